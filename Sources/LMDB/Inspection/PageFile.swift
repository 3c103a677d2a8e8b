import Glibc

/// A database file as bytes, read with `pread` and never through a map: what cannot be read is an error, not the
/// end of the process.
final class PageFile: Sendable {
  let path: String
  private let descriptor: Int32

  init(path: String) throws(LMDBError) {
    // Safety: the system reads the path during the call.
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    self.path = path
    if descriptor < 0 {
      if errno == ENOENT { throw .missing(path: path) }
      throw errno == ENXIO ? .notADatabase(path: path) : LMDBError(systemCode: errno, path: path)
    }
    if !isPlainFile(descriptor) { throw .notADatabase(path: path) }
  }

  deinit { close(descriptor) }

  /// Length of the file; 0 where the system does not say.
  var byteCount: Int {
    var status = stat()
    // Safety: the system fills the structure during the call.
    return unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Fills the buffer from a place in the file on, and says how many bytes there were; nil when the disk refuses.
  func read(into buffer: inout [UInt8], count: Int, at offset: Int) -> Int? {
    guard count >= 0, offset >= 0, offset <= Int.max - count else { return 0 }
    if buffer.count < count { buffer += [UInt8](repeating: 0, count: count - buffer.count) }
    var filled = 0
    // Safety: pread writes from `filled` on and never beyond `count`, which the buffer has.
    let isRead = unsafe buffer.withUnsafeMutableBytes { bytes in
      while filled < count {
        let got = unsafe pread(
          descriptor, bytes.baseAddress! + filled, count - filled, offset + filled)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { return false }
        if got == 0 { break }
        filled += got
      }
      return true
    }
    return isRead ? filled : nil
  }
}

extension Span<UInt8> {
  /// Two bytes, lowest first. They must exist.
  func uint16(at offset: Int) -> Int { Int(self[offset]) | Int(self[offset + 1]) << 8 }

  /// Four bytes, lowest first. They must exist.
  func uint32(at offset: Int) -> Int { uint16(at: offset) | uint16(at: offset + 2) << 16 }

  /// Eight bytes, lowest first; -1 when the number is beyond `Int`, as in LMDB's mark of an empty tree. They
  /// must exist.
  func uint64(at offset: Int) -> Int {
    let (low, high) = (uint32(at: offset), uint32(at: offset + 4))
    return high >> 31 == 0 ? low | high << 32 : -1
  }

  /// Whether these bytes sort before others, as LMDB's keys do: byte by byte, the shorter first.
  func sorts(before other: Span<UInt8>) -> Bool {
    for index in 0..<Swift.min(count, other.count) where self[index] != other[index] {
      return self[index] < other[index]
    }
    return count < other.count
  }
}
