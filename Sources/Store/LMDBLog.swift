public import Exchange
import LMDB
public import MerkleLog
import Synchronization

/// The log in an LMDB environment, durable at every append.
///
/// Tables: `entries` position → line; `ids` id → position; `tiles` (level, index) → hashes;
/// `meta` `head` → time, frontier, and `format`, `library`. Keys are big-endian, so they sort as
/// numbers.
public final class LMDBLog: EventLog {
  /// The layout of the tables; raised when an older program could not read it.
  public static let format = "1"

  let environment: Environment
  private let entries: Table
  private let ids: Table
  private let tiles: Table
  private let meta: Table
  /// The tree as this process last saw it, so that appending need not read tiles again.
  private let writer = Mutex<TileWriter?>(nil)

  /// Whether this process may not write to it.
  public var isReadOnly: Bool { environment.options.readOnly }

  /// Opens the log in a folder, where need be to read only, or makes it there when `create` is set.
  ///
  /// `patience`: how long an append waits for the writer of another process. `isCopy`: nobody writes to it, and nothing is
  /// made beside it.
  public init(
    path: String, create: Bool, mapByteCount: Int? = nil, patience: Duration? = nil,
    isCopy: Bool = false
  ) throws(StoreError) {
    do throws(LMDBError) {
      var options = Environment.Options(
        tables: ["entries", "ids", "tiles", "meta"], create: create)
      (options.readOnly, options.isStill) = (isCopy, isCopy)
      options.mapByteCount = mapByteCount
      if let patience { options.writerPatience = patience }
      environment = try .opened(at: path, options: options)
      entries = try environment.table("entries")
      ids = try environment.table("ids")
      tiles = try environment.table("tiles")
      meta = try environment.table("meta")
    } catch { throw StoreError(error) }
    try checkFormat(path: path, create: create)
  }

  private func checkFormat(path: String, create: Bool) throws(StoreError) {
    let meta = meta
    let library = Self.libraryVersion
    let found = try environment.read { (read) throws(StoreError) in
      (
        format: try read.bytes(key: Self.formatKey.span, in: meta),
        library: try read.bytes(key: Self.libraryKey.span, in: meta)
      )
    }
    if let format = found.format.map({ String(decoding: $0, as: UTF8.self) }) {
      guard format == Self.format else {
        throw .newerFormat(path: path, found: format, supported: Self.format)
      }
      let written = found.library.map { String(decoding: $0, as: UTF8.self) } ?? ""
      guard written.prefix(3) == library.prefix(3) else {
        throw .otherLibrary(path: path, found: written, expected: library)
      }
      return
    }
    guard create else { throw .notALog(path: path) }
    try environment.write { (write) throws(StoreError) in
      try write.put(key: Self.formatKey.span, value: Array(Self.format.utf8).span, in: meta)
      try write.put(key: Self.libraryKey.span, value: Array(library.utf8).span, in: meta)
    }
  }

  /// LMDB's version as `0.9.24`.
  public static var libraryVersion: String {
    let words = Environment.libraryVersion.split { $0 == " " || $0 == ":" }
    return words.count > 1 ? String(words[1]) : Environment.libraryVersion
  }

  private static let formatKey = Array("format".utf8)
  private static let libraryKey = Array("library".utf8)
  private static let headKey = Array("head".utf8)

  /// Bytes of the data file.
  public func fileByteCount() throws(StoreError) -> Int {
    do throws(LMDBError) { return try environment.usage().fileByteCount } catch {
      throw StoreError(error)
    }
  }

  /// What the process says when a damaged page ends it (see `LastWords` in LMDB).
  public static func prepareLastWords(_ sentence: String, status: Int32) {
    LastWords.prepare(sentence, status: status)
  }

  /// Copies the log as it is at this moment, without free pages, into a folder that holds none, while
  /// others read and write. On the disk when this returns.
  public func copy(to folder: String) throws(StoreError) {
    do throws(LMDBError) { try environment.copy(to: folder, compacting: true) } catch {
      throw StoreError(error)
    }
  }

  // MARK: - Reading

  public func head() throws(StoreError) -> LogHead {
    try environment.read { (read) throws(StoreError) in try self.head(in: read) }
  }

  private func head<Access>(
    in transaction: borrowing Transaction<Access, StoreError>
  ) throws(StoreError) -> LogHead {
    guard let bytes = try transaction.bytes(key: Self.headKey.span, in: meta) else {
      return LogHead()
    }
    guard let head = LogHead(stored: bytes) else {
      throw .damaged("the head of the log has \(bytes.count) bytes that are none")
    }
    return head
  }

  public func positions(of wanted: [EventID]) throws(StoreError) -> [Position?] {
    let ids = ids
    return try environment.read { (read) throws(StoreError) in
      var found: [Position?] = []
      found.reserveCapacity(wanted.count)
      var key: [UInt8] = []
      for id in wanted {
        key.removeAll(keepingCapacity: true)
        id.append(to: &key)
        let position = try read.get(key: key.span, in: ids) { (value) throws(StoreError) in
          value.number()
        }
        found.append(position ?? nil)
      }
      return found
    }
  }

  public func greatestID() throws(StoreError) -> EventID? {
    let ids = ids
    return try environment.read { (read) throws(StoreError) in
      try read.last(in: ids) { (key, _) throws(StoreError) in EventID(key) } ?? nil
    }
  }

  public func scan(
    from start: Position, to end: Position,
    _ body: (Position, Span<UInt8>) throws(StoreError) -> Bool
  ) throws(StoreError) {
    guard start < end else { return }
    let entries = entries
    try environment.read { (read) throws(StoreError) in
      var next = start
      try read.scan(entries, from: [UInt8].key(start).span) { (key, line) throws(StoreError) in
        guard next < end else { return false }
        guard key.number() == next else {
          throw .damaged("entry \(next) is not where it should be")
        }
        next += 1
        return try body(next - 1, line)
      }
    }
  }

  public func tile(_ id: TileID, width: Int) throws(StoreError) -> [UInt8] {
    let tiles = tiles
    let found = try environment.read { (read) throws(StoreError) in
      try read.bytes(key: Self.key(of: id).span, in: tiles)
    }
    guard let found else { throw .damaged("tile \(id.level)/\(id.index) is not there") }
    return found
  }

  private static func key(of id: TileID) -> [UInt8] {
    [UInt8(id.level)] + [UInt8].key(id.index)
  }

  // MARK: - Writing

  public func append(
    _ batch: borrowing EntryBatch, at expected: Position
  ) throws(StoreError) -> LogHead {
    var tree = try tree(at: expected)
    for index in 0..<batch.count {
      tree.append(.leaf(of: batch.bytes.span.extracting(batch.range(of: index))))
    }
    let changed = tree.drain()
    let head = LogHead(frontier: tree.frontier, recordedAt: batch.recordedAt)
    let order = batch.idsInOrder()
    do throws(StoreError) {
      try write(batch, at: expected, order, changed, head)
    } catch {
      writer.withLock { $0 = nil }
      throw error
    }
    writer.withLock { $0 = tree }
    return head
  }

  /// Writes the head once more as it is: throws what would keep an entry from being written now, such as another
  /// writer that does not end or a full disk.
  public func checkWritable() throws(StoreError) {
    let meta = meta
    try environment.write { (write) throws(StoreError) in
      let head = try self.head(in: write)
      try write.put(key: Self.headKey.span, value: head.stored.span, in: meta)
    }
  }

  private func write(
    _ batch: borrowing EntryBatch, at expected: Position, _ order: [Int32]?, _ changed: [Tile],
    _ head: LogHead
  ) throws(StoreError) {
    let (entries, tiles, meta) = (entries, tiles, meta)
    try environment.write { (write) throws(StoreError) in
      let found = try self.head(in: write).size
      guard found == expected else { throw .positionTaken(expected: expected, found: found) }
      let lines = batch.bytes.span
      for index in 0..<batch.count {
        let key = (expected + UInt64(index)).key
        try write.append(
          key: key.span, value: lines.extracting(batch.range(of: index)), in: entries)
      }
      try self.index(batch, at: expected, order, &write)
      for tile in changed {
        try write.put(key: Self.key(of: tile.id).span, value: tile.bytes.span, in: tiles)
      }
      try write.put(key: Self.headKey.span, value: head.stored.span, in: meta)
    }
  }

  /// Enters the ids, in their order where the batch is large: neighbours share a page. Those that
  /// sort after every id there is, as ids made by time do, fill pages at the end.
  private func index(
    _ batch: borrowing EntryBatch, at expected: Position, _ order: [Int32]?,
    _ write: inout WriteTransaction<StoreError>
  ) throws(StoreError) {
    var greatest = try write.last(in: ids) { (key, _) throws(StoreError) in EventID(key) } ?? nil
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Limits.identifierByteCount)
    for step in 0..<batch.count {
      let index = order.map { Int($0[step]) } ?? step
      let id = batch.ids[index]
      bytes.removeAll(keepingCapacity: true)
      id.append(to: &bytes)
      let value = (expected + UInt64(index)).key
      if greatest.map({ $0 < id }) ?? true {
        try write.append(key: bytes.span, value: value.span, in: ids)
        greatest = id
      } else if !(try write.insertIfAbsent(key: bytes.span, value: value.span, in: ids)) {
        let taken = try write.get(key: bytes.span, in: ids) { (value) throws(StoreError) in
          value.number()
        }
        throw .idTaken(id, (taken ?? nil) ?? 0)
      }
    }
  }

  /// The tree of `size` entries, ready to grow.
  private func tree(at size: Position) throws(StoreError) -> TileWriter {
    if let known = writer.withLock({ $0 }), known.frontier.size == size { return known }
    let frontier = try head().frontier
    guard frontier.size == size else {
      throw .positionTaken(expected: size, found: frontier.size)
    }
    do throws(MerkleError) {
      return try TileWriter(resuming: frontier, from: LogTiles(log: self))
    } catch { throw .damaged("the tiles of the log: \(error)") }
  }
}

extension LogHead {
  /// Time and frontier, as they are stored.
  var stored: [UInt8] {
    [UInt8].key(UInt64(bitPattern: recordedAt.milliseconds)) + frontier.bytes
  }

  /// Reads back what ``stored`` gave; nil for what it never gives.
  init?(stored bytes: [UInt8]) {
    let stamp = Array(bytes.prefix(8))
    guard let number = stamp.span.number(),
      case let time = Instant(milliseconds: Int64(bitPattern: number)),
      time.isIn(Limits.recordedYears),
      let frontier = try? Frontier(parsing: Array(bytes.dropFirst(8)))
    else { return nil }
    self.init(frontier: frontier, recordedAt: time)
  }
}

extension EntryBatch {
  /// The order of the ids' bytes, or nil when they come in order already or are few.
  borrowing func idsInOrder() -> [Int32]? {
    guard count > 64 else { return nil }
    var isSorted = true
    for index in 1..<count where !(ids[index - 1] < ids[index]) {
      isSorted = false
      break
    }
    guard !isSorted else { return nil }
    let ids = ids
    var order = Array(0..<Int32(count))
    order.sort { ids[Int($0)] < ids[Int($1)] }
    return order
  }
}

/// The tiles of a log, for ``MerkleLog`` to compute with.
public struct LogTiles: HashReader {
  public let log: any EventLog

  public init(log: any EventLog) {
    self.log = log
  }

  public func tile(_ id: TileID, width: Int) throws(MerkleError) -> [UInt8] {
    do throws(StoreError) { return try log.tile(id, width: width) } catch {
      throw .tileUnavailable(id, width: width, because: "\(error)")
    }
  }
}
