// Which cells an act touches (domain §3, rule R2), and what is in a cell when (rules R1, R5, R6).
extension NaiveBook {
  func cells(of fact: NaiveFact) -> (from: NaiveCell?, to: NaiveCell?) {
    let act = fact.act
    guard let item = act["item"] else { return (nil, nil) }
    func cell(_ accountable: String?, _ custodian: String?) -> NaiveCell? {
      guard let accountable, let custodian else { return nil }
      return NaiveCell(
        item: item, lot: act["lot"], serial: act["serial"], accountable: accountable,
        custodian: custodian)
    }
    let (provider, receiver) = (act["provider"], act["receiver"])
    let loan = act["agreement"].flatMap(loanStart)
    let owner = loan.flatMap { $0["accountable"] ?? $0["provider"] }
    switch act.kind {
    case "openingBalance", "foundRecorded", "outputProduced":
      return (nil, cell(act["accountable"] ?? receiver, act["custodian"] ?? receiver))
    case "donationReceived", "purchaseReceived", "goodsReturned":
      return (
        cell(provider, provider), cell(act["accountable"] ?? receiver, act["custodian"] ?? receiver)
      )
    case "inputConsumed", "lossRecorded", "lotChecked":
      return (cell(act["accountable"] ?? provider, act["custodian"] ?? provider), nil)
    case "goodsDelivered":
      return (
        cell(act["accountable"] ?? provider, act["custodian"] ?? provider), cell(receiver, receiver)
      )
    case "loanStarted":
      let lender = act["accountable"] ?? provider
      return (cell(lender, provider), cell(lender, act["custodian"] ?? receiver))
    case "loanReturned": return (cell(owner, provider), cell(owner, receiver))
    case "loanLost":
      // Lender or borrower may tell of it; it was with whoever of them does not own it.
      let holder = [act["custodian"], provider, receiver].compactMap { $0 }.first { $0 != owner }
      return (cell(owner, holder ?? act["agreement"].flatMap(loanStart)?["receiver"]), nil)
    case "loanTurnedGift":
      // The rights pass to the receiver; whoever has the thing keeps it.
      return (
        cell(owner, act["custodian"] ?? receiver), cell(receiver, act["custodian"] ?? receiver)
      )
    case "handedOut", "handedBack", "moved":
      let usual = act.kind == "handedBack" ? receiver : provider
      let owner = act["accountable"] ?? owners[act.id] ?? usual
      return (cell(owner, provider), cell(owner, act["custodian"] ?? receiver))
    default: return (nil, nil)
    }
  }

  func loanStart(_ agreement: String) -> NaiveAct? {
    entries.last { $0.act.kind == "loanStarted" && $0.act["agreement"] == agreement }?.act
  }

  /// The owners of what the provider of a custody transfer holds at its moment.
  func possibleOwners(of act: NaiveAct, seq: Int) -> [String] {
    guard let item = act["item"], let provider = act["provider"] else { return [] }
    let key = Self.key(of: act, seq: seq)
    let there = Set(postings.map(\.cell)).filter {
      $0.item == item && $0.lot == act["lot"] && $0.serial == act["serial"]
        && $0.custodian == provider
    }
    return there.filter { balance(of: $0, upTo: key) > 0 }.map(\.accountable).sorted()
  }

  /// The timeline of a cell, in effective order.
  func timeline(of cell: NaiveCell) -> [NaivePosting] {
    postings.filter { $0.cell == cell }.sorted { $0.key < $1.key }
  }

  func balance(of cell: NaiveCell, upTo key: NaiveKey) -> Int {
    timeline(of: cell).filter { $0.key <= key }
      .reduce(0) { $1.count == nil ? $0 + $1.amount : $1.amount }
  }

  /// Balances at the end of each effective instant.
  static func balances(of timeline: [NaivePosting]) -> [(key: NaiveKey, balance: Int)] {
    var found: [(key: NaiveKey, balance: Int)] = []
    var balance = 0
    for posting in timeline {
      balance = posting.count == nil ? balance + posting.amount : posting.amount
      if let last = found.last, last.key.isSimultaneous(with: posting.key) { found.removeLast() }
      found.append((posting.key, balance))
    }
    return found
  }

  /// Cells that this book leaves below zero where it takes more out than `before` did: rule R6.
  func shortCells(comparedTo before: NaiveBook) -> Set<NaiveCell> {
    var short: Set<NaiveCell> = []
    for cell in Set(postings.map(\.cell)) {
      let (old, new) = (before.timeline(of: cell), timeline(of: cell))
      let takings = Self.takings(from: old, to: new)
      guard !takings.isEmpty else { continue }
      let ends = takings.map { NaiveKey(milliseconds: $0.milliseconds, rank: $0.rank, seq: .max) }
      let moments = Self.balances(of: new) + ends.map { ($0, Self.end(of: $0, in: new)) }
      for moment in moments where moment.balance < 0 {
        let isConcerned = takings.contains { taking in
          let reaches = taking < moment.key || taking.isSimultaneous(with: moment.key)
          return reaches
            && !new.contains { $0.count != nil && $0.key > taking && $0.key <= moment.key }
        }
        if isConcerned { short.insert(cell) }
      }
    }
    return short
  }

  /// Where the second timeline takes out more than the first.
  private static func takings(
    from old: [NaivePosting], to new: [NaivePosting]
  ) -> [NaiveKey] {
    var takings: [NaiveKey] = []
    for key in Set((old + new).map(\.key.seq)) {
      let (former, later) = (old.filter { $0.key.seq == key }, new.filter { $0.key.seq == key })
      guard let place = (later.first ?? former.first)?.key else { continue }
      if former.contains(where: { $0.count != nil }) || later.contains(where: { $0.count != nil }) {
        let (a, b) = (end(of: place, in: old), end(of: place, in: new))
        if b < a { takings.append(place) }
      } else if later.reduce(0, { $0 + $1.amount }) < former.reduce(0, { $0 + $1.amount }) {
        takings.append(place)
      }
    }
    return takings
  }

  private static func end(of key: NaiveKey, in timeline: [NaivePosting]) -> Int {
    timeline.filter { $0.key <= key }
      .reduce(0) { $1.count == nil ? $0 + $1.amount : $1.amount }
  }
}
