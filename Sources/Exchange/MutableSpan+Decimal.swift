// Decimal digits, eight at a time.

extension MutableSpan<UInt8> {
  /// Bytes that must be there from the start of a number: twenty digits, and a word's slack.
  public static var decimalRoom: Int { 32 }

  /// Writes a number in decimal at `start`; gives its byte count.
  public mutating func put(decimal number: UInt64, at start: Int) -> Int {
    guard number < 100_000_000 else {
      let (upper, lower) = number.quotientAndRemainder(dividingBy: 100_000_000)
      let count = put(decimal: upper, at: start)
      put(lower.eightDigits | .each(0x30), at: start &+ count)
      return count &+ 8
    }
    let digits = number.eightDigits
    let zeros = Swift.min(digits.bytesBeforeMark, 7)
    put((digits | .each(0x30)) &>> UInt64(truncatingIfNeeded: zeros &* 8), at: start)
    return 8 &- zeros
  }
}

extension UInt64 {
  /// The eight digits of a number below 10⁸, as values, the first in the lowest byte.
  var eightDigits: UInt64 {
    // Two fours, four pairs, eight ones; quotients by multiplication, exact in these ranges.
    let four = self / 10_000
    let fours = four | (self &- four &* 10_000) &<< 32
    let hundreds = (fours &* 10_486) &>> 20 & 0x0000_007F_0000_007F
    let pairs = hundreds | (fours &- hundreds &* 100) &<< 16
    let tens = (pairs &* 103) &>> 10 & 0x000F_000F_000F_000F
    return tens | (pairs &- tens &* 10) &<< 8
  }
}

extension [UInt8] {
  /// Appends what `write` puts into `room` bytes; it gives how many of them it used.
  mutating func append(room: Int, _ write: (inout MutableSpan<UInt8>) -> Int) {
    var buffer = [UInt8](repeating: 0, count: room)
    var span = buffer.mutableSpan
    let count = write(&span)
    append(contentsOf: buffer[..<count])
  }

  /// Appends a number in decimal.
  public mutating func append(decimal number: UInt64) {
    if number < 100 {
      if number >= 10 { append(0x30 + UInt8(number / 10)) }
      return append(0x30 + UInt8(number % 10))
    }
    append(room: MutableSpan<UInt8>.decimalRoom) { $0.put(decimal: number, at: 0) }
  }
}
