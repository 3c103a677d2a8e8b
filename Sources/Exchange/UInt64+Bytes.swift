// Tests and arithmetic on the eight bytes of a word at once.
//
// A mark is the top bit of a byte. Of the marks of a test the lowest is always exact; a borrow or a
// carry may make higher ones false, so only the lowest is ever looked at.

extension UInt64 {
  @inlinable static var ones: UInt64 { 0x0101_0101_0101_0101 }
  @inlinable static var tops: UInt64 { 0x8080_8080_8080_8080 }

  /// Eight times the same byte.
  @inlinable @inline(__always) static func each(_ byte: UInt64) -> UInt64 { ones &* byte }

  /// Marks quotes.
  @inlinable @inline(__always) public var quoteMarks: UInt64 {
    let quote = self ^ .each(0x22)
    return (quote &- .ones) & ~quote & .tops
  }

  /// Marks newlines.
  @inlinable @inline(__always) public var newlineMarks: UInt64 {
    let newline = self ^ .each(0x0A)
    return (newline &- .ones) & ~newline & .tops
  }

  /// Marks what ends a plain run inside a string: quote, backslash, control, non-ASCII.
  @inlinable @inline(__always) public var specialMarks: UInt64 {
    let quote = self ^ .each(0x22)
    let backslash = self ^ .each(0x5C)
    let marks =
      ((quote &- .ones) & ~quote) | ((backslash &- .ones) & ~backslash)
      | ((self &- .each(0x20)) & ~self) | self
    return marks & .tops
  }

  /// Marks what a JSON string must escape: quote, backslash, control.
  @inlinable @inline(__always) public var escapeMarks: UInt64 {
    let quote = self ^ .each(0x22)
    let backslash = self ^ .each(0x5C)
    let marks =
      ((quote &- .ones) & ~quote) | ((backslash &- .ones) & ~backslash)
      | ((self &- .each(0x20)) & ~self)
    return marks & .tops
  }

  /// Marks what an identifier does not have: anything but `A-Za-z0-9._:-`.
  @inlinable @inline(__always) var foreignMarks: UInt64 {
    // Below 0x80 a sum per byte never carries into the next: its top bit says "at least".
    let folded = self | .each(0x20)
    let letter = (folded &+ .each(0x80 - 0x61)) & ~(folded &+ .each(0x80 - 0x7B))
    let digitOrMark = (self &+ .each(0x80 - 0x2D)) & ~(self &+ .each(0x80 - 0x3B))
    let notSlash = (self ^ .each(0x2F)) &+ .each(0x7F)
    let notUnderscore = (self ^ .each(0x5F)) &+ .each(0x7F)
    return (~(letter | (digitOrMark & notSlash) | ~notUnderscore) | self) & .tops
  }

  /// Of marks: how many bytes stand before the lowest. 8 without a mark.
  @inlinable @inline(__always) public var bytesBeforeMark: Int {
    Int(truncatingIfNeeded: trailingZeroBitCount &>> 3)
  }

  /// Of marks: all bits of the bytes before the lowest.
  @inlinable @inline(__always) public var maskBeforeMark: UInt64 { ((self &- 1) ^ self) &>> 8 }

  /// The values of the digits in a text that looks like `pattern`, where 0 stands for a digit and
  /// the bytes of `marks` must be as they are; nil when it looks otherwise.
  @inline(__always) func digits(_ pattern: UInt64, marks: UInt64) -> UInt64? {
    let values = self ^ pattern
    let tooLarge = (values &+ .each(0x76)) | values
    return tooLarge & .tops == 0 && values & marks == 0 ? values : nil
  }

  /// Of digit values: the number of two digits, the first in byte `place`.
  @inline(__always) func number(_ place: UInt64) -> Int {
    let pair = self &>> (place &* 8)
    return Int(truncatingIfNeeded: (pair & 0xFF) &* 10 &+ (pair &>> 8 & 0xFF))
  }

  /// Marks what is no decimal digit.
  @inlinable @inline(__always) public var nonDigitMarks: UInt64 {
    let values = self ^ .each(0x30)
    return ((values &+ .each(0x76)) | values) & .tops
  }

  /// The number that the first `count` bytes, 1 to 8 decimal digits, write.
  @inlinable @inline(__always) public func decimal(digitCount count: Int) -> UInt64 {
    // The digits at the upper end, zeros before them; then pairs, fours, all eight.
    let shift = UInt64(truncatingIfNeeded: (8 &- count) &* 8)
    let digits = (self ^ .each(0x30)) &<< shift
    let pairs = (digits &* 10 &+ digits &>> 8) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ pairs &>> 16) & 0x0000_FFFF_0000_FFFF
    return (fours &* 10_000 &+ fours &>> 32) & 0xFFFF_FFFF
  }
}
