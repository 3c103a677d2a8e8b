import Exchange
import Projecting
import Testing

/// Who is who after mergers, however many.
struct AgentTableTests {
  private let tables = TableSpace()
  private let agents: AgentTable

  init() { agents = AgentTable(tables: tables) }

  private func merge(_ agent: Int, _ other: Int, occurrence: Int = 1) {
    var act = Event(
      id: EventID("m\(agent)-\(other)")!, kind: .agentsMerged, occurredAt: Timestamp("2020-04-01")!)
    act.set(.agent, identifier: AgentID("a\(agent)").number)
    act.set(.duplicateOf, identifier: AgentID("a\(other)").number)
    var fact = Fact(act: act, zone: .brussels)
    fact.occurrence = occurrence
    agents.apply(fact)
  }

  private func register(_ count: Int) {
    for agent in 0..<count {
      var act = Event(
        id: EventID("r\(agent)")!, kind: .agentRegistered, occurredAt: Timestamp("2020-04-01")!)
      act.set(.agent, identifier: AgentID("a\(agent)").number)
      agents.apply(Fact(act: act, zone: .brussels))
    }
  }

  private func canonical(_ agent: Int) -> String { agents.canonical(AgentID("a\(agent)")).text }

  @Test(arguments: [1, 2, 64, 65, 66, 1_000])
  func `a chain of any length leads to its end`(length: Int) {
    register(length + 1)
    // From its end, so that every merger lengthens the way of all before it.
    for agent in (0..<length).reversed() { merge(agent, agent + 1) }
    for agent in [0, length / 2, length] { #expect(canonical(agent) == "a\(length)") }
  }

  @Test func `a way that was walked goes on with the next merger`() {
    register(100)
    for agent in 0..<99 {
      merge(agent, agent + 1)
      #expect(canonical(0) == "a\(agent + 1)")
    }
  }

  @Test func `a merger that is taken back parts the two again, wherever it stands`() {
    register(101)
    for agent in 0..<100 { merge(agent, agent + 1) }
    #expect(canonical(0) == "a100")
    merge(70, 71, occurrence: -1)
    #expect(canonical(0) == "a70" && canonical(70) == "a70" && canonical(71) == "a100")
    merge(70, 3)
    #expect(canonical(71) == "a100")
  }

  @Test func `rows that are brought back bring back who is who`() {
    register(4)
    merge(0, 1)
    #expect(canonical(0) == "a1")
    tables.beginSavepoint()
    merge(1, 2)
    #expect(canonical(0) == "a2")
    tables.rollBack()
    #expect(canonical(0) == "a1" && canonical(1) == "a1")
  }

  /// Whoever asks first, of whomever, and whatever was asked before the circle was closed.
  @Test(arguments: [[], [0], [40, 3], [69, 0, 35]])
  func `a circle in a log is one agent, the one whose id sorts first`(asked: [Int]) {
    register(80)
    for agent in 5..<75 { merge(agent, agent + 1) }
    for agent in asked { _ = canonical(agent) }
    merge(75, 5)
    merge(0, 40)
    for agent in [75, 5, 40, 9, 10, 0] { #expect(canonical(agent) == "a10") }
    #expect(canonical(76) == "a76")
    merge(20, 21, occurrence: -1)
    #expect(canonical(75) == "a20" && canonical(21) == "a20" && canonical(0) == "a20")
  }
}
