/// Rows to be written or removed, in key order: their bytes one after the other in one buffer.
public struct RowChanges: Sendable {
  /// One row: its key and, unless it is to be removed, its bytes right behind.
  @usableFromInline struct Change: Sendable {
    /// The first bytes of the key, tag aside, as a number: it mostly settles the order.
    @usableFromInline var front: UInt128
    @usableFromInline var start: Int
    @usableFromInline var keyByteCount: Int32
    /// −1 for a row to be removed.
    @usableFromInline var rowByteCount: Int32

    @usableFromInline init(front: UInt128, start: Int, keyByteCount: Int, rowByteCount: Int) {
      self.front = front
      self.start = start
      self.keyByteCount = Int32(keyByteCount)
      self.rowByteCount = Int32(rowByteCount)
    }

    var keyRange: Range<Int> { start..<start + Int(keyByteCount) }
  }
  @usableFromInline var writer = RowWriter()
  @usableFromInline var changes: [Change] = []

  public init() {}

  public var count: Int { changes.count }

  /// The keys and rows, at ``keyRange(of:)`` and ``rowRange(of:)``.
  public var bytes: [UInt8] { writer.bytes }

  /// Where the key of change `index` stands.
  public func keyRange(of index: Int) -> Range<Int> { changes[index].keyRange }

  /// Where the row of change `index` stands; nil for one to be removed.
  public func rowRange(of index: Int) -> Range<Int>? {
    guard changes[index].rowByteCount >= 0 else { return nil }
    let start = changes[index].keyRange.upperBound
    return start..<start + Int(changes[index].rowByteCount)
  }

  mutating func reserve(count: Int) {
    changes.reserveCapacity(changes.count + count)
  }

  /// Adds the row under `key` of the table with this tag; nil says that it is gone.
  @inlinable mutating func add<Key: TableKey, Row: TableRow>(
    tag: UInt8, key: Key, row: borrowing Row?
  ) {
    let start = writer.bytes.count
    writer.bytes.append(tag)
    key.write(to: &writer)
    let keyByteCount = writer.bytes.count - start
    var rowByteCount = -1
    if row != nil {
      row!.write(to: &writer)
      rowByteCount = writer.bytes.count - start - keyByteCount
    }
    changes.append(
      Change(
        front: front(of: start + 1..<start + keyByteCount), start: start,
        keyByteCount: keyByteCount, rowByteCount: rowByteCount))
  }

  /// The first sixteen bytes as a number that sorts as they do.
  @usableFromInline func front(of range: Range<Int>) -> UInt128 {
    let bytes = writer.bytes.span
    let end = min(range.upperBound, range.lowerBound + 16)
    var front: UInt128 = 0
    for index in range.lowerBound..<end { front = front << 8 | UInt128(bytes[index]) }
    return front << UInt128(8 * (range.lowerBound + 16 - end))
  }

  /// Sorts the changes from `start` on, which are those of one table.
  mutating func sort(from start: Int) {
    let bytes = writer.bytes
    changes[start...].sort { left, right in
      if left.front != right.front { return left.front < right.front }
      return bytes.span.extracting(left.keyRange).precedes(bytes.span.extracting(right.keyRange))
    }
  }
}

extension Span<UInt8> {
  /// Whether these bytes sort before others.
  fileprivate func precedes(_ other: Span<UInt8>) -> Bool {
    let common = Swift.min(count, other.count)
    for index in 0..<common where self[index] != other[index] {
      return self[index] < other[index]
    }
    return count < other.count
  }
}
