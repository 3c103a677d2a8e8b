import Deciding
public import Exchange
import Projecting
import Store

/// Folders of the vault of persons that are not there, where a ledger that knows persons has them: they may be
/// lost, and a backup may have them.
public struct VaultLoss: Sendable, Equatable {
  /// The vault.
  public var path: String
  /// Persons whom the log knows, erased ones among them.
  public var persons: Int
}

extension Ledger {
  /// Whether the vault of a ledger, which need not be open, is not there or not whole.
  public static func mayLackVault(at path: String) -> Bool {
    Vault.mayBeLost(at: LedgerFolder(path: path).peoplePath)
  }

  /// The persons whose records in the vault of a ledger, which need not be open, are damaged; nobody where there
  /// is no vault that can be read.
  public static func unreadableRecords(
    at path: String, clock: @escaping @Sendable () -> Instant
  ) throws(LedgerError) -> [String] {
    if mayLackVault(at: path) { return [] }
    let vault = PeopleVault(
      path: LedgerFolder(path: path).peoplePath, zone: .brussels, clock: clock, newest: clock)
    do throws(LedgerError) { return try vault.unreadable() } catch {
      switch error {
      case .readOnly, .permissionDenied: return []
      default: throw error
      }
    }
  }

  /// How many persons the log knows, erased ones among them.
  public func personCount() throws(LedgerError) -> Int {
    try look { books in books.agents.all.count { books.wasPerson($0.key) } }
  }

  /// What the folder of the ledger and its log tell together of a vault that may be lost; nil where nothing is
  /// amiss, or nobody is known of whom anything could have been kept. A ledger begun before there was a vault
  /// has none either: it is possible, and no more.
  public func vaultLoss() throws(LedgerError) -> VaultLoss? {
    guard Self.mayLackVault(at: path) else { return nil }
    let persons = try personCount()
    return persons == 0
      ? nil : VaultLoss(path: LedgerFolder(path: path).peoplePath, persons: persons)
  }
}
