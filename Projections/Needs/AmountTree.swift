import Exchange

/// Offers in one order, among which the first that cover a need, or do not, are found without a look at
/// every one: each node knows the most and the least below it, and the same without who has that, for
/// nobody is offered the own goods.
struct AmountTree {
  struct Leaf {
    /// The place of the offer among all.
    var place: Int
    var giver: AgentID
    /// Less than nothing where nobody said how much.
    var amount: ExactDecimal
  }

  /// An amount and whose it is, and the next one that is another's.
  private struct Extreme {
    typealias Held = (amount: ExactDecimal, giver: AgentID)
    var first: Held
    var second: Held?

    func amount(without giver: AgentID) -> ExactDecimal? {
      first.giver != giver ? first.amount : second?.amount
    }

    func merged(_ other: Extreme, by precedes: (ExactDecimal, ExactDecimal) -> Bool) -> Extreme {
      let (one, two) =
        precedes(other.first.amount, first.amount) ? (other, self) : (self, other)
      let rest = [one.second, two.first, two.second].compactMap { $0 }.filter {
        $0.giver != one.first.giver
      }
      return Extreme(first: one.first, second: rest.min { precedes($0.amount, $1.amount) })
    }
  }
  private struct Node {
    var most: Extreme
    var least: Extreme

    init(_ leaf: Leaf) {
      most = Extreme(first: (leaf.amount, leaf.giver))
      least = most
    }

    mutating func take(in other: Node) {
      most = most.merged(other.most, by: >)
      least = least.merged(other.least, by: <)
    }
  }

  /// What is looked for: offers of others than the taker that cover what is wanted, or do not.
  struct Wish {
    var taker: AgentID
    /// Nil where nobody said how much: nothing is known to cover it.
    var wanted: ExactDecimal?
    var covers: Bool
  }

  private let leaves: [Leaf]
  /// Node 1 has all below it, node n nodes 2n and 2n + 1.
  private var nodes: [Node?]
  private let width: Int

  /// - Parameter leaves: by their places.
  init(_ leaves: [Leaf]) {
    self.leaves = leaves
    var width = 1
    while width < leaves.count { width *= 2 }
    self.width = width
    nodes = Array(repeating: nil, count: 2 * width)
    for (index, leaf) in leaves.enumerated() { nodes[width + index] = Node(leaf) }
    for index in stride(from: width - 1, to: 0, by: -1) {
      nodes[index] = nodes[2 * index]
      if let right = nodes[2 * index + 1] { nodes[index]?.take(in: right) }
    }
  }

  /// The places of the first `count` offers that are wished for: the logarithm of all, for each.
  /// - Parameter looks: grows by the nodes that were looked at.
  func first(_ count: Int, _ wish: Wish, looks: inout Int) -> [Int] {
    var found: [Int] = []
    var open = [1]
    while found.count < count, let index = open.popLast() {
      looks += 1
      guard let node = nodes[index], holds(node, wish) else { continue }
      if index >= width {
        found.append(leaves[index - width].place)
      } else {
        open += [2 * index + 1, 2 * index]
      }
    }
    return found
  }

  private func holds(_ node: Node, _ wish: Wish) -> Bool {
    guard let wanted = wish.wanted else {
      return !wish.covers && node.least.amount(without: wish.taker) != nil
    }
    return wish.covers
      ? node.most.amount(without: wish.taker).map { $0 >= wanted } ?? false
      : node.least.amount(without: wish.taker).map { $0 < wanted } ?? false
  }
}
