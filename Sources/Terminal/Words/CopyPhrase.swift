import Bookkeeping

/// What is said of backups, and of what comes back from copies.
enum CopyPhrase {
  /// A backup lies on the disk of its ledger.
  case onSameDisk
  /// The key of a restored ledger is that of another backup.
  case keyTaken(from: String)
  /// A new key was made, and this backup has one of the same name, which may be the ledger's.
  case doubtfulKey(of: String, ledger: String)
  /// A backup was passed over, since it went on without what is published.
  case strayed(StrayedCopy, taken: String)
  /// The backup before one that is not whole.
  case former(FormerCopy, command: String)
  /// Backups in a place that hold, under the same key, what the ledger has not; one at least.
  case otherHistories([String])
  /// Nothing of the vault came back.
  case nameless(persons: Int)
  /// The vault is that of the backup; several lines, commands among them.
  ///
  /// - Parameter isPublished: whether the log was held against what was published since.
  case formerVault(FormerVault, isPublished: Bool)
  /// Backups in a place that have persons who were erased since; one at least.
  case holdErased([ErasedInBackup], in: String)
  /// The log is intact, and something else of the ledger is not.
  case logIntact(size: String, root: String)
  /// Published entries were to be brought in, and the ledger had them all.
  case nothingLacking(size: String, root: String)
  /// Problems of what lies beside the entries, which stand; each is told after it.
  case besideLog(problems: Int, size: String, root: String)
}
