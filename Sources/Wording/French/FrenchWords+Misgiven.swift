import Outgoing

extension FrenchWords {
  /// What was given in the place of something else, and what to do with it.
  func misgiven(_ misgiven: Misgiven) -> String {
    let commands = misgiven.commands(log: "JOURNAL", key: "CLÉ", folder: "DOSSIER")
    var said =
      "\(list([misgiven.path])) est \(name(of: misgiven.given)) ; il faut \(name(of: misgiven.wanted))."
    switch misgiven.given {
    case .secret: said += " Ne le montrez à personne."
    case .folder(nil): said += " Donnez le nom du fichier."
    case .file(.page), .file(.print), .file(.table), .file(.guide):
      if [.log, .report].contains(misgiven.wanted) {
        said +=
          " Ce qui se vérifie est le fichier JSON remis avec, comme rapport.json : demandez-le, vérifiez-le, et comparez-en les chiffres."
      }
    case .file, .publicKey, .folder: break
    }
    if !commands.isEmpty {
      said += " La commande qui va avec : \(commands.joined(separator: " ; ou "))."
    }
    return [.acts, .copy, .cosigned, .paper].contains(misgiven.wanted)
      ? said + " Rien n’a été écrit." : said
  }

  private func name(of given: Given) -> String {
    switch given {
    case .file(let mark): name(of: mark)
    case .publicKey: "une clé publique"
    case .secret: "un fichier secret d’un registre ou d’un témoin"
    case .folder(let kind): kind.map(name(of:)) ?? "un dossier"
    }
  }

  private func name(of wanted: Wanted) -> String {
    switch wanted {
    case .log: "un journal publié ou exporté"
    case .head: "une tête signée, gardée d’avant"
    case .cosigned: "une tête que des témoins ont cosignée"
    case .report: "un rapport en JSON, avec sa preuve"
    case .proof: "la preuve d’un acte"
    case .copy: "une archive, une sauvegarde ou une publication"
    case .paper: "un papier d’une personne"
    case .acts:
      "un acte à noter par ligne, en JSON"
    }
  }
}
