import Exchange
import Foundation
import Testing

struct ExactDecimalTests {
  private func check(_ text: String, _ micros: Int128) throws {
    let value = try ExactDecimal(text)
    #expect(value.micros == micros)
    #expect(value.description == text)
  }

  private func check(_ text: String, refused fault: ExactDecimal.Fault) {
    #expect(throws: fault) { try ExactDecimal(text) }
  }

  @Test func `plain notation is read and written back`() throws {
    try check("0", 0)
    try check("150", 150_000_000)
    try check("-3.25", -3_250_000)
    try check("0.000001", 1)
    try check("-0.5", -500_000)
    try check("999999999999999999", 999_999_999_999_999_999_000_000)
    try check("999999999999.999999", 999_999_999_999_999_999)
    try check("99999999999999999.9", 99_999_999_999_999_999_900_000)
  }

  @Test(arguments: [
    "", "-", "+1", ".5", "5.", "-.5", "1e3", "1E3", "1,5", " 1", "1 ", "1_000", "0x1", "--1",
    "1.2.3",
    "１", "1.-2", "NaN",
  ])
  func `foreign characters are not plain`(text: String) { check(text, refused: .notPlain) }

  @Test(arguments: ["00", "007", "01.5", "-01", "-0", "1.0", "1.50", "0.0", "-0.0", "0.10"])
  func `zeros that add nothing are refused`(text: String) { check(text, refused: .superfluousZero) }

  @Test(arguments: [
    "1234567890123456789", "0.0000001", "1.1234567", "1234567890123.123456",
    "-9999999999999999999",
  ])
  func `too many digits are refused`(text: String) { check(text, refused: .tooPrecise) }

  @Test(arguments: -20...20)
  func `every small number of micros and of thousandths is read as written`(whole: Int) throws {
    for step in [1, 1_000, 10_000] {
      for part in 0..<100 {
        let value = ExactDecimal(micros: Int128(whole) * 1_000_000 + Int128(part * step))
        #expect(try ExactDecimal(value.description) == value)
      }
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `Foundation's decimals agree`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let one = ExactDecimal(
        micros: .random(in: -999_999_999_999...999_999_999_999, using: &generator))
      let other = ExactDecimal(micros: .random(in: -999_999...999_999, using: &generator))
      let theirs = try #require(Decimal(string: "\(one)"))
      let others = try #require(Decimal(string: "\(other)"))
      #expect("\(theirs)" == "\(one)")
      #expect("\(theirs + others)" == "\(one + other)")
      #expect("\(theirs - others)" == "\(one - other)")
      #expect((theirs < others) == (one < other))
      #expect("\(theirs * 7)" == "\(one.times(7))")
    }
  }

  @Test func `a sum beyond the range stays at its end`() {
    let (most, least) = (ExactDecimal(micros: .max), ExactDecimal(micros: .min))
    #expect(most + .one == most && least - .one == least)
    #expect(least + (-ExactDecimal.one) == least && -least == most)
    #expect(most.times(2) == most && least.times(2) == least && most.times(-2) == least)
    #expect(most - .one < most)
  }

  @Test func `a product too large for anybody is none, and the largest can be added up`() throws {
    let largest = try ExactDecimal("999999999999999999")
    #expect(largest.times(largest) == nil)
    #expect(largest.times(try ExactDecimal("-999999999999999999")) == nil)
    let allowed = try #require(largest.times(try ExactDecimal("100000")))
    #expect(allowed < .largestProduct)
    #expect(allowed.times(1_000_000_000) < ExactDecimal(micros: .max))
    #expect(largest.times(try ExactDecimal("0.5"))?.description == "499999999999999999.5")
  }
}

/// A small generator that gives the same numbers for the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64, after Sebastiano Vigna's public-domain description.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
