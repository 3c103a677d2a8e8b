import Deciding
import EventCodec
public import Exchange
import People
import Projecting
import Store

/// The vault of a ledger that came back from a backup: it is as old as that, and the log does not say what was
/// changed in it since.
public struct FormerVault: Sendable, Equatable {
  /// The ledger that came back.
  public var ledger: String
  public var madeAt: Instant?
  /// Persons whom entries that the backup lacked registered, and who have no record.
  public var persons: [AgentID] = []
  /// Acts of such entries whose notes are not there.
  public var notes: [EventID] = []
  public var aside = Aside.none
  /// Ledgers beside whose logs have entries that are not here, and whose heads do not tell it.
  public var goingOn: [GoingOn] = []
  /// The place of the last entry of the log that came back.
  public var last: Position
  /// Entries that were published and are not there.
  public var missing: UInt64

  /// A ledger beside whose log has entries that are not here.
  public struct GoingOn: Sendable, Equatable {
    public var path: String
    public var relation: LogRelation
    /// Whether it has no key to sign them with.
    public var lacksKey: Bool

    public init(path: String, relation: LogRelation, lacksKey: Bool) {
      (self.path, self.relation, self.lacksKey) = (path, relation, lacksKey)
    }

    public init(_ folder: ErasedBeside) {
      self.init(
        path: folder.path, relation: folder.relation, lacksKey: Ledger.lacksKey(at: folder.path))
    }
  }

  /// The vault of a ledger beside, one that was put aside perhaps.
  public enum Aside: Sendable, Equatable {
    /// There is none of this ledger, or none that reads.
    case none
    /// It has nothing that is not here.
    case nothingMore(ledger: String)
    /// What it has more, or otherwise.
    case other(ledger: String, Recovery)
  }
}

extension Ledger {
  /// What is to be said of the vault of this ledger, which came back from a backup; nil where nobody can have been
  /// kept in it.
  public func formerVault(_ receipt: RestoreReceipt) throws(LedgerError) -> FormerVault? {
    var former = FormerVault(
      ledger: path, madeAt: receipt.madeAt, last: max(receipt.size, 1) - 1,
      missing: receipt.missing)
    former.aside = try vaultAside()
    // Of one whose head is kept the entries are told besides.
    former.goingOn = goingOnBeside().filter { $0.path != receipt.goesOnAside }
    if former.aside == .none, former.goingOn.isEmpty {
      if receipt.lostVaultFiles > 0 { return nil }
      if try personCount() == 0, try people.keepsNothing() { return nil }
    }
    let erased = try erasedAgents()
    let persons = try look { books in
      Set(books.agents.all.map(\.key).filter { books.wasPerson($0) })
    }
    let kept = try people.kept()
    var reader = LineReader()
    try entries(from: receipt.size - receipt.completed) { _, line in
      guard let act = try? reader.read(line, as: .replay) else { return true }
      if act.kind == .agentRegistered, let agent = act.agent, persons.contains(agent),
        !erased.contains(agent), kept.records[agent] == nil
      {
        former.persons.append(agent)
      }
      if act.has(.noteDigest), !act.touches(erased), kept.notes[act.id] == nil {
        former.notes.append(act.id)
      }
      return true
    }
    return former
  }

  /// A ledger beside, where its vault holds somebody and this one's holds nobody; nil where there is none.
  public func vaultBeside() throws(LedgerError) -> String? {
    guard try people.keepsNothing(), case .other(let ledger, let recovery) = try vaultAside(),
      !recovery.taken.isEmpty
    else { return nil }
    return ledger
  }

  /// Of several that lie beside, the one that was used last and has more counts.
  public func vaultAside() throws(LedgerError) -> FormerVault.Aside {
    let beside = ownBeside()
    let used = { (other: String) in
      PeopleVault.lastUsed(of: Vault(path: LedgerFolder(path: other).peoplePath))?.milliseconds
        ?? .min
    }
    var first = FormerVault.Aside.none
    for other in beside.sorted(by: { used($0) > used($1) }) {
      let found = try vaultAside(at: other)
      if case .other = found { return found }
      // Beside one that nobody put aside there may still be the former one, elsewhere.
      if first == .none, LedgersBeside.isPutAside(other, of: path) { first = found }
    }
    return first
  }

  /// Folders beside that are of this ledger, by their key or, where one of the two has a new one, by their log.
  func ownBeside() -> [String] {
    let own = LedgersBeside.own(beside: path)
    return LedgersBeside.all(beside: path).filter { own.contains($0) || relation(to: $0).isSame }
  }

  /// Ledgers beside whose logs have entries that are not here.
  public func goingOnBeside() -> [FormerVault.GoingOn] {
    ownBeside().compactMap { folder in
      let relation = relation(to: folder)
      return relation.hasMore
        ? .init(path: folder, relation: relation, lacksKey: Self.lacksKey(at: folder)) : nil
    }
  }

  private func vaultAside(at other: String) throws(LedgerError) -> FormerVault.Aside {
    let recovery: Recovery
    do throws(LedgerError) {
      recovery = try recover(.init(source: other, isTrial: true), by: settings.coop)
    } catch {
      switch error {
      // One that cannot be read is of no use.
      case .nothingToRecover, .permissionDenied: return .none
      default: throw error
      }
    }
    return recovery.isOfUse ? .other(ledger: other, recovery) : .nothingMore(ledger: other)
  }
}

extension PeopleVault {
  /// What can be read of everything that is kept: records by public id, notes of acts by the acts' ids.
  fileprivate func kept() throws(LedgerError) -> (
    records: [AgentID: PersonRecord], notes: [EventID: [UInt8]]
  ) {
    try using(for: .reading) { () throws(StoreError) in
      var notes: [EventID: [UInt8]] = [:]
      for owner in try vault.owners(on: .notes) {
        guard let act = EventID(owner) else { continue }
        notes[act] = (try? vault.read(.init(.notes, owner))) ?? nil
      }
      let records = try all().map { (AgentID($0.agent), $0) }
      return (Dictionary(records) { first, _ in first }, notes)
    }
  }
}
