public import Exchange
import MerkleLog
public import Projecting
import Store

/// A backup that was not taken since it holds other entries than what is published.
public struct StrayedCopy: Hashable, Sendable {
  public var path: String
  /// The first place where the two differ; nil where that is not known.
  public var parting: Position?
}

/// A whole backup that is older than one which cannot be restored.
public struct FormerCopy: Hashable, Sendable {
  public var path: String
  /// Entries of its log.
  public var size: UInt64
  /// How many the newer one had more; nil where its head cannot be read.
  public var lacking: UInt64?
}

/// A whole backup that goes on from a ledger: that is the older of the two.
public struct FurtherCopy: Hashable, Sendable {
  public var path: String
  /// Entries that follow those of the ledger.
  public var more: UInt64
}

/// Whole backups that have entries which a ledger has not, the newest first.
public struct OtherCopies: Equatable, Sendable {
  /// Those that go on from it.
  public var further: [FurtherCopy] = []
  /// Those of another history: either of the two went on from an old copy.
  public var histories: [String] = []
  /// Those that would go on from it and whose logs can be read, while other files of them are gone: they cannot be
  /// restored.
  public var incomplete: [FurtherCopy] = []

  public var paths: [String] { further.map(\.path) + histories }

  /// The one that goes on furthest, the newest of several.
  public var furthest: FurtherCopy? {
    further.reduce(nil) { best, copy in best.map { $0.more >= copy.more ? $0 : copy } ?? copy }
  }
}

extension Ledger {
  /// Brings a ledger back from a backup; where it went on without what is published, from the newest one before
  /// it in the same place of which the publication is the sequel.
  ///
  /// - Parameter place: the folder with the backups; nil where one was named, and no other is wanted.
  public static func restore(
    backup: String, among place: String?, to path: String, projectors: [any Projector.Type],
    clock: @escaping @Sendable () -> Instant, proof: RestoreProof = RestoreProof(),
    progress: ((UInt64, UInt64) -> Void)? = nil
  ) throws(LedgerError) -> RestoreReceipt {
    func restore(_ backup: String) throws(LedgerError) -> RestoreReceipt {
      try Self.restore(
        backup: backup, to: path, projectors: projectors, clock: clock, proof: proof,
        progress: progress)
    }
    do throws(LedgerError) { return try restore(backup) } catch {
      guard let place, case .badCopy(_, .wentOn(_, let parting)) = error else { throw error }
      for former in former(to: backup, in: place) {
        do throws(LedgerError) {
          var receipt = try restore(former)
          receipt.strayed = StrayedCopy(path: backup, parting: parting)
          return receipt
        } catch { if !error.isOfCopy { throw error } }
      }
      throw error
    }
  }

  /// The newest backup before another one, of the same ledger, whose files are all as they were written.
  public static func soundCopy(before backup: String, in place: String) -> FormerCopy? {
    let found = former(to: backup, in: place).first { former in
      guard var sums = try? BackupSums(reading: former) else { return false }
      return (try? sums.check(former, as: former)) != nil
    }
    guard let found else { return nil }
    let (size, newer) = (entryCount(of: found), entryCount(of: backup))
    return FormerCopy(path: found, size: size, lacking: newer >= size ? newer - size : nil)
  }

  /// Backups of the same ledger that are named as older, the newest first.
  private static func former(to backup: String, in place: String) -> [String] {
    let folder = LedgersBeside.bare(place)
    let name = backup.split(separator: "/").last.map(String.init) ?? ""
    let own = BackupOwner(of: backup)
    return backups(in: folder).filter { $0 < name }.reversed().map { folder + "/" + $0 }.filter {
      guard let own, let owner = BackupOwner(of: $0) else { return own == nil }
      return !owner.isOther(than: own)
    }
  }

  /// Whole backups in a place that have entries which this ledger's log never had, under the same key. What was given up
  /// is none of them.
  public func otherCopies(in place: String) throws(LedgerError) -> OtherCopies {
    let size = try storing { () throws(StoreError) in try log.head().size }
    let given = try LedgerFolder(path: path).lostHead()?.size ?? 0
    let own = BackupOwner(origin: settings.origin, key: verifierKey)
    let folder = LedgersBeside.bare(place)
    var found = OtherCopies()
    for backup in Self.backupNames(in: folder).reversed().map({ folder + "/" + $0 }) {
      guard let head = Self.head(of: backup), head.size > given,
        let owner = BackupOwner(of: backup), owner.key != nil, !owner.isOther(than: own)
      else { continue }
      if head.size <= size, (try? LogTiles(log).root(size: head.size)) == head.root { continue }
      guard BackupSums.isWhole(backup) else { continue }
      if case .same(_, let more) = relation(to: backup), more > 0 {
        guard BackupSums.hasFiles(backup) else {
          found.incomplete.append(FurtherCopy(path: backup, more: more))
          continue
        }
        found.further.append(FurtherCopy(path: backup, more: more))
      } else {
        found.histories.append(backup)
      }
    }
    return found
  }

  /// The newest backup beside one that this ledger came back from, whose vault is another and was left later, while its
  /// log has nothing more; nil where there is none.
  public func newerVault(than backup: String) -> String? {
    let (folder, name) = LedgersBeside.parted(backup)
    let vault = BackupSums.vault(of: backup)
    return copies(in: Self.place(ofBackup: backup)).first { copy in
      guard LedgersBeside.parted(copy).name > name,
        Self.entryCount(of: copy) >= Self.entryCount(of: backup),
        case .same(_, more: 0) = relation(to: copy), let other = BackupSums.vault(of: copy)
      else { return false }
      return other != vault && BackupSums.hasFiles(copy)
    }.map { folder.isEmpty ? LedgersBeside.parted($0).name : $0 }
  }

  /// Why a backup does not go together with a publication that its key signed: it went on without it, or without
  /// what was given up. Any other error as it is.
  func strayed(
    _ backup: String, from published: String?, _ key: VerifierKey?, _ error: LedgerError
  ) throws(LedgerError) -> LedgerError {
    guard case .disagrees = error, let published else { return error }
    let other = try PublishedLog(published, key: key)
    if let lost = try LedgerFolder(path: path).lostHead(), other.head.size <= lost.size {
      return .lossAccepted(published: published)
    }
    let parting = (try? other.parting(from: log)) ?? nil
    return .badCopy(path: backup, .wentOn(published: published, parting: parting))
  }
}

extension LedgerError {
  /// Whether another copy may do where this one does not: it is not whole, or of another history.
  public var isOfCopy: Bool {
    switch self {
    case .badCopy(_, .missing), .badCopy(_, .changed), .badCopy(_, .wentOn),
      .badCopy(_, .otherSignature), .badCopy(_, .otherHead), .badCopy(_, .unfinished), .flawed,
      .damaged, .truncated, .treeDamaged, .smallFileDamaged, .fileUnreadable, .diskFailed:
      true
    default: false
    }
  }
}
