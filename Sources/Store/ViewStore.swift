public import Exchange
import LMDB
public import MerkleLog
public import Projecting

/// The stored rows of the read models: disposable, each with its cursor.
///
/// Every view has two tables, of which one is live; a rebuild fills the other and swaps. The
/// record of which is which, the versions and the cursors are in `meta`, written in the same
/// transaction as the rows they speak of.
public final class ViewStore: Sendable {
  let environment: Environment
  private let meta: LMDB.Table
  private let tables: [String: [LMDB.Table]]

  /// Opens or makes the views' environment, with room for these views.
  public init(path: String, views: [String], patience: Duration? = nil) throws(StoreError) {
    let names = views.flatMap { ["\($0).0", "\($0).1"] }
    do throws(LMDBError) {
      var options = Environment.Options(tables: ["meta"] + names, create: true)
      // A power cut may undo the last commits of the views; they catch up again.
      options.durability = .metadataLater
      if let patience { options.writerPatience = patience }
      environment = try Environment(path: path, options: options)
      meta = try environment.table("meta")
      var tables: [String: [LMDB.Table]] = [:]
      for view in views {
        tables[view] = [
          try environment.table("\(view).0"), try environment.table("\(view).1"),
        ]
      }
      self.tables = tables
    } catch { throw StoreError(error) }
  }

  /// One of a view's two tables.
  public enum Side: Sendable {
    /// The one that answers.
    case live
    /// The one being built beside it.
    case beside
  }

  /// What is stored of a view.
  public struct Standing: Equatable, Sendable {
    public var version = 0
    public var cursor: Position = 0
    /// Version and cursor of the table beside, 0 when nothing is being built.
    public var versionBeside = 0
    public var cursorBeside: Position = 0
    /// Which of the two tables is live.
    public internal(set) var liveTable = 0
    /// The leaf of the last entry that each table has taken in: it tells of which log it is.
    var anchor = Hash.emptyRoot
    var anchorBeside = Hash.emptyRoot

    public init() {}

    private static let byteCount = 40 + 2 * Hash.byteCount

    var bytes: [UInt8] {
      var bytes = [UInt64(version), cursor, UInt64(versionBeside), cursorBeside, UInt64(liveTable)]
        .flatMap { [UInt8].key($0) }
      anchor.append(to: &bytes)
      anchorBeside.append(to: &bytes)
      return bytes
    }

    init?(_ bytes: [UInt8]) {
      guard bytes.count == Self.byteCount, let anchor = Hash(Array(bytes[40..<72])),
        let anchorBeside = Hash(Array(bytes[72...]))
      else { return nil }
      (self.anchor, self.anchorBeside) = (anchor, anchorBeside)
      let numbers = (0..<5).compactMap { Array(bytes[$0 * 8..<$0 * 8 + 8]).span.number() }
      version = Int(numbers[0])
      cursor = numbers[1]
      versionBeside = Int(numbers[2])
      cursorBeside = numbers[3]
      liveTable = Int(numbers[4] & 1)
    }
  }

  /// Where the view stands.
  public func standing(of view: String) throws(StoreError) -> Standing {
    try environment.read { (read) throws(StoreError) in try self.standing(of: view, in: read) }
  }

  private func standing<Access>(
    of view: String, in transaction: borrowing Transaction<Access, StoreError>
  ) throws(StoreError) -> Standing {
    let bytes = try transaction.bytes(key: Array(view.utf8).span, in: meta)
    return bytes.flatMap(Standing.init) ?? Standing()
  }

  private func table(_ view: String, _ side: Side, _ standing: Standing) -> LMDB.Table {
    guard let pair = tables[view] else { preconditionFailure("the store has no view \(view)") }
    return pair[side == .live ? standing.liveTable : 1 - standing.liveTable]
  }

  /// The stored rows as a source for a projection's tables.
  public func source(of view: String, _ side: Side) throws(StoreError) -> StoredRows {
    StoredRows(environment: environment, table: table(view, side, try standing(of: view)))
  }

  /// Keeps changed rows and the cursor they lead to, in one transaction.
  ///
  /// Returns false, and keeps nothing, when the view is not at `before` any more: another process
  /// was first. `log` is where the rows come from, `source` the rows that the changes were computed
  /// from: a rebuild may have put others in their place since.
  public func keep(
    _ changes: RowChanges, of view: String, _ side: Side, version: Int, from before: Position,
    to after: Position, in log: any EventLog, since source: StoredRows? = nil
  ) throws(StoreError) -> Bool {
    let meta = meta
    let anchor = try Self.anchor(at: after, in: log) ?? .emptyRoot
    return try environment.write { (write) throws(StoreError) in
      var standing = try self.standing(of: view, in: write)
      let cursor = side == .live ? standing.cursor : standing.cursorBeside
      let found = side == .live ? standing.version : standing.versionBeside
      // Rows of another version count for nothing: a run from zero takes their place.
      guard before == (found == version ? cursor : 0) else { return false }
      let table = self.table(view, side, standing)
      guard source.map({ $0.table == table }) ?? true else { return false }
      if before == 0 { try write.clear(table) }
      let bytes = changes.bytes.span
      for index in 0..<changes.count {
        let key = bytes.extracting(changes.keyRange(of: index))
        if let row = changes.rowRange(of: index) {
          try write.put(key: key, value: bytes.extracting(row), in: table)
        } else {
          _ = try write.delete(key: key, in: table)
        }
      }
      switch side {
      case .live:
        (standing.version, standing.cursor, standing.anchor) = (version, after, anchor)
      case .beside:
        (standing.versionBeside, standing.cursorBeside, standing.anchorBeside) =
          (version, after, anchor)
      }
      try write.put(key: Array(view.utf8).span, value: standing.bytes.span, in: meta)
      return true
    }
  }

  /// Makes the table built beside the live one, and empties the former; nothing when no table of
  /// this version has come as far: another process was first.
  public func swap(
    _ view: String, version: Int, at cursor: Position
  ) throws(StoreError) {
    let meta = meta
    try environment.write { (write) throws(StoreError) in
      var standing = try self.standing(of: view, in: write)
      guard standing.versionBeside == version, standing.cursorBeside >= cursor else { return }
      try write.clear(self.table(view, .live, standing))
      standing.liveTable = 1 - standing.liveTable
      (standing.version, standing.cursor) = (standing.versionBeside, standing.cursorBeside)
      standing.anchor = standing.anchorBeside
      (standing.versionBeside, standing.cursorBeside) = (0, 0)
      try write.put(key: Array(view.utf8).span, value: standing.bytes.span, in: meta)
    }
  }

  /// The leaf of the entry before `cursor`; nil when the log does not reach so far.
  private static func anchor(
    at cursor: Position, in log: any EventLog
  ) throws(StoreError) -> Hash? {
    if cursor == 0 { return .emptyRoot }
    return try log.entry(at: cursor - 1).map { .leaf(of: $0) }
  }

  /// Forgets a view whose rows come from another log, or from one that was longer.
  public func forget(_ view: String, unlessOf log: any EventLog) throws(StoreError) {
    let found = try standing(of: view)
    let isLive = try Self.anchor(at: found.cursor, in: log) == found.anchor
    let isBeside = try Self.anchor(at: found.cursorBeside, in: log) == found.anchorBeside
    let hasBeside = found.cursorBeside > 0
    if found.cursor == 0 || isLive, !hasBeside || isBeside { return }
    let meta = meta
    try environment.write { (write) throws(StoreError) in
      // Another process may have been here meanwhile.
      guard try self.standing(of: view, in: write) == found else { return }
      for side in [Side.live, .beside] { try write.clear(self.table(view, side, found)) }
      try write.put(key: Array(view.utf8).span, value: Standing().bytes.span, in: meta)
    }
  }

  /// Forgets what was built beside, so that a rebuild starts from zero.
  public func abandonBeside(_ view: String) throws(StoreError) {
    let meta = meta
    try environment.write { (write) throws(StoreError) in
      var standing = try self.standing(of: view, in: write)
      try write.clear(self.table(view, .beside, standing))
      (standing.versionBeside, standing.cursorBeside) = (0, 0)
      try write.put(key: Array(view.utf8).span, value: standing.bytes.span, in: meta)
    }
  }

  /// Bytes of the data file.
  public func fileByteCount() throws(StoreError) -> Int {
    do throws(LMDBError) { return try environment.usage().fileByteCount } catch {
      throw StoreError(error)
    }
  }
}

/// Stored rows of one view.
public final class StoredRows: RowSource {
  private let environment: Environment
  let table: LMDB.Table
  /// What went wrong while reading, if anything did; rows read since count for nothing.
  public private(set) var failure: StoreError?

  init(environment: Environment, table: LMDB.Table) {
    self.environment = environment
    self.table = table
  }

  public func row(forKey key: [UInt8]) -> [UInt8]? {
    let table = table
    do throws(StoreError) {
      return try environment.read { (read) throws(StoreError) in
        try read.bytes(key: key.span, in: table)
      }
    } catch {
      failure = error
      return nil
    }
  }

  public func scan(prefix: [UInt8], _ body: ([UInt8], [UInt8]) -> Bool) {
    let table = table
    // One place for all keys and one for all rows: nothing is allocated for a row nobody keeps.
    var (keyBytes, rowBytes): ([UInt8], [UInt8]) = ([], [])
    do throws(StoreError) {
      try environment.read { (read) throws(StoreError) in
        try read.scan(table, from: prefix.isEmpty ? nil : prefix.span) {
          (key, row) throws(StoreError) in
          keyBytes.removeAll(keepingCapacity: true)
          rowBytes.removeAll(keepingCapacity: true)
          keyBytes.append(copying: key)
          rowBytes.append(copying: row)
          return keyBytes.starts(with: prefix) && body(keyBytes, rowBytes)
        }
      }
    } catch { failure = error }
  }

  /// A hash over every row in key order.
  public func digest() throws(StoreError) -> Hash {
    let table = table
    var digest = RowDigest()
    try environment.read { (read) throws(StoreError) in
      try read.scan(table) { (key, row) throws(StoreError) in
        digest.add(keyByteCount: key.count, rowByteCount: row.count) { bytes in
          bytes.append(copying: key)
          bytes.append(copying: row)
        }
        return true
      }
    }
    return digest.root
  }
}
