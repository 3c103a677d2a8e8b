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
    let begun = try Self.begunErasures(in: people)
    return try look { books in
      begun.filter { books.wasPerson($0) && !books.isErased($0) }
    }
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
