// A naive model of the domain, written from domain.md alone: every accepted act in a list, every
// answer by sorting postings in effective order and adding up from the beginning.

/// A place in effective order: rule R1.
struct NaiveKey: Comparable {
  var milliseconds: Int
  /// Day-only inflows come first, acts with a time next, then day-only internal, outflow, count.
  var rank: Int
  var seq: Int

  static func < (left: Self, right: Self) -> Bool {
    (left.milliseconds, left.rank, left.seq) < (right.milliseconds, right.rank, right.seq)
  }

  /// Whether both are the same effective instant.
  func isSimultaneous(with other: Self) -> Bool {
    milliseconds == other.milliseconds && rank == other.rank
  }
}

struct NaiveCell: Hashable {
  var item: String
  var lot: String?
  var serial: String?
  var accountable: String
  var custodian: String

  var text: String {
    item + (lot.map { "#\($0)" } ?? "") + (serial.map { "@\($0)" } ?? "")
      + " (\(accountable), \(custodian))"
  }
}

struct NaiveEntry {
  var act: NaiveAct
  var seq: Int
  var recordedAt: Int
}

/// What an act or a correction of it changes: rule R3.
struct NaiveFact {
  var act: NaiveAct
  var seq: Int
  var change: Int
  /// 1 when the act begins to count, −1 when it ceases, 0 else.
  var occurrence: Int
  var key: NaiveKey
}

struct NaivePosting {
  var cell: NaiveCell
  var key: NaiveKey
  /// The change; for a count, what was counted.
  var amount: Int
  /// The id of the count that this is.
  var count: String?
}

struct NaiveBook {
  private(set) var entries: [NaiveEntry] = []
  private(set) var places: [String: Int] = [:]
  private(set) var facts: [NaiveFact] = []
  var postings: [NaivePosting] = []
  private(set) var agents: [String: NaiveAct] = [:]
  private(set) var units: [String: String] = [:]
  /// What may stand in for an item.
  private(set) var substitutes: [String: [String]] = [:]
  private(set) var standing: [String: (value: Int, isReversed: Bool)] = [:]
  /// Whose goods a custody transfer moved, found out when it was recorded: rule R2.
  var owners: [String: String] = [:]
  private(set) var closedUntil: Int?

  static let inflows: Set = [
    "donationReceived", "purchaseReceived", "outputProduced", "openingBalance", "foundRecorded",
    "goodsReturned", "documentPublished",
  ]
  static let internals: Set = [
    "loanStarted", "loanReturned", "loanTurnedGift", "handedOut", "handedBack", "moved",
    "expenseReimbursed",
  ]
  static let outflows: Set = [
    "loanLost", "inputConsumed", "lotChecked", "goodsDelivered", "lossRecorded",
  ]

  subscript(id: String) -> NaiveEntry? { places[id].map { entries[$0] } }

  /// What was known then.
  func known(at milliseconds: Int?) -> NaiveBook {
    var book = NaiveBook()
    book.owners = owners
    for (entry, time) in zip(entries, trueTimes) where time <= milliseconds ?? .max {
      book.take(entry)
    }
    return book
  }

  static func key(of act: NaiveAct, seq: Int) -> NaiveKey {
    guard case .day = act.when else {
      return NaiveKey(milliseconds: act.when.start, rank: 1, seq: seq)
    }
    if internals.contains(act.kind) {
      return NaiveKey(milliseconds: act.when.end, rank: 2, seq: seq)
    }
    if outflows.contains(act.kind) {
      return NaiveKey(milliseconds: act.when.end, rank: 3, seq: seq)
    }
    if act.kind == "stockCounted" {
      return NaiveKey(milliseconds: act.when.end, rank: 4, seq: seq)
    }
    return NaiveKey(milliseconds: act.when.start, rank: 0, seq: seq)
  }

  func isTracked(_ agent: String) -> Bool { agents[agent]?.flags["tracked"] ?? false }

  /// The quantity of an act that corrections change.
  func measure(of act: NaiveAct) -> Int {
    guard let field = Self.measureField(of: act.kind) else { return 1 }
    guard let amount = act.amounts[field] else { return 1 }
    return inBaseUnit(amount, of: act)
  }

  static func measureField(of kind: String) -> String? {
    switch kind {
    case "workDone", "equipmentUsed": "effort"
    case "lotChecked": "rejected"
    case "loanRenewed", "documentPublished", "deliveryConfirmed", "membershipStarted",
      "needVerified", "intentWithdrawn", "intentExpired", "intentMarkedDuplicate", "listOpened",
      "listClosed", "commitmentChanged", "commitmentCancelled":
      nil
    default: "quantity"
    }
  }

  /// The unit in which an act's measure is kept.
  func unit(of act: NaiveAct) -> String {
    if let effort = act.amounts["effort"] { return effort.unit }
    return act["item"].flatMap { units[$0] } ?? "one"
  }

  func inBaseUnit(_ amount: NaiveAct.Amount, of act: NaiveAct) -> Int {
    let base = act["item"].flatMap { units[$0] }
    return amount.unit == "kilogram" && base == "gram" ? amount.value * 1000 : amount.value
  }

  func isClosed(_ key: NaiveKey) -> Bool { closedUntil.map { key.milliseconds <= $0 } ?? false }

  mutating func take(_ entry: NaiveEntry) {
    let (act, seq) = (entry.act, entry.seq)
    places[act.id] = entries.count
    entries.append(entry)
    switch act.kind {
    case "agentRegistered": agents[act["agent"]!] = act
    case "itemDefined":
      units[act["item"]!] = act["unit"]
      substitutes[act["item"]!] = act.lists["substitutes"]
    case "periodClosed": closedUntil = max(closedUntil ?? .min, act.times["until"]!.end)
    case "periodReopened": closedUntil = act.times["until"]!.end
    case "reversed", "amended":
      guard let original = self[act["corrects"]!] else { return }
      correct(original, by: entry)
      return
    default: break
    }
    let value = measure(of: act)
    standing[act.id] = (value, false)
    note(
      NaiveFact(
        act: act, seq: seq, change: value, occurrence: 1, key: Self.key(of: act, seq: seq)),
      isCorrection: false)
  }

  private mutating func correct(_ original: NaiveEntry, by entry: NaiveEntry) {
    let before = standing[original.act.id]!
    let isReversal = entry.act.kind == "reversed"
    let target = entry.act.amounts.values.first.map { inBaseUnit($0, of: original.act) } ?? 0
    standing[original.act.id] = (isReversal ? 0 : target, isReversal)
    var key = Self.key(of: original.act, seq: original.seq)
    if isClosed(key) { key = NaiveKey(milliseconds: entry.recordedAt, rank: 1, seq: entry.seq) }
    note(
      NaiveFact(
        act: original.act, seq: entry.seq, change: (isReversal ? 0 : target) - before.value,
        occurrence: (isReversal ? 0 : 1) - (before.isReversed ? 0 : 1), key: key),
      isCorrection: true)
  }

  private mutating func note(_ fact: NaiveFact, isCorrection: Bool) {
    facts.append(fact)
    guard fact.act.kind != "stockCounted" else { return count(fact, isCorrection: isCorrection) }
    let (from, to) = cells(of: fact)
    guard from != to else { return }
    for (cell, amount) in [(from, -fact.change), (to, fact.change)] {
      guard let cell, amount != 0, isTracked(cell.accountable) || isTracked(cell.custodian) else {
        continue
      }
      postings.append(NaivePosting(cell: cell, key: fact.key, amount: amount))
    }
  }

  /// A count, a changed count, or a count taken away.
  private mutating func count(_ fact: NaiveFact, isCorrection: Bool) {
    let former = postings.firstIndex { $0.count == fact.act.id }
    let counted = standing[fact.act.id]!
    if let former { postings.remove(at: former) }
    let cell = NaiveCell(
      item: fact.act["item"]!, lot: fact.act["lot"], serial: fact.act["serial"],
      accountable: fact.act["accountable"]!, custodian: fact.act["custodian"]!)
    guard !counted.isReversed, isTracked(cell.accountable) || isTracked(cell.custodian) else {
      return
    }
    postings.append(
      NaivePosting(cell: cell, key: fact.key, amount: counted.value, count: fact.act.id))
  }
}
