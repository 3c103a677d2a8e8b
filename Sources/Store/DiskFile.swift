import LMDB

/// Files beside LMDB's that must survive a power cut too.
public enum DiskFile {
  /// Bytes beyond which a file of a ledger's folder, or the list of a backup, is none of ours.
  private static let byteLimit = 1 << 26

  /// The bytes of a small file; nil where there is none, and no byte of what is none, such as a pipe or a device. Throws
  /// `damaged` for one that is too large to be ours.
  public static func read(_ path: String) throws(StoreError) -> [UInt8]? {
    do throws(LMDBError) { return try DurableFile.read(path, upTo: byteLimit) } catch {
      throw StoreError(error)
    }
  }

  /// Runs `body` while no other process or thread does under this folder; throws `busy` when another does not
  /// end within half a minute.
  public static func locked<Answer>(
    folder: String, _ body: () throws(StoreError) -> Answer
  ) throws(StoreError) -> Answer {
    try DurableFile.locked(folder: folder, body)
  }

  /// Puts what a file holds, or which names a folder holds, on the disk.
  public static func synchronize(_ path: String) throws(StoreError) {
    try passingOn { () throws(LMDBError) in try LMDB.synchronize(path) }
  }

  /// Puts the name of a file or folder on the disk.
  public static func synchronize(folderOf path: String) throws(StoreError) {
    try passingOn { () throws(LMDBError) in try DurableFile.flushFolder(of: path) }
  }

  /// Puts everything on the file system of `path` on the disk: for many files at once.
  public static func synchronizeAll(around path: String) throws(StoreError) {
    try passingOn { () throws(LMDBError) in try DurableFile.flushAll(around: path) }
  }

  /// Writes a file in place of the one that may be there; durable, with its name, when it returns.
  /// `isSecret`: only its owner may read it.
  public static func write(
    _ bytes: [UInt8], to path: String, isSecret: Bool = false
  ) throws(StoreError) {
    try passingOn { () throws(LMDBError) in
      try DurableFile.write(bytes, to: path, mode: isSecret ? 0o600 : 0o644)
    }
  }

  /// The same, whole but not durable: a power cut may take it, or leave it empty or as zeros.
  public static func writeUnflushed(_ bytes: [UInt8], to path: String) throws(StoreError) {
    try passingOn { () throws(LMDBError) in
      try DurableFile.writeUnflushed(bytes, to: path, mode: 0o644)
    }
  }

  /// Copies a file, for its owner alone, to a name that is free; nothing where there is none. Not durable until
  /// everything around it is.
  public static func copyUnflushed(_ source: String, to path: String) throws(StoreError) {
    try passingOn { () throws(LMDBError) in
      _ = try DurableFile.copyUnflushed(source, to: path)
    }
  }

  private static func passingOn(_ body: () throws(LMDBError) -> Void) throws(StoreError) {
    do throws(LMDBError) { try body() } catch { throw StoreError(error) }
  }
}
