import Deciding
public import Exchange
import Store

extension Ledger {
  /// Persons whose erasure was begun in the vault and is not in the log, in the order in which that was: a crash came
  /// between, or a disk that was full. Their records are gone, and a copy from before brings them back until the same
  /// command has ended it. Nobody where the vault is not there or can only be read.
  public func unendedErasures() throws(LedgerError) -> [AgentID] {
    if Self.mayLackVault(at: path) { return [] }
    let begun: [AgentID]
    do throws(LedgerError) {
      begun = try people.begunErasures()
    } catch {
      switch error {
      case .readOnly, .permissionDenied: return []
      default: throw error
      }
    }
    return try look { books in
      begun.filter { books.wasPerson($0) && !books.isErased($0) }
    }
  }
}
