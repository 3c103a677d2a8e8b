/// The right edge of a tree: all that is needed to append to it and to know its root.
///
/// A compact range over `[0, size)`: one peak for each bit set in `size`, the root of a perfect
/// subtree of that many entries. At most 63 hashes.
public struct Frontier: Hashable, Sendable {
  /// The number of entries.
  public private(set) var size: UInt64

  /// The roots of the perfect subtrees, largest and leftmost first.
  public private(set) var peaks: [Hash]

  /// The frontier of the empty tree.
  public init() {
    size = 0
    peaks = []
  }

  /// Adds the leaf of the next entry. Cost: one node on average, `log₂ size` at most.
  public mutating func append(_ leaf: Hash) {
    append(leaf) { _, _ in }
  }

  /// Adds the leaf of the next entry and reports each perfect subtree which it completes: its
  /// height, from zero for the leaf itself upward, and its root.
  mutating func append(_ leaf: Hash, completing report: (_ height: Int, _ root: Hash) -> Void) {
    precondition(size < MerkleLimits.treeSize, "A tree never reaches 2⁶³ entries.")
    var root = leaf
    report(0, root)
    for height in 0..<size.trailingOneBitCount {
      root = .node(peaks.removeLast(), root)
      report(height + 1, root)
    }
    peaks.append(root)
    size += 1
  }

  /// The root of the tree (RFC 6962 §2.1). Cost: one node per peak.
  public var root: Hash {
    guard var root = peaks.last else { return .emptyRoot }
    for peak in peaks.dropLast().reversed() { root = .node(peak, root) }
    return root
  }
}

// MARK: - As bytes

extension Frontier {
  /// The size in eight bytes, highest first, then the peaks in order: how a store keeps it.
  public var bytes: [UInt8] {
    var bytes = size.bigEndianBytes
    for peak in peaks { peak.append(to: &bytes) }
    return bytes
  }

  /// Reads back what `bytes` gave.
  ///
  /// - Throws: `malformed` unless there are exactly as many peaks as the size asks for.
  public init(parsing bytes: [UInt8]) throws(MerkleError) {
    guard bytes.count >= 8 else {
      throw .malformed(.frontier, because: "it has \(bytes.count) bytes instead of at least 8")
    }
    size = UInt64(bigEndianBytes: bytes.prefix(8))
    guard size <= MerkleLimits.treeSize else {
      throw .malformed(.frontier, because: "its size \(size) is beyond every tree")
    }
    let expected = 8 + size.nonzeroBitCount * Hash.byteCount
    guard bytes.count == expected else {
      throw .malformed(.frontier, because: "it has \(bytes.count) bytes instead of \(expected)")
    }
    peaks = (0..<size.nonzeroBitCount).map { Hash(in: bytes, at: 8 + $0 * Hash.byteCount) }
  }
}

extension UInt64 {
  /// How many ones the number ends with in binary: the height of the subtree the next leaf completes.
  var trailingOneBitCount: Int { (~self).trailingZeroBitCount }
}

extension Hash {
  /// The 32 bytes which start at `offset`. They must exist.
  init(in bytes: [UInt8], at offset: Int) {
    guard let hash = Hash(bytes.span.extracting(offset..<offset + Hash.byteCount)) else {
      preconditionFailure("A hash has 32 bytes.")
    }
    self = hash
  }
}
