import MerkleLog
import Testing

struct TileTests {
  @Test func `paths are groups of three digits`() {
    check(0, 256, "tile/0/000")
    check(0, 5, "tile/0/000.p/5")
    check(999, 256, "tile/0/999")
    check(1000, 256, "tile/0/x001/000")
    check(70000, 255, "tile/0/x070/000.p/255")
    check(1_234_067, 256, "tile/0/x001/x234/067")
    #expect(TileID(level: 7, index: 1).path(width: 1) == "tile/7/001.p/1")
    #expect(EntryBundle.path(index: 0, width: 5) == "tile/entries/000.p/5")
    #expect(EntryBundle.path(index: 1_234_067, width: 256) == "tile/entries/x001/x234/067")
  }

  @Test func `partial widths are the remainders of the size at each level`() {
    #expect(TileID.partialTiles(forSize: 0).isEmpty)
    checkPartial(5, [TileID(level: 0, index: 0): 5])
    checkPartial(256, [TileID(level: 1, index: 0): 1])
    checkPartial(257, [TileID(level: 0, index: 1): 1, TileID(level: 1, index: 0): 1])
    checkPartial(65_536, [TileID(level: 2, index: 0): 1])
    checkPartial(
      70_000,
      [
        TileID(level: 0, index: 273): 112, TileID(level: 1, index: 1): 17,
        TileID(level: 2, index: 0): 1,
      ])
    #expect(TileID(level: 0, index: 0).width(forSize: 70_000) == 256)
    #expect(TileID(level: 0, index: 274).width(forSize: 70_000) == 0)
    #expect(TileID(level: 0, index: .max).width(forSize: .max) == 0)
  }

  @Test func `tiles written one entry at a time are those of the definition`() throws {
    let leaves = leaves(600)
    var writer = TileWriter()
    var kept: [TileID: [UInt8]] = [:]
    for size in 1...leaves.count {
      writer.append(leaves[size - 1])
      for tile in writer.drain() {
        #expect(tile.width == tile.id.width(forSize: UInt64(size)))
        kept[tile.id] = tile.bytes
      }
      #expect(writer.drain().isEmpty)
      if size < 20 || size % 64 < 2 { #expect(kept == definedTiles(leaves.prefix(size))) }
    }
  }

  @Test func `tiles written in bulk are those of the definition, each full one once`() {
    let leaves = cheapLeaves(65_536 + 3)
    var writer = TileWriter()
    for leaf in leaves { writer.append(leaf) }
    let tiles = writer.drain()
    let byID = Dictionary(tiles.map { ($0.id, $0.bytes) }) { _, _ in
      Issue.record("A tile was handed out twice.")
      return []
    }
    #expect(byID == definedTiles(leaves[...]))
    #expect(tiles.count == 256 + 1 + 1 + 1)
    #expect(tiles.filter { $0.id.level == 2 }.map(\.width) == [1])
  }

  @Test func `a writer resumed at any size goes on as if it had never stopped`() throws {
    let leaves = leaves(530)
    for size in [0, 1, 2, 3, 7, 128, 255, 256, 257, 511, 512, 513] {
      let reader = TileMemory(leaves: leaves.prefix(size))
      var writer = try TileWriter(resuming: reader.frontier, from: reader)
      #expect(writer.drain().isEmpty)
      var whole = TileWriter()
      for leaf in leaves.prefix(size) { whole.append(leaf) }
      _ = whole.drain()
      for leaf in leaves.dropFirst(size) {
        writer.append(leaf)
        whole.append(leaf)
      }
      #expect(writer.frontier == whole.frontier)
      #expect(writer.drain() == whole.drain())
    }
  }

  @Test func `a writer isn't resumed on tiles of another tree`() {
    let reader = TileMemory(leaves: leaves(300))
    let other = TileMemory(leaves: leaves(299) + [.emptyRoot])
    #expect(throws: MerkleError.tileMismatch(TileID(level: 0, index: 1))) {
      try TileWriter(resuming: reader.frontier, from: other)
    }
    let longer = TileMemory(leaves: leaves(1000))
    #expect(throws: MerkleError.self) { try TileWriter(resuming: longer.frontier, from: reader) }
  }

  @Test func `a tile is 1 to 256 whole hashes`() throws {
    let id = TileID(level: 0, index: 0)
    for byteCount in [0, 1, 31, 33, 8193, 8224] {
      #expect(throws: MerkleError.self) {
        try Tile(id: id, bytes: [UInt8](repeating: 0, count: byteCount))
      }
    }
    let leaf = leaves(1)[0]
    #expect(try Tile(id: id, bytes: leaf.bytes)[0] == leaf)
  }

  private func definedTiles(_ leaves: ArraySlice<Hash>) -> [TileID: [UInt8]] {
    var tiles: [TileID: [UInt8]] = [:]
    var hashes = Array(leaves)
    var level = 0
    while !hashes.isEmpty {
      var upper: [Hash] = []
      for start in stride(from: 0, to: hashes.count, by: 256) {
        let part = hashes[start..<min(start + 256, hashes.count)]
        tiles[TileID(level: level, index: UInt64(start / 256))] = part.flatMap(\.bytes)
        if part.count == 256 { upper.append(Definition.root(part)) }
      }
      hashes = upper
      level += 1
    }
    return tiles
  }

  private func check(_ index: UInt64, _ width: Int, _ path: String) {
    #expect(TileID(level: 0, index: index).path(width: width) == path)
  }

  private func checkPartial(_ size: UInt64, _ expected: [TileID: Int]) {
    let found = TileID.partialTiles(forSize: size).map { ($0.tile, $0.width) }
    #expect(Dictionary(uniqueKeysWithValues: found) == expected)
  }
}
