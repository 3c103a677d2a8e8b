public import Exchange
import Projecting
import Store

/// A backup that can still bring back persons whom the log calls erased.
public struct ErasedInBackup: Sendable, Equatable {
  /// The name of its folder.
  public var name: String
  public var persons: [AgentID]
}

extension Ledger {
  /// Backups of this ledger in a place that have a record, or a key, of somebody who was erased since, the oldest
  /// first. One whose keys were taken away gives nobody's record back.
  public func backupsHoldingErased(in place: String) throws(LedgerError) -> [ErasedInBackup] {
    let erased = try erasedAgents()
    if erased.isEmpty { return [] }
    let own = BackupOwner(origin: settings.origin, key: verifierKey)
    let folder = place.count > 1 && place.hasSuffix("/") ? String(place.dropLast()) : place
    var found: [ErasedInBackup] = []
    for name in Self.backupNames(in: folder) {
      let backup = folder + "/" + name
      guard let owner = BackupOwner(of: backup), !owner.isOther(than: own) else { continue }
      let vault = Vault(path: LedgerFolder(path: backup).peoplePath)
      guard vault.hasKeys, let owners = try? vault.owners(on: .persons) else { continue }
      let persons = owners.map { AgentID($0) }.filter(erased.contains)
      if !persons.isEmpty { found.append(ErasedInBackup(name: name, persons: persons)) }
    }
    return found
  }
}
