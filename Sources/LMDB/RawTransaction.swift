import CLMDB

/// One transaction of LMDB: keys and values as pointers, errors as LMDB's own. It aborts unless it is committed.
///
/// It is not generic, so that it is compiled once; `Transaction` puts the types and the lent spans around it.
@safe @usableFromInline
struct RawTransaction: ~Copyable {
  // Safety: the handle is used by the thread that began it, inside one closure, and freed exactly once: by
  // `commit`, by `abort` or by deinit.
  let handle: OpaquePointer
  let environment: Environment
  /// The tables this transaction may use.
  private(set) var tables: OpenTables
  /// The first code after which LMDB refuses to commit; the body may have caught the error.
  private(set) var breakingCode = MDB_SUCCESS
  private(set) var dropped: [DroppedTable] = []
  private var hasCreatedTables = false
  private var isOver = false
  /// The cursor at the last entry stored: it saves a descent at each of those that come in order.
  private var last: (table: MDB_dbi, cursor: OpaquePointer)?

  init(handle: OpaquePointer, environment: Environment, tables: OpenTables) {
    unsafe self.handle = handle
    self.environment = environment
    self.tables = tables
  }

  @inlinable deinit { abortUnlessOver() }

  @usableFromInline
  func abortUnlessOver() {
    // Safety: a cursor of a write transaction is closed before it ends, once.
    if let last = unsafe last { unsafe mdb_cursor_close(last.cursor) }
    if !isOver { unsafe mdb_txn_abort(handle) }
  }

  /// Commits; whatever the code, the transaction is over.
  consuming func commit() -> Int32 {
    closeLast()
    isOver = true
    return unsafe mdb_txn_commit(handle)
  }

  /// Undoes everything.
  consuming func abort() {}

  var changesTables: Bool { hasCreatedTables || !dropped.isEmpty }

  // MARK: Reading

  @usableFromInline
  func find(_ key: Span<UInt8>, in table: Table) throws(LMDBError) -> UnsafeRawBufferPointer? {
    var value = unsafe MDB_val()
    // Safety: LMDB reads the key during the call; the value it lends lives as long as the transaction, or until
    // the next write, which cannot happen while `Transaction` lends it.
    let code = unsafe key.withUnsafeBytes { bytes in
      var key = unsafe MDB_val(lending: bytes)
      return unsafe mdb_get(handle, tables[table], &key, &value)
    }
    if code == MDB_NOTFOUND { return nil }
    if code != MDB_SUCCESS { throw refusal(code, key: key.count, value: 0) }
    return unsafe UnsafeRawBufferPointer(value)
  }

  @usableFromInline
  func entryCount(of table: Table) throws(LMDBError) -> Int {
    var statistics = MDB_stat()
    try environment.check(unsafe mdb_stat(handle, tables[table], &statistics))
    return statistics.ms_entries
  }

  @usableFromInline
  func cursor(in table: Table) throws(LMDBError) -> RawCursor {
    unsafe try RawCursor(transaction: handle, table: tables[table], environment: environment)
  }

  @usableFromInline
  func tableNames() throws(LMDBError) -> [String] {
    var main: MDB_dbi = 0
    try environment.check(unsafe mdb_dbi_open(handle, nil, 0, &main))
    var cursor = unsafe try RawCursor(transaction: handle, table: main, environment: environment)
    var names: [String] = []
    var found = try cursor.move(.first)
    while found {
      names.append(unsafe String(decoding: cursor.key, as: UTF8.self))
      found = try cursor.move(.next)
    }
    return names
  }

  // MARK: Writing

  /// How `put` treats what is there.
  @usableFromInline
  enum Placement {
    case anywhere, onlyIfAbsent, atEnd

    var flags: Int32 {
      switch self {
      case .anywhere: 0
      case .onlyIfAbsent: MDB_NOOVERWRITE
      case .atEnd: MDB_APPEND
      }
    }
  }

  /// Stores a value; false when it may be stored only if absent and is present.
  @usableFromInline
  mutating func put(
    _ key: Span<UInt8>, _ value: Span<UInt8>, in table: Table, _ placement: Placement
  ) throws(LMDBError) -> Bool {
    let cursor = unsafe try cursorAtLast(of: tables[table])
    let flags = UInt32(placement.flags)
    // Safety: LMDB copies key and value during the call.
    let code = unsafe key.withUnsafeBytes { keyBytes in
      unsafe value.withUnsafeBytes { valueBytes in
        var key = unsafe MDB_val(lending: keyBytes)
        var value = unsafe MDB_val(lending: valueBytes)
        return unsafe mdb_cursor_put(cursor, &key, &value, flags)
      }
    }
    if code == MDB_SUCCESS { return true }
    if code == MDB_KEYEXIST {
      if placement == .onlyIfAbsent { return false }
      throw .keyNotAscending
    }
    throw broken(code, key: key.count, value: value.count)
  }

  private mutating func cursorAtLast(of table: MDB_dbi) throws(LMDBError) -> OpaquePointer {
    if let last = unsafe last, unsafe last.table == table { return unsafe last.cursor }
    closeLast()
    var opened: OpaquePointer?
    let code = unsafe mdb_cursor_open(handle, table, &opened)
    guard code == MDB_SUCCESS, let opened = unsafe opened else { throw broken(code) }
    unsafe last = (table, opened)
    return unsafe opened
  }

  private mutating func closeLast() {
    // Safety: the cursor is forgotten as it is closed.
    if let last = unsafe last { unsafe mdb_cursor_close(last.cursor) }
    unsafe last = nil
  }

  /// Removes an entry; false when there was none.
  @usableFromInline
  mutating func delete(_ key: Span<UInt8>, in table: Table) throws(LMDBError) -> Bool {
    // Safety: LMDB reads the key during the call.
    let code = unsafe key.withUnsafeBytes { bytes in
      var key = unsafe MDB_val(lending: bytes)
      return unsafe mdb_del(handle, tables[table], &key, nil)
    }
    if code == MDB_NOTFOUND { return false }
    if code != MDB_SUCCESS { throw broken(code, key: key.count, value: 0) }
    return true
  }

  @usableFromInline
  mutating func clear(_ table: Table) throws(LMDBError) {
    let code = unsafe mdb_drop(handle, tables[table], 0)
    if code != MDB_SUCCESS { throw broken(code) }
  }

  // MARK: Tables

  @usableFromInline
  mutating func createTable(_ name: String) throws(LMDBError) -> Table {
    if let table = tables.table(named: name) { return table }
    var slot: MDB_dbi = 0
    // Safety: LMDB copies the name.
    let code = unsafe mdb_dbi_open(handle, name, UInt32(MDB_CREATE), &slot)
    if code != MDB_SUCCESS { throw broken(code) }
    dropped.removeAll { $0.name == name }
    hasCreatedTables = true
    return tables.add(name: name, handle: slot)
  }

  /// Empties the table now; its name and handle go when the transaction commits.
  @usableFromInline
  mutating func drop(_ table: Table) throws(LMDBError) {
    try clear(table)
    dropped.append(DroppedTable(table: table, name: tables.name(of: table), handle: tables[table]))
    tables.remove(table)
  }

  /// Removes the names of dropped tables and closes their handles; nobody may be reading.
  mutating func dropHandles() -> Int32 {
    for table in dropped {
      let code = unsafe mdb_drop(handle, table.handle, 1)
      if code != MDB_SUCCESS { return code }
    }
    return MDB_SUCCESS
  }

  // MARK: Errors

  private func refusal(_ code: Int32, key: Int, value: Int) -> LMDBError {
    guard code == MDB_BAD_VALSIZE else { return environment.error(code) }
    let limit = Int(unsafe mdb_env_get_maxkeysize(environment.handle))
    return (1...limit).contains(key)
      ? .valueLength(byteCount: value) : .keyLength(byteCount: key, limit: limit)
  }

  private mutating func broken(_ code: Int32, key: Int = 1, value: Int = 0) -> LMDBError {
    let leavesIntact = code == MDB_BAD_VALSIZE || code == MDB_DBS_FULL
    if breakingCode == MDB_SUCCESS && !leavesIntact { breakingCode = code }
    return refusal(code, key: key, value: value)
  }
}
