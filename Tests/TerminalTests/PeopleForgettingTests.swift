import FoundationEssentials
import Testing

@testable import Terminal

/// Who asks to be forgotten is, and nothing else. Names and addresses are placeholders.
@Suite struct PeopleForgettingTests {
  @Test func `whoever asks is forgotten, and totals, roots and digests stay`() async throws {
    let stage = try await Stage.peopled()
    let questions = [
      "inventory --json --known 2020-04-06", "impact --json", "contributions --json",
      "loans --json",
    ]
    var before: [String] = []
    for question in questions { before.append(await stage.run(question).output) }
    let proof = await stage.run("prove don-1")
    let erased = await stage.run("erase dora --yes --json")
    #expect(erased.status == 0, "\(erased.errors)")
    #expect(
      erased.output.contains(
        #"{"erased":["dora"],"acts":2,"before":false,"record":true,"ownNotes":1,"consents":1,"attachments":1,"notes":1,"mentions":1,"maskedNotes":0}"#
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
    let stage = try await Stage.peopled()
    let before = try stage.files()
    let key = try #require(before["people/keys/persons/dora.key"])
    #expect(await stage.run("erase dora --yes").status == 0)
    let after = try stage.files()
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
    #expect(!shown.output.contains(Stage.name) && shown.status == 0)
  }

  private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.first, bytes.count >= part.count else { return false }
    return (0...(bytes.count - part.count)).contains {
      bytes[$0] == first && bytes[$0..<($0 + part.count)].elementsEqual(part)
    }
  }

  @Test func `a vault put back from a copy forgets again who was erased`() async throws {
    let stage = try await Stage.peopled()
    let copy = stage.folder + "-copy"
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try FileManager.default.copyItem(atPath: stage.folder + "/people", toPath: copy)
    #expect(await stage.run("erase dora --yes").status == 0)
    try FileManager.default.removeItem(atPath: stage.folder + "/people")
    try FileManager.default.copyItem(atPath: copy, toPath: stage.folder + "/people")
    let list = await stage.run("people")
    #expect(list.errors.contains("de nouveau détruites"))
    #expect(!list.output.contains(Stage.name))
    #expect(!(try stage.files()).keys.contains { $0.contains("dora") })
    let bruno = await stage.run("people show bruno --json")
    #expect(!bruno.output.contains(Stage.name) && bruno.output.contains("vient avec █"))
  }

  @Test func `and of whoever was registered twice all that was masked, and no place that is gone`()
    async throws
  {
    let stage = try await Stage.peopled()
    for words in [
      ["agent", "zoe", "--agent-type", "person", "--category", "citizen"],
      ["agent", "zoe-2", "--agent-type", "person", "--category", "citizen"],
      ["people", "set", "zoe", "--name", "Luc Modèle"],
      ["merge-agents", "zoe-2", "--duplicate-of", "zoe", "--yes"],
      ["people", "set", "zoe-2", "--name", "Luc Modèle"],
      ["people", "note", "dora", "voir Luc Modèle"], ["people", "note", "bruno", "avec Luc"],
      ["donate", "1", "sheet", "--provider", "zoe-2", "--id", "m-2", "--note", "de Luc"],
      // Somebody else who was erased too, whose note speaks of him.
      ["people", "note", "dora", "M. Modèle"],
    ] {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome)")
    }
    let copy = stage.folder + "-copy"
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try FileManager.default.copyItem(atPath: stage.folder + "/people", toPath: copy)
    #expect(await stage.run("erase zoe --mask none").status == 0)
    #expect(await stage.run("people show dora").output.contains("voir █"))
    try FileManager.default.removeItem(atPath: stage.folder + "/people")
    try FileManager.default.copyItem(atPath: copy, toPath: stage.folder + "/people")
    let back = await stage.run("people list")
    #expect(back.errors.contains("zoe, zoe-2"), "\(back)")
    #expect(!back.errors.contains("m-2") && !back.errors.contains("voir"), "\(back)")
    #expect(back.errors.contains("bruno/note/2") && back.errors.contains("dora/note/3"), "\(back)")
    #expect(await stage.run("people show dora").output.contains("voir █"))
    // Both erased: what one said of the other is gone with it.
    #expect(await stage.run("erase dora --yes").status == 0)
    try FileManager.default.removeItem(atPath: stage.folder + "/people")
    try FileManager.default.copyItem(atPath: copy, toPath: stage.folder + "/people")
    let both = await stage.run("people list")
    #expect(both.errors.contains("bruno/note/2") && !both.errors.contains("dora/note"), "\(both)")
  }

  @Test
  func `the next backup has nothing of who was erased, and an earlier one forgets when it is back`()
    async throws
  {
    let stage = try await Stage.peopled()
    let (place, site, target) = (
      stage.folder + "-backups", stage.folder + "-site", stage.folder + "-back"
    )
    defer {
      for path in [place, site, target] { try? FileManager.default.removeItem(atPath: path) }
    }
    #expect(await stage.run("backup \(place)").status == 0)
    let earlier = place + "/" + (try #require(names(in: place).first))
    #expect(names(below: earlier).contains("people/keys/persons/dora.key"))
    #expect(await stage.run("erase dora --yes").status == 0)
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
    #expect(list.output.contains("Autre Exemple") && !list.output.contains(Stage.name))
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
    let stage = try await Stage.peopled(language: language)
    for line in [
      "need 10 sheet --receiver dora --intent N1", "hand-out 5 sheet --receiver dora",
      "erase dora --yes",
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
    let stage = try await Stage.peopled()
    #expect(await stage.run("erase dora --yes").status == 0)
    let size = await stage.run("status --json").output.prefix(30)
    let again = await stage.run("erase dora --yes")
    #expect(again.status == 0 && again.output.contains("déjà"))
    #expect(await stage.run("status --json").output.prefix(30) == size)
  }

  @Test func `a person registered twice is forgotten under both ids`() async throws {
    let stage = try await Stage.peopled()
    for line in [
      "agent dora-2 --agent-type person --category citizen",
      "merge-agents dora-2 --duplicate-of dora",
    ] {
      let outcome = await stage.run(line)
      #expect(outcome.status == 0, "\(line): \(outcome.errors)")
    }
    _ = await stage.run(["people", "set", "dora-2", "--name", Stage.name])
    let erased = await stage.run("erase dora --yes --json")
    #expect(erased.output.contains(#""erased":["dora","dora-2"]"#), "\(erased)")
    #expect(!(try stage.files()).keys.contains { $0.contains("dora") })
  }

  @Test func `an organisation is not forgotten, an unknown name is said`() async throws {
    let stage = try await Stage.peopled()
    let organisation = await stage.run("erase chr")
    #expect(organisation.status == 65 && organisation.errors.contains("maillon people forget chr"))
    let unknown = await stage.run("erase dara")
    #expect(unknown.status == 65 && unknown.errors.contains("dora"))
  }
}
