import Testing

@testable import Terminal

/// Whoever is asked whether somebody is to be erased reads first all that there is to know. Names are placeholders.
@Suite struct WholeQuestionTests {
  private func stage(language: String = "fr") async throws -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    for words in [
      ["need", "12", "visor", "--receiver", "dora", "--intent", "b-1"],
      ["need", "3", "visor", "--receiver", "dora", "--intent", "b-2"],
      [
        "deliver", "3", "visor", "--receiver", "dora", "--intent", "b-2", "--allow-negative",
        "--reason", "x",
      ],
      ["offer", "40", "sheet", "--provider", "dora", "--intent", "o-1"],
      ["need", "7", "sheet", "--receiver", "chr", "--intent", "b-3"],
      [
        "agent", "hub", "--agent-type", "organization", "--category", "hospital", "--name",
        "Maison Prénom Exemple", "--id", "hub-act",
      ],
      ["people", "set", "dora", "--name", "Prénom Exemple"],
    ] {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome)")
    }
    return stage
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `on a terminal, in a trial and where it is refused alike`(_ language: String) async throws {
    let stage = try await stage(language: language)
    let asked = await stage.run(["erase", "dora", "--mask", "none"], answer: "n")
    let open = await stage.run(["erase", "dora"], answer: "")
    let trial = await stage.run("erase dora --dry-run")
    let refused = await stage.run("erase dora")
    #expect(asked.status == 65 && open.status == 65 && refused.status == 65)
    for said in [asked.errors, open.errors, trial.output, refused.errors] {
      #expect(said.contains("Prénom Exemple") && said.contains("hub-act"), "\(said)")
      #expect(said.contains("b-1") && said.contains("12"), "\(said)")
      #expect(said.contains("o-1") && said.contains("40"), "\(said)")
      #expect(!said.contains("b-2") && !said.contains("b-3"), "\(said)")
    }
    #expect(await stage.run("erase dora --dry-run --json").output.contains(#""intent":"b-1""#))
  }

  @Test func `in whole, once`() async throws {
    let stage = try await stage()
    let asked = await stage.run(["erase", "dora", "--mask", "none"], answer: "n").errors
    for sentence in [
      "Au journal, ineffaçable", "encore ouverts", "Aucune autre mention", "déjà faits",
    ] {
      #expect(asked.ranges(of: sentence).count == 1, "\(sentence): \(asked)")
    }
  }
}
