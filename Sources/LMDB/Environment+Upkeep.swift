import CLMDB
import Glibc

extension Environment {
  /// Copies the state of this moment into a folder, made if missing, while others go on reading and writing.
  ///
  /// When `compacting`, without free pages: slower, smaller. The copy is on the disk when this returns. Not to be
  /// called inside a transaction. Throws `alreadyExists` when a database is there; any other failure removes the
  /// unfinished copy.
  public func copy(to folder: String, compacting: Bool = false) throws(LMDBError) {
    let copyPath = folder + "/data.mdb"
    // Safety: system calls here read their path during the call only.
    if unsafe mkdir(folder, 0o700) != 0, errno != EEXIST {
      throw LMDBError(systemCode: errno, path: folder)
    }
    if unsafe access(copyPath, F_OK) == 0 { throw .alreadyExists(path: copyPath) }
    gate.enterReading()
    defer { gate.leaveReading() }
    // An empty transaction first, in case another process moved the end of the map.
    try begin(flags: UInt32(MDB_RDONLY)).abort()
    do throws(LMDBError) {
      // Safety: LMDB reads in a transaction of its own, inside the gate.
      let code = unsafe mdb_env_copy2(handle, folder, compacting ? UInt32(MDB_CP_COMPACT) : 0)
      if code != MDB_SUCCESS { throw LMDBError(code: code, path: folder) }
      try synchronize(copyPath)
      try synchronize(folder)
    } catch {
      if case .alreadyExists = error { throw error }
      unsafe unlink(copyPath)
      throw error
    }
  }

  /// Puts every commit so far on the disk; of use only when `durability` is not `everyCommit`.
  public func sync() throws(LMDBError) {
    if options.readOnly { return }
    gate.enterReading()
    defer { gate.leaveReading() }
    // Safety: the environment is open, the map stands still inside the gate.
    try check(unsafe mdb_env_sync(handle, 1))
  }

  /// Frees the reader slots of processes that died, and says how many; done at each opening and now and then.
  @discardableResult
  public func clearDeadReaders() throws(LMDBError) -> Int {
    var count: Int32 = 0
    // Safety: the environment is open; LMDB locks its table of readers itself.
    try check(unsafe mdb_reader_check(handle, &count))
    return Int(count)
  }
}
