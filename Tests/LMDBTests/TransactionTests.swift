import LMDB
import Testing

@Suite struct `A transaction` {
  let folder = Folder()

  @Test(arguments: [
    Entry([0], []), Entry([0, 0], [0]), Entry([0xFF], [0xFF, 0]),
    Entry(Array("a\0b".utf8), Array("ü".utf8)),
    Entry([UInt8](repeating: 0xFF, count: 511), [UInt8](repeating: 7, count: 100_000)),
  ])
  func `gives back the bytes it was given`(entry: Entry) throws {
    let environment = try folder.environment()
    let table = try environment.table("t")
    try environment.put(entry.key, entry.value, in: table)
    #expect(try environment.get(entry.key, in: table) == entry.value)
    #expect(try environment.get(entry.key + [0], in: table) == nil)
    #expect(try environment.entries(table) == [entry])
  }

  @Test(arguments: [0, 512])
  func `refuses an impossible key and goes on`(byteCount: Int) throws {
    let environment = try folder.environment()
    let table = try environment.table("t")
    let key = [UInt8](repeating: 1, count: byteCount)
    try environment.write { (transaction) throws(LMDBError) in
      #expect(throws: LMDBError.keyLength(byteCount: byteCount, limit: 511)) {
        try transaction.put(key: key.span, value: [1].span, in: table)
      }
      try transaction.put(key: [1].span, value: [2].span, in: table)
    }
    #expect(try environment.get([1], in: table) == [2])
  }

  @Test func `sorts keys by their bytes`() throws {
    let environment = try folder.environment()
    let table = try environment.table("t")
    let keys: [[UInt8]] = [[0], [0, 0], [0, 1], [1], [1, 0xFF], [2], [0xFF], [0xFF, 0]]
    for key in keys.shuffled() { try environment.put(key, key, in: table) }
    #expect(try environment.entries(table).map(\.key) == keys)
    #expect(try environment.entries(table, backwards: true).map(\.key) == keys.reversed())
  }

  @Test(
    arguments: [
      (from: 0, forwards: [10, 20, 30], backwards: []),
      (from: 10, forwards: [10, 20, 30], backwards: [10]),
      (from: 15, forwards: [20, 30], backwards: [10]),
      (from: 30, forwards: [30], backwards: [30, 20, 10]),
      (from: 40, forwards: [], backwards: [30, 20, 10]),
    ] as [(from: UInt8, forwards: [UInt8], backwards: [UInt8])])
  func `scans from a key in both directions`(from: UInt8, forwards: [UInt8], backwards: [UInt8])
    throws
  {
    let environment = try folder.environment()
    let table = try environment.table("t")
    for key: UInt8 in [10, 20, 30] { try environment.put([key], [key], in: table) }
    #expect(try environment.entries(table, from: [from]).map(\.key) == forwards.map { [$0] })
    #expect(
      try environment.entries(table, from: [from], backwards: true).map(\.key)
        == backwards.map { [$0] })
    try environment.read { (transaction) throws(LMDBError) in
      let first = try transaction.first(in: table, from: [from].span) { key, _ in key[0] }
      let last = try transaction.last(in: table, through: [from].span) { key, _ in key[0] }
      #expect(first == forwards.first)
      #expect(last == backwards.first)
    }
  }

  @Test func `finds nothing in an empty table`() throws {
    let environment = try folder.environment()
    let table = try environment.table("t")
    try environment.read { (transaction) throws(LMDBError) in
      #expect(try transaction.entryCount(of: table) == 0)
      let isThere = try transaction.contains(key: [1].span, in: table)
      #expect(!isThere)
      #expect(try transaction.first(in: table) { _, _ in 1 } == nil)
      #expect(try transaction.last(in: table) { _, _ in 1 } == nil)
      #expect(try transaction.entries(table, from: []) == [])
    }
  }

  @Test func `refuses to append a key that does not ascend, and goes on`() throws {
    let environment = try folder.environment()
    let table = try environment.table("t")
    try environment.write { (transaction) throws(LMDBError) in
      try transaction.append(key: [2].span, value: [0].span, in: table)
      for key: UInt8 in [1, 2] {
        #expect(throws: LMDBError.keyNotAscending) {
          try transaction.append(key: [key].span, value: [0].span, in: table)
        }
      }
      try transaction.append(key: [3].span, value: [0].span, in: table)
    }
    #expect(try environment.entries(table).map(\.key) == [[2], [3]])
  }

  @Test func `inserts only what is absent and deletes only what is there`() throws {
    let environment = try folder.environment()
    let table = try environment.table("t")
    try environment.write { (transaction) throws(LMDBError) in
      let key: [UInt8] = [1]
      let inserted = (
        try transaction.insertIfAbsent(key: key.span, value: [1].span, in: table),
        try transaction.insertIfAbsent(key: key.span, value: [2].span, in: table)
      )
      #expect(inserted == (true, false))
      let value = try transaction.bytes(key: key.span, in: table)
      #expect(value == [1])
      let deleted = (
        try transaction.delete(key: key.span, in: table),
        try transaction.delete(key: key.span, in: table)
      )
      #expect(deleted == (true, false))
    }
    #expect(try environment.count(table) == 0)
  }

  @Test func `leaves nothing when its body throws`() throws {
    struct Refusal: LMDBErrorConvertible {
      init() {}
      init(_ error: LMDBError) {}
    }
    let environment = try folder.environment()
    let table = try environment.table("t")
    try environment.put([1], [1], in: table)
    #expect(throws: Refusal.self) {
      try environment.write { (transaction) throws(Refusal) in
        try transaction.clear(table)
        try transaction.put(key: [2].span, value: [2].span, in: table)
        _ = try transaction.createTable("new")
        throw Refusal()
      }
    }
    #expect(try environment.entries(table) == [Entry([1], [1])])
    #expect(throws: LMDBError.noTable(name: "new")) { try environment.table("new") }
  }

  @Test func `keeps seeing what it began with while another writes`() async throws {
    let environment = try folder.environment()
    let table = try environment.table("t")
    try environment.put([1], [1], in: table)
    let other = Folder()
    let elsewhere = try other.environment()
    // The writer runs inside the reader, on a thread of its own.
    try environment.read { (transaction) throws(LMDBError) in
      onAnotherThread { try? environment.put([1], [2], in: table) }
      let value = try transaction.bytes(key: [1].span, in: table)
      #expect(value == [1])
      try elsewhere.put([1], [1], in: try elsewhere.table("t"))
    }
    #expect(try environment.get([1], in: table) == [2])
  }

  @Test func `inside another of the same environment stops the program with a sentence`()
    async throws
  {
    let path = folder.path
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      [path = path as String] in
      let environment = try Environment(path: path, options: .init(tables: ["t"], create: true))
      try environment.write { (_) throws(LMDBError) in
        try environment.read { (_) throws(LMDBError) in }
      }
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("already inside a transaction of this environment"))
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `does at random what a dictionary does`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let environment = try folder.environment(mapByteCount: 64 << 10)
    let table = try environment.table("t")
    var model: [[UInt8]: [UInt8]] = [:]
    for _ in 0..<30 {
      let before = model
      let isKept = Int.random(in: 0..<4, using: &random) > 0
      let batch = random
      try? environment.write { (transaction) throws(LMDBError) in
        (model, random) = (before, batch)  // The body may run again.
        for _ in 0..<40 { try step(&transaction, table, &model, &random) }
        if !isKept { throw LMDBError.noTable(name: "on purpose") }
      }
      if !isKept { model = before }
      let sorted = model.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
        Entry($0.key, $0.value)
      }
      #expect(try environment.entries(table) == sorted)
      #expect(try environment.entries(table, backwards: true) == sorted.reversed())
      let pivot = key(&random)
      #expect(
        try environment.entries(table, from: pivot)
          == sorted.filter { !$0.key.lexicographicallyPrecedes(pivot) })
      #expect(
        try environment.entries(table, from: pivot, backwards: true)
          == sorted.reversed().filter { !pivot.lexicographicallyPrecedes($0.key) })
    }
  }

  private func key(_ random: inout SeededGenerator) -> [UInt8] {
    (0...Int.random(in: 0..<3, using: &random)).map { _ in
      [0, 1, 0xFE, 0xFF].randomElement(using: &random)!
    }
  }

  private func step(
    _ transaction: inout WriteTransaction<LMDBError>, _ table: Table,
    _ model: inout [[UInt8]: [UInt8]],
    _ random: inout SeededGenerator
  ) throws(LMDBError) {
    let key = key(&random)
    let value = [UInt8](
      repeating: key[0], count: [0, 3, 300, 9_000].randomElement(using: &random)!)
    switch Int.random(in: 0..<8, using: &random) {
    case 0...3:
      try transaction.put(key: key.span, value: value.span, in: table)
      model[key] = value
    case 4:
      let isNew = try transaction.insertIfAbsent(key: key.span, value: value.span, in: table)
      #expect(isNew == (model[key] == nil))
      if isNew { model[key] = value }
    case 5, 6:
      let wasThere = try transaction.delete(key: key.span, in: table)
      #expect(wasThere == (model.removeValue(forKey: key) != nil))
    default:
      let value = try transaction.bytes(key: key.span, in: table)
      #expect(value == model[key])
    }
    #expect(try transaction.entryCount(of: table) == model.count)
  }
}
