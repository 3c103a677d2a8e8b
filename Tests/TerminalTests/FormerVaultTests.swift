import Foundation
import Testing
import Wording

@testable import Terminal

/// A ledger that comes back has the vault of its backup, which knows nothing of what was kept, withdrawn or
/// forgotten since. Names are placeholders.
@Suite struct FormerVaultTests {
  private struct Scene {
    let stage: Stage
    var place: String { stage.folder + "-backups" }
    var site: String { stage.folder + "-site" }
    var aside: String { stage.folder + "-aside" }

    /// A ledger that changed its vault since its backup, and was published since.
    init(language: String = "fr") async throws {
      stage = try await Stage.peopled(language: language)
      for words in [
        ["people", "set", "chr", "--name", "Contact Exemple"], ["backup", place],
        ["people", "withdraw", "dora", "--purpose", "name-in-report"],
        ["people", "forget", "chr", "--yes"],
        ["agent", "zoe", "--agent-type", "person", "--category", "citizen"],
        ["people", "set", "zoe", "--name", "Zoé Exemple"],
        ["donate", "5", "sheet", "--provider", "bruno", "--id", "don-2", "--note", "au fond"],
        ["publish", site],
      ] {
        let outcome = await stage.run(words)
        try #require(outcome.status == 0, "\(words): \(outcome.errors)")
      }
    }

    func putAside() throws {
      try FileManager.default.moveItem(atPath: stage.folder, toPath: aside)
    }

    /// The lines of a remark that are commands.
    func commands(in errors: String) -> [String] {
      errors.split(separator: "\n").filter { $0.hasPrefix("  maillon people ") }
        .map { String($0.dropFirst("  maillon ".count)) }
    }
  }

  @Test(arguments: Language.allCases)
  func `what is old in it is said first, with what is missing and with the commands that work`(
    language: Language
  ) async throws {
    let scene = try await Scene(language: language.rawValue)
    try scene.putAside()
    let back = await scene.stage.run("restore \(scene.place) --published \(scene.site)")
    #expect(back.status == 0, "\(back)")
    let first = try #require(back.errors.split(separator: "\n").first)
    #expect(first.contains("zoe") && first.contains("don-2"), "\(back.errors)")
    let commands = scene.commands(in: back.errors)
    // zoe and the note of don-2 lack; dora withdrew there; chr's contact person was forgotten there.
    #expect(
      commands == [
        "people recover --from \(scene.aside)", "people recover --from \(scene.aside) dora",
        "people forget chr",
      ], "\(back.errors)")
    for command in commands { #expect(await scene.stage.run(command + " --yes").status == 0) }
    let list = await scene.stage.run("people list")
    #expect(list.status == 0 && list.errors.isEmpty, "\(list)")
    #expect(list.output.contains("Zoé Exemple") && !list.output.contains("Contact Exemple"))
    #expect(await scene.stage.run("people --json").output.contains("nameInReport") == false)
    #expect(await scene.stage.run("show don-2").output.contains("au fond"))
    #expect(await scene.stage.run("verify").status == 0)
  }

  @Test func `where no ledger was put aside, the commands say whose vault to put in`() async throws
  {
    let scene = try await Scene()
    try FileManager.default.removeItem(atPath: scene.stage.folder)
    let back = await scene.stage.run("restore \(scene.place) --published \(scene.site)")
    let commands = scene.commands(in: back.errors)
    #expect(commands == ["people recover --from ANCIEN"], "\(back.errors)")
    #expect(back.errors.contains("zoe") && back.errors.contains("don-2"), "\(back.errors)")
  }

  @Test func `a ledger put aside whose vault says the same, or is another's, is not offered`()
    async throws
  {
    let scene = try await Scene()
    let place = scene.place + "-2"
    #expect(await scene.stage.run("backup \(place)").status == 0)
    try scene.putAside()
    let same = await scene.stage.run("restore \(place) --published \(scene.site)")
    #expect(same.status == 0 && same.errors.contains("n’a rien dans son coffre"), "\(same.errors)")
    #expect(scene.commands(in: same.errors).isEmpty, "\(same.errors)")
    try FileManager.default.removeItem(atPath: scene.stage.folder)
    try FileManager.default.removeItem(atPath: scene.aside)
    let other = "init --origin test.invalid/other --coop coop --name Autre --ledger \(scene.aside)"
    #expect(await scene.stage.run(other).status == 0)
    let back = await scene.stage.run("restore \(place) --published \(scene.site)")
    #expect(back.status == 0 && !back.errors.contains(scene.aside), "\(back.errors)")
  }

  @Test(
    arguments: [
      ("fr", "effacé ou oublié depuis"), ("nl", "gewist of vergeten"),
      ("de", "gelöscht oder vergessen"), ("en", "erased or forgotten since"),
    ], ["", " --json"])
  func `without a publication too, whoever was erased since is back, and that is said`(
    _ told: (language: String, words: String), _ form: String
  ) async throws {
    let scene = try await Scene(language: told.language)
    #expect(await scene.stage.run("erase dora --mask all").status == 0)
    try FileManager.default.removeItem(atPath: scene.stage.folder)
    let back = await scene.stage.run("restore \(scene.place)" + form)
    #expect(back.status == 0 && back.errors.contains(told.words), "\(back.errors)")
    #expect(await scene.stage.run("people list").output.contains(Stage.name))
  }

  @Test(arguments: Language.allCases)
  func `nobody is called erased whom only the entries that are missing erased`(language: Language)
    async throws
  {
    let scene = try await Scene(language: language.rawValue)
    let reach = try #require(
      Int(
        await scene.stage.run("status --json").output
          .firstMatch(of: /"size":"?(\d+)/)?.1 ?? ""))
    #expect(await scene.stage.run("backup \(scene.place)").status == 0)
    #expect(await scene.stage.run("erase dora --mask all").status == 0)
    #expect(await scene.stage.run("publish \(scene.site)").status == 0)
    try FileManager.default.removeItem(atPath: scene.stage.folder)
    let line = "restore \(scene.place) --published \(scene.site)"
    let back = await scene.stage.run(line + "/checkpoint")
    let told = back.errors.split(separator: "\n").first { $0.contains(" \(reach - 1))") } ?? ""
    #expect(back.status == 0 && told.contains("1 "), "\(back.errors)")
    #expect(await scene.stage.run("people list").output.contains(Stage.name))
    // With the entries, the sentence ends at the last of them, and she is erased.
    try FileManager.default.removeItem(atPath: scene.stage.folder)
    let whole = await scene.stage.run(line)
    #expect(whole.errors.contains(" \(reach))") && !whole.errors.contains(" \(reach - 1))"))
    #expect(!(await scene.stage.run("people list").output.contains(Stage.name)))
  }

  @Test func `whom the published entries erased is forgotten at once, and that is said`()
    async throws
  {
    let scene = try await Scene()
    #expect(await scene.stage.run("erase dora --mask all").status == 0)
    #expect(await scene.stage.run("publish \(scene.site)").status == 0)
    try FileManager.default.removeItem(atPath: scene.stage.folder)
    let back = await scene.stage.run("restore \(scene.place) --published \(scene.site)")
    #expect(back.status == 0 && back.errors.contains("dora"), "\(back.errors)")
    #expect(!(await scene.stage.run("people list").output.contains(Stage.name)))
  }

  @Test func `where nobody is known and nothing was kept, nothing is said of a vault`()
    async throws
  {
    let machine = Machine()
    for line in [
      "init --origin test.invalid/coop --coop coop --name Coop", "backup @/backups",
      "restore @/backups --ledger @/back",
    ] {
      let outcome = await machine.run(line)
      #expect(outcome.status == 0 && !outcome.errors.contains("coffre"), "\(outcome)")
    }
  }

  @Test(arguments: ["persons", "keys/persons", ""])
  func `a vault put aside that has nothing more is not called newer`(lost: String) async throws {
    let scene = try await Scene()
    try scene.putAside()
    for name in lost.isEmpty ? ["persons", "notes"] : [lost] {
      let folder = scene.aside + "/people/" + name
      for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
        try Data().write(to: URL(filePath: folder + "/" + file))
      }
    }
    for file in try FileManager.default.contentsOfDirectory(atPath: scene.aside + "/people/notes")
    where lost != "" {
      try FileManager.default.removeItem(atPath: scene.aside + "/people/notes/" + file)
    }
    let back = await scene.stage.run("restore \(scene.place) --published \(scene.site)")
    // What is sealed there opens under the keys that came back.
    let isNamed = back.errors.contains("recover --from \(scene.aside)")
    #expect(back.status == 0 && isNamed == (lost == "keys/persons"), "\(back)")
    #expect(await scene.stage.run("people show dora").output.contains("Prénom Exemple"))
  }

  @Test func `a vault put aside long ago is not called newer`() async throws {
    let scene = try await Scene()
    try FileManager.default.copyItem(atPath: scene.stage.folder, toPath: scene.aside)
    for words in [
      ["people", "note", "bruno", "plus tard"], ["backup", scene.place], ["publish", scene.site],
    ] {
      let outcome = await scene.stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome)")
    }
    try FileManager.default.removeItem(atPath: scene.stage.folder)
    let back = await scene.stage.run("restore \(scene.place) --published \(scene.site)")
    #expect(back.status == 0 && !back.errors.contains("recover --from \(scene.aside)"), "\(back)")
    #expect(await scene.stage.run("people show bruno").output.contains("plus tard"))
  }
}
