import Testing

@testable import Terminal

/// A name that is somebody else's: typed over a record by a slip, and what it may not take along later. Names are
/// placeholders.
@Suite struct AnothersNameTests {
  private func stage(
    language: String = "fr", _ lines: [[String]] = []
  ) async throws -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    for words in [
      ["agent", "zoe", "--agent-type", "person", "--category", "citizen"],
      ["people", "set", "dora", "--name", "Karl Müller"],
    ] + lines {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome)")
    }
    return stage
  }

  private static let another = ["people", "set", "dora", "--name", "Greta Huppertz"]

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `typed over a record, it is asked about, and refused where nobody sits`(_ language: String)
    async throws
  {
    let stage = try await stage(language: language)
    let refused = await stage.run(Self.another + ["--phone", "0470 11 22 33"])
    #expect(refused.status == 65 && refused.output.isEmpty, "\(refused)")
    for words in ["Karl Müller", "Greta Huppertz", "--yes"] {
      #expect(refused.errors.contains(words), "\(refused.errors)")
    }
    #expect(await stage.run(Self.another, answer: "n").status == 65)
    let shown = await stage.run("people show dora --json").output
    #expect(shown.contains("Karl Müller"), "\(shown)")
    #expect(!shown.contains("Greta") && !shown.contains("0470"), "\(shown)")
    #expect(await stage.run(Self.another, answer: "j").status == 0)
    #expect(await stage.run("people show dora").output.contains("Greta Huppertz"))
    // Back to what it was needs no question.
    #expect(await stage.run(["people", "set", "dora", "--name", "Karl Müller"]).status == 0)
    #expect(await stage.run(Self.another + ["--yes"]).status == 0)
  }

  @Test(arguments: [
    "Karl Mueller", "karl muller", "Müller, Karl", "Karl Müler", "Karl Müller-Schmitz",
    "Karla Mueller Schmitz", "Greta Müller", "Karl", "Karlmüller", "Carl Muller", "",
  ])
  func `another spelling, a name more or a marriage is not asked about`(_ name: String) async throws
  {
    let stage = try await stage()
    let set = await stage.run(["people", "set", "dora", "--name", name])
    #expect(set.status == 0, "\(set)")
  }

  @Test func `nor is the first name of a record, or another of a contact person`() async throws {
    let stage = try await stage([
      ["people", "set", "chr", "--name", "Anne Modèle"],
      ["people", "set", "chr", "--name", "Anne Exemple, directrice"],
      ["people", "set", "zoe", "--name", "Exemple Tout Autre"],
      ["people", "set", "bruno", "--name", "Андрій Приклад"],
    ])
    #expect(await stage.run(["people", "set", "bruno", "--name", "Приклад"]).status == 0)
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `a former name that never was the person’s is taken off`(_ language: String) async throws {
    let stage = try await stage(language: language)
    let set = await stage.run(Self.another + ["--yes"])
    #expect(set.errors.contains(#"maillon people set dora --former-off "Karl Müller""#), "\(set)")
    #expect(await stage.run("people show dora").output.contains("Karl Müller"))
    let off = ["people", "set", "dora", "--former-off"]
    let wrong = await stage.run(off + ["Karl Meier"])
    #expect(wrong.status == 65 && wrong.errors.contains("maillon people show dora"), "\(wrong)")
    #expect(await stage.run(off + ["Greta Huppertz"]).status == 65)
    let taken = await stage.run(off + ["Karl Müller"])
    #expect(taken.status == 0, "\(taken)")
    let shown = await stage.run("people show dora --json").output
    #expect(shown.contains("Greta Huppertz") && !shown.contains("Karl Müller"), "\(shown)")
    #expect(await stage.run(off + ["Karl Müller"]).status == 65)
  }

  @Test func `a former contact is taken off in the same way`() async throws {
    let stage = try await stage([
      ["people", "set", "dora", "--phone", "0470 11 22 33"],
      ["people", "set", "dora", "--phone", "0470 44 55 66"],
    ])
    #expect(await stage.run("people show dora").output.contains("0470 11 22 33"))
    let off = ["people", "set", "dora", "--former-off", "0470 11 22 33"]
    #expect(await stage.run(off).status == 0)
    #expect(!(await stage.run("people show dora").output.contains("0470 11 22 33")))
  }

  private static let key = "Karl Müller hat den Schlüssel"

  private func mended(language: String = "fr") async throws -> Stage {
    try await stage(
      language: language,
      [
        Self.another + ["--yes"], ["people", "set", "bruno", "--name", "Karl Müller"],
        ["people", "set", "zoe", "--name", "Autre Exemple"],
        ["donate", "1", "sheet", "--provider", "zoe", "--id", "d-1", "--note", Self.key],
        ["people", "note", "zoe", "mit Frau Huppertz"],
      ])
  }

  @Test(arguments: ["text", "json", "html"])
  func `the page handed to a person masks a former name that is another’s`(_ form: String)
    async throws
  {
    let stage = try await mended()
    let page = await stage.run("people show dora --format \(form)").output
    #expect(!page.contains("Müller") && page.contains("Greta Huppertz"), "\(page)")
  }

  @Test(arguments: ["M. Karl Müller", "Herr Karl Mueller", "Müller Karl (fils)"])
  func `a form of address hides nobody’s name`(_ name: String) async throws {
    let stage = try await stage([["people", "set", "bruno", "--name", "Martin Exemple"]])
    let set = await stage.run(["people", "set", "bruno", "--name", name])
    #expect(set.status == 65, "\(set)")
    #expect(set.errors.contains("dora") && set.errors.contains("Martin Exemple"), "\(set)")
    #expect(await stage.run(["people", "set", "zoe", "--name", name]).status == 65)
    #expect(await stage.run(["people", "set", "dora", "--name", name]).status == 0)
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `a former name that is the name of who is erased is told with what takes it off`(
    _ language: String
  ) async throws {
    let stage = try await mended(language: language)
    let off = #"maillon people set dora --former-off "Karl Müller""#
    let trial = await stage.run("erase bruno --dry-run")
    #expect(trial.output.contains(off), "\(trial)")
    let json = await stage.run("erase bruno --dry-run --json").output
    #expect(json.contains(#""formerly":[{"agent":"dora","text":"Karl Müller"}]"#), "\(json)")
    let erased = await stage.run("erase bruno --yes")
    #expect(erased.status == 0 && erased.output.contains(off), "\(erased)")
    #expect(await stage.run("people show dora").output.contains(Self.key))
    #expect(
      await stage.run(["people", "set", "dora", "--former-off", "Karl Müller"]).status == 0)
    #expect(!(await stage.run("people show dora").output.contains("Karl Müller")))
    // Nobody else was called so.
    #expect(!(await stage.run("erase zoe --dry-run").output.contains("--former-off")))
  }

  @Test func `all masks no full name of somebody else who lives`() async throws {
    let stage = try await mended()
    let trial = await stage.run("erase dora --dry-run --mask all").output
    let kept = trial.split(separator: "\n").first { $0.contains("act/d-1") } ?? ""
    #expect(kept.contains("bruno") && kept.hasSuffix("reste tel quel"), "\(trial)")
    let erased = await stage.run(["erase", "dora"], answer: "all", then: "o")
    #expect(erased.status == 0, "\(erased)")
    #expect(await stage.run("show d-1").output.contains(Self.key))
    #expect(await stage.run("people show zoe").output.contains("mit Frau █"))
    let again = try await mended()
    #expect(await again.run("erase dora --mask act/d-1").status == 0)
    #expect(await again.run("show d-1").output.contains("█ hat den Schlüssel"))
  }

  @Test func `nor a name inside the longer one of somebody else`() async throws {
    let stage = try await stage([
      ["people", "set", "dora", "--name", "Karl"],
      ["people", "set", "bruno", "--name", "Karl Exemple"],
      ["donate", "1", "sheet", "--provider", "zoe", "--id", "d-1", "--note", "Karl Exemple vient"],
      ["donate", "2", "sheet", "--provider", "zoe", "--id", "d-2", "--note", "Karl vient"],
      ["people", "set", "chr", "--name", "Karl Exemple"],
    ])
    let trial = await stage.run("erase dora --dry-run").output
    #expect(
      trial.contains("chr/name/1 : « Karl » (nom complet, aussi celui de bruno, chr)"), "\(trial)")
    #expect(await stage.run("erase dora --mask all").status == 0)
    #expect(await stage.run("show d-1").output.contains("Karl Exemple vient"))
    #expect(await stage.run("show d-2").output.contains("█ vient"))
  }

  private func reached(language: String = "fr") async throws -> Stage {
    try await stage(
      language: language,
      [
        ["people", "set", "dora", "--name", "Anne Exemple", "--phone", "0470 12 34 56", "--yes"],
        ["people", "set", "chr", "--name", "Anne Exemple", "--phone", "0470 12 34 56"],
        ["people", "note", "zoe", "Mme Exemple vient"],
      ])
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `the record of an organisation keeps its own name and telephone, and is told of`(
    _ language: String
  ) async throws {
    for isAsked in [false, true] {
      let stage = try await reached(language: language)
      let erased =
        isAsked
        ? await stage.run(["erase", "dora"], answer: "all", then: "j")
        : await stage.run("erase dora --mask all")
      #expect(erased.status == 0, "\(erased)")
      #expect((erased.output + erased.errors).contains("maillon people forget chr"), "\(erased)")
      let shown = await stage.run("people show chr").output
      #expect(shown.contains("Anne Exemple") && shown.contains("0470 12 34 56"), "\(shown)")
      #expect(await stage.run("people show zoe").output.contains("Mme █"))
    }
  }

  @Test func `what all does not take is not announced as taken`() async throws {
    let stage = try await reached()
    let trial = await stage.run("erase dora --dry-run").output
    for place in ["chr/name/1", "chr/contact/1"] {
      let line = trial.split(separator: "\n").first { $0.contains(place) } ?? ""
      #expect(line.hasSuffix("seulement si cette place est nommée"), "\(trial)")
    }
    let line = trial.split(separator: "\n").first { $0.contains("zoe/note/1") } ?? ""
    #expect(line.hasSuffix("à décider"), "\(trial)")
    #expect(await stage.run("erase dora --mask chr/name/1,chr/contact/1").status == 0)
    #expect(!(await stage.run("people show chr").output.contains("0470 12 34 56")))
  }

  @Test func `where all would take nothing it is not offered`() async throws {
    let stage = try await stage([["people", "set", "chr", "--name", "Karl Müller"]])
    let trial = await stage.run("erase dora --dry-run").output
    #expect(trial.contains("--mask none") && trial.contains("--mask chr/name/1"), "\(trial)")
    #expect(!trial.contains("--mask all"), "\(trial)")
  }
}
