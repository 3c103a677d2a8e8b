/// A time as people wrote it: an instant with its offset, or a day when only the day is known.
///
/// Keeps what is needed to write it back byte for byte.
public struct Timestamp: Hashable, Sendable {
  enum Form: UInt8, Sendable {
    case day, offset, zulu
  }
  /// The instant; for a day, midnight of that date in UTC.
  var milliseconds: Int64
  var offsetMinutes: Int16
  var fractionDigits: UInt8
  var form: Form

  @inline(__always)
  init(milliseconds: Int64, offsetMinutes: Int16, fractionDigits: UInt8, form: Form) {
    self.milliseconds = milliseconds
    self.offsetMinutes = offsetMinutes
    self.fractionDigits = fractionDigits
    self.form = form
  }

  /// A day, when no more is known.
  public init(_ day: Day) {
    milliseconds = Int64(day.number) * 86_400_000
    offsetMinutes = 0
    fractionDigits = 0
    form = .day
  }

  /// An instant, written in UTC with milliseconds.
  public init(_ instant: Instant) {
    milliseconds = instant.milliseconds
    offsetMinutes = 0
    fractionDigits = 3
    form = .zulu
  }

  /// An instant, written with whole seconds and the offset that holds in `zone`.
  public init(_ instant: Instant, in zone: LedgerZone) {
    milliseconds = instant.milliseconds.flooredDivision(by: 1000) * 1000
    offsetMinutes = Int16(zone.offsetMinutes(at: instant))
    fractionDigits = 0
    form = .offset
  }

  /// The day, when only the day is known.
  public var dayOnly: Day? {
    form == .day ? Day(number: Int(milliseconds.flooredDivision(by: 86_400_000))) : nil
  }

  /// The instant, when it is known.
  public var instant: Instant? {
    form == .day ? nil : Instant(milliseconds: milliseconds)
  }

  /// The calendar day in `zone`.
  public func day(in zone: LedgerZone) -> Day {
    dayOnly ?? zone.day(of: Instant(milliseconds: milliseconds))
  }

  /// The last instant this time can mean: itself, or the end of its day.
  public func end(in zone: LedgerZone) -> Instant {
    dayOnly.map { zone.end(of: $0) } ?? Instant(milliseconds: milliseconds)
  }

  /// The first instant this time can mean: itself, or the start of its day.
  public func start(in zone: LedgerZone) -> Instant {
    dayOnly.map { zone.start(of: $0) } ?? Instant(milliseconds: milliseconds)
  }

  /// Whether it begins before the other does.
  public func isBefore(_ other: Timestamp, in zone: LedgerZone) -> Bool {
    start(in: zone) < other.start(in: zone)
  }
}

extension Timestamp {
  /// Reads `2020-04-05` or RFC 3339 with an offset: `2020-04-05T08:00:00+02:00`, `…Z`, at most
  /// milliseconds. Nil for anything else, also for a day that does not exist or not in these years.
  public init?(_ text: Span<UInt8>, years: ClosedRange<Int> = Limits.years) {
    guard text.count == 10 || text.count >= 20,
      let date = text.word(at: 0).digits(0x2D30_302D_3030_3030, marks: 0xFF00_00FF_0000_0000),
      let dayDigits = (text.word(at: 8) & 0xFFFF | 0x3030_3030_3030_0000)
        .digits(0x3030_3030_3030_3030, marks: 0)
    else { return nil }
    let year = date.number(0) * 100 + date.number(2)
    let month = date.number(5)
    let day = dayDigits.number(0)
    guard years.contains(year), month >= 1, month <= 12, day >= 1,
      day <= 28 || day <= Day.count(month: month, of: year)
    else { return nil }
    self.init(Day(year: year, month: month, day: day))
    if text.count == 10 { return }
    guard text[10] == UInt8(ascii: "T"),
      let clock = text.word(at: 11).digits(0x3030_3A30_303A_3030, marks: 0x0000_FF00_00FF_0000)
    else { return nil }
    let (hour, minute, second) = (clock.number(0), clock.number(3), clock.number(6))
    guard hour < 24, minute < 60, second < 60 else { return nil }
    var index = 19
    var fraction = 0
    if text[index] == UInt8(ascii: ".") {
      index += 1
      while index < text.count, fractionDigits < 3 {
        let digit = text[index] &- UInt8(ascii: "0")
        guard digit < 10 else { break }
        fraction = fraction &* 10 &+ Int(digit)
        fractionDigits &+= 1
        index &+= 1
      }
      guard fractionDigits > 0 else { return nil }
      for _ in fractionDigits..<3 { fraction *= 10 }
    }
    guard let offset = Self.offset(text, index) else { return nil }
    form = offset.form
    offsetMinutes = Int16(truncatingIfNeeded: offset.minutes)
    let seconds = (hour &* 60 &+ minute &- offset.minutes) &* 60 &+ second
    milliseconds &+= Int64(seconds &* 1000 &+ fraction)
  }

  /// Reads the same from a string.
  public init?(_ text: String, years: ClosedRange<Int> = Limits.years) {
    self.init(Array(text.utf8).span, years: years)
  }

  private static func offset(_ text: Span<UInt8>, _ index: Int) -> (minutes: Int, form: Form)? {
    guard index < text.count else { return nil }
    if text[index] == UInt8(ascii: "Z") { return index + 1 == text.count ? (0, .zulu) : nil }
    guard text.count == index + 6, text[index + 3] == UInt8(ascii: ":"),
      let hours = text.number(index + 1, 2), hours < 24,
      let minutes = text.number(index + 4, 2), minutes < 60
    else { return nil }
    switch text[index] {
    case UInt8(ascii: "+"): return (hours * 60 + minutes, .offset)
    case UInt8(ascii: "-"):
      // RFC 3339 §4.3 keeps -00:00 for "offset unknown"; we do not.
      return hours + minutes == 0 ? nil : (-(hours * 60 + minutes), .offset)
    default: return nil
    }
  }

  /// Appends the text it was read from.
  public func append(to bytes: inout [UInt8]) {
    bytes.append(room: TimestampWriter.room) {
      var writer = TimestampWriter()
      return writer.write(self, to: &$0, at: 0)
    }
  }
}

extension Timestamp: CustomStringConvertible {
  public var description: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Span<UInt8> {
  /// The number written in exactly `count` decimal digits at `start`.
  func number(_ start: Int, _ count: Int) -> Int? {
    guard start + count <= self.count else { return nil }
    var value = 0
    for index in start..<start + count {
      let digit = self[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}
