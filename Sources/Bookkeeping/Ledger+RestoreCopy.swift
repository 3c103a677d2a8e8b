public import Exchange
import FoundationEssentials
public import MerkleLog
import Outgoing
public import Projecting
import Store

/// What a ledger can be brought back from.
public enum RestoreSource: Sendable, Equatable {
  /// A file: the archive that `export` wrote.
  case archive
  /// The folder of a whole backup.
  case backup(String)
  /// A folder with the published log.
  case published(String)

  /// What is at a path. In a place with several backups the newest whole one counts.
  ///
  /// Throws `badCopy` for a folder that is none of these, or has backups of several ledgers and nothing published says
  /// whose is wanted.
  ///
  /// - Parameters:
  ///   - published: what it is held against: of several ledgers the one is wanted whose key signed it.
  ///   - now: the present, which tells a backup that was made while the clock was ahead.
  public init(at path: String, published: String? = nil, now: Instant) throws(LedgerError) {
    guard BackupContents.isFolder(path) else {
      self = .archive
      return
    }
    if let barrier = Access.barrier(to: path, isListed: true) {
      throw .barred(barrier)
    }
    func has(_ name: String) -> Bool {
      FileManager.default.fileExists(atPath: path + "/" + name)
    }
    let bare = LedgersBeside.bare(path)
    if bare.hasSuffix(Leftover.backup) { throw .badCopy(path: path, .unfinished) }
    if has(BackupContents.sums) {
      self = .backup(path)
    } else if has("tile") {
      guard has("checkpoint") else { throw .badCopy(path: path, .missing("checkpoint")) }
      self = .published(path)
    } else if let newest = Ledger.newestBackup(in: path, now: now.inCalendar) {
      let owners = Ledger.owners(in: path)
      let own = owners.count > 1 ? owners.first { $0.owner.signed(published) }?.owner : nil
      if owners.count > 1, own == nil {
        throw .badCopy(
          path: path, .severalLedgers(owners.map { "\(bare)/\($0.name) (\($0.owner.said))" }))
      }
      let wanted = own.flatMap { Ledger.newestBackup(in: path, of: $0, now: now.inCalendar) }
      self = .backup(bare + "/" + (wanted ?? newest))
    } else if let barrier = Self.barrier(inPlace: path) {
      throw .barred(barrier)
    } else {
      throw .badCopy(path: path, has("config") || has("log") ? .unfinished : .nothingThere)
    }
  }

  /// Throws where a ledger is at a path, and no backup, also of one that was taken for a ledger since.
  public static func checkIsNoLedger(
    _ path: String, restoredTo ledger: String, published: String?
  ) throws(LedgerError) {
    guard FolderKind(at: path) == .ledger,
      !FileManager.default.fileExists(atPath: path + "/" + BackupContents.sums)
    else { return }
    let isTaken = (try? FileManager.default.attributesOfItem(atPath: ledger)) != nil
    throw .badCopy(path: path, .isLedger(at: ledger, published: published, isTaken: isTaken))
  }

  /// A folder in a place, a backup perhaps, that this account may not look into; nil where there is none.
  private static func barrier(inPlace path: String) -> String? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.sorted().reversed().lazy.compactMap {
      Access.barrier(to: "\(path)/\($0)/\(BackupContents.sums)")
    }.first
  }
}

/// What a restored ledger is held against.
public struct RestoreProof: Sendable {
  /// The key of the log, received by another way than what is restored.
  public var key: VerifierKey?
  /// The root that was kept.
  public var root: String?
  /// A published folder, or a file with a signed head: what it has more is taken from it or named.
  public var published: String?

  public init(key: VerifierKey? = nil, root: String? = nil, published: String? = nil) {
    (self.key, self.root, self.published) = (key, root, published)
  }
}

extension Ledger {
  /// Brings a whole ledger back from a backup, with its root, its key, its anchor and its persons.
  ///
  /// A backup without any key of the vault has no names; it has everything else (`lostVaultFiles` of the receipt).
  /// Every file is compared with the sum that the backup has of it, every entry is hashed again, and
  /// the log is held against the signed head that was made of it. Nothing is left behind when
  /// anything differs; what differs is named.
  public static func restore(
    backup: String, to path: String, projectors: [any Projector.Type],
    clock: @escaping @Sendable () -> Instant, proof: RestoreProof = RestoreProof(),
    progress: ((UInt64, UInt64) -> Void)? = nil
  ) throws(LedgerError) -> RestoreReceipt {
    try restoring(to: path, clock) { (folder) throws(LedgerError) in
      let (key, lostVaultFiles) = try take(backup, to: folder)
      let ledger = try Ledger(folder, projectors: projectors, clock: clock, create: false)
      let head = try ledger.storing { () throws(StoreError) in try ledger.log.head() }
      try ledger.check(head, backup, key.isNew ? nil : proof.key, progress)
      if let expected = proof.root, expected != "\(head.root)" {
        throw .otherRoot(expected: expected, found: "\(head.root)")
      }
      let publishedKey = proof.key ?? ledger.verifierKey
      var receipt: RestoreReceipt
      do throws(LedgerError) {
        receipt = try ledger.complete(proof.published, publishedKey, progress)
      } catch { throw try ledger.strayed(backup, from: proof.published, publishedKey, error) }
      // Whoever was forgotten since the backup was made is forgotten here too.
      receipt.forgottenAgain = try ledger.forgetErased(
        by: ledger.settings.coop, withNotes: true)
      receipt.source = backup
      receipt.madeAt = time(ofBackup: backup) ?? head.recordedAt
      receipt.lastAt = try ledger.storing { () throws(StoreError) in
        try ledger.log.head().recordedAt
      }
      (receipt.hasNewKey, receipt.keySource) = (key.isNew, key.source)
      if key.isNew { receipt.doubtfulKey = keyed(beside: backup).first }
      receipt.lostVaultFiles = lostVaultFiles
      if !key.isNew { try ledger.keepHeadAside(of: path, &receipt) }
      return receipt
    }
  }

  /// Brings a log back from the entry bundles of a published folder, once they give the signed head.
  ///
  /// The secret key is not published: that of the ledger put aside is taken, or a new one is made, as for an archive.
  public static func restore(
    published: String, to path: String, projectors: [any Projector.Type],
    clock: @escaping @Sendable () -> Instant, origin: String? = nil, coop: AgentID? = nil,
    proof: RestoreProof = RestoreProof(), progress: ((UInt64, UInt64) -> Void)? = nil
  ) throws(LedgerError) -> RestoreReceipt {
    let log = try PublishedLog(published, key: proof.key)
    if let expected = proof.root, expected != "\(log.head.root)" {
      throw .otherRoot(expected: expected, found: "\(log.head.root)")
    }
    let proof = RestoreProof(
      key: proof.key, root: "\(log.head.root)", published: proof.published)
    var receipt = try restore(
      try log.lines(), to: path, projectors: projectors, clock: clock,
      origin: origin ?? log.head.origin, coop: coop, proof: proof, signer: log.key,
      progress: progress)
    receipt.source = published
    return receipt
  }

  /// Fills a folder beside `path`, which must hold nothing, and puts it there once it is whole.
  static func restoring(
    to path: String, _ clock: () -> Instant,
    _ fill: (LedgerFolder) throws(LedgerError) -> RestoreReceipt
  ) throws(LedgerError) -> RestoreReceipt {
    let new = try NewLedger(at: path, .restoring, id: .unique(clock()))
    do throws(LedgerError) {
      let receipt = try fill(new.folder)
      try new.finish()
      return receipt
    } catch {
      new.remove()
      throw error
    }
  }

  /// Copies the files of a backup and holds the copies against its sums. Says where the key came from: where
  /// none is among them it is that of another copy, or a new one; and how many files of the vault no key of
  /// the backup opens any more.
  private static func take(
    _ backup: String, to folder: LedgerFolder
  ) throws(LedgerError) -> (key: KeyOrigin, lostVaultFiles: Int) {
    var sums = try BackupSums(reading: backup)
    let listed = sums.files.map(\.name)
    let lostVaultFiles = sums.leaveOutVault(unreadableIn: backup)
    let names = sums.files.map(\.name)
    for needed in BackupSums.needed where !names.contains(needed) {
      throw .badCopy(path: backup, .missing(needed))
    }
    if BackupSums.unlisted(in: backup, listed) != nil {
      throw .badCopy(path: backup, .changed(BackupContents.sums))
    }
    try BackupContents.makeFolder(folder.path)
    for folders in BackupContents.folders {
      try BackupContents.makeFolder(folder.path + "/" + folders)
    }
    for name in names { try BackupContents.copy(name, from: backup, to: folder.path) }
    do throws(StoreError) {
      // A backup has files, and no folder without any.
      try Vault(path: folder.peoplePath).makeEmptyShelves()
      try DiskFile.synchronizeAll(around: folder.path)
    } catch {
      throw LedgerError(error, path: folder.path)
    }
    try sums.check(folder.path, as: backup)
    if names.contains("key") { return (.backup, lostVaultFiles) }
    if let other = try takeKey(to: folder, beside: backup) {
      return (.other(other), lostVaultFiles)
    }
    try folder.makeKey(try folder.settings().origin)
    return (.new, lostVaultFiles)
  }

  /// Throws unless every entry hashes to the root and the signed head is of just this log.
  private func check(
    _ head: LogHead, _ source: String, _ key: VerifierKey?,
    _ progress: ((UInt64, UInt64) -> Void)?
  ) throws(LedgerError) {
    if let key, key != verifierKey { throw .badCopy(path: source, .otherSignature) }
    let kept: Checkpoint?
    do throws(LedgerError) { kept = try anchor.checkpoint() } catch {
      throw .badCopy(path: source, .otherSignature)
    }
    if let kept, kept.size != head.size || kept.root != head.root {
      let found = Disagreement(
        anchoredSize: kept.size, anchoredRoot: "\(kept.root)", size: head.size,
        root: "\(head.root)")
      throw .badCopy(path: source, .otherHead(found))
    }
    var problems: [Problem] = []
    try storing { () throws(StoreError) in
      _ = try log.scrub(findID: LedgerCheck.findID, progress: { progress?($0, $1) }) {
        problems.append(Problem($0))
      }
    }
    if let problem = problems.first { throw .flawed(path: source, problem) }
  }

  /// Takes from a published log what this one lacks of it, and counts what is missing even so.
  ///
  /// Throws `disagrees` when the two are not one log.
  func complete(
    _ published: String?, _ key: VerifierKey?, _ progress: ((UInt64, UInt64) -> Void)?,
    tries: Int = 3
  ) throws(LedgerError) -> RestoreReceipt {
    let folder = LedgerFolder(path: path)
    guard let published else { return try receipt() }
    let other = try PublishedLog(published, key: key)
    let head = try storing { () throws(StoreError) in try log.head() }
    try check(other, head)
    // Whatever comes of it, nothing is written as long as they are not there; save that of another log, or of
    // entries that were given up, nothing is known to be missing.
    let given = max(head.size, try folder.lostHead()?.size ?? 0)
    func note() throws(LedgerError) {
      guard other.head.size > given else { return }
      do throws(LedgerError) { try folder.note(missing: other.note, other.head) } catch {
        let missing = MissingEntries(size: head.size, published: other.head.size)
        throw .notKept(.entriesMissing(missing, published: published), because: error)
      }
    }
    // What our key signed stops the writers before the folder is read through, which lasts.
    if key != nil, key == verifierKey { try note() }
    guard other.head.size > head.size, other.hasEntries else {
      try note()
      return try receipt()
    }
    progress?(0, other.head.size - head.size)
    let bytes: [UInt8]
    do throws(LedgerError) { bytes = try other.lines(from: head.size, after: head.root) } catch {
      if case .disagrees = error { throw error }
      try note()
      throw error
    }
    try note()
    var receipt: RestoreReceipt
    do throws(LedgerError) {
      receipt = try writing.restore(bytes, DecisionRun.lines(of: bytes), path: path, progress)
    } catch {
      // One who had begun to write before came in between: what the two logs are to each other is asked again.
      let now = try storing { () throws(StoreError) in try log.head() }
      guard case .refused = error, now.size != head.size, tries > 0 else { throw error }
      return try complete(published, key, progress, tries: tries - 1)
    }
    receipt.completed = receipt.size - head.size
    receipt.standing = try standing()
    if receipt.standing == .whole { try folder.forgetMissing() }
    return receipt
  }

  /// Throws unless the log begins with what was published, where it is as long as that.
  private func check(_ other: PublishedLog, _ head: LogHead) throws(LedgerError) {
    guard other.head.size <= head.size else { return }
    let root = try? LogTiles(log).root(size: other.head.size)
    if root == other.head.root { return }
    throw .disagrees(
      path: other.path,
      Disagreement(
        anchoredSize: other.head.size, anchoredRoot: "\(other.head.root)", size: head.size,
        root: "\(root ?? head.root)"))
  }

  /// Of a ledger to which nothing was added. A copy may have been made of one that lacked some.
  private func receipt() throws(LedgerError) -> RestoreReceipt {
    var receipt = try writing.restore([], [], path: path, nil)
    receipt.standing = try standing()
    return receipt
  }
}
