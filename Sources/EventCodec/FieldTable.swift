import Exchange

/// The names of the fields, found from the bytes of a line in a few steps.
///
/// A name has at most 16 bytes: two words say which it is.
struct FieldTable {
  struct Entry {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var field = Field.accepted
    var form = Field.Form.envelope
  }

  private var entries = [Entry](repeating: Entry(), count: 512)

  init() {
    for field in Field.allCases {
      let name = Array(field.name.utf8)
      precondition(name.count <= 16, "a field name has at most 16 bytes")
      let (first, second) = (name.span.word(at: 0), name.span.word(at: 8))
      var index = Self.index(first, second)
      while entries[index].first != 0 { index = (index + 1) & 511 }
      entries[index] = Entry(first: first, second: second, field: field, form: field.form)
    }
  }

  @inline(__always) private static func index(_ first: UInt64, _ second: UInt64) -> Int {
    let mixed = (first ^ (second &* 0xFF51_AFD7_ED55_8CCD)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> 55)
  }

  /// The field whose plainly written name begins at `at`, on its opening quote; steps over it.
  /// Nil, without a step, when there is none.
  @inline(__always) func step(over at: inout Int, in line: Span<UInt8>) -> Entry? {
    guard at < line.count, line[at] == UInt8(ascii: "\"") else { return nil }
    var first = line.word(at: at &+ 1)
    var second: UInt64 = 0
    var end = at &+ 1
    let marks = first.quoteMarks
    if marks != 0 {
      let bits = UInt64(truncatingIfNeeded: marks.trailingZeroBitCount) & 0x38
      first &= (1 &<< bits) &- 1
      end &+= Int(truncatingIfNeeded: bits &>> 3)
    } else {
      second = line.word(at: at &+ 9)
      let marks = second.quoteMarks
      if marks != 0 {
        let bits = UInt64(truncatingIfNeeded: marks.trailingZeroBitCount) & 0x38
        second &= (1 &<< bits) &- 1
        end &+= 8 &+ Int(truncatingIfNeeded: bits &>> 3)
      } else {
        end &+= 16
        guard end < line.count, line[end] == UInt8(ascii: "\"") else { return nil }
      }
    }
    guard let entry = entry(first, second) else { return nil }
    at = end &+ 1
    return entry
  }

  @inline(__always) private func entry(_ first: UInt64, _ second: UInt64) -> Entry? {
    var index = Self.index(first, second)
    while true {
      let entry = entries[index]
      if entry.first == first, entry.second == second, first != 0 { return entry }
      if entry.first == 0 { return nil }
      index = (index &+ 1) & 511
    }
  }
}

extension UInt64 {
  /// Marks quotes in the top bit of each byte; the lowest mark is exact.
  @inline(__always) var quoteMarks: UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = self ^ (ones &* 0x22)
    return (quote &- ones) & ~quote & (ones &* 0x80)
  }
}
