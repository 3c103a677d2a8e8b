// What a group does wrong once all of it is in: rule R6.
extension NaiveBook {
  func floorViolations(since before: NaiveBook) -> Set<String> {
    var found = Set(shortCells(comparedTo: before).map(\.text))
    for fact in facts[before.facts.count...] {
      let isLess = fact.change < 0
      let isMore = fact.change > 0
      if let agreement = fact.act["agreement"], outstanding(of: agreement, upTo: nil) < 0,
        fact.act.kind == "loanStarted" ? isLess : isMore && fact.act.kind != "loanRenewed"
      {
        found.insert(agreement)
      }
      let delivery = fact.act["delivery"] ?? fact.act.id
      let isReturn =
        fact.act.kind == "goodsReturned" && isMore || fact.act.kind == "goodsDelivered" && isLess
      if isReturn, returned(of: delivery) > standing[delivery]?.value ?? 0 {
        found.insert(delivery)
      }
      let isFirst = fact.seq == self[fact.act.id]?.seq
      if isFirst, fact.act.kind == "deliveryConfirmed",
        standing[delivery]!.isReversed || confirmed(by: fact.act) > standing[delivery]!.value
      {
        found.insert(delivery)
      }
      if isFirst, fact.act.kind == "lotChecked", let thing = overchecked(fact) {
        found.insert(thing)
      }
    }
    return found
  }

  private func confirmed(by act: NaiveAct) -> Int {
    ["received", "refused"].compactMap { act.amounts[$0] }
      .reduce(0) { $0 + inBaseUnit($1, of: act) }
  }

  /// The lot of which a check accepts and rejects more than was ever in its cell then.
  private func overchecked(_ fact: NaiveFact) -> String? {
    guard let cell = cells(of: fact).from, isTracked(cell.accountable) || isTracked(cell.custodian)
    else { return nil }
    let checked = ["accepted", "rejected"].reduce(0) {
      $0 + inBaseUnit(fact.act.amounts[$1]!, of: fact.act)
    }
    let start = NaiveKey(milliseconds: fact.act.when.start, rank: 0, seq: 0)
    let last = NaiveKey(milliseconds: fact.key.milliseconds, rank: fact.key.rank, seq: .max)
    let others = timeline(of: cell).filter { $0.key != fact.key && $0.key <= last }
    var there = Self.balances(of: others.filter { $0.key < start }).last?.balance ?? 0
    var most = there
    for posting in others where posting.key >= start {
      there = posting.count == nil ? there + posting.amount : posting.amount
      most = max(most, there)
    }
    guard checked > most else { return nil }
    return cell.item + "#" + cell.lot! + (cell.serial.map { "@" + $0 } ?? "")
  }

  func returned(of delivery: String) -> Int {
    facts.filter { $0.act.kind == "goodsReturned" && $0.act["delivery"] == delivery }
      .reduce(0) { $0 + $1.change }
  }
}
