/// Division of a whole number by weights, so that the parts add up to it: each part is rounded down, and
/// the ones that are left go to those who lost most by it.
enum LargestRemainder {
  /// A weight of up to 256 bits: a quantity times what one unit of it weighs.
  typealias Weight = (high: UInt128, low: UInt128)

  /// - Parameters:
  ///   - whole: not negative.
  ///   - weights: not all zero; they add up to less than 2²⁵⁶.
  ///   - precedes: which of two parts that lost as much gets one first.
  static func divide(
    _ whole: Int128, by weights: [Weight], _ precedes: (Int, Int) -> Bool
  ) -> [Int128] {
    let weights = narrowed(weights)
    let total = weights.reduce(0, +)
    var rests: [UInt128] = []
    rests.reserveCapacity(weights.count)
    var left = whole
    var parts = weights.map { weight -> Int128 in
      // A weight is at most the total, so that a part is at most the whole.
      let (part, rest) = total.dividingFullWidth(whole.magnitude.multipliedFullWidth(by: weight))
      rests.append(rest)
      left -= Int128(part)
      return Int128(part)
    }
    guard left > 0 else { return parts }
    let byRest = parts.indices.sorted {
      rests[$0] != rests[$1] ? rests[$1] < rests[$0] : precedes($0, $1)
    }
    // Fewer are left than there are parts: each lost less than one.
    for index in byRest.prefix(Int(left)) { parts[index] += 1 }
    return parts
  }

  /// The weights in 127 bits together. Nearly always they are as they were; weights of astronomical
  /// quantities lose digits far behind those that the parts have.
  private static func narrowed(_ weights: [Weight]) -> [UInt128] {
    var total: Weight = (0, 0)
    for weight in weights {
      let (low, carries) = total.low.addingReportingOverflow(weight.low)
      total = (total.high &+ weight.high &+ (carries ? 1 : 0), low)
    }
    let bitCount =
      total.high == 0
      ? 128 - total.low.leadingZeroBitCount : 256 - total.high.leadingZeroBitCount
    let shift = max(0, bitCount - 127)
    if shift == 0 { return weights.map(\.low) }
    return weights.map { $0.low >> shift | $0.high << (128 - shift) }
  }
}
