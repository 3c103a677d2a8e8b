import MerkleLog
import Outgoing
import Store

/// Where the key of a restored ledger comes from.
enum KeyOrigin: Equatable {
  /// The backup that was restored.
  case backup
  /// Another backup of the same ledger.
  case other(String)
  /// It was made now.
  case new

  var isNew: Bool { self == .new }

  var source: String? { if case .other(let backup) = self { backup } else { nil } }
}

extension Ledger {
  /// Takes the key that a backup lacks from another one beside it. Only one whose head, signed with that key,
  /// is a former head of the log in `folder` is believed to be of the same ledger.
  ///
  /// Gives that backup; nil where there is none.
  static func takeKey(
    to folder: LedgerFolder, beside backup: String
  ) throws(LedgerError) -> String? {
    let all = keyed(beside: backup)
    if all.isEmpty { return nil }
    let source: String?
    do throws(StoreError) {
      let log = try LMDBLog(path: folder.logPath, create: false)
      let size = try log.head().size
      source = all.first { signed(by: $0, in: log, size) }
    } catch { throw LedgerError(error, path: folder.path) }
    guard let source else { return nil }
    try BackupContents.copy("key", from: source, to: folder.path)
    do throws(StoreError) { try DiskFile.synchronize(folder.keyPath) } catch {
      throw LedgerError(error, path: folder.path)
    }
    return source
  }

  /// Backups beside one that have a key, and are of a ledger of the same name, the newest first.
  static func keyed(beside backup: String) -> [String] {
    guard let place = try? Place(backup), let own = BackupOwner(of: backup) else { return [] }
    return backups(in: place.folder).reversed().map { place.folder + "/" + $0 }.filter { other in
      guard other != place.path, let owner = BackupOwner(of: other) else { return false }
      return owner.key != nil && owner.origin == own.origin
    }
  }

  /// Whether the head that a backup's own key signed is one that a log of so many entries has had.
  private static func signed(by backup: String, in log: LMDBLog, _ size: UInt64) -> Bool {
    guard let anchor = try? Anchor(LedgerFolder(path: backup)),
      let head = (try? anchor.checkpoint()) ?? nil, head.size > 0, head.size <= size
    else { return false }
    return (try? LogTiles(log).root(size: head.size)) == head.root
  }

  /// Whether a ledger, which need not be open, has lost the key that signs for it: nothing that it gives out can
  /// be checked, and its backups have none either.
  public static func lacksKey(at path: String) -> Bool { LedgerFolder(path: path).lacksKey }

  /// Why this ledger has no key to sign with: it is gone, or not for this account to read.
  public var lackOfKey: LedgerError { LedgerFolder(path: path).lackOfKey }
}
