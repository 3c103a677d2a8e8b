import LMDB
import Testing

@Suite struct `A table` {
  let folder = Folder()

  @Test func `is built beside another and takes its place in one transaction`() throws {
    let environment = try folder.environment(tables: ["live.1"])
    let old = try environment.table("live.1")
    try environment.put([1], [1], in: old)
    let new = try environment.write { (transaction) throws(LMDBError) in
      let new = try transaction.createTable("live.2")
      try transaction.put(key: [1].span, value: [2].span, in: new)
      try transaction.drop(old)
      #expect(try transaction.tableNames() == ["live.1", "live.2"])
      return new
    }
    #expect(try environment.get([1], in: new) == [2])
    #expect(try environment.table("live.2") == new)
    #expect(throws: LMDBError.noTable(name: "live.1")) { try environment.table("live.1") }
    #expect(
      try environment.read { (transaction) throws(LMDBError) in try transaction.tableNames() } == [
        "live.2"
      ])
  }

  @Test func `dropped in vain keeps its entries and its handle`() throws {
    let environment = try folder.environment(tables: ["a", "b"], mapByteCount: 64 << 10)
    let table = try environment.table("a")
    try environment.put([1], [1], in: table)
    #expect(throws: LMDBError.diskFull) {
      try environment.write { (transaction) throws(LMDBError) in
        try transaction.drop(table)
        throw LMDBError.diskFull
      }
    }
    #expect(try environment.get([1], in: table) == [1])
  }

  @Test func `dropped and made again in one transaction is empty`() throws {
    let environment = try folder.environment()
    let table = try environment.table("t")
    try environment.put([1], [1], in: table)
    let again = try environment.write { (transaction) throws(LMDBError) in
      try transaction.drop(table)
      return try transaction.createTable("t")
    }
    #expect(again != table)
    #expect(try environment.count(again) == 0)
    let passing = try environment.write { (transaction) throws(LMDBError) in
      let passing = try transaction.createTable("passing")
      try transaction.drop(passing)
      return passing
    }
    #expect(passing != again)
    #expect(throws: LMDBError.noTable(name: "passing")) { try environment.table("passing") }
  }

  @Test func `is emptied and the others are not`() throws {
    let environment = try folder.environment(tables: ["a", "b"])
    let (first, second) = (try environment.table("a"), try environment.table("b"))
    try environment.put([1], [1], in: first)
    try environment.put([1], [2], in: second)
    try environment.write { (transaction) throws(LMDBError) in try transaction.clear(first) }
    #expect(try environment.count(first) == 0)
    #expect(try environment.entries(second) == [Entry([1], [2])])
  }

  @Test func `is one too many beyond the limit, and the transaction goes on`() throws {
    var options = Environment.Options(tables: ["t"], create: true)
    options.spareTableCount = 1
    let environment = try Environment(path: folder.path, options: options)
    try environment.write { (transaction) throws(LMDBError) in
      _ = try transaction.createTable("one")
      #expect(throws: LMDBError.tablesFull(limit: 2)) { try transaction.createTable("two") }
    }
    _ = try environment.table("one")
  }

  @Test func `of another environment stops the program with a sentence`() async throws {
    let path = folder.path
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      [path = path as String] in
      let options = Environment.Options(tables: ["t"], create: true)
      let first = try Environment(path: path + "/copy", options: options)
      let second = try Environment(path: path, options: options)
      _ = try second.count(try first.table("t"))
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("of another environment"))
  }
}
