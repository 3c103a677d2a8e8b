import Exchange
import Testing
import Wording

@testable import Terminal

/// Files of a few lines: what is there already, and what is said of a line without an id.
@Suite struct SmallImportTests {
  private func gifts(_ days: ClosedRange<Int>) -> String {
    days.map {
      #"{"item":"sheet","kind":"donationReceived","occurredAt":"2020-04-0\#($0)","provider":"dora","quantity":{"unit":"one","value":"5"},"receiver":"coop"}"#
    }.joined(separator: "\n")
  }

  private func opened(_ language: Language = .fr) async throws -> Stage {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    stage.setClock("2020-04-30T10:00:00Z")
    stage.write(gifts(1...2), to: "a.jsonl")
    try #require(await stage.run("import a.jsonl").status == 0)
    return stage
  }

  private func size(_ stage: Stage) async -> Int {
    (await stage.run("export")).output.split(separator: "\n").count
  }

  @Test(arguments: Language.allCases)
  func `one line that is there already is asked about, whatever else the file has`(
    language: Language
  ) async throws {
    let stage = try await opened(language)
    let before = await size(stage)
    for days in [1...1, 1...2, 2...3, 2...9] {
      stage.write(gifts(days), to: "b.jsonl")
      let refused = await stage.run("import b.jsonl")
      #expect(refused.status == 65 && refused.errors.contains("--new-only"), "\(days): \(refused)")
      #expect(await stage.run(["import", "b.jsonl"], answer: "n").status == 65)
    }
    #expect(await size(stage) == before)
    #expect(await stage.run("import b.jsonl --new-only").status == 0)
    #expect(await size(stage) == before + 7)
    #expect(await stage.run(["import", "a.jsonl"], answer: "j").status == 0)
    #expect(await size(stage) == before + 9)
  }

  @Test func `hours told in a file are known again like things`() async throws {
    let stage = try await opened()
    let hours =
      #"{"effort":{"unit":"hour","value":"2"},"kind":"workDone","occurredAt":"2020-04-03","provider":"dora","skill":"couture"}"#
    stage.write(hours, to: "h.jsonl")
    let first = await stage.run("import h.jsonl")
    try #require(first.status == 0, "\(first)")
    #expect(await stage.run("import h.jsonl").status == 65)
  }

  @Test(arguments: Language.allCases, ["", "\n", "\r\n\n"])
  func `a file without a line is told to be one`(language: Language, text: String) async throws {
    let stage = try await opened()
    stage.write(text, to: "h.jsonl")
    let told = await stage.run("import h.jsonl --lang \(language.rawValue)")
    #expect(told.status == 0 && told.errors.contains("h.jsonl"), "\(told)")
  }

  @Test func `two equal gifts of a day typed by hand are taken`() async throws {
    let stage = try await opened()
    for _ in 1...2 {
      let typed = await stage.run("donate 5 sheet --provider dora --on 2020-04-01")
      #expect(typed.status == 0, "\(typed)")
    }
  }

  @Test(arguments: Language.allCases)
  func `a line without an id is refused by its number alone`(language: Language) async throws {
    let stage = try await opened(language)
    stage.write(
      """
      {"item":"sheet","kind":"donationReceived","provider":"dora","quantity":{"unit":"one","value":"7"}}
      {"id":"mine","item":"sheet","kind":"donationReceived","provider":"dora","quantity":{"unit":"one","value":"7"}}
      {"item":"sheet","kind":"goodsDelivered","provider":"coop","quantity":{"unit":"one","value":"70"},"receiver":"chr"}
      """, to: "b.jsonl")
    let refused = await stage.run("import b.jsonl")
    #expect(refused.status == 65 && refused.errors.contains("mine"), "\(refused)")
    #expect(refused.errors.firstMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}/) == nil, "\(refused)")
    let json = await stage.run("import b.jsonl --json").output
    #expect(
      json.firstMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}/) == nil && json.contains("mine"), "\(json)")
    stage.write(
      #"{"item":"sheet","kind":"goodsDelivered","provider":"coop","quantity":{"unit":"one","value":"70"},"receiver":"chr"}"#,
      to: "c.jsonl")
    let short = await stage.run("import c.jsonl")
    #expect(short.status == 65 && short.errors.contains("1"), "\(short)")
    #expect(short.errors.firstMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}/) == nil, "\(short)")
  }

  @Test(arguments: Language.allCases)
  func `a note in a line is told where notes go`(language: Language) async throws {
    let stage = try await opened(language)
    stage.write(
      #"{"item":"sheet","kind":"donationReceived","note":"x","provider":"dora","quantity":{"unit":"one","value":"7"},"receiver":"coop"}"#,
      to: "b.jsonl")
    let refused = await stage.run("import b.jsonl")
    #expect(refused.status == 65 && refused.errors.contains("--note"), "\(refused)")
    #expect(refused.errors.contains("maillon people note"), "\(refused)")
    #expect(!refused.errors.contains("noteDigest"), "\(refused)")
  }

  @Test(arguments: [
    (Language.fr, "image"), (.nl, "afbeelding"), (.de, "Bild"), (.en, "picture"),
  ])
  func `a picture is told as one`(language: Language, word: String) async throws {
    let stage = try await opened(language)
    for (name, bytes) in [
      ("a.jpg", [0xFF, 0xD8, 0xFF, 0xE1, 0x20, 0x0A]),
      ("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]),
      ("a.gif", Array("GIF89a\n".utf8)), ("a.webp", Array("RIFFxxxxWEBPVP8 \n".utf8)),
      ("a.heic", [0, 0, 0, 24] + Array("ftypheic".utf8)),
      ("a.bin", [0x7F, 0x45, 0x4C, 0x46, 1, 2]),
    ] as [(String, [UInt8])] {
      stage.write(bytes, to: name)
      let refused = await stage.run("import \(name)")
      #expect(refused.status == 65 && refused.errors.contains(word), "\(refused)")
      #expect(refused.errors.contains(name) && !refused.errors.contains("CSV"), "\(refused)")
    }
    // What a spreadsheet of here writes is in no UTF-8, and a table all the same.
    stage.write(Array("nom;quantit".utf8) + [0xE9, 0x0A] + Array("a;1\n".utf8), to: "t.csv")
    #expect(await stage.run("import t.csv").errors.contains("CSV"))
  }
}
