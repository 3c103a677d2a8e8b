/// The producer's id of an event: 1 to 64 of `A-Za-z0-9._:-`, kept without a heap object.
public struct EventID: Hashable, Sendable {
  private var words = InlineArray<8, UInt64>(repeating: 0)
  private var byteCount: UInt8 = 0

  /// Nil when the bytes are not of an identifier's form.
  public init?(_ text: Span<UInt8>) {
    self.init()
    guard text.count > 0, read(text, at: 0) == text.count else { return nil }
  }

  private init() {}

  /// Takes the identifier that begins at `start` of a line, up to the first byte that none has.
  ///
  /// Gives its byte count; 0 when there is none or when it is too long: then this is no id.
  public mutating func read(_ line: Span<UInt8>, at start: Int) -> Int {
    words = InlineArray(repeating: 0)
    var place = 0
    while true {
      let word = line.word(at: start &+ place &* 8)
      let marks = word.foreignMarks
      if marks == 0, place < 8 {
        words[place] = word
        place &+= 1
        continue
      }
      let rest = marks.bytesBeforeMark
      let count = place &* 8 &+ rest
      if count == 0 || count > Limits.identifierByteCount { return 0 }
      if rest > 0 { words[place] = word & marks.maskBeforeMark }
      byteCount = UInt8(truncatingIfNeeded: count)
      return count
    }
  }

  /// Nil when the text is not of an identifier's form.
  public init?(_ text: String) {
    self.init(Array(text.utf8).span)
  }

  /// Appends the bytes of the id.
  public func append(to bytes: inout [UInt8]) {
    var left = Int(byteCount)
    for place in 0..<8 where left > 0 {
      var word = words[place]
      for _ in 0..<min(8, left) {
        bytes.append(UInt8(truncatingIfNeeded: word))
        word >>= 8
      }
      left -= 8
    }
  }

  /// Writes the id at `start` of bytes that have room for 72 more; gives its byte count.
  public func write(to bytes: inout MutableSpan<UInt8>, at start: Int) -> Int {
    let count = Int(byteCount)
    for place in 0..<(count &+ 7) &>> 3 { bytes.put(words[place], at: start &+ place &* 8) }
    return count
  }

  /// Whether so many digits are in it that they might be somebody's number; not in a UUID, as ids are that
  /// nobody chose.
  public var mayHoldNumber: Bool {
    var digits = 0
    for place in 0..<Int(byteCount) where (0x30...0x39).contains(byte(place)) { digits &+= 1 }
    let isUUID = byteCount == 36 && [8, 13, 18, 23].allSatisfy { byte($0) == UInt8(ascii: "-") }
    return digits >= 6 && !isUUID
  }

  /// Whether a command line would take it for an option.
  public var beginsWithHyphen: Bool { byte(0) == UInt8(ascii: "-") }

  private func byte(_ place: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: words[place &>> 3] &>> UInt64(place & 7 &* 8))
  }

  public static func == (left: EventID, right: EventID) -> Bool {
    guard left.byteCount == right.byteCount else { return false }
    for index in 0..<8 where left.words[index] != right.words[index] { return false }
    return true
  }

  public func hash(into hasher: inout Swift.Hasher) {
    // One number into the keyed hash: five words of a UUID would cost five times as much.
    hasher.combine(quickHash)
  }

  /// A hash for tables in memory, another one in each run (``HashKey``).
  public var quickHash: UInt64 {
    var hash = UInt64(byteCount)
    var index = 0
    while index &<< 3 < Int(byteCount) {
      hash = hash.folded(with: words[index])
      index &+= 1
    }
    return hash.folded(with: 0)
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

extension UInt8 {
  /// Whether an identifier may contain this byte: `A-Za-z0-9._:-`.
  @inlinable public var isIdentifierByte: Bool {
    switch self {
    case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }
}
