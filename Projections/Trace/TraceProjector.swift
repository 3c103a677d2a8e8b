// Trace: where goods came from and where they went, as one graph of lots, steps, people and
// documents.
//
// An edge is what went from one node to another, all acts of one kind added up and corrections
// netted: 60 sheets of LS1 consumed in PR1, 100 visors of V1 produced by it, 40 of them delivered
// to a hospital. Backwards from a lot it leads to every donor, machine, hour and design; forwards to
// every recipient: a recall list. Goods without a lot share the node of their item, and then the
// trace says all that may have gone in. Facilitated supply never enters our stock and is not here.
//
// What Trace does not know: how much is where (Inventory), what anyone is credited with
// (Contributions).

public import Exchange
public import Projecting

/// The graph of who and what went into whom and what.
public final class TraceProjector: Projector {
  public static let name = "trace"
  public static let version = 3
  public static let questions = ["track"]

  private let agents: AgentTable
  /// Edges by where they begin, and the same by where they end.
  private let outward: Table<EdgeKey, EdgeRow>
  private let inward: Table<EdgeKey, EdgeRow>

  public init(tables: TableSpace, zone: LedgerZone) {
    agents = AgentTable(tables: tables)
    outward = tables.table("outward")
    inward = tables.table("inward")
  }

  public func apply(_ fact: borrowing Fact, history: any History) {
    agents.apply(fact)
    let act = fact.event
    switch act.kind {
    case .donationReceived, .purchaseReceived, .loanStarted, .foundRecorded, .openingBalance:
      add(fact, from: .agent(act.provider ?? act.receiver), to: .thing(act))
    case .goodsReturned:
      guard let id = act.delivery, let delivery = history.event(id) else { return }
      add(fact, as: .goodsDelivered, -fact.change, from: .thing(act), to: .agent(delivery.receiver))
    case .inputConsumed, .equipmentUsed: add(fact, from: .thing(act), to: .process(act))
    case .workDone: add(fact, from: .agent(act.provider), to: .process(act))
    case .outputProduced: add(fact, from: .process(act), to: .thing(act))
    case .designCited:
      add(fact, from: .document(act) ?? .agent(act.provider), to: .process(act))
    case .documentPublished: add(fact, from: .agent(act.provider), to: .document(act))
    case .goodsDelivered: add(fact, from: .thing(act), to: .agent(act.receiver))
    case .lossRecorded, .lotChecked: add(fact, from: .thing(act), to: .event(act.kind))
    case .handedOut, .handedBack, .moved: noteCustody(fact)
    default: break
    }
  }

  /// Who holds goods of another: one act gives, a later one takes back.
  private func noteCustody(_ fact: borrowing Fact) {
    let thing = Node.thing(fact.event)
    if let receiver = fact.event.receiver, receiver != fact.event.accountable {
      add(fact, as: .handedOut, fact.change, from: thing, to: .agent(receiver))
    }
    if let provider = fact.event.provider, provider != fact.event.accountable {
      add(fact, as: .handedOut, -fact.change, from: thing, to: .agent(provider))
    }
  }

  private func add(_ fact: borrowing Fact, from: Node?, to: Node?) {
    add(fact, as: fact.event.kind, fact.change, from: from, to: to)
  }

  private func add(
    _ fact: borrowing Fact, as kind: EventKind, _ change: ExactDecimal, from: Node?, to: Node?
  ) {
    guard let from, let to, !change.isZero else { return }
    let unit = fact.event.measure.unit
    outward.update(EdgeKey(from, to, kind), initial: EdgeRow(unit: unit)) { $0.amount += change }
    inward.update(EdgeKey(to, from, kind), initial: EdgeRow(unit: unit)) { $0.amount += change }
  }

  // MARK: - Answers

  /// Everything that is known by name, so that a slip can be told from a thing without history.
  public func report(_ moment: AskedMoment) -> Report {
    var things: Set<Node> = []
    outward.each { key, _ in things.formUnion([key.near, key.far].filter { $0.type == .lot }) }
    let rows = things.map { ($0.label, $0) }.sorted { $0.0 < $1.0 }.map { _, node -> [Value] in
      [.id(node.name), .id(node.lot), .id(node.serial)]
    }
    return Report([
      .init("asOf", .value(moment.stamp)),
      .init("things", .table(.init(["item", "lot", "serial"], rows))),
    ])
  }

  /// `trace`: back to where a thing came from; `track`: forward to where it went.
  public func answer(_ question: Question, _ moment: AskedMoment) -> Report {
    guard let subject = question.subject else { return report(moment) }
    let (start, isForward) = (Node(subject), question.name == "track")
    var nodes = [start]
    var seen: Set<Node> = [start]
    var edges: [(key: EdgeKey, row: EdgeRow)] = []
    var next = 0
    while next < nodes.count {
      let node = nodes[next]
      next += 1
      for edge in edgesFrom(node, isForward: isForward) {
        edges.append(edge)
        if seen.insert(edge.key.far).inserted { nodes.append(edge.key.far) }
      }
    }
    return Report([
      .init("asOf", .value(moment.stamp)), .init("item", .value(.text(subject.item))),
      .init("lot", .value(subject.lot.map(Value.text) ?? .absent)),
      .init("serial", .value(subject.serial.map(Value.text) ?? .absent)),
      .init("nodes", .table(nodeGrid(nodes))),
      .init("edges", .table(Self.edgeGrid(edges, isForward: isForward))),
    ])
  }

  /// The edges of a node that still amount to something. People end a walk: what a donor gave
  /// besides has no part in it.
  private func edgesFrom(_ node: Node, isForward: Bool) -> [(key: EdgeKey, row: EdgeRow)] {
    if node.type == .agent { return [] }
    var found: [(key: EdgeKey, row: EdgeRow)] = []
    let table = isForward ? outward : inward
    let prefix = { (writer: inout RowWriter) in node.write(to: &writer) }
    let isNear = { (key: EdgeKey) in key.near == node }
    table.scan(prefix: prefix, where: isNear) { key, row in
      if row.amount > .zero { found.append((key, row)) }
      return true
    }
    return found
  }

  private func nodeGrid(_ nodes: [Node]) -> Report.Grid {
    Report.Grid(
      ["id", "type", "label"],
      nodes.map { node in
        let name = node.type == .agent ? agents[AgentID(node.name.text)]?.name : nil
        return [.text(node.id), .text("\(node.type)"), .text(name ?? node.label)]
      })
  }

  private static func edgeGrid(
    _ edges: [(key: EdgeKey, row: EdgeRow)], isForward: Bool
  ) -> Report.Grid {
    Report.Grid(
      ["from", "to", "kind", "quantity", "unit"],
      edges.map { key, row in
        let (from, to) = isForward ? (key.near, key.far) : (key.far, key.near)
        return [
          .text(from.id), .text(to.id), .text(key.kind.name), .decimal(row.amount),
          .text(row.unit.name),
        ]
      })
  }
}
