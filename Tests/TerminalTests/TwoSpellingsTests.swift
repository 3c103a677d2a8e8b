import Exchange
import FoundationEssentials
import Testing

@testable import Terminal

/// A log of old may hold two spellings of one text: every answer keeps both apart, in the order of bytes.
@Suite struct TwoSpellingsTests {
  private static let lines = """
    {"effort":{"unit":"hour","value":"3"},"id":"w1","kind":"workDone","occurredAt":"2020-04-03","provider":"dora","skill":"couture A"}
    {"effort":{"unit":"hour","value":"5"},"id":"w2","kind":"workDone","occurredAt":"2020-04-03","provider":"coop","skill":"couture B"}
    """

  /// A ledger restored from lines that an earlier version wrote.
  private func stage() async throws -> (stage: Stage, old: String) {
    let stage = Stage(language: "en")
    await stage.open()
    stage.write(Self.lines, to: "a.jsonl")
    #expect(await stage.run("import a.jsonl").status == 0)
    let exported = await stage.run("export").output
    let old = exported.replacing("couture A", with: "couture e\u{301}")
      .replacing("couture B", with: "couture \u{E9}")
    stage.write(old, to: "old.jsonl")
    let restored = await stage.run("restore old.jsonl --ledger \(stage.folder)-old")
    try #require(restored.status == 0, "\(restored)")
    return (stage, old)
  }

  @Test func `a report tells each spelling, always in one order`() async throws {
    let (stage, old) = try await stage()
    defer { remove(stage.folder + "-old") }
    let ledger = "--ledger \(stage.folder)-old"
    let asked = "report impact --from 2020-03-18 --to 2020-04-30 --format json --out r.json"
    #expect(await stage.run("\(asked) \(ledger)").status == 0)
    let report = Array(try #require(stage.bytes("r.json")))
    let rows = [("e\u{301}", 3), ("\u{E9}", 5)].map { spelling, hours in
      Array("\"skill\":\"couture \(spelling)\",\"hours\":\"\(hours)\"".utf8)
    }
    let places = rows.map { row in report.indices.first { report[$0...].starts(with: row) } }
    #expect(places.allSatisfy { $0 != nil } && places[0]! < places[1]!)
    #expect(await stage.run("check-report r.json \(ledger)").status == 0)
    // The lines are those of old, byte for byte.
    let exported = await stage.run("export \(ledger)").output
    #expect(Array(exported.utf8) == Array(old.utf8))
  }

  @Test func `what was written before its screen was made is restored as it is`() async throws {
    let (stage, old) = try await stage()
    let path = stage.folder + "-older"
    defer { for end in ["-old", "-older"] { remove(stage.folder + end) } }
    stage.write(
      old.replacing("couture \u{E9}", with: "jean@exemple.be \u{202E}0470 12 34 56"),
      to: "older.jsonl")
    let restored = await stage.run("restore older.jsonl --ledger \(path)")
    #expect(restored.status == 0, "\(restored)")
    #expect(await stage.run("verify --ledger \(path)").status == 0)
    #expect(await stage.run("rebuild --ledger \(path)").status == 0)
  }

  @Test func `an act of old that is sent again is the same act, in either spelling`() async throws {
    let (stage, _) = try await stage()
    defer { remove(stage.folder + "-old") }
    for spelling in ["e\u{301}", "\u{E9}"] {
      stage.write(
        Self.lines.replacing("couture A", with: "couture \(spelling)")
          .replacing("couture B", with: "couture \(spelling)"), to: "again.jsonl")
      let again = await stage.run("import again.jsonl --ledger \(stage.folder)-old --json")
      #expect(again.output.contains(#""accepted":0,"duplicates":2"#), "\(again)")
    }
  }
}

private func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
