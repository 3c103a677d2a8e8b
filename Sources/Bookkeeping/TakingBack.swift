import Deciding
import EventCodec
public import Exchange
import People
import Projecting
import Store

/// What the vault lacks, and the newest copy in which it reads.
public struct TakingBack: Hashable, Sendable {
  public var gap: VaultGap
  public var backup: String
}

extension VaultGap {
  /// How it is named to be taken back.
  public var name: Recovery.Name? {
    piece == .note ? EventID(owner).map { .act($0) } : .person(AgentID(owner))
  }
}

extension Recovery.Name {
  /// Whose a file or key of a vault is, by its path; nil for what is none.
  public init?(ofFile path: String) {
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    guard steps.count > 1, let stem = Vault.stem(ofFile: String(steps[steps.count - 1])) else {
      return nil
    }
    let owner = VaultName.plain(stem)
    self.init(steps[steps.count - 2] == Vault.Shelf.notes.rawValue ? "act/\(owner)" : owner)
  }
}

/// What the vault lacks, and which former backups still have of it.
public struct MissedRecords: Sendable, Equatable {
  /// What comes back, each from the newest backup in which it reads.
  public var found: [TakingBack] = []
  /// What is lost for certain and in no backup of those that were looked at.
  public var unfound: [VaultGap] = []
  /// Whether the vault here keeps nothing at all.
  public var isOfAll = false
  /// Whose record was lost and made anew here, and the newest backup that has the former one.
  public var anew: [FormerRecord] = []

  public init() {}

  public struct FormerRecord: Sendable, Equatable {
    public var agent: AgentID
    public var backup: String
  }
}

extension Ledger {
  /// What this vault lacks of what backups in the place of `backup`, of the same ledger, have: `gaps`, records of whom
  /// nothing is here any more though nobody erased or forgot them, and notes of acts of which nothing is here.
  ///
  /// A vault that was lost and begun anew bears no sign of it; what was saved before does.
  ///
  /// - Parameter withFolders: whether folders beside the ledger are asked too, after the backups.
  public func missedRecords(
    _ gaps: [VaultGap], beside backup: String, withFolders: Bool = false
  ) throws(LedgerError) -> MissedRecords {
    let copies = copies(in: Self.place(ofBackup: backup)) + (withFolders ? ownBeside() : [])
    return try missed(gaps + unkept(in: copies), certain: gaps, in: copies)
  }

  /// What of these gaps other folders of the ledger beside it fill.
  public func gapsFilledBeside(_ gaps: [VaultGap]) throws(LedgerError) -> MissedRecords {
    try missed(gaps, certain: gaps, in: ownBeside())
  }

  private func missed(
    _ gaps: [VaultGap], certain: [VaultGap], in copies: [String]
  ) throws(LedgerError) -> MissedRecords {
    var missed = MissedRecords()
    var open = gaps
    var anew: Set<AgentID> = []
    for copy in copies {
      // What went another way lends nothing unasked.
      if relation(to: copy).isParted { continue }
      let found = try found(of: open, in: copy)
      missed.found += found
      open.removeAll { gap in found.contains { $0.gap == gap } }
      for agent in try madeAnew(since: copy) where anew.insert(agent).inserted {
        missed.anew.append(.init(agent: agent, backup: copy))
      }
    }
    missed.unfound = open.filter(certain.contains)
    missed.isOfAll = try people.keepsNothing()
    return missed
  }

  /// Those of some gaps that a copy fills.
  private func found(
    of gaps: [VaultGap], in copy: String
  ) throws(LedgerError) -> [TakingBack] {
    let names = Set(gaps.compactMap(\.name))
    if names.isEmpty { return [] }
    let request = RecoveryRequest(source: copy, names: Array(names), isTrial: true)
    let recovery: Recovery
    do throws(LedgerError) { recovery = try recover(request, by: settings.coop) } catch {
      // One that has no vault fills nothing.
      guard case .nothingToRecover = error else { throw error }
      return []
    }
    // What is sealed here under a lost key is asked about by the command.
    let taken = recovery.found.filter { $0.outcome == .taken || $0.outcome == .otherKey }
    return gaps.filter { gap in
      taken.contains { $0.name == gap.name && ($0.piece == gap.piece || $0.piece == .record) }
    }.map { TakingBack(gap: $0, backup: copy) }
  }

  /// The folder that a backup lies in, as it is written.
  public static func place(ofBackup path: String) -> String {
    let folder = LedgersBeside.parted(path).folder
    return folder.isEmpty ? "." : folder
  }

  /// The backups of this ledger in a place, the newest first.
  func copies(in place: String) -> [String] {
    let folder = LedgersBeside.bare(place)
    let own = BackupOwner(origin: settings.origin, key: verifierKey)
    return Self.backups(in: folder).reversed().map { folder + "/" + $0 }.filter { copy in
      BackupOwner(of: copy).map { !$0.isOther(than: own) } ?? false
    }.prefix(Self.formerCount).map(\.self)
  }

  /// Records in copies of whom nothing is in the vault, and notes of acts. Nobody of them was erased, as the log tells,
  /// or as the list of looks does of those whom the log does not know as persons.
  private func unkept(in copies: [String]) throws(LedgerError) -> [VaultGap] {
    let kept = Set(try people.owners().map { AgentID($0) })
    let keptNotes = Set(try people.owners(on: .notes).compactMap { EventID($0) })
    let gone = try people.forgotten()
    let (persons, others) = try look { books in
      let agents = books.agents.all.map(\.key).filter { agent in
        !books.isErased(agent) && !kept.contains(agent) && !gone.contains(agent)
      }
      return (
        Set(agents.filter { books.wasPerson($0) }), Set(agents.filter { !books.wasPerson($0) })
      )
    }
    var lacking: Set<AgentID> = []
    var notes: Set<EventID> = []
    for copy in copies {
      let vault = Vault(path: LedgerFolder(path: copy).peoplePath)
      let owners = ((try? vault.owners(on: .persons)) ?? []).map { AgentID($0) }
      lacking.formUnion(owners.filter(persons.contains))
      let contacts = owners.filter(others.contains)
      if !contacts.isEmpty, try remembersForgetting(since: copy) { lacking.formUnion(contacts) }
      notes.formUnion(((try? vault.owners(on: .notes)) ?? []).compactMap { EventID($0) })
    }
    notes = Set(
      try noted(notes.subtracting(keptNotes), but: try erasedAgents()).filter { $0.value != nil }
        .keys)
    return try people.gaps(
      ofUnkept: lacking.sorted().map(\.text), notes: notes.sorted().map(\.description))
  }

  /// Whose record is under another key here than in a copy, and does not go on from the one there: it was lost, and
  /// made anew. What was taken back goes on from what it was.
  private func madeAnew(since copy: String) throws(LedgerError) -> [AgentID] {
    let there = Vault(path: LedgerFolder(path: copy).peoplePath)
    let names = try people.using(for: .reading) { () throws(StoreError) in
      try people.vault.owners(on: .persons).filter { owner in
        let place = Vault.Place(.persons, owner)
        return there.hasSoundKey(place) && people.vault.hasSoundKey(place)
          && !people.vault.hasSameKey(as: there, place)
      }
    }
    if names.isEmpty { return [] }
    let request = RecoveryRequest(
      source: copy, names: names.map { .person(AgentID($0)) }, isTrial: true)
    let recovery: Recovery
    do throws(LedgerError) { recovery = try recover(request, by: settings.coop) } catch {
      guard case .nothingToRecover = error else { throw error }
      return []
    }
    let differing = recovery.differing(newerThere: nil) + recovery.differing(newerThere: true)
    let agents = differing.names.compactMap { name in
      if case .person(let agent) = name { agent } else { nil }
    }
    // The record of a contact person may be the next one's, where nothing tells of a forgetting.
    if try remembersForgetting(since: copy) { return agents }
    return try look { books in agents.filter { books.wasPerson($0) } }
  }

  /// Whether every record that was forgotten since a backup was made is on the list of looks.
  func remembersForgetting(since copy: String) throws(LedgerError) -> Bool {
    guard let time = Self.time(ofBackup: copy) else { return false }
    return try people.using(for: .reading) { () throws(StoreError) in
      try people.remembersErasures(since: time)
    }
  }

  /// Backups that are looked at: a year of weekly ones, and more.
  private static let formerCount = 100
}

extension PeopleVault {
  /// Whether there is neither a record nor a note.
  func keepsNothing() throws(LedgerError) -> Bool {
    try using(for: .reading) { () throws(StoreError) in
      for shelf in Vault.Shelf.allCases where try !vault.owners(on: shelf).isEmpty { return false }
      return true
    }
  }

  fileprivate func forgotten() throws(LedgerError) -> Set<AgentID> {
    try using(for: .reading) { () throws(StoreError) in try goneByErasure() }
  }

  fileprivate func gaps(
    ofUnkept owners: [String], notes: [String]
  ) throws(LedgerError) -> [VaultGap] {
    try using(for: .reading) { () throws(StoreError) in
      var gaps: [VaultGap] = []
      for owner in owners {
        gaps.append(try gap(owner, .record, isGone: true))
      }
      for act in notes { gaps.append(try gap(act, .note, isGone: true)) }
      return gaps
    }
  }
}
