import Exchange
import Projecting

/// The part of the graph that a thing came from, or went to, as nodes and edges.
struct Lineage {
  let edges: EdgeBook
  let agents: AgentTable

  func report(_ subject: ThingName, isForward: Bool, _ moment: AskedMoment) -> Report {
    let start = Node(subject)
    let walk = edges.nodes.known(start).map { edges.walk(from: [$0], isForward: isForward) }
    let nodes = Dictionary(
      (walk?.nodes ?? []).map { ($0, shown($0)) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<Node> = []
    let order = (walk?.nodes.compactMap { nodes[$0] } ?? [start]).filter {
      seen.insert($0).inserted
    }
    return Report([
      .init("asOf", .value(moment.stamp)), .init("item", .value(.text(subject.item))),
      .init("lot", .value(subject.lot.map(Value.text) ?? .absent)),
      .init("serial", .value(subject.serial.map(Value.text) ?? .absent)),
      .init("nodes", .table(nodeGrid(order))),
      .init("edges", .table(edgeGrid(walk?.edges ?? [], nodes, isForward: isForward))),
    ])
  }

  /// The node; an agent by the id that it was merged into.
  private func shown(_ number: UInt64) -> Node {
    guard let node = edges.nodes[number] else { return Node(ThingName("?")) }
    guard let agent = node.agent else { return node }
    return Node.agent(agents.canonical(agent)) ?? node
  }

  private func nodeGrid(_ nodes: [Node]) -> Report.Grid {
    Report.Grid(
      ["id", "type", "label"],
      nodes.map { node in
        let name = node.agent.flatMap { agents[$0]?.name }
        return [.text(node.id), .text("\(node.type)"), .text(name ?? node.label)]
      })
  }

  /// Edges in the order of the walk, those of one node by what is at their far end.
  private func edgeGrid(
    _ all: [EdgeBook.Edge], _ nodes: [UInt64: Node], isForward: Bool
  ) -> Report.Grid {
    struct Line {
      var edge: EdgeBook.Edge
      var from: String
      var to: String
      var far: Node
    }
    let lines = all.compactMap { edge -> Line? in
      guard let from = nodes[edge.from], let to = nodes[edge.to] else { return nil }
      return Line(edge: edge, from: from.id, to: to.id, far: isForward ? to : from)
    }
    var rows: [[Value]] = []
    var start = 0
    while start < lines.count {
      let near = isForward ? lines[start].edge.from : lines[start].edge.to
      let end =
        lines[start...].firstIndex { (isForward ? $0.edge.from : $0.edge.to) != near }
        ?? lines.count
      let sorted = lines[start..<end].sorted {
        ($0.far.type.rawValue, $0.far.name, $0.far.label, $0.edge.link.rawValue)
          < ($1.far.type.rawValue, $1.far.name, $1.far.label, $1.edge.link.rawValue)
      }
      rows += sorted.map { line in
        [
          .text(line.from), .text(line.to), .text(line.edge.link.kind.name),
          .decimal(line.edge.amount), .text(line.edge.unit.name), .id(line.edge.skill),
        ]
      }
      start = end
    }
    return Report.Grid(["from", "to", "kind", "quantity", "unit", "skill"], rows)
  }
}
