public import Exchange
public import LMDB

/// Why the store could not do what was asked.
public enum StoreError: Error, Equatable, Sendable {
  /// Another writer appended first: the log ends at `found`.
  case positionTaken(expected: Position, found: Position)
  /// An id of the batch is in the log already, at this position.
  case idTaken(EventID, Position)
  /// The folder holds no log of ours.
  case notALog(path: String)
  /// The log was written by a newer program.
  case newerFormat(path: String, found: String, supported: String)
  /// The log was written with another LMDB, whose files this one does not read.
  case otherLibrary(path: String, found: String, expected: String)
  /// What is stored contradicts itself.
  case damaged(String)
  /// The file or the disk.
  case lmdb(LMDBError)
}

extension StoreError: LMDBErrorConvertible {
  public init(_ error: LMDBError) { self = .lmdb(error) }
}
