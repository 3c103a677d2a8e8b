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
  /// A new key was made, and this folder beside, where somebody may be at work, has the one that signed what came back.
  case keyBeside(of: String, ledger: String)
  /// A backup was passed over, since it went on without what is published.
  case strayed(StrayedCopy, taken: String)
  /// The backup before one that is not whole.
  case former(FormerCopy, command: String)
  /// Backups in a place that hold, under the same key, other entries than the ledger; one at least.
  case otherHistories([String])
  /// Nothing of the vault came back.
  case noNames(persons: Int)
  /// The same, where a ledger beside has a vault: with the command that takes it; several lines.
  case vaultBeside(persons: Int, aside: String)
  /// What the vault of a ledger beside has more; several lines.
  case vaultAside(FormerVault.Aside)
  /// A backup goes on from this ledger; with the commands that put this one aside and bring that one back; several
  /// lines.
  case olderThan(FurtherCopy, ledger: String, aside: String)
  /// A backup would go on from this ledger and is not whole; with the command that brings in its entries, by a copy that
  /// is made of it; several lines.
  case incomplete(FurtherCopy, ledger: String, copy: String)
  /// A backup that was made later than the one that came back has another vault; with the commands that put this ledger
  /// aside and bring that one back; several lines.
  case newerVault(of: String, ledger: String, aside: String)
  /// Ledgers beside that have entries which this one has not, one at least; with the commands that bring them in, or show
  /// them; several lines.
  case goingOn([FormerVault.GoingOn], ledger: String)
  /// The vault is that of the backup; several lines, commands among them.
  ///
  /// - Parameter isPublished: whether the log was held against what was published since.
  case formerVault(FormerVault, isPublished: Bool)
  /// Somebody who is erased had agreed to be named in reports, and these acts issued some; one at least.
  case namedInReports([EventID])
  /// Files of a publication that were gone or changed, and are put right; one at least.
  case mended([String], in: String)
  /// Backups in a place that have persons who were erased since; one at least.
  ///
  /// - Parameter isLater: whether something is to be taken back first.
  case holdErased([ErasedInBackup], in: String, isLater: Bool)
  /// The same of backups that have entries which the ledger has not; each with the commands that show these, and those
  /// that destroy its keys after that; several lines.
  case forkedHoldErased([ErasedInBackup], in: String, copy: String)
  /// Folders of the ledger beside it that have somebody who was erased or forgotten here, one at least; several lines.
  case heldBeside([ErasedBeside], ledger: String)
  /// What of the vault is lost or damaged, one thing at least, and how it comes back from a backup that only the
  /// reader knows; several lines.
  ///
  /// - Parameter isSought: whether it is in none of the backups beside the one that was made.
  case vaultGaps([VaultGap], isSought: Bool, beside: MissedRecords)
  /// What backups have that the vault lacks, one thing at least, and how it comes back; several lines.
  case takingBack(MissedRecords)
  /// Records that could not be read when a person was looked for, one at least, and how that is done after all;
  /// several lines.
  ///
  /// - Parameter command: what is typed once they are back.
  case nameless([VaultGap], command: String)
  /// Whose records could not be looked through; and who of these could not be masked on a page for that.
  case unsearched([String], unmasked: [String])
  /// The log is intact, and something else of the ledger is not, or the vault is not for this account to look into.
  case logIntact(size: String, root: String, isBarred: Bool)
  /// Nothing was at hand that shows whether an archive is whole and as it was.
  case unvouched
  /// Published entries were to be brought in, and the ledger had them all.
  case nothingLacking(size: String, root: String)
  /// Problems of what lies beside the entries, which stand; each is told after it.
  case besideLog(problems: Int, size: String, root: String)
}
