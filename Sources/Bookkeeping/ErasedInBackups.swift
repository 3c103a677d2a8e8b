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

/// Who is not to be in any copy of a vault any more.
struct GoneFromVault {
  fileprivate var erased: Set<AgentID>
  /// Organisations whose record was destroyed, each with the line of the list of looks that says so.
  fileprivate var forgotten: [AgentID: String]

  /// Of whom a copy of the vault has a record and a key; nil where of nobody.
  func held(in path: String) -> (persons: [AgentID], contacts: [AgentID])? {
    if erased.isEmpty, forgotten.isEmpty { return nil }
    let vault = Vault(path: path)
    guard vault.hasKeys, let owners = try? vault.owners(on: .persons) else { return nil }
    let agents = owners.map { AgentID($0) }
    // What was forgotten before the copy was made, its own list of looks says.
    let looks = (try? vault.accessLines()) ?? []
    let persons = agents.filter(erased.contains)
    let contacts = agents.filter { agent in
      forgotten[agent].map { PeopleVault.isForgotten(agent, by: $0, since: looks) } ?? false
    }
    return persons.isEmpty && contacts.isEmpty ? nil : (persons, contacts)
  }
}

extension Ledger {
  /// Who was erased or forgotten here.
  func gone() throws(LedgerError) -> GoneFromVault {
    // What was begun is told as that, and its copies once it is ended.
    GoneFromVault(
      erased: try erasedAgents(),
      forgotten: try people.forgettings(
        of: try organisations().subtracting(try unendedForgettings())))
  }

  /// Backups of this ledger in a place that have a record, or a key, of somebody who was erased or forgotten since, the
  /// oldest first. One whose keys were taken away gives nobody's record back.
  public func backupsHoldingErased(in place: String) throws(LedgerError) -> [ErasedInBackup] {
    let gone = try gone()
    let own = BackupOwner(origin: settings.origin, key: verifierKey)
    let folder = place.count > 1 && place.hasSuffix("/") ? String(place.dropLast()) : place
    return Self.backupNames(in: folder).compactMap { name in
      let backup = folder + "/" + name
      guard let owner = BackupOwner(of: backup), !owner.isOther(than: own) else { return nil }
      return gone.held(in: LedgerFolder(path: backup).peoplePath).map {
        ErasedInBackup(name: name, persons: $0.persons, contacts: $0.contacts)
      }
    }
  }
}
