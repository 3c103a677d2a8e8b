extension Span<UInt8> {
  /// A quick hash of the bytes for private tables that compare the bytes as well; another one in each run (``HashKey``).
  @inlinable public var quickHash: UInt64 {
    var hash = UInt64(truncatingIfNeeded: count)
    var index = 0
    while index < count {
      hash = hash.folded(with: word(at: index))
      index &+= 8
    }
    return hash.folded(with: 0)
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
