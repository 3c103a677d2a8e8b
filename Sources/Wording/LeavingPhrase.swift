public import Outgoing

/// What is said of files and folders outside the ledger, by every tool that writes some.
public enum LeavingPhrase: Sendable {
  case obstacle(Obstacle)
  /// A folder that is something else, where a ledger was to be opened.
  case otherFolder(path: String, FolderKind)
  /// A file, where a ledger was to be opened.
  case isFile(path: String)
  /// A word that a program was given and that is no text; its signs that are none are replaced.
  case garbled(String)
  /// What was given to be read, and is something else than what is wanted.
  case misgiven(Misgiven)
  /// What runs that were cut short have left.
  case leftovers([String])
  /// Newer backups than the one that is taken, which are not whole.
  case passedOver([String], taken: String)
  /// Something secret was put beside a publication, in the folder that has it in it.
  case secretBeside(path: String, folder: String, publication: String)
  /// What lies in a folder that is shown and is not of what is published.
  case shown(ShownBeside, in: String)
  /// The same, of files that are for one party alone.
  case shownPersonal([String], in: String)
}
