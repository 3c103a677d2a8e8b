public import Exchange
import FoundationEssentials
public import MerkleLog
import Outgoing
import Store

/// Entries that were signed and published, and are not in the log.
///
/// A ledger that was restored without them bears the signed head in `missing`. As long as it does, nothing is
/// written: the same key would sign another history, and everybody who keeps that head would find a fork.
public struct MissingEntries: Hashable, Sendable {
  /// Entries of the log.
  public var size: UInt64
  /// Entries that the head signs.
  public var published: UInt64

  public var count: UInt64 { published - size }

  public init(size: UInt64, published: UInt64) {
    (self.size, self.published) = (size, published)
  }
}

extension LedgerFolder {
  var missingPath: String { path + "/missing" }
  private var lostPath: String { path + "/lost" }

  /// The head whose entries are missing; nil where none is.
  func missingHead() throws(LedgerError) -> Checkpoint? {
    guard FileManager.default.fileExists(atPath: missingPath) else { return nil }
    do {
      return try Checkpoint(parsing: try Note(parsing: try bytes(of: missingPath)).text)
    } catch let error as LedgerError { throw error } catch {
      throw .fileUnreadable(path: missingPath, what: SystemFault.meaning(of: error))
    }
  }

  /// The head of `missing` and the log's, where the log is as long and does not begin with what that head signs:
  /// a former program wrote on.
  func contradiction(
    of missing: Checkpoint, in log: some EventLog, _ head: LogHead
  ) -> Disagreement? {
    let root = try? LogTiles(log).root(size: missing.size)
    if root == missing.root { return nil }
    return Disagreement(
      anchoredSize: missing.size, anchoredRoot: "\(missing.root)", size: head.size,
      root: "\(root ?? head.root)")
  }

  /// Keeps a signed head that the log does not reach, unless there is one already that signs more.
  func note(missing note: Note, _ head: Checkpoint) throws(LedgerError) {
    if let kept = try missingHead(), kept.size >= head.size { return }
    try write(Array(note.formatted.utf8), to: missingPath)
  }

  /// Removes the mark: the entries are there, or their loss is accepted, and then the head stays as `lost`.
  func forgetMissing(isLost: Bool = false) throws(LedgerError) {
    guard FileManager.default.fileExists(atPath: missingPath) else { return }
    if isLost { try write(try bytes(of: missingPath), to: lostPath) }
    do {
      try FileManager.default.removeItem(atPath: missingPath)
      try DiskFile.synchronize(folderOf: missingPath)
    } catch let error as StoreError { throw LedgerError(error, path: path) } catch {
      throw ioError(error)
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(LedgerError) {
    do throws(StoreError) { try DiskFile.write(bytes, to: path) } catch {
      throw LedgerError(error, path: path)
    }
  }
}

extension Ledger {
  /// Entries that are known to be missing; nil where none are.
  public func missingEntries() throws(LedgerError) -> MissingEntries? {
    guard let head = try LedgerFolder(path: path).missingHead() else { return nil }
    let size = try size()
    return head.size > size ? MissingEntries(size: size, published: head.size) : nil
  }

  /// The same of a ledger that is not opened, whose log has `size` entries.
  public static func missingEntries(
    at path: String, size: UInt64
  ) throws(LedgerError) -> MissingEntries? {
    guard let head = try LedgerFolder(path: path).missingHead(), head.size > size else {
      return nil
    }
    return MissingEntries(size: size, published: head.size)
  }

  /// Whether a ledger that is not open went on without published entries, which a former program let it: both
  /// heads.
  public static func wentOn(
    at path: String, clock: @escaping @Sendable () -> Instant
  ) throws(LedgerError) -> Disagreement? {
    let folder = LedgerFolder(path: path)
    guard let missing = try folder.missingHead() else { return nil }
    let ledger = try open(at: path, projectors: [], clock: clock)
    let head = try ledger.storing { () throws(StoreError) in try ledger.log.head() }
    return head.size < missing.size ? nil : folder.contradiction(of: missing, in: ledger.log, head)
  }

  /// Throws `entriesMissing` while some are, `disagrees` where the log went on without them.
  func checkWhole() throws(LedgerError) {
    let folder = LedgerFolder(path: path)
    guard let missing = try folder.missingHead() else { return }
    let head = try storing { () throws(StoreError) in try log.head() }
    if missing.size > head.size {
      throw .entriesMissing(
        MissingEntries(size: head.size, published: missing.size), published: nil)
    }
    if let found = folder.contradiction(of: missing, in: log, head) {
      throw .disagrees(path: folder.missingPath, found)
    }
    try folder.forgetMissing()
  }

  /// Takes from a published log what this one lacks of it; with that it takes acts again, if it lacks
  /// nothing more.
  ///
  /// Throws `disagrees` when the two are not one log, `badCopy` for what is not signed with `key`, which is
  /// the ledger's own where none is given.
  public func bringIn(
    published: String, key: VerifierKey? = nil, progress: ((UInt64, UInt64) -> Void)? = nil
  ) throws(LedgerError) -> RestoreReceipt {
    var receipt = try complete(published, key ?? verifierKey, progress)
    receipt.forgottenAgain = try forgetErased(by: settings.coop)
    receipt.source = published
    receipt.hasNewKey = false
    try settle()
    return receipt
  }

  /// What going on as it is would lose: entries that are missing, or those without which it went on already.
  public func loss() throws(LedgerError) -> MissingEntries? {
    let folder = LedgerFolder(path: path)
    guard let missing = try folder.missingHead() else { return nil }
    let head = try storing { () throws(StoreError) in try log.head() }
    if head.size >= missing.size, folder.contradiction(of: missing, in: log, head) == nil {
      return nil
    }
    return MissingEntries(size: min(head.size, missing.size), published: missing.size)
  }

  /// Goes on without the entries that are missing: nobody has them any more. What auditors and witnesses
  /// keep contradicts the log from then on; the signed head stays in the folder as `lost`.
  ///
  /// Gives what is lost; nil where nothing was missing.
  public func acceptLoss() throws(LedgerError) -> MissingEntries? {
    guard let loss = try loss() else { return nil }
    try LedgerFolder(path: path).forgetMissing(isLost: true)
    return loss
  }
}
