import Deciding
public import Exchange
import Store

extension Ledger {
  /// Whether the vault of a ledger, which need not be open, tells of an erasure that was begun: whether it was ended is
  /// to be looked at in the log.
  public static func hasBegunErasures(
    at path: String, clock: @escaping @Sendable () -> Instant
  ) throws(LedgerError) -> Bool {
    if mayLackVault(at: path) { return false }
    let vault = PeopleVault(
      path: LedgerFolder(path: path).peoplePath, zone: .brussels, clock: clock, newest: clock)
    return try !begunErasures(in: vault).isEmpty
  }

  /// Persons whose erasure was begun in the vault and is not in the log, in the order in which that was: a crash came
  /// between, or a disk that was full. Their records are gone, and a copy from before brings them back until the same
  /// command has ended it. Nobody where the vault is not there or can only be read.
  public func unendedErasures() throws(LedgerError) -> [AgentID] {
    if Self.mayLackVault(at: path) { return [] }
    return try unended(Self.begunErasures(in: people))
  }

  private func unended(_ begun: [AgentID]) throws(LedgerError) -> [AgentID] {
    if begun.isEmpty { return [] }
    return try look { books in begun.filter { books.wasPerson($0) && !books.isErased($0) } }
  }

  /// Organisations whose record was begun to be forgotten and is there still, by id: a crash came between, or a copy
  /// brought it back. The record goes last, so that what is gone was forgotten to the end. Nobody where the vault is
  /// not there or can only be read.
  public func unendedForgettings() throws(LedgerError) -> [AgentID] {
    if Self.mayLackVault(at: path) || isReadOnly { return [] }
    let begun = try people.begunForgettings().filter(try organisations().contains)
    return begun.sorted()
  }

  /// The same of one agent, in whoever's turn at the vault: what was begun goes to its end before anything new is kept.
  ///
  /// Throws `erasureBegun`.
  public func checkNotBegun(_ agent: AgentID) throws(LedgerError) {
    if try !unended(people.begunAtAnyTime()).contains(agent) {
      guard people.isBeingForgotten(agent), try organisations().contains(agent) else { return }
      throw .erasureBegun(agent: agent.text, isContact: true)
    }
    throw .erasureBegun(agent: agent.text, isContact: false)
  }

  /// Persons whose erasure was begun and is not in the log, asked without a turn at the vault.
  func begunNow() throws(LedgerError) -> Set<AgentID> {
    Set(try unended(people.begunAtAnyTime()))
  }

  private static func begunErasures(in vault: PeopleVault) throws(LedgerError) -> [AgentID] {
    do throws(LedgerError) { return try vault.begunErasures() } catch {
      switch error {
      case .readOnly, .permissionDenied: return []
      default: throw error
      }
    }
  }
}
