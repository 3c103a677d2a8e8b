import Projecting

// The tables of needs, promises and lists as the naive model fills them.
extension Answers {
  static let intentColumns = [
    "intent", "type", "agent", "item", "asked", "promised", "delivered", "open", "left", "due",
    "list", "status",
  ]
  static let commitmentColumns = [
    "commitment", "provider", "receiver", "item", "promised", "fulfilled", "remaining", "surplus",
    "due", "status",
  ]
  static let listColumns = ["list", "agent", "status", "items"]

  mutating func addNeeds(_ book: NaiveBook, upTo end: Int?, now: Int) {
    let promises = NaivePromises(book, upTo: end)
    let totals = promises.totals()
    for intent in promises.standing(in: .intent) { add(intent, promises, totals, now) }
    for act in promises.standing(in: .commitment) { add(commitment: act, promises, totals) }
    for list in promises.standing(in: .list) { add(list: list, promises, totals) }
  }

  private mutating func add(
    _ act: NaiveAct, _ promises: NaivePromises, _ totals: NaivePromises.Totals, _ now: Int
  ) {
    let isNeed = act.kind == "needPublished"
    let asked = promises.asked(act.id)
    let (promised, delivered) = (totals.promised[act.id] ?? 0, totals.delivered[act.id] ?? 0)
    let status = status(of: act, promises, asked, delivered, now)
    let columns: [String?] = [
      act["intent"], isNeed ? "need" : "offer", act[isNeed ? "receiver" : "provider"], act["item"],
      asked.map { "\($0)" } ?? "unknown", "\(promised)", "\(delivered)",
      asked.map { "\(max(0, $0 - delivered))" }, asked.map { "\(max(0, $0 - promised))" },
      act.times["due"]?.text, act["list"], status,
    ]
    rows.append("intent " + columns.map { $0 ?? "-" }.joined(separator: " "))
  }

  private func status(
    of act: NaiveAct, _ promises: NaivePromises, _ asked: Int?, _ delivered: Int, _ now: Int
  ) -> String {
    func has(_ kind: String) -> Bool { !promises.acts(kind, on: act.id).isEmpty }
    if has("intentMarkedDuplicate") { return "duplicate" }
    if has("intentWithdrawn") { return "withdrawn" }
    if let asked, delivered >= asked { return "fulfilled" }
    if has("intentExpired") { return "expired" }
    if delivered > 0 { return "partial" }
    let looks = [act] + promises.acts("needVerified", on: act.id)
    let age = BrusselsDays.day(of: now) - looks.map(\.when.calendarDay).max()!
    if act.kind == "needPublished", age > 7 { return "stale" }
    return looks.count > 1 ? "verified" : "open"
  }

  private mutating func add(
    commitment act: NaiveAct, _ promises: NaivePromises, _ totals: NaivePromises.Totals
  ) {
    let (promised, fulfilled) = (promises.promised(act.id), totals.fulfilled[act.id] ?? 0)
    let isCancelled = promises.isOver(act.id, .commitment)
    let columns: [String?] = [
      act["commitment"], act["provider"], act["receiver"], promises.item(of: act.id),
      "\(promised)", "\(fulfilled)", "\(isCancelled ? 0 : max(0, promised - fulfilled))",
      "\(max(0, fulfilled - promised))", promises.due(act.id)?.text,
      isCancelled ? "cancelled" : fulfilled >= promised ? "fulfilled" : "open",
    ]
    rows.append("commitment " + columns.map { $0 ?? "-" }.joined(separator: " "))
  }

  private mutating func add(
    list act: NaiveAct, _ promises: NaivePromises, _ totals: NaivePromises.Totals
  ) {
    var asked: [String: Int] = [:]
    for need in promises.standing(in: .intent)
    where promises.definition(in: "list", of: need.id) == act.id
      && !promises.isOver(need.id, .intent)
    {
      asked[need["item"]!, default: 0] += promises.asked(need.id) ?? 0
    }
    let (bought, brought) = (totals.bought[act.id] ?? [:], totals.brought[act.id] ?? [:])
    let moved = Set(bought.filter { $0.value != 0 }.keys)
      .union(brought.filter { $0.value != 0 }.keys)
    let items = moved.union(asked.keys).sorted().map { item -> String in
      let (wanted, there) = (asked[item] ?? 0, brought[item] ?? 0)
      return "{item:\(item),unit:\(promises.book.units[item]!),asked:\(wanted),"
        + "bought:\(bought[item] ?? 0),delivered:\(there),open:\(max(0, wanted - there))}"
    }
    let status = promises.isOver(act.id, .list) ? "closed" : "open"
    let owner = act["receiver"] ?? act["provider"] ?? "-"
    rows.append("list \(act["list"]!) \(owner) \(status) [\(items.joined(separator: ","))]")
  }
}
