import Glibc
import Outgoing

/// Standard input, output and error as bytes. The only place of this module that passes memory to
/// the system: neither the standard library nor FoundationEssentials writes to standard error or
/// reads bytes from a pipe.
enum StandardStreams {
  /// Everything from standard input, as long as more is wanted after a piece.
  static func readInput(while wantsMore: (ArraySlice<UInt8>) -> Bool) -> [UInt8] {
    read(0, while: wantsMore).bytes
  }

  /// Everything of a file, as long as more is wanted after a piece; nil where it cannot be read to its end.
  static func read(_ path: String, while wantsMore: (ArraySlice<UInt8>) -> Bool) -> [UInt8]? {
    // Safety: the system reads the path during the call.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let (bytes, isWhole) = read(descriptor, while: wantsMore)
    return isWhole ? bytes : nil
  }

  private static func read(
    _ descriptor: Int32, while wantsMore: (ArraySlice<UInt8>) -> Bool
  ) -> (bytes: [UInt8], isWhole: Bool) {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // Safety: `chunk` is alive for the call and is as long as the count that is passed.
      let got = unsafe Glibc.read(descriptor, &chunk, chunk.count)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return (bytes, got == 0) }
      bytes.append(contentsOf: chunk.prefix(got))
      if !wantsMore(chunk.prefix(got)) { return (bytes, true) }
    }
  }

  /// Writes all of the text, whatever the pipe takes at once; false when it does not take it.
  static func write(_ text: String, to descriptor: Int32) -> Bool {
    Streams.write(Array(text.utf8), to: descriptor)
  }
}
