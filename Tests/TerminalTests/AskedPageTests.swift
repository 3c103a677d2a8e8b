import Testing

@testable import Terminal

/// The page that is handed to a person says everything that names that person, or that it may. Names are placeholders.
@Suite struct AskedPageTests {
  private func stage(_ lines: [[String]], language: String = "fr") async throws -> Stage {
    let stage = try await Stage.peopled(language: language)
    for words in lines {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome)")
    }
    return stage
  }

  @Test(arguments: ["text", "html"], ["fr", "nl", "de", "en"])
  func `a text with a name that two bear is told of, and not shown`(
    form: String, language: String
  ) async throws {
    let before = try await stage([], language: language)
    let line = "people show bruno --format \(form) --lang \(language)"
    #expect(!(await before.run(line).output.contains("dora/note/1")))
    let stage = try await stage(
      [
        ["people", "note", "dora", "avec Autre Exemple au marché"],
        ["people", "set", "chr", "--name", "Autre Exemple"],
        ["agent", "zoe", "--agent-type", "person", "--category", "citizen"],
        ["people", "set", "zoe", "--name", "Autre Exemple", "--yes"],
      ], language: language)
    let page = await stage.run(line).output
    #expect(page.contains("dora/note/2") && !page.contains("marché"), "\(page)")
  }

  @Test(arguments: ["text", "html"])
  func `what the log says of the person is on it, and where else the person is registered`(
    form: String
  ) async throws {
    let stage = try await stage([
      ["donate", "1", "sheet", "--provider", "dora", "--place", "chez Autre Exemple", "--yes"],
      ["agent", "bruno-2", "--agent-type", "person", "--category", "citizen"],
      ["merge-agents", "bruno-2", "--duplicate-of", "bruno", "--reason", "double", "--yes"],
    ])
    let page = await stage.run("people show bruno --format \(form)").output
    #expect(page.contains("maillon people show bruno-2"), "\(page)")
    #expect(page.contains("1 texte nomme"), "\(page)")
    let other = await stage.run("people show dora --format \(form)").output
    #expect(!other.contains("maillon people show") && !other.contains("1 texte nomme"), "\(other)")
  }

  /// What may speak of zoe, in all the ways in which an erasure finds it.
  private func spoken(language: String = "fr") async throws -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    stage.write("vu par Zéphyrine\nQuatrelivres hier\nrien", to: "deux-lignes.txt")
    stage.write("tel 0470 98 76 54\nautre chose", to: "liste.txt")
    stage.write([0x52, 0xE9, 0xE9, 0x0A], to: "latin.txt")
    for words in [
      ["agent", "zoe", "--agent-type", "person", "--category", "citizen"],
      [
        "people", "set", "zoe", "--name", "Zéphyrine Quatrelivres", "--phone", "0470 98 76 54",
        "--address", "Kerkstraat 5, 3000 Leuven",
      ],
      ["people", "attach", "bruno", "deux-lignes.txt"], ["people", "attach", "bruno", "liste.txt"],
      ["people", "attach", "bruno", "latin.txt"],
      ["people", "note", "bruno", "woont Kerkstraat 5"],
      ["people", "note", "bruno", "Zéphyrine et Paul Quatrelivres"],
      ["people", "note", "bruno", "Zéphyrine vient"], ["people", "note", "bruno", "rien"],
      ["people", "note", "bruno", "mit Frau Quatrelivres"],
      ["donate", "1", "sheet", "--provider", "bruno", "--id", "d-1", "--note", "Z. Quatrelivres"],
      [
        "donate", "1", "sheet", "--provider", "bruno", "--id", "d-2", "--note", "chez Quatrelivres",
      ],
      ["people", "set", "chr", "--name", "Jeanne Quatrelivres"],
    ] {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome)")
    }
    return stage
  }

  private static var place: Regex<Substring> {
    /[a-z0-9-]+\/(?:note|file|content|contact|name)\/[0-9]+|act\/[a-z0-9-]+/
  }

  @Test(arguments: ["text", "html", "json"], ["fr", "nl", "de", "en"])
  func `each place that an erasure lists is on it, or told beside it`(
    form: String, language: String
  ) async throws {
    let stage = try await spoken(language: language)
    let listed = await stage.run("erase zoe --dry-run").output.matches(of: Self.place)
      .map { String($0.0) }
    #expect(Set(listed).count > 8, "\(listed)")
    let page = await stage.run("people show zoe --format \(form)")
    let told = Set((page.output + page.errors).matches(of: Self.place).map { String($0.0) })
    for place in listed { #expect(told.contains(place), "\(place): \(page)") }
    #expect(!told.contains("bruno/note/4"), "\(page)")
  }

  @Test(arguments: [
    ("fr", "Aucune autre"), ("nl", "Geen andere"), ("de", "Kein anderer"), ("en", "No other"),
  ])
  func `where nothing could be looked for it says so`(language: String, none: String) async throws {
    let stage = try await spoken(language: language)
    let unnamed = await stage.run("people show dora --lang \(language)").output
    #expect(!unnamed.contains(none), "\(unnamed)")
    #expect(await stage.run(["people", "set", "dora", "--name", "Karl Platzhalter"]).status == 0)
    let named = await stage.run("people show dora --lang \(language)").output
    #expect(named.count > 10 && named != unnamed, "\(named)")
  }

  @Test(arguments: [
    ("fr", "ne sont pas masqués ici", "masqués dans cette page"),
    ("nl", "zijn hier niet gemaskeerd", "niet gemaskeerd worden"),
    ("de", "sind hier nicht unkenntlich gemacht", "nicht unkenntlich gemacht werden"),
    ("en", "are not masked here", "not be masked on this page"),
  ])
  func `where another's record is lost, it says that the name may stand on it`(
    language: String, onPage: String, beside: String
  ) async throws {
    let scene = try await VaultScene(language: language)
    let whole = await scene.stage.run("people show bruno")
    #expect(!whole.output.contains("Prénom Exemple") && !whole.output.contains(onPage))
    try scene.remove("persons/dora.0.sealed")
    for format in ["text", "html"] {
      let shown = await scene.stage.run("people show bruno --format \(format)")
      #expect(shown.output.contains("Prénom Exemple"), "\(shown)")
      #expect(shown.output.contains(onPage), "\(shown)")
      #expect(shown.errors.contains("dora") && shown.errors.contains(beside), "\(shown)")
    }
  }

  @Test func `where others live is hidden on it, but where the person lives too`() async throws {
    let stage = try await spoken()
    #expect(await stage.run("people show bruno").output.contains("woont █"))
    #expect(
      await stage.run([
        "people", "set", "bruno", "--address", "Kerkstraat 5, 3000 Leuven", "--yes",
      ]).status == 0)
    #expect(await stage.run("people show bruno").output.contains("woont Kerkstraat 5"))
  }

  @Test(arguments: ["text", "html", "json"], ["fr", "nl", "de", "en"])
  func `a text that two may mean goes on the page once somebody says whose it is`(
    form: String, language: String
  ) async throws {
    let stage = try await stage(
      [
        ["people", "note", "dora", "avec Autre Exemple au marché"],
        ["people", "note", "dora", "Autre Exemple et son trombone"],
        ["agent", "zoe", "--agent-type", "person", "--category", "citizen"],
        ["people", "set", "zoe", "--name", "Autre Exemple", "--yes"],
      ], language: language)
    let line = "people show bruno --format \(form)"
    let page = await stage.run(line)
    #expect(!page.output.contains("marché") && !page.output.contains("trombone"), "\(page)")
    let option = try #require(page.errors.firstMatch(of: /people show bruno (--with \S+)/)).1
    #expect(option == "--with dora/note/2,dora/note/3,act/don-1", "\(page)")
    let told = await stage.run(line + " " + option)
    #expect(told.output.contains("marché") && told.output.contains("trombone"), "\(told)")
    #expect(!told.errors.contains("--with"), "\(told)")
    let one = await stage.run(line + " --with dora/note/3")
    #expect(!one.output.contains("marché") && one.output.contains("trombone"), "\(one)")
    let none = await stage.run(line + " --with none")
    #expect(none.status == 0 && !none.output.contains("dora/note/"), "\(none)")
    #expect(await stage.run(line + " --with dora/note/1").status == 64)
    #expect(await stage.run("people access bruno --with none").status == 64)
  }
}
