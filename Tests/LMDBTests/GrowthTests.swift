import LMDB
import Testing

@Suite struct `The map` {
  let folder = Folder()

  private static func append(_ numbers: Range<Int>, to environment: Environment, _ table: Table)
    throws(LMDBError)
  {
    try environment.write { (transaction) throws(LMDBError) in
      for number in numbers {
        let value = [UInt8](repeating: 1, count: 500)
        try transaction.append(key: bigEndian(number).span, value: value.span, in: table)
      }
    }
  }

  private static func countByScanning(_ environment: Environment, _ table: Table) throws(LMDBError)
    -> Int
  {
    try environment.read { (transaction) throws(LMDBError) in
      var count = 0
      try transaction.scan(table) { (_, value) throws(LMDBError) in
        count += Int(value[499])
        return true
      }
      return count
    }
  }

  @Test func `grows by itself while readers come and go`() throws {
    let environment = try folder.environment(mapByteCount: 64 << 10)
    let table = try environment.table("t")
    let readers = (0..<3).map { _ in
      start {
        var last = 0
        while last < 3000 {
          let count = (try? Self.countByScanning(environment, table)) ?? -1
          if count < last || count % 100 != 0 {
            Issue.record("A reader saw \(count) entries after \(last).")
          }
          if count < 0 { return }
          last = count
        }
      }
    }
    for batch in 0..<30 { try Self.append(batch * 100..<batch * 100 + 100, to: environment, table) }
    for reader in readers { reader.join() }
    #expect(try environment.count(table) == 3000)
    #expect(try environment.usage().mapByteCount >= 2 << 20)
  }

  @Test func `grows for one value larger than itself`() throws {
    let environment = try folder.environment(mapByteCount: 64 << 10)
    let table = try environment.table("t")
    let value = [UInt8](repeating: 3, count: 5 << 20)
    try environment.put([1], value, in: table)
    #expect(try environment.get([1], in: table) == value)
  }

  @Test func `is full at its limit, which undoes the write and nothing else`() throws {
    let environment = try folder.environment(mapByteCount: 64 << 10, limit: 1 << 20)
    let table = try environment.table("t")
    try Self.append(0..<100, to: environment, table)
    #expect(throws: LMDBError.mapFull(byteCount: 1 << 20)) {
      try Self.append(100..<10_000, to: environment, table)
    }
    try Self.append(100..<200, to: environment, table)
    #expect(try environment.count(table) == 200)
  }

  @Test func `grows even when the body hides that it is full`() throws {
    let environment = try folder.environment(mapByteCount: 64 << 10)
    let table = try environment.table("t")
    try environment.write { (transaction) throws(LMDBError) in
      let value = [UInt8](repeating: 3, count: 1 << 20)
      try? transaction.put(key: [1].span, value: value.span, in: table)
    }
    #expect(try environment.get([1], in: table)?.count == 1 << 20)
  }

  @Test func `follows another process that has made the file longer`() async throws {
    let environment = try folder.environment(mapByteCount: 64 << 10)
    let table = try environment.table("t")
    let path = folder.path
    for round in 0..<2 {
      await #expect(processExitsWith: .success) { [path = path as String, round = round as Int] in
        let other = try Environment(path: path, options: .init(tables: ["t"]))
        let table = try other.table("t")
        try other.write { (transaction) throws(LMDBError) in
          for number in round * 1000..<round * 1000 + 1000 {
            let value = [UInt8](repeating: 1, count: 2000)
            try transaction.append(key: bigEndian(number).span, value: value.span, in: table)
          }
        }
      }
      if round == 0 { #expect(try environment.count(table) == 1000) }
    }
    try environment.put(bigEndian(5000), [1], in: table)
    #expect(try environment.count(table) == 2001)
  }
}
