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
    // What was begun is told as that, and its copies once it is ended.
    let forgotten = try people.forgettings(
      of: try organisations().subtracting(try unendedForgettings()))
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
      let looks = (try? vault.accessLines()) ?? []
      let persons = agents.filter(erased.contains)
      let contacts = agents.filter { agent in
        forgotten[agent].map { PeopleVault.isForgotten(agent, by: $0, since: looks) } ?? false
      }
      if persons.isEmpty, contacts.isEmpty { continue }
      found.append(ErasedInBackup(name: name, persons: persons, contacts: contacts))
    }
    return found
  }
}
