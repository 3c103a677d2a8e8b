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

  /// What the offers for a need are looked up by.
  private struct Shelf: Hashable {
    var item: ItemID
    var unit: Unit
    var isSubstitute: Bool
  }

  var grid: Report.Grid {
    var looks = 0
    return grid(looks: &looks)
  }

  /// - Parameter looks: grows by what was looked at to find the offers.
  func grid(looks: inout Int) -> Report.Grid {
    let open = promises.open(moment)
    let offers = Dictionary(grouping: open.filter { !$0.row.isNeed }, by: \.row.item)
    var shelves: [Shelf: FittingOffers] = [:]
    var rows: [[Value]] = []
    for need in inOrder(open.filter(\.row.isNeed)) {
      let (pairs, more) = pairs(for: need, offers, &shelves, &looks)
      for (place, pair) in pairs.enumerated() {
        let isLast = place == Self.offerCount - 1
        rows.append(line(need, pair) + [isLast && more > 0 ? .integer(more) : .absent])
      }
    }
    return Report.Grid(
      [
        "need", "offer", "provider", "receiver", "item", "offered", "quantity", "unit", "due",
        "fit", "covers", "near", "status", "more",
      ], rows)
  }

  /// The first offers for a need, and how many more there are.
  private func pairs(
    for need: Promises.Open, _ offers: [ItemID: [Promises.Open]],
    _ shelves: inout [Shelf: FittingOffers], _ looks: inout Int
  ) -> (first: [Pair], more: Int) {
    let taker = agents.canonical(need.row.agent)
    let postcode = postcode(of: need.row.agent)
    var pairs: [Pair] = []
    var count = 0
    for isSubstitute in [false, true] {
      let key = Shelf(item: need.row.item, unit: need.row.unit, isSubstitute: isSubstitute)
      let shelf = shelves[key] ?? shelf(key, offers)
      shelves[key] = shelf
      count += shelf.count(for: taker)
      let best = shelf.best(
        Self.offerCount - pairs.count, for: taker, at: postcode, wanted: need.left, looks: &looks)
      pairs += best.map { offer, near, coversAll in
        Pair(
          offer: offer.open, isSubstitute: isSubstitute, near: near,
          quantity: [need.left, offer.amount].compactMap { $0 }.min(), coversAll: coversAll)
      }
    }
    return (pairs, count - pairs.count)
  }

  /// The offers of an item, or of what may stand in for it, that can be measured in the unit.
  private func shelf(_ key: Shelf, _ offers: [ItemID: [Promises.Open]]) -> FittingOffers {
    let substitutes = Set(items[key.item]?.substitutes ?? []).subtracting([key.item])
    let open = (key.isSubstitute ? substitutes : [key.item]).flatMap { offers[$0] ?? [] }
    return FittingOffers(
      open.compactMap { offer in
        let giver = offer.row.agent
        var amount: ExactDecimal?
        if let left = offer.left {
          // What cannot be measured alike is not proposed.
          guard let alike = Quantity(left, offer.row.unit).converted(to: key.unit) else {
            return nil
          }
          amount = alike.value
        }
        return FittingOffers.Offer(
          open: offer, giver: agents.canonical(giver), postcode: postcode(of: giver),
          amount: amount)
      })
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

  private func inOrder(_ needs: [Promises.Open]) -> [Promises.Open] {
    // A need without a day comes after those with one.
    func rank(_ need: Promises.Open) -> (Int, Instant, Instant, PromiseID) {
      let confirmed = need.row.confirmed
      let due = need.row.due?.end(in: moment.zone)
      return (due == nil ? 1 : 0, due ?? confirmed, confirmed, need.key)
    }
    return needs.map { (rank: rank($0), need: $0) }.sorted { $0.rank < $1.rank }.map(\.need)
  }
}
