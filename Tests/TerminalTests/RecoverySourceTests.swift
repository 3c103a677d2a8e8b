import Foundation
import Testing
import Wording

@testable import Terminal

/// From which folder what the vault lacks comes back, and from which nothing does. Names are placeholders.
@Suite struct RecoverySourceTests {
  typealias Scene = RecoveryTests.Scene

  private func commands(in said: String) -> [[String]] {
    said.matches(of: /\n  maillon (.+)/).map { $0.output.1.split(separator: " ").map(String.init) }
  }

  /// Two computers went on from one copy: p-7 and don-7 are others there.
  @Test(arguments: Language.allCases, [true, false])
  func `what another history has under the same id is not taken by name, and is read as printed`(
    language: Language, isBackup: Bool
  ) async throws {
    let scene = try await Scene(language: language.rawValue)
    let other = scene.stage.folder + "-other"
    defer {
      for path in [other, scene.copies, scene.stage.folder + "-copy"] {
        try? FileManager.default.removeItem(atPath: path)
      }
    }
    try FileManager.default.copyItem(atPath: scene.stage.folder, toPath: other)
    for (ledger, name) in [(scene.stage.folder, "Ici Exemple"), (other, "Ailleurs Exemple")] {
      try await scene.run(
        [
          ["agent", "p-7", "--agent-type", "person", "--category", "citizen"],
          ["people", "set", "p-7", "--name", name],
          [
            "donate", "5", "sheet", "--provider", "bruno", "--id", "don-7", "--note", "mot-\(name)",
          ],
          ["backup", scene.copies],
        ].map { $0 + ["--ledger", ledger] })
    }
    try scene.remove(
      "persons/p-7.0.sealed", "keys/persons/p-7.key", "notes/don-7.0.sealed",
      "keys/notes/don-7.key")
    let source = isBackup ? try scene.backups()[1] : other
    let before = try scene.stage.files().filter { $0.key.hasSuffix(".sealed") }
    let named = ["people", "recover", "--from", source, "p-7", "act/don-7", "--yes"]
    let refused = await scene.stage.run(named)
    #expect(refused.status == 65 && refused.errors.contains("p-7"), "\(refused)")
    #expect(refused.errors.contains("don-7"), "\(refused)")
    #expect(try scene.stage.files().filter { $0.key.hasSuffix(".sealed") } == before)
    var read = ""
    for command in commands(in: refused.errors)
    where command.contains(where: { $0 == "show" })
      || command[0] == "restore"
    {
      #expect(!command.contains("recover"), "\(refused)")
      let outcome = await scene.stage.run(command)
      #expect(outcome.status == 0, "\(command): \(outcome)")
      read += outcome.output
    }
    #expect(read.contains("Ailleurs Exemple") && read.contains("mot-Ailleurs"), "\(read)")
    // Nor is what reads here replaced by it.
    try await scene.run([["people", "set", "p-7", "--name", "Ici Exemple"]])
    #expect(await scene.stage.run(named).status == 65)
    #expect(await scene.stage.run("people show p-7").output.contains("Ici Exemple"))
  }

  @Test(arguments: Language.allCases)
  func `of a place the newest backup is named that has what is lacking, and not the newest`(
    language: Language
  ) async throws {
    let scene = try await Scene(language: language.rawValue)
    defer { try? FileManager.default.removeItem(atPath: scene.copies) }
    try await scene.backUp()
    try scene.remove(
      "persons/dora.0.sealed", "persons/dora.1.sealed", "persons/dora.2.sealed",
      "keys/persons/dora.key")
    try await scene.backUp()
    let copies = try scene.backups()
    for names in ["", " dora"] {
      let refused = await scene.stage.run("people recover --from \(scene.copies)\(names)")
      #expect(refused.status == 65, "\(refused)")
      #expect(
        refused.errors.hasSuffix("maillon people recover --from \(copies[0])\(names)\n"),
        "\(refused)")
      #expect(!refused.errors.contains(copies[1]), "\(refused)")
      #expect(!refused.errors.contains("erase"), "\(refused)")
    }
    // Of a copy that has it not, the one that has it is named, and nothing is ended.
    let lacking = await scene.stage.run("people recover --from \(copies[1]) dora")
    #expect(lacking.status == 65 && !lacking.errors.contains("erase"), "\(lacking)")
    #expect(lacking.errors.contains("people recover --from \(copies[0]) dora"), "\(lacking)")
    try await scene.obey(lacking.errors)
    #expect(await scene.kept().contains("Prénom Exemple"))
    let none = await scene.stage.run("people recover --from \(scene.copies) emil")
    #expect(none.status == 65 && !none.errors.contains("recover"), "\(none)")
  }

  @Test func `what no backup of a place has any more is ended as printed`() async throws {
    let scene = try await Scene()
    defer { try? FileManager.default.removeItem(atPath: scene.copies) }
    try scene.damage("persons/dora.0.sealed")
    try await scene.backUp()
    let copy = try scene.backups()[0]
    let told = await scene.stage.run("people recover --from \(copy) dora")
    #expect(told.status == 65 && told.errors.contains("maillon erase dora\n"), "\(told)")
  }

  /// What was read in a copy may speak of those of whom the copy knows nothing, who are erased here.
  @Test(arguments: Language.allCases)
  func `who was erased since and is not known there is named, with what came back`(
    language: Language
  ) async throws {
    let scene = try await Scene(language: language.rawValue)
    defer { try? FileManager.default.removeItem(atPath: scene.copies) }
    try await scene.run([
      ["agent", "p-8", "--agent-type", "person", "--category", "citizen"],
      ["agent", "p-9", "--agent-type", "person", "--category", "citizen"],
      ["people", "set", "p-8", "--name", "Ancien Exemple"], ["erase", "p-8", "--yes"],
      ["people", "note", "bruno", "vu avec Dernier Exemple"],
    ])
    try await scene.backUp()
    try await scene.run([
      ["people", "set", "p-9", "--name", "Dernier Exemple"], ["erase", "p-9", "--yes"],
    ])
    #expect(await !scene.stage.run("people show bruno").output.contains("Dernier"))
    try scene.remove("persons/bruno.0.sealed", "keys/persons/bruno.key")
    let back = await scene.stage.run("people recover --from \(try scene.backups()[0])")
    #expect(back.status == 0, "\(back)")
    #expect(back.errors.contains("p-9") && !back.errors.contains("p-8"), "\(back)")
    #expect(back.errors.contains("bruno"), "\(back)")
  }
}
