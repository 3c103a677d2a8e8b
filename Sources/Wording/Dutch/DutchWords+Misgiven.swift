import Outgoing

extension DutchWords {
  /// What was given in the place of something else, and what to do with it.
  func misgiven(_ misgiven: Misgiven) -> String {
    let commands = misgiven.commands(log: "LOG", key: "SLEUTEL", folder: "MAP")
    var said =
      "\(list([misgiven.path])) is \(name(of: misgiven.given)); nodig is \(name(of: misgiven.wanted))."
    switch misgiven.given {
    case .secret: said += " Toon het aan niemand."
    case .folder(nil): said += " Geef de naam van het bestand."
    case .file(.page), .file(.print), .file(.table), .file(.guide):
      if [.log, .report].contains(misgiven.wanted) {
        said +=
          " Wat u kunt nakijken, is het JSON-bestand dat erbij hoort, zoals rapport.json: vraag het, kijk het na, en vergelijk de cijfers."
      }
    case .file, .publicKey, .folder: break
    }
    if !commands.isEmpty {
      said += " Het commando dat erbij past: \(commands.joined(separator: "; of "))."
    }
    return [.acts, .copy, .cosigned, .paper].contains(misgiven.wanted)
      ? said + " Er is niets geschreven." : said
  }

  private func name(of given: Given) -> String {
    switch given {
    case .file(let mark): name(of: mark)
    case .publicKey: "een publieke sleutel"
    case .secret: "een geheim bestand van een register of een getuige"
    case .folder(let kind): kind.map(name(of:)) ?? "een map"
    }
  }

  private func name(of wanted: Wanted) -> String {
    switch wanted {
    case .log: "een gepubliceerd of uitgevoerd log"
    case .head: "een ondertekende kop van vroeger"
    case .cosigned: "een kop die getuigen medeondertekenden"
    case .report: "een verslag in JSON, met zijn bewijs"
    case .proof: "het bewijs van een handeling"
    case .copy: "een archief, een back-up of een publicatie"
    case .paper: "een document van een persoon"
    case .acts:
      "één te noteren handeling per regel, in JSON"
    }
  }
}
