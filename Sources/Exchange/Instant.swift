/// A moment on the UTC time line, in whole milliseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
  public var milliseconds: Int64

  @inlinable public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  @inlinable public static func < (left: Self, right: Self) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// So many days of 24 hours before.
  public func before(days: Int) -> Instant {
    Instant(milliseconds: milliseconds - Int64(days) * 86_400_000)
  }

  /// What a computer's clock says, rounded down; the nearest ``inCalendar`` where it is out of reach.
  public init(secondsSince1970 seconds: Double) {
    let milliseconds = min(max(seconds * 1000, -1e15), 1e15)
    self = Instant(milliseconds: Int64(milliseconds.rounded(.down))).inCalendar
  }

  /// Whether it lies in these years of UTC.
  public func isIn(_ years: ClosedRange<Int>) -> Bool {
    let start = Day(year: years.lowerBound, month: 1, day: 1)
    let end = Day(year: years.upperBound + 1, month: 1, day: 1)
    return milliseconds >= Int64(start.number) * 86_400_000
      && milliseconds < Int64(end.number) * 86_400_000
  }

  /// The nearest instant of which a calendar of four digits has the year: what a clock says is used in
  /// sums, and it may say anything.
  public var inCalendar: Instant {
    let start = Int64(Day(year: 0, month: 1, day: 2).number) * 86_400_000
    let end = Int64(Day(year: 9999, month: 12, day: 31).number) * 86_400_000
    return Instant(milliseconds: min(max(milliseconds, start), end - 1))
  }
}

/// A calendar day, as days since 1970-01-01.
public struct Day: Hashable, Comparable, Sendable {
  public var number: Int

  @inlinable public init(number: Int) {
    self.number = number
  }

  @inlinable public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  /// The proleptic Gregorian date. Days from civil date after Howard Hinnant's public algorithm.
  public init(year: Int, month: Int, day: Int) {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month 1…12 and day 1…31.
  public var civil: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }

  /// The Monday of its week (ISO 8601).
  public var monday: Day { Day(number: number - (weekday + 6) % 7) }

  /// 0 for Sunday … 6 for Saturday.
  var weekday: Int { ((number + 4) % 7 + 7) % 7 }

  static func count(month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// The time zone in which a ledger's calendar days begin and end.
///
/// Carried by the program and not read from the machine, so that a replay gives the same answer
/// for ever. Rule: the European Union's summer time, from the last Sunday of March 01:00 UTC to
/// the last Sunday of October 01:00 UTC (directive 2000/84/EC).
public struct LedgerZone: Hashable, Sendable {
  /// The name in the time zone database, as the ledger's configuration states it.
  public let name: String
  /// Minutes ahead of UTC in winter.
  let winterMinutes: Int
  let observesSummerTime: Bool

  public static let brussels = LedgerZone(
    name: "Europe/Brussels", winterMinutes: 60, observesSummerTime: true)

  /// Every zone a ledger may be kept in.
  public static let all = [
    brussels,
    LedgerZone(name: "Europe/Amsterdam", winterMinutes: 60, observesSummerTime: true),
    LedgerZone(name: "Europe/Berlin", winterMinutes: 60, observesSummerTime: true),
    LedgerZone(name: "Europe/Luxembourg", winterMinutes: 60, observesSummerTime: true),
    LedgerZone(name: "Europe/Madrid", winterMinutes: 60, observesSummerTime: true),
    LedgerZone(name: "Europe/Paris", winterMinutes: 60, observesSummerTime: true),
    LedgerZone(name: "Europe/Rome", winterMinutes: 60, observesSummerTime: true),
    LedgerZone(name: "Europe/Dublin", winterMinutes: 0, observesSummerTime: true),
    LedgerZone(name: "Europe/Lisbon", winterMinutes: 0, observesSummerTime: true),
    LedgerZone(name: "Europe/Athens", winterMinutes: 120, observesSummerTime: true),
    LedgerZone(name: "UTC", winterMinutes: 0, observesSummerTime: false),
  ]

  /// Minutes ahead of UTC at `instant`.
  public func offsetMinutes(at instant: Instant) -> Int {
    guard observesSummerTime else { return winterMinutes }
    let day = Day(number: Int(instant.milliseconds.flooredDivision(by: 86_400_000)))
    let year = day.civil.year
    let start = Self.change(month: 3, year)
    let end = Self.change(month: 10, year)
    let isSummer = instant.milliseconds >= start && instant.milliseconds < end
    return winterMinutes + (isSummer ? 60 : 0)
  }

  /// Whether a period ends here before it begins.
  public func isBackwards(from first: Timestamp?, to last: Timestamp?) -> Bool {
    guard let first, let last else { return false }
    return last.end(in: self) < first.start(in: self)
  }

  /// The calendar day on which `instant` falls here.
  public func day(of instant: Instant) -> Day {
    let local = instant.milliseconds + Int64(offsetMinutes(at: instant)) * 60_000
    return Day(number: Int(local.flooredDivision(by: 86_400_000)))
  }

  /// The first instant of `day` here.
  public func start(of day: Day) -> Instant {
    let midnight = Int64(day.number) * 86_400_000
    // Changes happen hours after midnight, so the offset just before midnight holds.
    let guess = Instant(milliseconds: midnight - Int64(winterMinutes) * 60_000 - 3_600_000)
    return Instant(milliseconds: midnight - Int64(offsetMinutes(at: guess)) * 60_000)
  }

  /// The last instant of `day` here.
  public func end(of day: Day) -> Instant {
    Instant(milliseconds: start(of: Day(number: day.number + 1)).milliseconds - 1)
  }

  /// When clocks here show a time of `day`, so many seconds after midnight: the first time where they show it
  /// twice, nil where they pass over it.
  public func instant(of day: Day, seconds: Int) -> Instant? {
    if let hour = skippedHour(on: day), seconds / 3_600 == hour { return nil }
    let start = start(of: day)
    let guess = Instant(milliseconds: start.milliseconds + Int64(seconds) * 1000)
    let shift = offsetMinutes(at: start) - offsetMinutes(at: guess)
    return Instant(milliseconds: guess.milliseconds + Int64(shift) * 60_000)
  }

  /// The hour of `day` that clocks here pass over; nil on most days.
  public func skippedHour(on day: Day) -> Int? {
    guard observesSummerTime, case let change = Self.change(month: 3, day.civil.year),
      self.day(of: Instant(milliseconds: change)) == day
    else { return nil }
    return 1 + winterMinutes / 60
  }

  private static func change(month: Int, _ year: Int) -> Int64 {
    let last = Day(year: year, month: month, day: 31)
    return Int64(last.number - last.weekday) * 86_400_000 + 3_600_000
  }
}

extension Int64 {
  /// The quotient rounded down, also for negative numbers.
  public func flooredDivision(by divisor: Int64) -> Int64 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
