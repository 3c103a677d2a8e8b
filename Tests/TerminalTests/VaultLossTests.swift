import FoundationEssentials
import Testing

@testable import Terminal

/// A vault of persons whose folder is gone. Names are placeholders.
@Suite struct VaultLossTests {
  private func stage() async throws -> Stage {
    let stage = Stage()
    await stage.open()
    let kept = await stage.run(["people", "set", "dora", "--name", "Prénom Exemple"])
    try #require(kept.status == 0, "\(kept)")
    return stage
  }

  @Test(arguments: ["people", "people/keys", "people/persons"])
  func `it is told wherever somebody looks, with the way out, and stops nothing`(
    _ folder: String
  ) async throws {
    let stage = try await stage()
    try FileManager.default.removeItem(atPath: "\(stage.folder)/\(folder)")
    let copies = stage.folder + "-copies"
    defer { try? FileManager.default.removeItem(atPath: copies) }
    for line in ["status", "verify", "backup \(copies)", "people list"] {
      let outcome = await stage.run(line)
      #expect(outcome.status == 0, "\(line): \(outcome)")
      #expect(outcome.errors.contains("/people » manque"), "\(line): \(outcome)")
      #expect(outcome.errors.contains("2 personnes") && outcome.errors.contains("sauvegarde"))
    }
    try? FileManager.default.removeItem(atPath: "\(stage.folder)/\(folder)")
    let set = await stage.run(["people", "set", "bruno", "--name", "Autre Exemple"])
    #expect(set.status == 0 && set.errors.contains("/people » manque"), "\(set)")
  }

  @Test func `a damaged record is named by whoever looks at the ledger`() async throws {
    let stage = try await stage()
    let keys = stage.folder + "/people/keys"
    for name in try FileManager.default.subpathsOfDirectory(atPath: keys) {
      let path = keys + "/" + name
      var isFolder = false
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      if !isFolder { try Data("x".utf8).write(to: URL(filePath: path)) }
    }
    for (line, status) in [("status", 0), ("verify", 1)] as [(String, Int32)] {
      let outcome = await stage.run(line)
      #expect(outcome.status == status, "\(line): \(outcome)")
      #expect(outcome.errors.contains("« dora »"), "\(line): \(outcome)")
    }
    let json = await stage.run("verify --json")
    #expect(json.status == 1 && json.output.contains(#""ok":false"#), "\(json)")
    #expect(json.output.contains(#""unreadable":["dora"]"#), "\(json)")
  }

  @Test func `who was erased shows that there was a vault`() async throws {
    let stage = try await stage()
    for person in ["dora", "bruno"] {
      #expect(await stage.run("erase \(person) --yes").status == 0)
    }
    try FileManager.default.removeItem(atPath: stage.folder + "/people")
    #expect(await stage.run("verify").errors.contains("/people » manque"))
  }

  @Test func `a ledger that knows nobody, or never opened its vault, is not suspected`()
    async throws
  {
    let stage = Stage()
    #expect(await stage.run("init --origin test.invalid/coop --coop coop --name M").status == 0)
    try FileManager.default.removeItem(atPath: stage.folder + "/people")
    for line in ["status", "verify", "people list"] {
      #expect(await stage.run(line).errors.isEmpty, "\(line)")
    }
    let other = Stage()
    await other.open()
    for line in ["status", "verify", "people list"] {
      #expect(await other.run(line).errors.isEmpty, "\(line)")
    }
  }
}
