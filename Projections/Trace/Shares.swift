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
  let weights: WeightBook
  let moment: AskedMoment

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
    /// Empty where a weight is missing.
    var shares: [Claim: Fraction] = [:]
    var missing: Set<ByteText> = []
    var used: [ByteText: WeightBook.Weight] = [:]
  }

  func answer(_ lots: [Lot]) -> Answer {
    var answer = Answer()
    for lot in lots { participate(in: lot, &answer) }
    var flow = Flow(shares: self)
    flow.divide(lots, in: flow.order(of: lots.map(\.node)))
    answer.missing = flow.missing
    answer.used = flow.used
    if flow.missing.isEmpty { answer.shares = flow.claims }
    return answer
  }

  private func participate(in lot: Lot, _ answer: inout Answer) {
    var claims: [Claim: ExactDecimal] = [:]
    for edge in edges.walk(from: [lot.node], isForward: false).edges {
      guard let claim = claim(edge) else { continue }
      // Who carried a part of the lot had a hand in that part.
      let isCarried = edge.link == .carried && edge.to == lot.node
      let part = isCarried ? edge.amount : lot.amount
      claims[claim] = min(lot.amount, (claims[claim] ?? .zero) + part)
    }
    for (claim, part) in claims { answer.participation[claim, default: .zero] += part }
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

/// One pass of quantities from lots back to whoever they come from.
///
/// Every node is met after all that draw on it, so that each is divided once, whole. A circle (goods
/// without a lot that are worked over again) is cut where it closes: that part is undocumented.
struct Flow {
  let shares: Shares
  private(set) var claims: [Shares.Claim: Fraction] = [:]
  private(set) var missing: Set<ByteText> = []
  private(set) var used: [ByteText: WeightBook.Weight] = [:]
  private var amounts: [UInt64: Fraction] = [:]
  private var order = Order()

  init(shares: Shares) { self.shares = shares }

  /// Nodes in the order in which they are divided, and the place of each.
  struct Order {
    var nodes: [UInt64] = []
    var places: [UInt64: Int] = [:]
  }

  /// The order for all that `starts` lead back to: it serves any of them.
  func order(of starts: [UInt64]) -> Order {
    let nodes = inOrder(starts)
    var places: [UInt64: Int] = [:]
    places.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated() { places[node] = index }
    return Order(nodes: nodes, places: places)
  }

  /// - Parameter order: what `lots` lead back to, each node after all that draw on it.
  mutating func divide(_ lots: [Shares.Lot], in order: Order) {
    self.order = order
    for lot in lots { amounts[lot.node, default: .zero] += Fraction(lot.amount) }
    for node in order.nodes {
      if amounts.isEmpty { return }
      guard let amount = amounts.removeValue(forKey: node), !amount.isZero else { continue }
      divide(amount, at: node)
    }
  }

  /// What passes the nodes' shares on, each node after all that draw on it: depth first, backwards.
  private func inOrder(_ starts: [UInt64]) -> [UInt64] {
    var finished: [UInt64] = []
    var seen: Set<UInt64> = []
    for start in starts {
      var path: [(node: UInt64, next: [UInt64])] = []
      func enter(_ node: UInt64) {
        guard seen.insert(node).inserted else { return }
        path.append((node, shares.edges.into(node).filter { isDivided($0) }.map(\.from)))
      }
      enter(start)
      while let last = path.indices.last {
        if let next = path[last].next.popLast() {
          enter(next)
        } else {
          finished.append(path.removeLast().node)
        }
      }
    }
    return finished.reversed()
  }

  /// Whether the edge leads on to a node that is divided in its turn.
  private func isDivided(_ edge: EdgeBook.Edge) -> Bool {
    shares.claim(edge) == nil && (edge.link.isSource || shares.keys(edge) != nil)
  }

  private mutating func divide(_ amount: Fraction, at node: UInt64) {
    let edges = shares.edges.into(node)
    let isProcess = shares.edges.nodes[node]?.type == .process
    let parts =
      isProcess
      ? edges.compactMap { edge in weigh(edge).map { (edge, $0) } }
      : edges.filter { $0.link.isSource || $0.link == .published }
        .map { ($0, Fraction($0.amount)) }
    let known = parts.reduce(Fraction.zero) { $0 + $1.1 }
    let total = isProcess ? known : taken(from: node, atLeast: known)
    guard !total.isZero else { return give(amount, Shares.Claim(agent: nil, role: .undocumented)) }
    for (edge, part) in parts where !part.isZero {
      pass(amount * part / total, along: edge, from: node)
    }
    guard known < total else { return }
    // More went out than is known to have come in.
    let unknown = total.minus(known)
    give(amount * unknown / total, Shares.Claim(agent: nil, role: .undocumented))
  }

  private mutating func pass(_ amount: Fraction, along edge: EdgeBook.Edge, from node: UInt64) {
    if let claim = shares.claim(edge) { return give(amount, claim) }
    guard let next = order.places[edge.from], let here = order.places[node], next > here else {
      return give(amount, Shares.Claim(agent: nil, role: .undocumented))
    }
    amounts[edge.from, default: .zero] += amount
  }

  private mutating func give(_ amount: Fraction, _ claim: Shares.Claim) {
    claims[claim, default: .zero] += amount
  }

  /// The weight of what went into a step; nil for what has none.
  private mutating func weigh(_ edge: EdgeBook.Edge) -> Fraction? {
    guard let keys = shares.keys(edge) else { return nil }
    guard let weight = shares.weights.weight(keys, at: shares.moment) else {
      // A plan has a weight only where the co-operative gave it one.
      if edge.link != .cited { missing.insert(ByteText(keys[0])) }
      return nil
    }
    used[ByteText(weight.key)] = weight
    return Fraction(edge.amount) * Fraction(weight.version.value)
  }

  /// What went out of a thing, or came in if that is more.
  private func taken(from node: UInt64, atLeast known: Fraction) -> Fraction {
    let out = shares.edges.out(of: node).filter(\.link.isTaking)
      .reduce(Fraction.zero) { $0 + Fraction($1.amount) }
    return known < out ? out : known
  }
}
