import Glibc
import Synchronization

/// One state of a database, read page by page from its file and believing none of them.
///
/// LMDB has no checksums of its pages and trusts what its map shows: a damaged one can end the process, and an
/// unreadable one does. Here every number is held against its limits before it is used, and a page that does not
/// hold is a ``PageProblem`` that says between which keys entries are out of reach; the walk goes on behind it.
/// Nothing here says that the *bytes* of an entry are what they were: that is for hashes to say.
///
/// The layout read is that of LMDB 0.9 on a 64-bit little-endian machine (`MDB_page`, `MDB_node`, `MDB_db`,
/// `MDB_meta` in mdb.c).
public final class Inspection: Sendable {
  let file: PageFile
  let pageByteCount: Int
  let lastPage: Int
  let transaction: UInt64
  let freeList: TreeRecord
  let main: TreeRecord
  /// Pages met so far, one bit each: a page belongs to one tree, or to the free ones.
  private let met: Mutex<[UInt64]>

  /// Looks at the state that the meta page of `transaction` describes; nil when it is not there any more.
  init?(path: String, transaction: UInt64) throws(LMDBError) {
    file = try PageFile(path: path)
    guard let meta = try file.metaPages().first(where: { $0.transaction == transaction }),
      // Another process may have been writing over it, so that half of it was of a later state.
      try file.metaPages().contains(meta)
    else { return nil }
    pageByteCount = meta.pageByteCount
    lastPage = meta.lastPage
    self.transaction = transaction
    freeList = meta.freeList
    main = meta.main
    met = Mutex([UInt64](repeating: 0, count: meta.lastPage / 64 + 1))
  }

  /// Bytes of all pages: no table can hold more.
  public var byteCount: Int { (lastPage + 1) * pageByteCount }

  /// Notes that pages are in use, and answers one that was in use already.
  func claim(_ pages: [Int]) -> Int? {
    met.withLock { met in
      var taken: Int?
      for page in pages where page >= 0 && page <= lastPage {
        let bit: UInt64 = 1 << UInt64(page % 64)
        if met[page / 64] & bit != 0 { taken = page }
        met[page / 64] |= bit
      }
      return taken
    }
  }
}

/// A page that cannot be believed, and what cannot be reached because of it.
public struct PageProblem: Error, Sendable, Equatable {
  /// The number of the page, from zero.
  public var page: Int
  /// What is wrong with it.
  public var what: String
  /// Entries with keys from here on are out of reach; nil: from the first.
  public var lower: [UInt8]?
  /// … up to but not including this key; nil: to the last.
  public var upper: [UInt8]?
}

extension PageFile {
  /// The first two pages, which say where everything is.
  ///
  /// They are read again when they do not fit together, as another process may be writing one of them just now.
  /// Throws `notADatabase`, `versionMismatch`, `truncated` or `corrupted`.
  func metaPages() throws(LMDBError) -> [MetaPage] {
    for attempt in 0..<Self.attempts {
      if let pages = try? readMetaPages() { return pages }
      if attempt > 2 { usleep(100) }
    }
    return try readMetaPages()
  }

  private func readMetaPages() throws(LMDBError) -> [MetaPage] {
    let first = try metaPage(0, at: 0)
    let second = try metaPage(1, at: first.pageByteCount)
    guard second.pageByteCount == first.pageByteCount else {
      throw .corrupted("the two headers of \(path) name different sizes of a page")
    }
    let (low, high) = (
      min(first.transaction, second.transaction), max(first.transaction, second.transaction)
    )
    guard high - low == 1 || high == 0 else {
      throw .corrupted("the two headers of \(path) name transactions \(low) and \(high)")
    }
    let pages = [first, second]
    let newest = second.transaction > first.transaction ? 1 : 0
    if let fault = pages[newest].treeFault() {
      throw .corrupted("the header in page \(newest) of \(path): \(fault)")
    }
    return pages
  }

  /// Others who write may change the pages between two looks; that this happens so often is no chance.
  private static let attempts = 32
  private static let magic = 0xBEEF_C0DE
  private static let formatVersion = 1

  private func metaPage(_ index: Int, at offset: Int) throws(LMDBError) -> MetaPage {
    var bytes: [UInt8] = []
    guard let found = read(into: &bytes, count: MetaPage.byteCount, at: offset) else {
      throw .inputOutput("page \(index) of \(path)")
    }
    let page = bytes.span.extracting(first: found)
    if found >= 28, page.uint32(at: 16) != Self.magic {
      // LMDB 1.0 has a longer page header, so its magic number stands eight bytes later.
      guard found >= 32, page.uint32(at: 24) == Self.magic else {
        if index > 0 { throw .corrupted("the second header of \(path) is not one") }
        throw .notADatabase(path: path)
      }
      throw .versionMismatch(
        path: path, found: page.uint32(at: 28), expected: Self.formatVersion)
    }
    guard found == MetaPage.byteCount else {
      throw .truncated(
        path: path, expectedByteCount: 2 * max(offset, 4096),
        foundByteCount: min(byteCount, offset + found))
    }
    guard page.uint32(at: 20) == Self.formatVersion else {
      throw .versionMismatch(
        path: path, found: page.uint32(at: 20), expected: Self.formatVersion)
    }
    let meta = MetaPage(page)
    if let fault = meta.fault(index: index) {
      throw .corrupted("the header in page \(index) of \(path): \(fault)")
    }
    return meta
  }
}
