public import Exchange

extension EventID {
  /// A fresh id: a UUID version 7 (RFC 9562 §5.7), so that ids made in order sort in order.
  public static func unique(_ now: Instant) -> EventID {
    var generator = SystemRandomNumberGenerator()
    let milliseconds = UInt64(bitPattern: now.milliseconds) & 0xFFFF_FFFF_FFFF
    let high = milliseconds << 16 | 0x7000 | (generator.next() & 0x0FFF)
    let low = 0x8000_0000_0000_0000 | (generator.next() & 0x3FFF_FFFF_FFFF_FFFF)
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for index in 0..<32 {
      if index == 8 || index == 12 || index == 16 || index == 20 { text.append(0x2D) }
      let word = index < 16 ? high : low
      text.append(digits[Int(word >> UInt64(60 - index % 16 * 4) & 15)])
    }
    guard let id = EventID(text.span) else { preconditionFailure("a UUID is an identifier") }
    return id
  }
}
