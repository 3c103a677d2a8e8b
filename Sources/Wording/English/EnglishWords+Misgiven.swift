import Outgoing

extension EnglishWords {
  /// What was given in the place of something else, and what to do with it.
  func misgiven(_ misgiven: Misgiven) -> String {
    let commands = misgiven.commands(log: "LOG", key: "KEY", folder: "FOLDER")
    var said =
      "\(list([misgiven.path])) is \(name(of: misgiven.given)); what is wanted is \(name(of: misgiven.wanted))."
    switch misgiven.given {
    case .secret: said += " Show it to nobody."
    case .folder(nil): said += " Give the name of the file."
    case .file(.page), .file(.print), .file(.table), .file(.guide):
      if [.log, .report].contains(misgiven.wanted) {
        said +=
          " What can be checked is the JSON file that goes with it, such as rapport.json: ask for it, check it, and compare the figures."
      }
    case .file, .publicKey, .folder: break
    }
    if !commands.isEmpty {
      said += " The command that goes with it: \(commands.joined(separator: "; or "))."
    }
    return [.acts, .copy, .cosigned, .paper].contains(misgiven.wanted)
      ? said + " Nothing was written." : said
  }

  private func name(of given: Given) -> String {
    switch given {
    case .file(let mark): name(of: mark)
    case .publicKey: "a public key"
    case .secret: "a secret file of a ledger or a witness"
    case .folder(let kind): kind.map(name(of:)) ?? "a folder"
    }
  }

  private func name(of wanted: Wanted) -> String {
    switch wanted {
    case .log: "a log, published or exported"
    case .head: "a signed head that was kept"
    case .cosigned: "a head that witnesses cosigned"
    case .report: "a report in JSON, with its proof"
    case .proof: "the proof of an act"
    case .copy: "an archive, a backup or a publication"
    case .paper: "a paper of a person"
    case .acts:
      "an act to be recorded on each line, in JSON"
    }
  }
}
