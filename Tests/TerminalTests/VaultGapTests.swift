import FoundationEssentials
import Testing

@testable import Terminal

/// One record, attachment or note of the vault that is lost is noticed, and comes back alone. Names are placeholders.
@Suite struct VaultGapTests {
  private typealias Scene = VaultScene

  @Test func `a copy that alone has the key is not to be destroyed before that is back`()
    async throws
  {
    let scene = try await Scene()
    try await scene.backUp()
    try await scene.run([["erase", "bruno", "--yes", "--mask", "all"]])
    let whole = try await scene.backUp()
    #expect(!whole.contains("et pas avant") && whole.contains("people/keys"), "\(whole)")
    try FileManager.default.removeItem(atPath: scene.stage.folder + "/key")
    let said = await scene.stage.run("backup \(scene.copies)")
    #expect(said.status == 1 && said.errors.contains("et pas avant"), "\(said)")
  }

  @Test func `a contact person who was forgotten does not come back in the place of the next one`()
    async throws
  {
    let scene = try await Scene()
    try await scene.backUp()
    try await scene.run([
      ["people", "forget", "chr", "--yes"], ["people", "set", "chr", "--name", "Nouveau Contact"],
    ])
    try scene.remove("keys/persons/chr.key")
    let said = try await scene.backUp()
    let copy = try scene.backups()[0]
    #expect(said.contains("chr") && !said.contains("--from \(copy)"), "\(said)")
  }

  @Test func `nothing is written in the place of a record that is lost`() async throws {
    let scene = try await Scene()
    try await scene.backUp()
    try scene.remove("persons/bruno.0.sealed")
    for line in [
      "people note bruno encore", "people set bruno --name Autre", "people attach bruno accord.txt",
    ] {
      let refused = await scene.stage.run(line)
      #expect(refused.status == 74 && refused.errors.contains("bruno"), "\(refused)")
    }
    #expect(await scene.stage.run("verify").status == 1)
    try await scene.obey(try await scene.backUp())
    try await scene.run([["people", "note", "bruno", "encore"]])
    #expect(await scene.stage.run("verify").status == 0)
  }

  @Test func `a damaged note or attachment is missed too, and comes back`() async throws {
    let scene = try await Scene()
    try await scene.backUp()
    for file in ["notes/don-1.0.sealed", "persons/dora.1.sealed"] { try scene.damage(file) }
    let json = await scene.stage.run("verify --json")
    #expect(json.status == 1, "\(json)")
    #expect(json.output.contains(#"{"act":"don-1","kind":"note","gone":false}"#), "\(json)")
    #expect(json.output.contains(#""kind":"attachment","number":1"#), "\(json)")
    try await scene.obey(try await scene.backUp())
    #expect(await scene.stage.run("verify").status == 0)
  }

  @Test func `an attachment from before words of it were masked does not come back`() async throws {
    let scene = try await Scene()
    try await scene.backUp()
    try await scene.run([["people", "mask", "dora/content/1", "--text", "Prénom Exemple", "--yes"]])
    try scene.remove("persons/dora.1.sealed")
    let said = try await scene.backUp()
    #expect(said.contains("--from SAUVEGARDE dora"), "\(said)")
    let copy = try scene.backups()[0]
    #expect(!said.contains("--from \(copy)"), "\(said)")
  }

  @Test func `a key from elsewhere never takes the place of the one under which files are`()
    async throws
  {
    let scene = try await Scene()
    try await scene.backUp()
    try scene.remove(
      "persons/dora.0.sealed", "persons/dora.1.sealed", "persons/dora.2.sealed",
      "keys/persons/dora.key")
    try await scene.run([["people", "attach", "dora", "accord.txt"]])
    try scene.remove("persons/dora.0.sealed")
    let key = FileManager.default.contents(atPath: scene.people + "/keys/persons/dora.key")
    try await scene.obey(try await scene.backUp())
    #expect(FileManager.default.contents(atPath: scene.people + "/keys/persons/dora.key") == key)
    #expect(await scene.stage.run("people show dora").output.contains("Prénom Exemple"))
    #expect(await scene.stage.run("verify").status == 0)
  }

  @Test(arguments: [
    ("fr", "D’abord|d’abord", "pas avant"), ("nl", "eerst", "eerst als terug"),
    ("de", "zuerst", "Erst wenn zurück"), ("en", "First", "not before"),
  ])
  func `of one copy it is said in order that it has who is missing, and whom it should not have`(
    _ language: String, _ first: String, _ later: String
  ) async throws {
    let scene = try await Scene(language: language)
    try await scene.backUp()
    try await scene.run([["erase", "bruno", "--yes", "--mask", "all"]])
    try scene.remove(
      "persons/dora.0.sealed", "persons/dora.1.sealed", "persons/dora.2.sealed",
      "keys/persons/dora.key")
    let said = try await scene.backUp()
    let isFirst = first.split(separator: "|").contains { said.contains($0) }
    #expect(isFirst && said.contains(later), "\(said)")
    let json = await scene.stage.run("backup \(scene.copies) --json")
    let lost =
      #""lost":[{"agent":"dora","kind":"record","gone":true,"backup":"\#(try scene.backups()[0])"}]"#
    #expect(json.output.contains(lost), "\(json)")
    try await scene.obey(said)
    let after = try await scene.backUp()
    #expect(!after.contains(later) && after.contains("people/keys"), "\(after)")
    #expect(await scene.stage.run("people show dora").output.contains("Prénom Exemple"))
  }

  @Test func `contact persons are missed too, and not those who were forgotten`() async throws {
    let scene = try await Scene()
    try await scene.backUp()
    try scene.remove("persons/chr.0.sealed", "keys/persons/chr.key")
    let lost = #""agent":"chr""#
    #expect(await scene.stage.run("backup \(scene.copies) --json").output.contains(lost))
    let said = try await scene.backUp()
    #expect(said.contains("la fiche de chr"), "\(said)")
    try await scene.obey(said)
    try await scene.run([["people", "forget", "chr", "--yes"]])
    #expect(await !scene.stage.run("backup \(scene.copies) --json").output.contains(lost))
    // Who cannot tell whether somebody was forgotten since says nothing.
    try scene.remove("access")
    try await scene.run([["people", "list"]])
    #expect(await !scene.stage.run("backup \(scene.copies) --json").output.contains(lost))
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `an erasure by a record that cannot be read does not say that nothing speaks of the person`(
    _ language: String
  ) async throws {
    let scene = try await Scene(language: language)
    try await scene.backUp()
    try scene.damage("persons/dora.0.sealed")
    let none = ["Aucune autre mention", "Geen andere", "Keine andere", "No other mention"]
    for outcome in [
      await scene.stage.run("erase dora --dry-run"),
      await scene.stage.run(["erase", "dora"], answer: "n"), await scene.stage.run("erase dora"),
      await scene.stage.run("erase dora --yes"),
    ] {
      let said = outcome.output + outcome.errors
      #expect(said.contains("\n  maillon erase dora"), "\(said)")
      #expect(said.contains("people recover --from"), "\(said)")
      #expect(!none.contains { said.contains($0) }, "\(said)")
    }
  }

  @Test func `once such a record is back, its name is looked for and masked`() async throws {
    let scene = try await Scene()
    try await scene.backUp()
    try scene.damage("persons/dora.0.sealed")
    let json = await scene.stage.run("erase dora --dry-run --json").output
    #expect(json.contains(#""nameless":["dora"]"#), "\(json)")
    let erased = await scene.stage.run("erase dora --yes")
    #expect(erased.status == 0, "\(erased)")
    #expect(await scene.stage.run("people show bruno").output.contains("Prénom Exemple"))
    try await scene.obey(erased.output, instead: try scene.backups()[0])
    let again = await scene.stage.run("erase dora --yes")
    #expect(again.status == 0 && !again.output.contains("Illisible"), "\(again)")
    #expect(!(await scene.stage.run("people show bruno").output.contains("Prénom Exemple")))
  }

  @Test func `who is forgotten is not looked for in a record beside that cannot be read`()
    async throws
  {
    let scene = try await Scene()
    try scene.damage("persons/bruno.0.sealed")
    let trial = await scene.stage.run("erase dora --dry-run")
    #expect(trial.output.contains("bruno"), "\(trial)")
    let json = await scene.stage.run("people forget chr --dry-run --json").output
    #expect(json.contains(#""unsearched":["bruno"]"#), "\(json)")
  }

  /// What a crash leaves of a first record, a first attachment, one taken off, and an erasure.
  @Test func `what a crash cut short is no loss, and is swept`() async throws {
    let scene = try await Scene()
    let people = scene.people
    let key = try #require(FileManager.default.contents(atPath: people + "/keys/persons/dora.key"))
    let file = try #require(FileManager.default.contents(atPath: people + "/persons/dora.1.sealed"))
    // A first record: its file is half written, its key is there.
    for agent in ["mm-a", "coop"] {
      try key.write(to: URL(filePath: people + "/keys/persons/\(agent).key"))
      try file.write(to: URL(filePath: people + "/persons/\(agent).0.sealed.new"))
    }
    // An attachment that is listed and has not yet its name.
    try FileManager.default.moveItem(
      atPath: people + "/persons/dora.1.sealed", toPath: people + "/persons/dora.1.sealed.new")
    let seen = await scene.stage.run("verify")
    #expect(seen.status == 0 && seen.errors.isEmpty, "\(seen)")
    #expect(await scene.stage.run("people list").errors.isEmpty)
    let names = try FileManager.default.subpathsOfDirectory(atPath: people)
    #expect(names.contains("persons/dora.1.sealed") && !names.contains { $0.hasSuffix(".new") })
    #expect(!names.contains { $0.contains("coop") || $0.contains("mm-a") }, "\(names)")
    // One that was taken off and is there still.
    try await scene.run([["people", "detach", "dora", "1", "--yes"]])
    try file.write(to: URL(filePath: people + "/persons/dora.1.sealed"))
    #expect(await scene.stage.run("verify").status == 0)
    #expect(await scene.stage.run("people fetch dora 1 --out x").status == 65)
    #expect(!FileManager.default.fileExists(atPath: people + "/persons/dora.1.sealed"))
  }

  @Test func `an attachment that is listed and gone is told as that`() async throws {
    let scene = try await Scene()
    try scene.remove("persons/dora.1.sealed")
    let fetched = await scene.stage.run("people fetch dora 1 --out x")
    #expect(fetched.status == 74, "\(fetched)")
    #expect(fetched.errors.contains("people recover --from SAUVEGARDE dora"), "\(fetched)")
    #expect(await scene.stage.run("people detach dora 1 --yes").status == 0)
    #expect(await scene.stage.run("verify").status == 0)
  }

  /// A full folder in the place of what is half written stands for a disk that takes nothing more.
  @Test func `an attachment whose record cannot be written is not there either`() async throws {
    let scene = try await Scene()
    let blocked = scene.people + "/persons/dora.0.sealed.new/full"
    try FileManager.default.createDirectory(atPath: blocked, withIntermediateDirectories: true)
    let before = try scene.stage.files().keys.sorted()
    scene.stage.write("un autre papier", to: "autre.txt")
    let failed = await scene.stage.run("people attach dora autre.txt")
    #expect(failed.status == 74, "\(failed)")
    #expect(try scene.stage.files().keys.sorted() == before)
    try scene.remove("persons/dora.0.sealed.new")
    #expect(await scene.stage.run("verify").status == 0)
  }

  @Test(arguments: [("erase dora", "bruno"), ("people forget chr", "bruno")])
  func `an erasure that cannot be written to its end says what ends it`(
    _ command: String, _ other: String
  ) async throws {
    let scene = try await Scene()
    try await scene.run([["people", "note", "bruno", "connaît Contact Exemple"]])
    let blocked = scene.people + "/persons/\(other).0.sealed.new/full"
    try FileManager.default.createDirectory(atPath: blocked, withIntermediateDirectories: true)
    let failed = await scene.stage.run(command + " --yes")
    #expect(failed.status == 74, "\(failed)")
    #expect(failed.errors.contains("commencé") && failed.errors.contains("maillon \(command)."))
    try scene.remove("persons/\(other).0.sealed.new")
    #expect(await scene.stage.run(command + " --yes").status == 0)
    #expect(await scene.stage.run("verify").status == 0)
  }
}
