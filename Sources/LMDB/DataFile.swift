import Glibc

/// Looks at a data file before LMDB maps it.
///
/// LMDB trusts the file's length: a page beyond its end kills the process with SIGBUS. So the header is read
/// first, and a file shorter than its newest header says is refused. One exception is honest: pages freed at the
/// end within one transaction are never written, so a file may lack pages that its list of free pages names.
/// The layout read here is that of LMDB 0.9 on a 64-bit little-endian machine (`MDB_page`, `MDB_meta`, `MDB_db`
/// in mdb.c).
struct DataFile: ~Copyable {
  let path: String
  private let descriptor: Int32

  /// Opens the file to read; `nil` when there is none.
  init?(path: String) throws(LMDBError) {
    // Safety: the system reads the path during the call.
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    self.path = path
    if descriptor < 0 {
      if errno == ENOENT { return nil }
      throw LMDBError(systemCode: errno, path: path)
    }
  }

  deinit { close(descriptor) }

  /// Device and number of the file, which stay the same whatever path leads to it.
  func identity() throws(LMDBError) -> FileIdentity {
    try FileIdentity(descriptor: descriptor, path: path)
  }

  /// Throws unless the file is one that LMDB can be trusted with.
  func check() throws(LMDBError) {
    let first = try header(at: 0)
    let second = try header(at: first.pageByteCount)
    let newest = second.transaction > first.transaction ? second : first
    let byteCount = try byteCount()
    let expected = (newest.lastPage + 1) * newest.pageByteCount
    guard byteCount < expected else { return }
    var free = FreePages(from: byteCount / newest.pageByteCount, through: newest.lastPage)
    try free.collect(from: newest.freeListRoot, depth: 0) { page throws(LMDBError) in
      guard page >= 0, page < byteCount / newest.pageByteCount else { return [] }
      return try bytes(at: page * newest.pageByteCount, count: newest.pageByteCount)
    }
    if !free.isComplete { throw try truncated(expected) }
  }

  /// What LMDB writes in each of the first two pages.
  private struct Header {
    var pageByteCount: Int
    var freeListRoot: Int
    var lastPage: Int
    var transaction: UInt64
  }

  private static let headerByteCount = 152
  private static let magic = 0xBEEF_C0DE
  private static let formatVersion = 1

  private func header(at offset: Int) throws(LMDBError) -> Header {
    let page = try bytes(at: offset, count: Self.headerByteCount)
    if page.count >= 28 && page.integer(at: 16, byteCount: 4) != Self.magic {
      // LMDB 1.0 has a longer page header, so its magic number stands eight bytes later.
      guard page.integer(at: 24, byteCount: 4) == Self.magic, page.count >= 32 else {
        throw .notADatabase(path: path)
      }
      let found = page.integer(at: 28, byteCount: 4)
      throw .versionMismatch(path: path, found: found, expected: Self.formatVersion)
    }
    guard page.count == Self.headerByteCount else { throw try truncated(2 * max(offset, 4096)) }
    let version = page.integer(at: 20, byteCount: 4)
    guard version == Self.formatVersion else {
      throw .versionMismatch(path: path, found: version, expected: Self.formatVersion)
    }
    let header = Header(
      pageByteCount: page.integer(at: 40, byteCount: 4),
      freeListRoot: page.integer(at: 80, byteCount: 8),
      lastPage: page.integer(at: 136, byteCount: 8),
      transaction: UInt64(bitPattern: Int64(page.integer(at: 144, byteCount: 8))))
    guard (256...65_536).contains(header.pageByteCount), header.pageByteCount.nonzeroBitCount == 1,
      (1..<(1 << 47)).contains(header.lastPage)
    else { throw .corrupted("the header of \(path) names impossible sizes") }
    return header
  }

  private func truncated(_ expected: Int) throws(LMDBError) -> LMDBError {
    .truncated(path: path, expectedByteCount: expected, foundByteCount: try byteCount())
  }

  private func byteCount() throws(LMDBError) -> Int {
    var status = stat()
    // Safety: the system fills the structure during the call.
    try checkSystem(unsafe fstat(descriptor, &status), path: path)
    return Int(status.st_size)
  }

  /// The bytes there are, at most `count`.
  private func bytes(at offset: Int, count: Int) throws(LMDBError) -> [UInt8] {
    var failure: Int32 = 0
    // Safety: pread fills the buffer from `filled` on and never beyond `count`.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = unsafe pread(
          descriptor, buffer.baseAddress! + filled, count - filled, offset + filled)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        filled += got
      }
    }
    if failure != 0 { throw LMDBError(systemCode: failure, path: path) }
    return bytes
  }
}

extension [UInt8] {
  /// The little-endian integer of some bytes; -1 where the bytes end before it does or it is beyond `Int`.
  func integer(at offset: Int, byteCount: Int) -> Int {
    guard offset >= 0, offset + byteCount <= count else { return -1 }
    var bits: UInt64 = 0
    for index in 0..<byteCount { bits |= UInt64(self[offset + index]) << (8 * UInt64(index)) }
    return Int(exactly: bits) ?? -1
  }
}
