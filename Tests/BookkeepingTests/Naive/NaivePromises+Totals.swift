// What promises and deliveries come to: rule R7, counted piece by piece.
extension NaivePromises {
  struct Totals {
    /// Brought on a promise, by the promise.
    var fulfilled: [String: Int] = [:]
    /// Promised and brought, by intent.
    var promised: [String: Int] = [:]
    var delivered: [String: Int] = [:]
    /// Bought and brought, by list, then item.
    var bought: [String: [String: Int]] = [:]
    var brought: [String: [String: Int]] = [:]
  }

  func totals() -> Totals {
    var totals = Totals()
    for fact in facts { count(fact, &totals) }
    let commitments = standing(in: .commitment).sorted {
      let (left, right) = (key(of: $0), key(of: $1))
      return left.isSimultaneous(with: right)
        ? $0["commitment"]! < $1["commitment"]! : left < right
    }
    for commitment in commitments.map(\.id) {
      let fulfilled = totals.fulfilled[commitment] ?? 0
      // Of a cancelled promise its fulfilled part counts.
      let promised = isOver(commitment, .commitment) ? fulfilled : promised(commitment)
      for kind in ["needPublished", "offerPublished"] {
        let side = satisfied(by: commitment).filter {
          stands($0) && isCurrent($0) && book[$0]?.act.kind == kind
        }
        share(promised, among: side, &totals.promised)
        share(fulfilled, among: side, &totals.delivered)
      }
    }
    return totals
  }

  private func isCurrent(_ intent: String) -> Bool {
    book[intent]?.act["intent"].flatMap { namesThen[.intent]?[$0] } == intent
  }

  /// What an act brings, or what comes back of it.
  private func count(_ fact: NaiveFact, _ totals: inout Totals) {
    let isReturn = fact.act.kind == "goodsReturned"
    guard let act = isReturn ? book[fact.act["delivery"]!]?.act : fact.act else { return }
    let change = isReturn ? -fact.change : fact.change
    let isReaching = NaiveBook.reaching.contains(act.kind)
    if let commitment = definition(in: "fulfills", of: act.id) {
      totals.fulfilled[commitment, default: 0] += change
    } else if isReaching, let intent = definition(in: "intent", of: act.id) {
      totals.delivered[intent, default: 0] += change
    }
    guard let list = definition(in: "list", of: act.id), let item = act["item"] else { return }
    if act.kind == "purchaseReceived" {
      totals.bought[list, default: [:]][item, default: 0] += change
    } else if isReaching {
      totals.brought[list, default: [:]][item, default: 0] += change
    }
  }

  /// Piece after piece goes to the first that still asks for one; what nobody asks, to the last.
  private func share(_ amount: Int, among side: [String], _ totals: inout [String: Int]) {
    guard let first = side.first, let last = side.last else { return }
    if amount < 0 { totals[first, default: 0] += amount }
    guard amount > 0 else { return }
    let rooms = side.map { asked($0) }
    for _ in 0..<amount {
      let taker = zip(side, rooms).first { name, room in
        room.map { totals[name, default: 0] < $0 } ?? true
      }
      totals[taker?.0 ?? last, default: 0] += 1
    }
  }
}
