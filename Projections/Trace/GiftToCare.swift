import Exchange
import Projecting

/// From gift to care: of what each delivered product is made, by what people did and what kind of giver
/// did it, in weighted shares that add up to what was delivered (reading B), and how much of it can be
/// traced to its material.
struct GiftToCare {
  let edges: EdgeBook
  let agents: AgentTable
  let weights: WeightBook
  let moment: AskedMoment

  private struct Source: Hashable {
    var role: Shares.Role
    /// The giver's kind; empty where nobody gave it.
    var category: ByteText
  }

  /// What is divided for all products together. One chain of a hundred thousand steps is well within it;
  /// thousands of products are not, each made of the one before or by the same thousands of hands.
  static let patience = Patience(nodes: 200_000, parts: 2_000_000)

  var parts: [Report.Part] {
    let products = products
    let divisions = divisions(of: products)
    var flow: [[Value]] = []
    var missing: [[Value]] = []
    for (item, lots) in products {
      guard let division = divisions[item] else { continue }
      missing += division.missing.sorted().map { [.id(item), .text($0.text)] }
      let total = lots.reduce(ExactDecimal.zero) { $0 + $1.amount }
      if division.missing.isEmpty { flow += rows(of: item, division.claims, summingTo: total) }
    }
    let unshared = products.filter { divisions[$0.item] == nil }.map { [Value.id($0.item)] }
    return [
      .init("flow", .table(.init(["role", "category", "item", "quantity"], flow))),
      .init("unweighted", .table(.init(["item", "key"], missing))),
      .init("traced", .table(tracedGrid(products))),
    ] + (unshared.isEmpty ? [] : [.init("unshared", .table(.init(["item"], unshared)))])
  }

  /// The division of each product, those of which most was delivered first; none for those that
  /// patience was at an end for.
  private func divisions(of products: [(item: Term, lots: [Shares.Lot])]) -> [Term: Flow] {
    let shares = Shares(edges: edges, agents: agents, weights: weights, moment: moment)
    // Products hang together: one order serves them all.
    let order = Flow.order(of: products.flatMap { $0.lots.map(\.node) }, shares)
    let totals = products.map { $0.lots.reduce(ExactDecimal.zero) { $0 + $1.amount } }
    let byTotal = products.indices.sorted {
      totals[$0] != totals[$1] ? totals[$1] < totals[$0] : $0 < $1
    }
    var patience = Self.patience
    var divisions: [Term: Flow] = [:]
    for index in byTotal {
      var division = Flow(shares: shares)
      if division.divide(products[index].lots, in: order, patience: &patience) {
        divisions[products[index].item] = division
      }
    }
    return divisions
  }

  /// What was delivered to recipients of each product, by its lots, in the order of names.
  private var products: [(item: Term, lots: [Shares.Lot])] {
    var lots: [Term: [Shares.Lot]] = [:]
    for (number, node) in edges.nodes.all where node.type == .lot {
      let amount = edges.out(of: number).reduce(ExactDecimal.zero) { sum, edge in
        guard edge.link == .delivered, let receiver = edges.nodes[edge.to]?.agent,
          agents[agents.canonical(receiver)]?.knownCategory?.isRecipient ?? false
        else { return sum }
        return sum + edge.amount
      }
      if amount > .zero { lots[node.name, default: []].append(.init(node: number, amount: amount)) }
    }
    return lots.map { ($0.key, $0.value) }.sorted { $0.item < $1.item }
  }

  private func rows(
    of item: Term, _ claims: [Shares.Claim: Int128], summingTo total: ExactDecimal
  ) -> [[Value]] {
    var sources: [Source: Int128] = [:]
    for (claim, share) in claims {
      let category = claim.agent.map { agents[$0]?.knownCategory?.rawValue ?? "unknown" }
      sources[Source(role: claim.role, category: ByteText(category ?? "")), default: 0] += share
    }
    let sorted = sources.sorted {
      ($0.key.role.rawValue, $0.key.category) < ($1.key.role.rawValue, $1.key.category)
    }
    let amounts = Flow.shown(sorted.map(\.value), summingTo: total)
    return zip(sorted, amounts).map { source, amount in
      [
        .text(source.key.role.rawValue),
        source.key.category.text.isEmpty ? .absent : .text(source.key.category.text), .id(item),
        .decimal(amount),
      ]
    }
  }

  /// Of what was delivered, how much bears a lot, and how much of that leads back to a material or to
  /// whoever gave it as it is.
  private func tracedGrid(_ products: [(item: Term, lots: [Shares.Lot])]) -> Report.Grid {
    Report.Grid(
      ["item", "unit", "delivered", "withLot", "withSource", "share"],
      products.map { item, lots in
        func sum(_ some: [Shares.Lot]) -> ExactDecimal { some.reduce(.zero) { $0 + $1.amount } }
        let marked = lots.filter { edges.nodes[$0.node]?.lot != nil }
        let sourced = sum(marked.filter { hasSource($0.node) })
        let unit = lots.first.flatMap { edges.out(of: $0.node).first { $0.link == .delivered } }?
          .unit
        return [
          .id(item), .text((unit ?? .one).name), .decimal(sum(lots)), .decimal(sum(marked)),
          .decimal(sourced), .share(sourced, of: sum(lots)),
        ]
      })
  }

  private func hasSource(_ lot: UInt64) -> Bool {
    edges.into(lot).contains { edge in
      switch edge.link {
      case .donated, .purchased: true
      case .produced: edges.into(edge.from).contains { $0.link == .consumed }
      default: false
      }
    }
  }
}
