import Exchange
import FoundationEssentials
import MerkleLog
import Store

extension Ledger {
  /// Writes the log as static files that any web server can serve (C2SP tlog-tiles): tiles, entry
  /// bundles, the verifier key, then the signed head with the cosignatures there are for it, and last
  /// `cosigned`, the newest head that enough witnesses signed.
  ///
  /// Goes on where the folder's own head ends: the cost follows what is new. Every file but
  /// `checkpoint` and `cosigned` says the same for ever, so a publication that was cut short is simply
  /// taken up again, and readers always find what the head promises.
  ///
  /// One publishes into a folder at a time, so that its head never goes back.
  ///
  /// Throws `noKey`; `disagrees` when the folder holds another log, or one that is ahead of this; `busy` when
  /// another does not end.
  public func publish(to folder: String) throws(LedgerError) -> Publication {
    if verifierKey == nil { throw .noKey(path: path) }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch { throw LedgerFolder(path: folder).ioError(error) }
    let result: Result<Publication, LedgerError>
    do throws(StoreError) {
      result = try DiskFile.locked(folder: folder) { () throws(StoreError) in
        Result { () throws(LedgerError) in try publishAlone(to: folder) }
      }
    } catch { throw LedgerError(error, path: folder) }
    return try result.get()
  }

  private func publishAlone(to folder: String) throws(LedgerError) -> Publication {
    guard let key = verifierKey else { throw .noKey(path: path) }
    // The folder's head first: what it signs is durable, so that the log has at least that.
    let found = try published(in: folder, key)
    let head = try storing { () throws(StoreError) in try log.head() }
    let note = try cosigned(try signed(head), at: head.size)
    let former = try size(of: found, in: head)
    var site = Site(folder: folder)
    try site.write("key", Array("\(key)\n".utf8))
    if head.size > former {
      let growth = try growth(from: former, to: head)
      for level in 0..<TileID.levelCount {
        try publishTiles(level, former, head.size, growth, &site)
      }
      try publishEntries(former, head.size, &site)
    }
    try site.finish("checkpoint", Array(note.formatted.utf8))
    // Never ahead of the head: whoever reads this one first finds the head to go on from it.
    if let best = try bestCosigned() {
      try site.replace("cosigned", Array(best.formatted.utf8))
    }
    return Publication(size: head.size, added: head.size - former, files: site.count)
  }

  /// The folder's head; nil for a folder without one.
  private func published(
    in folder: String, _ key: VerifierKey
  ) throws(LedgerError) -> Checkpoint? {
    let path = folder + "/checkpoint"
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      let note = try Note(parsing: [UInt8](try Data(contentsOf: URL(filePath: path))))
      return try Checkpoint(opening: note, key: key)
    } catch { throw .fileUnreadable(path: path, what: "\(error)") }
  }

  /// How many entries a folder's head signs, which are the first of this log; 0 without one.
  private func size(of found: Checkpoint?, in head: LogHead) throws(LedgerError) -> UInt64 {
    guard let found else { return 0 }
    let root = found.size > head.size ? nil : try? LogTiles(log).root(size: found.size)
    guard root == found.root else {
      throw .disagrees(
        path: self.path,
        Disagreement(
          anchoredSize: found.size, anchoredRoot: "\(found.root)", size: head.size,
          root: "\(root ?? head.root)"))
    }
    return found.size
  }

  /// The tiles that are new since `former`, made from the entries: hashed here, and found to lead from the
  /// head that was published to the one there is.
  private func growth(from former: UInt64, to head: LogHead) throws(LedgerError) -> TileMemory {
    var growth: TileMemory
    do throws(MerkleError) {
      let tiles = LogTiles(log)
      growth = try TileMemory(resuming: try tiles.frontier(size: former), from: tiles)
    } catch { throw .damaged(path: path, what: "\(error)") }
    try storing { () throws(StoreError) in
      try EntryHashes(log: log).each(from: former, to: head.size) {
        growth.append(contentsOf: CollectionOfOne($0))
      }
    }
    try check(growth.frontier.root, isThatOf: head)
    return growth
  }

  private func publishTiles(
    _ level: Int, _ former: UInt64, _ size: UInt64, _ growth: TileMemory, _ site: inout Site
  ) throws(LedgerError) {
    let width = UInt64(TileID.fullWidth)
    let shift = UInt64(TileID.height * level)
    var index = (former >> shift) / width
    while case let id = TileID(level: level, index: index), id.width(forSize: size) > 0 {
      let count = id.width(forSize: size)
      // One that did not grow is there already, and is the same.
      let bytes: [UInt8]
      if let fresh = try? growth.tile(id, width: count) {
        bytes = fresh
      } else {
        bytes = try storing { () throws(StoreError) in try log.tile(id, width: count) }
      }
      try site.write(id.path(width: count), Array(bytes.prefix(count * Hash.byteCount)))
      index += 1
    }
  }

  private func publishEntries(
    _ former: UInt64, _ size: UInt64, _ site: inout Site
  ) throws(LedgerError) {
    let width = UInt64(TileID.fullWidth)
    var start = former / width * width
    while start < size {
      let end = min(start + width, size)
      var bundle = EntryBundle()
      var lines: [[UInt8]] = []
      try entries(from: start, to: end) { _, line in
        lines.append((0..<line.count).map { line[$0] })
        return true
      }
      do throws(MerkleError) {
        for line in lines { try bundle.append(line) }
      } catch { throw .damaged(path: path, what: "\(error)") }
      let path = EntryBundle.path(index: start / width, width: Int(end - start))
      try site.write(path, bundle.bytes)
      start = end
    }
  }
}

/// What was published.
public struct Publication: Sendable {
  /// Entries that the folder's head signs now.
  public var size: UInt64
  /// Entries that were new to it.
  public var added: UInt64
  /// Files written.
  public var files: Int
}

/// A folder of static files, each written whole or not at all.
private struct Site {
  let folder: String
  private(set) var count = 0

  init(folder: String) { self.folder = folder }

  /// Writes the file that promises the others: they are durable before it is.
  mutating func finish(_ name: String, _ bytes: [UInt8]) throws(LedgerError) {
    do throws(StoreError) { try DiskFile.synchronizeAll(around: folder) } catch {
      throw LedgerError(error, path: folder)
    }
    try replace(name, bytes)
  }

  /// Writes a file in place of the one that may be there; durable when it returns.
  mutating func replace(_ name: String, _ bytes: [UInt8]) throws(LedgerError) {
    do throws(StoreError) { try DiskFile.write(bytes, to: folder + "/" + name) } catch {
      throw LedgerError(error, path: folder)
    }
    count += 1
  }

  mutating func write(_ name: String, _ bytes: [UInt8]) throws(LedgerError) {
    let path = folder + "/" + name
    // What an earlier head promises is not replaced: a power cut could take the new file.
    if let there = try? Data(contentsOf: URL(filePath: path)), there.elementsEqual(bytes) { return }
    do {
      try FileManager.default.createDirectory(
        at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch { throw LedgerFolder(path: folder).ioError(error) }
    // Foundation's writing takes a write that the system cut short for the whole.
    do throws(StoreError) { try DiskFile.writeUnflushed(bytes, to: path) } catch {
      throw LedgerError(error, path: folder)
    }
    count += 1
  }
}
