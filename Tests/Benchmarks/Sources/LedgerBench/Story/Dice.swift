import Exchange

/// Seeded chance: the same seed tells the same story on every machine (SplitMix64, by Sebastiano
/// Vigna, public domain).
struct Dice {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number of `range`, each as likely.
  mutating func roll(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// True in `percent` of a hundred cases.
  mutating func happens(_ percent: Double) -> Bool {
    Double(next() >> 11) * 0x1p-53 * 100 < percent
  }

  mutating func pick<Element>(_ list: [Element]) -> Element {
    list[Int(next() % UInt64(list.count))]
  }

  /// 64 hexadecimal digits.
  mutating func digest() -> String {
    (0..<4).map { _ in
      let digits = String(next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// An id as a producer makes it: a UUID version 7 (RFC 9562 §5.7).
  mutating func id(at instant: Instant) -> EventID {
    let milliseconds = UInt64(instant.milliseconds)
    let high = milliseconds << 16 | 0x7000 | (next() & 0x0FFF)
    let low = 0x8000_0000_0000_0000 | (next() & 0x3FFF_FFFF_FFFF_FFFF)
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for index in 0..<32 {
      if [8, 12, 16, 20].contains(index) { text.append(UInt8(ascii: "-")) }
      let word = index < 16 ? high : low
      text.append(digits[Int(word >> UInt64(60 - index % 16 * 4) & 15)])
    }
    return EventID(text.span)!
  }
}
