extension Span<UInt8> {
  /// A quick, unkeyed hash of the bytes for private tables that compare the bytes as well.
  @inlinable public var quickHash: UInt64 {
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index < count {
      hash = (hash ^ word(at: index)) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash &>> 32
      index &+= 8
    }
    return hash ^ (hash >> 29)
  }

  /// Whether the bytes are those of `text`.
  public func equals(_ text: String) -> Bool {
    let other = text.utf8
    guard other.count == count else { return false }
    var index = 0
    for byte in other {
      if self[index] != byte { return false }
      index += 1
    }
    return true
  }
}

extension String {
  /// The text of bytes known to be valid UTF-8; anything else becomes replacement characters.
  public init(_ bytes: Span<UInt8>) {
    if let text = try? UTF8Span(validating: bytes) {
      self.init(copying: text)
      return
    }
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for index in 0..<bytes.count { copy.append(bytes[index]) }
    self.init(decoding: copy, as: UTF8.self)
  }
}
