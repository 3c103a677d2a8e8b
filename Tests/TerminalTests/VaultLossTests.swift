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
  func `it is told wherever somebody looks, with the way out, and stops who would write there`(
    _ folder: String
  ) async throws {
    let stage = try await stage()
    try FileManager.default.removeItem(atPath: "\(stage.folder)/\(folder)")
    let copies = stage.folder + "-copies"
    defer { try? FileManager.default.removeItem(atPath: copies) }
    // A look leaves the sign of the loss where it is.
    for line in [
      "status", "people list", "people access", "verify", "backup \(copies)", "people list",
      "status",
    ] {
      let outcome = await stage.run(line)
      #expect(outcome.status == (line == "verify" ? 1 : 0), "\(line): \(outcome)")
      #expect(outcome.errors.contains("/people » manque"), "\(line): \(outcome)")
      #expect(outcome.errors.contains("2 personnes") && outcome.errors.contains("sauvegarde"))
    }
    let donate = "donate 5 sheet --provider bruno --note mot"
    #expect(await stage.run(donate).errors.contains("/people » manque"))
    try? FileManager.default.removeItem(atPath: "\(stage.folder)/\(folder)")
    let set = await stage.run(["people", "set", "bruno", "--name", "Autre Exemple"])
    #expect(set.status == 74 && set.errors.contains("/people » manque"), "\(set)")
  }

  /// The folders of a vault without notes hold nothing, and no list of files names them.
  @Test func `a copy of a vault without notes is whole`() async throws {
    let stage = try await stage()
    let (copies, back) = (stage.folder + "-copies", stage.folder + "-back")
    defer { for path in [copies, back] { try? FileManager.default.removeItem(atPath: path) } }
    for line in ["backup \(copies)", "restore \(copies) --ledger \(back)"] {
      let outcome = await stage.run(line)
      #expect(outcome.status == 0 && !outcome.errors.contains("» manque"), "\(line): \(outcome)")
    }
    #expect(FileManager.default.fileExists(atPath: back + "/people/keys/notes"))
    for folder in ["", "/people/notes", "/people/keys/notes"] {
      // As former versions restored it, and as other tools copy it.
      if !folder.isEmpty { try FileManager.default.removeItem(atPath: back + folder) }
      if folder == "/people/notes" { continue }
      for line in ["verify", "status", "people list", "backup \(copies)"] {
        let outcome = await stage.run("\(line) --ledger \(back)")
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(line): \(outcome)")
      }
    }
  }

  @Test func `the backup of a lost vault says what it lacks, and so does whoever restores it`()
    async throws
  {
    let stage = try await stage()
    let (copies, back) = (stage.folder + "-copies", stage.folder + "-back")
    defer { for path in [copies, back] { try? FileManager.default.removeItem(atPath: path) } }
    let whole = await stage.run("backup \(copies)")
    #expect(whole.output.contains("données des personnes y sont aussi"), "\(whole)")
    let first = try #require(try FileManager.default.contentsOfDirectory(atPath: copies).first)
    try FileManager.default.removeItem(atPath: stage.folder + "/people")
    _ = await stage.run("people list")
    let nameless = await stage.run("backup \(copies)")
    #expect(!nameless.output.contains("données des personnes y sont aussi"), "\(nameless)")
    let restored = await stage.run("restore \(copies) --ledger \(back)")
    for (outcome, ledger) in [(nameless, stage.folder), (restored, back)] {
      #expect(outcome.status == 0 && outcome.errors.contains("la fiche de dora"), "\(outcome)")
      let command = "people recover --from \(copies)/\(first)"
      #expect(outcome.errors.contains(command + "\n"), "\(outcome)")
      #expect(await stage.run("\(command) --ledger \(ledger)").status == 0)
    }
    let list = await stage.run("people list --ledger \(back)")
    #expect(list.output.contains("Prénom Exemple") && list.errors.isEmpty, "\(list)")
  }

  @Test func `a vault begun anew after a loss is told by the backups from before`() async throws {
    let stage = try await stage()
    let copies = stage.folder + "-copies"
    defer { try? FileManager.default.removeItem(atPath: copies) }
    _ = await stage.run("backup \(copies)")
    let first = try #require(try FileManager.default.contentsOfDirectory(atPath: copies).first)
    try FileManager.default.removeItem(atPath: stage.folder + "/people")
    #expect(await stage.run("people list --force").status == 0)
    #expect(await stage.run(["people", "set", "bruno", "--name", "Autre Exemple"]).status == 0)
    for _ in 0..<2 {
      let said = await stage.run("backup \(copies)").errors
      #expect(said.contains("\n  maillon people recover --from \(copies)/\(first) dora"), "\(said)")
    }
    // Whoever was erased since is missed by nobody, and the copies that have the person are to go.
    #expect(await stage.run("erase dora --yes").status == 0)
    let said = await stage.run("backup \(copies)").errors
    #expect(!said.contains("recover") && said.contains(first) && said.contains("dora"), "\(said)")
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
      #expect(outcome.errors.contains("la fiche de dora"), "\(line): \(outcome)")
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
    let outcome = await stage.run("verify")
    #expect(outcome.status == 0 && outcome.errors.contains("/people » manque"), "\(outcome)")
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

  /// What is said and the status are one.
  @Test func `verify does not call whole what has lost its vault`() async throws {
    let stage = try await stage()
    try #require(await stage.run("verify").output.hasPrefix("Tout est intact"))
    try FileManager.default.removeItem(atPath: stage.folder + "/people")
    let lost = await stage.run("verify")
    #expect(lost.status == 1 && lost.output.hasPrefix("Le journal est intact"), "\(lost)")
    #expect(await stage.run("verify --json").output.contains(#""hasVault":false"#))
    // The way out for who never kept anything, as it is printed.
    #expect(lost.errors.contains("maillon people list --force"), "\(lost)")
    #expect(await stage.run("people list --force").status == 0)
    #expect(await stage.run("verify").status == 0)
  }

  @Test func `notes that acts speak of are missed, and not those of somebody erased`() async throws
  {
    for isErased in [false, true] {
      let stage = try await stage()
      let donate = await stage.run("donate 5 sheet --provider bruno --note mot --id d")
      try #require(donate.status == 0, "\(donate)")
      if isErased { try #require(await stage.run("erase bruno --yes").status == 0) }
      for folder in ["notes", "keys/notes"] {
        try FileManager.default.removeItem(atPath: "\(stage.folder)/people/\(folder)")
      }
      let outcome = await stage.run("verify")
      #expect(outcome.status == (isErased ? 0 : 1), "\(outcome)")
    }
  }

  @Test func `a ledger from an archive or a publication is not suspected of a loss`() async throws {
    let stage = try await stage()
    #expect(await stage.run("donate 5 sheet --provider bruno --note mot --id d").status == 0)
    let (back, site) = (stage.folder + "-back", stage.folder + "-site")
    defer { for path in [back, site] { try? FileManager.default.removeItem(atPath: path) } }
    #expect(await stage.run("publish \(site)").status == 0)
    #expect(await stage.run("restore \(site) --ledger \(back)").status == 0)
    let outcome = await stage.run("verify --ledger \(back)")
    #expect(outcome.status == 0 && outcome.output.hasPrefix("Tout est intact"), "\(outcome)")
  }

  @Test func `a ledger begun before there was a vault may have lost none`() async throws {
    let stage = try await stage()
    try FileManager.default.removeItem(atPath: stage.folder + "/people")
    let config = stage.folder + "/config"
    let lines = try String(contentsOfFile: config, encoding: .utf8).split(separator: "\n")
    try (lines.filter { !$0.hasPrefix("check:") }.joined(separator: "\n") + "\n")
      .write(toFile: config, atomically: true, encoding: .utf8)
    let outcome = await stage.run("verify")
    #expect(outcome.status == 0 && outcome.errors.contains("/people » manque"), "\(outcome)")
  }
}
