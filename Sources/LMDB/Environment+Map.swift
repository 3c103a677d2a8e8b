import CLMDB
import Glibc

extension Environment {
  /// Sizes and counts of this moment; not to be called inside a transaction.
  public func usage() throws(LMDBError) -> Usage {
    gate.enterReading()
    defer { gate.leaveReading() }
    return try measure()
  }

  /// The same, of a thread inside the gate.
  func usageInside() throws(LMDBError) -> Usage { try measure() }

  /// Moves to a larger map; only the writer may ask, between its transactions.
  ///
  /// When `doubling`, at least twice as large; otherwise just large enough for what another process has written.
  func growMap(doubling: Bool) throws(LMDBError) {
    gate.shutOutReaders()
    defer { gate.letReadersIn() }
    let usage = try measure()
    let old = usage.mapByteCount
    let used = (usage.lastPage + 1) * usage.pageByteCount
    if !doubling && used <= old { return }
    var new = old
    repeat { new = new.addingReportingOverflow(new).overflow ? Int.max : new * 2 } while new < used
    new = min(new, options.mapByteCountLimit) / usage.pageByteCount * usage.pageByteCount
    guard new > old, new >= used, try canMap(new) else { throw .mapFull(byteCount: old) }
    // Safety: this thread is the only one inside the gate, no transaction is open.
    let code = unsafe mdb_env_set_mapsize(handle, new)
    // LMDB has let go of the old map by now and cannot go on without one.
    precondition(
      code == MDB_SUCCESS, "The system gave \(new) bytes of address space and took them back.")
  }

  /// Address space reserved for the file; the caller is inside the gate.
  var mapByteCount: Int {
    (try? measure().mapByteCount) ?? 0
  }

  /// The file's descriptor, which belongs to LMDB.
  private func descriptor() throws(LMDBError) -> Int32 {
    var descriptor: Int32 = -1
    try check(unsafe mdb_env_get_fd(handle, &descriptor))
    return descriptor
  }

  private func measure() throws(LMDBError) -> Usage {
    // Safety: the structures are filled by the calls; the map LMDB looks at stands still inside the gate.
    var info = unsafe MDB_envinfo()
    var statistics = MDB_stat()
    var status = stat()
    try check(unsafe mdb_env_info(handle, &info))
    try check(unsafe mdb_env_stat(handle, &statistics))
    try checkSystem(unsafe fstat(try descriptor(), &status), path: path)
    return unsafe Usage(
      fileByteCount: Int(status.st_size), mapByteCount: info.me_mapsize,
      pageByteCount: Int(statistics.ms_psize),
      lastPage: info.me_last_pgno, lastTransaction: info.me_last_txnid,
      readerCount: Int(info.me_numreaders), readerLimit: Int(info.me_maxreaders))
  }

  /// Whether the system has this much address space, asked before the old map is given up.
  private func canMap(_ byteCount: Int) throws(LMDBError) -> Bool {
    // Safety: the trial map is nowhere used and goes at once.
    let trial = unsafe mmap(nil, byteCount, PROT_READ, MAP_SHARED, try descriptor(), 0)
    guard let trial = unsafe trial, unsafe trial != MAP_FAILED else { return false }
    return unsafe munmap(trial, byteCount) == 0
  }
}
