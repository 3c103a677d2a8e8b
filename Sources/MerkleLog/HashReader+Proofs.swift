extension HashReader {
  /// The root of the tree over the first `size` entries (RFC 6962 §2.1).
  ///
  /// - Throws: `sizesOutOfOrder` beyond the limit of all trees, and what the reader throws.
  public func root(size: UInt64) throws(MerkleError) -> Hash {
    guard size <= MerkleLimits.treeSize else { throw .sizesOutOfOrder(from: 0, to: size) }
    guard size > 0 else { return .emptyRoot }
    var subtrees = Subtrees(reader: self, size: size)
    return try subtrees.root(0..<size)
  }

  /// The right edge of the tree over the first `size` entries: what is needed to go on from there.
  ///
  /// Nothing about it is known to be true until its root is compared with one that is trusted.
  ///
  /// - Throws: `sizesOutOfOrder` beyond the limit of all trees, and what the reader throws.
  public func frontier(size: UInt64) throws(MerkleError) -> Frontier {
    guard size <= MerkleLimits.treeSize else { throw .sizesOutOfOrder(from: 0, to: size) }
    var subtrees = Subtrees(reader: self, size: size)
    return try Frontier(parsing: size.bigEndianBytes + subtrees.peaks(0..<size).flatMap(\.bytes))
  }

  /// The proof that entry `index` is in the tree of `size` entries (RFC 6962 §2.1.1).
  ///
  /// - Throws: `indexOutsideTree`, and what the reader throws.
  public func inclusionProof(
    index: UInt64, size: UInt64
  ) throws(MerkleError) -> InclusionProof {
    guard index < size, size <= MerkleLimits.treeSize else {
      throw .indexOutsideTree(index: index, size: size)
    }
    var subtrees = Subtrees(reader: self, size: size)
    var path: [Hash] = []
    var range = 0..<size
    while range.count > 1 {
      let (left, right) = range.split
      if left.contains(index) {
        path.append(try subtrees.root(right))
        range = left
      } else {
        path.append(try subtrees.root(left))
        range = right
      }
    }
    return InclusionProof(index: index, size: size, path: path.reversed())
  }

  /// The proof that the tree of `newSize` entries begins with the one of `oldSize` entries
  /// (RFC 6962 §2.1.2). Empty where there is nothing to show: equal sizes, or an empty old tree.
  ///
  /// - Throws: `sizesOutOfOrder`, and what the reader throws.
  public func consistencyProof(
    from oldSize: UInt64, to newSize: UInt64
  ) throws(MerkleError) -> ConsistencyProof {
    guard oldSize <= newSize, newSize <= MerkleLimits.treeSize else {
      throw .sizesOutOfOrder(from: oldSize, to: newSize)
    }
    var path: [Hash] = []
    if oldSize > 0 {
      var subtrees = Subtrees(reader: self, size: newSize)
      var range = 0..<newSize
      while range.upperBound != oldSize {
        let (left, right) = range.split
        if oldSize <= left.upperBound {
          path.append(try subtrees.root(right))
          range = left
        } else {
          path.append(try subtrees.root(left))
          range = right
        }
      }
      // The verifier already knows the subtree if it is the whole old tree.
      if range.lowerBound > 0 { path.append(try subtrees.root(range)) }
    }
    return ConsistencyProof(oldSize: oldSize, newSize: newSize, path: path.reversed())
  }
}

/// Roots of parts of one tree, from its tiles, each read once.
private struct Subtrees<Reader: HashReader> {
  let reader: Reader
  let size: UInt64
  var tiles: [TileID: Tile] = [:]

  /// The root over a range which the recursion of RFC 6962 visits: perfect subtrees from left to
  /// right, joined from right to left.
  mutating func root(_ range: Range<UInt64>) throws(MerkleError) -> Hash {
    var roots = try peaks(range)
    var root = roots.removeLast()
    for left in roots.reversed() { root = .node(left, root) }
    return root
  }

  /// The roots of the perfect subtrees of a range, from left to right.
  mutating func peaks(_ range: Range<UInt64>) throws(MerkleError) -> [Hash] {
    var roots: [Hash] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let height = 63 - (range.upperBound - start).leadingZeroBitCount
      roots.append(try perfectRoot(start: start, height: height))
      start += 1 << UInt64(height)
    }
    return roots
  }

  /// The root over the `2^height` entries from `start`, a multiple of that number.
  private mutating func perfectRoot(start: UInt64, height: Int) throws(MerkleError) -> Hash {
    let level = height / TileID.height
    let id = TileID.edge(level: level, size: start)
    let first = Int((start >> UInt64(TileID.height * level)) % UInt64(TileID.fullWidth))
    let tile = try tile(id)
    var subtree = Frontier()
    for position in first..<first + (1 << (height % TileID.height)) {
      subtree.append(tile[position])
    }
    return subtree.root
  }

  private mutating func tile(_ id: TileID) throws(MerkleError) -> Tile {
    if let tile = tiles[id] { return tile }
    let tile = try reader.checkedTile(id, width: id.width(forSize: size))
    tiles[id] = tile
    return tile
  }
}

extension Range<UInt64> {
  /// Both sides of the split at the largest power of two strictly below the count (RFC 6962 §2.1).
  fileprivate var split: (left: Self, right: Self) {
    let count = upperBound - lowerBound
    let middle = lowerBound + (1 << UInt64(63 - (count - 1).leadingZeroBitCount))
    return (lowerBound..<middle, middle..<upperBound)
  }
}
