public import Exchange

/// What came in, what was made of it, whom it reached: bands as wide as their quantities, from the
/// left to the right, in two or three columns.
///
/// Read it additively: every quantity is of one unit, and a unit is drawn once in each stage.
public struct FlowChart: Chart {
  /// A quantity from a node of one column to a node of the next.
  public struct Link: Hashable, Sendable {
    /// The column it leaves, from 0.
    public let stage: Int
    /// The place of the node in its column.
    public let from, to: Int
    public let quantity: ExactDecimal

    public init(stage: Int = 0, from: Int, to: Int, quantity: ExactDecimal) {
      self.stage = stage
      self.from = from
      self.to = to
      self.quantity = quantity
    }
  }

  /// What is drawn under one label: the larger of what comes in and what goes out.
  struct Node: Hashable {
    var label: String
    var number = ""
    var arriving = ExactDecimal.zero
    var leaving = ExactDecimal.zero
    var isOthers = false

    var quantity: ExactDecimal { max(arriving, leaving) }
  }

  /// A column shows no more nodes than this.
  public static let nodeLimit = 12
  /// A node below this share of its column, in percent, is put together with others like it.
  public static let leastShare = 3

  public let id: String
  public let title: String
  public let alternative: String
  /// From the left; in each the largest first, what was put together last.
  let columns: [[Node]]
  /// Between those nodes; in each stage by the place of their ends.
  let links: [Link]

  /// A chart of the links between columns of labels; `nil` when nothing flows, when a quantity is
  /// below zero, or when there are not two or three columns.
  ///
  /// Nodes below ``leastShare`` and beyond ``nodeLimit`` are put together as `others`; a single
  /// small one keeps its name, since hiding one name makes nothing clearer. Nodes without quantity
  /// are left out. `number` writes a quantity for the reader. A link must name nodes there are.
  public init?(
    id: String, title: String, alternative: String, columns: [[String]], links: [Link],
    others: String, number: (ExactDecimal) -> String
  ) {
    guard (2...3).contains(columns.count), links.allSatisfy({ !$0.quantity.isNegative }),
      links.contains(where: { !$0.quantity.isZero })
    else { return nil }
    precondition(
      links.allSatisfy { link in
        columns.indices.dropLast().contains(link.stage)
          && columns[link.stage].indices.contains(link.from)
          && columns[link.stage + 1].indices.contains(link.to)
      }, "A link leads from a node of its column to a node of the next.")
    self.id = id
    self.title = title
    self.alternative = alternative
    let grouped = Self.grouped(columns: columns, links: links, others: others)
    self.links = grouped.links
    self.columns = grouped.columns.map { column in
      column.map { node in
        var node = node
        node.number = number(node.quantity)
        return node
      }
    }
  }
}

// MARK: - Putting together

extension FlowChart {
  private static func grouped(columns: [[String]], links: [Link], others: String)
    -> (columns: [[Node]], links: [Link])
  {
    var given = columns.map { $0.map { Node(label: $0) } }
    for link in links {
      given[link.stage][link.from].leaving += link.quantity
      given[link.stage + 1][link.to].arriving += link.quantity
    }
    let shown = given.map { order($0) }
    // Where each node given is shown, in its column.
    let places = shown.map { column in
      var places: [Int: Int] = [:]
      for (place, members) in column.enumerated() {
        for member in members { places[member] = place }
      }
      return places
    }
    var sums: [Link: ExactDecimal] = [:]
    for link in links where !link.quantity.isZero {
      guard let from = places[link.stage][link.from], let to = places[link.stage + 1][link.to]
      else { continue }
      let key = Link(stage: link.stage, from: from, to: to, quantity: .zero)
      sums[key, default: .zero] += link.quantity
    }
    let merged = zip(shown, given).map { column, nodes in
      column.map { members in together(members.map { nodes[$0] }, others) }
    }
    let drawn = sums.map {
      Link(stage: $0.key.stage, from: $0.key.from, to: $0.key.to, quantity: $0.value)
    }
    return (merged, drawn.sorted { ($0.stage, $0.from, $0.to) < ($1.stage, $1.from, $1.to) })
  }

  /// Which nodes of a column are shown as one, in the order they are shown.
  private static func order(_ nodes: [Node]) -> [[Int]] {
    let ranked = nodes.indices.filter { !nodes[$0].quantity.isZero }
      .sorted { (nodes[$1].quantity, $0) < (nodes[$0].quantity, $1) }
    let total = nodes.reduce(ExactDecimal.zero) { $0 + $1.quantity }
    let large = ranked.prefix { nodes[$0].quantity.times(100) >= total.times(leastShare) }
    guard ranked.count - large.count > 1 || ranked.count > nodeLimit else {
      return ranked.map { [$0] }
    }
    let kept = large.prefix(nodeLimit - 1)
    return kept.map { [$0] } + [Array(ranked[kept.count...])]
  }

  private static func together(_ nodes: [Node], _ others: String) -> Node {
    guard nodes.count > 1 else { return nodes[0] }
    var sum = Node(label: others, isOthers: true)
    for node in nodes {
      sum.arriving += node.arriving
      sum.leaving += node.leaving
    }
    return sum
  }
}
