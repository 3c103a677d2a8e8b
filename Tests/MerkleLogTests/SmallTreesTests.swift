import Foundation
import MerkleLog
import Testing

/// Every tree of up to 257 entries, from its own tiles: exactly the files that a log of this size
/// publishes. All of it with MAILLON_SOAK=1, samples of each size otherwise.
struct SmallTreesTests {
  private static let isSoaking = ProcessInfo.processInfo.environment["MAILLON_SOAK"] != nil
  private static let all = leaves(257)
  private static let roots = (0...257).map { Definition.root(all.prefix($0)) }

  /// The tiles of a published log, with a bit of one of them changed or not.
  private struct Published: HashReader {
    var tiles: [String: [UInt8]] = [:]
    let size: UInt64

    init(size: Int) {
      self.size = UInt64(size)
      var writer = TileWriter()
      for leaf in SmallTreesTests.all.prefix(size) { writer.append(leaf) }
      for tile in writer.drain() { tiles[tile.path] = tile.bytes }
    }

    func tile(_ id: TileID, width: Int) throws(MerkleError) -> [UInt8] {
      guard let bytes = tiles[id.path(width: id.width(forSize: size))] else {
        throw .tileUnavailable(id, width: width, because: "it is not published")
      }
      return bytes
    }
  }

  /// Leaves looked at in a tree: all, or the ends and some between them that differ from size to size.
  private static func indices(_ size: Int) -> [Int] {
    if isSoaking || size < 12 { return Array(0..<size) }
    let some = stride(from: size % 101, to: size, by: 101)
    return Set([0, size - 2, size - 1] + some).sorted()
  }

  private static func bits(_ count: Int, of size: Int) -> [Int] {
    isSoaking ? Array(0..<count) : Array(stride(from: size % 97, to: count, by: max(97, count / 3)))
  }

  @Test(arguments: 0...257)
  func `leaves are proved from the tiles of their own size alone`(size: Int) throws {
    let site = Published(size: size)
    #expect(try site.root(size: UInt64(size)) == Self.roots[size])
    for index in Self.indices(size) {
      let proof = try site.inclusionProof(index: UInt64(index), size: UInt64(size))
      try proof.verify(leaf: Self.all[index], root: Self.roots[size])
      for bit in Self.bits(proof.path.count * 256, of: size + index) {
        var path = proof.path
        path[bit / 256] = flipped(path[bit / 256], bit: bit % 256)
        let bad = InclusionProof(index: proof.index, size: proof.size, path: path)
        #expect(throws: MerkleError.self, "\(size) \(index) \(bit)") {
          try bad.verify(leaf: Self.all[index], root: Self.roots[size])
        }
      }
    }
  }

  @Test(arguments: 2...257)
  func `a flipped bit of a tile makes proofs that are refused`(size: Int) throws {
    let site = Published(size: size)
    for (path, bytes) in site.tiles {
      for bit in Self.bits(bytes.count * 8, of: size) {
        var bad = site
        bad.tiles[path] = flipped(bytes, bit: bit)
        // A proof that needs the changed hash: of the leaf beside it, or of the last one.
        let index = path.hasPrefix("tile/0/000") ? (bit / 256) ^ 1 : size - 1
        guard index < size else { continue }
        let proof = try bad.inclusionProof(index: UInt64(index), size: UInt64(size))
        let honest = try site.inclusionProof(index: UInt64(index), size: UInt64(size))
        if path.hasPrefix("tile/0/000") { #expect(proof != honest, "\(size) \(bit)") }
        if proof == honest { continue }
        #expect(throws: MerkleError.self, "\(size) \(path) \(bit)") {
          try proof.verify(leaf: Self.all[index], root: Self.roots[size])
        }
      }
    }
  }

  @Test(arguments: 1...257)
  func `a size goes on from another by the tiles of the larger alone`(size: Int) throws {
    let site = Published(size: size)
    for old in Self.indices(size) {
      let proof = try site.consistencyProof(from: UInt64(old), to: UInt64(size))
      try proof.verify(oldRoot: Self.roots[old], newRoot: Self.roots[size])
      #expect(try site.frontier(size: UInt64(old)).root == Self.roots[old])
      for bit in Self.bits(proof.path.count * 256, of: size + old) {
        var path = proof.path
        path[bit / 256] = flipped(path[bit / 256], bit: bit % 256)
        let bad = ConsistencyProof(oldSize: proof.oldSize, newSize: proof.newSize, path: path)
        #expect(throws: MerkleError.self, "\(old) → \(size), \(bit)") {
          try bad.verify(oldRoot: Self.roots[old], newRoot: Self.roots[size])
        }
      }
    }
  }
}
