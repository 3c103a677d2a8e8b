import Exchange
import Foundation
import Testing

@testable import Projecting
@testable import Store

@Suite struct ViewStoreTests {
  private let path: String
  private let views: ViewStore

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/maillon-views-\(UUID().uuidString)"
    views = try ViewStore(path: path, views: ["a", "b"])
  }

  private func rows(_ view: String, _ side: ViewStore.Side = .live) throws -> [[UInt8]] {
    var found: [[UInt8]] = []
    let source = try views.snapshot().rows(of: view, side)
    source.scan(prefix: []) { key, row in
      found.append(key.dropFirst() + row)
      return true
    }
    #expect(source.failure == nil)
    return found
  }

  private func keep(
    _ change: (key: UInt8, row: UInt8?), _ side: ViewStore.Side = .live, version: Int = 1,
    from before: Position, to after: Position
  ) throws -> Bool {
    let tables = TableSpace()
    let table: Table<Byte, Byte> = tables.table("bytes")
    table[Byte(value: change.key)] = change.row.map { Byte(value: $0) }
    return try views.keep(
      tables.drainChanges(), of: "a", side, version: version, from: before, to: after,
      in: MemoryLog()) != nil
  }

  @Test func `rows and cursor are kept together, each step once`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try keep((1, 10), from: 0, to: 5))
    #expect(try !keep((1, 99), from: 0, to: 5))
    #expect(try !keep((1, 99), from: 4, to: 9))
    #expect(try !keep((1, 99), version: 2, from: 5, to: 9))
    #expect(try keep((2, 20), from: 5, to: 6))
    #expect(try keep((1, nil), from: 6, to: 7))
    #expect(try rows("a") == [[2, 20]])
    #expect(try rows("b") == [])
    #expect(try views.standing(of: "a").cursor == 7)
    #expect(try views.standing(of: "b") == ViewStore.Standing())
  }

  @Test func `what is built beside answers once it is swapped in`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try keep((1, 10), from: 0, to: 5))
    #expect(try keep((1, 11), .beside, version: 2, from: 0, to: 3))
    #expect(try rows("a") == [[1, 10]])
    #expect(try keep((2, 12), .beside, version: 2, from: 3, to: 5))
    try views.swap("a", version: 2, at: 6)
    #expect(try rows("a") == [[1, 10]])
    try views.swap("a", version: 2, at: 5)
    #expect(try rows("a") == [[1, 11], [2, 12]])
    #expect(try rows("a", .beside) == [])
    let standing = try views.standing(of: "a")
    #expect(standing.version == 2 && standing.cursor == 5)
    #expect(standing.versionBeside == 0 && standing.cursorBeside == 0)
    #expect(try keep((3, 13), version: 2, from: 5, to: 6))
  }

  @Test func `rows and standing of one moment belong together, whatever is swapped meanwhile`()
    async throws
  {
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try keep((1, 10), from: 0, to: 5))
    #expect(try keep((1, 11), .beside, from: 0, to: 5))
    let moment = try views.snapshot()
    let views = views
    // Whoever holds a moment may not write: another thread does.
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        do { try views.swap("a", version: 1, at: 5) } catch { Issue.record("\(error)") }
        continuation.resume()
      }
    }
    #expect(try moment.standing(of: "a").liveTable == 0)
    #expect(try moment.rows(of: "a", .live).row(forKey: [1, 1]) == [10])
    moment.end()
    #expect(try rows("a") == [[1, 11]])
  }

  @Test func `one rebuild at a time: another is told when it waits too long`() throws {
    defer { try? FileManager.default.removeItem(atPath: path + "-2") }
    let hasty = try ViewStore(path: path + "-2", views: ["a"], patience: .zero)
    #expect(throws: StoreError.busy) {
      try hasty.whileNobodyRebuilds { () throws(StoreError) in
        try hasty.whileNobodyRebuilds { () throws(StoreError) in }
      }
    }
    try hasty.whileNobodyRebuilds { () throws(StoreError) in }
  }

  @Test func `what is abandoned leaves the live rows alone`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try keep((1, 10), from: 0, to: 5))
    #expect(try keep((1, 11), .beside, version: 2, from: 0, to: 3))
    try views.abandonBeside("a")
    #expect(try rows("a") == [[1, 10]])
    #expect(try rows("a", .beside) == [])
    #expect(try keep((2, 12), .beside, version: 2, from: 0, to: 1))
    #expect(try rows("a", .beside) == [[2, 12]])
  }

  @Test func `rows of another log, or of a longer one, are forgotten`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let log = MemoryLog()
    _ = try log.append(Entries.batch(0..<5), at: 0)
    #expect(
      try views.keep(RowChanges(), of: "a", .live, version: 1, from: 0, to: 4, in: log) != nil)
    try views.forget("a", unlessOf: log)
    #expect(try views.standing(of: "a").cursor == 4)
    let (shorter, other) = (MemoryLog(), MemoryLog())
    _ = try shorter.append(Entries.batch(0..<3), at: 0)
    _ = try other.append(Entries.batch(1..<6), at: 0)
    for log in [shorter, other] {
      #expect(try keep((1, 10), from: try views.standing(of: "a").cursor, to: 4))
      try views.forget("a", unlessOf: log)
      #expect(try views.standing(of: "a").cursor == 0)
      #expect(try rows("a") == [])
    }
  }

  @Test func `rows of another version give way to a run from zero`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try keep((1, 10), version: 1, from: 0, to: 5))
    #expect(try keep((2, 20), version: 2, from: 0, to: 3))
    #expect(try rows("a") == [[2, 20]])
    #expect(try views.standing(of: "a").version == 2)
  }
}

/// The smallest key and row.
private struct Byte: TableKey, TableRow {
  var value: UInt8

  func write(to writer: inout RowWriter) { writer.bytes.append(value) }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> Byte {
    Byte(value: UInt8(truncatingIfNeeded: try reader.number()))
  }
}
