public import Exchange
import LMDB
import MerkleLog
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

    /// Entries whose effect is in a table of this version; a table of another version counts for nothing.
    public func cursor(_ side: Side, version wanted: Int) -> Position {
      switch side {
      case .live: version == wanted ? cursor : 0
      case .beside: versionBeside == wanted ? cursorBeside : 0
      }
    }

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

  func standing<Access>(
    of view: String, in transaction: borrowing Transaction<Access, StoreError>
  ) throws(StoreError) -> Standing {
    let bytes = try transaction.bytes(key: Array(view.utf8).span, in: meta)
    return bytes.flatMap(Standing.init) ?? Standing()
  }

  func table(_ view: String, _ side: Side, _ standing: Standing) -> LMDB.Table {
    guard let pair = tables[view] else { preconditionFailure("the store has no view \(view)") }
    return pair[side == .live ? standing.liveTable : 1 - standing.liveTable]
  }

  /// Everything as it stands at this moment, to be read from for as long as a piece of work lasts.
  ///
  /// It is to be ended before this process keeps, swaps or forgets anything.
  public func snapshot() throws(StoreError) -> ViewSnapshot {
    do throws(LMDBError) { return ViewSnapshot(try environment.snapshot(), of: self) } catch {
      throw StoreError(error)
    }
  }

  /// Keeps changed rows and the cursor they lead to, in one transaction.
  ///
  /// Returns how the view stands then; nil, having kept nothing, when it is not at `before` any more:
  /// another process was first. `log` is where the rows come from, `source` the rows that the changes were computed
  /// from: a rebuild may have put others in their place since.
  public func keep(
    _ changes: RowChanges, of view: String, _ side: Side, version: Int, from before: Position,
    to after: Position, in log: any EventLog, since source: StoredRows? = nil
  ) throws(StoreError) -> Standing? {
    let meta = meta
    let anchor = try Self.anchor(at: after, in: log) ?? .emptyRoot
    return try environment.write { (write) throws(StoreError) in
      var standing = try self.standing(of: view, in: write)
      // Rows of another version count for nothing: a run from zero takes their place.
      guard before == standing.cursor(side, version: version) else { return nil }
      let table = self.table(view, side, standing)
      guard source.map({ $0.table == table }) ?? true else { return nil }
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
      return standing
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

  /// Runs `body` while no other process or thread builds views beside the live ones: two that build the same
  /// would take turns at throwing away what the other has.
  ///
  /// Throws `busy` when another does not end.
  public func whileNobodyRebuilds<Answer>(
    _ body: () throws(StoreError) -> Answer
  ) throws(StoreError) -> Answer {
    try DurableFile.locked(
      folder: environment.path, patience: environment.options.writerPatience, body)
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
