import Exchange
import Testing
import Wording

/// How numbers, money, shares and days are written in each language.
@Suite struct FormatTests {
  private func check(_ expected: [String], _ write: (Language) -> String) {
    #expect(Language.allCases.map(write) == expected)  // fr, nl, de, en
  }

  private func number(_ text: String) throws -> ExactDecimal { try ExactDecimal(text) }

  @Test func `euros stand where the language puts them`() throws {
    let amount = try number("1234.5")
    check(["1\u{202F}234,50\u{A0}€", "€\u{A0}1.234,50", "1.234,50\u{A0}€", "€1,234.50"]) {
      $0.euros(amount)
    }
  }

  @Test func `an estimate has no cents`() throws {
    let amount = try number("18741.6")
    check(["18\u{202F}742\u{A0}€", "€\u{A0}18.742", "18.742\u{A0}€", "€18,742"]) {
      $0.euros(amount, digits: 0)
    }
  }

  @Test func `money that is owed has its minus before all`() throws {
    let amount = try number("-3.2")
    check(["−3,20\u{A0}€", "€\u{A0}−3,20", "−3,20\u{A0}€", "−€3.20"]) { $0.euros(amount) }
  }

  @Test func `two amounts make a range, one amount does not`() throws {
    let (low, high) = (try number("1620"), try number("2250"))
    check([
      "1\u{202F}620\u{A0}€ à 2\u{202F}250\u{A0}€", "€\u{A0}1.620 tot €\u{A0}2.250",
      "1.620\u{A0}€ bis 2.250\u{A0}€", "€1,620 to €2,250",
    ]) {
      $0.euros(from: low, to: high, digits: 0)
    }
    #expect(Language.fr.euros(from: low, to: low) == "1\u{202F}620,00\u{A0}€")
  }

  @Test func `a fraction is written as a percentage`() throws {
    let share = try number("0.7826")
    check(["78,3\u{A0}%", "78,3%", "78,3\u{A0}%", "78.3%"]) { $0.percent(share) }
    check(["100\u{A0}%", "100%", "100\u{A0}%", "100%"]) { $0.percent(.one, digits: 0) }
  }

  @Test func `digits behind the mark are filled up and rounded half up`() throws {
    #expect(Language.fr.format(try number("4"), digits: 1) == "4,0")
    #expect(Language.fr.format(try number("0.05"), digits: 1) == "0,1")
    #expect(Language.fr.format(try number("-0.05"), digits: 1) == "−0,1")
    #expect(Language.en.format(try number("1999.995"), digits: 2) == "2,000.00")
    #expect(Language.de.format(try number("1234.5"), digits: 0) == "1.235")
  }

  @Test func `a long date has its month in words`() {
    let day = Day(year: 2020, month: 3, day: 18)
    check(["18\u{A0}mars 2020", "18\u{A0}maart 2020", "18.\u{A0}März 2020", "18\u{A0}March 2020"]) {
      $0.longDate(day)
    }
    let first = Day(year: 2020, month: 4, day: 1)
    check(["1er\u{A0}avril 2020", "1\u{A0}april 2020", "1.\u{A0}April 2020", "1\u{A0}April 2020"]) {
      $0.longDate(first)
    }
  }

  @Test func `a period says once what its two ends share`() {
    let day = { (year: Int, month: Int, day: Int) in Day(year: year, month: month, day: day) }
    check([
      "du 18\u{A0}mars au 30\u{A0}avril 2020", "van 18\u{A0}maart tot en met 30\u{A0}april 2020",
      "vom 18.\u{A0}März bis zum 30.\u{A0}April 2020", "from 18\u{A0}March to 30\u{A0}April 2020",
    ]) { $0.period(from: day(2020, 3, 18), to: day(2020, 4, 30)) }
    let french = Language.fr
    #expect(
      french.period(from: day(2020, 4, 1), to: day(2020, 4, 30)) == "du 1er au 30\u{A0}avril 2020")
    #expect(
      french.period(from: day(2019, 12, 30), to: day(2020, 1, 5))
        == "du 30\u{A0}décembre 2019 au 5\u{A0}janvier 2020")
    #expect(french.period(from: day(2020, 4, 5), to: day(2020, 4, 5)) == "le 5\u{A0}avril 2020")
  }

  @Test func `an open period says so`() {
    let day = Day(year: 2020, month: 4, day: 30)
    check([
      "depuis le 30\u{A0}avril 2020", "sinds 30\u{A0}april 2020", "seit dem 30.\u{A0}April 2020",
      "since 30\u{A0}April 2020",
    ]) { $0.period(from: day, to: nil) }
    check([
      "jusqu’au 30\u{A0}avril 2020", "tot en met 30\u{A0}april 2020", "bis zum 30.\u{A0}April 2020",
      "until 30\u{A0}April 2020",
    ]) { $0.period(from: nil, to: day) }
    check(["depuis le début", "sinds het begin", "seit Beginn", "from the beginning"]) {
      $0.period(from: nil, to: nil)
    }
  }
}
