import BigInt
import Exchange

/// An exact fraction, not negative. Shares multiply along a chain, and no fixed width holds them.
struct Fraction {
  private(set) var numerator: BigUInt
  private(set) var denominator: BigUInt

  static let zero = Fraction(0, 1)

  init(_ numerator: BigUInt, _ denominator: BigUInt) {
    let common = numerator.greatestCommonDivisor(with: denominator)
    self.numerator = numerator / common
    self.denominator = denominator / common
  }

  /// A decimal that is not negative.
  init(_ decimal: ExactDecimal) {
    self.init(BigUInt(decimal.micros), 1_000_000)
  }

  var isZero: Bool { numerator == 0 }

  static func + (left: Fraction, right: Fraction) -> Fraction {
    if left.isZero { return right }
    if right.isZero { return left }
    if left.denominator == right.denominator {
      return Fraction(left.numerator + right.numerator, left.denominator)
    }
    return Fraction(
      left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator)
  }

  static func += (left: inout Fraction, right: Fraction) { left = left + right }

  /// The difference; `other` is not more.
  func minus(_ other: Fraction) -> Fraction {
    Fraction(
      numerator * other.denominator - other.numerator * denominator,
      denominator * other.denominator)
  }

  static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  /// `right` is not zero.
  static func / (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.denominator, left.denominator * right.numerator)
  }

  /// How many whole `steps` of a millionth are in it, and what is left as a part of one step.
  func divided(into steps: Int128) -> (whole: BigUInt, rest: Fraction) {
    let scaled = numerator * 1_000_000
    let size = denominator * BigUInt(steps)
    let (whole, rest) = scaled.quotientAndRemainder(dividingBy: size)
    return (whole, Fraction(rest, size))
  }

  static func < (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Fraction {
  /// The shares as decimals that sum exactly to `total`, which the fractions sum to: each rounded
  /// down to hundredths, and the hundredths that are left to those who lost most (largest
  /// remainder). A total finer than hundredths is shared in millionths.
  static func rounded(_ shares: [Fraction], summingTo total: ExactDecimal) -> [ExactDecimal] {
    let step: Int128 = total.micros % 10_000 == 0 ? 10_000 : 1
    let parts = shares.map { $0.divided(into: step) }
    var micros = parts.map { Int128($0.whole) * step }
    let missing = Int((total.micros - micros.reduce(0, +)) / step)
    let byRest = parts.indices.sorted {
      if parts[$0].rest < parts[$1].rest { return false }
      return parts[$1].rest < parts[$0].rest || $0 < $1
    }
    for index in byRest.prefix(max(0, missing)) { micros[index] += step }
    return micros.map { ExactDecimal(micros: $0) }
  }
}
