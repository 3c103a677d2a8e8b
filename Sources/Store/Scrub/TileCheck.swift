import Exchange
import LMDB
import MerkleLog

/// The tiles as they are stored, by where they lie in the file.
struct StoredTiles: Sendable {
  let inspection: Inspection
  var places: [TileID: ValuePlace] = [:]
  /// Entries of the log.
  var size: Position = 0

  init(inspection: Inspection) { self.inspection = inspection }

  /// The hashes of a tile: exactly as many as it must have, or nil. Its pages are noted as in use when
  /// this is to `claim` them, which it is once.
  func bytes(_ id: TileID, claims: Bool) -> [UInt8]? {
    guard let place = places[id], place.byteCount == id.width(forSize: size) * Hash.byteCount else {
      return nil
    }
    return inspection.value(at: place, claims: claims)
  }

  func hashes(_ id: TileID) -> [Hash]? {
    bytes(id, claims: true).map { bytes in
      stride(from: 0, to: bytes.count, by: Hash.byteCount).compactMap {
        Hash(bytes.span.extracting($0..<$0 + Hash.byteCount))
      }
    }
  }

  /// The hash of a full tile in the level above it.
  func hash(above id: TileID) -> Hash? {
    guard id.level + 1 < TileID.levelCount else { return nil }
    let (index, place) = id.index.quotientAndRemainder(dividingBy: UInt64(TileID.fullWidth))
    let start = Int(place) * Hash.byteCount
    guard let bytes = bytes(TileID(level: id.level + 1, index: index), claims: false),
      start + Hash.byteCount <= bytes.count
    else { return nil }
    return Hash(bytes.span.extracting(start..<start + Hash.byteCount))
  }
}

/// The comparison of the leaves of up to 256 entries with their stored tile.
struct TileCheck: Sendable {
  private let id: TileID
  private let from: Position
  /// The root over the tile, when it is full and known; it belongs to the level above.
  private var above: Hash?
  /// Leaves of a tile that is not full.
  private var rest: [Hash] = []
  private var isKnown = true
  private var altered: [Position] = []
  private var isStored = true
  /// Whether the level above says that the stored tile is right.
  private var isStoredRight: Bool?

  /// `peaks` are the head's.
  init(
    from: Position, leaves some: ArraySlice<Hash>, lost: [Range<Position>], skipped: Int,
    _ tiles: StoredTiles, peaks: [Hash]
  ) {
    id = TileID(level: 0, index: from / UInt64(TileID.fullWidth))
    self.from = from
    var leaves = Array(some)
    let stored = tiles.hashes(id)
    isStored = stored != nil
    for index in leaves.indices {
      let position = from + UInt64(index)
      // What is out of reach, or was left out on purpose, is taken from the tile.
      if index < skipped || lost.contains(where: { $0.contains(position) }) {
        if let stored { leaves[index] = stored[index] } else { isKnown = false }
      } else if let stored, stored[index] != leaves[index] {
        altered.append(position)
      }
    }
    let isFull = leaves.count == TileID.fullWidth
    if isFull { above = isKnown ? Self.root(of: leaves) : nil } else { rest = leaves }
    guard !altered.isEmpty, let stored else { return }
    let reference = isFull ? tiles.hash(above: id).map { [$0] } : Self.last(of: leaves, in: peaks)
    guard let reference else { return }
    if Self.peaks(of: leaves) == reference { isStoredRight = false }
    guard Self.peaks(of: stored) == reference else { return }
    isStoredRight = true
    // Go on with what was signed, so that the rest of the tree can still be judged.
    if isFull { above = reference[0] } else { rest = stored }
  }

  private static func peaks(of hashes: [Hash]) -> [Hash] {
    var frontier = Frontier()
    for hash in hashes { frontier.append(hash) }
    return frontier.peaks
  }

  /// The peaks over the last hashes of a tree among all of its peaks.
  private static func last(of hashes: [Hash], in peaks: [Hash]) -> [Hash]? {
    let count = hashes.count.nonzeroBitCount
    return peaks.count >= count ? Array(peaks.suffix(count)) : nil
  }

  /// Adds what was found to the scrub.
  func enter(_ scrub: inout Scrub) {
    if !isStored {
      scrub.note(
        Flaw(.tile, nil, "tile \(id.level)/\(id.index), entries from \(from) on, cannot be read"))
    }
    if isStoredRight == false {
      scrub.note(Flaw(.tile, nil, "tile \(id.level)/\(id.index) is altered"))
    } else {
      for range in altered.ranges {
        scrub.note(Flaw(.altered, range, "tile \(id.level)/\(id.index) has another hash"))
      }
    }
    if !isKnown { scrub.isTreeKnown = false }
    if let above { scrub.levels[1].append(above) } else { scrub.levels[0] = rest }
    if above == nil, rest.isEmpty {
      scrub.isTreeKnown = false
      scrub.levels[1].append(scrub.tiles.hash(above: id) ?? .emptyRoot)
    }
  }

  /// The root over a power of two of hashes.
  static func root(of hashes: [Hash]) -> Hash {
    var nodes = hashes
    var count = nodes.count
    while count > 1 {
      count /= 2
      for index in 0..<count { nodes[index] = .node(nodes[2 * index], nodes[2 * index + 1]) }
    }
    return nodes.first ?? .emptyRoot
  }
}

extension [Position] {
  /// Ascending numbers as ranges of neighbours.
  var ranges: [ClosedRange<Position>] {
    var ranges: [ClosedRange<Position>] = []
    for number in self {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges
  }
}
