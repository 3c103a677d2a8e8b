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
    if request.isTrial {
      let ground = try ground(for: request, there)
      return try people.using(for: .reading) { () throws(StoreError) in
        try recovered(request, there, ground, by: by).recovery
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
      for record in try recovering.recordsOfGone() {
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
    // One that lost its key signs with another one since; its entries tell that it is the same.
    if owner.isOther(than: own), !isOfOneLog(source) {
      throw .nothingToRecover(path: source, .otherLedger(owner.said))
    }
    let place = { (path: String) in URL(filePath: path).resolvingSymlinksInPath().path }
    if place(source) == place(path) { throw .nothingToRecover(path: source, .itself) }
    // What may not be read is not called missing.
    if let barrier = Self.barrier(inVaultOf: source) ?? Self.barrier(toFilesOf: source) {
      throw .permissionDenied(path: barrier)
    }
    let vault = Vault(path: LedgerFolder(path: source).peoplePath)
    guard vault.hasKeys else { throw .nothingToRecover(path: source, .noVault) }
    return vault
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
    let left = Self.time(ofBackup: request.source) ?? PeopleVault.lastUsed(of: there)
    let shared = try sharedAgents(with: request.source)
    return RecoveryGround(
      erased: erased, known: known, persons: persons, noted: try noted(wanted, but: erased),
      left: left, shared: shared,
      looks: (
        PeopleVault.looks(of: there, among: shared), looksBeside(request.source, since: left)
      ))
  }

  /// What the lists of looks of copies beside one tell, where that of here does not reach back to when it was left.
  private func looksBeside(_ source: String, since left: Instant?) -> [String] {
    if let left, (try? people.remembersErasures(since: left)) == true { return [] }
    return looks(ofCopies: Self.copies(beside: source))
  }

  /// The lines of the lists of looks of some copies, but of those that went another way.
  func looks(ofCopies copies: [String]) -> [String] {
    copies.filter { !hasParted($0) }.flatMap { copy in
      PeopleVault.looks(of: Vault(path: LedgerFolder(path: copy).peoplePath), among: nil)
    }
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

  private enum LogRelation: Equatable {
    case same, unknown
    /// After so many entries that both have.
    case parted(common: UInt64)
  }

  /// Whether the log of a folder has other entries at the same places.
  public func hasParted(_ source: String) -> Bool {
    if case .parted = relation(to: source) { true } else { false }
  }

  private func isOfOneLog(_ source: String) -> Bool { relation(to: source) == .same }

  /// Where the log of a folder went another way, whom both registered before that: any other id may be somebody else's
  /// there. Nil where it did not, as far as that can be told.
  func sharedAgents(with source: String) throws(LedgerError) -> Set<AgentID>? {
    guard case .parted(let common) = relation(to: source) else { return nil }
    var agents: Set<AgentID> = [settings.coop]
    var reader = LineReader()
    try entries { position, line in
      guard position < common else { return false }
      if let act = try? reader.read(line, as: .stored), act.kind == .agentRegistered,
        let agent = act.agent
      {
        agents.insert(agent)
      }
      return true
    }
    return agents
  }

  /// Of a log that cannot be read its signed head tells, and of neither nothing does.
  private func relation(to source: String) -> LogRelation {
    guard let size = try? size(), size > 0 else { return .unknown }
    func own(_ size: UInt64) -> Hash? { try? LogTiles(log).root(size: size) }
    let anchor = try? Anchor(LedgerFolder(path: source), mayLackKey: true)
    let head = (try? anchor?.checkpoint()) ?? nil
    var signed = LogRelation.unknown
    if let head, head.size > 0, head.size <= size {
      signed = own(head.size) == head.root ? .same : .parted(common: 0)
    }
    // A backup has what its head says; a ledger may have gone on since, and either further than this one.
    if signed == .same, BackupSums.isWhole(source) { return signed }
    guard
      let other = try? LMDBLog(
        path: LedgerFolder(path: source).logPath, create: false, patience: .zero,
        isCopy: BackupSums.isWhole(source)),
      let there = try? other.head().size
    else { return signed }
    func agree(_ size: UInt64) -> Bool {
      size == 0 || own(size) == (try? LogTiles(other).root(size: size))
    }
    var (common, parted) = (UInt64(0), min(size, there))
    if parted == 0 { return signed }
    if agree(parted) { return .same }
    while common + 1 < parted {
      let middle = common + (parted - common) / 2
      if agree(middle) { common = middle } else { parted = middle }
    }
    return .parted(common: common)
  }
}
