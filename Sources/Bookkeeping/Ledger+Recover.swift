import Deciding
import EventCodec
public import Exchange
import FoundationEssentials
import MerkleLog
import Outgoing
import People
import Projecting
import Store

/// Why nothing can be taken back from a folder.
public enum RecoverySourceFault: Sendable, Equatable {
  /// It is neither a backup nor a ledger, or has no vault with keys.
  case noVault
  /// It holds backups, of which one is to be named: those that have what lacks, the newest first; none where none has.
  case place([RecoverySource])
  /// It is of another ledger, which is called so.
  case otherLedger(String)
  /// It is the ledger itself.
  case itself
}

/// A backup that has something to take back.
public struct RecoverySource: Sendable, Equatable {
  public var path: String
  /// Those of the names that were given which it has.
  public var names: [Recovery.Name]
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
    let there = try vault(toRecover: request)
    if request.isTrial {
      let ground = try ground(for: request, there)
      return try people.using(for: .reading) { () throws(StoreError) in
        var recovery = try recovered(request, there, ground, by: by).recovery
        recovery.isTrial = true
        recovery.looks = try people.looksLacking(ground.looks.there + ground.looks.beside)
        return recovery
      }
    }
    // A vault that is lost stays called so until all is back: cut short, the folders alone would hide it.
    let isComingBack = Self.mayLackVault(at: path)
    if isComingBack {
      try storing { () throws(StoreError) in try people.vault.beginComingBack() }
    }
    let organisations = try organisations()
    // Who is erased is asked in the turn: an erasure may have come meanwhile.
    return try people.using(for: .changing) {
      () throws(StoreError) -> Result<Recovery, LedgerError> in
      let ground: RecoveryGround
      do throws(LedgerError) { ground = try self.ground(for: request, there) } catch {
        return .failure(error)
      }
      let looks = try people.takeInLooks(ground.looks.there + ground.looks.beside)
      let recovering = try recovered(request, there, ground, by: by)
      var recovery = recovering.recovery
      recovery.looks = looks
      let records = try recovering.recordsOfGone()
      if !recovery.taken.isEmpty { recovery.unsought = try recovering.gone(but: records) }
      for record in records {
        let agent = AgentID(record.agent)
        let sought = SoughtPerson(agents: [agent], acts: [], organisations: organisations)
        recovery.erasedAgain.append(try people.mask(sought, knownAs: record, by: by))
      }
      if isComingBack {
        var rest = request
        (rest.names, rest.replaced, rest.isTrial) = ([], [], true)
        let left: RecoveryGround
        do throws(LedgerError) { left = try self.ground(for: rest, there) } catch {
          return .failure(error)
        }
        if try recovered(rest, there, left, by: by).recovery.taken.isEmpty {
          people.vault.endComingBack()
        }
      }
      return .success(recovery)
    }.get()
  }

  private func recovered(
    _ request: RecoveryRequest, _ there: Vault, _ ground: RecoveryGround, by: AgentID
  ) throws(StoreError) -> PeopleVault.Recovering {
    var recovering = try PeopleVault.Recovering(people, from: there, ground, request, by: by)
    try recovering.run()
    return recovering
  }

  /// The vault of a folder, which is of this ledger.
  private func vault(toRecover request: RecoveryRequest) throws(LedgerError) -> Vault {
    let source = request.source
    guard let owner = BackupOwner(of: source) else {
      let copies = copies(in: source)
      if copies.isEmpty { throw .nothingToRecover(path: source, .noVault) }
      throw .nothingToRecover(path: source, .place(try having(request.names, among: copies)))
    }
    let own = BackupOwner(origin: settings.origin, key: verifierKey)
    // One that lost its key signs with another one since; its entries tell that it is the same.
    if owner.isOther(than: own), !relation(to: source).isSame {
      throw .nothingToRecover(path: source, .otherLedger(owner.said))
    }
    let place = { (path: String) in URL(filePath: path).resolvingSymlinksInPath().path }
    if place(source) == place(path) { throw .nothingToRecover(path: source, .itself) }
    // What may not be read is not called missing.
    if let barrier = Self.barrier(inVaultOf: source) ?? Self.barrier(toFilesOf: source) {
      throw .permissionDenied(path: barrier)
    }
    let vault = Vault(path: LedgerFolder(path: source).peoplePath)
    // Files without keys may open under those of here.
    guard vault.hasKeys || vault.hasFiles else {
      throw .nothingToRecover(path: source, .noVault)
    }
    return vault
  }

  /// Those of some backups that have what is named or, where nothing is, the first that has something that lacks.
  private func having(
    _ names: [Recovery.Name], among copies: [String]
  ) throws(LedgerError) -> [RecoverySource] {
    var (open, sources) = (names, [RecoverySource]())
    for copy in copies where names.isEmpty || !open.isEmpty {
      let request = RecoveryRequest(source: copy, names: open, isTrial: true)
      let recovery: Recovery
      do throws(LedgerError) { recovery = try recover(request, by: settings.coop) } catch {
        // What may not be read is not called lacking.
        if case .permissionDenied = error { throw error }
        continue
      }
      let found = recovery.found.filter { $0.outcome.isThere }
      if names.isEmpty,
        !recovery.taken.isEmpty || found.contains(where: { $0.outcome == .otherKey })
      {
        return [RecoverySource(path: copy, names: [])]
      }
      let here = open.filter { name in found.contains { $0.name == name } }
      if here.isEmpty { continue }
      sources.append(RecoverySource(path: copy, names: here))
      open.removeAll(where: here.contains)
    }
    return sources
  }

  /// The first file of a vault, in no order, that this account may not read.
  private static func barrier(toFilesOf path: String) -> String? {
    let people = LedgerFolder(path: path).peoplePath
    return Vault.folders.lazy.compactMap { folder in
      let names =
        (try? FileManager.default.contentsOfDirectory(atPath: "\(people)/\(folder)")) ?? []
      return names.lazy.compactMap { Access.barrier(to: "\(people)/\(folder)/\($0)") }.first
    }.first
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
    let relation = relation(to: request.source)
    let left = Self.time(ofBackup: request.source) ?? PeopleVault.lastUsed(of: there)
    let shared = try sharedAgents(relation)
    return RecoveryGround(
      erased: erased, known: known, persons: persons, noted: try noted(wanted, but: erased),
      erasedSince: try self.erased(since: relation, left), left: left, shared: shared,
      isUnread: relation == .unknown || relation == .unread,
      later: relation == .unknown ? try registered(after: left) : [],
      looks: (
        PeopleVault.looks(of: there, among: shared), looksBeside(request.source, since: left)
      ))
  }

  /// What the lists of looks of copies beside one tell, where that of here does not reach back to when it was left.
  private func looksBeside(_ source: String, since left: Instant?) -> [String] {
    if let left, (try? people.remembersErasures(since: left)) == true { return [] }
    let own = "/" + LedgersBeside.parted(source).name
    return looks(
      ofCopies: copies(in: Self.place(ofBackup: source)).filter { !$0.hasSuffix(own) })
  }

  /// The lines of the lists of looks of some copies, but of those that went another way.
  func looks(ofCopies copies: [String]) -> [String] {
    copies.filter { !relation(to: $0).isParted }.flatMap { copy in
      PeopleVault.looks(of: Vault(path: LedgerFolder(path: copy).peoplePath), among: nil)
    }
  }

  /// Whom this log registered once a folder was left: what is called so there may be somebody else.
  private func registered(after left: Instant?) throws(LedgerError) -> Set<AgentID> {
    guard let left else { return [] }
    var agents: Set<AgentID> = []
    var reader = LineReader()
    try entries { _, line in
      if let act = try? reader.read(line, as: .stored), act.kind == .agentRegistered,
        let agent = act.agent, let time = act.recordedAt, time > left
      {
        agents.insert(agent)
      }
      return true
    }
    return agents
  }

  /// Who was erased here in entries that a folder does not have.
  private func erased(
    since relation: LogRelation, _ left: Instant?
  ) throws(LedgerError) -> Set<AgentID> {
    var erased: Set<AgentID> = []
    var reader = LineReader()
    try entries(from: relation.common ?? 0) { _, line in
      guard let act = try? reader.read(line, as: .stored), act.kind == .agentErased,
        let agent = act.agent
      else { return true }
      let isKnown =
        if relation.common == nil, let left, let time = act.recordedAt { time <= left } else {
          false
        }
      if !isKnown { erased.insert(agent) }
      return true
    }
    return erased
  }

  /// Those of these acts that bear the digest of a note, with that digest; nil where somebody erased has a part in one.
  func noted(
    _ acts: Set<EventID>, but erased: Set<AgentID>
  ) throws(LedgerError) -> [EventID: String?] {
    if acts.isEmpty { return [:] }
    var noted: [EventID: String?] = [:]
    var reader = LineReader()
    try entries { _, line in
      guard let act = try? reader.read(line, as: .stored) else { return true }
      if acts.contains(act.id), let digest = act.text(.noteDigest) {
        noted.updateValue(act.touches(erased) ? nil : digest, forKey: act.id)
      }
      return true
    }
    return noted
  }
}
