import FoundationEssentials
import Testing

@testable import Terminal

extension Stage {
  static let name = "Prénom Exemple"
  static let mail = "exemple@test.invalid"

  /// A ledger whose vault knows dora, who gave sheets with a note, and bruno, whose notes name her.
  static func peopled(language: String = "fr") async throws -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    stage.write("un papier signé", to: "accord.pdf")
    for words in [
      ["people", "set", "dora", "--name", Self.name, "--mail", Self.mail, "--language", "nl"],
      ["people", "note", "dora", "préfère le soir"], ["people", "attach", "dora", "accord.pdf"],
      [
        "people", "consent", "dora", "--purpose", "name-in-report", "--text-version", "2026-1",
        "--on", "2020-04-01", "--channel", "paper",
      ],
      ["people", "set", "bruno", "--name", "Autre Exemple"],
      ["people", "note", "bruno", "vient avec \(Self.name) le lundi"],
      [
        "donate", "150", "sheet", "--provider", "dora", "--id", "don-1", "--note",
        "déposées par \(Self.name)",
      ],
      [
        "lend", "1", "printer", "--provider", "bruno", "--id", "pret-1", "--note",
        "rien de spécial",
      ],
      ["deliver", "50", "sheet", "--receiver", "chr"],
    ] {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome.errors)")
    }
    return stage
  }

  /// Every byte of every file under the ledger, by path.
  func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      guard let bytes = FileManager.default.contents(atPath: folder + "/" + name) else {
        continue
      }
      files[name] = [UInt8](bytes)
    }
    return files
  }

  static func holds(_ bytes: [UInt8], _ text: String) -> Bool {
    String(decoding: bytes, as: UTF8.self).contains(text)
  }
}
