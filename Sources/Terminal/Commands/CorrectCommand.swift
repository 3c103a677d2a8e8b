import Bookkeeping
import Exchange
import Wording

/// `correct ID --quantity N` states what it should have been; `--cancel` takes the act back.
struct CorrectCommand: NamedCommand {
  static let command = CommandName.correct
  let usage = [Placeholder.identifier]
  let options =
    [Option(.quantity, .quantity), Option(.cancel), Option(.reason, .text), Option(.on, .time)]
    + [Option(Field.id), Option(Field.occurredAt), Option(.allowNegative), Option(.yes)]
  let examples = [
    "correct e1 --quantity 50 --reason \"faute de frappe\"", "correct e2 --cancel --reason doublon",
  ]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    var arguments = session.arguments
    let name: String
    do throws(UsageFault) {
      name = try arguments.oneWord(session.words.placeholder(.identifier))
      try check(arguments)
    } catch {
      throw .usage(error)
    }
    guard let id = EventID(name) else { throw .unknownEntry(printable(name)) }
    let ledger = try session.openLedger()
    let surroundings = try session.surroundings(ledger)
    guard let original = try surroundings.event(id) else { throw .unknownEntry(name) }
    if let amount = arguments[OptionName.quantity] {
      arguments[Field.quantity] = nil
      arguments[original.kind.correctedField] = amount
    }
    let verb = ActVerb.of(arguments.has(.cancel) ? .reversed : .amended)
    let act = try ActReading.act(verb, arguments, surroundings)
    let closed = try asking { () throws(LedgerError) in try ledger.closedPeriod(of: original) }
    let status = try await session.record(act, in: ledger, governing: true)
    if let closed, session.form != .json {
      let before = Day(number: original.occurredAt.day(in: ledger.settings.zone).number - 1)
      session.remark(
        session.words.phrase(
          .closedPeriodStays(
            until: session.words.language.format(closed),
            reopening: Timestamp(before).description)))
    }
    return status
  }

  private func check(_ arguments: Arguments) throws(UsageFault) {
    let states = arguments[OptionName.quantity] != nil
    if states, arguments.has(.cancel) { throw .notTogether("--quantity", "--cancel") }
    if !states, !arguments.has(.cancel) { throw .missingWord("--quantity / --cancel") }
    if arguments[Field.reason] == nil { throw .missingWord("--reason") }
    if arguments.has(.on), arguments[Field.occurredAt] != nil {
      throw .notTogether("--on", "--occurred-at")
    }
  }
}

extension EventKind {
  /// The field in which an amendment of such an act states its target.
  var correctedField: Field {
    switch rules.measure {
    case .effort: .effort
    case .rejected: .rejected
    case .quantity, .occurrence: .quantity
    }
  }
}
