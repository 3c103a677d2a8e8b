import Exchange
import Projecting
import Wording

/// The graph of a trace, as the report gives it.
struct Graph {
  struct Node {
    var id: String
    var type: String
    var label: String
  }
  struct Edge {
    var from: String
    var to: String
    var kind: String
    var quantity: ExactDecimal
    var unit: Unit
  }
  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []

  init(_ report: Report) {
    for row in report.table("nodes")?.rows ?? [] {
      guard case .text(let id) = row[0], case .text(let type) = row[1],
        case .text(let label) = row[2]
      else { continue }
      nodes.append(Node(id: id, type: type, label: label))
    }
    for row in report.table("edges")?.rows ?? [] {
      guard case .text(let from) = row[0], case .text(let to) = row[1],
        case .text(let kind) = row[2], case .decimal(let quantity) = row[3],
        case .text(let name) = row[4], let unit = Unit(name)
      else { continue }
      edges.append(Edge(from: from, to: to, kind: kind, quantity: quantity, unit: unit))
    }
  }
}

/// The graph as a tree for people: each node with what leads to it; one that was shown before only
/// by its name.
struct GraphText {
  /// Branches of one node, and steps from the first one, that people see; programs get them all. Each step
  /// begins its line further to the right: a chain of thousands would fill the memory.
  private static let branchCount = 20
  private static let depth = 24

  private let graph: Graph
  private let words: any Words
  private let isForward: Bool
  private let nodes: [String: Graph.Node]
  /// Edges by the node they are drawn under.
  private let branches: [String: [Graph.Edge]]

  init(graph: Graph, words: any Words, isForward: Bool) {
    self.graph = graph
    self.words = words
    self.isForward = isForward
    nodes = Dictionary(graph.nodes.map { ($0.id, $0) }) { first, _ in first }
    branches = Dictionary(grouping: graph.edges) { isForward ? $0.from : $0.to }
  }

  var tree: String {
    guard let root = graph.nodes.first else { return "" }
    var text = printable(root.label) + "\n"
    var shown: Set<String> = [root.id]
    if graph.edges.isEmpty { text += "  \(words.part(.edges).empty)\n" }
    draw(root.id, depth: 0, "", &shown, &text)
    return text
  }

  private func draw(
    _ id: String, depth: Int, _ indent: String, _ shown: inout Set<String>, _ text: inout String
  ) {
    let all = branches[id] ?? []
    let seen = depth < Self.depth ? all.prefix(Self.branchCount) : []
    for (index, edge) in seen.enumerated() {
      let isLast = index == all.count - 1
      let other = isForward ? edge.to : edge.from
      let isNew = shown.insert(other).inserted
      text += indent + (isLast ? "└─ " : "├─ ") + line(edge, to: other, isNew) + "\n"
      if isNew { draw(other, depth: depth + 1, indent + (isLast ? "   " : "│  "), &shown, &text) }
    }
    guard all.count > seen.count else { return }
    text += indent + "└─ " + words.phrase(.moreBranches(all.count - seen.count)) + "\n"
  }

  private func line(_ edge: Graph.Edge, to other: String, _ isNew: Bool) -> String {
    let node = nodes[other]
    let kind = EventKind.names.value(named: Array(edge.kind.utf8).span).map(words.kind) ?? ""
    let amount = words.amount(Quantity(edge.quantity, edge.unit))
    // A loss is its own name.
    let name = node?.type == "event" ? kind : printable(node?.label ?? other)
    let said = node?.type == "event" ? amount : "\(kind) \(amount)"
    let hasMore = !isNew && branches[other] != nil
    return "\(name)\(words.colon)\(said)" + (hasMore ? " …" : "")
  }
}
