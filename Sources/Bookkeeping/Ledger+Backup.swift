import EventCodec
import Exchange
import FoundationEssentials
import Glibc
public import MerkleLog
import Outgoing
import Store

/// What a backup amounts to.
public struct BackupReceipt: Sendable {
  /// The new folder.
  public var path: String
  public var size: UInt64
  public var root: Hash
  /// Bytes of all its files.
  public var byteCount: Int
  public var milliseconds: Int64
  /// Backups in the same place, this one included.
  public var count: Int
  /// Whether the key that signs is in it: a ledger may have lost its own.
  public var hasKey = true
  /// Whether it lies on the disk that the ledger lies on, as far as the system tells.
  public var isOnSameDisk = false
  /// What is lost of the vault, or damaged, and is in it as it is.
  public var gaps: [VaultGap] = []
  /// Whether a record or a note of persons is in it, with its key.
  public var holdsPersons = false
}

extension Ledger {
  /// Copies everything needed to go on into a new folder in `place`, while others write.
  ///
  /// The log is copied as it is at one moment, without free pages; what is recorded later stays
  /// unseen. The copy is opened, every entry hashed again and held against its own root, against the
  /// living log and against the signed head, before it gets its name, which is the time; so whatever
  /// fails leaves the former backups and nothing else. On the disk when this returns.
  ///
  /// Throws `badCopy` for a place inside the ledger, one that is no folder or lies in none, or one whose newest backup is
  /// another ledger's (unless `isForced`), an obstacle where what is
  /// there, or above, is published or takes no backup, `damaged` when the log does not hash to its root,
  /// `disagrees` when it is not the one that was signed.
  public func backUp(
    to place: String, isForced: Bool = false, progress: ((UInt64, UInt64) -> Void)? = nil
  ) throws(LedgerError) -> BackupReceipt {
    let place = try checked(place)
    if !isForced { try checkOwner(of: place) }
    do throws(LedgerError) { try BackupContents.makeFolder(place) } catch {
      throw Self.told(error, of: place)
    }
    let started = clock()
    // Its name says when, and the newest is taken first.
    guard started.isIn(Limits.years) else { throw .clock(.unwritable(clock: started)) }
    Leftover.sweep(place, named: Leftover.isBackup)
    // And ledgers in the making, there and beside this one, where no other command may come by any more.
    for folder in [place, (try? Place(path))?.folder] {
      folder.map { _ = Leftover.sweepLedgers($0) }
    }
    let making: FolderInTheMaking
    do throws(LedgerError) { making = try Self.makeUnfinished(in: place, started) } catch {
      throw Self.told(error, of: place)
    }
    let folder = making.path
    let expected = BackupContents.copied(from: path)
    do throws(LedgerError) {
      var head = try copyLog(to: folder, progress)
      try people.whileStill { () throws(LedgerError) in
        try BackupContents.copy(from: path, to: folder)
      }
      if try erased(since: head) {
        try? FileManager.default.removeItem(atPath: folder + "/" + BackupContents.log)
        head = try copyLog(to: folder, progress)
      }
      if verifierKey != nil {
        try Self.write(try signed(head).formatted, to: folder + "/" + BackupContents.head)
      }
      let sums = try BackupSums(hashing: folder)
      try checkWhole(sums, expected)
      // Somebody may have published there meanwhile, or be about to.
      let hold = try Self.hold(place)
      defer { hold.release() }
      _ = try checked(place)
      if !isForced { try checkOwner(of: place) }
      let whole = try Self.seal(making, sums, in: place, started)
      return BackupReceipt(
        path: whole, size: head.size, root: head.root, byteCount: sums.byteCount,
        milliseconds: clock().milliseconds - started.milliseconds,
        count: Self.backups(in: place).count, hasKey: sums.files.contains { $0.name == "key" },
        isOnSameDisk: Door.isOnOneDisk(whole, path), gaps: try people.gaps(isThorough: true),
        holdsPersons: sums.holdsPersons)
    } catch {
      making.remove()
      if case .diskFull = error { throw .diskFull(path: place) }
      throw Self.told(error, of: place)
    }
  }

  /// Throws unless what was to be copied was: somebody may take the ledger's folder away meanwhile. While it is
  /// there, what went from it since went by an erasure.
  private func checkWhole(_ sums: BackupSums, _ expected: [String]) throws(LedgerError) {
    let copied = Set(sums.files.map(\.name))
    let needed = BackupSums.needed + (verifierKey == nil ? [] : ["key"])
    let isThere = FileManager.default.fileExists(atPath: path + "/config")
    let wanted = isThere ? needed : needed + expected
    if let name = wanted.first(where: { !copied.contains($0) }) {
      throw .badCopy(path: path, .gone(name))
    }
  }

  /// What is said where nothing can be written: another place is to be chosen, and no ledger copied.
  static func told(_ error: LedgerError, of place: String) -> LedgerError {
    guard case .readOnly(let path) = error, path.utf8.starts(with: place.utf8) else { return error }
    return .badCopy(path: place, .readOnly)
  }

  /// The whole backups in a place, the oldest first: those whose list of files can be read.
  static func backups(in place: String) -> [String] {
    backupNames(in: place).filter { BackupSums.isWhole(place + "/" + $0) }
  }

  /// Backups in a place that are newer than the one that is taken, and are not whole.
  public static func passedOver(in place: String, for backup: String) -> [String] {
    let taken = backup.split(separator: "/").last.map(String.init) ?? ""
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return names.filter {
      $0 > taken && Leftover.isBackup($0 + Leftover.backup) && !BackupSums.isWhole(place + "/" + $0)
    }.sorted()
  }

  /// Whole backups of the same ledger in a place that have more entries than the one that is taken: their names
  /// are of a time when the clock was behind, or the ledger lost some since.
  private static func larger(in place: String, than backup: String) -> [String] {
    let count = entryCount(of: backup)
    guard count > 0, let owner = BackupOwner(of: backup) else { return [] }
    return backups(in: place).map { place + "/" + $0 }.filter { other in
      entryCount(of: other) > count
        && BackupOwner(of: other).map { !$0.isOther(than: owner) } ?? false
    }
  }

  /// The whole backup in a place that has the most there is: the newest, or one that goes on from that one with more
  /// entries; the newest is of an old state then, which somebody brought back.
  ///
  /// - Parameter owner: whose it is; anybody's where that is not asked.
  static func newestBackup(
    in place: String, of owner: BackupOwner? = nil, now: Instant
  ) -> String? {
    let all = backups(in: place).filter { name in
      guard let owner else { return true }
      return BackupOwner(of: "\(place)/\(name)").map { !$0.isOther(than: owner) } ?? false
    }
    guard let newest = newestByName(all, in: place, now: now) else { return nil }
    let path = "\(place)/\(newest)"
    let further = larger(in: place, than: path).filter { goesOn($0, from: path) }
    let furthest = further.max { (entryCount(of: $0), $0) < (entryCount(of: $1), $1) }
    return furthest.map { String($0.dropFirst(place.count + 1)) } ?? newest
  }

  /// Whether the log of one backup begins with all entries of another.
  private static func goesOn(_ backup: String, from other: String) -> Bool {
    guard let head = head(of: other),
      let log = try? LMDBLog(
        path: LedgerFolder(path: backup).logPath, create: false, isCopy: true)
    else { return false }
    return (try? LogTiles(log).root(size: head.size)) == head.root
  }

  /// The newest of these whole backups in a place. One whose name lies ahead of `now` was made while the clock was
  /// wrong: it counts where its log has more entries than the newest of the others.
  private static func newestByName(
    _ all: [String], in place: String, now: Instant
  ) -> String? {
    let tomorrow = name(Instant(milliseconds: now.milliseconds + 86_400_000))
    let newest = all.last { $0 <= tomorrow }
    let ahead = all.filter { $0 > tomorrow }.max {
      entryCount(of: place + "/" + $0) < entryCount(of: place + "/" + $1)
    }
    guard let newest, let ahead else { return newest ?? ahead }
    return entryCount(of: place + "/" + ahead) > entryCount(of: place + "/" + newest)
      ? ahead : newest
  }

  /// When a backup was made, by its name; nil where it has another.
  static func time(ofBackup path: String) -> Instant? {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.split(separator: "T")
    guard parts.count == 2 else { return nil }
    return Timestamp(parts[0] + "T" + parts[1].replacing("-", with: ":"))?.instant
  }

  /// How many entries the head of a backup signs; 0 where it has none.
  static func entryCount(of backup: String) -> UInt64 { head(of: backup)?.size ?? 0 }

  static func head(of backup: String) -> Checkpoint? {
    guard let bytes = (try? DiskFile.read(backup + "/" + BackupContents.head)) ?? nil,
      let note = try? Note(parsing: bytes)
    else { return nil }
    return try? Checkpoint(parsing: note.text)
  }

  static func backupNames(in place: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return names.filter { name in
      !name.hasSuffix(Leftover.backup)
        && FileManager.default.fileExists(atPath: "\(place)/\(name)/\(BackupContents.sums)")
    }.sorted()
  }

  /// The place as the disk has it, when a backup may go there.
  private func checked(_ place: String) throws(LedgerError) -> String {
    let found: Place
    do throws(Obstacle) { found = try Door(guarding: [path]).place(for: .backups, at: place) } catch
    {
      switch error {
      case .taken(_, .ledger, _): throw .badCopy(path: place, .insideLedger)
      case .isFile(let file): throw .badCopy(path: file, .notAFolder)
      default: throw LedgerError(error)
      }
    }
    // A disk that is not plugged in has no folder; one made in its stead lies on the computer's own disk.
    guard BackupContents.isFolder(found.folder) else {
      throw .badCopy(path: place, .noFolder(found.folder))
    }
    // With backups in it no ledger comes back there; where there are some, they go on.
    if let own = try? Place(path), own.folder == found.path, Self.backups(in: found.path).isEmpty {
      throw .badCopy(path: place, .besideLedger)
    }
    return found.path
  }

  /// Where another ledger keeps its backups, these would be taken for its own.
  private func checkOwner(of place: String) throws(LedgerError) {
    let own = BackupOwner(origin: settings.origin, key: verifierKey)
    guard let newest = Self.owners(in: place).first, newest.owner.isOther(than: own) else { return }
    throw .badCopy(path: place, .otherLedger(newest: newest.name, owner: newest.owner.said))
  }

  /// A folder beside the whole backups.
  private static func makeUnfinished(
    in place: String, _ moment: Instant
  ) throws(LedgerError) -> FolderInTheMaking {
    for name in names(moment) where !FileManager.default.fileExists(atPath: place + "/" + name) {
      let made = try leaving { () throws(Obstacle) in
        try FolderInTheMaking.make(place + "/" + name + Leftover.backup)
      }
      if let made { return made }
    }
    throw .busy(path: place)
  }

  /// The names that a backup of this moment may have, the first that is free.
  private static func names(_ moment: Instant) -> [String] {
    (1...100).map { name(moment) + ($0 == 1 ? "" : "-\($0)") }
  }

  /// A moment as the name of a backup: UTC, and without the colons that some disks do not take.
  private static func name(_ moment: Instant) -> String {
    String(Timestamp(moment).description.prefix(19)).replacing(":", with: "-") + "Z"
  }

  /// Whether somebody was erased since a head: the vault that was copied by then may be without them already, and
  /// the log of a backup is to say why. What was begun in the vault is in the log a moment later.
  private func erased(since head: LogHead) throws(LedgerError) -> Bool {
    for _ in 0..<30 where try !unendedErasures().isEmpty { usleep(100_000) }
    var isErased = false
    try entries(from: head.size) { _, line in
      var reader = LineReader()
      isErased = (try? reader.read(line, as: .stored))?.kind == .agentErased
      return !isErased
    }
    return isErased
  }

  /// Copies the log and looks at the copy: what it holds is what it promises, and what the ledger
  /// has and has signed.
  private func copyLog(
    to folder: String, _ progress: ((UInt64, UInt64) -> Void)?
  ) throws(LedgerError) -> LogHead {
    let target = folder + "/" + BackupContents.log
    do throws(StoreError) { try log.copy(to: target) } catch {
      throw LedgerError(error, path: folder)
    }
    let (head, problems) = try LedgerCheck.log(at: target, progress)
    if let problem = problems.first { throw .flawed(path: path, problem) }
    if let found = try anchor.disagreement(with: log) { throw .disagrees(path: path, found) }
    guard (try? LogTiles(log).root(size: head.size)) == head.root else {
      throw .damaged(path: path, what: "root \(head.root)")
    }
    return head
  }

  private static func write(_ text: String, to path: String) throws(LedgerError) {
    do throws(StoreError) { try DiskFile.write(Array(text.utf8), to: path) } catch {
      throw LedgerError(error, path: path)
    }
  }

  /// Writes the list of files, puts everything on the disk and gives the backup its name; returns the
  /// path.
  private static func seal(
    _ making: FolderInTheMaking, _ sums: BackupSums, in place: String, _ moment: Instant
  ) throws(LedgerError) -> String {
    let folder = making.path
    let list = folder + "/" + BackupContents.sums
    try write(sums.text, to: list)
    do throws(StoreError) {
      // Every file before the name that says that the backup is whole.
      try DiskFile.synchronizeAll(around: folder)
      let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
      for name in [""] + all where BackupContents.isFolder(folder + "/" + name) {
        try DiskFile.synchronize(folder + "/" + name)
      }
    } catch { throw LedgerError(error, path: folder) }
    let path = try name(making, in: place, moment)
    do throws(StoreError) { try DiskFile.synchronize(place) } catch {
      throw LedgerError(error, path: path)
    }
    return path
  }

  /// Gives a finished backup the first name that is free; another may have been finished meanwhile.
  private static func name(
    _ making: FolderInTheMaking, in place: String, _ moment: Instant
  ) throws(LedgerError) -> String {
    for name in names(moment) {
      let path = place + "/" + name
      do throws(Obstacle) {
        try making.take(path)
        return path
      } catch {
        if case .exists = error { continue }
        throw LedgerError(error)
      }
    }
    throw .busy(path: place)
  }
}
