import Bookkeeping
import Exchange
import Pages
import Projecting
import Wording

extension PaperDesk {
  /// Labels of things, each as many times as `count` says.
  func labels(of names: [String], count: Int) throws(Failure) -> LabelSheet {
    let things = names.map { ThingName($0) }
    for thing in things {
      try session.check(thing.item, .item, in: "items", ledger) {
        .unknownItem($0, suggestions: $1)
      }
      if thing.lot == nil, thing.serial == nil {
        throw .paper(.neitherLotNorSerial(printable(thing.text)))
      }
    }
    let kinds: Set<EventKind> = [
      .outputProduced, .lotChecked, .loanStarted, .donationReceived, .purchaseReceived,
      .openingBalance,
    ]
    let known = try knownThings()
    for thing in things where !known.contains(where: thing.holds) {
      throw .paper(unknown(thing, known))
    }
    let book = try PaperBook(self, kinds: kinds) { act in things.contains { $0.names(act) } }
    var labels: [Label] = []
    for thing in things {
      let acts = book.acts.filter { thing.names($0) && book.standing(of: $0) != nil }
      let label = Label(
        thing.text, book.name(of: ItemID(thing.item), in: words.language), code: code(thing.text),
        thing.lot != nil ? lot(acts) : try single(acts, book))
      labels += Array(repeating: label, count: count)
    }
    return LabelSheet(labels)
  }

  private func lot(_ acts: [Event]) -> Label.About {
    var lot = Label.Lot()
    lot.madeOn = acts.first { $0.kind == .outputProduced }?.occurredAt.day(in: zone)
    if let check = acts.last(where: { $0.kind == .lotChecked }) {
      lot.intendedUse = check.text(.intendedUse)
      lot.excludedUse = check.text(.excludedUse)
      lot.conformity = check.text(.conformity)
    }
    return .lot(lot)
  }

  /// Whose a single thing is, and who takes it back. A label is read by everyone: no person's name.
  private func single(_ acts: [Event], _ book: PaperBook) throws(Failure) -> Label.About {
    guard let last = acts.last(where: { $0.kind != .lotChecked }) else {
      return .thing(owner: nil, returnTo: nil)
    }
    let owner = last.kind == .loanStarted ? last.accountable ?? last.provider : last.receiver
    return .thing(
      owner: try party(owner, book, isReader: false),
      returnTo: try party(ledger.settings.coop, book, isReader: false))
  }

  private func knownThings() throws(Failure) -> [ThingName] {
    let report = try asking { () throws(LedgerError) in try ledger.report("trace") }
    return (report.table("things")?.told ?? []).compactMap { row in
      guard let item = row.text("item") else { return nil }
      var name = ThingName(item)
      name.lot = row.text("lot")
      name.serial = row.text("serial")
      return name
    }
  }

  private func unknown(_ thing: ThingName, _ known: [ThingName]) -> PaperFault {
    let near = Suggestions.nearest(to: thing.text, among: known.map(\.text))
    let ofItem = known.filter { $0.item == thing.item }.map(\.text).prefix(5)
    return .unknownThing(printable(thing.text), suggestions: near.isEmpty ? Array(ofItem) : near)
  }
}

extension ThingName {
  /// Whether another is the same, or one of its pieces.
  fileprivate func holds(_ other: ThingName) -> Bool {
    item == other.item && (lot == nil || lot == other.lot)
      && (serial == nil || serial == other.serial)
  }

  /// Whether an act tells something of this lot or this very piece; what is said of a lot is said of
  /// its pieces.
  fileprivate func names(_ act: Event) -> Bool {
    guard act.item?.text == item, lot == nil || act.lot?.text == lot else { return false }
    guard let serial else { return true }
    return act.serial?.text == serial || (lot != nil && act.serial == nil)
  }
}
