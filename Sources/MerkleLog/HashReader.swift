/// Something that has the tiles of a log: a store, a folder, a web server, memory.
public protocol HashReader {
  /// The first `width` hashes (1 to 256) of a tile, 32 bytes each; more of the same tile may follow.
  ///
  /// - Throws: `tileUnavailable`, with the reason in words.
  func tile(_ id: TileID, width: Int) throws(MerkleError) -> [UInt8]
}

extension HashReader {
  /// The tile, cut to `width` hashes.
  ///
  /// - Throws: `tileUnavailable` if the reader gives fewer bytes or part of a hash.
  func checkedTile(_ id: TileID, width: Int) throws(MerkleError) -> Tile {
    let bytes = try tile(id, width: width)
    let expected = width * Hash.byteCount
    guard bytes.count >= expected, bytes.count.isMultiple(of: Hash.byteCount),
      bytes.count <= TileID.fullWidth * Hash.byteCount
    else {
      throw .tileUnavailable(
        id, width: width, because: "it has \(bytes.count) bytes instead of \(expected)")
    }
    return Tile(id: id, hashes: bytes.count == expected ? bytes : Array(bytes.prefix(expected)))
  }
}

/// The tiles of a log in memory, for tests and audits. About 32 bytes per entry.
public struct TileMemory: HashReader, Sendable {
  private var writer = TileWriter()
  private var tiles: [TileID: [UInt8]] = [:]

  /// The tiles over `leaves`, in the order of the log.
  public init(leaves: some Sequence<Hash> = []) {
    append(contentsOf: leaves)
  }

  /// The tiles that change once a tree grows beyond `frontier`, whose partial tiles `reader` has.
  /// The tiles before are not here.
  ///
  /// - Throws: as `TileWriter.init(resuming:from:)`.
  public init(resuming frontier: Frontier, from reader: some HashReader) throws(MerkleError) {
    writer = try TileWriter(resuming: frontier, from: reader)
  }

  /// The tree over all leaves so far.
  public var frontier: Frontier { writer.frontier }

  /// Adds the leaves of the next entries.
  public mutating func append(contentsOf leaves: some Sequence<Hash>) {
    for leaf in leaves { writer.append(leaf) }
    for tile in writer.drain() { tiles[tile.id] = tile.bytes }
  }

  public func tile(_ id: TileID, width: Int) throws(MerkleError) -> [UInt8] {
    guard let bytes = tiles[id] else {
      throw .tileUnavailable(id, width: width, because: "there are \(frontier.size) entries")
    }
    return bytes
  }
}
