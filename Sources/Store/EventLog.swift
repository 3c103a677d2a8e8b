// The story of Store: the append-only log, and the tables of the read models.
//
// The log holds canonical lines by position, an index from id to position, the Merkle tiles over
// the lines and the head. All of them change in one transaction, so a log never disagrees with its
// tree. Entries are never changed or removed; below the size of a head everything stays as it is,
// which is why reading needs no long transaction. `LMDBLog` keeps it on disk, `MemoryLog` in
// memory; both pass the same tests. `ViewStore` keeps the rows of read models in an environment of
// its own, each view's rows and cursor in one transaction.
//
// What Store does not know: what a line means, whether an act is allowed, what a view computes.

public import Exchange
import LMDB
public import MerkleLog

/// An append-only log of entries with unique ids and a Merkle tree over them.
public protocol EventLog: AnyObject, Sendable {
  /// Size, root and frontier after the last append.
  func head() throws(StoreError) -> LogHead

  /// Appends the batch whole, or throws and leaves nothing of it.
  ///
  /// When this returns the entries are durable. Throws `positionTaken` when the log does not end at
  /// `expected` (another writer was first), `idTaken` when an id is in the log already.
  func append(_ batch: borrowing EntryBatch, at expected: Position) throws(StoreError) -> LogHead

  /// The positions of entries by their ids, nil for ids that are not in the log.
  func positions(of ids: [EventID]) throws(StoreError) -> [Position?]

  /// The id that sorts last by its bytes: one that sorts after it is in no entry.
  func greatestID() throws(StoreError) -> EventID?

  /// Lends the entries from `start` up to but not including `end`, in order, until `body` says
  /// false. Entries beyond the end of the log are not an error.
  func scan(
    from start: Position, to end: Position,
    _ body: (Position, Span<UInt8>) throws(StoreError) -> Bool
  ) throws(StoreError)

  /// The first `width` hashes of a tile of the tree.
  func tile(_ id: TileID, width: Int) throws(StoreError) -> [UInt8]
}

extension EventLog {
  /// A copy of one entry.
  public func entry(at position: Position) throws(StoreError) -> [UInt8]? {
    var found: [UInt8]?
    try scan(from: position, to: position + 1) { (_, line) throws(StoreError) in
      found = line.copied()
      return false
    }
    return found
  }
}

/// Where a log ends.
public struct LogHead: Sendable {
  public var frontier: Frontier
  /// When the last entry says that it was recorded: the ledger's clock does not go back behind it.
  public var recordedAt: Instant

  public init(frontier: Frontier = Frontier(), recordedAt: Instant = Instant(milliseconds: .min)) {
    self.frontier = frontier
    self.recordedAt = recordedAt
  }

  /// Entries in the log.
  public var size: UInt64 { frontier.size }
  /// The root of the tree over them.
  public var root: Hash { frontier.root }
}

/// Entries to be appended together: canonical lines, one after the other in one buffer.
public struct EntryBatch: Sendable {
  /// The lines, without separators.
  public private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []
  public private(set) var ids: [EventID] = []
  /// When the last of them was recorded.
  public var recordedAt: Instant

  public init(recordedAt: Instant) {
    self.recordedAt = recordedAt
  }

  public var count: Int { ids.count }

  /// Adds an entry that `write` appends to the buffer.
  @inline(__always) public mutating func add(_ id: EventID, _ write: (inout [UInt8]) -> Void) {
    write(&bytes)
    ends.append(bytes.count)
    ids.append(id)
  }

  /// Adds an entry by its line.
  public mutating func add(_ id: EventID, copying line: Span<UInt8>) {
    add(id) { $0.append(copying: line) }
  }

  /// Makes room for more entries, so that adding them moves nothing.
  public mutating func reserve(count: Int, byteCount: Int) {
    ids.reserveCapacity(ids.count + count)
    ends.reserveCapacity(ends.count + count)
    bytes.reserveCapacity(bytes.count + byteCount)
  }

  /// Where line `index` stands in ``bytes``.
  public func range(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// Takes back every entry from `count` on.
  public mutating func truncate(to count: Int) {
    bytes.removeSubrange((count == 0 ? 0 : ends[count - 1])...)
    ends.removeSubrange(count...)
    ids.removeSubrange(count...)
  }

  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
  }
}

extension Span<UInt8> {
  /// The bytes as an array.
  func copied() -> [UInt8] {
    var copy: [UInt8] = []
    copy.append(copying: self)
    return copy
  }
}

extension UInt64 {
  /// The number in eight bytes, highest first, so that keys sort as numbers; nothing is allocated.
  var key: InlineArray<8, UInt8> {
    InlineArray { UInt8(truncatingIfNeeded: self >> UInt64(56 - $0 * 8)) }
  }
}

extension [UInt8] {
  /// A number in eight bytes, highest first, so that keys sort as numbers.
  static func key(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - $0 * 8)) }
  }
}

extension Span<UInt8> {
  /// The number in eight bytes, highest first.
  func number() -> UInt64? {
    guard count == 8 else { return nil }
    var number: UInt64 = 0
    for index in 0..<8 { number = number << 8 | UInt64(self[index]) }
    return number
  }
}
