public import Exchange
import Projecting
import Store

/// A backup that can still bring back persons whom the log calls erased, or contact persons who were forgotten.
public struct ErasedInBackup: Sendable, Equatable {
  /// The name of its folder.
  public var name: String
  public var persons: [AgentID]
  /// Organisations whose contact person was forgotten since.
  public var contacts: [AgentID]
}

extension Ledger {
  /// Backups of this ledger in a place that have a record, or a key, of somebody who was erased or forgotten since, the
  /// oldest first. One whose keys were taken away gives nobody's record back.
  public func backupsHoldingErased(in place: String) throws(LedgerError) -> [ErasedInBackup] {
    let erased = try erasedAgents()
    let forgotten = try people.forgettings(of: try organisations())
    if erased.isEmpty, forgotten.isEmpty { return [] }
    let own = BackupOwner(origin: settings.origin, key: verifierKey)
    let folder = place.count > 1 && place.hasSuffix("/") ? String(place.dropLast()) : place
    var found: [ErasedInBackup] = []
    for name in Self.backupNames(in: folder) {
      let backup = folder + "/" + name
      guard let owner = BackupOwner(of: backup), !owner.isOther(than: own) else { continue }
      let vault = Vault(path: LedgerFolder(path: backup).peoplePath)
      guard vault.hasKeys, let owners = try? vault.owners(on: .persons) else { continue }
      let agents = owners.map { AgentID($0) }
      // What was forgotten before the copy was made, its own list of looks says.
      let known = Set((try? vault.accessLines()) ?? [])
      let persons = agents.filter(erased.contains)
      let contacts = agents.filter { forgotten[$0].map { !known.contains($0) } ?? false }
      if persons.isEmpty, contacts.isEmpty { continue }
      found.append(ErasedInBackup(name: name, persons: persons, contacts: contacts))
    }
    return found
  }
}
