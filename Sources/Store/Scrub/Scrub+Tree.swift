import Exchange
import LMDB
import MerkleLog

extension Scrub {
  /// Compares the levels above the leaves with their tiles, and the peaks with the head.
  mutating func finishTree() {
    guard start == 0 else { return }
    for level in 1..<TileID.levelCount where !levels[level].isEmpty { fold(level) }
    noteMissingTiles()
    guard isTreeKnown else { return }
    var peaks: [Hash] = []
    for bit in stride(from: 62, through: 0, by: -1) where size >> UInt64(bit) & 1 == 1 {
      guard let peak = peak(bit) else { return }
      peaks.append(peak)
    }
    var root = peaks.last ?? .emptyRoot
    for peak in peaks.dropLast().reversed() { root = .node(peak, root) }
    self.root = root
    if peaks != head.frontier.peaks {
      note(Flaw(.head, nil, "the entries lead to root \(root), the head says \(head.root)"))
    }
  }

  /// Compares a level with its tiles, and makes the level above of its full ones.
  private mutating func fold(_ level: Int) {
    let hashes = levels[level]
    for first in stride(from: 0, to: hashes.count, by: TileID.fullWidth) {
      let some = Array(hashes[first..<min(first + TileID.fullWidth, hashes.count)])
      let id = TileID(level: level, index: UInt64(first / TileID.fullWidth))
      let stored = tiles.hashes(id)
      if stored == nil || (stored != some && isTreeKnown) {
        let what = stored == nil ? "cannot be read" : "is altered"
        note(Flaw(.tile, nil, "tile \(level)/\(id.index) \(what)"))
      }
      if some.count == TileID.fullWidth, level + 1 < TileID.levelCount {
        levels[level + 1].append(TileCheck.root(of: some))
      }
    }
  }

  /// As many tiles are stored as there must be.
  private mutating func noteMissingTiles() {
    let expected =
      TileID.partialTiles(forSize: size).count
      + (0..<TileID.levelCount).reduce(0) { $0 + Int(size >> UInt64(8 * ($1 + 1))) }
    if tiles.places.count < expected, flawCount == 0 {
      note(Flaw(.tile, nil, "\(expected - tiles.places.count) tiles are missing"))
    }
  }

  /// The root of the perfect subtree that one bit of the size stands for.
  private func peak(_ bit: Int) -> Hash? {
    let level = bit / TileID.height
    // Where the subtree begins, counted in hashes of its level; level 0 keeps only its last tile.
    let entry = (size >> UInt64(bit + 1)) << UInt64(bit + 1)
    let first = entry >> UInt64(TileID.height * level)
    let kept = level == 0 ? first % UInt64(TileID.fullWidth) : first
    let count = 1 << (bit % TileID.height)
    guard Int(kept) + count <= levels[level].count else { return nil }
    return TileCheck.root(of: Array(levels[level][Int(kept)..<Int(kept) + count]))
  }
}
