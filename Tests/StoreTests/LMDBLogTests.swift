import Exchange
import Foundation
import LMDB
import MerkleLog
import Testing

@testable import Store

@Suite struct LMDBLogTests {
  private func folder() throws -> String {
    let path = FileManager.default.temporaryDirectory.path + "/maillon-log-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  @Test func `a log opened again goes on where it was`() throws {
    let path = try folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    for start in stride(from: 0, to: 900, by: 300) {
      let log = try LMDBLog(path: path, create: true, mapByteCount: 64 << 10)
      let head = try log.append(Entries.batch(start..<start + 300), at: Position(start))
      #expect(head.root == Entries.root(0..<start + 300))
    }
  }

  @Test func `two processes append in turn, and the later one is told`() async throws {
    let path = try folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let log = try LMDBLog(path: path, create: true, mapByteCount: 64 << 10)
    _ = try log.append(Entries.batch(0..<3), at: 0)
    await #expect(processExitsWith: .success) { [path = path as String] in
      let other = try LMDBLog(path: path, create: false)
      _ = try other.append(Entries.batch(3..<700), at: 3)
    }
    #expect(throws: StoreError.positionTaken(expected: 3, found: 700)) {
      _ = try log.append(Entries.batch(700..<701), at: 3)
    }
    #expect(throws: StoreError.idTaken(Entries.id(5), 5)) {
      _ = try log.append(Entries.batch(5..<6), at: 700)
    }
    #expect(try log.append(Entries.batch(700..<702), at: 700).root == Entries.root(0..<702))
  }

  @Test
  func `a scrub tells the root of a former head, and others may write as soon as it has ended`()
    throws
  {
    let path = try folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let log = try LMDBLog(path: path, create: true)
    var size = 0
    // Each append lets the next but one use its pages again.
    for _ in 0..<40 {
      _ = try log.append(Entries.batch(size..<size + 1), at: Position(size))
      size += 1
      var flaws: [Flaw] = []
      let scrub = try log.scrub(
        rootAt: UInt64(size - 1), findID: { _ in nil }, report: { flaws.append($0) })
      for _ in 0..<3 {
        _ = try log.append(Entries.batch(size..<size + 1), at: Position(size))
        size += 1
      }
      #expect(scrub.formerRoot == Entries.root(0..<size - 4))
      #expect(scrub.head.size == UInt64(size - 3))
      #expect(flaws.allSatisfy { $0.kind == .index })
    }
  }

  @Test func `a root that the log does not reach is not told`() throws {
    let path = try folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let log = try LMDBLog(path: path, create: true)
    _ = try log.append(Entries.batch(0..<3), at: 0)
    #expect(try log.scrub(rootAt: 4, findID: { _ in nil }, report: { _ in }).formerRoot == nil)
  }

  @Test func `an environment without a format is no log of ours`() throws {
    let path = try folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let tables = ["entries", "ids", "tiles", "meta"]
    do { _ = try Environment(path: path, options: .init(tables: tables, create: true)) }
    #expect(throws: StoreError.notALog(path: path)) {
      _ = try LMDBLog(path: path, create: false)
    }
  }

  @Test(arguments: ["format", "library"])
  func `a log of a later time is refused`(key: String) throws {
    let path = try folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    do { _ = try LMDBLog(path: path, create: true) }
    try write("9.9", key: key, in: path)
    let expected: StoreError =
      key == "format"
      ? .newerFormat(path: path, found: "9.9", supported: "1")
      : .otherLibrary(path: path, found: "9.9", expected: LMDBLog.libraryVersion)
    #expect(throws: expected) { _ = try LMDBLog(path: path, create: false) }
  }

  private func write(_ text: String, key: String, in path: String) throws {
    let environment = try Environment(path: path, options: .init(tables: ["meta"]))
    let meta = try environment.table("meta")
    try environment.write { (write) throws(LMDBError) in
      try write.put(key: Array(key.utf8).span, value: Array(text.utf8).span, in: meta)
    }
  }
}
