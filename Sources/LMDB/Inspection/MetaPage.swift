/// What LMDB writes in each of the first two pages (`MDB_meta` in mdb.c), of LMDB 0.9 on a 64-bit little-endian
/// machine: one state of the database. Transaction n is written to page n mod 2, so the two differ by one.
struct MetaPage: Equatable, Sendable {
  var pageByteCount: Int
  var freeList: TreeRecord
  var main: TreeRecord
  var lastPage: Int
  var transaction: UInt64

  static let byteCount = 152
  static let integerKeyFlag = 8

  /// Reads a page; the bytes must exist.
  init(_ bytes: Span<UInt8>) {
    // The free list's record has no use for its first number; LMDB keeps the page's size there.
    pageByteCount = bytes.uint32(at: 40)
    freeList = TreeRecord(bytes, at: 40)
    main = TreeRecord(bytes, at: 88)
    lastPage = bytes.uint64(at: 136)
    transaction = UInt64(bitPattern: Int64(bytes.uint64(at: 144)))
  }

  /// Why this cannot be what LMDB wrote in page `index`; nil when it can.
  func fault(index: Int) -> String? {
    guard (256...65_536).contains(pageByteCount), pageByteCount.nonzeroBitCount == 1,
      (1..<(1 << 46)).contains(lastPage)
    else { return "it names impossible sizes" }
    if transaction > 0, transaction >> 62 != 0 || Int(transaction & 1) != index {
      return "transaction \(transaction) does not belong there"
    }
    return nil
  }

  /// What is wrong with where this says its trees begin; nil when nothing is.
  ///
  /// To be asked of the newer of the two only. The older one may be half of a newer: when LMDB fails to write a
  /// header it puts back only the numbers that make it the older one, and then nobody reads its trees.
  func treeFault() -> String? {
    if let fault = freeList.fault(flags: Self.integerKeyFlag, lastPage: lastPage) {
      return "the list of free pages: \(fault)"
    }
    return main.fault(flags: 0, lastPage: lastPage).map { "the table of tables: \($0)" }
  }
}
