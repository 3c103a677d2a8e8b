import Bookkeeping
import Exchange
import Pages
import Projecting
import Wording

extension PaperDesk {
  /// The note of a delivery: all that went to the same receiver in the same batch.
  func deliveryNote(of name: String) throws(Failure) -> DeliveryNote {
    let asked = try act(name)
    if let asked, asked.kind != .goodsDelivered { throw refuse(asked, wanted: .goodsDelivered) }
    let batch = asked.map { $0.text(.batch) } ?? name
    var checks: [ThingName: Event] = [:]
    let book = try PaperBook(self, kinds: [.goodsDelivered, .lotChecked]) { act in
      if act.kind == .lotChecked {
        checks[act.thing] = act
        return false
      }
      if let asked, act.id == asked.id { return true }
      guard let batch, act.text(.batch) == batch else { return false }
      return asked == nil || asked?.receiver == act.receiver
    }
    guard !book.acts.isEmpty else { throw .unknownEntry(printable(name)) }
    if let asked, book.standing(of: asked) == nil {
      throw .paper(.reversed(id: asked.id.description))
    }
    let acts = book.acts.filter { book.standing(of: $0) != nil }
    guard let first = acts.first else { throw .paper(.reversed(id: printable(name))) }
    if Set(acts.map(\.receiver)).count > 1 {
      throw .paper(
        .severalReceivers(batch: name, deliveries: acts.map(\.id.description)))
    }
    let lines = try lines(acts, book, checks.filter { book.standing(of: $0.value) != nil })
    let service = Set(acts.map(\.category)).count == 1 ? first.category : nil
    return DeliveryNote(
      try head(first.id.description, of: acts),
      from: try party(first.provider, book, isReader: false),
      to: try party(first.receiver, book, isReader: true), for: service,
      on: first.occurredAt.day(in: zone), lines)
  }

  private func lines(
    _ acts: [Event], _ book: PaperBook, _ checks: [ThingName: Event]
  ) throws(Failure) -> [DeliveryNote.Line] {
    let deliveries = try asking { () throws(LedgerError) in try ledger.report("deliveries") }
    let rows = deliveries.table("deliveries")?.told ?? []
    var lines: [DeliveryNote.Line] = []
    for act in acts {
      var line = DeliveryNote.Line(act.id.description, try goods(act, book))
      if let check = checks[act.thing] {
        line.intendedUse = check.text(.intendedUse)
        line.excludedUse = check.text(.excludedUse)
        line.conformity = check.text(.conformity)
      }
      if let row = rows.first(where: { $0["id"]?.isText(line.id) == true }) {
        take(row, into: &line)
      }
      lines.append(line)
    }
    return lines
  }

  /// What came of the delivery: returned, confirmed, refused.
  private func take(_ row: [String: Value], into line: inout DeliveryNote.Line) {
    let unit = line.goods.quantity.unit
    if let returned = row.decimal("returned"), returned > .zero {
      line.returned = Quantity(returned, unit)
    }
    guard let mode = row.text("mode"), let day = row.text("confirmedOn").flatMap({ Timestamp($0) })
    else { return }
    let refused = row.decimal("refused")
    line.confirmation = .init(
      mode, on: day.day(in: zone),
      received: Quantity(row.decimal("confirmed") ?? line.goods.quantity.value, unit),
      refused: refused.flatMap { $0 > .zero ? Quantity($0, unit) : nil })
  }
}

extension Event {
  /// The lot it is about; a single piece is known by its lot here.
  fileprivate var thing: ThingName {
    var name = ThingName(item?.text ?? "")
    name.lot = lot?.text
    return name
  }
}
