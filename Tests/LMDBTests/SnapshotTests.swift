import LMDB
import Testing

@Suite struct SnapshotTests {
  private let folder = Folder()

  @Test func `a snapshot sees its moment, whatever is written meanwhile`() throws {
    let environment = try folder.environment()
    let table = try environment.table("t")
    try environment.put([1], [10], in: table)
    let snapshot = try environment.snapshot()
    onAnotherThread {
      try? environment.put([1], [11], in: table)
      try? environment.put([2], [20], in: table)
    }
    for _ in 0..<2 {
      #expect(try value([1], table, snapshot) == [10])
      #expect(try value([2], table, snapshot) == nil)
    }
    snapshot.end()
    snapshot.end()
    #expect(try environment.get([1], in: table) == [11])
  }

  @Test func `several threads read one snapshot`() throws {
    let environment = try folder.environment()
    let table = try environment.table("t")
    for number in UInt8(0)..<100 { try environment.put([number], [number], in: table) }
    let snapshot = try environment.snapshot()
    let threads = (0..<4).map { _ in
      start {
        for number in UInt8(0)..<100 where (try? value([number], table, snapshot)) != [number] {
          Issue.record("\(number) is not there")
        }
      }
    }
    for thread in threads { thread.join() }
    snapshot.end()
  }

  @Test func `the map grows once a snapshot has ended, and the snapshot stays readable until then`()
    throws
  {
    let environment = try folder.environment(mapByteCount: 64 << 10)
    let table = try environment.table("t")
    try environment.put([1], [10], in: table)
    let snapshot = try environment.snapshot()
    let writer = start {
      try? environment.put([2], [UInt8](repeating: 3, count: 1 << 20), in: table)
    }
    for _ in 0..<1000 where (try? value([1], table, snapshot)) != [10] {
      Issue.record("the snapshot is gone")
    }
    snapshot.end()
    writer.join()
    #expect(try environment.get([2], in: table)?.count == 1 << 20)
  }

  @Test func `the body's error passes, and the snapshot goes on`() throws {
    let environment = try folder.environment()
    let table = try environment.table("t")
    try environment.put([1], [10], in: table)
    let snapshot = try environment.snapshot()
    #expect(throws: LMDBError.keyNotAscending) {
      try snapshot.read { (_) throws(LMDBError) in throw LMDBError.keyNotAscending }
    }
    #expect(try value([1], table, snapshot) == [10])
    snapshot.end()
  }

  @Test func `whoever holds a snapshot begins no transaction beside it`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let environment = try Folder().environment()
      let snapshot = try environment.snapshot()
      defer { snapshot.end() }
      try environment.put([1], [1], in: try environment.table("t"))
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("already inside a transaction"))
  }
}

private func value(
  _ key: [UInt8], _ table: Table, _ snapshot: Snapshot
) throws(LMDBError) -> [UInt8]? {
  try snapshot.read { (read) throws(LMDBError) in try read.bytes(key: key.span, in: table) }
}
