import CLMDB
import Glibc
import Synchronization

/// A database file in a folder of its own, mapped into memory: named tables of bytes by bytes, sorted by key.
///
/// One writer at a time, any number of readers beside it, each reader on the state of the moment it began.
/// Everything happens inside a closure, on the thread that calls: a transaction cannot be forgotten, cannot cross
/// an `await`, and the bytes it lends cannot outlive it.
///
/// What this module takes care of, so that nobody else must:
/// - An environment is opened once per process; a second opening is refused, whatever path leads to it.
/// - A file is looked at before it is trusted: foreign, newer or cut files are errors, not crashes.
/// - The map grows by itself. A write that meets the end of the map is undone and its closure **runs again**.
/// - A thread is in one transaction of an environment at a time; a second is refused with a sentence, since it
///   could wait for the first for ever.
/// - Every return code of LMDB is looked at.
@safe public final class Environment: @unchecked Sendable {
  // Safety: LMDB's environment may be used from all threads; what it does not allow from several at once (moving
  // the map, opening and closing tables) happens behind the gate. The handle is closed in deinit only, when no
  // method can be running.
  let handle: OpaquePointer
  let gate = TransactionGate()
  let openTables = Mutex(OpenTables())
  /// The turn to write, among processes.
  let turn: WriterTurn
  /// How often this process has written.
  let writeCount = Atomic(0)
  private let identities: Set<FileIdentity>
  /// Whether writers see the readers of this environment, and leave them their pages.
  let hasLocks: Bool

  /// The folder, as given.
  public let path: String
  /// The options, as given.
  public let options: Options

  /// The version of the LMDB library in use, such as “LMDB 0.9.24: (July 24, 2019)”.
  public static var libraryVersion: String {
    // Safety: mdb_version answers a constant string.
    unsafe String(cString: mdb_version(nil, nil, nil))
  }

  /// Opens the environment in a folder, creates it if the options say so, and clears away dead readers.
  ///
  /// Throws `missing`, `permissionDenied`, `readOnlyFileSystem`, `alreadyOpen`, `notADatabase`, `versionMismatch`,
  /// `truncated` or `corrupted` for what is there; `diskFull` or `mapFull` when there is no room.
  public init(path: String, options: Options = Options()) throws(LMDBError) {
    let opened = try OpenEnvironments.opening { taken throws(LMDBError) in
      try OpenedEnvironment(path: path, options: options, taken: taken)
    }
    self.path = path
    self.options = options
    turn = WriterTurn(folder: path)
    unsafe handle = unsafe opened.handle
    identities = opened.identities
    hasLocks = opened.hasLocks
    try clearDeadReaders()
    try openListedTables()
  }

  /// Opens what is there; to be read only, where the system allows no more: on a read-only file system, or of
  /// another user.
  public static func opened(
    at path: String, options: Options = Options()
  ) throws(LMDBError) -> Environment {
    do throws(LMDBError) { return try Environment(path: path, options: options) } catch {
      switch error {
      case .permissionDenied, .readOnlyFileSystem: break
      default: throw error
      }
      if options.create { throw error }
      var options = options
      options.readOnly = true
      return try Environment(path: path, options: options)
    }
  }

  deinit {
    // Safety: no transaction is left, since each holds this object while it runs.
    OpenEnvironments.closing(identities) { unsafe mdb_env_close(handle) }
  }

  /// A table by its name, for as long as it is not dropped; not to be called inside a transaction.
  ///
  /// Throws `noTable` when there is none, `tablesFull` when it would be one too many.
  public func table(_ name: String) throws(LMDBError) -> Table {
    if let table = openTables.withLock({ $0.table(named: name) }) { return table }
    gate.enterWriting()
    defer { gate.leaveWriting() }
    gate.shutOutReaders()
    defer { gate.letReadersIn() }
    if let table = openTables.withLock({ $0.table(named: name) }) { return table }
    let handle = try openHandle(name)
    return openTables.withLock { $0.add(name: name, handle: handle) }
  }

  /// The error for a code, with what this environment knows about it.
  func error(_ code: Int32) -> LMDBError {
    switch code {
    case MDB_READERS_FULL: .readersFull(limit: options.readerLimit)
    case MDB_DBS_FULL: .tablesFull(limit: options.tables.count + options.spareTableCount)
    case MDB_MAP_FULL: .mapFull(byteCount: mapByteCount)
    default: LMDBError(code: code, path: path)
    }
  }

  /// Throws unless the code says success.
  func check(_ code: Int32) throws(LMDBError) {
    if code != MDB_SUCCESS { throw error(code) }
  }

  /// Opens the tables that are there and makes the others. Where all of them are there it does not
  /// wait for a writer.
  private func openListedTables() throws(LMDBError) {
    var missing: [String] = []
    for name in options.tables {
      do { _ = try table(name) } catch .noTable { missing.append(name) }
    }
    if options.readOnly || missing.isEmpty { return }
    try write { transaction throws(LMDBError) in
      for name in missing { _ = try transaction.createTable(name) }
    }
  }

  /// Opens a table that exists; only the writer calls this, between transactions and when no reader is inside.
  func openHandle(_ name: String) throws(LMDBError) -> MDB_dbi {
    let raw = try begin(flags: UInt32(MDB_RDONLY))
    var handle: MDB_dbi = 0
    // Safety: the transaction is open, LMDB copies the name.
    let code = unsafe mdb_dbi_open(raw.handle, name, 0, &handle)
    if code == MDB_NOTFOUND { throw .noTable(name: name) }
    try check(code)
    try check(raw.commit())
    return handle
  }
}
