import Exchange

// How the tokens of a line hang together: white space, commas, numbers.

extension Span<UInt8> {
  @inline(never) func unreadable(_ offset: Int, _ problem: LineProblem) -> Refusal {
    Refusal(.unreadable(offset: offset, problem))
  }

  @inline(never) func expected(_ what: StaticString, _ offset: Int) -> Refusal {
    unreadable(offset, .expected("\(what)"))
  }

  /// Steps over white space, which the canonical form does not have.
  @inline(__always) func skipSpace(_ at: inout Int, canonical: Bool) {
    if !canonical { skipSpace(&at) }
  }

  @inline(never) private func skipSpace(_ at: inout Int) {
    while at < count {
      switch self[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return
      }
    }
  }

  /// Steps over one byte of punctuation and the white space around it.
  @inline(__always) func punctuation(
    _ byte: UInt8, _ what: StaticString, _ at: inout Int, canonical: Bool
  ) throws(Refusal) {
    skipSpace(&at, canonical: canonical)
    guard at < count, self[at] == byte else { throw expected(what, at) }
    at &+= 1
    skipSpace(&at, canonical: canonical)
  }

  /// Whether the collection that has just been opened closes at once.
  @inline(__always) func isClosed(_ at: inout Int, by close: UInt8) -> Bool {
    guard at < count, self[at] == close else { return false }
    at &+= 1
    return true
  }

  /// Steps over the comma between two members, or over the end of the collection: then false.
  @inline(__always) func hasNext(
    _ at: inout Int, before close: UInt8, canonical: Bool
  ) throws(Refusal) -> Bool {
    skipSpace(&at, canonical: canonical)
    if at < count {
      let byte = self[at]
      if byte == UInt8(ascii: ",") {
        at &+= 1
        skipSpace(&at, canonical: canonical)
        return true
      }
      if byte == close {
        at &+= 1
        return false
      }
    }
    throw close == UInt8(ascii: "}")
      ? expected("\",\" or \"}\"", at) : expected("\",\" or \"]\"", at)
  }

  /// Reads a whole number from 0 to 2⁵³ − 1, plainly written.
  func number(_ at: inout Int) throws(Refusal) -> UInt64 {
    var value: UInt64 = 0
    var index = at
    while index < count {
      let digit = self[index] &- UInt8(ascii: "0")
      guard digit < 10, index &- at < 16 else { break }
      value = value &* 10 &+ UInt64(digit)
      index &+= 1
    }
    guard index > at, value < 1 << 53, endsNumber(index),
      index == at &+ 1 || self[at] != UInt8(ascii: "0")
    else { throw expected("a whole number from 0 to 2⁵³ − 1, plainly written", at) }
    at = index
    return value
  }

  /// Whether no byte that could belong to a number follows.
  private func endsNumber(_ index: Int) -> Bool {
    guard index < count else { return true }
    switch self[index] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "e"),
      UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      return false
    default: return true
    }
  }

  /// Reads `true` or `false`.
  func flag(_ at: inout Int) throws(Refusal) -> Bool {
    let word = word(at: at)
    if word & 0xFFFF_FFFF == 0x6575_7274 {
      at &+= 4
      return true
    }
    if word & 0xFF_FFFF_FFFF == 0x65_736C_6166 {
      at &+= 5
      return false
    }
    throw expected("true or false", at)
  }
}
