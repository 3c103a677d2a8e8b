import CLMDB

extension Environment {
  /// Lends the pages of this moment as they lie in the file, to be checked without the map; they stay as they are
  /// while the body runs, whoever writes. Keep it short, as `read`.
  ///
  /// Throws what the body throws; what is wrong with the headers of the file.
  public func inspect<R, E: LMDBErrorConvertible>(
    _ body: (Inspection) throws(E) -> R
  ) throws(E) -> R {
    gate.enterReading()
    defer { gate.leaveReading() }
    for _ in 0..<8 {
      let raw = try converting(to: E.self) { () throws(LMDBError) in
        try begin(flags: UInt32(MDB_RDONLY))
      }
      // Safety: the transaction is open until `abort`.
      let number = UInt64(unsafe mdb_txn_id(raw.handle))
      let found = try converting(to: E.self) { () throws(LMDBError) in
        try Inspection(path: path + "/data.mdb", transaction: number)
      }
      if let found {
        let result = try body(found)
        raw.abort()
        try converting(to: E.self) { () throws(LMDBError) in
          try checkUnchanged(since: Int(number))
        }
        return result
      }
      // Two commits came in between: the page that described this state is written over.
    }
    throw E(.other(code: 0, text: "others write faster than \(path) can be looked at"))
  }
}
