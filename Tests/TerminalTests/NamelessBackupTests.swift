import FoundationEssentials
import Testing

@testable import Terminal

/// A backup of before an erasure, from which the keys of the vault were taken. Names are placeholders.
@Suite struct NamelessBackupTests {
  private struct Scene {
    let stage: Stage
    var place: String { stage.folder + "-backups" }
    var target: String { stage.folder + "-restored" }

    /// A ledger whose vault knows dora, with a note of an act, in a backup.
    init(language: String = "fr") async throws {
      stage = Stage(language: language)
      await stage.open()
      for words in [
        ["people", "set", "dora", "--name", "Prénom Exemple"],
        ["donate", "5", "sheet", "--provider", "dora", "--id", "don-1", "--note", "une note"],
        ["backup", place],
      ] {
        let outcome = await stage.run(words)
        try #require(outcome.status == 0, "\(words): \(outcome.errors)")
      }
    }

    func remove(_ name: String) throws {
      let backup = try #require(
        try FileManager.default.contentsOfDirectory(atPath: place).first)
      try FileManager.default.removeItem(atPath: "\(place)/\(backup)/\(name)")
    }

    func cleanUp() {
      for path in [place, target] { try? FileManager.default.removeItem(atPath: path) }
    }
  }

  @Test(arguments: [
    ("fr", "people/keys", "Les noms n’y sont pas", "2 fichiers scellés"),
    ("fr", "people", "Les noms n’y sont pas", "2 fichiers scellés"),
    ("nl", "people/keys", "De namen zitten er niet in", "2 verzegelde bestanden"),
    ("de", "people/keys", "Die Namen sind nicht darin", "2 versiegelte Dateien"),
    ("en", "people/keys", "The names are not in it", "2 sealed files"),
  ])
  func `is restored with all acts, and says what is not in it`(
    _ language: String, _ folder: String, _ sentence: String, _ count: String
  ) async throws {
    let scene = try await Scene(language: language)
    defer { scene.cleanUp() }
    try scene.remove(folder)
    let back = await scene.stage.run("restore \(scene.place) --ledger \(scene.target)")
    #expect(back.status == 0, "\(back)")
    #expect(back.errors.contains(sentence) && back.errors.contains(count), "\(back)")
    let verified = await scene.stage.run("verify --ledger \(scene.target)")
    #expect(verified.status == 0 && verified.errors.isEmpty, "\(verified)")
    let list = await scene.stage.run("people list --ledger \(scene.target)")
    #expect(list.status == 0 && list.errors.isEmpty, "\(list)")
    let show = await scene.stage.run("show don-1 --ledger \(scene.target)")
    #expect(show.status == 0 && !show.output.contains("une note"), "\(show)")
    let set = ["people", "set", "dora", "--name", "Autre", "--ledger", scene.target]
    #expect(await scene.stage.run(set).status == 0)
  }

  @Test func `a program reads how many files of the vault are lost, and of a whole one nothing`()
    async throws
  {
    let scene = try await Scene()
    defer { scene.cleanUp() }
    let restore = "restore \(scene.place) --json --ledger \(scene.target)"
    #expect(!(await scene.stage.run(restore).output.contains("lostVaultFiles")))
    try FileManager.default.removeItem(atPath: scene.target)
    try scene.remove("people/keys")
    #expect(await scene.stage.run(restore).output.contains(#""lostVaultFiles":2"#))
  }

  @Test(arguments: [
    "people/keys/persons/dora.key", "people/persons/dora.0.sealed", "people/persons",
    "people/keys/notes",
  ])
  func `one that lacks some of them is damaged, and refused`(_ name: String) async throws {
    let scene = try await Scene()
    defer { scene.cleanUp() }
    try scene.remove(name)
    let back = await scene.stage.run("restore \(scene.place) --ledger \(scene.target)")
    #expect(back.status != 0 && back.errors.contains("il manque"), "\(back)")
    #expect(!FileManager.default.fileExists(atPath: scene.target))
  }
}
