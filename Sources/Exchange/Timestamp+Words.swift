// Times in lines, by words: their three layouts are of fixed width, and the day of a line is most
// often the day of the line before.

/// Reads times out of lines; remembers the last day.
public struct TimestampReader: Sendable {
  /// The ten bytes of the last day's text, and its midnight.
  private var yearAndMonth: UInt64 = 0
  private var dayDigits: UInt64 = 0
  private var midnight: Int64 = 0

  public init() {}

  /// Takes the time that begins at `start` and ends before a quote, in a usual layout:
  /// `2020-04-05`, `2020-04-05T08:00:00+02:00` or `2020-04-05T06:00:00.000Z`.
  ///
  /// Gives its byte count; 0 for anything else, which ``Timestamp/init(_:)`` may still know.
  public mutating func read(
    _ line: Span<UInt8>, at start: Int, into time: inout Timestamp
  ) -> Int {
    let (date, clock) = (line.word(at: start), line.word(at: start &+ 8))
    if date != yearAndMonth || clock & 0xFFFF != dayDigits {
      guard start >= 0, start &+ 10 <= line.count,
        let day = Timestamp(line.extracting(start..<start &+ 10))
      else { return 0 }
      (yearAndMonth, dayDigits, midnight) = (date, clock & 0xFFFF, day.milliseconds)
    }
    if clock &>> 16 & 0xFF == 0x22 {
      time = Timestamp(milliseconds: midnight, offsetMinutes: 0, fractionDigits: 0, form: .day)
      return 10
    }
    // `T08:00`, with digits put for the two bytes of the day.
    guard
      let digits = (clock & ~0xFFFF | 0x3030)
        .digits(0x3030_3A30_3054_3030, marks: 0x0000_FF00_00FF_0000)
    else { return 0 }
    let (hour, minute) = (digits.number(3), digits.number(6))
    guard hour < 24, minute < 60 else { return 0 }
    let clockStart = midnight &+ Int64((hour &* 60 &+ minute) &* 60_000)
    let rest = line.word(at: start &+ 16)
    return rest &>> 56 == 0x5A
      ? Self.readZulu(rest, line, start, clockStart, &time)
      : Self.readOffset(rest, line, start, clockStart, &time)
  }

  /// The rest `:00.000Z`.
  @inline(__always) private static func readZulu(
    _ rest: UInt64, _ line: Span<UInt8>, _ start: Int, _ clockStart: Int64,
    _ time: inout Timestamp
  ) -> Int {
    guard let digits = rest.digits(0x5A30_3030_2E30_303A, marks: 0xFF00_0000_FF00_00FF),
      digits.number(1) < 60, line.word(at: start &+ 24) & 0xFF == 0x22
    else { return 0 }
    let fraction = Int(truncatingIfNeeded: digits &>> 32 & 0xFF) &* 100 &+ digits.number(5)
    time = Timestamp(
      milliseconds: clockStart &+ Int64(digits.number(1) &* 1000 &+ fraction), offsetMinutes: 0,
      fractionDigits: 3, form: .zulu)
    return 24
  }

  /// The rest `:00+02:0` and `0`.
  @inline(__always) private static func readOffset(
    _ rest: UInt64, _ line: Span<UInt8>, _ start: Int, _ clockStart: Int64,
    _ time: inout Timestamp
  ) -> Int {
    let last = line.word(at: start &+ 24)
    let (sign, unit) = (rest &>> 24 & 0xFF, (last & 0xFF) ^ 0x30)
    guard last &>> 8 & 0xFF == 0x22, unit < 10,
      let digits = (rest & ~0xFF00_0000 | 0x3000_0000)
        .digits(0x303A_3030_3030_303A, marks: 0x00FF_0000_0000_00FF),
      digits.number(1) < 60, digits.number(4) < 24, digits &>> 56 < 6
    else { return 0 }
    let tens = Int(truncatingIfNeeded: digits &>> 56)
    var minutes = digits.number(4) &* 60 &+ tens &* 10 &+ Int(truncatingIfNeeded: unit)
    if sign != 0x2B {
      // RFC 3339 §4.3 keeps -00:00 for "offset unknown"; we do not.
      guard sign == 0x2D, minutes > 0 else { return 0 }
      minutes = -minutes
    }
    time = Timestamp(
      milliseconds: clockStart &+ Int64(digits.number(1) &* 1000 &- minutes &* 60_000),
      offsetMinutes: Int16(truncatingIfNeeded: minutes), fractionDigits: 0, form: .offset)
    return 25
  }
}

/// Writes times into lines; remembers the last day.
public struct TimestampWriter: Sendable {
  private var day = Int64.min
  /// The ten bytes of its text.
  private var yearAndMonth: UInt64 = 0
  private var dayDigits: UInt64 = 0

  /// Bytes that must be there from the start of a time: the longest has 29, and the last word
  /// may begin in any of them.
  public static let room = 40

  public init() {}

  /// Writes the text of `time` at `start`; gives its byte count.
  public mutating func write(
    _ time: Timestamp, to bytes: inout MutableSpan<UInt8>, at start: Int
  ) -> Int {
    let local = time.milliseconds &+ Int64(time.offsetMinutes) &* 60_000
    let day = local.flooredDivision(by: 86_400_000)
    if day != self.day { remember(day) }
    bytes.put(yearAndMonth, at: start)
    guard time.form != .day else {
      bytes.put(dayDigits, at: start &+ 8)
      return 10
    }
    let rest = UInt64(truncatingIfNeeded: local &- day &* 86_400_000)
    let (minutes, seconds) = (rest / 60_000, rest / 1000 % 60)
    bytes.put(
      dayDigits | 0x54 << 16 | (minutes / 60).twoDigits << 24 | 0x3A << 40
        | (minutes % 60).twoDigits << 48, at: start &+ 8)
    bytes.put(0x3A | seconds.twoDigits << 8, at: start &+ 16)
    var at = start &+ 19
    if time.fractionDigits > 0 {
      let fraction = rest % 1000
      bytes.put(0x2E | (0x30 | fraction / 100) << 8 | (fraction % 100).twoDigits << 16, at: at)
      at &+= 1 &+ Int(time.fractionDigits)
    }
    guard time.form == .offset else {
      bytes.put(0x5A, at: at)
      return at &+ 1 &- start
    }
    let offset = UInt64(time.offsetMinutes.magnitude)
    bytes.put(
      (time.offsetMinutes < 0 ? 0x2D : 0x2B) | (offset / 60).twoDigits << 8 | 0x3A << 24
        | (offset % 60).twoDigits << 32, at: at)
    return at &+ 6 &- start
  }

  private mutating func remember(_ day: Int64) {
    let civil = Day(number: Int(day)).civil
    let year = UInt64(civil.year)
    yearAndMonth =
      (year / 100 % 100).twoDigits | (year % 100).twoDigits << 16 | 0x2D << 32
      | UInt64(civil.month).twoDigits << 40 | 0x2D << 56
    dayDigits = UInt64(civil.day).twoDigits
    self.day = day
  }
}

extension UInt64 {
  /// The two digits of a number below 100.
  @inline(__always) fileprivate var twoDigits: UInt64 {
    let tens = (self &* 103) &>> 10
    return 0x3030 | tens | (self &- tens &* 10) &<< 8
  }
}
