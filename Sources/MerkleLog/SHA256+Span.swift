// The one file of this module that touches memory by pointer, to hash without allocating. Everything it offers takes and returns values, so that no pointer leaves it.

import Crypto

extension Hash {
  /// The SHA-256 of `bytes` as they are, without a prefix (FIPS 180-4).
  public static func sha256(of bytes: Span<UInt8>) -> Hash {
    var function = SHA256()
    function.update(bytes)
    return Hash(function.finalize())
  }

  /// The SHA-256 of one byte followed by `bytes`.
  ///
  /// Both are copied into one contiguous buffer, on the stack up to a kilobyte: one update of the
  /// function costs less than the copy and a second update.
  static func sha256(prefix: UInt8, then bytes: Span<UInt8>) -> Hash {
    var function = SHA256()
    // Safety: the buffer has room for the prefix and all bytes, is filled before it is read, and
    // both pointers are used only during the call.
    unsafe withUnsafeTemporaryAllocation(byteCount: bytes.count + 1, alignment: 1) { buffer in
      unsafe buffer.storeBytes(of: prefix, as: UInt8.self)
      unsafe bytes.withUnsafeBytes {
        unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[1...]).copyMemory(from: $0)
      }
      unsafe function.update(bufferPointer: UnsafeRawBufferPointer(buffer))
    }
    return Hash(function.finalize())
  }

  /// The SHA-256 of one byte followed by two hashes.
  static func sha256(prefix: UInt8, then left: Hash, _ right: Hash) -> Hash {
    // The prefix is the last byte of the first word: the 65 bytes start at offset 7.
    let block = (
      UInt64(prefix).bigEndian,
      left.words.0.bigEndian, left.words.1.bigEndian,
      left.words.2.bigEndian, left.words.3.bigEndian,
      right.words.0.bigEndian, right.words.1.bigEndian,
      right.words.2.bigEndian, right.words.3.bigEndian
    )
    var function = SHA256()
    // Safety: nine words of eight bytes lie without gaps; [7, 72) is inside them, and the pointer
    // is used only during the call.
    unsafe withUnsafeBytes(of: block) {
      unsafe function.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[7..<72]))
    }
    return Hash(function.finalize())
  }

  private init(_ digest: SHA256Digest) {
    // Safety: the digest lends its 32 bytes for the call, and the pointer doesn't leave it.
    self = unsafe digest.withUnsafeBytes { unsafe Hash(exactly32: $0) }
  }
}

// MARK: - In and out of byte buffers

extension Hash {
  /// The 32 bytes as a hash; `nil` unless there are exactly 32.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    // Safety: 32 bytes, as just checked, kept alive by the span for the call.
    self = unsafe bytes.withUnsafeBytes { unsafe Hash(exactly32: $0) }
  }

  private init(exactly32 bytes: UnsafeRawBufferPointer) {
    // Safety: both callers vouch for 32 bytes; the loads need no alignment.
    func word(at offset: Int) -> UInt64 {
      unsafe UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    self.init(words: (word(at: 0), word(at: 8), word(at: 16), word(at: 24)))
  }

  /// Adds the 32 bytes at the end of `bytes`.
  public func append(to bytes: inout [UInt8]) {
    let block = (
      words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian
    )
    // Safety: four words without gaps, copied during the call.
    unsafe withUnsafeBytes(of: block) { unsafe bytes.append(contentsOf: $0) }
  }
}

extension SHA256 {
  /// Takes in the bytes of a span.
  fileprivate mutating func update(_ bytes: Span<UInt8>) {
    // Safety: the span keeps its memory alive for the call, and the pointer doesn't leave it.
    unsafe bytes.withUnsafeBytes { unsafe update(bufferPointer: $0) }
  }
}
