import Deciding
import EventCodec
public import Exchange
import FoundationEssentials
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
  /// The place of the last entry of the log that came back.
  public var last: Position
  /// Entries that were published and are not there.
  public var missing: UInt64
  /// Where it may be put when it gives way to a newer one: nothing is there.
  public var place: String

  /// The vault of the ledger that was put aside, at `LEDGER-aside`.
  public enum Aside: Sendable, Equatable {
    /// There is none of this ledger.
    case none
    case same(ledger: String)
    /// So many records and notes of acts are there alone, or here alone, or differ.
    case other(ledger: String, records: Int, notes: Int)
  }
}

extension Ledger {
  /// What is to be said of the vault of this ledger, which came back from a backup; nil where nobody can have been
  /// kept in it.
  public func formerVault(_ receipt: RestoreReceipt) throws(LedgerError) -> FormerVault? {
    var former = FormerVault(
      ledger: path, madeAt: receipt.madeAt, last: max(receipt.size, 1) - 1,
      missing: receipt.missing, place: freePlace())
    former.aside = try vaultAside()
    if former.aside == .none {
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
    guard try people.keepsNothing(), case .other(let ledger, _, _) = try vaultAside() else {
      return nil
    }
    return ledger
  }

  /// Of several that were put aside, the one that was used last counts.
  private func vaultAside() throws(LedgerError) -> FormerVault.Aside {
    let aside = LedgersBeside.own(beside: path).filter { LedgersBeside.isPutAside($0, of: path) }
      .map { (path: $0, last: ((try? vault(at: $0).lastUsed()) ?? nil)?.milliseconds ?? .min) }
    var found = FormerVault.Aside.none
    for other in aside.sorted(by: { $0.last > $1.last }) where found == .none {
      found = try vaultAside(at: other.path)
    }
    return found
  }

  private func vault(at other: String) -> PeopleVault {
    PeopleVault(
      path: LedgerFolder(path: other).peoplePath, zone: settings.zone, clock: clock, newest: clock,
      patience: .zero)
  }

  private func vaultAside(at other: String) throws(LedgerError) -> FormerVault.Aside {
    if Self.mayLackVault(at: other) { return .none }
    let vault = vault(at: other)
    // One that cannot be read is of no use.
    guard let there = try? vault.kept() else { return .none }
    let here = try people.kept()
    let erased = try erasedAgents()
    let records = Set(there.records.keys).union(here.records.keys).count { agent in
      !erased.contains(agent) && there.records[agent] != here.records[agent]
    }
    let notes = Set(there.notes.keys).union(here.notes.keys).count {
      there.notes[$0] != here.notes[$0]
    }
    if records + notes == 0 { return .same(ledger: other) }
    // The one that was used last is the newer; an old one is let be.
    guard let last = try? vault.lastUsed(), try people.lastUsed().map({ $0 < last }) ?? true else {
      return .none
    }
    // What is there and reads, and is not here: else there is nothing to take, whatever is gone there.
    let hasMore =
      there.records.contains { !erased.contains($0.key) && here.records[$0.key] != $0.value }
      || there.notes.contains { here.notes[$0.key] != $0.value }
    return hasMore ? .other(ledger: other, records: records, notes: notes) : .none
  }

  private func freePlace() -> String {
    let place = path + "-people"
    let isFree = { (path: String) in !FileManager.default.fileExists(atPath: path) }
    if isFree(place) { return place }
    return (2...).lazy.map { "\(place)-\($0)" }.first(where: isFree) ?? place
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
