import Exchange
import Projecting

/// The part of the graph that a thing came from, or went to, as nodes and edges.
struct Lineage {
  let edges: EdgeBook
  let agents: AgentTable

  func report(_ subject: ThingName, isForward: Bool, _ moment: AskedMoment) -> Report {
    let start = Node(subject)
    let walk = edges.nodes.known(start).map { edges.walk(from: [$0], isForward: isForward) }
    let shown = shown(walk?.nodes ?? [])
    var seen: Set<Int> = []
    let order = (walk?.nodes ?? []).compactMap { shown[$0] }.filter {
      seen.insert($0.rank).inserted
    }
    return Report([
      .init("asOf", .value(moment.stamp)), .init("item", .value(.text(subject.item))),
      .init("lot", .value(subject.lot.map(Value.text) ?? .absent)),
      .init("serial", .value(subject.serial.map(Value.text) ?? .absent)),
      .init("nodes", .table(nodeGrid(walk == nil ? [Shown(node: start, rank: 0)] : order))),
      .init("edges", .table(edgeGrid(walk?.edges ?? [], shown, isForward: isForward))),
    ])
  }

  /// A node as it is shown: an agent by the id that it was merged into.
  private struct Shown {
    var node: Node
    /// Its place among all that are shown, by type, name and label.
    var rank: Int
    let id: String

    init(node: Node, rank: Int) {
      self.node = node
      self.rank = rank
      id = node.id
    }
  }

  private func shown(_ numbers: [UInt64]) -> [UInt64: Shown] {
    var nodes: [UInt64: Node] = [:]
    for number in numbers { nodes[number] = canonical(number) }
    let sorted = Set(nodes.values).map { ($0, ($0.type.rawValue, $0.name, ByteText($0.label))) }
      .sorted { $0.1 < $1.1 }
    var places: [Node: Shown] = [:]
    for (rank, (node, _)) in sorted.enumerated() { places[node] = Shown(node: node, rank: rank) }
    return nodes.compactMapValues { places[$0] }
  }

  private func canonical(_ number: UInt64) -> Node {
    guard let node = edges.nodes[number] else { return Node(ThingName("?")) }
    guard let agent = node.agent else { return node }
    return Node.agent(agents.canonical(agent)) ?? node
  }

  private func nodeGrid(_ nodes: [Shown]) -> Report.Grid {
    Report.Grid(
      ["id", "type", "label"],
      nodes.map { shown in
        let name = shown.node.agent.flatMap { agents[$0]?.name }
        return [.text(shown.id), .text(shown.node.type.name), .text(name ?? shown.node.label)]
      })
  }

  /// Edges in the order of the walk, those of one node by what is at their far end.
  private func edgeGrid(
    _ all: [EdgeBook.Edge], _ nodes: [UInt64: Shown], isForward: Bool
  ) -> Report.Grid {
    var rows: [[Value]] = []
    rows.reserveCapacity(all.count)
    var start = 0
    while start < all.count {
      let near = isForward ? all[start].from : all[start].to
      let end =
        all[start...].firstIndex { (isForward ? $0.from : $0.to) != near } ?? all.count
      let sorted = (start..<end).map { index in
        let rank = nodes[isForward ? all[index].to : all[index].from]?.rank ?? 0
        return (order: rank << 8 | Int(all[index].link.rawValue), index: index)
      }.sorted { $0.order < $1.order }
      for (_, index) in sorted {
        let edge = all[index]
        guard let from = nodes[edge.from], let to = nodes[edge.to] else { continue }
        rows.append([
          .text(from.id), .text(to.id), .text(edge.link.kind.name), .decimal(edge.amount),
          .text(edge.unit.name), .id(edge.skill),
        ])
      }
      start = end
    }
    return Report.Grid(["from", "to", "kind", "quantity", "unit", "skill"], rows)
  }
}
