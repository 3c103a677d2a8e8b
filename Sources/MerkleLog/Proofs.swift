/// The hashes which lead from one leaf to the root: proof that an entry is in the tree.
public struct InclusionProof: Hashable, Sendable {
  /// The index of the entry, from zero.
  public let index: UInt64

  /// The size of the tree, in entries.
  public let size: UInt64

  /// The sibling of the leaf first, the child of the root last; at most `⌈log₂ size⌉` hashes.
  public let path: [Hash]

  /// A proof as it was received; nothing about it is checked before `verify`.
  public init(index: UInt64, size: UInt64, path: [Hash]) {
    self.index = index
    self.size = size
    self.path = path
  }

  /// Returns if the path leads from `leaf` to `root` (RFC 9162 §2.1.3.2).
  ///
  /// - Throws: in this order, `indexOutsideTree`, `wrongProofLength`, `rootMismatch`.
  public func verify(leaf: Hash, root: Hash) throws(MerkleError) {
    guard index < size else { throw .indexOutsideTree(index: index, size: size) }
    var node = index
    var last = size - 1
    var computed = leaf
    for sibling in path {
      guard last > 0 else { throw .wrongProofLength(found: path.count) }
      if node.isOdd || node == last {
        computed = .node(sibling, computed)
        skipLevelsWithoutSibling(&node, &last)
      } else {
        computed = .node(computed, sibling)
      }
      node >>= 1
      last >>= 1
    }
    guard last == 0 else { throw .wrongProofLength(found: path.count) }
    guard computed == root else { throw .rootMismatch(expected: root, computed: computed) }
  }
}

/// The hashes which lead to an old and a new root alike: proof that nothing was changed or removed.
public struct ConsistencyProof: Hashable, Sendable {
  /// The size of the old tree, in entries.
  public let oldSize: UInt64

  /// The size of the new tree, in entries.
  public let newSize: UInt64

  /// The deepest hash first; at most `⌈log₂ newSize⌉ + 1` hashes.
  public let path: [Hash]

  /// A proof as it was received; nothing about it is checked before `verify`.
  public init(oldSize: UInt64, newSize: UInt64, path: [Hash]) {
    self.oldSize = oldSize
    self.newSize = newSize
    self.path = path
  }

  /// Returns if the tree of `newRoot` begins with the tree of `oldRoot` (RFC 9162 §2.1.4.2).
  ///
  /// Every tree begins with the empty one, which the specification leaves out: its proof is empty
  /// and its root must be `Hash.emptyRoot`.
  ///
  /// - Throws: in this order, `sizesOutOfOrder`, `wrongProofLength`, `rootMismatch`.
  public func verify(oldRoot: Hash, newRoot: Hash) throws(MerkleError) {
    guard oldSize <= newSize else { throw .sizesOutOfOrder(from: oldSize, to: newSize) }
    guard 0 < oldSize, oldSize < newSize else {
      guard path.isEmpty else { throw .wrongProofLength(found: path.count) }
      let computed = oldSize == 0 ? Hash.emptyRoot : newRoot
      guard oldRoot == computed else { throw .rootMismatch(expected: oldRoot, computed: computed) }
      if newSize == 0, newRoot != .emptyRoot {
        throw .rootMismatch(expected: newRoot, computed: .emptyRoot)
      }
      return
    }
    guard !path.isEmpty else { throw .wrongProofLength(found: 0) }
    try verifyGrowth(oldRoot: oldRoot, newRoot: newRoot)
  }

  /// The check for `0 < oldSize < newSize`.
  private func verifyGrowth(oldRoot: Hash, newRoot: Hash) throws(MerkleError) {
    // An old tree of 2ⁿ entries is itself the first hash, and the prover leaves it out.
    var rest = path[...]
    let start = oldSize.nonzeroBitCount == 1 ? oldRoot : rest.removeFirst()
    let completed = (oldSize - 1).trailingOneBitCount
    var node = (oldSize - 1) >> UInt64(completed)
    var last = (newSize - 1) >> UInt64(completed)
    var (old, new) = (start, start)
    for hash in rest {
      guard last > 0 else { throw .wrongProofLength(found: path.count) }
      if node.isOdd || node == last {
        old = .node(hash, old)
        new = .node(hash, new)
        skipLevelsWithoutSibling(&node, &last)
      } else {
        new = .node(new, hash)
      }
      node >>= 1
      last >>= 1
    }
    guard last == 0 else { throw .wrongProofLength(found: path.count) }
    guard old == oldRoot else { throw .rootMismatch(expected: oldRoot, computed: old) }
    guard new == newRoot else { throw .rootMismatch(expected: newRoot, computed: new) }
  }
}

/// Climbs past the levels where the rightmost node has no sibling and is carried up as it is.
private func skipLevelsWithoutSibling(_ node: inout UInt64, _ last: inout UInt64) {
  while !node.isOdd, node != 0 {
    node >>= 1
    last >>= 1
  }
}

extension UInt64 {
  fileprivate var isOdd: Bool { self & 1 == 1 }
}
