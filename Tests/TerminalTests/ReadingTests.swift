import Exchange
import Testing
import Wording

@testable import Terminal

struct QuantityReadingTests {
  private func check(_ text: String, _ value: String, _ unit: Unit) throws {
    let quantity = try QuantityReading.quantity(text, unit: .one)
    #expect(quantity.value.description == value && quantity.unit == unit)
  }

  @Test(arguments: [
    ("150", "150", Unit.one), ("2,5 kg", "2.5", .kilogram), ("2.5kilogram", "2.5", .kilogram),
    ("1\u{202F}500", "1500", .one), ("0,50", "0.5", .one), ("007", "7", .one), ("+3", "3", .one),
    ("6,5 heures", "6.5", .hour), ("3 m²", "3", .squareMetre), ("12 stuks", "12", .one),
    ("-4", "-4", .one), ("10 KGM", "10", .kilogram), ("1.0", "1", .one), ("100", "100", .one),
  ]) func `amounts as people write them`(text: String, value: String, unit: Unit) throws {
    try check(text, value, unit)
  }

  @Test(arguments: ["", "abc", "1e5", "1.2.3", "1,234.5", "--3", "٣", "1_000", ".", "5."])
  func `what is no amount is refused`(text: String) {
    #expect(throws: Refusal.self) { try QuantityReading.quantity(text, unit: .one) }
  }

  @Test func `an unknown unit is refused with its neighbours`() {
    #expect {
      try QuantityReading.quantity("3 kilogran", unit: .one)
    } throws: { error in
      (error as? Refusal)?.reason == .unknownUnit("kilogran", suggestions: ["kilogram"])
    }
  }
}

struct TimeReadingTests {
  private let reading = TimeReading(
    now: Timestamp("2020-04-05T22:30:00Z")!.instant!, zone: .brussels)

  @Test(arguments: [
    ("2020-04-05", "2020-04-05"), ("05/04/2020", "2020-04-05"), ("5.4.2020", "2020-04-05"),
    ("2020-04-05T08:00:00+02:00", "2020-04-05T08:00:00+02:00"),
    ("2020-04-05 08:00", "2020-04-05T08:00:00+02:00"),
    ("2020-01-05T8h30", "2020-01-05T08:30:00+01:00"), ("aujourd'hui", "2020-04-06"),
    ("hier", "2020-04-05"), ("gisteren", "2020-04-05"),
    ("05/04/2020 8h", "2020-04-05T08:00:00+02:00"),
    ("2020-03-29 12:00", "2020-03-29T12:00:00+02:00"),
  ]) func `times as people write them`(text: String, expected: String) {
    #expect(reading.time(text)?.description == expected)
  }

  @Test(arguments: [
    "", "31/02/2020", "2020-13-01", "05/04/20", "tomorrow?", "2020-04-05 25:00", "T",
  ])
  func `what is no time is refused`(text: String) {
    #expect(reading.time(text) == nil)
  }
}

struct ArgumentsTests {
  private let options = [Option(Field.provider), Option(Field.paid), Option(.dryRun)]

  @Test func `options and words are sorted`() throws {
    let arguments = try Arguments(
      ["3", "--provider", "dora", "--no-paid", "-5", "--", "--x"], options: options)
    #expect(arguments.words == ["3", "-5", "--x"])
    #expect(arguments[Field.provider] == "dora" && arguments[Field.paid] == "false")
  }

  @Test(arguments: [
    (["--providr", "x"], UsageFault.unknownOption("--providr", suggestions: ["--provider"])),
    (["--provider"], .missingValue(option: "--provider")),
    (["--provider", "--paid"], .missingValue(option: "--provider")),
    (["--dry-run=yes"], .unexpectedValue(option: "--dry-run", value: "yes")),
    (["--paid", "--paid"], .givenTwice("--paid")),
    (
      ["--paid=x"],
      .badValue(option: "--paid", value: "x", expected: ["true", "false"])
    ),
  ]) func `slips are named`(words: [String], fault: UsageFault) {
    #expect(throws: fault) { try Arguments(words, options: options) }
  }
}
