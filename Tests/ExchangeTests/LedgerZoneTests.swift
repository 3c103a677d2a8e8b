import Exchange
import Foundation
import Testing

struct LedgerZoneTests {
  private func calendar(_ name: String) throws -> Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: name))
    return calendar
  }

  @Test func `civil dates and day numbers agree both ways`() throws {
    let utc = try calendar("UTC")
    for number in stride(from: -30_000, through: 90_000, by: 37) {
      let civil = Day(number: number).civil
      #expect(Day(year: civil.year, month: civil.month, day: civil.day).number == number)
      let date = Date(timeIntervalSince1970: Double(number) * 86_400)
      let theirs = utc.dateComponents([.year, .month, .day], from: date)
      #expect(theirs.year == civil.year && theirs.month == civil.month && theirs.day == civil.day)
    }
  }

  @Test(arguments: LedgerZone.all)
  func `offsets are the time zone database's from 2000 to 2036`(zone: LedgerZone) throws {
    let theirs = try #require(TimeZone(identifier: zone.name))
    for hour in stride(from: 946_684_800, to: 2_082_758_400, by: 3_600 * 61) {
      let seconds = theirs.secondsFromGMT(for: Date(timeIntervalSince1970: Double(hour)))
      #expect(zone.offsetMinutes(at: Instant(milliseconds: Int64(hour) * 1000)) * 60 == seconds)
    }
  }

  @Test(arguments: 2000...2036)
  func `the hour changes at 01 00 UTC on the last Sundays of March and October`(year: Int) throws {
    let theirs = try #require(TimeZone(identifier: "Europe/Brussels"))
    for month in [3, 10] {
      let last = Day(year: year, month: month, day: 31)
      for hour in stride(from: 0, to: 7 * 24, by: 1) where hour % 24 < 3 {
        let seconds = (last.number - 6) * 86_400 + hour * 3_600
        for edge in [seconds - 1, seconds] {
          let expected = theirs.secondsFromGMT(for: Date(timeIntervalSince1970: Double(edge)))
          let instant = Instant(milliseconds: Int64(edge) * 1000)
          #expect(LedgerZone.brussels.offsetMinutes(at: instant) * 60 == expected)
        }
      }
    }
  }

  @Test(arguments: LedgerZone.all)
  func `days follow one another without a gap`(zone: LedgerZone) throws {
    for number in 18_000..<18_800 {
      let day = Day(number: number)
      let (start, end) = (zone.start(of: day), zone.end(of: day))
      #expect(end.milliseconds + 1 == zone.start(of: Day(number: number + 1)).milliseconds)
      #expect(zone.day(of: start) == day && zone.day(of: end) == day)
    }
  }

  @Test(arguments: LedgerZone.all)
  func `what clocks show on a day is found again, or passed over`(zone: LedgerZone) {
    for number in 20_300..<20_800 {
      let day = Day(number: number)
      for seconds in stride(from: 0, to: 86_400, by: 1_800) {
        guard let instant = zone.instant(of: day, seconds: seconds) else {
          #expect(zone.skippedHour(on: day) == seconds / 3_600)
          continue
        }
        let local = instant.milliseconds / 1000 + Int64(zone.offsetMinutes(at: instant)) * 60
        #expect(local == Int64(number) * 86_400 + Int64(seconds))
      }
    }
  }

  @Test func `clocks pass over 02 30 in March, and of two in October the first is meant`() {
    let zone = LedgerZone.brussels
    #expect(zone.instant(of: Day(year: 2027, month: 3, day: 28), seconds: 9_000) == nil)
    let twice = zone.instant(of: Day(year: 2026, month: 10, day: 25), seconds: 9_000)
    #expect(twice == Timestamp("2026-10-25T02:30:00+02:00")?.instant)
  }
}
