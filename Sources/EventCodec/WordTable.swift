import Exchange

/// Short texts looked up by their bytes, eight at a time: the names of kinds and units, every
/// identifier this reader has met, and the words that come back line after line.
///
/// Only texts that were checked are put in; so a text that is found needs no check.
struct WordTable {
  private struct Slot {
    /// The first sixteen bytes.
    var first: UInt64 = 0
    var second: UInt64 = 0
    /// 0 for an empty slot.
    var number: UInt32 = 0
    var byteCount: UInt32 = 0
    /// Where the seventeenth byte and the following are in `rest`.
    var offset = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 256)
  private var shift: UInt64 = 64 - 8
  private(set) var count = 0
  private var rest: [UInt64] = []

  init() {}

  /// The number of the string that begins at `start`, on its opening quote, and the place behind
  /// it; 0 and 0 when it is not here.
  ///
  /// Looks for the closing quote only: a text with an escape is never put in.
  @inline(__always) func find(_ line: Span<UInt8>, _ start: Int) -> (number: UInt32, next: Int) {
    guard start < line.count, line[start] == UInt8(ascii: "\"") else { return (0, 0) }
    var first = line.word(at: start &+ 1)
    var second: UInt64 = 0
    var count = 0
    let marks = first.quoteMarks
    if marks != 0 {
      first &= marks.maskBeforeMark
      count = marks.bytesBeforeMark
    } else {
      second = line.word(at: start &+ 9)
      let marks = second.quoteMarks
      guard marks != 0 else { return findLong(line, start &+ 1, first, second) }
      second &= marks.maskBeforeMark
      count = 8 &+ marks.bytesBeforeMark
    }
    let slots = slots.span
    var index = Int(truncatingIfNeeded: Self.mix(first, second) &>> shift)
    while slots[index].number != 0 {
      if slots[index].first == first, slots[index].second == second,
        Int(slots[index].byteCount) == count
      {
        return (slots[index].number, start &+ count &+ 2)
      }
      index = (index &+ 1) & (slots.count &- 1)
    }
    return (0, 0)
  }

  /// The same for a text of sixteen bytes or more, which begins at `start`.
  @inline(never) private func findLong(
    _ line: Span<UInt8>, _ start: Int, _ first: UInt64, _ second: UInt64
  ) -> (number: UInt32, next: Int) {
    var hash = Self.mix(first, second)
    var end = start &+ 16
    while end < line.count {
      let word = line.word(at: end)
      let marks = word.quoteMarks
      if marks != 0 {
        hash = Self.mix(hash, word & marks.maskBeforeMark)
        end &+= marks.bytesBeforeMark
        break
      }
      hash = Self.mix(hash, word)
      end &+= 8
    }
    guard end < line.count else { return (0, 0) }
    let slots = slots.span
    var index = Int(truncatingIfNeeded: hash &>> shift)
    while slots[index].number != 0 {
      let slot = slots[index]
      if slot.first == first, slot.second == second, Int(slot.byteCount) == end &- start,
        holds(slot, line, start, end)
      {
        return (slot.number, end &+ 1)
      }
      index = (index &+ 1) & (slots.count &- 1)
    }
    return (0, 0)
  }

  /// Like ``find(_:_:)``, stepping over the text where it is here.
  func step(over at: inout Int, in line: Span<UInt8>) -> UInt32 {
    let (number, next) = find(line, at)
    if next > 0 { at = next }
    return number
  }

  /// Whether the bytes from the seventeenth on are those of `slot`.
  @inline(__always) private func holds(
    _ slot: Slot, _ line: Span<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    var place = slot.offset
    var index = start &+ 16
    while index < end {
      if rest[place] != Self.word(line, index, end) { return false }
      place &+= 1
      index &+= 8
    }
    return true
  }

  @inline(__always) private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    (hash ^ (word &* 0xD6E8_FEB8_6659_FD93)) &* 0x9E37_79B9_7F4A_7C15
  }

  /// The bytes from `index`, at most eight and none from `end` on.
  @inline(__always) private static func word(
    _ line: Span<UInt8>, _ index: Int, _ end: Int
  ) -> UInt64 {
    let excess = 8 &- (end &- index)
    guard excess > 0 else { return line.word(at: index) }
    guard excess < 8 else { return 0 }
    return line.word(at: index) & (UInt64.max &>> UInt64(truncatingIfNeeded: excess &* 8))
  }
}

// MARK: - Building

extension WordTable {
  /// A fixed vocabulary: the number of a name is its place in the list, from 1.
  init(_ names: [String]) {
    for (index, name) in names.enumerated() {
      let bytes = Array(name.utf8)
      insert(bytes.span, 0, bytes.count, number: UInt32(index + 1))
    }
  }

  /// Puts in the text in `start..<end` of `line`, which is not empty and not here yet.
  mutating func insert(_ line: Span<UInt8>, _ start: Int, _ end: Int, number: UInt32) {
    if (count + 1) * 2 > slots.count { grow() }
    let slot = Slot(
      first: Self.word(line, start, end), second: Self.word(line, start + 8, end),
      number: number, byteCount: UInt32(end - start), offset: rest.count)
    // From sixteen bytes on there is always a last word of less than eight bytes, maybe of none.
    for index in stride(from: start + 16, through: end, by: 8) {
      rest.append(Self.word(line, index, end))
    }
    place(slot)
    count += 1
  }

  private mutating func place(_ slot: Slot) {
    var hash = Self.mix(slot.first, slot.second)
    if slot.byteCount >= 16 {
      for index in 0...(Int(slot.byteCount) - 16) / 8 {
        hash = Self.mix(hash, rest[slot.offset + index])
      }
    }
    var index = Int(truncatingIfNeeded: hash &>> shift)
    while slots[index].number != 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    shift -= 1
    for slot in old where slot.number != 0 { place(slot) }
  }
}
