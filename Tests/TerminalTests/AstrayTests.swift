import FoundationEssentials
import Testing
import Wording

@testable import Terminal

/// A ledger that was restored from an older backup and went on, beside its own publication.
@Suite struct AstrayTests {
  /// Restored without what was published after the backup, and one act (`apres`) recorded since.
  private func stage(_ language: Language = .fr) async throws -> Stage {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    let (backups, site) = (stage.folder + "-backups", stage.folder + "-site")
    for line in [
      "backup \(backups)", "donate 5 sheet --provider dora --id d-2",
      "donate 6 sheet --provider dora --id d-3", "publish \(site)",
    ] {
      let outcome = await stage.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
    try FileManager.default.removeItem(atPath: stage.folder)
    for line in ["restore \(backups)", "donate 9 sheet --provider dora --id apres"] {
      let outcome = await stage.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
    return stage
  }

  private func clear(_ stage: Stage) {
    for name in ["-backups", "-site", "-site-2", "-aside"] {
      try? FileManager.default.removeItem(atPath: stage.folder + name)
    }
  }

  @Test(arguments: Language.allCases)
  func `publish, restore, verify and acts name the same entries and the same ways out`(
    language: Language
  ) async throws {
    let stage = try await stage(language)
    defer { clear(stage) }
    let site = stage.folder + "-site"
    for line in [
      "publish \(site)", "restore --published \(site)", "publish \(site)",
      "donate 1 sheet --provider dora", "verify", "status",
    ] {
      let outcome = await stage.run(line)
      let said = outcome.output + outcome.errors
      #expect(outcome.status == ["verify": 1, "status": 0][line] ?? 65, "\(line): \(outcome)")
      #expect(said.contains("apres"), "\(line): \(said)")
      #expect(said.contains("mv \(stage.folder) \(stage.folder)-aside"), "\(line): \(said)")
      #expect(said.contains("maillon restore --accept-loss"), "\(line): \(said)")
    }
    let json = await stage.run("verify --json").output
    #expect(json.contains(#""ok":false"#) && json.contains(#""astray":{"published":"#), "\(json)")
    #expect(json.contains(#""count":1,"entries":[{"seq":"#) && json.contains(#""id":"apres"}]"#))
  }

  @Test func `the way that keeps what is published works as it is printed`() async throws {
    let stage = try await stage()
    defer { clear(stage) }
    let (here, site) = (stage.folder, stage.folder + "-site")
    #expect(await stage.run("publish \(site)").status == 65)
    try FileManager.default.moveItem(atPath: here, toPath: here + "-aside")
    for line in [
      "restore \(here)-backups --published \(site) --ledger \(here)",
      "show apres --ledger \(here)-aside", "donate 9 sheet --provider dora --id apres",
      "verify", "publish \(site)",
    ] {
      let outcome = await stage.run(line)
      #expect(outcome.status == 0, "\(line): \(outcome)")
    }
  }

  /// The backup is of before the erasure, which was published.
  private func stageWithErasure() async throws -> Stage {
    let stage = Stage()
    await stage.open()
    _ = await stage.run(["people", "set", "dora", "--name", "Prénom Exemple"])
    let (backups, site) = (stage.folder + "-backups", stage.folder + "-site")
    for line in ["backup \(backups)", "erase dora --yes", "publish \(site)"] {
      let outcome = await stage.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
    try FileManager.default.removeItem(atPath: stage.folder)
    for line in ["restore \(backups)", "donate 9 sheet --provider bruno --id apres"] {
      let outcome = await stage.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
    return stage
  }

  @Test func `who was forgotten in what is given up is named, with the command that forgets again`()
    async throws
  {
    let stage = try await stageWithErasure()
    defer { clear(stage) }
    let site = stage.folder + "-site"
    #expect(await stage.run("publish \(site)").status == 65)
    let accept = ["restore", "--accept-loss"]
    let asked = await stage.run(accept, answer: "n")
    #expect(asked.status == 65 && asked.errors.contains("maillon erase dora\n"), "\(asked)")
    let accepted = await stage.run(accept, answer: "o")
    #expect(
      accepted.status == 0 && accepted.errors.hasSuffix("maillon erase dora\n"), "\(accepted)")
    #expect(await stage.run("people list").output.contains("Prénom Exemple"))
    #expect(await stage.run("erase dora --yes").status == 0)
    #expect(!(await stage.run("people list").output.contains("Prénom Exemple")))
  }

  @Test(arguments: Language.allCases)
  func `who was erased after the ledger went astray is not left out in silence`(language: Language)
    async throws
  {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    defer { clear(stage) }
    _ = await stage.run(["people", "set", "dora", "--name", "Prénom Exemple"])
    let (backups, site) = (stage.folder + "-backups", stage.folder + "-site")
    let other = stage.folder + "-aside"
    for (line, status) in [
      ("backup \(backups)", 0), ("restore \(backups) --ledger \(other)", 0),
      ("donate 5 sheet --provider bruno --id theirs", 0), ("publish \(site)", 0),
      // Another goes on from the copy, and meets what was published; that is in its backup.
      ("donate 9 sheet --provider bruno --id apres --ledger \(other)", 0),
      ("publish \(site) --ledger \(other)", 65), ("backup \(backups) --ledger \(other)", 0),
      ("erase dora --yes", 0), ("publish \(site)", 0),
    ] {
      let outcome = await stage.run(line)
      try #require(outcome.status == status, "\(line): \(outcome)")
    }
    try FileManager.default.removeItem(atPath: stage.folder)
    let newest = try #require(
      try FileManager.default.contentsOfDirectory(atPath: backups).sorted().last)
    let back = await stage.run("restore \(backups)/\(newest) --published \(site)/checkpoint")
    #expect(back.status == 0, "\(back)")
    let unknown = await stage.run(["restore", "--accept-loss"], answer: "n")
    #expect(unknown.status == 65 && unknown.errors.contains("maillon erase ID"), "\(unknown)")
    // Where the publication is at hand, by name.
    let known = await stage.run(["restore", "--accept-loss", "--published", site], answer: "n")
    #expect(known.status == 65 && known.errors.contains("maillon erase dora"), "\(known)")
  }

  @Test func `where the entries are not at hand, somebody may be back, and that is said`()
    async throws
  {
    let stage = try await stageWithErasure()
    defer { clear(stage) }
    let head = stage.folder + "-site/checkpoint"
    #expect(await stage.run("restore --published \(head)").status == 65)
    let accepted = await stage.run("restore --accept-loss --yes")
    #expect(accepted.status == 0 && accepted.errors.contains("maillon erase ID"), "\(accepted)")
  }

  @Test func `the way that keeps what is here works as it is printed, in another folder`()
    async throws
  {
    let stage = try await stage()
    defer { clear(stage) }
    let site = stage.folder + "-site"
    #expect(await stage.run("publish \(site)").status == 65)
    #expect(await stage.run("restore --accept-loss --yes").status == 0)
    for line in ["publish \(site)", "restore --published \(site)"] {
      let outcome = await stage.run(line)
      #expect(outcome.status == 65 && outcome.errors.contains("autre dossier"), "\(outcome)")
    }
    for line in ["donate 1 sheet --provider dora", "verify", "publish \(site)-2"] {
      let outcome = await stage.run(line)
      #expect(outcome.status == 0, "\(line): \(outcome)")
    }
  }
}
