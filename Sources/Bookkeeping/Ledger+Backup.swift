import Exchange
import FoundationEssentials
public import MerkleLog
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
}

extension Ledger {
  /// Copies everything needed to go on into a new folder in `place`, while others write.
  ///
  /// The log is copied as it is at one moment, without free pages; what is recorded later stays
  /// unseen. The copy is opened, every entry hashed again and held against its own root, against the
  /// living log and against the signed head, before it gets its name, which is the time; so whatever
  /// fails leaves the former backups and nothing else. On the disk when this returns.
  ///
  /// Throws `badCopy` for a place inside the ledger or one that is no folder, `damaged` when the log
  /// does not hash to its root, `disagrees` when it is not the one that was signed.
  public func backUp(
    to place: String, progress: ((UInt64, UInt64) -> Void)? = nil
  ) throws(LedgerError) -> BackupReceipt {
    try checkPlace(place)
    try BackupContents.makeFolder(place)
    let started = clock()
    Self.removeLeftovers(
      in: place, before: Instant(milliseconds: started.milliseconds - 86_400_000))
    let (name, folder) = try Self.makeUnfinished(in: place, started)
    do throws(LedgerError) {
      let head = try copyLog(to: folder, progress)
      try people.whileStill { () throws(LedgerError) in
        try BackupContents.copy(from: path, to: folder)
      }
      if verifierKey != nil {
        try Self.write(try signed(head).formatted, to: folder + "/" + BackupContents.head)
      }
      let sums = try BackupSums(hashing: folder)
      try Self.seal(folder, sums, as: place + "/" + name)
      return BackupReceipt(
        path: place + "/" + name, size: head.size, root: head.root, byteCount: sums.byteCount,
        milliseconds: clock().milliseconds - started.milliseconds,
        count: Self.backups(in: place).count)
    } catch {
      LedgerFolder(path: folder).remove()
      if case .diskFull = error { throw .diskFull(path: place) }
      throw error
    }
  }

  /// The whole backups in a place, the oldest first.
  static func backups(in place: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return names.filter { name in
      !name.hasSuffix(BackupContents.unfinished)
        && FileManager.default.fileExists(atPath: "\(place)/\(name)/\(BackupContents.sums)")
    }.sorted()
  }

  private func checkPlace(_ place: String) throws(LedgerError) {
    let (here, there) = (Self.resolved(path), Self.resolved(place))
    if (there + "/").hasPrefix(here + "/") { throw .badCopy(path: place, .insideLedger) }
    var above = place
    while !above.isEmpty, !FileManager.default.fileExists(atPath: above),
      let slash = above.lastIndex(of: "/")
    {
      above = String(above[..<slash])
    }
    if !above.isEmpty, FileManager.default.fileExists(atPath: above),
      !BackupContents.isFolder(above)
    {
      throw .badCopy(path: above, .notAFolder)
    }
  }

  /// The path without links and dots, also where its end is not there yet.
  private static func resolved(_ path: String) -> String {
    let url = URL(filePath: path).standardizedFileURL
    if FileManager.default.fileExists(atPath: url.path) || url.pathComponents.count < 2 {
      return url.resolvingSymlinksInPath().path
    }
    return resolved(url.deletingLastPathComponent().path) + "/" + url.lastPathComponent
  }

  /// Removes what backups that were killed have left, once nobody can be at it any more.
  private static func removeLeftovers(in place: String, before: Instant) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    for name in names
    where name.hasSuffix(BackupContents.unfinished) && name < Self.name(before) {
      LedgerFolder(path: place + "/" + name).remove()
    }
  }

  /// A folder beside the whole backups, and the name it is to have.
  private static func makeUnfinished(
    in place: String, _ moment: Instant
  ) throws(LedgerError) -> (name: String, folder: String) {
    for number in 1...100 {
      let name = Self.name(moment) + (number == 1 ? "" : "-\(number)")
      let folder = place + "/" + name + BackupContents.unfinished
      if FileManager.default.fileExists(atPath: place + "/" + name)
        || FileManager.default.fileExists(atPath: folder)
      {
        continue
      }
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: false,
          attributes: [.posixPermissions: 0o700])
      } catch { throw LedgerFolder(path: place).ioError(error) }
      return (name, folder)
    }
    throw .busy(path: place)
  }

  /// A moment as the name of a backup: UTC, and without the colons that some disks do not take.
  private static func name(_ moment: Instant) -> String {
    String(Timestamp(moment).description.prefix(19)).replacing(":", with: "-") + "Z"
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
    if let problem = problems.first { throw .damaged(path: path, what: problem.description) }
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

  /// Writes the list of files, puts everything on the disk and gives the backup its name.
  private static func seal(
    _ folder: String, _ sums: BackupSums, as whole: String
  ) throws(LedgerError) {
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
    do {
      try FileManager.default.moveItem(atPath: folder, toPath: whole)
    } catch { throw LedgerFolder(path: whole).ioError(error) }
    do throws(StoreError) { try DiskFile.synchronize(folderOf: whole) } catch {
      throw LedgerError(error, path: whole)
    }
  }
}
