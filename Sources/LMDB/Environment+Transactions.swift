import CLMDB
import Synchronization

extension Environment {
  /// Runs a closure on the state of this moment; writes that come later stay unseen by it.
  ///
  /// Keep it short: the file cannot reuse a page that a reader may still look at. Any thread may call, a thread
  /// already inside a transaction of this environment may not.
  ///
  /// Throws what the body throws; `readersFull` when no slot is free. Of an environment that can only be read and
  /// has no locks: `busy` when others wrote meanwhile.
  public func read<R, E: LMDBErrorConvertible>(
    _ body: (borrowing ReadTransaction<E>) throws(E) -> R
  ) throws(E) -> R {
    gate.enterReading()
    defer { gate.leaveReading() }
    let raw = try converting(to: E.self) { () throws(LMDBError) in
      try begin(flags: UInt32(MDB_RDONLY))
    }
    // Safety: the transaction is open.
    let number = Int(unsafe mdb_txn_id(raw.handle))
    let result = try body(ReadTransaction<E>(raw))
    try converting(to: E.self) { () throws(LMDBError) in try checkUnchanged(since: number) }
    return result
  }

  /// Throws `busy` when writers, who do not see this reader, may have used pages again that belong to the state
  /// of a transaction. The second commit after it frees such pages, and only a third one writes over them.
  func checkUnchanged(since transaction: Int) throws(LMDBError) {
    if hasLocks { return }
    if try usageInside().lastTransaction > transaction + 1 { throw .busy(path: path) }
  }

  /// Runs a closure that writes, and commits when it returns; when it throws, nothing of it remains.
  ///
  /// When this returns, everything is on the disk (see `Options.durability`). The body **may run more than once**:
  /// when the map is full, what was done is undone, the map is doubled and the body runs again; so it must not
  /// change anything but the transaction that it could not change twice. Callers wait for each other.
  ///
  /// Throws what the body throws; `diskFull`, `mapFull` or `inputOutput` when it cannot be written, `busy` when
  /// another process does not stop writing. The environment
  /// remains usable. An error that the body caught is thrown nevertheless if it broke the transaction.
  public func write<R, E: LMDBErrorConvertible>(
    _ body: (inout WriteTransaction<E>) throws(E) -> R
  ) throws(E) -> R {
    let start = ContinuousClock.now
    gate.enterWriting()
    defer { gate.leaveWriting() }
    try converting(to: E.self) { () throws(LMDBError) in
      if options.readOnly { throw .permissionDenied(path: path) }
      // Those who waited for another thread of this process have waited already.
      try turn.take(patience: options.writerPatience - (ContinuousClock.now - start))
    }
    defer { turn.giveBack() }
    // Pages that a dead process was reading can be used again, also while this one lives long.
    if writeCount.add(1, ordering: .relaxed).newValue.isMultiple(of: 64) {
      _ = try? clearDeadReaders()
    }
    while true {
      let (code, result) = try attempt(body)
      switch code {
      case MDB_SUCCESS: return try result.get()
      case MDB_MAP_FULL:
        try converting(to: E.self) { () throws(LMDBError) in try growMap(doubling: true) }
      default: throw E(error(code))
      }
    }
  }

  /// Runs the body once: committed if the code says success and the result is one, undone otherwise.
  private func attempt<R, E>(
    _ body: (inout WriteTransaction<E>) throws(E) -> R
  ) throws(E) -> (code: Int32, result: Result<R, E>) {
    let raw = try converting(to: E.self) { () throws(LMDBError) in try begin(flags: 0) }
    // Safety: the handle is only compared, never used.
    let begun = unsafe raw.handle
    var transaction = WriteTransaction<E>(raw)
    let result: Result<R, E>
    do throws(E) { result = .success(try body(&transaction)) } catch { result = .failure(error) }
    precondition(
      unsafe transaction.raw.handle == begun,
      "A write transaction was exchanged for another inside its closure.")
    guard case .success = result, transaction.raw.breakingCode == MDB_SUCCESS else {
      return (transaction.raw.breakingCode, result)
    }
    return (commit(transaction.raw), result)
  }

  /// Begins a transaction on a thread that is inside the gate, and follows another process that moved the end.
  func begin(flags: UInt32) throws(LMDBError) -> RawTransaction {
    while true {
      // The tables are copied first, so that LMDB's transaction knows at least these.
      let tables = openTables.withLock { $0 }
      var begun: OpaquePointer?
      // Safety: the environment is open; no map moves while this thread is inside the gate.
      let code = unsafe mdb_txn_begin(handle, nil, flags, &begun)
      if code == MDB_MAP_RESIZED {
        try followMap()
      } else {
        try check(code)
        guard let begun = unsafe begun else { throw .other(code: code, text: "no transaction") }
        return unsafe RawTransaction(handle: begun, environment: self, tables: tables)
      }
    }
  }

  private func followMap() throws(LMDBError) {
    if gate.isWriting { return try growMap(doubling: false) }
    gate.leaveReading()
    gate.enterWriting()
    defer {
      gate.leaveWriting()
      gate.enterReading()
    }
    try growMap(doubling: false)
  }

  /// Commits; a transaction that made or dropped tables waits until no reader can be using their handles.
  private func commit(_ raw: consuming RawTransaction) -> Int32 {
    guard raw.changesTables else { return raw.commit() }
    gate.shutOutReaders()
    defer { gate.letReadersIn() }
    let dropped = raw.dropped
    let tables = raw.tables
    var code = raw.dropHandles()
    if code == MDB_SUCCESS { code = raw.commit() } else { raw.abort() }
    if code == MDB_SUCCESS {
      openTables.withLock { $0 = tables }
    } else {
      reopen(dropped)
    }
    return code
  }

  /// LMDB closes the handle of a dropped table at once; if the drop fails after all, the table gets a new one.
  private func reopen(_ dropped: [DroppedTable]) {
    for dropped in dropped where openTables.withLock({ $0.contains(dropped.table) }) {
      let handle = try? openHandle(dropped.name)
      openTables.withLock { tables in
        if let handle { tables[dropped.table] = handle } else { tables.remove(dropped.table) }
      }
    }
  }
}
