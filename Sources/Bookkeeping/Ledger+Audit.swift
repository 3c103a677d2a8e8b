import Deciding
import EventCodec
public import Exchange
import MerkleLog
import Projecting
import Store

extension Ledger {
  /// Lends canonical lines in the order of the log, until `body` says false.
  ///
  /// `known` ends it at the last entry recorded by then.
  public func entries(
    from start: Position = 0, to end: Position? = nil, known: Timestamp? = nil,
    _ body: (Position, Span<UInt8>) -> Bool
  ) throws(LedgerError) {
    let limit = known?.end(in: settings.zone)
    var reader = LineReader()
    try storing { () throws(StoreError) in
      let size = try toldSize()
      try log.scan(from: start, to: min(end ?? size, size)) { (position, line) throws(StoreError) in
        if let limit, let event = try? reader.read(line, as: .replay),
          let recordedAt = event.recordedAt, recordedAt > limit
        {
          return false
        }
        return body(position, line)
      }
    }
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
        logBytes: try log.fileByteCount(), viewBytes: isReadOnly ? 0 : try views.fileByteCount())
    }
  }
}
