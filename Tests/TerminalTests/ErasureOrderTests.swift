import FoundationEssentials
import Testing

@testable import Terminal

/// Whatever refuses an erasure does so while everything is still there. Names are placeholders.
@Suite struct ErasureOrderTests {
  /// A ledger whose vault knows dora, bruno, and a contact person of chr.
  private func stage(language: String = "fr") async throws -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    for words in [
      ["people", "set", "dora", "--name", "Zéphyrine Quatrelivres"],
      ["people", "note", "dora", "préfère le soir"],
      ["people", "set", "chr", "--name", "Autre Exemple"],
      ["donate", "5", "sheet", "--provider", "dora", "--id", "don-1", "--note", "la vraie note"],
    ] {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome.errors)")
    }
    return stage
  }

  private func sealed(_ stage: Stage) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: stage.folder + "/people")
    where name.hasSuffix(".sealed") || name.hasSuffix(".key") {
      files[name] = FileManager.default.contents(atPath: stage.folder + "/people/" + name)
    }
    return files
  }

  @Test(arguments: ["chr", "coop"])
  func `a person merged with who is none keeps everything, and is told how to get out`(
    other: String
  ) async throws {
    let stage = try await stage()
    #expect(
      await stage.run("merge-agents dora --duplicate-of \(other) --id fusion --yes").status == 0)
    let before = try sealed(stage)
    for line in ["erase dora --dry-run", "erase dora --yes", "erase dora --mask all --yes"] {
      let refused = await stage.run(line)
      #expect(refused.status == 65, "\(refused)")
      #expect(refused.errors.contains("Rien n’a été détruit"), "\(refused)")
      #expect(refused.errors.contains("maillon correct fusion --cancel"), "\(refused)")
    }
    #expect(try sealed(stage) == before)
    let undone = await stage.run("correct fusion --cancel --reason erreur --yes")
    #expect(undone.status == 0, "\(undone)")
    #expect(await stage.run("erase dora --yes").status == 0)
    #expect(await stage.run("people show \(other)").status == 0)
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `an erasure that a crash cut short before the log had it is told until it is ended`(
    language: String
  ) async throws {
    let stage = try await stage(language: language)
    #expect(await stage.run("verify").status == 0)
    let people = stage.folder + "/people"
    for file in ["/persons/dora.0.sealed", "/keys/persons/dora.key"] {
      try FileManager.default.removeItem(atPath: people + file)
    }
    let looks = try String(contentsOfFile: people + "/access", encoding: .utf8)
    try (looks + "2020-04-05T10:00:00+02:00 coop erase dora\n").write(
      toFile: people + "/access", atomically: true, encoding: .utf8)
    let found = await stage.run("verify")
    #expect(found.status == 1 && found.errors.contains("maillon erase dora --yes"), "\(found)")
    #expect(await stage.run("verify --json").output.contains(#""unended":["dora"]"#))
    let copy = await stage.run("backup \(stage.folder)-copies")
    #expect(copy.errors.contains("maillon erase dora --yes"), "\(copy)")
    #expect(await stage.run("erase dora --yes").status == 0)
    let ended = await stage.run("verify")
    #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended)")
  }

  @Test func `an erasure that the log would refuse destroys nothing`() async throws {
    let stage = try await stage()
    let before = try sealed(stage)
    stage.setClock("2030-04-05T10:00:00+02:00")
    #expect(await stage.run("erase dora --mask none").status == 65)
    #expect(try sealed(stage) == before)
  }

  @Test func `whoever goes with a person is named before`() async throws {
    let stage = try await stage()
    #expect(
      await stage.run("merge-agents bruno --duplicate-of dora --id fusion --yes").status == 0)
    let trial = await stage.run("erase dora --dry-run")
    #expect(trial.output.contains("« dora » est effacé avec bruno"), "\(trial)")
    let asked = await stage.run(["erase", "dora"], answer: "n")
    #expect(asked.errors.contains("bruno, dora"), "\(asked)")
  }

  @Test(arguments: [
    ("fr", "bruno (Second Placeholder)", "les fiches de bruno, dora et leurs clés"),
    ("nl", "bruno (Second Placeholder)", "de fiches van bruno, dora en hun sleutels"),
    ("de", "bruno (Second Placeholder)", "die Einträge von bruno, dora und ihre Schlüssel"),
    ("en", "bruno (Second Placeholder)", "the records of bruno, dora and their keys"),
  ])
  func `of several records it is said whose they are`(
    _ language: String, _ merged: String, _ records: String
  ) async throws {
    let stage = try await stage(language: language)
    for words in [
      ["people", "set", "bruno", "--name", "Second Placeholder"],
      ["merge-agents", "bruno", "--duplicate-of", "dora", "--yes"],
    ] {
      let outcome = await stage.run(words)
      #expect(outcome.status == 0, "\(outcome)")
    }
    let trial = await stage.run("erase dora --dry-run").output
    #expect(trial.contains(merged) && trial.contains(records), "\(trial)")
    let asked = await stage.run(["erase", "dora"], answer: "n").errors
    #expect(asked.contains(merged + ", dora (Zéphyrine Quatrelivres)"), "\(asked)")
    #expect(await stage.run("erase dora --yes").output.contains(records))
  }

  @Test func `a refused act takes nobody's note away`() async throws {
    let stage = try await stage()
    let before = try sealed(stage)
    for line in [
      "donate 2 sheet --provider dora --note faute --id don-1",
      "work 1h --provider p-zz --note faute --id don-1",
      "donate 2 sheet --provider p-zz --note faute --id don-2",
    ] {
      let refused = await stage.run(line)
      #expect(refused.status == 65, "\(refused)")
    }
    #expect(try sealed(stage) == before)
    let shown = await stage.run("show don-1")
    #expect(shown.output.contains("la vraie note") && shown.errors.isEmpty, "\(shown)")
  }

  @Test func `an exact repetition was recorded already, and its note stays`() async throws {
    let stage = try await stage()
    let words = [
      "donate", "5", "sheet", "--provider", "bruno", "--on", "2020-04-04", "--id", "don-3",
      "--note", "deux mots",
    ]
    #expect(await stage.run(words).status == 0)
    let again = await stage.run(words)
    #expect(again.status == 0 && again.output.contains("déjà"), "\(again)")
    let shown = await stage.run("show don-3")
    #expect(shown.output.contains("deux mots") && shown.errors.isEmpty, "\(shown)")
  }

  @Test func `nothing is kept of who was erased, and nobody says it is`() async throws {
    let stage = try await stage()
    #expect(await stage.run("erase dora --yes").status == 0)
    for words in [
      ["people", "note", "dora", "revenue"], ["people", "set", "dora", "--name", "X"],
      ["donate", "1", "sheet", "--provider", "dora", "--note", "revenue", "--id", "don-9"],
      ["donate", "5", "sheet", "--provider", "dora", "--note", "revenue", "--id", "don-1"],
    ] {
      let refused = await stage.run(words)
      #expect(refused.status == 65 && !refused.output.contains("gardée"), "\(refused)")
    }
    #expect(try sealed(stage).keys.sorted() == ["keys/persons/chr.key", "persons/chr.0.sealed"])
  }

  @Test func `what is told as destroyed is what was, and nothing else`() async throws {
    let stage = try await stage()
    _ = await stage.run("people consent dora --purpose photo --text-version 1")
    let erased = await stage.run("erase dora --yes")
    #expect(
      erased.output.contains(
        "détruit : sa fiche et sa clé, 1 note de sa fiche, 1 consentement, 1 note d’acte\n"),
      "\(erased)")
    let again = await stage.run("erase dora --yes")
    #expect(again.output.contains("détruit : aucune fiche n’était gardée\n"), "\(again)")
  }

  @Test func `her things elsewhere are told before they have nobody`() async throws {
    let stage = try await stage()
    let lent = await stage.run("lend 1 printer@P1 --provider dora --id pret-1 --agreement L1")
    #expect(lent.status == 0, "\(lent)")
    let line = "printer@P1, prêt L1 : de dora, chez coop\n"
    #expect(await stage.run("erase dora --dry-run").output.contains(line))
    let asked = await stage.run(["erase", "dora"], answer: "n")
    #expect(asked.errors.contains(line), "\(asked)")
    let json = await stage.run("erase dora --dry-run --json").output
    #expect(json.contains(#""open":[{"agreement":"L1","item":"printer","serial":"P1""#), "\(json)")
    #expect(await stage.run("erase dora --yes").output.contains(line))
  }
}
