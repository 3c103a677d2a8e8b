import Bookkeeping
import Exchange
import Foundation
import People
import Projecting
import Testing

/// Acts that hold for all are not taken from whoever may only tell what happened.
@Suite struct `Acts that govern` {
  private let folder = TemporaryFolder()

  /// A ledger with a person, two organisations and one act.
  private func ledger() async throws -> Ledger {
    let ledger = try await Ledger.fresh(folder)
    let receipt = try await ledger.take(
      #"{"agent":"p-1","agentType":"person","category":"citizen","id":"a1","kind":"agentRegistered","tracked":false}"#,
      #"{"agent":"chr","agentType":"organization","category":"hospital","id":"a2","kind":"agentRegistered","name":"CHR","tracked":false}"#,
      #"{"agent":"chr-2","agentType":"organization","category":"hospital","id":"a3","kind":"agentRegistered","name":"CHR","tracked":false}"#,
      #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"Feuille"},"unit":"one"}"#)
    #expect(receipt.refused == [] && receipt.accepted == 4)
    return ledger
  }

  /// A line of each kind that holds for all.
  static let lines: [(kind: EventKind, line: String)] = [
    (.agentErased, #"{"agent":"p-1","id":"g","kind":"agentErased"}"#),
    (.agentsMerged, #"{"agent":"chr-2","duplicateOf":"chr","id":"g","kind":"agentsMerged"}"#),
    (.assumptionSet, #"{"id":"g","key":"hour.given","kind":"assumptionSet","value":"12"}"#),
    (.periodClosed, #"{"id":"g","kind":"periodClosed","until":"2020-04-30"}"#),
    (.periodReopened, #"{"id":"g","kind":"periodReopened","until":"2020-04-30"}"#),
    (
      .reportIssued,
      #"{"digest":"\#(String(repeating: "0", count: 64))","id":"g","kind":"reportIssued","period":"2020-04","size":3}"#
    ),
    (
      .clockCorrected,
      #"{"fromSeq":0,"id":"g","kind":"clockCorrected","toSeq":0,"value":"2020-06-01T09:00:00Z"}"#
    ),
  ]

  @Test func `each kind that governs is tried here`() {
    let governing = EventKind.allCases.filter { $0.rules.mandate > .everyday }
    #expect(Set(Self.lines.map(\.kind)) == Set(governing))
  }

  @Test(arguments: lines.indices)
  func `no file brings one in unless it is asked for`(index: Int) async throws {
    let (kind, line) = Self.lines[index]
    let ledger = try await ledger()
    let before = try ledger.status().root
    let receipt = try await ledger.importLines(Array(line.utf8))
    #expect(receipt.refused.map(\.reason) == [.governs(kind: kind, kind.rules.mandate)])
    #expect(receipt.accepted == 0)
    let asked = try await ledger.importLines(
      Array(line.utf8), governing: true, trustClock: true)
    switch kind {
    case .agentErased:
      #expect(asked.refused.map(\.reason) == [.governs(kind: kind, .erasing)])
      #expect(try ledger.status().root == before)
    case .periodReopened: #expect(asked.refused.map(\.code) == [.closedPeriod])
    default: #expect(asked.refused == [] && asked.accepted == 1)
    }
  }

  @Test func `the co-op's own registration is not changed in passing`() async throws {
    let ledger = try await ledger()
    for fields in [#""tracked":false"#, #""name":"Autre""#, #""category":"company""#] {
      let line = #"{"agent":"coop",\#(fields),"id":"u","kind":"agentUpdated"}"#
      let receipt = try await ledger.importLines(Array(line.utf8))
      #expect(
        receipt.refused.map(\.reason) == [.governs(kind: .agentUpdated, .governing)], "\(fields)")
    }
    let other = #"{"agent":"chr","category":"nursingHome","id":"u","kind":"agentUpdated"}"#
    #expect(try await ledger.importLines(Array(other.utf8)).accepted == 1)
  }

  @Test func `who the co-op was merged into is the co-op`() async throws {
    let ledger = try await ledger()
    _ = try await ledger.take(
      #"{"agent":"coop","duplicateOf":"chr","id":"m","kind":"agentsMerged"}"#)
    let line = #"{"agent":"chr","id":"u","kind":"agentUpdated","tracked":false}"#
    let receipt = try await ledger.importLines(Array(line.utf8))
    #expect(receipt.refused.map(\.reason) == [.governs(kind: .agentUpdated, .governing)])
  }

  @Test func `taking back what governs governs`() async throws {
    let ledger = try await ledger()
    _ = try await ledger.take(
      #"{"agent":"chr-2","duplicateOf":"chr","id":"m","kind":"agentsMerged"}"#)
    let line = Array(#"{"corrects":"m","id":"r","kind":"reversed","reason":"x"}"#.utf8)
    let receipt = try await ledger.importLines(line)
    #expect(receipt.refused.map(\.reason) == [.governsCorrection(of: "m", .agentsMerged)])
    #expect(try await ledger.importLines(line, governing: true).accepted == 1)
  }

  @Test func `what no correction takes back is told as that`() async throws {
    let ledger = try await ledger()
    _ = try await ledger.take(#"{"id":"c","kind":"periodClosed","until":"2020-03-31"}"#)
    let line = Array(#"{"corrects":"c","id":"r","kind":"reversed","reason":"x"}"#.utf8)
    for governing in [false, true] {
      let receipt = try await ledger.importLines(line, governing: governing)
      #expect(receipt.refused.map(\.reason) == [.notCorrectable("c")])
    }
  }

  @Test func `a period is closed once its last day is over`() async throws {
    let clock = StandingClock(1_590_000_000_000)  // 2020-05-20, 20:40 in Brussels
    let other = TemporaryFolder()
    let ledger = try await Ledger.fresh(other, clock: clock.read)
    func close(_ day: String) -> [UInt8] {
      Array(#"{"id":"c-\#(day)","kind":"periodClosed","until":"\#(day)"}"#.utf8)
    }
    for day in ["2020-05-20", "2020-12-31"] {
      let receipt = try await ledger.importLines(close(day), governing: true)
      #expect(receipt.refused.map(\.reason) == [.notOver(day)])
      #expect(receipt.refused.map(\.code) == [.closedPeriod])
    }
    #expect(try ledger.closedUntil() == nil)
    #expect(try await ledger.importLines(close("2020-05-19"), governing: true).accepted == 1)
    clock.move(to: 1_590_000_000_000 + 4 * 3_600_000)
    #expect(try await ledger.importLines(close("2020-05-20"), governing: true).accepted == 1)
    #expect(try ledger.closedUntil() == Timestamp("2020-05-20")!.dayOnly)
  }

  @Test func `a file that brought one in is nothing new the second time`() async throws {
    let ledger = try await ledger()
    let line = Array(
      #"{"id":"g","key":"hour.given","kind":"assumptionSet","occurredAt":"2020-05-01","value":"12"}"#
        .utf8)
    #expect(try await ledger.importLines(line, governing: true).accepted == 1)
    let again = try await ledger.importLines(line)
    #expect(again.duplicates == 1 && again.refused == [])
  }

  @Test func `acts that a face hands in are held to the same`() async throws {
    let ledger = try await ledger()
    var act = Event(id: EventID("g")!, kind: .periodClosed, occurredAt: Timestamp("2020-05-01")!)
    act.set(.until, Timestamp("2020-04-30")!)
    await #expect(throws: LedgerError.self) { try await ledger.record([Command(act)]) }
    #expect(try await ledger.record([Command(act)], governing: true).entries.count == 1)
    var erasure = Event(id: EventID("e")!, kind: .agentErased, occurredAt: Timestamp("2020-05-01")!)
    erasure.set(.agent, identifier: AgentID("p-1").number)
    await #expect(throws: LedgerError.self) {
      try await ledger.record([Command(erasure)], governing: true)
    }
    #expect(try ledger.erasedAgents() == [])
  }

  @Test(arguments: ["coop", "chr"])
  func `only a person can be erased`(agent: String) async throws {
    let ledger = try await ledger()
    let refused = LedgerError.refused([Refusal(field: "agent", .notAPerson(agent))])
    await #expect(throws: refused) {
      try await ledger.erase(AgentID(agent), reason: "request", by: AgentID("coop"))
    }
    var act = Event(id: EventID("e")!, kind: .agentErased, occurredAt: Timestamp("2020-05-01")!)
    act.set(.agent, identifier: AgentID(agent).number)
    let inLog = LedgerError.refused([
      Refusal(id: "e", field: "agent", .notAPerson(agent))
    ])
    await #expect(throws: inLog) { try await ledger.erase(saying: act) }
    #expect(try ledger.verify().ok)
  }

  /// Former versions took such a line from any file.
  @Test func `an old log that calls organisations erased forgets nobody`() async throws {
    let ledger = try await ledger()
    var lines: [UInt8] = []
    try ledger.entries { _, line in
      for index in 0..<line.count { lines.append(line[index]) }
      lines.append(UInt8(ascii: "\n"))
      return true
    }
    let size = try ledger.status().size
    for (index, agent) in ["coop", "chr", "p-1"].enumerated() {
      lines +=
        Array(
          #"{"agent":"\#(agent)","id":"e\#(index)","kind":"agentErased","occurredAt":"2020-05-01","recordedAt":"2020-06-02T10:00:00.000Z","recordedBy":"coop","seq":\#(Int(size) + index),"v":1}"#
            .utf8) + [UInt8(ascii: "\n")]
    }
    let other = TemporaryFolder()
    _ = try Ledger.restore(lines, to: other.path, projectors: allProjectors, clock: june2020)
    let old = try Ledger.open(at: other.path, projectors: allProjectors, clock: june2020)
    for agent in ["chr", "p-1"] {
      _ = try old.people.change(AgentID(agent), by: AgentID("coop")) { record in
        record.name = "Exemple"
        return ["name"]
      }
    }
    #expect(try old.erasedAgents() == [AgentID("p-1")])
    #expect(try old.forgetErased(by: AgentID("coop")).map(\.agent) == [AgentID("p-1")])
    #expect(try old.people.record(of: AgentID("chr"), by: AgentID("coop"))?.name == "Exemple")
    let agents = try #require(try old.registry().table("agents"))
    let erased = agents.rows.filter { row in
      if case .flag(true) = row[5] { true } else { false }
    }
    #expect(erased.count == 1)
    #expect(erased.allSatisfy { if case .text("p-1") = $0[0] { true } else { false } })
    #expect(try old.verify().ok)
  }

  // MARK: - Who was a person

  private func update(_ agent: String, _ fields: String) -> [UInt8] {
    Array(
      #"{"agent":"\#(agent)","id":"u\#(fields.utf8.count)","kind":"agentUpdated",\#(fields)}"#.utf8)
  }

  @Test func `that a person is none any more is not said in passing`() async throws {
    let ledger = try await ledger()
    for type in ["organization", "group"] {
      let line = update("p-1", #""agentType":"\#(type)""#)
      let receipt = try await ledger.importLines(line)
      #expect(receipt.refused.map(\.reason) == [.endsPersonhood("p-1")])
      #expect(receipt.accepted == 0)
      #expect(try await ledger.importLines(line, governing: true, dryRun: true).refused == [])
    }
    let other = update("p-1", #""agentType":"person","postcode":"5000""#)
    #expect(try await ledger.importLines(other).accepted == 1)
  }

  @Test func `nor that somebody is self-employed no more`() async throws {
    let ledger = try await ledger()
    _ = try await ledger.take(
      #"{"agent":"indep","agentType":"organization","category":"selfEmployed","id":"a4","kind":"agentRegistered","tracked":false}"#
    )
    let line = update("indep", #""category":"company","name":"Exemple""#)
    let receipt = try await ledger.importLines(line)
    #expect(receipt.refused.map(\.reason) == [.endsPersonhood("indep")])
    #expect(try await ledger.importLines(line, governing: true).accepted == 1)
  }

  @Test func `who once was a person has no name in the log, and can be forgotten`() async throws {
    let ledger = try await ledger()
    try ledger.people.change(AgentID("p-1"), by: AgentID("coop")) { record in
      record.name = "Exemple"
      return ["name"]
    }
    let change = update("p-1", #""agentType":"organization""#)
    #expect(try await ledger.importLines(change, governing: true).accepted == 1)
    for line in [
      update("p-1", #""name":"Exemple""#), update("p-1", #""agentType":"group","name":"Exemple""#),
    ] {
      let receipt = try await ledger.importLines(line, governing: true)
      #expect(receipt.refused.map(\.reason) == [.nameOfFormerPerson("p-1")])
    }
    let erasure = try await ledger.erase(AgentID("p-1"), reason: "request", by: AgentID("coop"))
    #expect(erasure.forgotten.hadRecord)
    #expect(try ledger.people.record(of: AgentID("p-1"), by: AgentID("coop")) == nil)
    #expect(try ledger.erasedAgents() == [AgentID("p-1")])
    #expect(try ledger.verify().ok)
  }

  @Test func `who was forgotten does not become something else`() async throws {
    let ledger = try await ledger()
    _ = try await ledger.erase(AgentID("p-1"), reason: "request", by: AgentID("coop"))
    let receipt = try await ledger.importLines(
      update("p-1", #""agentType":"organization""#), governing: true)
    #expect(receipt.refused.map(\.reason) == [.erasedAgent("p-1")])
  }

  @Test func `the acts of who was forgotten do not become another's, nor the other way round`()
    async throws
  {
    let ledger = try await ledger()
    _ = try await ledger.take(
      #"{"agent":"p-2","agentType":"person","category":"citizen","id":"a4","kind":"agentRegistered","tracked":false}"#
    )
    _ = try await ledger.erase(AgentID("p-1"), reason: "request", by: AgentID("coop"))
    for (agent, other) in [("p-1", "p-2"), ("p-2", "p-1")] {
      let line =
        #"{"agent":"\#(agent)","duplicateOf":"\#(other)","id":"m","kind":"agentsMerged"}"#
      let receipt = try await ledger.take(line)
      #expect(receipt.refused.map(\.reason) == [.erasedAgent("p-1")])
      #expect(receipt.accepted == 0)
    }
  }

  /// Former versions took such lines.
  @Test func `an old log that names a former person or merges an erased one opens as before`()
    async throws
  {
    let ledger = try await ledger()
    var lines: [UInt8] = []
    try ledger.entries { _, line in
      for index in 0..<line.count { lines.append(line[index]) }
      lines.append(UInt8(ascii: "\n"))
      return true
    }
    let size = Int(try ledger.status().size)
    let told = [
      #"{"agent":"p-1","agentType":"organization","id":"e0","kind":"agentUpdated","name":"Exemple""#,
      #"{"agent":"p-1","id":"e1","kind":"agentErased""#,
      #"{"agent":"chr-2","duplicateOf":"p-1","id":"e2","kind":"agentsMerged""#,
    ]
    for (index, line) in told.enumerated() {
      lines += Array(
        (line
          + #","occurredAt":"2020-05-01","recordedAt":"2020-06-02T10:00:00.000Z","recordedBy":"coop","seq":\#(size + index),"v":1}"#
          + "\n").utf8)
    }
    let other = TemporaryFolder()
    _ = try Ledger.restore(lines, to: other.path, projectors: allProjectors, clock: june2020)
    let old = try Ledger.open(at: other.path, projectors: allProjectors, clock: june2020)
    #expect(try old.status().size == UInt64(size + 3))
    #expect(try old.erasedAgents() == [AgentID("p-1")])
    #expect(try old.verify().ok)
  }
}
