/// Grows a tree and hands out its tiles as they change.
///
/// The frontier computes every node once, on its way to the root; the roots of the full tiles are
/// among them, so that tiles cost no hashing of their own.
public struct TileWriter: Sendable {
  /// The tree so far.
  public private(set) var frontier: Frontier

  /// The tile which grows, for each level.
  private var edge: [GrowingTile]

  /// The full tiles since the last `drain`, in the order in which they were completed.
  private var finished: [Tile] = []

  /// The writer of an empty tree.
  public init() {
    frontier = Frontier()
    edge = Array(repeating: GrowingTile(), count: TileID.levelCount)
  }

  /// The writer which goes on where `frontier` ends, with the partial tiles of `reader`.
  ///
  /// Cost: at most one tile per level.
  ///
  /// - Throws: `tileMismatch` if a tile doesn't lead to the peaks of `frontier`, and what `reader`
  ///   throws.
  public init(resuming frontier: Frontier, from reader: some HashReader) throws(MerkleError) {
    self.init()
    self.frontier = frontier
    var unseen = frontier.peaks[...]
    for (id, width) in TileID.partialTiles(forSize: frontier.size) {
      let tile = try reader.checkedTile(id, width: width)
      var local = Frontier()
      for position in 0..<width { local.append(tile[position]) }
      guard unseen.suffix(local.peaks.count) == local.peaks[...] else { throw .tileMismatch(id) }
      unseen = unseen.dropLast(local.peaks.count)
      edge[id.level].bytes = tile.bytes
    }
  }

  /// Adds the leaf of the next entry. Cost: one node and 32 bytes on average.
  public mutating func append(_ leaf: Hash) {
    let size = frontier.size
    // Two variables, because a closure can't change one part of `self` while another is changing.
    var edge = edge
    var finished = finished
    self.edge = []
    self.finished = []
    frontier.append(leaf) { height, root in
      guard height.isMultiple(of: TileID.height) else { return }
      let level = height / TileID.height
      if let bytes = edge[level].append(root) {
        finished.append(Tile(id: .edge(level: level, size: size), hashes: bytes))
      }
    }
    self.edge = edge
    self.finished = finished
  }

  /// Takes the tiles that changed since the last call: full ones in the order in which they were
  /// completed, each once, then the partial ones with all their hashes so far, lowest level first.
  public mutating func drain() -> [Tile] {
    var tiles = finished
    finished = []
    for level in edge.indices where edge[level].isChanged {
      edge[level].isChanged = false
      let id = TileID.edge(level: level, size: frontier.size)
      tiles.append(Tile(id: id, hashes: edge[level].bytes))
    }
    return tiles
  }
}

/// The hashes of a level after its last full tile.
private struct GrowingTile {
  /// At most 255 hashes, one after the other.
  var bytes: [UInt8] = []

  /// Whether there are hashes which were never handed out.
  var isChanged = false

  /// Adds a hash; gives the whole tile and starts the next one if that fills it.
  mutating func append(_ hash: Hash) -> [UInt8]? {
    hash.append(to: &bytes)
    isChanged = bytes.count < TileID.fullWidth * Hash.byteCount
    guard !isChanged else { return nil }
    let full = bytes
    bytes = []
    return full
  }
}
