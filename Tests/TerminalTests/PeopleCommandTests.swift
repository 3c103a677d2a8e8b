import FoundationEssentials
import Testing
import Wording

@testable import Terminal

/// The vault as its users work with it. Names and addresses are placeholders.
@Suite struct PeopleCommandTests {
  private static let name = "Prénom Exemple"
  private static let mail = "exemple@test.invalid"

  /// A ledger whose vault knows dora, who gave sheets with a note, and bruno, whose notes name her.
  private func stage(language: String = "fr") async throws -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    stage.write("un papier signé", to: "accord.pdf")
    for words in [
      ["people", "set", "dora", "--name", Self.name, "--mail", Self.mail, "--language", "nl"],
      ["people", "note", "dora", "préfère le soir"], ["people", "attach", "dora", "accord.pdf"],
      [
        "people", "consent", "dora", "--purpose", "name-in-report", "--text-version", "2026-1",
        "--on", "2020-04-01", "--channel", "paper",
      ],
      ["people", "set", "bruno", "--name", "Autre Exemple"],
      ["people", "note", "bruno", "vient avec \(Self.name) le lundi"],
      [
        "donate", "150", "sheet", "--provider", "dora", "--id", "don-1", "--note",
        "déposées par \(Self.name)",
      ],
      [
        "lend", "1", "printer", "--provider", "bruno", "--id", "pret-1", "--note",
        "rien de spécial",
      ],
      ["deliver", "50", "sheet", "--receiver", "chr"],
    ] {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome.errors)")
    }
    return stage
  }

  /// Every byte of every file under the ledger, by path.
  private func files(_ stage: Stage) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: stage.folder) {
      guard let bytes = FileManager.default.contents(atPath: stage.folder + "/" + name) else {
        continue
      }
      files[name] = [UInt8](bytes)
    }
    return files
  }

  private func holds(_ bytes: [UInt8], _ text: String) -> Bool {
    String(decoding: bytes, as: UTF8.self).contains(text)
  }

  @Test(arguments: ["persons/dora.0.sealed", "keys/persons/dora.key"])
  func `a record that cannot be read hides no other, is named, and can be erased`(file: String)
    async throws
  {
    let stage = try await stage(language: "en")
    try Data().write(to: URL(filePath: "\(stage.folder)/people/\(file)"))
    let list = await stage.run(["people", "list"])
    #expect(list.status == 0)
    #expect(list.output.contains("Autre Exemple"))
    #expect(list.errors.contains("These records are damaged and cannot be read: “dora”."))
    #expect(await stage.run(["people", "show", "bruno"]).output.contains("Autre Exemple"))
    let show = await stage.run(["people", "show", "dora"])
    #expect(show.status == 74)
    #expect(show.errors.contains("\(file)” is damaged, or its key is another"))
    #expect(await stage.run(["erase", "dora"]).status == 0)
    let after = await stage.run(["people", "list"])
    #expect(after.errors == "")
    #expect(after.output.contains("Autre Exemple"))
  }

  @Test func `a name reaches no file in clear, neither log nor views nor vault`() async throws {
    let stage = try await stage()
    let files = try files(stage)
    #expect(files.keys.contains { $0.hasPrefix("people/persons/dora") })
    for (name, bytes) in files {
      for text in [Self.name, Self.mail, "déposées", "signé"] {
        #expect(!holds(bytes, text), "\(name) holds \(text)")
      }
    }
  }

  @Test func `a person reads all that is kept, in the person's language, others masked`()
    async throws
  {
    let stage = try await stage()
    let text = await stage.run("people show dora")
    #expect(text.status == 0)
    for part in [
      Self.name, Self.mail, "préfère le soir", "accord.pdf", "2026-1", "don-1", "déposées par",
    ] {
      #expect(text.output.contains(part), "\(part) in \(text.output)")
    }
    #expect(text.output.contains("Toestemmingen"))
    let bruno = await stage.run("people show bruno --json")
    #expect(bruno.output.contains("vient avec █ le lundi"))
    #expect(!bruno.output.contains(Self.name))
  }

  @Test func `the page stands alone, is well formed and escapes what people wrote`() async throws {
    let stage = try await stage()
    _ = await stage.run(["people", "note", "dora", "<script>alert(1)</script> & co"])
    let page = await stage.run("people show dora --format html --lang fr").output
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"fr\">"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; co"))
    #expect(!page.contains("<script") && !page.contains("http"))
    #expect(page.contains("Consentements"))
  }

  @Test func `every look is written down, with who and when and without a name`() async throws {
    let stage = try await stage()
    _ = await stage.run("people show dora")
    let looks = await stage.run("people access dora --json")
    #expect(looks.output.contains(#""doing":"show","about":"dora""#))
    #expect(!looks.output.contains(Self.name))
  }

  @Test func `a clock that was ahead takes no looks away`() async throws {
    let stage = try await stage()
    stage.setClock("2100-01-01T10:00:00Z")
    _ = await stage.run("people show dora")
    _ = await stage.run("people show dora")
    stage.setClock("2020-04-05T10:00:00Z")
    let looks = await stage.run("people access dora --json").output
    #expect(looks.contains("2020-04-0") && looks.contains("2100-01-01"), "\(looks)")
  }

  @Test func `a consent is withdrawn as easily as it was given`() async throws {
    let stage = try await stage()
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
    let stage = try await stage()
    let shown = await stage.run("show don-1")
    #expect(shown.output.contains("note : déposées par \(Self.name)"))
    #expect(shown.errors.isEmpty)
    // The same act with the same note once more is the same act.
    let again = await stage.run([
      "donate", "150", "sheet", "--provider", "dora", "--id", "don-1", "--on",
      try #require(occurredAt(await stage.run("show don-1 --json").output)), "--note",
      "déposées par \(Self.name)", "--json",
    ])
    #expect(again.output.contains(#""duplicate":true"#), "\(again)")
  }

  private func occurredAt(_ json: String) -> String? {
    json.firstRange(of: #""occurredAt":""#).map { range in
      String(json[range.upperBound...].prefix { $0 != "\"" })
    }
  }

  @Test func `the note of a refused act is not kept`() async throws {
    let stage = try await stage()
    let before = try files(stage).keys.filter { $0.hasPrefix("people/notes") }.count
    let refused = await stage.run([
      "deliver", "5000", "sheet", "--receiver", "chr", "--note", "trop",
    ])
    #expect(refused.status == 65)
    #expect(try files(stage).keys.filter { $0.hasPrefix("people/notes") }.count == before)
  }

  // MARK: - Forgetting

  @Test func `whoever asks is forgotten, and totals, roots and digests stay`() async throws {
    let stage = try await stage()
    let questions = [
      "inventory --json --known 2020-04-06", "impact --json", "contributions --json",
      "loans --json",
    ]
    var before: [String] = []
    for question in questions { before.append(await stage.run(question).output) }
    let proof = await stage.run("prove don-1")
    let erased = await stage.run("erase dora --json")
    #expect(erased.status == 0, "\(erased.errors)")
    #expect(
      erased.output.contains(
        #"{"erased":["dora"],"acts":2,"before":false,"record":true,"ownNotes":1,"consents":1,"attachments":1,"notes":1,"mentions":1}"#
      ), "\(erased.output)")
    for (question, old) in zip(questions, before) {
      let now = await stage.run(question).output
      #expect(figures(now) == figures(old), "\(question)")
    }
    stage.write(proof.output, to: "don-1.tlog-proof")
    #expect(await stage.run("check-proof don-1.tlog-proof").status == 0)
    #expect(await stage.run("verify").status == 0)
    #expect(await stage.run("rebuild").status == 0)
  }

  /// The tables of an answer without its stamp and without the list of the erased.
  private func figures(_ json: String) -> Substring {
    let start = json.firstRange(of: "},")?.upperBound ?? json.startIndex
    let end = json.firstRange(of: ",\"erased\"")?.lowerBound ?? json.lastIndex(of: "}")
    return json[start..<(end ?? json.endIndex)]
  }

  @Test func `after the erasure no file holds a trace, and what was copied before is unreadable`()
    async throws
  {
    let stage = try await stage()
    let before = try files(stage)
    let key = try #require(before["people/keys/persons/dora.key"])
    #expect(await stage.run("erase dora").status == 0)
    let after = try files(stage)
    #expect(!after.keys.contains { $0.contains("dora") })
    #expect(after["people/keys/notes/don-1.key"] == nil)
    #expect(after["people/keys/notes/pret-1.key"] != nil)
    let sealed = before.filter { $0.key.hasPrefix("people/persons/dora") }.map(\.value)
    #expect(sealed.count == 2)
    for (name, bytes) in after {
      #expect(!contains(bytes, key), "\(name) holds the key")
      for record in sealed {
        #expect(!contains(bytes, Array(record.prefix(48))), "\(name) holds the sealed record")
      }
    }
    // A copy of the sealed record alone is worth nothing.
    for (name, bytes) in before where name.hasPrefix("people/persons/dora") {
      _ = FileManager.default.createFile(
        atPath: stage.folder + "/" + name, contents: Data(bytes))
    }
    let shown = await stage.run("people --json")
    #expect(!shown.output.contains(Self.name) && shown.status == 0)
  }

  private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.first, bytes.count >= part.count else { return false }
    return (0...(bytes.count - part.count)).contains {
      bytes[$0] == first && bytes[$0..<($0 + part.count)].elementsEqual(part)
    }
  }

  @Test func `a vault put back from a copy forgets again who was erased`() async throws {
    let stage = try await stage()
    let copy = stage.folder + "-copy"
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try FileManager.default.copyItem(atPath: stage.folder + "/people", toPath: copy)
    #expect(await stage.run("erase dora").status == 0)
    try FileManager.default.removeItem(atPath: stage.folder + "/people")
    try FileManager.default.copyItem(atPath: copy, toPath: stage.folder + "/people")
    let list = await stage.run("people")
    #expect(list.errors.contains("de nouveau détruites"))
    #expect(!list.output.contains(Self.name))
    #expect(!(try files(stage)).keys.contains { $0.contains("dora") })
    let bruno = await stage.run("people show bruno --json")
    #expect(!bruno.output.contains(Self.name) && bruno.output.contains("vient avec █"))
  }

  @Test
  func `the next backup has nothing of who was erased, and an earlier one forgets when it is back`()
    async throws
  {
    let stage = try await stage()
    let (place, site, target) = (
      stage.folder + "-backups", stage.folder + "-site", stage.folder + "-back"
    )
    defer {
      for path in [place, site, target] { try? FileManager.default.removeItem(atPath: path) }
    }
    #expect(await stage.run("backup \(place)").status == 0)
    let earlier = place + "/" + (try #require(names(in: place).first))
    #expect(names(below: earlier).contains("people/keys/persons/dora.key"))
    #expect(await stage.run("erase dora").status == 0)
    #expect(await stage.run("backup \(place)").status == 0)
    let next = place + "/" + (try #require(names(in: place).last))
    #expect(next != earlier && !names(below: next).contains { $0.contains("dora") })
    #expect(names(below: next).contains("people/keys/persons/bruno.key"))
    // The erasure was published, the earlier backup does not know of it.
    #expect(await stage.run("publish \(site)").status == 0)
    let back = await stage.run("restore \(earlier) --ledger \(target) --published \(site)")
    #expect(back.status == 0, "\(back)")
    #expect(!names(below: target).contains { $0.contains("dora") })
    let list = await stage.run("people --ledger \(target)")
    #expect(list.output.contains("Autre Exemple") && !list.output.contains(Self.name))
  }

  private func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private func names(below folder: String) -> [String] {
    (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
  }

  @Test(arguments: [
    ("fr", "personne effacée"), ("nl", "gewiste persoon"), ("de", "gelöschte Person"),
    ("en", "erased person"),
  ])
  func `every answer calls an erased person so`(_ language: String, _ word: String) async throws {
    let stage = try await stage(language: language)
    for line in [
      "need 10 sheet --receiver dora --intent N1", "hand-out 5 sheet --receiver dora",
      "erase dora",
    ] {
      let outcome = await stage.run(line)
      #expect(outcome.status == 0, "\(line): \(outcome.errors)")
    }
    let said = "\(word) (dora)"
    for question in [
      "inventory", "contributions", "contributions --csv", "members", "needs", "handouts",
      "journal", "journal --csv", "trace sheet", "trace sheet --format dot",
      "trace sheet --format mermaid", "show don-1", "view inventory",
    ] {
      let answer = await stage.run(question)
      #expect(answer.output.contains(said), "\(question): \(answer.output)")
    }
    for question in ["inventory", "contributions", "needs", "handouts"] {
      let answer = await stage.run(question + " --json")
      #expect(answer.output.contains(#""erased":["dora"]"#), "\(question): \(answer.output)")
    }
    let outcome = await stage.run("people show dora")
    #expect(outcome.status == 65)
  }

  @Test func `erasing again mends what is left and changes nothing else`() async throws {
    let stage = try await stage()
    #expect(await stage.run("erase dora").status == 0)
    let size = await stage.run("status --json").output.prefix(30)
    let again = await stage.run("erase dora")
    #expect(again.status == 0 && again.output.contains("déjà"))
    #expect(await stage.run("status --json").output.prefix(30) == size)
  }

  @Test func `a person registered twice is forgotten under both ids`() async throws {
    let stage = try await stage()
    for line in [
      "agent dora-2 --agent-type person --category citizen",
      "merge-agents dora-2 --duplicate-of dora",
    ] {
      let outcome = await stage.run(line)
      #expect(outcome.status == 0, "\(line): \(outcome.errors)")
    }
    _ = await stage.run(["people", "set", "dora-2", "--name", Self.name])
    let erased = await stage.run("erase dora --json")
    #expect(erased.output.contains(#""erased":["dora","dora-2"]"#), "\(erased)")
    #expect(!(try files(stage)).keys.contains { $0.contains("dora") })
  }

  @Test func `an organisation is not forgotten, an unknown name is said`() async throws {
    let stage = try await stage()
    let organisation = await stage.run("erase chr")
    #expect(organisation.status == 65 && organisation.errors.contains("n’est pas une personne"))
    let unknown = await stage.run("erase dara")
    #expect(unknown.status == 65 && unknown.errors.contains("dora"))
  }

  // MARK: - Screening

  @Test(arguments: [
    ["lose", "1", "sheet", "--reason", "lost", "--place", "chez exemple@test.invalid"],
    ["donate", "1", "sheet", "--provider", "bruno", "--state", "appeler 0470/12.34.56"],
    ["item", "tape", "--unit", "one", "--labels", "fr=ruban 0470 12 34 56"],
    ["agent", "0470123456", "--agent-type", "person", "--category", "citizen"],
  ])
  func `a mark of a person is kept out of the log and not repeated`(_ words: [String]) async throws
  {
    let stage = try await stage()
    let outcome = await stage.run(words)
    #expect(outcome.status == 65, "\(outcome)")
    #expect(!outcome.errors.contains("exemple@") && !outcome.errors.contains("12.34"))
    #expect(outcome.errors.contains("journal"))
    for (name, bytes) in try files(stage) {
      #expect(!holds(bytes, "0470"), "\(name)")
    }
  }

  @Test func `a line of a file with a mark of a person is refused with its place`() async throws {
    let stage = try await stage()
    stage.write(
      #"{"agent":"p-9","agentType":"person","category":"citizen","id":"a1","kind":"agentRegistered","recordedBy":"coop","reason":"tel 0470 12 34 56","tracked":false}"#
        + "\n", to: "acts.jsonl")
    let outcome = await stage.run("import acts.jsonl")
    #expect(outcome.status == 65 && outcome.errors.contains("téléphone"), "\(outcome)")
  }

  @Test func `a note may hold a number and its writer is warned`() async throws {
    let stage = try await stage()
    let outcome = await stage.run(["people", "note", "dora", "rappeler au 0470/12.34.56"])
    #expect(outcome.status == 0 && outcome.errors.contains("téléphone"))
  }

  @Test func `a name typed where a value belongs reaches no file`() async throws {
    let stage = try await stage()
    for words in [
      ["agent", "p-7", "--agent-type", "person", "--category", "citizen", "--name", "Nom Exemple"],
      ["agent-update", "dora", "--name", "Nom Exemple"], ["people", "show", "Nom Exemple"],
      ["erase", "Nom Exemple"], ["people", "set", "Nom Exemple", "--name", "Nom Exemple"],
    ] {
      let outcome = await stage.run(words)
      #expect(outcome.status == 65 || outcome.status == 64, "\(words) \(outcome)")
    }
    for (name, bytes) in try files(stage) { #expect(!holds(bytes, "Nom Exemple"), "\(name)") }
  }

  // MARK: - Bad input

  @Test(arguments: [
    ("people dance", Int32(64)), ("people set", 64), ("people set nobody --name x", 65),
    ("people consent dora --purpose spam --text-version 1", 64),
    ("people consent dora --purpose photo", 64), ("people attach dora missing.pdf", 65),
    ("people fetch dora 9 --out x", 65), ("people show dora --format pdf", 64),
    ("people set dora --language xx", 64), ("erase", 64), ("erase dora --reason because", 64),
    ("people show dora extra", 64),
  ])
  func `a slip gets a sentence and a status`(_ line: String, _ status: Int32) async throws {
    let stage = try await stage()
    let outcome = await stage.run(line)
    #expect(outcome.status == status, "\(outcome)")
    #expect(!outcome.errors.isEmpty)
  }

  @Test func `a damaged record is said, and can still be erased`() async throws {
    let stage = try await stage()
    let path = stage.folder + "/people/persons/dora.0.sealed"
    _ = FileManager.default.createFile(atPath: path, contents: Data([1, 2, 3]))
    #expect(await stage.run("people show dora").status == 74)
    #expect(await stage.run("erase dora").status == 0)
    #expect(!(try files(stage)).keys.contains { $0.contains("dora") })
  }

  @Test func `an attachment comes back byte for byte`() async throws {
    let stage = try await stage()
    #expect(await stage.run("people fetch dora 1 --out back.pdf").status == 0)
    #expect(stage.file("back.pdf") == "un papier signé")
  }
}
