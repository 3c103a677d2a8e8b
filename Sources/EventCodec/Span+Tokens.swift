import Exchange

/// Where a string stands in a line: its bytes without the quotes.
struct TextToken {
  var start: Int
  var end: Int
  var isEscaped = false

  var byteCount: Int { end - start }
  /// Whether it may come back word for word: short, and its bytes are its text.
  var isWorthRemembering: Bool { !isEscaped && byteCount > 0 && byteCount <= 64 }
  /// The byte of the opening quote, which refusals name.
  var offset: Int { start - 1 }
}

extension Span<UInt8> {
  /// Steps over a string. `at` is on its opening quote, then behind its closing one.
  ///
  /// Refuses bad UTF-8, control characters and bad escapes; with `canonical`, also every escape
  /// that RFC 8785 does not write.
  @inline(__always) func string(
    _ at: inout Int, canonical: Bool
  ) throws(Refusal) -> TextToken {
    guard at < count, self[at] == UInt8(ascii: "\"") else { throw expected("a string", at) }
    let start = at &+ 1
    var index = start
    var marks = word(at: index).specialMarks
    while marks == 0 {
      index &+= 8
      marks = word(at: index).specialMarks  // The zeros behind the end are marked.
    }
    index &+= marks.bytesBeforeMark
    guard index < count, self[index] == UInt8(ascii: "\"") else {
      return try longString(start, index, &at, canonical)
    }
    at = index &+ 1
    return TextToken(start: start, end: index)
  }

  /// The rest of a string that is not all plain ASCII; `index` is on the first other byte.
  @inline(never) private func longString(
    _ start: Int, _ first: Int, _ at: inout Int, _ canonical: Bool
  ) throws(Refusal) -> TextToken {
    var index = first
    var token = TextToken(start: start, end: first)
    while true {
      guard index < count else { throw expected("\"\\\"\"", count) }
      switch self[index] {
      case UInt8(ascii: "\""):
        token.end = index
        at = index + 1
        return token
      case UInt8(ascii: "\\"):
        token.isEscaped = true
        index += canonical ? try canonicalEscape(index) : try escape(index).byteCount
      case 0x80...: index += try multibyte(index)
      case ..<0x20: throw unreadable(index, .controlCharacter)
      default: index += 1
      }
    }
  }

  /// The length of the UTF-8 sequence of two to four bytes at `index` (RFC 3629 §4).
  private func multibyte(_ index: Int) throws(Refusal) -> Int {
    let lead = self[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: throw unreadable(index, .notUTF8)
    }
    guard index + length <= count, second.contains(self[index + 1]) else {
      throw unreadable(index, .notUTF8)
    }
    for place in index + 2..<index + length where self[place] & 0xC0 != 0x80 {
      throw unreadable(index, .notUTF8)
    }
    return length
  }
}

// MARK: - Escapes

extension Span<UInt8> {
  /// The length of the escape at `index`, which must be as RFC 8785 §3.2.2.2 writes it.
  private func canonicalEscape(_ index: Int) throws(Refusal) -> Int {
    let escape = try escape(index)
    var written: [UInt8] = []
    written.append(escaped: escape.scalar)
    guard written.count == escape.byteCount else { throw unreadable(index, .escapeNotCanonical) }
    for place in 0..<written.count where written[place] != self[index + place] {
      throw unreadable(index, .escapeNotCanonical)
    }
    return escape.byteCount
  }

  /// The scalar that the escape at `index` stands for, and its length in the line.
  func escape(_ index: Int) throws(Refusal) -> (scalar: Unicode.Scalar, byteCount: Int) {
    guard index + 1 < count else { throw expected("an escape", index) }
    switch self[index + 1] {
    case UInt8(ascii: "\""): return ("\"", 2)
    case UInt8(ascii: "\\"): return ("\\", 2)
    case UInt8(ascii: "/"): return ("/", 2)
    case UInt8(ascii: "b"): return ("\u{8}", 2)
    case UInt8(ascii: "f"): return ("\u{C}", 2)
    case UInt8(ascii: "n"): return ("\n", 2)
    case UInt8(ascii: "r"): return ("\r", 2)
    case UInt8(ascii: "t"): return ("\t", 2)
    case UInt8(ascii: "u"): return try unicodeEscape(index)
    default: throw expected("an escape", index)
    }
  }

  private func unicodeEscape(
    _ index: Int
  ) throws(Refusal) -> (scalar: Unicode.Scalar, byteCount: Int) {
    guard let unit = hexadecimal(index + 2) else { throw expected("an escape", index) }
    if let scalar = Unicode.Scalar(unit) { return (scalar, 6) }
    guard unit < 0xDC00, index + 7 < count, self[index + 6] == UInt8(ascii: "\\"),
      self[index + 7] == UInt8(ascii: "u"), let low = hexadecimal(index + 8),
      (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x1_0000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw unreadable(index, .halfCharacter(String(extracting(index..<index + 6)))) }
    return (scalar, 12)
  }

  private func hexadecimal(_ start: Int) -> UInt32? {
    guard start + 4 <= count else { return nil }
    var value: UInt32 = 0
    for index in start..<start + 4 {
      guard let digit = Character(Unicode.Scalar(self[index])).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// The text of a string that was stepped over before.
  func bytes(_ token: TextToken) throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(token.byteCount)
    var index = token.start
    while index < token.end {
      if self[index] == UInt8(ascii: "\\") {
        let escape = try escape(index)
        bytes.append(contentsOf: UTF8.encode(escape.scalar)!)
        index += escape.byteCount
      } else {
        bytes.append(self[index])
        index += 1
      }
    }
    return bytes
  }

  /// The text of a string that was stepped over before.
  @inline(__always) func text(_ token: TextToken) throws(Refusal) -> String {
    guard token.isEscaped else { return String(extracting(token.start..<token.end)) }
    return String(decoding: try bytes(token), as: UTF8.self)
  }
}
