import Bookkeeping
import Exchange
import Foundation
import Projecting
import Store
import Testing

/// Stored rows that contradict each other, while the log is whole.
@Suite struct DamagedRowsTests {
  /// A ledger whose one cell has several blocks, linked in a circle.
  private func damagedBooks() async throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    let ledger = try await Ledger.fresh(folder)
    _ = try await ledger.take(
      #"{"agent":"dora","agentType":"organization","category":"company","id":"a1","kind":"agentRegistered","tracked":false}"#,
      #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"feuille"},"unit":"one"}"#)
    let lines = (0..<300).map { Self.gift("g\($0)", on: "2020-04-\(10 + $0 / 20)") }
    _ = try await ledger.importLines(Array(lines.joined(separator: "\n").utf8))
    return folder
  }

  private static func gift(_ id: String, on day: String) -> String {
    #"{"id":"\#(id)","item":"sheet","kind":"donationReceived","occurredAt":"\#(day)","provider":"dora","quantity":{"unit":"one","value":"1"},"receiver":"coop"}"#
  }

  /// Links every block of the books' cells to itself.
  private func link(in folder: TemporaryFolder) throws -> Int {
    let views = try ViewStore(path: folder.path + "/views", views: ["books"])
    let moment = try views.snapshot()
    var blocks: [(key: [UInt8], row: [UInt8])] = []
    try moment.rows(of: "books", .live).scan(prefix: []) { key, row in
      // The key ends with the block's number; the row begins with it and its two neighbours.
      if key.count > 9, let number = key.last, number > 0, number < 128, row.count > 20,
        key.suffix(8).dropLast().allSatisfy({ $0 == 0 }), row[0] == number
      {
        blocks.append((key, [number, number, number] + row.dropFirst(3)))
      }
      return true
    }
    let standing = try moment.standing(of: "books")
    moment.end()
    for block in blocks {
      let tables = TableSpace()
      for _ in 1..<block.key[0] { let _: Table<Bytes, Bytes> = tables.table("before") }
      let table: Table<Bytes, Bytes> = tables.table("blocks")
      table[Bytes(bytes: Array(block.key.dropFirst()))] = Bytes(bytes: block.row)
      let log = try LMDBLog(path: folder.path + "/log", create: false)
      let kept = try views.keep(
        tables.drainChanges(), of: "books", .live, version: standing.version,
        from: standing.cursor, to: standing.cursor, in: log)
      #expect(kept != nil)
    }
    return blocks.count
  }

  @Test func `a circle of blocks ends, is said to be the view's, and a rebuild mends it`()
    async throws
  {
    let folder = try await damagedBooks()
    #expect(try link(in: folder) > 2)
    var ledger: Ledger? = try Ledger.open(
      at: folder.path, projectors: allProjectors, clock: june2020)
    let late = Self.gift("late", on: "2020-04-01")
    await #expect(throws: LedgerError.viewDamaged(path: folder.path, view: "books")) {
      _ = try await ledger?.take(late)
    }
    #expect(try ledger?.verify().ok == true)
    ledger = nil
    _ = try Ledger.rebuild(["books"], at: folder.path) { () throws(LedgerError) in
      try Ledger.open(at: folder.path, projectors: allProjectors, clock: june2020)
    } progress: { _, _, _ in
    }
    ledger = try Ledger.open(at: folder.path, projectors: allProjectors, clock: june2020)
    #expect(try await ledger?.take(late).accepted == 1)
    #expect(try Answers(#require(ledger)).rows.contains("cell sheet - - coop coop 301"))
  }
}

private struct Bytes: TableKey, TableRow {
  var bytes: [UInt8]

  func write(to writer: inout RowWriter) { writer.bytes += bytes }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> Bytes {
    Bytes(bytes: [])
  }
}
