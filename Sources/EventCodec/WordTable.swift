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

  /// A fixed vocabulary: the number of a name is its place in the list, from 1.
  init(_ names: [String]) {
    for (index, name) in names.enumerated() {
      let bytes = Array(name.utf8)
      insert(bytes.span, 0, bytes.count, number: UInt32(index + 1))
    }
  }

  /// The number of the text in `start..<end` of `line`; 0 when it is not here.
  @inline(__always) func number(_ line: Span<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
    let first = Self.firstWord(line, start, end)
    let hash = Self.hash(line, start, end, first)
    var index = Int(truncatingIfNeeded: hash &>> shift)
    while true {
      let slot = slots[index]
      if slot.number == 0 { return 0 }
      if slot.first == first, Int(slot.byteCount) == end &- start {
        if end &- start <= 8 || sameRest(slot, line, start, end) { return slot.number }
      }
      index = (index &+ 1) & (slots.count &- 1)
    }
  }

  /// Puts in a text that is not here yet.
  mutating func insert(_ line: Span<UInt8>, _ start: Int, _ end: Int, number: UInt32) {
    if (count + 1) * 2 > slots.count { grow() }
    let first = Self.firstWord(line, start, end)
    let slot = Slot(
      first: first, number: number, byteCount: UInt32(end - start), offset: rest.count)
    for index in stride(from: start + 8, to: end, by: 8) {
      rest.append(Self.word(line, index, end))
    }
    place(slot, hash: Self.hash(line, start, end, first))
    count += 1
  }

  private mutating func place(_ slot: Slot, hash: UInt64) {
    var index = Int(truncatingIfNeeded: hash &>> shift)
    while slots[index].number != 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    shift -= 1
    for slot in old where slot.number != 0 {
      var hash = Self.mix(UInt64(slot.byteCount), slot.first)
      for index in 0..<max(0, (Int(slot.byteCount) - 1) / 8) {
        hash = Self.mix(hash, rest[slot.offset + index])
      }
      place(slot, hash: hash)
    }
  }

  private func sameRest(_ slot: Slot, _ line: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var place = slot.offset
    var index = start &+ 8
    while index < end {
      if rest[place] != Self.word(line, index, end) { return false }
      place &+= 1
      index &+= 8
    }
    return true
  }

  @inline(__always) private static func hash(
    _ line: Span<UInt8>, _ start: Int, _ end: Int, _ first: UInt64
  ) -> UInt64 {
    var hash = mix(UInt64(truncatingIfNeeded: end &- start), first)
    var index = start &+ 8
    while index < end {
      hash = mix(hash, word(line, index, end))
      index &+= 8
    }
    return hash
  }

  @inline(__always) private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32) &* 0xD6E8_FEB8_6659_FD93
  }

  @inline(__always) private static func firstWord(
    _ line: Span<UInt8>, _ start: Int, _ end: Int
  ) -> UInt64 {
    end > start ? word(line, start, end) : 0
  }

  /// The bytes from `index`, at most eight and none from `end` on.
  @inline(__always) private static func word(
    _ line: Span<UInt8>, _ index: Int, _ end: Int
  ) -> UInt64 {
    let word = line.word(at: index)
    let excess = 8 &- (end &- index)
    return excess > 0 ? word & (UInt64.max &>> UInt64(truncatingIfNeeded: excess &* 8)) : word
  }
}
