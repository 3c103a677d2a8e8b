import Bookkeeping
import Exchange
import Pages
import Stock
import Wording

extension PaperDesk {
  /// The note of a loan, by the agreement or any act of it.
  func loanNote(of name: String) throws(Failure) -> LoanNote {
    let agreement = try agreement(name)
    let row = try asking { () throws(LedgerError) in try ledger.loan(agreement) }
    let book = try PaperBook(self, kinds: [.loanStarted]) { $0.agreement == agreement }
    guard let row, let act = book.acts.first else { throw .unknownEntry(printable(name)) }
    let goods = try goods(act, book)
    var note = LoanNote(
      try head(agreement.text, of: [act]), from: try party(row.lender, book, isReader: true),
      to: try party(row.borrower, book, isReader: true), goods,
      on: row.started.day(in: zone), due: row.due?.day(in: zone))
    note.state = act.text(.state)
    note.value = statedValue(of: act)
    note.events = row.movements.compactMap { movement in
      let kind: LoanNote.Happening.Kind
      switch movement.kind {
      case .returned: kind = .returned
      case .lost: kind = .lost
      case .given: kind = .given
      case .renewed:
        guard let due = movement.due else { return nil }
        kind = .renewed(until: due.day(in: zone))
      }
      // What was taken back by a correction has no weight any more.
      if movement.amount <= .zero { return nil }
      return .init(
        kind, on: zone.day(of: movement.moment.instant), Quantity(movement.amount, row.unit))
    }
    return note
  }

  private func agreement(_ name: String) throws(Failure) -> AgreementID {
    if EventID(name) != nil {
      let agreement = AgreementID(name)
      if try asking({ () throws(LedgerError) in try ledger.loan(agreement) }) != nil {
        return agreement
      }
    }
    guard let act = try act(name) else { throw .unknownEntry(printable(name)) }
    guard let agreement = act.agreement else { throw refuse(act, wanted: .loanStarted) }
    return agreement
  }
}
