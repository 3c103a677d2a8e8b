import Exchange

/// Short texts looked up by their bytes, eight at a time: the names of fields, kinds and units,
/// and every identifier this reader has met.
///
/// Only texts that were checked are put in; so a text that is found needs no check.
struct WordTable {
  private struct Slot {
    /// The first eight bytes.
    var first: UInt64 = 0
    /// 0 for an empty slot.
    var number: UInt32 = 0
    var byteCount: UInt32 = 0
    /// Where the ninth byte and the following are in `rest`.
    var offset = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 256)
  private var shift: UInt64 = 64 - 8
  private var count = 0
  private var rest: [UInt64] = []

  init() {}

  /// The number of the string that begins at `at`, on its opening quote; steps over it. 0,
  /// without a step, when it is not here.
  ///
  /// Looks for the closing quote only: a text with an escape is never put in.
  @inline(__always) func step(over at: inout Int, in line: Span<UInt8>) -> UInt32 {
    guard at < line.count, line[at] == UInt8(ascii: "\"") else { return 0 }
    let start = at &+ 1
    let first = line.word(at: start)
    let marks = first.quoteMarks
    guard marks != 0 else { return longStep(&at, line, first) }
    let bits = UInt64(truncatingIfNeeded: marks.trailingZeroBitCount) & 0x38
    let text = first & ((1 &<< bits) &- 1)
    let byteCount = UInt32(truncatingIfNeeded: bits &>> 3)
    var index = Int(truncatingIfNeeded: Self.mix(0, text) &>> shift)
    while true {
      let slot = slots[index]
      if slot.number == 0 { return 0 }
      if slot.first == text, slot.byteCount == byteCount {
        at = start &+ Int(byteCount) &+ 1
        return slot.number
      }
      index = (index &+ 1) & (slots.count &- 1)
    }
  }

  /// The same for a text of eight bytes or more.
  @inline(never) private func longStep(
    _ at: inout Int, _ line: Span<UInt8>, _ first: UInt64
  ) -> UInt32 {
    let start = at &+ 1
    var hash = Self.mix(0, first)
    var end = start &+ 8
    while true {
      let word = line.word(at: end)
      let marks = word.quoteMarks
      if marks != 0 {
        let bits = UInt64(truncatingIfNeeded: marks.trailingZeroBitCount) & 0x38
        hash = Self.mix(hash, word & ((1 &<< bits) &- 1))
        end &+= Int(truncatingIfNeeded: bits &>> 3)
        break
      }
      hash = Self.mix(hash, word)
      end &+= 8
      if end >= line.count { return 0 }
    }
    var index = Int(truncatingIfNeeded: hash &>> shift)
    while true {
      let slot = slots[index]
      if slot.number == 0 { return 0 }
      if slot.first == first, Int(slot.byteCount) == end &- start, holds(slot, line, start, end) {
        at = end &+ 1
        return slot.number
      }
      index = (index &+ 1) & (slots.count &- 1)
    }
  }

  /// Whether the bytes from the ninth on are those of `slot`.
  @inline(__always) private func holds(
    _ slot: Slot, _ line: Span<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    var place = slot.offset
    var index = start &+ 8
    while index < end {
      if rest[place] != Self.word(line, index, end) { return false }
      place &+= 1
      index &+= 8
    }
    return true
  }

  @inline(__always) private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return (product ^ (product &>> 32)) &* 0xD6E8_FEB8_6659_FD93
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

  /// Puts in the text in `start..<end` of `line`, which is not here yet.
  mutating func insert(_ line: Span<UInt8>, _ start: Int, _ end: Int, number: UInt32) {
    if (count + 1) * 2 > slots.count { grow() }
    let slot = Slot(
      first: Self.word(line, start, end), number: number, byteCount: UInt32(end - start),
      offset: rest.count)
    // From eight bytes on there is always a last word of less than eight bytes, maybe of none.
    for index in stride(from: start + 8, through: end, by: 8) {
      rest.append(Self.word(line, index, end))
    }
    place(slot)
    count += 1
  }

  private mutating func place(_ slot: Slot) {
    var hash = Self.mix(0, slot.first)
    for index in 0..<Int(slot.byteCount) / 8 {
      hash = Self.mix(hash, rest[slot.offset + index])
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
