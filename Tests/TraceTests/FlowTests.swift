import Exchange
import Projecting
import Testing

@testable import Trace

/// Quantities on their way back to whoever they come from.
struct FlowTests {
  private let edges: EdgeBook
  private let shares: Shares

  init() {
    let tables = TableSpace()
    edges = EdgeBook(tables: tables)
    shares = Shares(
      edges: edges, agents: AgentTable(tables: tables),
      weights: WeightBook(tables: tables, zone: .brussels),
      moment: AskedMoment(now: Instant(milliseconds: 0), size: 0, zone: .brussels))
  }

  private func give(_ amount: Int, _ giver: String, _ item: String) throws {
    let agent = try #require(Node.agent(AgentID(giver)))
    edges.add(ExactDecimal(amount), .one, .donated, from: agent, to: Node(ThingName(item)))
  }

  private func divide(
    _ amount: ExactDecimal, of item: String, patience: Patience = .init()
  ) throws -> [String: Int128]? {
    let node = try #require(edges.nodes.known(Node(ThingName(item))))
    var patience = patience
    var flow = Flow(shares: shares)
    let isWhole = flow.divide(
      [Shares.Lot(node: node, amount: amount)], in: Flow.order(of: [node], shares),
      patience: &patience)
    guard isWhole else { return nil }
    return Dictionary(
      uniqueKeysWithValues: flow.claims.map {
        ($0.key.agent?.text ?? $0.key.role.rawValue, $0.value)
      })
  }

  @Test func `what does not divide goes by name, and adds up`() throws {
    for giver in ["carl", "anna", "bert"] { try give(1, giver, "sheet") }
    #expect(
      try divide(.one, of: "sheet")
        == ["anna": 333_333_334, "bert": 333_333_333, "carl": 333_333_333])
  }

  @Test func `more out than came in is nobody's`() throws {
    try give(1, "anna", "sheet")
    edges.add(
      ExactDecimal(4), .one, .delivered, from: Node(ThingName("sheet")),
      to: try #require(Node.agent(AgentID("chr"))))
    #expect(
      try divide(ExactDecimal(4), of: "sheet")
        == ["anna": 1_000_000_000, "undocumented": 3_000_000_000])
  }

  @Test func `where patience is at an end there is no half division`() throws {
    try give(1, "anna", "sheet")
    #expect(try divide(.one, of: "sheet", patience: .init(nodes: 0)) == nil)
    #expect(try divide(.one, of: "sheet", patience: .init(nodes: 1)) == ["anna": 1_000_000_000])
  }

  @Test func `a step of many hands costs as much patience as there are hands`() throws {
    for giver in 0..<40 { try give(1, "giver-\(giver)", "sheet") }
    let node = try #require(edges.nodes.known(Node(ThingName("sheet"))))
    var patience = Patience(nodes: 3, parts: 81)
    for left in [41, 1] {
      var flow = Flow(shares: shares)
      #expect(
        flow.divide(
          [Shares.Lot(node: node, amount: .one)], in: Flow.order(of: [node], shares),
          patience: &patience))
      #expect(patience.parts == left)
    }
  }
}
