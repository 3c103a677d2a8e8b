import FoundationEssentials
import Testing

@testable import Terminal

/// Who once was a person stays erasable and without a name in the log, as it is typed.
@Suite struct PersonhoodTests {
  private let stage = Stage()

  @Test(arguments: ["organization", "group"])
  func `a person becomes none only where that is meant`(type: String) async {
    await stage.open()
    let line = "update-agent dora --agent-type \(type)"
    let refused = await stage.run(line)
    #expect(refused.status == 65 && refused.errors.contains("--yes"), "\(refused)")
    #expect(refused.errors.contains("est une personne dans ce registre"))
    let denied = await stage.run(line.split(separator: " ").map(String.init), answer: "n")
    #expect(denied.status == 65, "\(denied)")
    #expect(!(await stage.run("journal --json").output.contains("agentUpdated")))
    #expect(await stage.run(line + " --yes").status == 0)
    let named = await stage.run("update-agent dora --name Exemple --governing")
    #expect(named.status == 65 && named.errors.contains("a été inscrit comme une personne"))
    #expect(await stage.run("erase dora --yes").status == 0)
  }

  @Test func `what changes nobody's kind asks nothing`() async {
    await stage.open()
    #expect(await stage.run("update-agent dora --postcode 5000").status == 0)
    #expect(await stage.run("update-agent chr --agent-type group").status == 0)
    #expect(await stage.run("update-agent chr --name Hôpital").status == 0)
  }

  @Test func `a file that makes none of a person is asked who answers for it`() async {
    await stage.open()
    stage.write(
      #"{"agent":"dora","agentType":"organization","id":"u","kind":"agentUpdated"}"#, to: "u.jsonl")
    let refused = await stage.run("import u.jsonl")
    #expect(refused.status == 65 && refused.errors.contains("--governing"), "\(refused)")
    #expect(await stage.run("import u.jsonl --governing").status == 0)
  }

  @Test func `a person is not merged with one who was one, as with an organisation`() async {
    await stage.open()
    #expect(await stage.run("update-agent dora --agent-type organization --yes").status == 0)
    #expect(await stage.run("merge-agents dora --duplicate-of bruno --yes").status == 0)
  }

  @Test func `a record says something`() async {
    await stage.open()
    for words in [
      ["people", "set", "dora", "--name", "\u{3164}"], ["people", "set", "dora", "--phone", " "],
      ["people", "note", "dora", "\u{A0}"],
      ["people", "consent", "dora", "--purpose", "photo", "--text-version", " "],
      ["donate", "1", "sheet", "--provider", "dora", "--note", "\u{2800}"],
    ] {
      let refused = await stage.run(words)
      #expect(refused.status == 65 && refused.errors.contains("ne montre rien"), "\(refused)")
    }
    #expect(await stage.run(["people", "set", "dora", "--name", ""]).status == 0)
  }

  // MARK: - The list of looks

  private var list: String { stage.folder + "/people/access" }

  @Test func `a list of looks that was emptied says so, then and later`() async throws {
    await stage.open()
    #expect(await stage.run("people set dora --name Exemple").status == 0)
    for isGone in [false, true] {
      try FileManager.default.removeItem(atPath: list)
      if !isGone { _ = FileManager.default.createFile(atPath: list, contents: Data()) }
      for _ in 0..<2 {
        let told = await stage.run("people access dora")
        #expect(told.output.contains("la liste recommence"), "\(told)")
      }
      #expect(await stage.run("people show dora").output.contains("la liste recommence"))
    }
  }

  @Test func `a vault of which nothing was kept has an empty list`() async {
    await stage.open()
    #expect(!(await stage.run("people access").output.contains("recommence")))
  }

  @Test func `a folder in place of the list is told by its name`() async throws {
    await stage.open()
    #expect(await stage.run("people set dora --name Exemple").status == 0)
    try FileManager.default.removeItem(atPath: list)
    try FileManager.default.createDirectory(
      atPath: list + "/in", withIntermediateDirectories: true)
    for line in ["people list", "people access", "people show dora", "erase dora"] {
      let told = await stage.run(line)
      #expect(told.status == 74 && told.errors.contains("Déplacez ce dossier"), "\(line): \(told)")
      #expect(told.errors.contains(list))
    }
  }
}
