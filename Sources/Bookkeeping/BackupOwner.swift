import Exchange
import MerkleLog

/// Whose a backup is: two ledgers may bear the same name, and no two have one key.
struct BackupOwner: Sendable {
  var origin: String
  var key: VerifierKey?

  init(origin: String, key: VerifierKey?) { (self.origin, self.key) = (origin, key) }

  /// Read from the settings and the key of a backup; nil where these cannot be read.
  init?(of backup: String) {
    let folder = LedgerFolder(path: backup)
    guard let settings = try? folder.statedSettings() else { return nil }
    origin = settings.origin
    key = (try? folder.text(of: folder.keyPath)).flatMap {
      try? SigningKey(parsing: $0.lines.joined()).verifierKey
    }
  }

  /// Whether they are not of one ledger, as far as can be told; one that took a new key counts as another.
  func isOther(than other: BackupOwner) -> Bool {
    origin != other.origin || key != nil && other.key != nil && key != other.key
  }

  /// Whether its key signed what is published, or a head that was kept of that.
  func signed(_ published: String?) -> Bool {
    guard let key, let published else { return false }
    return (try? PublishedLog(published, key: key)) != nil
  }

  /// The name, and of the key what tells it from others: `exemple.be/namur+47c1c1b2`.
  var said: String {
    guard let key else { return origin }
    return "\(key)".split(separator: "+").prefix(2).joined(separator: "+")
  }
}

extension Ledger {
  /// The newest whole backup of each ledger that has some in a place, with whose it is.
  static func owners(in place: String) -> [(name: String, owner: BackupOwner)] {
    var found: [(name: String, owner: BackupOwner)] = []
    for name in backups(in: place).reversed() {
      guard let owner = BackupOwner(of: place + "/" + name) else { continue }
      if found.allSatisfy({ $0.owner.isOther(than: owner) }) { found.append((name, owner)) }
    }
    return found
  }
}
