import Bookkeeping
import Exchange

/// What is said of backups, and of what comes back from copies.
enum CopyPhrase {
  /// A backup lies on the disk of its ledger.
  case onSameDisk
  /// The key of a restored ledger is that of another backup; or of the ledger put aside, where it `isAside`.
  case keyTaken(from: String, isAside: Bool)
  /// A new key was made, and this backup, or ledger put aside, has one of the same name, which may be the ledger's.
  case doubtfulKey(of: String, ledger: String)
  /// A backup was passed over, since it went on without what is published.
  case strayed(StrayedCopy, taken: String)
  /// The backup before one that is not whole.
  case former(FormerCopy, command: String)
  /// Backups in a place that hold, under the same key, what the ledger has not; one at least.
  case otherHistories([String])
  /// Nothing of the vault came back.
  case nameless(persons: Int)
  /// The same, where the ledger put aside has a vault: with the command that takes it; several lines.
  case vaultBeside(persons: Int, aside: String, ledger: String)
  /// The vault is that of the backup; several lines, commands among them.
  ///
  /// - Parameter isPublished: whether the log was held against what was published since.
  case formerVault(FormerVault, isPublished: Bool)
  /// Somebody who is erased had agreed to be named in reports, and these acts issued some; one at least.
  case namedInReports([EventID])
  /// Files of a publication that were gone or changed, and are put right; one at least.
  case mended([String], in: String)
  /// Backups in a place that have persons who were erased since; one at least.
  case holdErased([ErasedInBackup], in: String)
  /// The log is intact, and something else of the ledger is not, or the vault is not for this account to look into.
  case logIntact(size: String, root: String, isBarred: Bool)
  /// Problems of what lies beside the entries, which stand; each is told after it.
  case besideLog(problems: Int, size: String, root: String)
}
