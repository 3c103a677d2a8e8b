import Exchange
import Foundation
import Testing

struct TimestampTests {
  private func check(_ text: String, _ milliseconds: Int64?) throws {
    let time = try #require(Timestamp(text))
    #expect(time.instant?.milliseconds == milliseconds)
    #expect(time.description == text)
  }

  @Test func `a time is written back as it was read`() throws {
    try check("1970-01-01T00:00:00Z", 0)
    try check("1970-01-01T00:00:00+00:00", 0)
    try check("1970-01-01T01:00:00.250+01:00", 250)
    try check("1970-01-01T00:00:00.5Z", 500)
    try check("1969-12-31T23:59:59.99Z", -10)
    try check("2020-04-05T08:00:00+02:00", 1_586_066_400_000)
    try check("2020-02-29T23:59:59-23:59", 1_583_020_799_000 + 86_340_000)
    try check("1900-01-01T00:00:00+23:59", -2_208_988_800_000 - 86_340_000)
    try check("2199-12-31T23:59:59.999-23:59", 7_258_118_399_999 + 86_340_000)
    try check("2020-04-05", nil)
  }

  @Test(arguments: [
    "", "2020", "2020-04-5", "2020-4-05", "2020-00-01", "2020-13-01", "2020-04-00", "2020-04-31",
    "2019-02-29", "1900-02-29", "1899-12-31", "2200-01-01", "2020-04-05 ", "2020/04/05",
    "2020-04-05T08:00", "2020-04-05T08:00:00", "2020-04-05T08:00:00+0200", "2020-04-05t08:00:00Z",
    "2020-04-05T08:00:00z", "2020-04-05 08:00:00Z", "2020-04-05T24:00:00Z", "2020-04-05T08:60:00Z",
    "2020-04-05T08:00:60Z", "2020-04-05T08:00:00.Z", "2020-04-05T08:00:00.1234Z",
    "2020-04-05T08:00:00,5Z", "2020-04-05T08:00:00-00:00", "2020-04-05T08:00:00+24:00",
    "2020-04-05T08:00:00+02:60", "2020-04-05T08:00:00+02:00Z", "2020-04-05T08:00:00ZZ",
    "2020-04-05T08-00:00Z", "2020-04-05T08:00.00Z", "2020-04-05T0:800:00Z", "２020-04-05",
    "+020-04-05", "2020-04-:5", "2020-04-05T08:00:00*02:00",
  ])
  func `anything else is no time`(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func `every byte in the place of another is no time or another time`() {
    for original in ["2020-04-05", "2020-04-05T08:00:00+02:00", "2020-04-05T06:00:00.000Z"] {
      for index in original.utf8.indices {
        for byte in 0...255 as ClosedRange<UInt8> {
          var bytes = Array(original.utf8)
          bytes[original.utf8.distance(from: original.startIndex, to: index)] = byte
          guard let time = Timestamp(bytes.span) else { continue }
          #expect(Array(time.description.utf8) == bytes)
        }
      }
    }
  }

  @Test(arguments: 1900...2199)
  func `every day of a year is a day, and Foundation's`(year: Int) {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    var count = 0
    for month in 1...12 {
      for day in 1...31 {
        let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        guard let time = Timestamp(text) else { continue }
        count += 1
        #expect(time.description == text)
        #expect(time.dayOnly == Day(year: year, month: month, day: day))
      }
    }
    #expect(count == (isLeap ? 366 : 365))
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `Foundation reads the same instant`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    for _ in 0..<40 {
      let instant = Instant(
        milliseconds: .random(in: -2_200_000_000_000...7_200_000_000_000, using: &generator))
      let time = Timestamp(instant)
      #expect(Timestamp(time.description)?.instant == instant)
      let theirs = try style.parse(time.description).timeIntervalSince1970
      #expect(abs(theirs * 1000 - Double(instant.milliseconds)) < 0.6)
      let local = Timestamp(instant, in: .brussels)
      let plain = try Date.ISO8601FormatStyle().parse(local.description).timeIntervalSince1970
      #expect(Int64(plain) == local.instant!.milliseconds / 1000)
    }
  }

  @Test func `a day begins and ends in its zone`() {
    let day = Timestamp("2020-03-29")!
    #expect(Timestamp(day.start(in: .brussels)).description == "2020-03-28T23:00:00.000Z")
    #expect(Timestamp(day.end(in: .brussels)).description == "2020-03-29T21:59:59.999Z")
    #expect(Timestamp("2020-03-29T23:30:00Z")!.day(in: .brussels).civil.day == 30)
  }
}
