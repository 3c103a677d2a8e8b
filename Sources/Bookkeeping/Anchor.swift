import Exchange
import FoundationEssentials
import MerkleLog
import Outgoing
import Store

/// The ledger's key, and the signed head that is kept outside the log: a log that went back in time,
/// or was written anew, does not agree with it.
///
/// Written after every commit, when the head it signs is durable. It may lag behind the log (a crash in
/// between, another process) and never runs ahead of it. It is not synced, which would double the cost
/// of a commit: a power cut may take the last ones, or leave a file of zeros. A ledger without a key has no anchor: `key`
/// and `checkpoint` are made by `init` and `restore`.
struct Anchor: Sendable {
  private var checkpointPath: String { folder.checkpointPath }
  let key: SigningKey?

  private let folder: LedgerFolder

  /// Reads the key, where there is one.
  ///
  /// `mayLackKey`: whoever may read a ledger and not its key goes without, and cannot sign.
  init(_ folder: LedgerFolder, mayLackKey: Bool = false) throws(LedgerError) {
    self.folder = folder
    guard FileManager.default.fileExists(atPath: folder.keyPath) else {
      key = nil
      return
    }
    let text: String
    do throws(LedgerError) { text = try folder.text(of: folder.keyPath) } catch {
      guard mayLackKey, case .permissionDenied = error else { throw error }
      key = nil
      return
    }
    do throws(MerkleError) { key = try SigningKey(parsing: text.lines.joined()) } catch {
      throw .smallFileDamaged(path: folder.keyPath)
    }
  }

  /// The head as a signed note; nil without a key.
  func signed(_ head: LogHead) throws(MerkleError) -> Note? {
    try signed(size: head.size, root: head.root)
  }

  /// The head as it was at `size` entries, which are durable; nil without a key.
  func signed(size: UInt64, root: Hash) throws(MerkleError) -> Note? {
    guard let key else { return nil }
    return try key.sign(Checkpoint(origin: key.verifierKey.name, size: size, root: root))
  }

  /// Keeps the signed head. What cannot be kept now is kept after the next commit: the acts are
  /// durable already, and an older anchor holds as well.
  func keep(_ head: LogHead) {
    guard let note = try? signed(head) else { return }
    try? DiskFile.writeUnflushed(Array(note.formatted.utf8), to: checkpointPath)
  }

  /// Whether a file is there and what was kept in it is gone: a power cut leaves it empty, as zeros or cut
  /// short.
  var isTorn: Bool {
    guard key != nil, FileManager.default.fileExists(atPath: checkpointPath),
      let bytes = try? folder.bytes(of: checkpointPath)
    else { return false }
    return isTorn(bytes)
  }

  /// What was kept; nil where there is no anchor.
  func checkpoint() throws(LedgerError) -> Checkpoint? {
    guard let key, FileManager.default.fileExists(atPath: checkpointPath) else { return nil }
    let bytes = try folder.bytes(of: checkpointPath)
    if isTorn(bytes) { return nil }
    do throws(MerkleError) {
      return try Checkpoint(opening: try Note(parsing: bytes), key: key.verifierKey)
    } catch { throw .badAnchor(path: checkpointPath, error) }
  }

  /// Whether a power cut left the file as it is: its name came to the disk, its bytes did not. That
  /// is as if it were not there; the next commit makes another. No note has a zero in it.
  private func isTorn(_ bytes: [UInt8]) -> Bool {
    if bytes.isEmpty || bytes.contains(0) { return true }
    guard let key else { return false }
    let first = Array("\(key.verifierKey.name)\n".utf8)
    // Of a signed head, the last line is a signature.
    let isCut =
      bytes.last != UInt8(ascii: "\n") || bytes.suffix(2).elementsEqual("\n\n".utf8)
      || bytes.firstRange(of: Array("\n\n".utf8)) == nil
    return isCut && (first.starts(with: bytes) || bytes.starts(with: first))
  }

  /// The heads of anchor and log, where the log does not begin with what the anchor signs.
  func disagreement(with log: some EventLog) throws(LedgerError) -> Disagreement? {
    guard let kept = try checkpoint() else { return nil }
    do throws(StoreError) {
      // The head after the anchor: what is signed is durable, so the log has at least that.
      let head = try log.head()
      let root = kept.size <= head.size ? try? LogTiles(log).root(size: kept.size) : nil
      return disagreement(of: kept, with: head, root: root, isWhole: true)
    } catch { throw LedgerError(error, path: checkpointPath) }
  }

  /// The same of a head that was read after the anchor, and the root over as many entries as are signed; nil
  /// where there are fewer, or where the tiles cannot be read. In a log that is not `isWhole`, that says
  /// nothing about which log it is.
  func disagreement(
    of kept: Checkpoint, with head: LogHead, root: Hash?, isWhole: Bool
  ) -> Disagreement? {
    if root == kept.root || root == nil && head.size >= kept.size && !isWhole { return nil }
    return Disagreement(
      anchoredSize: kept.size, anchoredRoot: "\(kept.root)", size: head.size,
      root: "\(root ?? head.root)")
  }
}

/// A log that is not the one that was signed: both heads.
public struct Disagreement: Error, Equatable, Sendable {
  public var anchoredSize: UInt64
  public var anchoredRoot: String
  /// What the log has now.
  public var size: UInt64
  /// The log's root over as many entries as were signed, or over all when it has fewer.
  public var root: String

  public init(anchoredSize: UInt64, anchoredRoot: String, size: UInt64, root: String) {
    (self.anchoredSize, self.anchoredRoot) = (anchoredSize, anchoredRoot)
    (self.size, self.root) = (size, root)
  }
}

/// The tiles of a log, as proofs read them.
struct LogTiles<Log: EventLog>: HashReader {
  let log: Log

  init(_ log: Log) { self.log = log }

  func tile(_ id: TileID, width: Int) throws(MerkleError) -> [UInt8] {
    do throws(StoreError) { return try log.tile(id, width: width) } catch {
      throw .tileUnavailable(id, width: width, because: "\(error)")
    }
  }
}
