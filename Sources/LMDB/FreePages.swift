/// Which of the last pages of a database its own list of free pages names.
///
/// The list is a B-tree whose values are page numbers: a 64-bit count, then so many 64-bit numbers
/// (`MDB_page`, `MDB_node` and `MDB_IDL` in mdb.c). Damage is no error here, the pages are just not free then.
struct FreePages {
  private let wanted: ClosedRange<Int>
  private var found: Set<Int> = []
  private var visitCount = 0

  private static let depthLimit = 32
  private static let pageHeaderByteCount = 16
  private static let nodeHeaderByteCount = 8

  /// Looks for the pages from the first that the file lacks through the last that the header names.
  init(from first: Int, through last: Int) {
    wanted = first...last
  }

  /// Whether every page looked for is free.
  var isComplete: Bool { found.count == wanted.count }

  /// Walks the tree below a page; `read` answers a whole page of the file, or nothing beyond its end.
  mutating func collect(
    from page: Int, depth: Int, read: (Int) throws(LMDBError) -> [UInt8]
  ) throws(LMDBError) {
    visitCount += 1
    guard depth < Self.depthLimit, visitCount <= wanted.lowerBound else { return }
    let bytes = try read(page)
    let flags = bytes.integer(at: 10, byteCount: 2)
    let nodeCount = (bytes.integer(at: 12, byteCount: 2) - Self.pageHeaderByteCount) / 2
    guard flags & 3 != 0, nodeCount > 0, nodeCount <= bytes.count / 2 else { return }
    for index in 0..<nodeCount {
      let node = bytes.integer(at: Self.pageHeaderByteCount + 2 * index, byteCount: 2)
      if flags & 1 != 0 {
        try collect(from: bytes.integer(at: node, byteCount: 6), depth: depth + 1, read: read)
      } else {
        try collect(leaf: bytes, node: node, read: read)
      }
    }
  }

  private mutating func collect(
    leaf: [UInt8], node: Int, read: (Int) throws(LMDBError) -> [UInt8]
  ) throws(LMDBError) {
    let keyByteCount = leaf.integer(at: node + 6, byteCount: 2)
    guard keyByteCount >= 0 else { return }
    let value = node + Self.nodeHeaderByteCount + keyByteCount
    let isOnOwnPages = leaf.integer(at: node + 4, byteCount: 2) & 1 != 0
    guard isOnOwnPages else { return collect(numbersIn: leaf, at: value) }
    let first = leaf.integer(at: value, byteCount: 8)
    var bytes = try read(first)
    let pageCount = bytes.integer(at: 12, byteCount: 4)
    guard pageCount > 0, pageCount <= wanted.lowerBound else { return }
    for page in 1..<max(1, pageCount) { bytes += try read(first + page) }
    collect(numbersIn: bytes, at: Self.pageHeaderByteCount)
  }

  private mutating func collect(numbersIn bytes: [UInt8], at start: Int) {
    let count = bytes.integer(at: start, byteCount: 8)
    guard count > 0, count <= bytes.count / 8 else { return }
    for index in 1...count {
      let page = bytes.integer(at: start + 8 * index, byteCount: 8)
      if wanted.contains(page) { found.insert(page) }
    }
  }
}
