// The scrub: everything that a log has on disk, read without LMDB and held against itself.
//
// Entries are hashed in the order of the log on all cores, folded into tiles and a root, and compared with what
// is stored: each leaf with its tile, each tile with the level above, the peaks and the root with the head. Each
// id must lead to its entry and each entry have its id. What a broken page hides is named by the entries it hid,
// and the scrub goes on behind it. Nothing is believed of the file (see `Inspection`), so nothing in it can end
// the process.
//
// Memory: eight bytes an entry for the index, 32 for each 256 entries, and what one stretch of pages holds.

import Dispatch
public import Exchange
import LMDB
public import MerkleLog
import Synchronization

/// The check of one state of a stored log.
public struct Scrub {
  /// Where the id of an entry stands in its line; nil where there is none to be seen.
  public typealias FindID = @Sendable (Span<UInt8>) -> Range<Int>?

  let inspection: Inspection
  private let findID: FindID
  /// Told of each flaw as it is found.
  private let report: (Flaw) -> Void
  /// Entries before this one are passed over: a former scrub stopped there.
  let start: Position

  var records: [String: TreeRecord] = [:]
  var tiles: StoredTiles
  /// The hash of each entry's id; 0 where it is not known.
  var idHashes: [UInt64] = []
  /// The hashes of the levels of tiles: of level 0 those after the last full tile.
  var levels = [[Hash]](repeating: [], count: TileID.levelCount)

  /// The head as it is stored; an empty one where there is none to be read.
  public internal(set) var head = LogHead()
  /// Entries to be looked at: as many as the head says, or else as many as are stored.
  public internal(set) var size: Position = 0 {
    didSet { tiles.size = size }
  }
  /// The root that the entries lead to; nil where some of them or their hashes are out of reach.
  public internal(set) var root: Hash?
  /// Entries of a former head, whose root is asked for.
  let formerSize: UInt64?
  /// The root over that many entries, from the stored tiles; nil where the log has fewer or they cannot be read.
  public private(set) var formerRoot: Hash?
  /// The last entry, when it could be read.
  public internal(set) var lastLine: [UInt8] = []
  public internal(set) var flawCount = 0
  /// Whether every leaf is known, from its entry or from its tile.
  var isTreeKnown = true

  init(
    _ inspection: Inspection, from start: Position, rootAt formerSize: UInt64?,
    findID: @escaping FindID, report: @escaping (Flaw) -> Void
  ) {
    self.inspection = inspection
    tiles = StoredTiles(inspection: inspection)
    self.start = start
    self.formerSize = formerSize
    self.findID = findID
    self.report = report
  }

  /// Runs the check; `progress` is told of the first entry of each stretch before it is read.
  mutating func run(_ progress: (Position, Position) -> Void) {
    readTables()
    readHead()
    readTilePlaces()
    idHashes = [UInt64](repeating: 0, count: Int(size))
    EntryPass(findID: findID).run(&self, progress)
    finishTree()
    // Now, while the pages stay as they are: beside writers they are others as soon as this has ended.
    if let formerSize, formerSize <= size { formerRoot = try? root(size: formerSize) }
    checkIDs()
    if start == 0 { note(inspection.checkFreeList(), of: "free pages") }
    progress(size, size)
  }

  mutating func note(_ flaw: Flaw) {
    flawCount += 1
    report(flaw)
  }

  /// Notes what a walk through another table than that of the entries met.
  mutating func note(_ met: WalkResult, of table: String) {
    for problem in met.problems {
      note(Flaw(.tables, nil, "\(table), page \(problem.page): \(problem.what)"))
    }
  }

  private mutating func readTables() {
    let (found, met) = inspection.tables()
    records = found
    note(met, of: "tables")
    for name in ["entries", "ids", "tiles", "meta"] where found[name] == nil {
      if met.problems.isEmpty { note(Flaw(.tables, nil, "there is no table \(name)")) }
    }
  }

  private mutating func readHead() {
    // An entry takes more than sixteen bytes, whatever its table says.
    let limit = inspection.byteCount / 16
    let stored = UInt64(min(max(0, records["entries"]?.entryCount ?? 0), limit))
    size = stored
    guard let record = records["meta"] else { return }
    var rows: [String: [UInt8]] = [:]
    let met = inspection.walk(all: record) { key, value, _ in
      rows[String(decoding: key.copied(), as: UTF8.self)] = value.copied()
    }
    note(met, of: "meta")
    if let fault = Self.fault(in: rows) { note(Flaw(.tables, nil, "meta: \(fault)")) }
    guard let bytes = rows["head"] else {
      if stored > 0 { note(Flaw(.head, nil, "the head is missing")) }
      return
    }
    guard let found = LogHead(stored: bytes) else {
      return note(Flaw(.head, nil, "the head cannot be read"))
    }
    head = found
    if head.size != stored {
      note(Flaw(.head, nil, "it says \(head.size) entries, \(stored) are stored"))
    }
    if head.size <= UInt64(limit) { size = max(stored, head.size) }
  }

  private static func fault(in rows: [String: [UInt8]]) -> String? {
    guard let format = rows["format"] else { return "the format is missing" }
    guard format == Array(LMDBLog.format.utf8) else { return "the format is altered" }
    let isVersion = rows["library"]?.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    guard isVersion == true else { return "the version of the library is altered" }
    return rows.count > 3 ? "there are \(rows.count) rows" : nil
  }

  private mutating func readTilePlaces() {
    guard let record = records["tiles"] else { return }
    var places: [TileID: ValuePlace] = [:]
    var surplus: [String] = []
    let size = size
    let met = inspection.walk(all: record, readsLongValues: false) { key, _, place in
      guard key.count == 9, key[0] < TileID.levelCount,
        let index = key.extracting(droppingFirst: 1).number(),
        case let id = TileID(level: Int(key[0]), index: index), id.width(forSize: size) > 0
      else { return surplus.append("\(key.copied())") }
      places[id] = place
    }
    tiles.places = places
    note(met, of: "tiles")
    for key in surplus { note(Flaw(.tile, nil, "there should be no tile \(key)")) }
  }
}

extension Scrub: HashReader {
  /// The stored tile, which the scrub has compared with the entries.
  public func tile(_ id: TileID, width: Int) throws(MerkleError) -> [UInt8] {
    guard let bytes = tiles.bytes(id, claims: false) else {
      throw .tileUnavailable(id, width: width, because: "it cannot be read")
    }
    return bytes
  }
}

extension LMDBLog {
  /// Reads everything that is stored in a log's folder and holds it against itself, whatever state it is in.
  ///
  /// Only the headers must hold, for others may be writing; what is wrong there is thrown. `from` leaves out the
  /// entries before it, and then the root is not computed. `rootAt` asks for the root of a former head. The scrub
  /// that comes back has run, and what it says is of one state of the log.
  public static func scrub(
    _ path: String, from start: Position = 0, rootAt size: UInt64? = nil,
    findID: @escaping Scrub.FindID,
    progress: (Position, Position) -> Void = { _, _ in }, report: @escaping (Flaw) -> Void
  ) throws(StoreError) -> Scrub {
    let environment: Environment
    do throws(LMDBError) { environment = try .opened(at: path) } catch {
      throw StoreError(error)
    }
    return try scrub(environment, start, size, findID, progress, report)
  }

  /// The same, of a log that is open.
  public func scrub(
    rootAt size: UInt64? = nil, findID: @escaping Scrub.FindID,
    progress: (Position, Position) -> Void = { _, _ in },
    report: @escaping (Flaw) -> Void
  ) throws(StoreError) -> Scrub {
    try Self.scrub(environment, 0, size, findID, progress, report)
  }

  private static func scrub(
    _ environment: Environment, _ start: Position, _ size: UInt64?,
    _ findID: @escaping Scrub.FindID,
    _ progress: (Position, Position) -> Void, _ report: @escaping (Flaw) -> Void
  ) throws(StoreError) -> Scrub {
    try environment.inspect { (inspection) throws(StoreError) in
      var scrub = Scrub(
        inspection, from: start, rootAt: size, findID: findID, report: report)
      scrub.run(progress)
      return scrub
    }
  }
}
