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
  /// Ledgers put aside whose logs have entries that are not here, and whose heads do not tell it.
  public var goingOn: [String] = []
  /// The place of the last entry of the log that came back.
  public var last: Position
  /// Entries that were published and are not there.
  public var missing: UInt64

  /// The vault of the ledger that was put aside, at `LEDGER-aside`.
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
    if receipt.goesOnAside == nil { former.goingOn = asidesWithMore() }
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

  /// The ledger put aside, where its vault holds somebody and this one's holds nobody; nil where there is none.
  public func vaultBeside() throws(LedgerError) -> String? {
    guard try people.keepsNothing(), case .other(let ledger, let recovery) = try vaultAside(),
      !recovery.taken.isEmpty
    else { return nil }
    return ledger
  }

  /// Of several that were put aside, the one that was used last counts.
  public func vaultAside() throws(LedgerError) -> FormerVault.Aside {
    let aside = LedgersBeside.own(beside: path).filter { LedgersBeside.isPutAside($0, of: path) }
    let used = { (other: String) in
      PeopleVault.lastUsed(of: Vault(path: LedgerFolder(path: other).peoplePath))?.milliseconds
        ?? .min
    }
    var first = FormerVault.Aside.none
    for other in aside.sorted(by: { used($0) > used($1) }) {
      let found = try vaultAside(at: other)
      if case .other = found { return found }
      if first == .none { first = found }
    }
    return first
  }

  private func asidesWithMore() -> [String] {
    LedgersBeside.own(beside: path).filter {
      LedgersBeside.isPutAside($0, of: path) && more(in: $0) != .nothing
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
