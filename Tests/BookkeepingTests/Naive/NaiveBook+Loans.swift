// Loans: rule R8, and their item-days: rule R10.

/// A loan as it stands at a moment.
struct NaiveLoan {
  var start: NaiveAct
  var lent: Int
  var outstanding: Int
  var due: NaiveAct.When?
  var renewals: Int
  /// Calendar day on which the last piece was back.
  var closedDay: Int?
  var returnedBy: String?
  var holder: String?
  /// Pieces × calendar days.
  var itemDays: Int
}

extension NaiveBook {
  private static let endings: Set = ["loanReturned", "loanLost", "loanTurnedGift"]

  /// Facts that count at a moment: those of an effective time not after it.
  func facts(upTo at: Int?) -> [NaiveFact] {
    facts.filter { $0.key.milliseconds <= at ?? .max }
  }

  func outstanding(of agreement: String, upTo at: Int?) -> Int {
    facts(upTo: at).filter { $0.act["agreement"] == agreement }.reduce(0) { sum, fact in
      if fact.act.kind == "loanStarted" { return sum + fact.change }
      return Self.endings.contains(fact.act.kind) ? sum - fact.change : sum
    }
  }

  /// The loans at a moment, by agreement; reversed ones are none.
  func loans(upTo at: Int?, now: Int) -> [String: NaiveLoan] {
    let facts = facts(upTo: at)
    var loans: [String: NaiveLoan] = [:]
    for start in facts where start.act.kind == "loanStarted" && start.occurrence == 1 {
      let own = facts.filter {
        $0.act["agreement"] == start.act["agreement"] && places[$0.act.id]! >= places[start.act.id]!
      }
      let starts = own.filter { $0.act.kind == "loanStarted" }
      guard starts.reduce(0, { $0 + $1.occurrence }) > 0 else { continue }
      loans[start.act["agreement"]!] = loan(start.act, own, upTo: at, now: now)
    }
    return loans
  }

  private func loan(_ start: NaiveAct, _ own: [NaiveFact], upTo at: Int?, now: Int) -> NaiveLoan {
    let changes = own.filter { $0.act.kind != "loanRenewed" }.sorted { $0.key < $1.key }
    let renewals = own.filter { $0.act.kind == "loanRenewed" }
    let inForce = Dictionary(grouping: renewals) { $0.act.id }
      .filter { $0.value.reduce(0) { $0 + $1.occurrence } > 0 }
      .map { Self.key(of: $0.value[0].act, seq: places[$0.key]!) }.sorted()
    let lent = changes.filter { $0.act.kind == "loanStarted" }.reduce(0) { $0 + $1.change }
    let outstanding = changes.reduce(0) {
      $0 + ($1.act.kind == "loanStarted" ? $1.change : -$1.change)
    }
    // The first moment from which nothing is out any more.
    var closedDay: Int?
    var out = lent
    for change in changes where change.act.kind != "loanStarted" {
      out -= change.change
      closedDay = out > 0 ? nil : closedDay ?? BrusselsDays.day(of: change.key.milliseconds)
    }
    let returns = Dictionary(
      grouping: changes.filter { $0.act.kind == "loanReturned" }, by: { $0.act.id }
    ).filter { $0.value.reduce(0) { $0 + $1.change } > 0 }
    let lastReturn = returns.values.map { $0[0] }
      .max { Self.key(of: $0.act, seq: $0.seq) < Self.key(of: $1.act, seq: $1.seq) }
    let due = inForce.last.map { entries[$0.seq].act.times["due"]! } ?? start.times["due"]
    return NaiveLoan(
      start: start, lent: lent, outstanding: outstanding, due: due, renewals: inForce.count,
      closedDay: closedDay, returnedBy: lastReturn?.act["provider"],
      holder: outstanding > 0 ? holder(of: start, upTo: at) : nil,
      itemDays: itemDays(start, changes, now: BrusselsDays.day(of: now)))
  }

  private func holder(of start: NaiveAct, upTo at: Int?) -> String? {
    let owner = start["accountable"] ?? start["provider"]
    let end = NaiveKey(milliseconds: at ?? .max, rank: .max, seq: .max)
    let there = Set(postings.map(\.cell)).filter {
      $0.item == start["item"] && $0.lot == start["lot"] && $0.serial == start["serial"]
        && $0.accountable == owner && $0.custodian != owner
    }
    let holders = there.filter { balance(of: $0, upTo: end) > 0 }.map(\.custodian)
    return holders.count == 1 ? holders[0] : start["receiver"]
  }

  /// What is out at the end of each calendar day before today, summed; more back than was lent
  /// counts for nothing. What was lent is known better later, and then for all its days.
  private func itemDays(_ start: NaiveAct, _ changes: [NaiveFact], now: Int) -> Int {
    let first = start.when.calendarDay
    guard first < now else { return 0 }
    let lent = changes.filter { $0.act.kind == "loanStarted" }.reduce(0) { $0 + $1.change }
    return (first..<now).reduce(0) { total, day in
      let back = changes.filter {
        $0.act.kind != "loanStarted" && $0.key.milliseconds < BrusselsDays.start(of: day + 1)
      }
      return total + max(0, lent - back.reduce(0) { $0 + $1.change })
    }
  }
}
