/// The place of a tile in the tree (C2SP tlog-tiles, “Merkle Tree”).
///
/// Hash `i` of the tile with index `n` at level `L` is the root of the perfect subtree over the
/// entries `[(256n + i)·256^L, (256n + i + 1)·256^L)`.
public struct TileID: Hashable, Sendable {
  /// How many levels of the tree one tile spans.
  public static let height = 8

  /// The number of hashes in a full tile.
  public static let fullWidth = 256

  /// The number of levels of tiles below `MerkleLimits.treeSize` entries.
  public static let levelCount = 8

  /// 0 for leaves, up to 7.
  public let level: Int

  /// The index of the tile in its level, from zero.
  public let index: UInt64

  /// The tile with this index at this level, which must be one of the eight.
  public init(level: Int, index: UInt64) {
    precondition((0..<Self.levelCount).contains(level), "Tiles have levels 0 to 7.")
    self.level = level
    self.index = index
  }

  /// How many hashes the tile has in a tree of `size` entries, from 0 to 256.
  public func width(forSize size: UInt64) -> Int {
    let hashCount = size >> UInt64(Self.height * level)
    guard index <= hashCount / UInt64(Self.fullWidth) else { return 0 }
    return Int(min(hashCount - index * UInt64(Self.fullWidth), UInt64(Self.fullWidth)))
  }

  /// The partial tiles of a tree of `size` entries with their widths, lowest level first; at most
  /// one per level, none where the level ends with a full tile.
  public static func partialTiles(forSize size: UInt64) -> [(tile: TileID, width: Int)] {
    (0..<levelCount).compactMap { level in
      let tile = edge(level: level, size: size)
      let width = tile.width(forSize: size)
      return width == 0 ? nil : (tile, width)
    }
  }

  /// The tile of a level which the next hash goes to, in a tree of `size` entries.
  static func edge(level: Int, size: UInt64) -> TileID {
    TileID(level: level, index: (size >> UInt64(height * level)) / UInt64(fullWidth))
  }

  /// Where the tile is served, below the log's address: `tile/0/x001/x234/067` for a full tile,
  /// `tile/0/x001/x234/067.p/5` for its first five hashes. `width` is 1 to 256.
  public func path(width: Int) -> String {
    "tile/\(level)/\(Self.name(index: index, width: width))"
  }

  /// The index in groups of three digits, all but the last marked with `x`, and the partial width.
  static func name(index: UInt64, width: Int) -> String {
    precondition((1...fullWidth).contains(width), "A tile has 1 to 256 hashes.")
    var name = threeDigits(index % 1000)
    var rest = index / 1000
    while rest > 0 {
      name = "x\(threeDigits(rest % 1000))/\(name)"
      rest /= 1000
    }
    return width == fullWidth ? name : "\(name).p/\(width)"
  }

  private static func threeDigits(_ number: UInt64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 3 - digits.utf8.count) + digits
  }
}

/// A tile with its hashes: a file of a tiled log.
public struct Tile: Hashable, Sendable {
  /// The place of the tile.
  public let id: TileID

  /// Its 1 to 256 hashes one after the other, 32 bytes each.
  public let bytes: [UInt8]

  /// The tile with these bytes.
  ///
  /// - Throws: `malformed` unless they are 1 to 256 whole hashes.
  public init(id: TileID, bytes: [UInt8]) throws(MerkleError) {
    let (width, rest) = bytes.count.quotientAndRemainder(dividingBy: Hash.byteCount)
    guard rest == 0, (1...TileID.fullWidth).contains(width) else {
      throw .malformed(.tile, because: "\(bytes.count) bytes are not 1 to 256 hashes")
    }
    self.init(id: id, hashes: bytes)
  }

  init(id: TileID, hashes bytes: [UInt8]) {
    self.id = id
    self.bytes = bytes
  }

  /// The number of hashes.
  public var width: Int { bytes.count / Hash.byteCount }

  /// Where the tile is served, below the log's address.
  public var path: String { id.path(width: width) }

  /// The hash `position` of the tile, which must be below `width`.
  public subscript(position: Int) -> Hash {
    Hash(in: bytes, at: position * Hash.byteCount)
  }
}
