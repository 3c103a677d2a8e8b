import Exchange
import Projecting

/// One pass of quantities from lots back to whoever they come from.
///
/// Quantities are whole numbers of 10⁻⁹ of the unit, divided at each step by largest remainder, so that
/// what everybody gets adds up to what was divided, and no number grows with the length of a chain.
/// Every node is met after all that draw on it, so that each is divided once, whole. A circle (goods
/// without a lot that are worked over again) is cut where it closes: that part is undocumented.
struct Flow {
  let shares: Shares
  private(set) var claims: [Shares.Claim: Int128] = [:]
  private(set) var missing: Set<ByteText> = []
  private(set) var used: [ByteText: WeightBook.Weight] = [:]
  private var amounts: [UInt64: Int128] = [:]
  private var queue = PlaceQueue()

  init(shares: Shares) { self.shares = shares }

  /// The order for all that `starts` lead back to: it serves any of them.
  static func order(of starts: [UInt64], _ shares: Shares) -> WalkOrder {
    WalkOrder(from: starts) { node in
      shares.edges.into(node).filter {
        shares.claim($0) == nil && ($0.link.isSource || shares.keys($0) != nil)
      }.map(\.from)
    }
  }

  /// - Parameters:
  ///   - order: what `lots` lead back to, each node after all that draw on it.
  ///   - patience: less by what was divided. Where it is not enough, false is returned and the claims are
  ///     no whole.
  mutating func divide(
    _ lots: [Shares.Lot], in order: WalkOrder, patience: inout Patience
  ) -> Bool {
    // All deliveries of a ledger are less than 10³³ millionths.
    for lot in lots { add(lot.amount.times(1_000).micros, to: lot.node, in: order) }
    while let place = queue.removeFirst() {
      if patience.isOver { return false }
      let node = order.nodes[place]
      patience.nodes -= 1
      if let amount = amounts.removeValue(forKey: node) {
        patience.parts -= divide(amount, at: node, in: order)
      }
    }
    return true
  }

  private mutating func add(_ amount: Int128, to node: UInt64, in order: WalkOrder) {
    guard let place = order[node] else { return }
    amounts[node, default: 0] += amount
    queue.insert(place)
  }

  /// What a part of a node goes to.
  private struct Part {
    /// Nil for what went out and is not known to have come in.
    var edge: EdgeBook.Edge?
    var weight: LargestRemainder.Weight
  }

  /// Answers among how many parts the node was divided.
  private mutating func divide(_ amount: Int128, at node: UInt64, in order: WalkOrder) -> Int {
    let isProcess = shares.edges.nodes[node]?.type == .process
    let parts = (isProcess ? stepParts(node) : thingParts(node)).filter { $0.weight != (0, 0) }
    guard !parts.isEmpty else {
      give(amount, Shares.Claim(agent: nil, role: .undocumented))
      return 1
    }
    let amounts = LargestRemainder.divide(amount, by: parts.map(\.weight)) {
      precedes(parts[$0].edge, parts[$1].edge)
    }
    for (part, amount) in zip(parts, amounts) {
      pass(amount, along: part.edge, from: node, in: order)
    }
    return parts.count
  }

  /// What went into a step, by its weights.
  private mutating func stepParts(_ node: UInt64) -> [Part] {
    shares.edges.into(node).compactMap { edge in
      weigh(edge).map { value in
        let weight = edge.amount.micros.magnitude.multipliedFullWidth(by: value.micros.magnitude)
        return Part(edge: edge, weight: (weight.high, weight.low))
      }
    }
  }

  /// What came into a thing, by its quantities, and how much more went out.
  private func thingParts(_ node: UInt64) -> [Part] {
    let sources = shares.edges.into(node).filter { $0.link.isSource || $0.link == .published }
    let known = sources.reduce(ExactDecimal.zero) { $0 + $1.amount }
    let out = shares.edges.out(of: node).filter(\.link.isTaking)
      .reduce(ExactDecimal.zero) { $0 + $1.amount }
    let parts = sources.map { Part(edge: $0, weight: (0, $0.amount.micros.magnitude)) }
    guard known < out else { return parts }
    return parts + [Part(edge: nil, weight: (0, (out - known).micros.magnitude))]
  }

  /// Of two that lost as much, who comes first by name gets one more; what nobody knows comes last.
  private func precedes(_ one: EdgeBook.Edge?, _ other: EdgeBook.Edge?) -> Bool {
    guard let one else { return false }
    guard let other else { return true }
    func name(_ edge: EdgeBook.Edge) -> (String, UInt64, String) {
      (
        shares.edges.nodes[edge.from]?.id ?? "", edge.link.rawValue, edge.skill?.text ?? ""
      )
    }
    return name(one) < name(other)
  }

  private mutating func pass(
    _ amount: Int128, along edge: EdgeBook.Edge?, from node: UInt64, in order: WalkOrder
  ) {
    guard let edge else { return give(amount, Shares.Claim(agent: nil, role: .undocumented)) }
    if let claim = shares.claim(edge) { return give(amount, claim) }
    guard let next = order[edge.from], let here = order[node], next > here else {
      return give(amount, Shares.Claim(agent: nil, role: .undocumented))
    }
    add(amount, to: edge.from, in: order)
  }

  private mutating func give(_ amount: Int128, _ claim: Shares.Claim) {
    claims[claim, default: 0] += amount
  }

  /// What one unit of what went into a step weighs; nil for what has no weight.
  private mutating func weigh(_ edge: EdgeBook.Edge) -> ExactDecimal? {
    guard let keys = shares.keys(edge) else { return nil }
    guard let weight = shares.weights.weight(keys) else {
      // A plan has a weight only where the co-operative gave it one.
      if edge.link != .cited { missing.insert(ByteText(keys[0])) }
      return nil
    }
    used[ByteText(weight.key)] = weight
    return weight.version.value
  }
}

/// How much may still be divided.
struct Patience {
  var nodes = Int.max
  /// What nodes are divided among: one step may have thousands of hands.
  var parts = Int.max

  var isOver: Bool { nodes <= 0 || parts <= 0 }
}

extension Flow {
  /// The shares as decimals that sum exactly to `total`, which they sum to in 10⁻⁹: each rounded down
  /// to hundredths, and the hundredths that are left to those who lost most, the first first. A total
  /// finer than hundredths is shared in millionths.
  static func shown(_ shares: [Int128], summingTo total: ExactDecimal) -> [ExactDecimal] {
    let step: Int128 = total.micros % 10_000 == 0 ? 10_000 : 1
    guard shares.contains(where: { $0 > 0 }) else { return shares.map { _ in .zero } }
    return LargestRemainder.divide(total.micros / step, by: shares.map { (0, $0.magnitude) }, <)
      .map { ExactDecimal(micros: $0 * step) }
  }
}
