/// The producer's id of an event: 1 to 64 of `A-Za-z0-9._:-`, kept without a heap object.
public struct EventID: Hashable, Sendable {
  private var words = InlineArray<8, UInt64>(repeating: 0)
  private var byteCount: UInt8 = 0

  /// Nil when the bytes are not of an identifier's form.
  public init?(_ text: Span<UInt8>) {
    guard text.count > 0, text.count <= Limits.identifierByteCount else { return nil }
    let full = text.count &>> 3
    for index in 0..<full {
      let word = text.word(at: index &* 8)
      guard word.holdsIdentifierBytes else { return nil }
      words[index] = word
    }
    if text.count & 7 != 0 {
      // The last eight bytes overlap the word before where there is one; else byte by byte.
      let missing = UInt64(truncatingIfNeeded: 8 &- (text.count & 7)) &* 8
      let word =
        full > 0 ? text.word(at: text.count &- 8) &>> missing : text.word(at: 0)
      let padding: UInt64 = 0x3030_3030_3030_3030
      guard (word | (padding &<< (64 &- missing))).holdsIdentifierBytes else { return nil }
      words[full] = word
    }
    byteCount = UInt8(text.count)
  }

  /// Nil when the text is not of an identifier's form.
  public init?(_ text: String) {
    self.init(Array(text.utf8).span)
  }

  /// Appends the bytes of the id.
  public func append(to bytes: inout [UInt8]) {
    for index in 0..<Int(byteCount) {
      bytes.append(UInt8(truncatingIfNeeded: words[index >> 3] >> UInt64((index & 7) * 8)))
    }
  }

  public static func == (left: EventID, right: EventID) -> Bool {
    guard left.byteCount == right.byteCount else { return false }
    for index in 0..<8 where left.words[index] != right.words[index] { return false }
    return true
  }

  public func hash(into hasher: inout Swift.Hasher) {
    let used = (Int(byteCount) + 7) / 8
    for index in 0..<used { hasher.combine(words[index]) }
    hasher.combine(byteCount)
  }
}

extension EventID: CustomStringConvertible {
  public var description: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension EventID: Comparable {
  /// Order of the bytes.
  public static func < (left: EventID, right: EventID) -> Bool {
    for index in 0..<8 {
      let (one, other) = (left.words[index].byteSwapped, right.words[index].byteSwapped)
      if one != other { return one < other }
    }
    return left.byteCount < right.byteCount
  }
}

extension UInt64 {
  /// Whether each of the eight bytes may stand in an identifier.
  var holdsIdentifierBytes: Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones &* 0x80
    guard self & tops == 0 else { return false }
    // Each byte is below 0x80, so a sum per byte never carries into the next: its top bit says
    // "at least".
    func atLeast(_ word: UInt64, _ byte: UInt64) -> UInt64 { word &+ ones &* (0x80 &- byte) }
    let folded = self | (ones &* 0x20)
    let letter = atLeast(folded, 0x61) & ~atLeast(folded, 0x7B) & atLeast(self, 0x41)
    let digit = atLeast(self, 0x30) & ~atLeast(self, 0x3B)
    let mark = atLeast(self, 0x2D) & ~atLeast(self, 0x2F)
    let underscore = ~((self ^ (ones &* 0x5F)) &+ ones &* 0x7F)
    return (letter | digit | mark | underscore) & tops == tops
  }
}

extension UInt8 {
  /// Whether an identifier may contain this byte: `A-Za-z0-9._:-`.
  @inlinable public var isIdentifierByte: Bool {
    switch self {
    case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }
}
