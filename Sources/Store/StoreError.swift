public import Exchange
public import LMDB

/// Why the store could not do what was asked.
public enum StoreError: Error, Equatable, Sendable {
  /// Another writer appended first: the log ends at `found`.
  case positionTaken(expected: Position, found: Position)
  /// An id of the batch is in the log already, at this position.
  case idTaken(EventID, Position)
  /// There is nothing at this path.
  case missing(path: String)
  /// The folder holds no log of ours, or a file that is not LMDB's.
  case notALog(path: String)
  /// The log was written by a newer program.
  case newerFormat(path: String, found: String, supported: String)
  /// The log was written with another LMDB, whose files this one does not read.
  case otherLibrary(path: String, found: String, expected: String)
  /// The file is shorter than it says it is.
  case truncated(path: String, expectedByteCount: Int, foundByteCount: Int)
  case permissionDenied(path: String)
  case readOnly(path: String)
  /// Nothing of the transaction was kept; the store remains usable.
  case diskFull
  /// The disk could not read or write; what it reported.
  case diskFailed(String)
  /// This process has it open already, all its readers are taken, or another process writes on and on.
  case busy
  /// The system has none left of something, such as open files; in its words.
  case noResources(String)
  /// What is stored contradicts itself.
  case damaged(String)
  /// The stored rows of a read model, by its name, cannot be read or contradict each other.
  case viewDamaged(String)
  /// Anything else, in the words of the library or the system.
  case other(String)
}

extension StoreError: LMDBErrorConvertible {
  public init(_ error: LMDBError) {
    switch error {
    case .missing(let path): self = .missing(path: path)
    case .notADatabase(let path): self = .notALog(path: path)
    case .versionMismatch(let path, let found, let expected):
      self = .otherLibrary(path: path, found: "\(found)", expected: "\(expected)")
    case .truncated(let path, let expected, let found):
      self = .truncated(path: path, expectedByteCount: expected, foundByteCount: found)
    case .permissionDenied(let path): self = .permissionDenied(path: path)
    case .readOnlyFileSystem(let path): self = .readOnly(path: path)
    case .diskFull: self = .diskFull
    case .inputOutput(let what): self = .diskFailed(what)
    case .alreadyOpen, .readersFull, .tablesFull, .busy: self = .busy
    case .noResources(let what): self = .noResources(what)
    case .corrupted(let what): self = .damaged(what)
    // The system's own words, which people are told in theirs.
    case .other(let code, let text) where code > 0: self = .other(text)
    case .alreadyExists, .mapFull, .noTable, .keyLength, .valueLength, .keyNotAscending, .other:
      self = .other(error.description)
    }
  }
}
