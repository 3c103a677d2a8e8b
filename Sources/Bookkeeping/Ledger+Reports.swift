import EventCodec
public import Exchange
public import MerkleLog
import Projecting
public import Reporting
import Store

extension Ledger {
  /// A report with its proof, over the log as it is, or as it was known: its document, and what is in
  /// it. Nothing is recorded; ``issuing(_:document:)`` says how.
  ///
  /// Throws `noKey`; `emptyPeriod`; `unknownView` where a read model that it needs is not there.
  public func provenReport(
    on subject: ReportSubject
  ) throws(LedgerError) -> (report: ProvenReport, document: [UInt8]) {
    var subject = subject
    subject.zone = settings.zone
    if let from = subject.from, let at = subject.at, subject.zone.isBackwards(from: from, to: at) {
      throw .emptyPeriod(from: from.description, at: at.description)
    }
    let size = try storing { () throws(StoreError) in try toldSize() }
    let made = try storing { () throws(StoreError) in
      try ReportMaker(LedgerLog(log: log, settings: settings), projectors: projectors)
        .report(on: subject, upTo: size)
    }
    guard let report = made else {
      throw .unknownView(subject.kind.views.joined(separator: ", "), suggestions: [])
    }
    // These entries are durable: the head over them may be signed at any time.
    let head = try signed(size: report.proof.size, root: report.proof.root)
    return (report, report.bytes(signed: head))
  }

  /// The act that says of a document that it was issued: to be recorded once people have the document.
  public func issuing(
    _ report: ProvenReport, document: [UInt8], id: EventID, on time: Timestamp
  ) -> Event {
    var act = Event(id: id, kind: .reportIssued, occurredAt: time)
    act.set(.period, .text(report.subject.period))
    act.set(.digest, .text(Hash.sha256(of: document.span).hex))
    act.set(.size, .count(report.proof.size))
    act.set(.version, .text(String(report.issuedCount + 1)))
    return act
  }

  /// The act by which a document was issued; nil where none says so. Cost: one pass over the log.
  public func issue(of document: [UInt8]) throws(LedgerError) -> EventID? {
    try issue(ofDigest: Hash.sha256(of: document.span))
  }

  /// The same by a document's digest. Whoever keeps what was issued asks all of the log, also where answers are
  /// confined to the entries of a moment before.
  public func issue(ofDigest digest: Hash) throws(LedgerError) -> EventID? {
    let log = LedgerLog(log: log, settings: settings)
    return try storing { () throws(StoreError) in
      try ReportMaker(log, projectors: projectors).issue(of: digest, upTo: try log.size())
    }
  }

  /// The acts by which reports were issued, in their order. Cost: one pass over the log.
  public func issuedReports() throws(LedgerError) -> [EventID] {
    var found: [EventID] = []
    var reader = LineReader()
    try entries { _, line in
      guard let act = try? reader.read(line, as: .stored) else { return true }
      if act.kind == .reportIssued { found.append(act.id) }
      return true
    }
    return found
  }

  /// Makes the report in a document again and compares, byte for byte.
  ///
  /// - Parameter key: the key to check its head with; the ledger's own where none is given.
  public func check(
    report document: [UInt8], key: VerifierKey? = nil
  ) throws(LedgerError) -> ReportCheck {
    try storing { () throws(StoreError) in
      try ReportMaker(LedgerLog(log: log, settings: settings), projectors: projectors)
        .check(document, key: key ?? verifierKey)
    }
  }
}

/// The ledger's log, as reports are made from it.
private struct LedgerLog: ReportingLog {
  let log: LMDBLog
  let settings: LedgerSettings

  var zone: LedgerZone? { settings.zone }

  func size() throws(StoreError) -> UInt64 { try log.head().size }

  func recordingTimes() throws(StoreError) -> RecordingTimes { try log.recordingTimes() }

  func root(size: UInt64) throws(StoreError) -> Hash {
    do throws(MerkleError) { return try LogTiles(log).root(size: size) } catch {
      throw .damaged("tiles of \(size) entries: \(error)")
    }
  }

  func facts(
    from start: Position, to end: Position, zone: LedgerZone, readsDetails: Bool,
    _ body: (borrowing Fact, any History) -> Bool
  ) throws(StoreError) {
    var replay = Replay(log: log, from: start, to: end, zone: zone, readsDetails: readsDetails)
    let history = LogHistory(log: log)
    var batch = FactBatch()
    while !replay.isOver {
      try replay.read(into: &batch)
      guard batch.each({ body($0, history) }) else { return }
      history.forget()
    }
  }
}
