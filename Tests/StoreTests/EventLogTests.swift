import Exchange
import MerkleLog
import Testing

@testable import Store

/// What every log does, on disk or in memory.
@Suite struct EventLogTests {
  /// A log of `size` entries, appended in batches of uneven length.
  private func filled(_ kind: LogKind, _ size: Int) throws -> TemporaryLog {
    let temporary = try TemporaryLog(kind)
    var next = 0
    var step = 1
    while next < size {
      let end = min(size, next + step)
      _ = try temporary.log.append(
        Entries.batch(next..<end, recordedAt: Int64(end)), at: Position(next))
      next = end
      step = step * 3 % 101 + 1
    }
    return temporary
  }

  @Test(arguments: LogKind.allCases, [0, 1, 2, 7, 255, 256, 257, 600])
  func `the head is that of the definition`(kind: LogKind, size: Int) throws {
    let temporary = try filled(kind, size)
    let head = try temporary.log.head()
    #expect(head.size == UInt64(size))
    #expect(head.root == Entries.root(0..<size))
    if size > 0 { #expect(head.recordedAt == Instant(milliseconds: Int64(size))) }
  }

  @Test(arguments: LogKind.allCases)
  func `the tiles of level 0 are the leaves, those of level 1 the roots of 256`(
    kind: LogKind
  ) throws {
    let temporary = try filled(kind, 600)
    for index in 0..<3 {
      let numbers = index * 256..<min(600, index * 256 + 256)
      let tile = try temporary.log.tile(
        TileID(level: 0, index: UInt64(index)), width: numbers.count)
      let leaves = numbers.flatMap { Hash.leaf(of: Entries.line($0)).bytes }
      #expect(Array(tile.prefix(leaves.count)) == leaves)
    }
    let roots = [0..<256, 256..<512].flatMap { Entries.root($0).bytes }
    let tile = try temporary.log.tile(TileID(level: 1, index: 0), width: 2)
    #expect(Array(tile.prefix(roots.count)) == roots)
  }

  @Test(arguments: LogKind.allCases)
  func `every range of entries comes in order and whole`(kind: LogKind) throws {
    let log = try filled(kind, 9).log
    for start in 0...10 {
      for end in 0...11 {
        var seen: [Int] = []
        try log.scan(from: Position(start), to: Position(end)) {
          (position, line) throws(StoreError) in
          #expect(line.copied() == Entries.line(Int(position)))
          seen.append(Int(position))
          return seen.count < 5
        }
        let expected = start < min(end, 9) ? Array((start..<min(end, 9)).prefix(5)) : []
        #expect(seen == expected)
      }
    }
    #expect(try log.entry(at: 8) == Entries.line(8))
    #expect(try log.entry(at: 9) == nil)
  }

  @Test(arguments: LogKind.allCases)
  func `an append at another position leaves nothing behind`(kind: LogKind) throws {
    let log = try filled(kind, 5).log
    for position: Position in [0, 4, 6, 1000] {
      #expect(throws: StoreError.positionTaken(expected: position, found: 5)) {
        _ = try log.append(Entries.batch(5..<8), at: position)
      }
    }
    try checkUntouched(log)
  }

  @Test(arguments: LogKind.allCases, [[5, 6, 2], [5, 6, 5]])
  func `an id that is taken leaves nothing of its batch`(kind: LogKind, numbers: [Int]) throws {
    let log = try filled(kind, 5).log
    let (taken, place) = numbers[2] == 2 ? (2, 2) : (5, 5)
    #expect(throws: StoreError.idTaken(Entries.id(taken), Position(place))) {
      _ = try log.append(Entries.batch(numbers), at: 5)
    }
    try checkUntouched(log)
  }

  private func checkUntouched(_ log: any EventLog) throws {
    #expect(try log.head().root == Entries.root(0..<5))
    #expect(try log.positions(of: [Entries.id(5), Entries.id(6), Entries.id(3)]) == [nil, nil, 3])
    #expect(try log.append(Entries.batch(5..<7), at: 5).root == Entries.root(0..<7))
  }

  @Test(arguments: LogKind.allCases)
  func `the head bears the time of the newest entry, whatever came before`(kind: LogKind) throws {
    let log = try TemporaryLog(kind).log
    _ = try log.append(Entries.batch(0..<1, recordedAt: 500), at: 0)
    let head = try log.append(Entries.batch(1..<2, recordedAt: 400), at: 1)
    #expect(head.recordedAt == Instant(milliseconds: 400))
    #expect(try log.head().recordedAt == Instant(milliseconds: 400))
  }

  @Test func `both logs have the same tiles and positions`() throws {
    let (disk, memory) = (try filled(.onDisk, 523).log, try filled(.inMemory, 523).log)
    for (id, width) in TileID.partialTiles(forSize: 523) {
      let count = width * Hash.byteCount
      let (one, other) = (try disk.tile(id, width: width), try memory.tile(id, width: width))
      #expect(Array(one.prefix(count)) == Array(other.prefix(count)))
    }
    let ids = (0..<530).map(Entries.id)
    #expect(try disk.positions(of: ids) == memory.positions(of: ids))
  }
}
