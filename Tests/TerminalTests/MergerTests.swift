import Testing

@testable import Terminal

/// Mergers as they are typed: what is most likely a slip is said before it is recorded.
@Suite struct MergerTests {
  private let stage = Stage()

  @Test func `a new act of somebody erased is asked about where somebody sits, and not its end`()
    async throws
  {
    await stage.open()
    for line in [
      "donate 5 printer --provider chr",
      "lend 1 printer --provider coop --receiver dora --agreement l-1",
      "erase dora --yes",
    ] {
      let outcome = await stage.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
    let words = ["donate", "5", "sheet", "--provider", "dora", "--id", "d-1"]
    let refused = await stage.run(words, answer: "n")
    #expect(refused.status == 65 && refused.errors.contains("effacée"), "\(refused)")
    #expect(await stage.run("show d-1").status != 0)
    #expect(await stage.run(words, answer: "o").status == 0)
    let said = await stage.run(words.dropLast() + ["d-2", "--yes"], answer: "n")
    #expect(said.status == 0 && said.errors.contains("annulez cet acte"), "\(said)")
    let back = await stage.run(["return", "l-1"], answer: "n")
    #expect(back.status == 0 && back.errors.contains("clôt"), "\(back)")
    #expect(!back.errors.contains("annulez cet acte"), "\(back)")
  }

  @Test(arguments: [
    ("coop", "dora", "coopérative elle-même"), ("dora", "chr", "est une personne"),
    ("chr", "dora", "est une personne"), ("chr", "coop", "serait désormais la coopérative"),
    ("chr", "plast", "« hôpital » et « plast » est « entreprise »"),
    ("chr", "atelier", "« organisation » et « atelier » est « groupe »"),
    ("dora", "anne", "« citoyen » et « anne » est « soignant »"),
  ])
  func `a strange merger is recorded only when it is meant`(
    agent: String, other: String, said: String
  ) async {
    await stage.open()
    for line in [
      "agent plast --agent-type organization --category company --name Plast",
      "agent atelier --agent-type group --category association",
      "agent anne --agent-type person --category carer",
    ] { #expect(await stage.run(line).status == 0) }
    let line = "merge-agents \(agent) --duplicate-of \(other)"
    let refused = await stage.run(line)
    #expect(refused.status == 65 && refused.errors.contains(said), "\(refused)")
    #expect(refused.errors.contains("--yes"))
    #expect(!(await stage.run("journal --json").output.contains("agentsMerged")))
    let meant = await stage.run(line + " --yes")
    #expect(meant.status == 0, "\(meant)")
  }

  @Test(arguments: [
    ("fr", "fusionnés, ils ne font qu’une personne"), ("nl", "samengevoegd zijn ze één persoon"),
    ("de", "Zusammengeführt sind sie eine Person"), ("en", "merged, they are one person"),
  ])
  func `two whom the vault knows by different names are merged only when that is meant`(
    _ language: String, _ said: String
  ) async throws {
    let stage = Stage(language: language)
    await stage.open()
    for (agent, name) in [("dora", "Prénom Exemple"), ("bruno", "Prénome Exemple")] {
      _ = await stage.run(["people", "set", agent, "--name", name])
    }
    let line = "merge-agents bruno --duplicate-of dora --id m"
    let refused = await stage.run(line)
    #expect(refused.status == 65 && refused.errors.contains(said), "\(refused)")
    #expect(refused.errors.contains("Prénome Exemple") && refused.errors.contains("--yes"))
    #expect(
      await stage.run(line.split(separator: " ").map { String($0) }, answer: "n").status == 65)
    #expect(!(await stage.run("journal --json").output.contains("agentsMerged")))
    #expect(await stage.run("people access bruno --json").output.contains("show"))
    let meant = await stage.run(line + " --yes")
    #expect(meant.status == 0, "\(meant)")
    #expect(!(await stage.run("export").output.contains("Exemple")))
  }

  @Test(arguments: [nil, "EXEMPLE, Prenom", "Prénom  Exemple"])
  func `one name however it is written, or no name, asks nothing`(_ name: String?) async throws {
    await stage.open()
    _ = await stage.run(["people", "set", "dora", "--name", "Prénom Exemple"])
    if let name { _ = await stage.run(["people", "set", "bruno", "--name", name, "--yes"]) }
    let merged = await stage.run("merge-agents bruno --duplicate-of dora")
    #expect(merged.status == 0, "\(merged)")
  }

  @Test func `contact persons of two organisations may have different names`() async {
    await stage.open()
    _ = await stage.run("agent chr2 --agent-type organization --category hospital --name Chr2")
    for agent in ["chr", "chr2"] {
      _ = await stage.run(["people", "set", agent, "--name", "Exemple \(agent)"])
    }
    #expect(await stage.run("merge-agents chr2 --duplicate-of chr").status == 0)
  }

  @Test func `the way round that is printed works as it stands`() async {
    await stage.open()
    _ = await stage.run(
      "agent coop2 --agent-type organization --category association --name Coop2")
    let refused = await stage.run("merge-agents coop --duplicate-of coop2")
    #expect(refused.errors.contains("maillon merge-agents coop2 --duplicate-of coop."))
    #expect(await stage.run("merge-agents coop2 --duplicate-of coop --yes").status == 0)
  }

  @Test func `whom an act names that was erased or merged is said on the receipt`() async {
    await stage.open()
    let donate = "donate 1 sheet --on 2020-04-01 --provider "
    #expect(await stage.run("merge-agents bruno --duplicate-of dora --id m").status == 0)
    let merged = await stage.run(donate + "bruno")
    #expect(merged.status == 0 && merged.errors.contains("bruno a été fusionné avec dora"))
    #expect(await stage.run("erase dora --yes").status == 0)
    let erased = await stage.run(donate + "dora --yes")
    #expect(erased.status == 0 && erased.errors.contains("dora est une personne effacée"))
    #expect(!(await stage.run(donate + "chr").errors.contains("Attention")))
    stage.write(
      #"{"id":"g","item":"sheet","kind":"donationReceived","occurredAt":"2020-04-02","provider":"dora","quantity":{"unit":"one","value":"2"},"receiver":"coop"}"#,
      to: "acts.jsonl")
    let imported = await stage.run("import acts.jsonl --yes")
    #expect(imported.status == 0 && imported.errors.contains("dora est une personne effacée"))
  }
}
