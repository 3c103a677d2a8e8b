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

  var isEmpty: Bool { erased.isEmpty && forgotten.isEmpty }

  /// Of whom a copy of the vault has a record and a key; nil where of nobody.
  ///
  /// - Parameter shared: of a copy that went another way, whose ids mean the same there.
  func held(
    in path: String, among shared: Set<AgentID>?
  ) -> (persons: [AgentID], contacts: [AgentID])? {
    if isEmpty { return nil }
    let vault = Vault(path: path)
    guard vault.hasKeys, let owners = try? vault.owners(on: .persons) else { return nil }
    let agents = owners.map { AgentID($0) }.filter { shared?.contains($0) ?? true }
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
    let folder = LedgersBeside.bare(place)
    let told = try forgettingsToldByCopies(in: folder)
    if gone.isEmpty, told.isEmpty { return [] }
    var found: [ErasedInBackup] = []
    for name in Self.backupNames(in: folder) {
      let backup = folder + "/" + name
      var gone = gone
      if !told.isEmpty, try !remembersForgetting(since: backup) {
        gone.forgotten.merge(told) { own, _ in own }
      }
      guard let owner = BackupOwner(of: backup), !owner.isOther(than: own),
        let held = gone.held(
          in: LedgerFolder(path: backup).peoplePath, among: try sharedAgents(relation(to: backup)))
      else { continue }
      found.append(ErasedInBackup(name: name, persons: held.persons, contacts: held.contacts))
    }
    return found
  }

  /// Of organisations of whom nothing is kept here, what the lists of looks of backups tell of a forgetting that the one of
  /// here does not: it was lost.
  private func forgettingsToldByCopies(in folder: String) throws(LedgerError) -> [AgentID: String] {
    let copies = copies(in: folder)
    guard let oldest = copies.last, try !remembersForgetting(since: oldest) else { return [:] }
    let looks = looks(ofCopies: copies.reversed())
    let kept = Set(try people.owners().map { AgentID($0) })
    var told: [AgentID: String] = [:]
    for agent in try organisations() where !kept.contains(agent) {
      told[agent] = PeopleVault.forgetting(of: agent, in: looks)
    }
    return told
  }
}
