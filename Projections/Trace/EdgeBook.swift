import Exchange
import Projecting

/// The edges of the graph: what went from one node to another, all acts of one kind added up and
/// corrections netted. Each is kept from both of its ends, so that a walk either way reads in order.
final class EdgeBook {
  let nodes: NodeBook
  private let outward: Table<EdgeKey, EdgeRow>
  private let inward: Table<EdgeKey, EdgeRow>
  /// Every edge by its end, and by its beginning, while a question about the whole graph is answered.
  private var gathered: (into: [UInt64: [Edge]], out: [UInt64: [Edge]])?

  /// Whether no row is stored: then reading the edges of one node costs a look at all of them.
  private let isInMemory: Bool

  init(tables: TableSpace) {
    isInMemory = tables.source == nil
    nodes = NodeBook(tables: tables)
    outward = tables.table("outward")
    inward = tables.table("inward")
  }

  /// One edge, from where it begins to where it ends.
  struct Edge {
    var from: UInt64
    var to: UInt64
    var link: Link
    var skill: Term?
    var amount: ExactDecimal
    var unit: Unit
  }

  func add(
    _ change: ExactDecimal, _ unit: Unit, _ link: Link, from: Node, to: Node, skill: Term? = nil
  ) {
    let (start, end) = (nodes.number(of: from), nodes.number(of: to))
    outward.update(
      EdgeKey(near: start, far: end, link: link, skill: skill), initial: EdgeRow(unit: unit)
    ) { $0.amount += change }
    inward.update(
      EdgeKey(near: end, far: start, link: link, skill: skill), initial: EdgeRow(unit: unit)
    ) { $0.amount += change }
  }

  /// Answers a question, about the whole graph or a part of it: for the whole, and in memory, its edges
  /// are read once and not node by node.
  func answering<Answer>(ofAll: Bool, _ answer: () -> Answer) -> Answer {
    guard ofAll || isInMemory else { return answer() }
    var (into, out) = ([UInt64: [Edge]](), [UInt64: [Edge]]())
    outward.each { key, row in
      guard row.amount > .zero else { return }
      let edge = Edge(
        from: key.near, to: key.far, link: key.link, skill: key.skill, amount: row.amount,
        unit: row.unit)
      out[key.near, default: []].append(edge)
      into[key.far, default: []].append(edge)
    }
    gathered = (into, out)
    defer { gathered = nil }
    return answer()
  }

  /// The edges that begin at a node and still amount to something.
  func out(of node: UInt64) -> [Edge] {
    if let gathered { return gathered.out[node] ?? [] }
    return edges(outward, at: node) { key, row in
      Edge(
        from: key.near, to: key.far, link: key.link, skill: key.skill, amount: row.amount,
        unit: row.unit)
    }
  }

  /// The edges that end at a node and still amount to something.
  func into(_ node: UInt64) -> [Edge] {
    if let gathered { return gathered.into[node] ?? [] }
    return edges(inward, at: node) { key, row in
      Edge(
        from: key.far, to: key.near, link: key.link, skill: key.skill, amount: row.amount,
        unit: row.unit)
    }
  }

  private func edges(
    _ table: Table<EdgeKey, EdgeRow>, at node: UInt64, _ edge: (EdgeKey, EdgeRow) -> Edge
  ) -> [Edge] {
    var found: [Edge] = []
    let prefix = { (writer: inout RowWriter) in writer.key(node) }
    let isNear = { (key: EdgeKey) in key.near == node }
    table.scan(prefix: prefix, where: isNear) { key, row in
      if row.amount > .zero { found.append(edge(key, row)) }
      return true
    }
    return found
  }

  /// The nodes that `start` leads to, itself first, and the edges on the way. People end a walk:
  /// what a donor gave besides has no part in it.
  func walk(from starts: [UInt64], isForward: Bool) -> (nodes: [UInt64], edges: [Edge]) {
    var reached = starts
    var seen = Set(starts)
    var edges: [Edge] = []
    var next = 0
    while next < reached.count {
      let number = reached[next]
      next += 1
      if nodes[number]?.type == .agent { continue }
      for edge in isForward ? out(of: number) : into(number) {
        edges.append(edge)
        let far = isForward ? edge.to : edge.from
        if seen.insert(far).inserted { reached.append(far) }
      }
    }
    return (reached, edges)
  }
}
