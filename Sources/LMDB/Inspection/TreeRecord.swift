/// What LMDB keeps of a table (`MDB_db` in mdb.c, 48 bytes): where its tree begins and how large it is.
public struct TreeRecord: Sendable, Equatable {
  var flags: Int
  var depth: Int
  var branchPageCount: Int
  var leafPageCount: Int
  var overflowPageCount: Int
  public var entryCount: Int
  /// The page the tree begins at; -1 for an empty one.
  var root: Int

  static let byteCount = 48
  /// LMDB's limit of the depth of a tree (`CURSOR_STACK`).
  static let depthLimit = 32

  /// Reads a record; the bytes must exist.
  init(_ bytes: Span<UInt8>, at offset: Int) {
    flags = bytes.uint16(at: offset + 4)
    depth = bytes.uint16(at: offset + 6)
    branchPageCount = bytes.uint64(at: offset + 8)
    leafPageCount = bytes.uint64(at: offset + 16)
    overflowPageCount = bytes.uint64(at: offset + 24)
    entryCount = bytes.uint64(at: offset + 32)
    root = bytes.uint64(at: offset + 40)
  }

  /// Why this cannot be the record of a tree in a file whose last page is `lastPage`; nil when it can.
  func fault(flags expected: Int, lastPage: Int) -> String? {
    if flags != expected { return "its flags are \(flags) instead of \(expected)" }
    if root == -1 { return depth == 0 && entryCount == 0 ? nil : "its root is missing" }
    if !(2...max(2, lastPage)).contains(root) { return "its root would be page \(root)" }
    if !(1...Self.depthLimit).contains(depth) { return "its depth would be \(depth)" }
    return nil
  }
}
