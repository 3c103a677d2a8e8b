/// Rows to be written or removed, in key order: their bytes one after the other in one buffer.
public struct RowChanges: Sendable {
  /// One row: its key and, unless it is to be removed, its bytes right behind.
  private struct Change {
    /// The first bytes of the key, tag aside, as a number: it mostly settles the order.
    var front: UInt128
    var start: Int
    var keyByteCount: Int32
    /// −1 for a row to be removed.
    var rowByteCount: Int32

    var keyRange: Range<Int> { start..<start + Int(keyByteCount) }
  }
  private var writer = RowWriter()
  private var changes: [Change] = []

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
  mutating func add<Key: TableKey, Row: TableRow>(tag: UInt8, key: Key, row: Row?) {
    let start = writer.bytes.count
    writer.bytes.append(tag)
    key.write(to: &writer)
    let end = writer.bytes.count
    row?.write(to: &writer)
    changes.append(
      Change(
        front: Self.front(of: writer.bytes.span.extracting(start + 1..<end)), start: start,
        keyByteCount: Int32(end - start),
        rowByteCount: row == nil ? -1 : Int32(writer.bytes.count - end)))
  }

  private static func front(of key: Span<UInt8>) -> UInt128 {
    var front: UInt128 = 0
    for index in 0..<min(16, key.count) { front = front << 8 | UInt128(key[index]) }
    return front << UInt128(8 * (16 - min(16, key.count)))
  }

  /// Sorts the changes from `start` on, which are those of one table.
  mutating func sort(from start: Int) {
    let bytes = writer.bytes
    changes[start...].sort { left, right in
      if left.front != right.front { return left.front < right.front }
      return bytes[left.keyRange].lexicographicallyPrecedes(bytes[right.keyRange])
    }
  }
}
