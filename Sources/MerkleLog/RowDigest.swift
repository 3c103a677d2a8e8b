/// A hash over rows in key order, by which two read models are the same or not: the root of a Merkle
/// tree whose leaves are rows joined until they fill 64 KiB, each row as its key's length, the row's
/// length, key and row.
public struct RowDigest: Sendable {
  private var frontier = Frontier()
  private var joined: [UInt8] = []

  /// Bytes at which a leaf is full.
  private static let leafByteCount = 1 << 16

  public init() {}

  /// Adds the next row in key order; `append` appends the bytes of its key, then those of the row.
  public mutating func add(
    keyByteCount: Int, rowByteCount: Int, _ append: (inout [UInt8]) -> Void
  ) {
    joined += String(keyByteCount).utf8
    joined.append(0x20)
    joined += String(rowByteCount).utf8
    joined.append(0x20)
    append(&joined)
    if joined.count >= Self.leafByteCount { endLeaf() }
  }

  private mutating func endLeaf() {
    frontier.append(.leaf(of: joined))
    joined.removeAll(keepingCapacity: true)
  }

  /// The digest over the rows so far.
  public var root: Hash {
    var digest = self
    if !digest.joined.isEmpty { digest.endLeaf() }
    return digest.frontier.root
  }
}
