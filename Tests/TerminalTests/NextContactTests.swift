import Testing

@testable import Terminal

/// A contact person after another, and names that two records are to have. Names are placeholders.
@Suite struct NextContactTests {
  private func stage(language: String = "fr", _ lines: [[String]] = []) async throws -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    for words in [
      ["agent", "zoe", "--agent-type", "person", "--category", "citizen"],
      ["people", "set", "chr", "--name", "Nora Exemple", "--phone", "085 21 21 21"],
      ["people", "note", "chr", "préfère le matin"],
      [
        "people", "set", "bruno", "--name", "Marie Modèle", "--phone", "0470 98 76 54", "--mail",
        "marie@test.invalid",
      ],
    ] + lines {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome)")
    }
    return stage
  }

  private static let next = ["people", "set", "chr", "--name", "Paul Autre"]

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `another contact person comes after the former is forgotten, or by word alone`(
    language: String
  ) async throws {
    let stage = try await stage(language: language)
    let refused = await stage.run(Self.next + ["--phone", "085 33 33 33"])
    #expect(refused.status == 65, "\(refused)")
    for words in ["Nora Exemple", "Paul Autre", "maillon people forget chr\n", "--yes"] {
      #expect(refused.errors.contains(words), "\(refused)")
    }
    #expect(await stage.run(Self.next, answer: "n").status == 65)
    #expect(await stage.run("people show chr").output.contains("Nora Exemple"))
    #expect(await stage.run("people forget chr --yes").status == 0)
    #expect(await stage.run(Self.next).status == 0)
    let page = await stage.run("people show chr").output
    #expect(page.contains("Paul Autre") && !page.contains("matin"), "\(page)")
    // A married name, say.
    let other = try await self.stage(language: language)
    #expect(await other.run(Self.next, answer: "j").status == 0)
    #expect(await other.run(Self.next + ["--yes"]).status == 0)
  }

  @Test func `every former name and contact comes with the command that takes it off`() async throws
  {
    let stage = try await stage()
    let set = await stage.run(Self.next + ["--phone", "085 33 33 33", "--yes"])
    for former in ["Nora Exemple", "085 21 21 21"] {
      #expect(set.errors.contains("people set chr --former-off \"\(former)\""), "\(set)")
      #expect(await stage.run(["people", "set", "chr", "--former-off", former]).status == 0)
    }
    #expect(!(await stage.run("people show chr").output.contains("085 21 21 21")))
  }

  private static let taken = [
    ["--name", "Marie Modèle"], ["--name", "modele MARIE"], ["--phone", "+32 470 98.76.54"],
    ["--mail", "Marie@test.invalid"], ["--name", "Tout Autre", "--phone", "0470987654"],
  ]

  @Test(arguments: ["fr", "nl", "de", "en"], taken)
  func `a name or a contact of another person is asked about before it is written`(
    language: String, _ typed: [String]
  ) async throws {
    let stage = try await stage(language: language)
    let words = ["people", "set", "zoe"] + typed
    let refused = await stage.run(words)
    #expect(refused.status == 65 && refused.output.isEmpty, "\(refused)")
    #expect(refused.errors.contains("bruno") && refused.errors.contains("--yes"), "\(refused)")
    #expect(await stage.run(words, answer: "n").status == 65)
    #expect(!(await stage.run("people list").output.contains("zoe")))
    // Two persons of one name, or one telephone, are possible; that is said all the same.
    let said = await stage.run(words + ["--yes"])
    #expect(said.status == 0 && said.errors.contains("bruno"), "\(said)")
    // Once it is there, it is asked about no more.
    #expect(await stage.run(words).status == 0)
    #expect(await (try self.stage(language: language)).run(words, answer: "j").status == 0)
  }

  @Test func `nor is it where the other is an organisation, or the same person`() async throws {
    let stage = try await stage([["merge-agents", "dora", "--duplicate-of", "bruno", "--yes"]])
    for words in [
      ["people", "set", "zoe", "--name", "Nora Exemple"],
      ["people", "set", "dora", "--name", "Marie Modèle"],
      ["people", "set", "chr", "--name", "Nora Exemple", "--mail", "marie@test.invalid"],
      ["people", "set", "zoe", "--address", "rue du Pont 12, 5000 Namur"],
      ["people", "set", "bruno", "--address", "rue du Pont 12, 5000 Namur"],
    ] {
      let set = await stage.run(words)
      #expect(set.status == 0, "\(words): \(set)")
    }
  }

  @Test func `the same family name alone is no reason to forget an organisation’s record`()
    async throws
  {
    let stage = try await stage([["people", "set", "zoe", "--name", "Jean Exemple"]])
    let trial = await stage.run("erase zoe --dry-run").output
    #expect(trial.contains("chr/name/1") && !trial.contains("people forget chr"), "\(trial)")
    #expect(await stage.run(["people", "set", "zoe", "--phone", "085/212121"]).status == 0)
    #expect(await stage.run("erase zoe --dry-run").output.contains("people forget chr"))
  }
}
