import Bookkeeping
import Exchange
import Pages
import Projecting
import Wording

extension PaperDesk {
  /// The receipt of a gift in kind.
  func receipt(of name: String) throws(Failure) -> GiftReceipt {
    guard let act = try act(name) else { throw .unknownEntry(printable(name)) }
    guard act.kind == .donationReceived else { throw refuse(act, wanted: .donationReceived) }
    let book = try PaperBook(self, kinds: []) { _ in false }
    let goods = try goods(act, book)
    var receipt = GiftReceipt(
      try head(act.id.description, of: [act]),
      from: try party(act.provider, book, isReader: true),
      to: try party(act.receiver, book, isReader: false), goods,
      on: act.occurredAt.day(in: zone))
    receipt.value = statedValue(of: act)
    receipt.outcome = try outcome(of: act, goods, book)
    return receipt
  }

  /// What became of the lot that was given; nil where the gift went into no lot.
  private func outcome(
    of act: Event, _ goods: Goods, _ book: PaperBook
  ) throws(Failure) -> GiftReceipt.Outcome? {
    guard let item = act.item, let lot = act.lot else { return nil }
    let thing = ThingName("\(item.text)#\(lot.text)")
    let chains = try asking { () throws(LedgerError) in
      try ledger.report(Question("chains", about: thing))
    }
    let track = try asking { () throws(LedgerError) in
      try ledger.report(Question("track", about: thing))
    }
    var outcome = GiftReceipt.Outcome()
    let unit = goods.quantity.unit
    let row = chains.table("lots")?.told.first {
      $0["item"]?.isText(item.text) == true && $0["lot"]?.isText(lot.text) == true
    }
    // Where others gave to the same lot, what was used of it is not this gift's alone.
    if let row, row.decimal("entered") == goods.quantity.value {
      if let used = row.decimal("used"), used > .zero { outcome.used = Quantity(used, unit) }
      if let out = row.decimal("delivered"), out > .zero {
        outcome.delivered = Quantity(out, unit)
      }
    }
    outcome.made = made(of: thing, track, book)
    return outcome
  }

  /// What reached people of the products that hold some of the lot, by item.
  private func made(
    of thing: ThingName, _ track: Report, _ book: PaperBook
  ) -> [(name: String, quantity: Quantity)] {
    var totals: [(item: String, quantity: Quantity)] = []
    for edge in track.table("edges")?.told ?? [] {
      guard let from = edge.text("from"), let to = edge.text("to"), from.hasPrefix("lot:"),
        let amount = edge.decimal("quantity"),
        let unit = edge.text("unit").flatMap({ Unit.names.value(named: Array($0.utf8).span) })
      else { continue }
      // Goods that come back run from the receiver to the lot.
      guard to.hasPrefix("agent:") else { continue }
      let source = ThingName(String(from.dropFirst(4)))
      if source == thing { continue }
      if let index = totals.firstIndex(where: { $0.item == source.item }) {
        totals[index].quantity.value += amount
      } else {
        totals.append((source.item, Quantity(amount, unit)))
      }
    }
    return totals.map { (book.name(of: ItemID($0.item), in: words.language), $0.quantity) }
  }
}
