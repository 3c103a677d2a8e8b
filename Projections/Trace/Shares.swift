import Exchange
import Projecting

/// Who has which share in delivered goods, along the chain, in two readings.
///
/// *Participation* is not additive: all that was delivered of the lots in whose lineage somebody
/// stands. *Weighted shares* are: each step divides what it made among what went in, by the weights
/// of the assumptions in force, goods passing their share on to where they came from, and the shares
/// of a lot sum exactly to its quantity. What the ledger does not know stays with nobody and is shown.
struct Shares {
  let edges: EdgeBook
  let agents: AgentTable
  let weights: WeightsInForce

  init(edges: EdgeBook, agents: AgentTable, weights: WeightBook, moment: AskedMoment) {
    self.edges = edges
    self.agents = agents
    self.weights = WeightsInForce(weights, at: moment)
  }

  /// What somebody did for it.
  enum Role: String {
    case donation, loan, purchase, work, document, transport, undocumented
  }

  struct Claim: Hashable {
    var agent: AgentID?
    var role: Role
  }

  /// A lot and how much of it is shared.
  struct Lot {
    var node: UInt64
    var amount: ExactDecimal
  }

  struct Answer {
    var participation: [Claim: ExactDecimal] = [:]
    /// In 10⁻⁹ of the unit; empty where a weight is missing.
    var shares: [Claim: Int128] = [:]
    var missing: Set<ByteText> = []
    var used: [ByteText: WeightBook.Weight] = [:]
  }

  func answer(_ lots: [Lot]) -> Answer {
    var answer = Answer(participation: participation(in: lots))
    var flow = Flow(shares: self)
    // Each node of the chain is divided once.
    var patience = Patience()
    _ = flow.divide(lots, in: Flow.order(of: lots.map(\.node), self), patience: &patience)
    answer.missing = flow.missing
    answer.used = flow.used
    if flow.missing.isEmpty { answer.shares = flow.claims }
    return answer
  }

  private func participation(in lots: [Lot]) -> [Claim: ExactDecimal] {
    let order = WalkOrder(from: lots.map(\.node), before)
    var sums: [Claim: ExactDecimal] = [:]
    for start in stride(from: 0, to: lots.count, by: UInt64.bitWidth) {
      participate(Array(lots[start...].prefix(UInt64.bitWidth)), in: order, &sums)
    }
    return sums
  }

  /// What a node comes from. People end a walk: what a donor gave besides has no part in it.
  private func before(_ node: UInt64) -> [UInt64] {
    edges.nodes[node]?.type == .agent ? [] : edges.into(node).map(\.from)
  }

  /// Adds who had a hand in which of at most 64 lots: one walk serves them all, each node bearing a bit
  /// for every lot that it leads to.
  private func participate(
    _ lots: [Lot], in order: WalkOrder, _ sums: inout [Claim: ExactDecimal]
  ) {
    var reached: [UInt64: UInt64] = [:]
    var queue = PlaceQueue()
    func reach(_ node: UInt64, _ bits: UInt64) {
      guard let place = order[node], reached[node, default: 0] | bits != reached[node] else {
        return
      }
      reached[node, default: 0] |= bits
      queue.insert(place)
    }
    for (index, lot) in lots.enumerated() { reach(lot.node, 1 << UInt64(index)) }
    // A circle sends a node's bits round once more; a node gets each bit once.
    while let place = queue.removeFirst() {
      let node = order.nodes[place]
      for next in before(node) { reach(next, reached[node] ?? 0) }
    }
    var whole: [Claim: UInt64] = [:]
    /// Who carried a part of a lot had a hand in that part.
    var carried: [Claim: [UInt64: ExactDecimal]] = [:]
    let own = Set(lots.map(\.node))
    for (node, bits) in reached where edges.nodes[node]?.type != .agent {
      for edge in edges.into(node) {
        guard let claim = claim(edge) else { continue }
        if edge.link == .carried, own.contains(node) {
          carried[claim, default: [:]][node, default: .zero] += edge.amount
          let others = lots.indices.reduce(bits) {
            lots[$1].node == node ? $0 & ~(1 << UInt64($1)) : $0
          }
          whole[claim, default: 0] |= others
        } else {
          whole[claim, default: 0] |= bits
        }
      }
    }
    for claim in Set(whole.keys).union(carried.keys) {
      for (index, lot) in lots.enumerated() {
        let isWhole = whole[claim, default: 0] & 1 << UInt64(index) != 0
        let part = isWhole ? lot.amount : min(lot.amount, carried[claim]?[lot.node] ?? .zero)
        if part > .zero { sums[claim, default: .zero] += part }
      }
    }
  }

  /// Whose hand the edge is, where a person or an organisation stands at its beginning.
  func claim(_ edge: EdgeBook.Edge) -> Claim? {
    guard let agent = edges.nodes[edge.from]?.agent else { return nil }
    let role: Role
    switch edge.link {
    case .donated, .opening: role = .donation
    // Nobody knows where it came from.
    case .found: return Claim(agent: nil, role: .undocumented)
    case .lent: role = .loan
    case .worked: role = .work
    case .cited, .published: role = .document
    case .carried: role = .transport
    // What was bought is nobody's gift.
    case .purchased: return Claim(agent: nil, role: .purchase)
    default: return nil
    }
    return Claim(agent: agents.canonical(agent), role: role)
  }

  // MARK: - Weights

  /// The keys under which the weight of one unit of the edge is looked up; nil for what has no part.
  func keys(_ edge: EdgeBook.Edge) -> [String]? {
    let item = edges.nodes[edge.from]?.name.text ?? ""
    switch edge.link {
    case .consumed, .scrapped: return ["weight.input.\(item)"]
    case .used: return ["weight.use.\(item)", "weight.use"]
    case .worked: return (edge.skill.map { ["weight.work.\($0.text)"] } ?? []) + ["weight.work"]
    case .cited: return ["weight.design"]
    default: return nil
    }
  }
}
