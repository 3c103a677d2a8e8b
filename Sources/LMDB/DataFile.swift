import Glibc

/// Looks at a data file before LMDB maps it.
///
/// LMDB trusts the file's length: a page beyond its end kills the process with SIGBUS. So the headers are read
/// first, and a file shorter than its newest header says is refused. One exception is honest: pages freed at the
/// end within one transaction are never written, so a file may lack pages that its list of free pages names.
struct DataFile: ~Copyable {
  let path: String
  private let descriptor: Int32

  /// Opens the file to read; `nil` when there is none.
  init?(path: String) throws(LMDBError) {
    // Safety: the system reads the path during the call.
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    self.path = path
    if descriptor < 0 {
      if errno == ENOENT { return nil }
      throw errno == ENXIO ? .notADatabase(path: path) : LMDBError(systemCode: errno, path: path)
    }
    if !isPlainFile(descriptor) { throw .notADatabase(path: path) }
  }

  deinit { close(descriptor) }

  /// Device and number of the file, which stay the same whatever path leads to it.
  func identity() throws(LMDBError) -> FileIdentity {
    try FileIdentity(descriptor: descriptor, path: path)
  }

  /// Throws unless the file is one that LMDB can be trusted with: its headers, its length, and the tables they
  /// lead to. What lies deeper is for ``Inspection`` to look at.
  func check() throws(LMDBError) {
    let file = try PageFile(path: path)
    var headers = try file.metaPages()
    for _ in 0..<8 {
      do throws(LMDBError) { return try check(headers) } catch {
        // Another process may have written over the state that was looked at.
        let again = try file.metaPages()
        if again == headers { throw error }
        headers = again
      }
    }
    try check(headers)
  }

  private func check(_ headers: [MetaPage]) throws(LMDBError) {
    try checkLength(headers)
    guard let newest = headers.max(by: { $0.transaction < $1.transaction }),
      let problem = try topProblem(newest.transaction)
    else { return }
    throw .corrupted("\(path), page \(problem.page): \(problem.what)")
  }

  /// What is wrong with the table of tables of a state.
  private func topProblem(_ transaction: UInt64) throws(LMDBError) -> PageProblem? {
    guard let inspection = try Inspection(path: path, transaction: transaction) else { return nil }
    return inspection.tables().met.problems.first
  }

  private func checkLength(_ headers: [MetaPage]) throws(LMDBError) {
    guard let newest = headers.max(by: { $0.transaction < $1.transaction }) else { return }
    let byteCount = try byteCount()
    let expected = (newest.lastPage + 1) * newest.pageByteCount
    guard byteCount < expected else { return }
    var free = FreePages(from: byteCount / newest.pageByteCount, through: newest.lastPage)
    try free.collect(from: newest.freeList.root, depth: 0) { page throws(LMDBError) in
      guard page >= 0, page < byteCount / newest.pageByteCount else { return [] }
      return try bytes(at: page * newest.pageByteCount, count: newest.pageByteCount)
    }
    if !free.isComplete {
      throw .truncated(path: path, expectedByteCount: expected, foundByteCount: byteCount)
    }
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

/// Whether an open file is one: a pipe in its place would be waited for without an end.
func isPlainFile(_ descriptor: Int32) -> Bool {
  var status = stat()
  // Safety: the system fills the structure during the call.
  return unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
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
