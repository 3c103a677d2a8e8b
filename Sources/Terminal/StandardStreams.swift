import Glibc

/// Standard input, output and error as bytes. The only place of this module that passes memory to
/// the system: neither the standard library nor FoundationEssentials writes to standard error or
/// reads bytes from a pipe.
enum StandardStreams {
  /// Everything from standard input, as long as more is wanted after a piece.
  static func readInput(while wantsMore: (ArraySlice<UInt8>) -> Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // Safety: `chunk` is alive for the call and is as long as the count that is passed.
      let got = unsafe read(0, &chunk, chunk.count)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return bytes }
      bytes.append(contentsOf: chunk.prefix(got))
      if !wantsMore(chunk.prefix(got)) { return bytes }
    }
  }

  /// Writes all of the text, whatever the pipe takes at once; false when it does not take it.
  static func write(_ text: String, to descriptor: Int32) -> Bool {
    write(Array(text.utf8), to: descriptor)
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
