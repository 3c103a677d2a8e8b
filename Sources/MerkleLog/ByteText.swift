/// Standard base64 with padding (RFC 4648 §4), strict both ways: no whitespace, no missing or
/// superfluous padding, no stray bits under it, so that every value has exactly one text.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static let padding = UInt8(ascii: "=")

  /// The text of `bytes`.
  static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group: UInt32 = 0
      for index in 0..<3 { group = group << 8 | (index < count ? UInt32(bytes[start + index]) : 0) }
      for index in 0..<4 {
        let sextet = Int((group >> UInt32(18 - 6 * index)) & 63)
        text.append(index <= count ? alphabet[sextet] : padding)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of `text`, or `nil` where `encode` could not have written it.
  static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    let text = Array(text)
    guard text.count.isMultiple(of: 4) else { return nil }
    let paddingCount = text.suffix(2).count { $0 == padding }
    let digits = text.dropLast(paddingCount)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var pending: UInt32 = 0
    var pendingBitCount: UInt32 = 0
    for digit in digits {
      guard let value = value(of: digit) else { return nil }
      pending = pending << 6 | value
      pendingBitCount += 6
      if pendingBitCount >= 8 {
        pendingBitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> pendingBitCount))
        pending &= (1 << pendingBitCount) - 1
      }
    }
    return pending == 0 ? bytes : nil
  }

  private static func value(of digit: UInt8) -> UInt32? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}

/// Lowercase hexadecimal, two digits a byte.
enum Hexadecimal {
  private static let alphabet = Array("0123456789abcdef".utf8)

  /// The text of `bytes`.
  static func encode(_ bytes: [UInt8]) -> String {
    let text = bytes.flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of `text`, or `nil` where `encode` could not have written it.
  static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in text {
      guard let value = alphabet.firstIndex(of: digit) else { return nil }
      if let half = high {
        bytes.append(half << 4 | UInt8(value))
        high = nil
      } else {
        high = UInt8(value)
      }
    }
    return bytes
  }
}

/// Counts written in ASCII decimal, without sign and without leading zeros.
enum Decimal {
  /// The number written in `text`; `nil` unless it is its only spelling and fits 64 bits.
  static func decode(_ text: some Collection<UInt8>) -> UInt64? {
    guard let first = text.first, first != UInt8(ascii: "0") || text.count == 1 else { return nil }
    var number: UInt64 = 0
    for digit in text {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (product, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
      guard !overflow, !carry else { return nil }
      number = sum
    }
    return number
  }
}

extension UInt64 {
  /// The eight bytes, highest first.
  var bigEndianBytes: [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> UInt64($0)) }
  }

  /// The number in at most eight bytes, highest first.
  init(bigEndianBytes bytes: some Collection<UInt8>) {
    precondition(bytes.count <= 8, "A 64-bit number has at most eight bytes.")
    self = bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
