import Testing

@testable import Terminal

extension Stage {
  static let sureMentions = [
    "tel 0470/98.76.54", "tel +32470987654", "Zephyrine Quatrelivres", "Zéphyrine  Quatrelivres",
    "Quatrelivres Zéphyrine",
  ]
  static let doubtfulMentions = ["Mme Quatrelivres", "Z. Quatrelivres"]

  /// A ledger whose vault knows dora, and bruno whose notes and papers name her.
  static func mentioning(language: String = "fr") async throws -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    stage.write("x", to: "Zephyrine-Quatrelivres.txt")
    for words in [
      ["people", "set", "dora", "--name", "Zéphyrine Quatrelivres", "--phone", "0470 98 76 54"],
      ["people", "set", "bruno", "--name", "Autre Exemple"],
      ["people", "attach", "bruno", "Zephyrine-Quatrelivres.txt"],
      [
        "lend", "1", "printer", "--provider", "bruno", "--id", "pret-1", "--note",
        "avec Mme Quatrelivres",
      ],
    ] + (Self.sureMentions + Self.doubtfulMentions).map({ ["people", "note", "bruno", $0] }) {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome.errors)")
    }
    return stage
  }
}
