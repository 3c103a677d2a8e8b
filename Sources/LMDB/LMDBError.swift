/// Why LMDB could not do what was asked; each case carries the values a message needs.
///
/// Absence is never an error: looking for a key that is not there answers `nil` or `false`.
public enum LMDBError: Error, Equatable, Sendable {
  /// There is no environment at this path, or its parent folder does not exist.
  case missing(path: String)
  /// The system refuses this process access, or the environment was opened read-only.
  case permissionDenied(path: String)
  /// The file system is mounted read-only.
  case readOnlyFileSystem(path: String)
  /// This process has the environment open already; LMDB's locks do not survive a second opening.
  case alreadyOpen(path: String)
  /// A copy was asked for where a database exists already.
  case alreadyExists(path: String)
  /// The file does not begin as an LMDB file does.
  case notADatabase(path: String)
  /// The file was written in another format of LMDB (0.9 and 1.0 cannot read each other's files).
  case versionMismatch(path: String, found: Int, expected: Int)
  /// The file is shorter than its own header says; reading it would kill the process.
  case truncated(path: String, expectedByteCount: Int, foundByteCount: Int)
  /// A page of the database contradicts another.
  case corrupted(String)
  /// The map may not or cannot grow beyond this many bytes.
  case mapFull(byteCount: Int)
  /// The disk, or the quota on it, has no room; the transaction is gone, the environment is usable.
  case diskFull
  /// Another process did not stop writing.
  case busy(path: String)
  /// All reader slots are taken; a reader somewhere does not end.
  case readersFull(limit: Int)
  /// More named tables are open than the options allow.
  case tablesFull(limit: Int)
  /// There is no table of this name.
  case noTable(name: String)
  /// A key is empty or too long.
  case keyLength(byteCount: Int, limit: Int)
  /// A value is longer than LMDB can store (4 GiB).
  case valueLength(byteCount: Int)
  /// An appended key does not sort after the last key of its table.
  case keyNotAscending
  /// The system has none left of something, such as open files; in its words.
  case noResources(String)
  /// The disk failed; what it reported, in the system's words.
  case inputOutput(String)
  /// Anything else, with LMDB's code and its text.
  case other(code: Int32, text: String)
}

/// An error type that LMDB's own errors can become, so that a store's error passes through transactions.
public protocol LMDBErrorConvertible: Error {
  /// Wraps what LMDB reported.
  init(_ error: LMDBError)
}

extension LMDBError: LMDBErrorConvertible {
  /// An LMDB error is its own wrapping.
  public init(_ error: LMDBError) { self = error }
}

extension LMDBError: CustomStringConvertible {
  /// What happened, with the values, and what to do next.
  public var description: String {
    switch self {
    case .missing(let path):
      "There is no database at \(path). Check the path, or create it first."
    case .permissionDenied(let path):
      "This process may not write or read \(path). Check its owner and permissions."
    case .readOnlyFileSystem(let path):
      "\(path) lies on a read-only file system. Mount it writable, or open it read-only."
    case .alreadyOpen(let path):
      "\(path) is already open in this process. Share the one environment."
    case .alreadyExists(let path):
      "\(path) already holds a database. Copy to an empty folder."
    case .notADatabase(let path):
      "\(path) is not an LMDB file. Check the path; if it is right, restore from a backup."
    case .versionMismatch(let path, let found, let expected):
      "\(path) has LMDB file format \(found), this program reads format \(expected). "
        + "Export with the program that wrote it, then import here."
    case .truncated(let path, let expectedByteCount, let foundByteCount):
      "\(path) is cut short: \(foundByteCount) bytes where \(expectedByteCount) are needed. "
        + "Restore it from a backup."
    case .corrupted(let what):
      "The database is damaged: \(what). Restore it from a backup."
    case .mapFull(let byteCount):
      "The database has reached its limit of \(byteCount) bytes. Raise the limit or free address space."
    case .diskFull:
      "The disk is full. Free some space and try again; nothing of this transaction was kept."
    case .busy(let path):
      "Another process holds \(path) and does not stop writing. Try again, or see what became of it."
    case .readersFull(let limit):
      "All \(limit) readers are in use. End readers that were forgotten, or raise the limit."
    case .tablesFull(let limit):
      "All \(limit) tables are open. Raise the limit of tables."
    case .noTable(let name):
      "There is no table named \(name)."
    case .keyLength(let byteCount, let limit):
      "A key has \(byteCount) bytes; it must have 1 to \(limit)."
    case .valueLength(let byteCount):
      "A value has \(byteCount) bytes; LMDB stores at most 4294967295."
    case .keyNotAscending:
      "An appended key must sort after the last key of its table."
    case .noResources(let text):
      "The system has none left of what is needed: \(text). End some programs and try again."
    case .inputOutput(let text):
      "The disk could not be read or written: \(text). Check the disk before going on."
    case .other(let code, let text):
      "LMDB reported \(code): \(text)."
    }
  }
}
