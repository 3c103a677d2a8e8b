import EventCodec
import Exchange
import Stock
import Testing
import Wording

@testable import Terminal

struct ActReadingTests {
  private func line(_ typed: String) throws -> String {
    let words = typed.split(separator: " ").map(String.init)
    let request = try Request(words)
    let command = try #require(request.command as? ActCommand)
    let surroundings = ActSurroundings(
      coop: AgentID("coop"), zone: .brussels, now: Timestamp("2020-04-05T06:00:00Z")!.instant!,
      language: .fr, recordedBy: AgentID("coop"), makeID: { EventID("made-0001")! },
      unit: { $0.text == "filament" ? .gram : .one },
      loan: { _ in LoanRow(Self.recorded(.loanStarted, from: "bruno", to: "coop")) },
      event: { _ in Self.recorded(.goodsDelivered, from: "coop", to: "mmJ") })
    let act = try ActReading.act(command.verb, request.arguments(of: command), surroundings)
    var bytes: [UInt8] = []
    act.appendCommandLine(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What the acts in the tests refer to.
  private static func recorded(_ kind: EventKind, from provider: String, to receiver: String)
    -> Event
  {
    var act = Event(
      id: EventID("e1")!, kind: kind, occurredAt: Timestamp("2020-04-01T08:00:00+02:00")!)
    act.set(.provider, identifier: AgentID(provider).number)
    act.set(.receiver, identifier: AgentID(receiver).number)
    act.set(.item, identifier: ItemID("visor").number)
    act.set(.quantity, Quantity(ExactDecimal(40), .one))
    return act
  }

  private func check(_ typed: String, contains parts: [String]) throws {
    let line = try line(typed)
    for part in parts { #expect(line.contains(part), "\(line)") }
  }

  @Test(arguments: Language.allCases)
  func `a time that clocks pass over is told as that, wherever it is given`(language: Language)
    async
  {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    let time = "2027-03-28T02:30"
    for line in [
      "donate 1 sheet --provider chr --on \(time)", "inventory --at \(time)",
      "lend 1 printer --provider chr --due \(time)",
      "correct-clock --from-seq 1 --to-seq 2 --value \(time)",
    ] {
      let outcome = await stage.run(line)
      #expect(outcome.status == 65 && outcome.errors.contains(time), "\(line): \(outcome)")
      #expect(outcome.errors.contains("2") && outcome.errors.contains(" 3 "), "\(line): \(outcome)")
    }
    let twice = await stage.run("donate 1 sheet --provider chr --on 2019-10-27T02:30")
    #expect(twice.status == 0, "\(twice)")
    #expect(await stage.run("export").output.contains("2019-10-27T02:30:00+02:00"))
  }

  @Test func `a donation in one breath`() throws {
    #expect(
      try line("donate 150 sheet#LS1@S2 --provider dora")
        == #"{"channel":"terminal","id":"made-0001","item":"sheet","kind":"donationReceived","#
        + #""lot":"LS1","occurredAt":"2020-04-05T08:00:00+02:00","provider":"dora","#
        + #""quantity":{"unit":"one","value":"150"},"receiver":"coop","recordedBy":"coop","#
        + #""serial":"S2","v":1}"#)
  }

  @Test(arguments: [
    (
      "lend 1 printer@P1 --provider bruno --due 2020-06-30",
      ["loanStarted", #""agreement":"L-made0001""#, #""receiver":"coop""#]
    ),
    ("deliver 40 visor --receiver chr", [#""provider":"coop""#, "goodsDelivered"]),
    (
      "produce 100 visor#V1 --process PR1",
      [#""provider":"coop""#, #""receiver":"coop""#, #""process":"PR1""#]
    ),
    ("consume 2,5 kg filament --process PR1", [#"{"unit":"kilogram","value":"2.5"}"#]),
    ("consume 100 filament --process PR1", [#"{"unit":"gram","value":"100"}"#]),
    ("work 6,5 --provider anne", [#""effort":{"unit":"hour","value":"6.5"}"#]),
    ("work 30 --provider anne --no-paid", [#""paid":false"#]),
    ("use 40 printer@P1", [#""provider":"coop""#, #""serial":"P1""#]),
    ("hand-out 40 visor --receiver hub", [#""provider":"coop""#]),
    ("hand-back 4 visor --provider hub", [#""receiver":"coop""#]),
    ("supply 9 apron --provider a --receiver chr", [#""reciprocity":"unknown""#]),
    ("count 0 sheet", [#""accountable":"coop""#, #""custodian":"coop""#, #""value":"0""#]),
    ("lose 3 sheet --reason damaged", [#""reason":"damaged""#, #""provider":"coop""#]),
    ("close-period 30/04/2020", [#""until":"2020-04-30""#]),
    ("item sheet --unit one --labels nl=Blad,fr=Feuille", [#"{"fr":"Feuille","nl":"Blad"}"#]),
    ("item sheet --unit pièce --labels Feuille", [#""unit":"one""#, #"{"fr":"Feuille"}"#]),
    ("commit 3 visor --provider a --receiver b --satisfies N1,N2", [#"["N1","N2"]"#]),
    ("record donationReceived 3 sheet --provider d --on 2020-04-01", [#":"2020-04-01""#]),
    ("record donate 3 sheet --provider d", ["donationReceived"]),
    ("need 3 visor --receiver chr", [#""intent":"N-made0001""#]),
    ("claim 42,50 --receiver anne", [#""item":"EUR""#, #""value":"42.5""#]),
    ("donate 1 sheet --provider d --people-reached 12", [#""peopleReached":12"#]),
  ]) func `verbs become acts`(typed: String, parts: [String]) throws {
    try check(typed, contains: parts)
  }

  @Test(arguments: ["unknown", "inconnu", "onbekend", "?"])
  func `a need may say that nobody knows how many`(word: String) throws {
    let line = try line("need \(word) visor --receiver chr")
    #expect(line.contains(#""item":"visor""#) && !line.contains("quantity"), "\(line)")
    #expect(throws: Failure.self) { try self.line("donate \(word) visor --provider d") }
  }

  @Test func `every verb's examples can be typed`() throws {
    for verb in ActVerb.all {
      #expect(verb.examples.count == 2, "\(verb.name)")
      for example in verb.examples where !example.contains("$(") {
        let line = try line(example)
        #expect(line.contains("\"kind\":\"\(verb.kind.name)\""), "\(example)")
      }
    }
  }

  @Test func `all refusals come at once`() throws {
    let failure = #expect(throws: Failure.self) {
      try line("donate 3x sheet --provider dé --on never --lot a/b")
    }
    guard case .refused(let refusals)? = failure else { return #expect(Bool(false)) }
    #expect(refusals.compactMap(\.field) == ["occurredAt", "provider", "lot", "quantity"])
  }

  @Test func `every kind but the erasing of people has a verb`() {
    let kinds = Set(ActVerb.all.map(\.kind))
    #expect(EventKind.allCases.filter { !kinds.contains($0) } == [.agentErased])
    #expect(Set(CommandTable.names).count == CommandTable.names.count)
  }
}
