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
      let size = try log.head().size
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
      for name in [Books.name] + projectors.map({ $0.name }) {
        let standing = try views.standing(of: name)
        statuses.append(
          ViewStatus(
            name: name, version: standing.version, cursor: standing.cursor,
            digest: try digest(of: name)))
      }
      return LedgerStatus(
        size: head.size, root: head.root, views: statuses, lmdbVersion: LMDBLog.libraryVersion,
        logBytes: try log.fileByteCount(), viewBytes: try views.fileByteCount())
    }
  }

  /// Hashes every entry again and compares: each leaf with its tile, the whole with the root, and the
  /// log with the signed head that was kept outside it.
  ///
  /// Cost: one pass over the log, about what hashing it costs.
  public func verify(
    progress: ((UInt64, UInt64) -> Void)? = nil
  ) throws(LedgerError) -> Verification {
    var kept: Checkpoint?
    var disagreement: Disagreement?
    var problems: [Problem] = []
    do throws(LedgerError) {
      kept = try anchor.checkpoint()
      disagreement = try anchor.disagreement(with: log)
    } catch {
      guard case .badAnchor(_, let what) = error else { throw error }
      problems.append(Problem(position: nil, what: "checkpoint: \(what)"))
    }
    return try storing { () throws(StoreError) in
      let head = try log.head()
      var check = LogCheck(log: log, head: head)
      try check.run(progress)
      return Verification(
        size: head.size, root: head.root,
        anchor: kept.map {
          AnchorCheck(size: $0.size, root: $0.root, disagreement: disagreement)
        }, problems: problems + check.problems)
    }
  }
}

/// The check of a log against its own tree.
struct LogCheck {
  let log: LMDBLog
  let head: LogHead
  private(set) var problems: [Problem] = []
  private var frontier = Frontier()

  init(log: LMDBLog, head: LogHead) {
    self.log = log
    self.head = head
  }

  mutating func run(_ progress: ((UInt64, UInt64) -> Void)?) throws(StoreError) {
    let width = UInt64(TileID.fullWidth)
    var start: Position = 0
    while start < head.size {
      let end = min(start + 64 * width, head.size)
      try check(from: start, to: end)
      start = end
      progress?(start, head.size)
    }
    if frontier.root != head.root {
      problems.append(Problem(position: nil, what: "root \(frontier.root) ≠ \(head.root)"))
    }
  }

  private mutating func check(from start: Position, to end: Position) throws(StoreError) {
    var leaves: [Hash] = []
    leaves.reserveCapacity(Int(end - start))
    do throws(StoreError) {
      try log.scan(from: start, to: end) { (_, line) throws(StoreError) in
        leaves.append(.leaf(of: line))
        return true
      }
    } catch .damaged(let what) {
      problems.append(Problem(position: start + UInt64(leaves.count), what: what))
    }
    for leaf in leaves { frontier.append(leaf) }
    if start + UInt64(leaves.count) < end {
      problems.append(Problem(position: start + UInt64(leaves.count), what: "missing"))
    }
    try compare(leaves, from: start)
  }

  /// Compares leaves with the tiles of level 0.
  private mutating func compare(_ leaves: [Hash], from start: Position) throws(StoreError) {
    let width = TileID.fullWidth
    for first in stride(from: 0, to: leaves.count, by: width) {
      let count = min(width, leaves.count - first)
      let id = TileID(level: 0, index: (start + UInt64(first)) / UInt64(width))
      guard let bytes = try? log.tile(id, width: count), bytes.count >= count * Hash.byteCount
      else {
        problems.append(Problem(position: start + UInt64(first), what: "tile \(id.index)"))
        continue
      }
      for index in 0..<count {
        let place = index * Hash.byteCount
        let stored = Hash(bytes.span.extracting(place..<place + Hash.byteCount))
        if stored != leaves[first + index] {
          problems.append(
            Problem(position: start + UInt64(first + index), what: "leaf ≠ tile"))
        }
      }
    }
  }
}
