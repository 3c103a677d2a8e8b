import Bookkeeping
import Exchange
import FoundationEssentials
import People
import Testing
import Wording

@testable import EventCodec
@testable import Terminal

/// What was typed, or stands in a file, comes back in refusals, receipts and help: never as it is where
/// it would steer a terminal.
@Suite struct TypedWordsTests {
  private func check(
    _ words: [String], _ stage: Stage
  ) async {
    let outcome = await stage.run(words)
    #expect(outcome.status != 70, "\(words)")
    #expect(StrictReader.terminal(outcome.output + outcome.errors).problems() == [], "\(words)")
  }

  /// Commands of which the first word is a place on the disk.
  private static let ofPlaces: Set = [
    "backup", "publish", "restore", "init", "import", "check-proof", "check-report",
  ]

  @Test(arguments: Language.allCases)
  func `every command gives back what was typed in signs`(language: Language) async {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    let turn = Language.allCases.firstIndex(of: language) ?? 0
    for (place, name) in CommandTable.names.enumerated() {
      for number in stride(from: (place + turn) % 12, to: Payload.all.count, by: 12) {
        let payload = Payload.all[number]
        let word = Self.ofPlaces.contains(name) ? stage.folder + "/" + payload : payload
        if name == "init" { continue }
        await check([name, word], stage)
        if ActVerb.named(name) != nil {
          await check([name, "1", payload, "--provider", payload, "--reason", payload], stage)
        }
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `a word that means nothing is given back in signs`(language: Language) async {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    let turn = Language.allCases.firstIndex(of: language) ?? 0
    for number in stride(from: turn, to: Payload.all.count, by: Language.allCases.count) {
      await checkWords(Payload.all[number], stage)
    }
  }

  private func checkWords(_ payload: String, _ stage: Stage) async {
    for words in [
      [payload], ["help", payload], ["--lang", payload], ["loans", "--" + payload],
      ["loans", "--at", payload], ["loans", "--at=" + payload],
      ["--ledger", stage.folder + payload, "loans"],
      ["loans", "--csv", "--part", payload], ["trace", "sheet", "--format", payload],
      ["donate", "1", "sheet", "--provider", "dora", "--on", payload],
      ["donate", payload, "sheet", "--provider", "dora"], ["record", payload], ["people", payload],
      ["people", "consent", "dora", "--purpose", payload], ["paper", "receipt", payload],
      ["paper", payload], ["report", payload], ["witnesses", payload],
      ["verify", "--quorum", payload],
      ["init", "--scope", payload, "--ledger", stage.folder + "-2"],
    ] { await check(words, stage) }
    try? FileManager.default.removeItem(atPath: stage.folder + "-2")
  }

  @Test func `a file from a stranger is refused in signs, whatever stands in it`() async {
    let stage = Stage(language: "en")
    await stage.open()
    var lines: [String] = []
    let fields = Field.allCases.filter { $0 != .id && $0 != .kind }
    for (number, payload) in Payload.all.enumerated() {
      var bytes: [UInt8] = []
      bytes.append(quoted: payload)
      let text = String(decoding: bytes, as: UTF8.self)
      lines += [
        "{\"id\":\(text),\"kind\":\"donationReceived\"}", "{\"id\":\"a\",\"kind\":\(text),\"v\":1}",
        "{\(text):1,\"id\":\"b\"}", payload,
      ]
      // Fields take turns: a thousand refusals are spelled out.
      for place in stride(from: number % 7, to: fields.count, by: 7) {
        let field = fields[place]
        lines.append("{\"id\":\"x\",\"kind\":\"donationReceived\",\"\(field.name)\":\(text)}")
      }
    }
    stage.write(lines.map { $0 + "\n" }.joined(), to: "strange")
    for words in [
      ["import", "strange"], ["import", "strange", "--dry-run"], ["check-report", "strange"],
      ["check-proof", "strange"], ["restore", "strange"], ["checkpoint", "--add", "strange"],
    ] { await check(words, stage) }
    let refused = await stage.run("import strange --json")
    #expect(refused.status == 65 && StrictReader.json(refused.output).problems() == [])
  }

  // MARK: - The vault

  /// Records as the vault may hold them, each text behind a payload.
  private func told() async throws -> Stage {
    let stage = Stage()
    await stage.open()
    let agents = Payload.all.indices.map {
      #"{"id":"p\#($0)","kind":"agentRegistered","agent":"p\#($0)","agentType":"person","category":"citizen","tracked":false}"#
    }
    _ = await stage.run(["import", "-"], input: agents.joined(separator: "\n"))
    let ledger = try Ledger.open(
      at: stage.folder, projectors: Stage.projectors,
      clock: { Instant(milliseconds: 1_586_000_100_000) })
    let coop = AgentID("coop")
    for (number, payload) in Payload.all.enumerated() {
      try ledger.people.change(AgentID("p\(number)"), by: coop) { record in
        record.name = payload + "hxname"
        return [payload + "hxchange"]
      }
      _ = try ledger.people.attach([1], named: payload + "hxfile", to: AgentID("dora"), by: coop)
    }
    try ledger.people.change(AgentID("dora"), by: coop) { record in
      record.contacts = Payload.all.map { .init(.address, $0 + "hxaddress") }
      record.notes = Payload.all.map {
        .init(written: "2020-04-01", by: "coop", text: $0 + "hxnote")
      }
      return Payload.all.map { $0 + "hxchange" }
    }
    return stage
  }

  @Test func `all that is kept of persons is shown whole in every form`() async throws {
    let stage = try await told()
    let csv = { (text: String) in StrictReader.csv(text, separator: ",") }
    await expect(["hxname"], in: "people", read: StrictReader.terminal, stage)
    await expect(["hxname"], in: "people --json", read: StrictReader.json, isExact: true, stage)
    await expect(["hxname"], in: "people --csv", read: csv, isExact: true, stage)
    let all = ["hxaddress", "hxnote", "hxfile", "hxchange"]
    let line = "people show dora"
    await expect(all, in: line, read: StrictReader.terminal, stage)
    await expect(all, in: line + " --json", read: StrictReader.json, isExact: true, stage)
    await expect(all, in: line + " --format html", read: StrictReader.page, stage)
    await check(["people", "access"], stage)
  }

  private func expect(
    _ words: [String], in line: String, read: (String) -> Reading, isExact: Bool = false,
    _ stage: Stage
  ) async {
    let answer = await stage.run(line)
    let reading = read(answer.output)
    #expect(answer.status == 0 && reading.problems() == [], "\(line): \(answer.errors)")
    let said = StrictReader.spaced(reading.texts.joined(separator: "\n"))
      .replacing("\\u{A}", with: "\n")
    for payload in Payload.all {
      // The vault keeps texts of people in one spelling, words of ours as they are.
      for word in words {
        let isThere = [payload, payload.composed].contains { text in
          let shown = isExact ? text : printable(text, keepingLines: true)
          // A note's own lines are shown as such, and what moves to a column as spaces.
          let lines = StrictReader.spaced(
            printable(
              text.replacing("\t", with: " ").replacing("\r\n", with: "\n"), keepingLines: true)
              + word)
          if !isExact, said.utf8.firstRange(of: lines.utf8) != nil { return true }
          return said.utf8.firstRange(of: StrictReader.spaced(shown + word).utf8) != nil
        }
        #expect(isThere, "\(line): \(payload) \(word)")
      }
    }
  }
}
