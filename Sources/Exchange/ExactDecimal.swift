/// An exact decimal with at most six digits after the point; never a binary float.
///
/// No sum of what a log holds leaves the range of about ±1.7 × 10³²: a line says less than 10¹⁸ and a
/// product is at most ``largestProduct``, so that it takes more than 10⁹ of them. A product that would be
/// more is nil, and whoever asks for one says so. Beyond the range, which only a damaged row can reach,
/// a sum stays at its end: no figure ends the process.
public struct ExactDecimal: Hashable, Sendable {
  /// The value times 1,000,000.
  public var micros: Int128

  @inlinable public init(micros: Int128) {
    self.micros = micros
  }

  /// A whole number.
  @inlinable public init(_ whole: Int) {
    micros = Int128(whole) * 1_000_000
  }

  @inlinable public static var zero: ExactDecimal { ExactDecimal(micros: 0) }
  @inlinable public static var one: ExactDecimal { ExactDecimal(micros: 1_000_000) }

  @inlinable public var isNegative: Bool { micros < 0 }
  @inlinable public var isZero: Bool { micros == 0 }
}

extension ExactDecimal: Comparable, AdditiveArithmetic {
  @inlinable public static func < (left: Self, right: Self) -> Bool { left.micros < right.micros }
  @inlinable public static func + (left: Self, right: Self) -> Self {
    let (sum, isBeyond) = left.micros.addingReportingOverflow(right.micros)
    return isBeyond ? end(isNegative: right.isNegative) : Self(micros: sum)
  }
  @inlinable public static func - (left: Self, right: Self) -> Self {
    let (rest, isBeyond) = left.micros.subtractingReportingOverflow(right.micros)
    return isBeyond ? end(isNegative: !right.isNegative) : Self(micros: rest)
  }
  @inlinable public static prefix func - (value: Self) -> Self { .zero - value }

  /// The value times a whole number.
  @inlinable public func times(_ factor: Int) -> Self {
    let (product, isBeyond) = micros.multipliedReportingOverflow(by: Int128(factor))
    return isBeyond ? Self.end(isNegative: isNegative != (factor < 0)) : Self(micros: product)
  }

  /// The end of the range.
  @usableFromInline static func end(isNegative: Bool) -> Self {
    Self(micros: isNegative ? .min : .max)
  }

  /// No product is more than this, 10²³: what is, is no quantity of anything.
  public static let largestProduct = ExactDecimal(micros: 100_000_000_000_000_000_000_000_000_000)

  /// The product to six decimals, halves away from zero; nil where it is more than ``largestProduct``.
  public func times(_ factor: Self) -> Self? {
    let product = micros.magnitude.multipliedFullWidth(by: factor.micros.magnitude)
    let scale = Self.scale
    guard product.high < scale else { return nil }
    let (quotient, rest) = scale.dividingFullWidth(product)
    guard quotient < Self.largestProduct.micros.magnitude else { return nil }
    let rounded = Int128(quotient) + (rest * 2 >= scale ? 1 : 0)
    return Self(micros: isNegative == factor.isNegative ? rounded : -rounded)
  }

  /// The quotient to so many decimals, at most six, halves away from zero. Zero where `divisor` is, or
  /// where the quotient is too large to be held.
  public func divided(by divisor: Self, decimals: Int) -> Self {
    let unit = (0..<min(6, max(0, decimals))).reduce(UInt128(1)) { unit, _ in unit * 10 }
    let (high, low) = micros.magnitude.multipliedFullWidth(by: unit)
    let whole = divisor.micros.magnitude
    guard high < whole else { return .zero }
    let (quotient, rest) = whole.dividingFullWidth((high, low))
    let step = Int128(Self.scale / unit)
    guard let floor = Int128(exactly: quotient), floor < Int128.max / step else { return .zero }
    // At most Int128.max / step: one more still fits.
    let micros = (floor + (rest >= whole - rest ? 1 : 0)) * step
    return Self(micros: isNegative == divisor.isNegative ? micros : -micros)
  }

  private static let scale: UInt128 = 1_000_000
}

extension ExactDecimal {
  /// Why a text is not an exact decimal.
  public enum Fault: Error, Hashable, Sendable {
    /// No digits, a sign `+`, an exponent, a comma, or another foreign character.
    case notPlain
    /// A zero that adds nothing: `007`, `1.50`, `-0`.
    case superfluousZero
    /// More than 18 significant digits or more than 6 after the point.
    case tooPrecise
  }

  /// Reads plain notation: `150`, `-3.25`; no exponent, no leading `+`, no superfluous zeros.
  public init(_ text: Span<UInt8>) throws(Fault) {
    var index = 0
    let negative = text.count > 0 && text[0] == UInt8(ascii: "-")
    if negative { index = 1 }
    let whole = try Self.digits(text, &index)
    if whole.count > 1, text[index - whole.count] == UInt8(ascii: "0") {
      throw .superfluousZero
    }
    var micros = Int128(whole.value) * 1_000_000
    if index < text.count {
      guard text[index] == UInt8(ascii: ".") else { throw .notPlain }
      index += 1
      let fraction = try Self.digits(text, &index)
      guard index == text.count else { throw .notPlain }
      guard fraction.count <= Limits.fractionDigitCount else { throw .tooPrecise }
      guard text[index - 1] != UInt8(ascii: "0") else { throw .superfluousZero }
      let significant = whole.value == 0 ? fraction.count : whole.count + fraction.count
      guard significant <= Limits.significantDigitCount else { throw .tooPrecise }
      var scaled = fraction.value
      for _ in fraction.count..<Limits.fractionDigitCount { scaled *= 10 }
      micros += Int128(scaled)
    }
    if negative, micros == 0 { throw .superfluousZero }
    self.micros = negative ? -micros : micros
  }

  /// Reads plain notation from a string.
  public init(_ text: String) throws(Fault) {
    try self.init(Array(text.utf8).span)
  }

  private static func digits(
    _ text: Span<UInt8>, _ index: inout Int
  ) throws(Fault) -> (value: UInt64, count: Int) {
    let start = index
    var value: UInt64 = 0
    while index < text.count {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      guard index - start < Limits.significantDigitCount else { throw .tooPrecise }
      value = value * 10 + UInt64(digit)
      index += 1
    }
    guard index > start else { throw .notPlain }
    return (value, index - start)
  }

  /// Whether a line may say it: at most 18 significant digits (the domain's limit).
  public var isWritable: Bool {
    if micros.magnitude < 1_000_000_000_000_000_000 { return true }
    var digits = micros.magnitude
    while digits % 10 == 0, digits >= 1_000_000_000_000_000_000 { digits /= 10 }
    // Zeros before the point are digits of the line too.
    let whole = micros.magnitude / 1_000_000
    return whole < 1_000_000_000_000_000_000 && digits < 1_000_000_000_000_000_000
  }

  /// Bytes that must be there from the start of a decimal.
  public static let room = 64

  /// Writes the plain notation at `start`; gives its byte count.
  public func write(to bytes: inout MutableSpan<UInt8>, at start: Int) -> Int {
    var at = start
    if micros < 0 {
      bytes[at] = UInt8(ascii: "-")
      at &+= 1
    }
    let magnitude = micros.magnitude
    let fraction: UInt64
    if let micros = UInt64(exactly: magnitude) {
      at &+= bytes.put(decimal: micros / 1_000_000, at: at)
      fraction = micros % 1_000_000
    } else {
      for digit in String(magnitude / 1_000_000).utf8 {
        bytes[at] = digit
        at &+= 1
      }
      fraction = UInt64(magnitude % 1_000_000)
    }
    guard fraction != 0 else { return at &- start }
    let digits = (fraction &* 100).eightDigits
    bytes[at] = UInt8(ascii: ".")
    bytes.put(digits | .each(0x30), at: at &+ 1)
    return at &+ 9 &- digits.leadingZeroBitCount &>> 3 &- start
  }

  /// Appends the plain notation to `bytes`.
  public func append(to bytes: inout [UInt8]) {
    bytes.append(room: Self.room) { write(to: &$0, at: 0) }
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// Plain notation, as in the event line.
  public var description: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
