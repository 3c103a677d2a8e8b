import Exchange
import FoundationEssentials
import MerkleLog
public import Outgoing
import Store

extension Ledger {
  /// Writes the log as static files that any web server can serve (C2SP tlog-tiles): tiles, entry
  /// bundles, the verifier key, then the signed head with the cosignatures there are for it, and last
  /// `cosigned`, the newest head that enough witnesses signed.
  ///
  /// Every file but `checkpoint` and `cosigned` says the same for ever, so a publication that was cut short is simply
  /// taken up again, and readers always find what the head promises. What is there is held against the log, which
  /// costs one pass over both; what the folder's own head promised and is not as it was written is put right, and told.
  ///
  /// Of several who publish into one folder at once each waits for the one before, so that the head
  /// never goes back.
  ///
  /// Throws `noKey`; `badCopy` for a place that lies in no folder; an obstacle where something secret, or something
  /// else, would lie beside what is published, `busy` when the folder is not given free; `astray` when it holds another
  /// log, `entriesMissing` when it holds more than this log has, `lossAccepted` when that was given up, `formerKey` when
  /// another key signed this log there.
  public func publish(to folder: String) throws(LedgerError) -> Publication {
    guard let key = verifierKey else { throw LedgerFolder(path: path).lackOfKey }
    try checkWhole()
    let found = try leaving { () throws(Obstacle) in
      try Door(guarding: [path]).place(for: .publication, at: folder)
    }
    // As for a backup: a disk that is not plugged in has no folder.
    guard BackupContents.isFolder(found.folder) else {
      throw .badCopy(path: folder, .noFolder(found.folder))
    }
    let place = found.path
    do throws(LedgerError) {
      try Site.makeFolder(place)
      let hold = try Self.hold(place)
      defer { hold.release() }
      // Somebody may have put a backup there meanwhile.
      try leaving { () throws(Obstacle) in
        _ = try Door(guarding: [path]).place(for: .publication, at: place)
      }
      return try publish(to: place, key)
    } catch { throw Self.told(error, of: place) }
  }

  /// Keeps others from writing into a folder that is published or takes backups; throws `busy` when they do not end.
  static func hold(_ folder: String) throws(LedgerError) -> Hold {
    let hold: Hold?
    do throws(SystemFault) { hold = try Hold.waiting(for: folder) } catch {
      throw LedgerError(error, path: folder)
    }
    guard let hold else { throw .busy(path: folder) }
    return hold
  }

  /// Puts all that was written around a folder on its disk, with its names.
  public static func makeDurable(around folder: String) throws(LedgerError) {
    do throws(StoreError) { try DiskFile.synchronizeAll(around: folder) } catch {
      throw LedgerError(error, path: folder)
    }
  }

  func publish(
    to folder: String, _ key: VerifierKey
  ) throws(LedgerError) -> Publication {
    // The folder's head first: what it signs is durable, so that the log has at least that.
    var site = Site(folder: folder)
    if let other = site.otherKey(than: key), isOwn(folder, signedBy: other) {
      throw .formerKey(
        published: folder, elsewhere: LedgersBeside.freeName(for: folder, "-2"))
    }
    try site.checkNames(key)
    let found = try published(in: folder, key)
    let head = try storing { () throws(StoreError) in try log.head() }
    let note = try cosigned(try signed(head), at: head.size)
    let signedSize = try size(of: found, at: folder, in: head)
    try site.write("key", Array("\(key)\n".utf8), isPromised: signedSize > 0)
    let tree = try tree(of: head)
    for level in 0..<TileID.levelCount {
      try publishTiles(level, of: tree, promised: signedSize, &site)
    }
    try publishEntries(upTo: head.size, promised: signedSize, &site)
    // A witness may have made its key below meanwhile. A backup that was begun there gives way to what lies here now.
    try leaving { () throws(Obstacle) in
      do throws(Obstacle) {
        _ = try Door(guarding: [path]).place(for: .publication, at: folder)
      } catch {
        if case .holds(_, .unfinished, _) = error { return }
        throw error
      }
    }
    try site.finish("checkpoint", Array(note.formatted.utf8))
    // Never ahead of the head: whoever reads this one first finds the head to go on from it.
    if let best = try bestCosigned() {
      try site.replace("cosigned", Array(best.formatted.utf8))
    }
    return Publication(
      size: head.size, added: head.size - signedSize, files: site.count, mended: site.mended,
      beside: ShownBeside(inPublication: folder))
  }

  /// Whether what another key signed in a folder is of this log.
  private func isOwn(_ folder: String, signedBy key: VerifierKey) -> Bool {
    guard let other = try? PublishedLog(folder, key: key),
      let head = try? storing({ () throws(StoreError) in try log.head() })
    else { return false }
    if other.head.size <= head.size {
      return other.head.size > 0
        && (try? LogTiles(log).root(size: other.head.size)) == other.head.root
    }
    return head.size > 0 && other.hasEntries
      && (try? other.lines(from: head.size, after: head.root)) != nil
  }

  /// The folder's head; nil for a folder without one.
  private func published(
    in folder: String, _ key: VerifierKey
  ) throws(LedgerError) -> Checkpoint? {
    let path = folder + "/checkpoint"
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let bytes: Data
    do { bytes = try Data(contentsOf: URL(filePath: path)) } catch {
      throw .fileUnreadable(path: path, what: SystemFault.meaning(of: error))
    }
    do throws(MerkleError) {
      return try Checkpoint(opening: try Note(parsing: [UInt8](bytes)), key: key)
    } catch { throw .obstacle(.otherHead(path: path)) }
  }

  /// How many entries a folder's head signs, which are the first of this log; 0 without one.
  private func size(
    of published: Checkpoint?, at folder: String, in head: LogHead
  ) throws(LedgerError) -> UInt64 {
    guard let found = published else { return 0 }
    if found.size > head.size {
      let missing = MissingEntries(size: head.size, published: found.size)
      throw try apart(from: folder, .entriesMissing(missing, published: folder))
    }
    let root = try? LogTiles(log).root(size: found.size)
    if root == found.root { return found.size }
    let disagreement = Disagreement(
      anchoredSize: found.size, anchoredRoot: "\(found.root)", size: head.size,
      root: "\(root ?? head.root)")
    throw try apart(from: folder, .disagrees(path: path, disagreement))
  }

  /// The tiles of the log, made from the entries: hashed here, and found to lead to the head there is.
  private func tree(of head: LogHead) throws(LedgerError) -> TileMemory {
    var tree = TileMemory()
    try storing { () throws(StoreError) in
      try EntryHashes(log: log).each(from: 0, to: head.size) {
        tree.append(contentsOf: CollectionOfOne($0))
      }
    }
    try check(tree.frontier.root, isThatOf: head)
    return tree
  }

  private func publishTiles(
    _ level: Int, of tree: TileMemory, promised: UInt64, _ site: inout Site
  ) throws(LedgerError) {
    let shift = UInt64(TileID.height * level)
    var id = TileID(level: level, index: 0)
    while case let count = id.width(forSize: tree.frontier.size), count > 0 {
      let bytes: [UInt8]
      do throws(MerkleError) { bytes = try tree.tile(id, width: count) } catch {
        throw .treeDamaged(path: path, error)
      }
      let end = (id.index * UInt64(TileID.fullWidth) + UInt64(count)) << shift
      try site.write(
        id.path(width: count), Array(bytes.prefix(count * Hash.byteCount)),
        isPromised: end <= promised)
      id = TileID(level: level, index: id.index + 1)
    }
  }

  private func publishEntries(
    upTo size: UInt64, promised: UInt64, _ site: inout Site
  ) throws(LedgerError) {
    let width = UInt64(TileID.fullWidth)
    for start in stride(from: 0, to: size, by: TileID.fullWidth) {
      let end = min(start + width, size)
      var bundle = EntryBundle()
      var lines: [[UInt8]] = []
      // All that the head signs, also where answers are confined to the entries of a moment before.
      try storing { () throws(StoreError) in
        try log.scan(from: start, to: end) { (_, line) throws(StoreError) in
          lines.append((0..<line.count).map { line[$0] })
          return true
        }
      }
      do throws(MerkleError) {
        for line in lines { try bundle.append(line) }
      } catch { throw .treeDamaged(path: path, error) }
      let path = EntryBundle.path(index: start / width, width: Int(end - start))
      try site.write(path, bundle.bytes, isPromised: end <= promised)
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
  /// Those of them that the folder's head had promised, and that were gone or not as the log has them.
  public var mended: [String]
  /// What else lies in the folder.
  public var beside: ShownBeside
}

/// A folder of static files, each written whole or not at all.
private struct Site {
  let folder: String
  private(set) var count = 0
  private(set) var mended: [String] = []
  /// Folders that were looked through for what a killed run left.
  private var swept: Set<String> = []
  private static let names: Set = ["key", "checkpoint", "cosigned"]

  init(folder: String) { self.folder = folder }

  static func makeFolder(_ path: String) throws(LedgerError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch { throw LedgerFolder(path: path).ioError(error) }
  }

  /// Throws when something of a name that is to be published stands there with another meaning; before
  /// anything is written.
  func checkNames(_ key: VerifierKey) throws(LedgerError) {
    for name in ["key", "checkpoint", "cosigned"] where isFolder(name) == true {
      throw .obstacle(.isFolder(path: folder + "/" + name))
    }
    for name in ["tile", "tile/entries"] where isFolder(name) == false {
      throw .obstacle(.isFile(path: folder + "/" + name))
    }
    if FileManager.default.fileExists(atPath: keyPath), key != ownKey {
      throw .obstacle(.otherKey(path: keyPath))
    }
    let path = folder + "/cosigned"
    guard let there = try? Data(contentsOf: URL(filePath: path)), !there.isEmpty else { return }
    let isOurs = Mark.head.isOn([UInt8](there)) && there.starts(with: Array("\(key.name)\n".utf8))
    if !isOurs { throw .obstacle(.otherHead(path: path)) }
  }

  private var keyPath: String { folder + "/key" }

  /// The public key that is there.
  private var ownKey: VerifierKey? {
    let text = try? String(contentsOfFile: keyPath, encoding: .utf8)
    return text.flatMap { try? VerifierKey(parsing: $0.filter { !$0.isNewline }) }
  }

  /// The same, where it is not this one.
  func otherKey(than key: VerifierKey) -> VerifierKey? { ownKey.flatMap { $0 == key ? nil : $0 } }

  /// Whether a name is that of a folder; nil where nothing is there.
  private func isFolder(_ name: String) -> Bool? {
    var isFolder = false
    let isThere = FileManager.default.fileExists(
      atPath: folder + "/" + name, isDirectory: &isFolder)
    return isThere ? isFolder : nil
  }

  /// Writes the file that promises the others: they are durable before it is.
  mutating func finish(_ name: String, _ bytes: [UInt8]) throws(LedgerError) {
    do throws(StoreError) { try DiskFile.synchronizeAll(around: folder) } catch {
      throw LedgerError(error, path: folder)
    }
    try replace(name, bytes)
  }

  /// Writes a file in place of the one that may be there; durable when it returns.
  mutating func replace(_ name: String, _ bytes: [UInt8]) throws(LedgerError) {
    try put(bytes, at: folder + "/" + name, isFlushed: true)
  }

  /// - Parameter isPromised: whether the folder's own head says that the file is there; it is durable then.
  mutating func write(
    _ name: String, _ bytes: [UInt8], isPromised: Bool
  ) throws(LedgerError) {
    let path = folder + "/" + name
    // What an earlier head promises is not replaced: a power cut could take the new file.
    if let there = try? Data(contentsOf: URL(filePath: path)), there.elementsEqual(bytes) { return }
    try Self.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
    try put(bytes, at: path, isFlushed: false)
    if isPromised { mended.append(name) }
  }

  private mutating func put(
    _ bytes: [UInt8], at path: String, isFlushed: Bool
  ) throws(LedgerError) {
    let within = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    if swept.insert(within).inserted {
      // Beside the tiles there may be files of others.
      let isOurs = within == folder ? { Leftover.isFile($0, of: Self.names) } : Leftover.isFile
      Leftover.sweep(within, named: isOurs)
    }
    do throws(SystemFault) { try FileBeside.write(bytes, to: path, isFlushed: isFlushed) } catch {
      throw LedgerError(error, path: folder)
    }
    count += 1
  }
}
