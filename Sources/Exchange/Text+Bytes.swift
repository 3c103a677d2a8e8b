extension String {
  /// Lends the bytes of the text (UTF-8).
  ///
  /// All that looks at a text's bytes comes here, and nothing asks `utf8.span`: optimised by Swift 6.3.1, that one lends
  /// bytes of a short text (up to 15) whose copy is gone already where the text lay in registers, as in the derived
  /// `==` of an enumeration. Two texts of the same bytes were two keys then.
  public func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    var text = self
    return text.withUTF8 { body(unsafe $0.span) }
  }

  /// Whether the bytes are the same.
  public func hasBytes(of other: String) -> Bool {
    withBytes { mine in other.withBytes { mine.equals($0) } }
  }

  /// Whether this text comes before `other` in the order of their bytes.
  public func precedesInBytes(_ other: String) -> Bool {
    withBytes { mine in other.withBytes { mine.precedes($0) } }
  }
}

extension Span<UInt8> {
  /// Whether the bytes are the same.
  public func equals(_ other: Span<UInt8>) -> Bool {
    guard other.count == count else { return false }
    var index = 0
    while index < count {
      if word(at: index) != other.word(at: index) { return false }
      index &+= 8
    }
    return true
  }

  /// Whether the bytes are those of `text`.
  public func equals(_ text: String) -> Bool { text.withBytes { equals($0) } }

  fileprivate func precedes(_ other: Span<UInt8>) -> Bool {
    let shared = Swift.min(count, other.count)
    var index = 0
    while index < shared {
      if self[index] != other[index] { return self[index] < other[index] }
      index += 1
    }
    return count < other.count
  }
}
