import Exchange
import Projecting

/// Pairs of an open need and an open offer that could meet, and why: for a person to decide.
///
/// Every pair stands on its own: an offer that two needs want is proposed to both. Needs come by the
/// day they are due, then by the day they were last confirmed; the offers for one need come with the
/// same item first, then the nearer, then the one that covers it whole, then the older. Of many that
/// fit one need the first are told, and how many more there are.
struct Proposals {
  /// Offers that are told for one need.
  static let offerCount = 20

  let promises: Promises
  let agents: AgentTable
  let items: Table<ItemID, ItemRow>
  let moment: AskedMoment

  private struct Pair {
    var offer: Promises.Open
    var isSubstitute: Bool
    var near: Nearness
    /// What could be promised, in the need's unit; nil where neither side says how much.
    var quantity: ExactDecimal?
    var coversAll: Bool?
  }

  var grid: Report.Grid {
    let open = promises.open(moment)
    let offers = Dictionary(grouping: open.filter { !$0.row.isNeed }, by: \.row.item)
    let needs = open.filter(\.row.isNeed).sorted { isBefore($0, $1) }
    let rows = needs.flatMap { need -> [[Value]] in
      let fitting = offersFitting(need, offers)
      let more = fitting.count - Self.offerCount
      return fitting.prefix(Self.offerCount).enumerated().map { place, pair in
        let isLast = place == Self.offerCount - 1
        return line(need, pair) + [isLast && more > 0 ? .integer(more) : .absent]
      }
    }
    return Report.Grid(
      [
        "need", "offer", "provider", "receiver", "item", "offered", "quantity", "unit", "due",
        "fit", "covers", "near", "status", "more",
      ], rows)
  }

  private func offersFitting(
    _ need: Promises.Open, _ offers: [ItemID: [Promises.Open]]
  ) -> [Pair] {
    let substitutes = items[need.row.item]?.substitutes ?? []
    let fitting = Set(substitutes).union([need.row.item]).flatMap { offers[$0] ?? [] }
    return fitting.compactMap { pair(need, $0) }.sorted { isBefore($0, $1) }
  }

  private func pair(_ need: Promises.Open, _ offer: Promises.Open) -> Pair? {
    let (giver, taker) = (offer.row.agent, need.row.agent)
    guard agents.canonical(giver) != agents.canonical(taker) else { return nil }
    var offered: ExactDecimal?
    if let left = offer.left {
      // What cannot be measured alike is not proposed.
      guard let amount = Quantity(left, offer.row.unit).converted(to: need.row.unit) else {
        return nil
      }
      offered = amount.value
    }
    let near = Nearness(postcode(of: giver), postcode(of: taker))
    let coversAll = need.left.flatMap { wanted in offered.map { $0 >= wanted } }
    let quantity = [need.left, offered].compactMap { $0 }.min()
    return Pair(
      offer: offer, isSubstitute: offer.row.item != need.row.item, near: near, quantity: quantity,
      coversAll: coversAll)
  }

  private func postcode(of agent: AgentID) -> String? {
    agents[agents.canonical(agent)]?.postcode ?? agents[agent]?.postcode
  }

  private func line(_ need: Promises.Open, _ pair: Pair) -> [Value] {
    let offer = pair.offer.row
    return [
      .id(need.key), .id(pair.offer.key), .id(agents.canonical(offer.agent)),
      .id(agents.canonical(need.row.agent)), .id(need.row.item),
      pair.isSubstitute ? .id(offer.item) : .absent,
      pair.quantity.map(Value.decimal) ?? .text("unknown"), .text(need.row.unit.name),
      .time(need.row.due), .text(pair.isSubstitute ? "substitute" : "same"),
      .text(pair.coversAll.map { $0 ? "whole" : "part" } ?? "unknown"),
      .text("\(pair.near)"), .text(need.status),
    ]
  }

  // MARK: - Order

  private func isBefore(_ one: Promises.Open, _ other: Promises.Open) -> Bool {
    // A need without a day comes after those with one.
    func rank(_ need: Promises.Open) -> (Int, Instant, Instant, PromiseID) {
      let confirmed = need.row.confirmed
      let due = need.row.due?.end(in: moment.zone)
      return (due == nil ? 1 : 0, due ?? confirmed, confirmed, need.key)
    }
    return rank(one) < rank(other)
  }

  private func isBefore(_ one: Pair, _ other: Pair) -> Bool {
    func rank(_ pair: Pair) -> (Int, Nearness, Int, Instant, PromiseID) {
      (
        pair.isSubstitute ? 1 : 0, pair.near, pair.coversAll == true ? 0 : 1,
        pair.offer.row.confirmed, pair.offer.key
      )
    }
    return rank(one) < rank(other)
  }
}
