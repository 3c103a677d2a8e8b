import Glibc

/// Standard input, output and error as bytes. The only place of this module that passes memory to
/// the system: neither the standard library nor FoundationEssentials writes to standard error or
/// reads bytes from a pipe.
enum StandardStreams {
  /// Everything from standard input.
  static func readInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // Safety: `chunk` is alive for the call and is as long as the count that is passed.
      let got = unsafe read(0, &chunk, chunk.count)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return bytes }
      bytes.append(contentsOf: chunk.prefix(got))
    }
  }

  /// Writes all of the text, whatever the pipe takes at once; false when it does not take it.
  static func write(_ text: String, to descriptor: Int32) -> Bool {
    write(Array(text.utf8), to: descriptor)
  }

  /// Writes a file anew, whole or not at all; false when the system does not take all of it.
  ///
  /// It is written beside and renamed, so that an older file is there until the new one is. A device,
  /// a pipe, a link or a file whose folder takes no other is written in place. Foundation's own writing
  /// takes a write that the system cut short, as on a full disk, for the whole.
  static func write(_ bytes: [UInt8], toFile path: String) -> Bool {
    var before = stat()
    // Safety: the system reads the paths and fills `before` during the calls.
    let isThere = unsafe lstat(path, &before) == 0
    let beside = "\(path).\(getpid()).part"
    guard !isThere || before.st_mode & S_IFMT == S_IFREG else { return write(bytes, inPlace: path) }
    let mode = isThere ? before.st_mode & 0o777 : 0o644
    let descriptor = unsafe open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { return write(bytes, inPlace: path) }
    let isWritten = write(bytes, to: descriptor) && fsync(descriptor) == 0
    if close(descriptor) == 0, isWritten, unsafe rename(beside, path) == 0 { return true }
    _ = unsafe unlink(beside)
    return false
  }

  private static func write(_ bytes: [UInt8], inPlace path: String) -> Bool {
    // Safety: the system reads the path during the call.
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    let isWritten = write(bytes, to: descriptor)
    return close(descriptor) == 0 && isWritten
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = Array(rest.prefix(1 << 20))
      // Safety: `piece` is alive for the call and is as long as the count that is passed.
      let done = unsafe Glibc.write(descriptor, piece, piece.count)
      if done < 0, errno == EINTR { continue }
      guard done > 0 else { return false }
      rest = rest.dropFirst(done)
    }
    return true
  }
}
