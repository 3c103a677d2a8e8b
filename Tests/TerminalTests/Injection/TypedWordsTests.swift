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
    _ words: [String], _ stage: Stage, input: String = "", isTerminal: Bool = false
  ) async {
    let outcome = await stage.run(words, input: input, isTerminal: isTerminal)
    #expect(outcome.status != 70, "\(words)")
    // Our own bold type is all that may steer.
    let said = (outcome.output + outcome.errors)
      .replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "")
      .replacing("\r\u{1B}[2K", with: "")
    #expect(StrictReader.terminal(said).problems() == [], "\(words)")
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
      for number in stride(from: (place + turn) % 4, to: Payload.all.count, by: 4) {
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

  @Test(arguments: Payload.all.indices)
  func `a word that means nothing is given back in signs`(number: Int) async {
    let stage = Stage(language: Language.allCases[number % 4].rawValue)
    await stage.open()
    let payload = Payload.all[number]
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
    for payload in Payload.all {
      var bytes: [UInt8] = []
      bytes.append(quoted: payload)
      let text = String(decoding: bytes, as: UTF8.self)
      lines += [
        "{\"id\":\(text),\"kind\":\"donationReceived\"}", "{\"id\":\"a\",\"kind\":\(text),\"v\":1}",
        "{\(text):1,\"id\":\"b\"}", payload,
      ]
      for field in Field.allCases where field != .id && field != .kind {
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

  @Test func `what programs get reaches a terminal in signs only`() async throws {
    let scene = try await Scene()
    for line in [
      "inventory", "inventory --csv", "needs --json", "journal --json", "export", "show a20 --json",
      "trace item20#V20 --format dot", "checkpoint", "paper receipt d20", "contributions --csv",
      "report impact --format csv", "report impact --format html", "report impact",
    ] {
      await check(line.split(separator: " ").map(String.init), scene.hostile, isTerminal: true)
    }
  }

  // MARK: - The vault

  /// A record as the vault may hold it, each text behind a payload.
  private func keep(_ payload: String, of agent: String, _ stage: Stage) throws {
    let ledger = try Ledger.open(
      at: stage.folder, projectors: Stage.projectors,
      clock: { Instant(milliseconds: 1_586_000_100_000) })
    let coop = AgentID("coop")
    try ledger.people.change(AgentID(agent), by: coop) { record in
      record.name = payload + "hxname"
      record.contacts = [.init(.address, payload + "hxaddress")]
      record.notes = [.init(written: "2020-04-01", by: "coop", text: payload + "hxnote")]
      return [payload + "hxchange"]
    }
    _ = try ledger.people.attach([1], named: payload + "hxfile", to: AgentID(agent), by: coop)
  }

  @Test(arguments: Payload.all.indices)
  func `all that is kept of a person is shown in every form`(number: Int) async throws {
    let payload = Payload.all[number]
    let stage = Stage()
    await stage.open()
    try keep(payload, of: "dora", stage)
    for (line, read, isExact) in [
      ("people", StrictReader.terminal, false), ("people show dora", StrictReader.terminal, false),
      ("people --json", StrictReader.json, true), ("people access", StrictReader.terminal, false),
      ("people show dora --json", StrictReader.json, true),
      ("people show dora --format html", StrictReader.page, false),
      ("people --csv", { StrictReader.csv($0, separator: ",") }, true),
    ] as [(String, (String) -> Reading, Bool)] {
      let answer = await stage.run(line)
      let reading = read(answer.output)
      #expect(answer.status == 0 && reading.problems() == [], "\(line)")
      guard line != "people access" else { continue }
      let wanted = (isExact ? payload : printable(payload)) + "hxname"
      let isFound = reading.texts.contains {
        Array(StrictReader.spaced($0).utf8).firstRange(of: Array(StrictReader.spaced(wanted).utf8))
          != nil
      }
      #expect(isFound, "\(line): \(reading.texts)")
    }
  }
}
