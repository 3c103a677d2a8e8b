/// Standard output and error, as files that somebody opened for this process.
public enum Streams {
  /// Writes all bytes, whatever the stream takes at once; false where it does not take them: a full disk, a closed
  /// stream.
  public static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    DiskCalls.write(bytes, to: descriptor) == 0
  }
}
