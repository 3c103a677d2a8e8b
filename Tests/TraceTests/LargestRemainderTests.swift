import Exchange
import Testing

@testable import Trace

/// Parts that add up to what was divided.
struct LargestRemainderTests {
  private func parts(_ whole: Int128, _ weights: [UInt128]) -> [Int128] {
    LargestRemainder.divide(whole, by: weights.map { (0, $0) }, <)
  }

  @Test func `what is left goes to those who lost most, and of two alike to the first`() {
    #expect(parts(100, [1, 1, 1]) == [34, 33, 33])
    #expect(parts(10, [3, 3, 1]) == [4, 4, 2])
    #expect(parts(7, [1, 2, 0]) == [2, 5, 0])
    #expect(parts(0, [1, 2]) == [0, 0])
    #expect(parts(1, [1, 1, 1, 1]) == [1, 0, 0, 0])
  }

  @Test func `of two alike another order may be asked for`() {
    #expect(LargestRemainder.divide(3, by: [(0, 1), (0, 1)], >) == [1, 2])
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `parts add up to the whole and differ from the exact share by less than one`(seed: UInt64) {
    var state = seed
    func draw() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 8
    }
    let weights = (0...draw() % 20).map { _ in UInt128(draw() >> (draw() % 50)) + 1 }
    let whole = Int128(draw() >> (draw() % 50))
    let found = parts(whole, weights)
    let total = weights.reduce(0, +)
    #expect(found.reduce(0, +) == whole)
    for (part, weight) in zip(found, weights) {
      let exact = whole.magnitude * weight
      #expect(part.magnitude * total < exact + total && exact < (part.magnitude + 1) * total)
    }
  }

  /// A quantity of 10²⁷ at a weight of 10¹⁸, both in millionths.
  @Test func `weights of any size divide`() {
    let (quantity, weight) = (
      UInt128(10) * 1_000_000_000_000_000_000_000_000_000_000_000,
      UInt128(1_000_000_000_000_000_000_000_000)
    )
    let large = quantity.multipliedFullWidth(by: weight)
    let weights: [LargestRemainder.Weight] = [
      (large.high, large.low), (large.high, large.low), (0, 1), (.max >> 2, .max),
    ]
    #expect(LargestRemainder.divide(1_000, by: Array(weights.prefix(3)), <) == [500, 500, 0])
    #expect(LargestRemainder.divide(1_000, by: weights, <).reduce(0, +) == 1_000)
  }

  @Test func `what is shown adds up to the total, whatever it is shared in`() {
    let third: Int128 = 333_333_333
    #expect(
      Flow.shown([third, third, third + 1], summingTo: .one).map(\.description)
        == ["0.33", "0.33", "0.34"])
    #expect(Flow.shown([0, 0], summingTo: .one).map(\.description) == ["0", "0"])
  }
}
