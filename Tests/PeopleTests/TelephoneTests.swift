import Testing

@testable import People

/// Numbers are made up.
@Suite struct TelephoneTests {
  private func finder(_ contact: String) -> MentionFinder {
    var record = PersonRecord(agent: "p-9")
    record.set(.init(.phone, contact))
    return MentionFinder(of: [record])
  }

  @Test(arguments: [
    ("GSM 0499 11 22 33, 0471 22 33 44", "GSM 0499 11 22 33, █"),
    ("GSM 0499 11 22 33 / 0471 22 33 44", "GSM 0499 11 22 33 / █"),
    ("081 22 33 44, 0471 22 33 44", "081 22 33 44, █"), ("le 3, 0471 22 33 44", "le 3, █"),
    ("le 12/04 0471/22.33.44", "le 12/04 █"), ("don 44 0471 22 33 44", "don 44 █"),
    ("don 32 0471 22 33 44", "don 32 █"), ("don 32, 471 22 33 44", "don 32, █"),
    ("0499 11 22 32 471 22 33 44", "0499 11 22 32 █"),
    ("0499 11 22 00 471 22 33 44", "0499 11 22 00 █"), ("44 471 22 33 44", "44 █"),
    ("0471 22 33 44 / 0471 22 33 44", "█ / █"), ("0471 22 33 44 0471223344", "█ █"),
    ("0471 22 33 44, +32 471 22 33 44", "█, █"), ("0471.22.33.44 0032471223344", "█ █"),
    ("12, +32 (0)471 22 33 44, 12", "12, █, 12"), ("0471 22 33 44, 12 pièces", "█, 12 pièces"),
    ("32471223344", "█"), ("32 471 22 33 44", "█"), ("32 (0)471 22 33 44", "█"),
    ("320471223344", "█"), ("00 32 471 22 33 44", "█"), ("0032 (0) 471 22 33 44", "█"),
    ("+ 32 471 22 33 44", "█"), ("+0471 22 33 44", "+█"), ("0 471 22 33 44", "█"),
    ("+49 471 22 33 44", "█"), ("471 22 33 44", "█"), ("10 0 471 22 33 44", "10 0 █"),
    ("0471 22 33 45", "0471 22 33 45"), ("0471 22 33", "0471 22 33"),
    ("0471\n22 33 44", "0471\n22 33 44"), ("10471 22 33 44", "10471 22 33 44"),
  ])
  func `a number is taken with its code and zero, and no digit of anything before it`(
    _ text: String, _ masked: String
  ) {
    #expect(finder("0471 22 33 44").masked(text) == masked)
    #expect(finder("0471/22.33.44").masked(masked) == masked)
  }

  @Test(arguments: [
    "0471 22 33 44", "+32 471 22 33 44", "+32 (0)471 22 33 44", "0032471223344", "32471223344",
    "471 22 33 44", "tél. 0471 22 33 44 (soir)", "081 99 88 77 / 0471 22 33 44",
    "+32 81 99 88 77, +32 471 22 33 44", "081 99 88 77 ou 0471 22 33 44",
  ])
  func `it is one however the vault writes it`(_ contact: String) {
    let texts = [
      "0471/22.33.44", "+32471223344", "+32 (0)471 22 33 44", "0032 471 22 33 44", "32471223344",
    ]
    for text in texts { #expect(finder(contact).masked("x \(text) y") == "x █ y", "\(text)") }
  }

  @Test func `of another country it is another`() {
    #expect(finder("+32 471 22 33 44").mentions(in: "+33471223344").isEmpty)
    #expect(finder("+1 415 555 0100").masked("001 415 555 0100, 415 555 0100") == "█, █")
    #expect(finder("+352 26 12 34").masked("+35226 12 34 et 00352 261234") == "█ et █")
  }

  @Test func `few digits are one only where they stand apart`() {
    let finder = finder("26 12 34")
    #expect(finder.masked("tél. 26 12 34 le soir; +352 26 12 34") == "tél. █ le soir; █")
    for text in ["tailles 26, 12, 34", "0499 26 12 34", "26 12 34 36 38", "25 26 12 34"] {
      #expect(finder.masked(text) == text)
    }
  }

  /// Whatever stands around a number stays as it is, and no two digits of the number that stand together.
  @Test func `masking a number leaves everything but its digits as it was`() {
    let around = [
      "", "3", "44", "32", "00", "12/04", "05.04.2020", "12 pièces", "0499 11 22 33",
      "081/99.88.77",
      "+32 499 11 22 33", "0032 499 112 233", "n° 7", "abc", "10:30", "1.250,50",
    ]
    let separators = [
      ", ", " / ", "; ", " - ", " ", "\n", " (", ") ", ": ", " – ", "\u{A0}", " ou ",
    ]
    let spellings = [
      "0471 22 33 44", "0471/22.33.44", "0471223344", "+32 471 22 33 44", "+32471223344",
      "+32 (0)471 22 33 44", "0032 471 22 33 44",
    ]
    let finder = finder("0471 22 33 44")
    for before in around {
      for separator in separators {
        for spelling in spellings {
          for after in ["", "5", "12 pièces", "0499 11 22 33", "0471 22 33 44"] {
            let text = before + separator + spelling + separator + after
            let end = after.hasPrefix("0471") ? "█" : after
            #expect(
              finder.masked(text) == before + separator + "█" + separator + end, "\(text)")
          }
        }
      }
    }
  }
}
