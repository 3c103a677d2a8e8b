import FoundationEssentials
import Testing
import Wording

@testable import Terminal

/// The vault as its users work with it. Names and addresses are placeholders.
@Suite struct PeopleCommandTests {
  @Test(arguments: ["persons/dora.0.sealed", "keys/persons/dora.key"])
  func `a record that cannot be read hides no other, is named, and can be erased`(file: String)
    async throws
  {
    let stage = try await Stage.peopled(language: "en")
    try Data().write(to: URL(filePath: "\(stage.folder)/people/\(file)"))
    let list = await stage.run(["people", "list"])
    #expect(list.status == 0)
    #expect(list.output.contains("Autre Exemple"))
    #expect(list.errors.contains("lost or damaged: the record of dora."))
    #expect(await stage.run(["people", "show", "bruno"]).output.contains("Autre Exemple"))
    let show = await stage.run(["people", "show", "dora"])
    #expect(show.status == 74)
    #expect(show.errors.contains("\(file)” is gone or damaged, or its key is another"))
    #expect(await stage.run(["erase", "dora", "--yes"]).status == 0)
    let after = await stage.run(["people", "list"])
    #expect(after.errors == "")
    #expect(after.output.contains("Autre Exemple"))
  }

  @Test func `a name reaches no file in clear, neither log nor views nor vault`() async throws {
    let stage = try await Stage.peopled()
    let files = try stage.files()
    #expect(files.keys.contains { $0.hasPrefix("people/persons/dora") })
    for (name, bytes) in files {
      for text in [Stage.name, Stage.mail, "déposées", "signé"] {
        #expect(!Stage.holds(bytes, text), "\(name) holds \(text)")
      }
    }
  }

  @Test func `a person reads all that is kept, in the person's language, others masked`()
    async throws
  {
    let stage = try await Stage.peopled()
    let text = await stage.run("people show dora")
    #expect(text.status == 0)
    for part in [
      Stage.name, Stage.mail, "préfère le soir", "accord.pdf", "2026-1", "don-1", "déposées par",
    ] {
      #expect(text.output.contains(part), "\(part) in \(text.output)")
    }
    #expect(text.output.contains("Toestemmingen"))
    let bruno = await stage.run("people show bruno --json")
    #expect(bruno.output.contains("vient avec █ le lundi"))
    #expect(!bruno.output.contains(Stage.name))
  }

  @Test func `the page stands alone, is well formed and escapes what people wrote`() async throws {
    let stage = try await Stage.peopled()
    _ = await stage.run(["people", "note", "dora", "<script>alert(1)</script> & co"])
    let page = await stage.run("people show dora --format html --lang fr").output
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"fr\">"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; co"))
    #expect(!page.contains("<script") && !page.contains("http"))
    #expect(page.contains("Consentements"))
  }

  @Test func `every look is written down, with who and when and without a name`() async throws {
    let stage = try await Stage.peopled()
    _ = await stage.run("people show dora")
    let looks = await stage.run("people access dora --json")
    #expect(looks.output.contains(#""doing":"show","about":"dora""#))
    #expect(!looks.output.contains(Stage.name))
  }

  @Test func `the page names no look from before its person, and those at all records once`()
    async throws
  {
    let stage = try await Stage.peopled()
    for _ in 0..<3 { _ = await stage.run("people list") }
    _ = await stage.run("agent zoe --agent-type person --category citizen")
    _ = await stage.run(["people", "set", "zoe", "--name", "Encore Exemple"])
    for _ in 0..<2 { _ = await stage.run("people list") }
    let page = await stage.run("people show zoe --json").output
    let looks = try #require(page.firstRange(of: #""accesses":["#)).upperBound
    let lines = page[looks...].split(separator: "{")
    #expect(lines.count { $0.contains(#""doing":"list""#) } == 1, "\(page)")
    #expect(lines.contains { $0.contains(#""doing":"list""#) && !$0.contains(#""times":1}"#) })
    #expect(lines.contains { $0.contains(#""doing":"change""#) && $0.contains(#""times":1}"#) })
    let first = try #require(lines.dropFirst().first)
    #expect(first.contains("change") || first.contains("list"), "\(first)")
    // Whoever asks sees every line.
    let all = await stage.run("people access zoe --json").output
    #expect(all.split(separator: "{").count { $0.contains(#""doing":"list""#) } > 5, "\(all)")
  }

  @Test func `a contact person's page tells nothing of the one before`() async throws {
    let stage = try await Stage.peopled()
    for words in [
      ["people", "set", "chr", "--name", "Avant Exemple"], ["people", "show", "chr"],
      ["people", "forget", "chr", "--yes"], ["people", "set", "chr", "--name", "Depuis Exemple"],
    ] { try #require(await stage.run(words).status == 0, "\(words)") }
    let page = await stage.run("people show chr --json").output
    #expect(page.contains("change") && !page.contains(#""doing":"erase""#), "\(page)")
  }

  /// The former tool knows no names but plain ones.
  @Test func `what a former version wrote beside a record is taken in, and lost by no backup`()
    async throws
  {
    let stage = Stage()
    await stage.open()
    let people = stage.folder + "/people"
    stage.write("un papier signé", to: "accord.pdf")
    for words in [
      ["agent", "Nora", "--agent-type", "person", "--category", "citizen"],
      ["people", "set", "Nora", "--phone", "0470 99 88 77", "--name", "Nora Autre"],
      ["people", "attach", "Nora", "accord.pdf"],
    ] { try #require(await stage.run(words).status == 0, "\(words)") }
    for folder in ["persons", "keys/persons"] {
      for name in try FileManager.default.contentsOfDirectory(atPath: "\(people)/\(folder)") {
        try FileManager.default.moveItem(
          atPath: "\(people)/\(folder)/\(name)",
          toPath: "\(people)/\(folder)/\(name.replacing("%4e", with: "N"))-aside")
      }
    }
    for words in [
      ["people", "set", "Nora", "--name", "Nora Exemple"], ["people", "note", "Nora", "le soir"],
    ] { try #require(await stage.run(words).status == 0, "\(words)") }
    for name in try FileManager.default.subpathsOfDirectory(atPath: people)
    where name.hasSuffix("-aside") {
      try FileManager.default.moveItem(
        atPath: "\(people)/\(name)", toPath: "\(people)/\(name.dropLast(6))")
    }
    let (copies, back) = (stage.folder + "-copies", stage.folder + "-back")
    defer { for path in [copies, back] { try? FileManager.default.removeItem(atPath: path) } }
    let saved = await stage.run("backup \(copies)")
    #expect(saved.status == 0 && saved.errors.contains("« Nora »"), "\(saved)")
    #expect(await stage.run("restore \(copies) --ledger \(back)").status == 0)
    for ledger in [stage.folder, back] {
      let show = await stage.run("people show Nora --ledger \(ledger)")
      for text in ["0470 99 88 77", "Nora Exemple", "Nora Autre", "le soir", "accord.pdf"] {
        #expect(show.output.contains(text), "\(text): \(show)")
      }
      #expect(show.errors.isEmpty, "\(show)")
      let fetched = await stage.run(
        "people fetch Nora 2 --out papier.pdf --force --ledger \(ledger)")
      #expect(fetched.status == 0 && stage.file("papier.pdf") == "un papier signé", "\(fetched)")
    }
  }

  @Test func `a clock that was ahead takes no looks away`() async throws {
    let stage = try await Stage.peopled()
    stage.setClock("2100-01-01T10:00:00Z")
    _ = await stage.run("people show dora")
    _ = await stage.run("people show dora")
    stage.setClock("2020-04-05T10:00:00Z")
    let looks = await stage.run("people access dora --json").output
    #expect(looks.contains("2020-04-0") && looks.contains("2100-01-01"), "\(looks)")
  }

  @Test func `a consent is withdrawn as easily as it was given`() async throws {
    let stage = try await Stage.peopled()
    let given = await stage.run("people --json")
    #expect(given.output.contains(#""purpose":["nameInReport"]"#))
    let done = await stage.run("people withdraw dora --purpose name-in-report --on 2020-05-01")
    #expect(done.status == 0)
    let after = await stage.run("people --json")
    #expect(!after.output.contains("nameInReport"))
    let again = await stage.run("people withdraw dora --purpose name-in-report")
    #expect(again.errors.contains("rien n’a changé"))
    let shown = await stage.run("people show dora --json")
    #expect(shown.output.contains(#""withdrawnOn":"2020-05-01""#))
  }

  @Test func `the note of an act is shown from the vault and checked against its digest`()
    async throws
  {
    let stage = try await Stage.peopled()
    let shown = await stage.run("show don-1")
    #expect(shown.output.contains("note : déposées par \(Stage.name)"))
    #expect(shown.errors.isEmpty)
    // The same act with the same note once more is the same act.
    let again = await stage.run([
      "donate", "150", "sheet", "--provider", "dora", "--id", "don-1", "--on",
      try #require(occurredAt(await stage.run("show don-1 --json").output)), "--note",
      "déposées par \(Stage.name)", "--json",
    ])
    #expect(again.output.contains(#""duplicate":true"#), "\(again)")
  }

  private func occurredAt(_ json: String) -> String? {
    json.firstRange(of: #""occurredAt":""#).map { range in
      String(json[range.upperBound...].prefix { $0 != "\"" })
    }
  }

  @Test func `the note of a refused act is not kept`() async throws {
    let stage = try await Stage.peopled()
    let before = try stage.files().keys.filter { $0.hasPrefix("people/notes") }.count
    let refused = await stage.run([
      "deliver", "5000", "sheet", "--receiver", "chr", "--note", "trop",
    ])
    #expect(refused.status == 65)
    #expect(try stage.files().keys.filter { $0.hasPrefix("people/notes") }.count == before)
  }

  // MARK: - Bad input

  @Test(arguments: [
    ("people dance", Int32(64)), ("people set", 64), ("people set nobody --name x", 65),
    ("people consent dora --purpose spam --text-version 1", 64),
    ("people consent dora --purpose photo", 64), ("people attach dora missing.pdf", 65),
    ("people fetch dora 9 --out x", 65), ("people show dora --format pdf", 64),
    ("people set dora --language xx", 64), ("erase", 64), ("erase dora --reason because", 64),
    ("people show dora extra", 64), ("people set dora --name x --dry-run", 64),
    ("people mask dora/note/1 --text soir --dry-run", 64),
  ])
  func `a slip gets a sentence and a status`(_ line: String, _ status: Int32) async throws {
    let stage = try await Stage.peopled()
    let outcome = await stage.run(line)
    #expect(outcome.status == status, "\(outcome)")
    #expect(!outcome.errors.isEmpty)
  }

  @Test(arguments: PeopleCommand.Deed.allCases)
  func `an option that a deed does not obey is refused, and not passed over`(
    deed: PeopleCommand.Deed
  ) async throws {
    let stage = try await Stage.peopled()
    let values = [
      "part": "persons", "format": "html", "mask": "all", "from": "x", "language": "fr",
      "purpose": "photo", "on": "2020-05-01", "channel": "paper",
    ]
    let line = "people \(deed.rawValue) dora"
    for option in PeopleCommand().options.dropLast(2) where !deed.options.contains(option) {
      let value = option.taking == .nothing ? "" : " " + (values[option.name] ?? "x")
      let outcome = await stage.run("\(line) --\(option.name)\(value)")
      #expect(outcome.status == 64 && outcome.output.isEmpty, "\(option.name): \(outcome)")
      #expect(outcome.errors.contains("--\(option.name)"), "\(option.name): \(outcome)")
    }
  }

  @Test func `a damaged record is said, and can still be erased`() async throws {
    let stage = try await Stage.peopled()
    let path = stage.folder + "/people/persons/dora.0.sealed"
    _ = FileManager.default.createFile(atPath: path, contents: Data([1, 2, 3]))
    #expect(await stage.run("people show dora").status == 74)
    #expect(await stage.run("erase dora --yes").status == 0)
    #expect(!(try stage.files()).keys.contains { $0.contains("dora") })
  }

  @Test func `an attachment comes back byte for byte`() async throws {
    let stage = try await Stage.peopled()
    #expect(await stage.run("people fetch dora 1 --out back.pdf").status == 0)
    #expect(stage.file("back.pdf") == "un papier signé")
  }
}
