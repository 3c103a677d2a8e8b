import Deciding
import EventCodec
public import Exchange
import FoundationEssentials
import People
import Projecting
import Store

/// Why nothing can be taken back from a folder.
public enum RecoverySourceFault: Sendable, Equatable {
  /// It is neither a backup nor a ledger, or has no vault with keys.
  case noVault
  /// It holds backups; this is the newest of this ledger.
  case place(newest: String)
  /// It is of another ledger, which is called so.
  case otherLedger(String)
  /// It is the ledger itself.
  case itself
}

extension Ledger {
  /// Takes back what the vault lacks and a backup, or another folder of this ledger, has; nothing is changed there.
  ///
  /// What reads here stays, but for what is named to be replaced. Nobody comes back whom the log calls erased, or whose
  /// record was destroyed here since, and what is taken back names them no more. Durable piece by piece; cut short, it
  /// is done again. Throws `nothingToRecover` for a folder that has nothing for this ledger.
  public func recover(
    _ request: RecoveryRequest, by: AgentID
  ) throws(LedgerError) -> Recovery {
    let there = try vault(toRecoverFrom: request.source)
    let ground = try ground(for: request, there)
    let organisations = try organisations()
    let use = request.isTrial ? PeopleVault.Use.reading : .changing
    return try people.using(for: use) { () throws(StoreError) in
      if !request.isTrial { try people.takeInLooks(of: there) }
      var recovering = try PeopleVault.Recovering(people, from: there, ground, request, by: by)
      try recovering.run()
      var recovery = recovering.recovery
      if request.isTrial { return recovery }
      for record in try recovering.recordsOfGone() {
        let agent = AgentID(record.agent)
        let sought = SoughtPerson(agents: [agent], acts: [], organisations: organisations)
        recovery.erasedAgain.append(try people.mask(sought, knownAs: record, by: by))
      }
      return recovery
    }
  }

  /// The vault of a folder, which is of this ledger.
  private func vault(toRecoverFrom source: String) throws(LedgerError) -> Vault {
    guard let owner = BackupOwner(of: source) else {
      let folder = source.count > 1 && source.hasSuffix("/") ? String(source.dropLast()) : source
      let own = BackupOwner(origin: settings.origin, key: verifierKey)
      let newest = Self.backups(in: folder).last { name in
        BackupOwner(of: "\(folder)/\(name)").map { !$0.isOther(than: own) } ?? false
      }
      throw .nothingToRecover(
        path: source, newest.map { .place(newest: "\(folder)/\($0)") } ?? .noVault)
    }
    let own = BackupOwner(origin: settings.origin, key: verifierKey)
    if owner.isOther(than: own) {
      throw .nothingToRecover(path: source, .otherLedger(owner.said))
    }
    let place = { (path: String) in URL(filePath: path).resolvingSymlinksInPath().path }
    if place(source) == place(path) { throw .nothingToRecover(path: source, .itself) }
    if let barrier = Self.barrier(inVaultOf: source) { throw .permissionDenied(path: barrier) }
    let vault = Vault(path: LedgerFolder(path: source).peoplePath)
    guard vault.hasKeys else { throw .nothingToRecover(path: source, .noVault) }
    return vault
  }

  private func ground(
    for request: RecoveryRequest, _ there: Vault
  ) throws(LedgerError) -> RecoveryGround {
    let (known, persons, erased) = try look { books in
      let all = books.agents.all.map(\.key)
      return (Set(all), Set(all.filter { books.wasPerson($0) }), Set(books.erasedAgents))
    }
    var wanted: Set<EventID> = []
    if request.names.isEmpty {
      wanted = Set(((try? there.owners(on: .notes)) ?? []).compactMap { EventID($0) })
    } else {
      for case .act(let act) in request.names { wanted.insert(act) }
    }
    return RecoveryGround(
      erased: erased, known: known, persons: persons, noted: try noted(wanted, but: erased),
      left: Self.time(ofBackup: request.source) ?? PeopleVault.lastUsed(of: there))
  }

  /// Those of these acts that bear the digest of a note, and touch nobody erased.
  func noted(
    _ acts: Set<EventID>, but erased: Set<AgentID>
  ) throws(LedgerError) -> Set<EventID> {
    if acts.isEmpty { return [] }
    var noted: Set<EventID> = []
    var reader = LineReader()
    try entries { _, line in
      guard let act = try? reader.read(line, as: .stored) else { return true }
      if acts.contains(act.id), act.has(.noteDigest), !act.touches(erased) { noted.insert(act.id) }
      return true
    }
    return noted
  }
}
