import Outgoing

extension GermanWords {
  /// What was given in the place of something else, and what to do with it.
  func misgiven(_ misgiven: Misgiven) -> String {
    let commands = misgiven.commands(log: "LOG", key: "SCHLÜSSEL", folder: "ORDNER")
    var said =
      "\(list([misgiven.path])) ist \(name(of: misgiven.given)); gebraucht wird \(name(of: misgiven.wanted))."
    switch misgiven.given {
    case .secret: said += " Zeigen Sie sie niemandem."
    case .folder(nil): said += " Nennen Sie die Datei."
    case .file(.page), .file(.print), .file(.table), .file(.guide):
      if [.log, .report].contains(misgiven.wanted) {
        said +=
          " Prüfen lässt sich die JSON-Datei, die dazugehört, etwa rapport.json: bitten Sie darum, prüfen Sie sie, und vergleichen Sie die Zahlen."
      }
    case .file, .publicKey, .folder: break
    }
    if !commands.isEmpty {
      said += " Der Befehl dazu: \(commands.joined(separator: "; oder "))."
    }
    return [.acts, .copy, .cosigned, .paper].contains(misgiven.wanted)
      ? said + " Nichts wurde geschrieben." : said
  }

  private func name(of given: Given) -> String {
    switch given {
    case .file(let mark): name(of: mark)
    case .publicKey: "ein öffentlicher Schlüssel"
    case .secret: "eine geheime Datei eines Registers oder eines Zeugen"
    case .folder(let kind): kind.map(name(of:)) ?? "ein Ordner"
    }
  }

  private func name(of wanted: Wanted) -> String {
    switch wanted {
    case .log: "ein veröffentlichtes oder exportiertes Log"
    case .head: "ein signierter Kopf von früher"
    case .cosigned: "ein Kopf, den Zeugen mitsigniert haben"
    case .report: "ein Bericht in JSON, mit seinem Nachweis"
    case .proof: "der Nachweis eines Vorgangs"
    case .copy: "ein Archiv, eine Sicherung oder eine Veröffentlichung"
    case .paper: "ein Dokument einer Person"
    case .acts:
      "je Zeile ein Vorgang, der einzutragen ist, in JSON"
    }
  }
}
