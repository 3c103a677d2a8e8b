import Foundation
import Testing

@testable import Terminal

/// A ledger with a vault that knows dora, with two files, bruno, the contact person of chr, and a note of an act; a
/// place for copies, and one for the ledger put aside. Names are placeholders.
struct VaultScene {
  let stage: Stage
  var copies: String { stage.folder + "-copies" }
  var aside: String { stage.folder + "-aside" }
  var people: String { stage.folder + "/people" }

  init(language: String = "fr") async throws {
    stage = Stage(language: language)
    let folder = URL(filePath: stage.folder)
    for file in try await Self.whole.value {
      let url = folder.appending(path: file.path)
      if let bytes = file.bytes {
        try bytes.write(to: url)
      } else {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      }
      try FileManager.default.setAttributes(
        [.posixPermissions: file.permissions], ofItemAtPath: url.path)
    }
    for (name, text) in Self.papers { stage.write(text, to: name) }
    stage.goOn(at: "2020-04-04T12:00:00Z", ids: 100)
  }

  // MARK: - What is there

  private struct File {
    var path: String
    /// Nil for a folder.
    var bytes: Data?
    var permissions: Int
  }

  /// The ledger, which is made once; folders come before what is in them.
  private static let whole = Task {
    let stage = Stage()
    await stage.open()
    for (name, text) in papers { stage.write(text, to: name) }
    for words in acts {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome)")
    }
    let files = FileManager.default
    return try ([""] + files.subpathsOfDirectory(atPath: stage.folder).sorted()).map { path in
      let whole = stage.folder + "/" + path
      let attributes = try files.attributesOfItem(atPath: whole)
      let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
      return File(
        path: path, bytes: isFolder ? nil : files.contents(atPath: whole),
        permissions: try #require(attributes[.posixPermissions] as? Int))
    }
  }

  private static let papers = [
    "accord.txt": "un papier signé par Prénom Exemple", "autre.txt": "un second papier",
  ]

  private static let acts = [
    ["people", "set", "dora", "--name", "Prénom Exemple", "--mail", "exemple@test.invalid"],
    ["people", "attach", "dora", "accord.txt"], ["people", "attach", "dora", "autre.txt"],
    ["people", "set", "bruno", "--name", "Autre Exemple"],
    ["people", "note", "bruno", "vient avec Prénom Exemple"],
    ["people", "set", "chr", "--name", "Contact Exemple"],
    ["donate", "5", "sheet", "--provider", "bruno", "--id", "don-1", "--note", "un mot"],
  ]

  /// What is kept, in words, and of whom each is.
  static let words = [
    ("Prénom Exemple", "dora"), ("exemple@test.invalid", "dora"), ("papier signé", "dora"),
    ("second papier", "dora"), ("vient avec", "bruno"), ("un mot", "bruno"),
    ("Contact Exemple", "chr"),
  ]

  // MARK: - What is done

  func run(_ lines: [[String]]) async throws {
    for words in lines {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome)")
    }
  }

  @discardableResult
  func backUp() async throws -> String {
    let outcome = await stage.run("backup \(copies)")
    try #require(outcome.status == 0, "\(outcome)")
    return outcome.errors
  }

  func backups() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: copies).sorted().map { "\(copies)/\($0)" }
  }

  func remove(_ names: String...) throws {
    for name in names { try FileManager.default.removeItem(atPath: "\(people)/\(name)") }
  }

  func damage(_ name: String, in vault: String? = nil) throws {
    try Data("x".utf8).write(to: URL(filePath: "\(vault ?? people)/\(name)"))
  }

  func putAside() throws {
    try FileManager.default.moveItem(atPath: stage.folder, toPath: aside)
  }

  /// The commands that take something back, as they are printed.
  func commands(in said: String, instead placeholder: String? = nil) -> [[String]] {
    said.split(separator: "\n").compactMap { line in
      guard let start = line.firstRange(of: "maillon people recover") else { return nil }
      let words = line[start.lowerBound...].split(separator: " ").dropFirst().map(String.init)
      return words.map { $0.hasPrefix("SAUVEGARDE") ? placeholder ?? "SAUVEGARDE" : $0 }
    }
  }

  /// Does what is printed, and what that prints, until nothing more is.
  func obey(_ said: String, instead placeholder: String? = nil) async throws {
    var (waiting, done) = (commands(in: said, instead: placeholder), Set<[String]>())
    while let command = waiting.first {
      waiting.removeFirst()
      if command.contains("SAUVEGARDE") || !done.insert(command).inserted { continue }
      let outcome = await stage.run(command)
      #expect([0, 65].contains(outcome.status), "\(command): \(outcome)")
      waiting += commands(in: outcome.errors + outcome.output, instead: placeholder)
      try #require(done.count < 30, "\(done)")
    }
  }

  /// What is kept, in words.
  func kept() async -> String {
    var kept = ""
    for line in ["people show dora", "people show bruno", "people show chr", "show don-1"] {
      kept += await stage.run(line).output
    }
    return kept
  }

  // MARK: - What is lost

  /// What a vault loses: files, as they are gone or damaged, and folders.
  struct Loss: Sendable, CustomTestStringConvertible {
    var gone: [String] = []
    var damaged: [String] = []
    /// Whether what is left of it tells that it was there: else the copies alone do.
    var leavesTrace = true

    var testDescription: String { "gone: \(gone), damaged: \(damaged)" }

    /// Whether files are lost, and no folder with all that is in it.
    var isOfFiles: Bool { (gone + damaged).allSatisfy { $0.contains(".") } }
  }

  static let losses: [Loss] = [
    .init(gone: ["persons/dora.0.sealed"]), .init(gone: ["persons/dora.1.sealed"]),
    .init(gone: ["persons/dora.0.sealed", "persons/dora.1.sealed"]),
    .init(gone: ["keys/persons/dora.key"]),
    .init(
      gone: [
        "persons/dora.0.sealed", "persons/dora.1.sealed", "persons/dora.2.sealed",
        "keys/persons/dora.key",
      ], leavesTrace: false),
    .init(gone: ["persons/bruno.0.sealed"]), .init(gone: ["persons/chr.0.sealed"]),
    .init(gone: ["persons/bruno.0.sealed", "persons/chr.0.sealed", "persons/dora.0.sealed"]),
    .init(gone: ["persons/chr.0.sealed", "keys/persons/chr.key"], leavesTrace: false),
    .init(gone: ["notes/don-1.0.sealed"]), .init(gone: ["keys/notes/don-1.key"]),
    .init(gone: ["notes/don-1.0.sealed", "keys/notes/don-1.key"], leavesTrace: false),
    .init(damaged: ["persons/dora.0.sealed"]), .init(damaged: ["persons/dora.2.sealed"]),
    .init(damaged: ["keys/persons/dora.key"]), .init(damaged: ["notes/don-1.0.sealed"]),
    .init(damaged: ["keys/notes/don-1.key"]),
    .init(damaged: ["notes/don-1.0.sealed", "persons/dora.1.sealed"]),
    .init(gone: ["persons/dora.0.sealed"], damaged: ["keys/persons/dora.key"]),
    .init(gone: ["persons"]), .init(gone: ["keys/persons"]), .init(gone: ["notes"]),
    .init(gone: ["keys/notes"]), .init(gone: ["keys"]),
    .init(gone: ["persons", "keys/persons"], leavesTrace: false),
    .init(gone: ["notes", "keys/notes"]), .init(gone: [""]),
  ]

  /// Loses it here; what is not there, an erasure has taken.
  func lose(_ loss: Loss) throws {
    let isThere = { (name: String) in
      FileManager.default.fileExists(atPath: "\(people)/\(name)")
    }
    for name in loss.gone where isThere(name) { try remove(name) }
    for name in loss.damaged where isThere(name) { try damage(name) }
  }

  /// How the vault of a ledger put aside stands to the one that comes back.
  enum Aside: CaseIterable { case same, newer, older, empty, damaged, gone }

  /// Takes from the vault of the ledger put aside what it is not to have.
  func wear(_ kind: Aside) throws {
    let vault = aside + "/people"
    switch kind {
    case .empty:
      for name in ["persons", "keys/persons", "notes", "keys/notes"] {
        for file in try FileManager.default.contentsOfDirectory(atPath: "\(vault)/\(name)") {
          try FileManager.default.removeItem(atPath: "\(vault)/\(name)/\(file)")
        }
      }
    case .damaged:
      for name in ["persons/dora.0.sealed", "notes/don-1.0.sealed", "keys/persons/bruno.key"] {
        try damage(name, in: vault)
      }
    case .gone: try FileManager.default.removeItem(atPath: vault)
    case .same, .newer, .older: break
    }
  }
}
