import Bookkeeping
import Exchange

extension Session {
  /// Whether an act may be recorded: anything but a merger that is most likely a slip, or one that is meant. A
  /// strange one is said before it is recorded, and asked about.
  func isMeantIfMerger(_ act: Event, in ledger: Ledger) throws(Failure) -> Bool {
    guard let oddity = try asking({ () throws(LedgerError) in try ledger.oddity(of: act) }) else {
      return true
    }
    remark(words.phrase(.oddMerger(oddity)))
    if arguments.has(.yes) { return true }
    let isMeant = console.ask.map { isYes($0(words.phrase(.askMeant))) } ?? false
    if !isMeant { remark(words.phrase(.notRecorded)) }
    return isMeant
  }
}
