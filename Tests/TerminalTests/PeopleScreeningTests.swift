import Testing

@testable import Terminal

/// What is said of persons is kept out of the log. Names and addresses are placeholders.
@Suite struct PeopleScreeningTests {
  @Test(arguments: [
    ["lose", "1", "sheet", "--reason", "lost", "--place", "chez exemple@test.invalid"],
    ["donate", "1", "sheet", "--provider", "bruno", "--state", "appeler 0470/12.34.56"],
    ["item", "tape", "--unit", "one", "--labels", "fr=ruban 0470 12 34 56"],
    ["agent", "0470123456", "--agent-type", "person", "--category", "citizen"],
  ])
  func `a mark of a person is kept out of the log and not repeated`(_ words: [String]) async throws
  {
    let stage = try await Stage.peopled()
    let outcome = await stage.run(words)
    #expect(outcome.status == 65, "\(outcome)")
    #expect(!outcome.errors.contains("exemple@") && !outcome.errors.contains("12.34"))
    #expect(outcome.errors.contains("journal"))
    for (name, bytes) in try stage.files() {
      #expect(!Stage.holds(bytes, "0470"), "\(name)")
    }
  }

  @Test(arguments: [
    "--origin exemple@test.invalid", "--origin test.invalid/+32470123456",
    "--scope exemple@test.invalid",
  ])
  func `no mark of a person stands in the name of a ledger`(_ option: String) async throws {
    let stage = Stage()
    let outcome = await stage.run("init --coop coop --name Coop \(option)")
    #expect(outcome.status == 65, "\(outcome)")
    #expect(!outcome.errors.contains("exemple@") && !outcome.errors.contains("0123456"))
    #expect((try? stage.files()) == nil)
  }

  @Test func `a line of a file with a mark of a person is refused with its place`() async throws {
    let stage = try await Stage.peopled()
    stage.write(
      #"{"agent":"p-9","agentType":"person","category":"citizen","id":"a1","kind":"agentRegistered","recordedBy":"coop","reason":"tel 0470 12 34 56","tracked":false}"#
        + "\n", to: "acts.jsonl")
    let outcome = await stage.run("import acts.jsonl")
    #expect(outcome.status == 65 && outcome.errors.contains("téléphone"), "\(outcome)")
  }

  @Test func `a note may hold a number and its writer is warned`() async throws {
    let stage = try await Stage.peopled()
    let outcome = await stage.run(["people", "note", "dora", "rappeler au 0470/12.34.56"])
    #expect(outcome.status == 0 && outcome.errors.contains("téléphone"))
  }

  @Test func `a name typed where a value belongs reaches no file`() async throws {
    let stage = try await Stage.peopled()
    for words in [
      ["agent", "p-7", "--agent-type", "person", "--category", "citizen", "--name", "Nom Exemple"],
      ["agent-update", "dora", "--name", "Nom Exemple"], ["people", "show", "Nom Exemple"],
      ["erase", "Nom Exemple"], ["people", "set", "Nom Exemple", "--name", "Nom Exemple"],
    ] {
      let outcome = await stage.run(words)
      #expect(outcome.status == 65 || outcome.status == 64, "\(words) \(outcome)")
    }
    for (name, bytes) in try stage.files() {
      #expect(!Stage.holds(bytes, "Nom Exemple"), "\(name)")
    }
  }
}
