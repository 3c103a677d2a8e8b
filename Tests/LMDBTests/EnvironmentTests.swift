import Glibc
import LMDB
import Testing

@Suite struct `An environment` {
  let folder = Folder()

  private func fill(_ entryCount: Int, value: Int = 100) throws {
    let environment = try folder.environment()
    let table = try environment.table("t")
    try environment.write { (transaction) throws(LMDBError) in
      for number in 0..<entryCount {
        try transaction.put(
          key: bigEndian(number).span, value: [UInt8](repeating: 1, count: value).span, in: table)
      }
    }
  }

  private func checkRefused(_ expected: LMDBError) {
    #expect(throws: expected) { try folder.environment(create: false) }
  }

  @Test func `keeps what was written when it is opened again`() throws {
    try fill(1000)
    let environment = try folder.environment(create: false, readOnly: true)
    #expect(try environment.count(try environment.table("t")) == 1000)
    #expect(throws: LMDBError.permissionDenied(path: folder.path)) {
      try environment.put([1], [1], in: try environment.table("t"))
    }
  }

  @Test func `is missing where there is none, unless it may be created`() throws {
    checkRefused(.missing(path: folder.path))
    let inner = folder.path + "/none/inner"
    #expect(throws: LMDBError.missing(path: inner)) {
      try Environment(path: inner, options: .init(create: true))
    }
    #expect(throws: LMDBError.missing(path: inner)) { try Environment(path: inner) }
  }

  @Test(.disabled(if: geteuid() == 0, "root may enter every folder"))
  func `is refused where the folder may not be entered`() throws {
    unsafe chmod(folder.path, 0)
    checkRefused(.permissionDenied(path: folder.dataPath))
    unsafe chmod(folder.path, 0o500)
    #expect(throws: LMDBError.permissionDenied(path: folder.path + "/lock.mdb")) {
      try folder.environment()
    }
    unsafe chmod(folder.path, 0o700)
  }

  @Test func `is opened once in a process, and again when it is closed`() throws {
    do {
      let environment = try folder.environment()
      #expect(throws: LMDBError.alreadyOpen(path: folder.path)) { try folder.environment() }
      let roundabout = folder.path + "/../" + folder.path.split(separator: "/").last!
      #expect(throws: LMDBError.alreadyOpen(path: roundabout)) { try Environment(path: roundabout) }
      try environment.put([1], [1], in: try environment.table("t"))
    }
    _ = try folder.environment()
  }

  @Test(arguments: [1, 27, 28, 151, 152, 5000, 10_000])
  func `is not made of garbage`(byteCount: Int) throws {
    folder.write([UInt8](repeating: 0x41, count: byteCount))
    checkRefused(
      byteCount < 28
        ? .truncated(path: folder.dataPath, expectedByteCount: 8192, foundByteCount: byteCount)
        : .notADatabase(path: folder.dataPath))
  }

  @Test func `is not made of nothing`() throws {
    folder.write([])
    checkRefused(.truncated(path: folder.dataPath, expectedByteCount: 8192, foundByteCount: 0))
  }

  @Test(arguments: [(offset: 20, shift: 0), (offset: 28, shift: 8)])
  func `of another format is refused with both numbers`(offset: Int, shift: Int) throws {
    try fill(1)
    var bytes = [UInt8](repeating: 0, count: shift) + folder.bytes()
    bytes[offset] = 2
    folder.write(bytes)
    checkRefused(.versionMismatch(path: folder.dataPath, found: 2, expected: 1))
  }

  @Test func `cut anywhere is refused with both lengths`() throws {
    try fill(2000)
    let bytes = folder.bytes()
    for count in [0, 1, 100, 152, 4095, 4096, 4200] {
      folder.write([UInt8](bytes.prefix(count)))
      checkRefused(
        .truncated(path: folder.dataPath, expectedByteCount: 8192, foundByteCount: count))
    }
    for count in [8191, 8192, 8193, bytes.count / 2, bytes.count - 4096, bytes.count - 1] {
      folder.write([UInt8](bytes.prefix(count)))
      checkRefused(
        .truncated(path: folder.dataPath, expectedByteCount: bytes.count, foundByteCount: count))
    }
    folder.write(bytes)
    #expect(try folder.environment().usage().fileByteCount == bytes.count)
  }

  @Test func `whose last pages were freed before they were written is whole`() throws {
    do {
      let environment = try folder.environment()
      let table = try environment.table("t")
      for _ in 0..<4 {
        try environment.write { (transaction) throws(LMDBError) in
          let long = [UInt8](repeating: 1, count: 100_000)
          try transaction.put(key: [1].span, value: long.span, in: table)
          try transaction.put(key: [2].span, value: [2].span, in: table)
          _ = try transaction.delete(key: [1].span, in: table)
        }
      }
      let usage = try environment.usage()
      try #require(usage.fileByteCount < (usage.lastPage + 1) * usage.pageByteCount)
    }
    let bytes = folder.bytes()
    do {
      let environment = try folder.environment(create: false)
      #expect(try environment.get([2], in: try environment.table("t")) == [2])
    }
    folder.write([UInt8](bytes.prefix(8192)))
    #expect(throws: LMDBError.self) { try folder.environment(create: false) }
  }

  @Test func `is copied whole, and not over another`() throws {
    try fill(1000)
    let copyPath = folder.path + "/copy"
    let environment = try folder.environment()
    try environment.write { (transaction) throws(LMDBError) in
      for number in 0..<500 {
        _ = try transaction.delete(
          key: bigEndian(number).span, in: try transaction.createTable("t"))
      }
    }
    try environment.copy(to: copyPath, compacting: true)
    let copy = try Environment(path: copyPath)
    #expect(
      try copy.entries(try copy.table("t")) == environment.entries(try environment.table("t")))
    #expect(try copy.usage().fileByteCount < environment.usage().fileByteCount)
    #expect(throws: LMDBError.alreadyExists(path: copyPath + "/data.mdb")) {
      try environment.copy(to: copyPath)
    }
  }

  @Test func `names the version of its library`() {
    #expect(Environment.libraryVersion.hasPrefix("LMDB 0.9."))
  }

  @Test func `has as many readers as its limit`() async throws {
    var options = Environment.Options(tables: ["t"], create: true)
    options.readerLimit = 1
    let environment = try Environment(path: folder.path, options: options)
    try environment.read { (_) throws(LMDBError) in
      onAnotherThread {
        #expect(throws: LMDBError.readersFull(limit: 1)) {
          try environment.read { (_) throws(LMDBError) in }
        }
      }
    }
    #expect(try environment.usage().readerLimit == 1)
    #expect(try environment.clearDeadReaders() == 0)
    try environment.sync()
  }
}
