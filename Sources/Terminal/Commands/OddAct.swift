import Bookkeeping
import Exchange

extension Session {
  /// Whether an act may be recorded: anything but a merger that is most likely a slip, or one that is meant.
  func isMeantIfMerger(_ act: Event, in ledger: Ledger) throws(Failure) -> Bool {
    let oddity = try asking { () throws(LedgerError) in try ledger.oddity(of: act) }
    return oddity.map { isMeant(.oddMerger($0)) } ?? true
  }

  /// Says what is strange about an act, and whether it is meant all the same: with `--yes`, or when whoever sits
  /// there says so.
  func isMeant(_ oddity: Phrase) -> Bool {
    remark(words.phrase(oddity))
    if arguments.has(.yes) { return true }
    let isMeant = console.ask.map { isYes($0(words.phrase(.askMeant))) } ?? false
    if !isMeant { remark(words.phrase(.notRecorded)) }
    return isMeant
  }
}
