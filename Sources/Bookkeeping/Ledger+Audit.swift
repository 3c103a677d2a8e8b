import Deciding
public import Exchange
import MerkleLog
import Outgoing
import Projecting
import Store

extension Ledger {
  /// Lends canonical lines in the order of the log, until `body` says false.
  ///
  /// `known` ends it at the last entry recorded by then, clocks set right.
  public func entries(
    from start: Position = 0, to end: Position? = nil, known: Timestamp? = nil,
    _ body: (Position, Span<UInt8>) -> Bool
  ) throws(LedgerError) {
    let limit = known?.end(in: settings.zone)
    try storing { () throws(StoreError) in
      let size = try toldSize()
      let count = try log.count(known: limit, of: min(end ?? size, size))
      try log.scan(from: start, to: count) { (position, line) throws(StoreError) in
        body(position, line)
      }
    }
  }

  /// How many entries were recorded by the present: the entries from there on bear a time that is still
  /// to come.
  public func countRecordedByNow() throws(LedgerError) -> Position {
    try storing { () throws(StoreError) in try log.count(known: clock(), of: log.head().size) }
  }

  /// When entries were recorded, once every clock is set right.
  ///
  /// Cost: a look at the beginning of each line.
  public func recordingTimes() throws(LedgerError) -> RecordingTimes {
    try storing { () throws(StoreError) in try log.recordingTimes() }
  }

  /// What would be said of a clock that is behind what it was.
  public func clockRemark() throws(LedgerError) -> ClockRemark? {
    if isReadOnly { return nil }
    return try writing.clockRemark(path: path)
  }

  /// Throws `clock` or `entriesMissing` when nothing can be recorded now.
  public func checkClock(trusting: Bool) throws(LedgerError) {
    try checkWhole()
    if let fault = try writing.clockFault(trusting: trusting, path: path) { throw .clock(fault) }
  }

  /// Whether an agent is a person, or once was one; nil for one who is not registered.
  public func wasPerson(_ agent: AgentID) throws(LedgerError) -> Bool? {
    try look { books in books.agents[agent].map { _ in books.wasPerson(agent) } }
  }

  /// Whether a person, or somebody self-employed, would be none any more after this act.
  public func endsPersonhood(_ act: Event) throws(LedgerError) -> Bool {
    try look { $0.endsPersonhood(act) }
  }

  /// The entry with this id.
  public func entry(_ id: EventID) throws(LedgerError) -> (position: Position, line: [UInt8])? {
    try storing { () throws(StoreError) in
      guard let position = try log.positions(of: [id]).first ?? nil,
        let line = try log.entry(at: position)
      else { return nil }
      return (position, line)
    }
  }

  /// How many entries the log has.
  public func size() throws(LedgerError) -> UInt64 {
    try storing { () throws(StoreError) in try log.head().size }
  }

  /// Where the log and its read models stand.
  public func status() throws(LedgerError) -> LedgerStatus {
    try storing { () throws(StoreError) in
      let head = try log.head()
      var statuses: [ViewStatus] = []
      for name in isReadOnly ? [] : [Books.name] + kept.map({ $0.name }) {
        let standing = try views.standing(of: name)
        statuses.append(
          ViewStatus(
            name: name, version: standing.version, cursor: standing.cursor,
            digest: try digest(of: name)))
      }
      return LedgerStatus(
        size: head.size, root: head.root, views: statuses, lmdbVersion: LMDBLog.libraryVersion,
        logBytes: try log.fileByteCount(), viewBytes: isReadOnly ? 0 : try views.fileByteCount(),
        leftovers: leftovers)
    }
  }

  /// What was left by runs that were cut short, in the ledger and beside it. Where backups and
  /// publications are, the ledger does not know; their own commands sweep there.
  private var leftovers: [String] {
    let people = [
      "people", "people/persons", "people/notes", "people/keys/persons", "people/keys/notes",
    ]
    let files =
      Leftover.found(in: path) { Leftover.isFile($0, of: LedgerFolder.fileNames) }
      + (people + ["cosigned"]).flatMap {
        Leftover.found(in: path + "/" + $0, named: Leftover.isFile)
      }
    guard let place = try? Place(path) else { return files }
    return files + Leftover.ledgers(in: place.folder)
  }
}
