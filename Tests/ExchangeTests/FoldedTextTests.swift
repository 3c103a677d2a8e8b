import Exchange
import Testing

@Suite struct FoldedTextTests {
  @Test(arguments: [
    ("Œuvre  d'Été", "oeuvre d’été"), ("ZÉPHYRINE", "ze\u{301}phyrine"),
    ("Groß-Beispiel", "gross beispiel"),
    ("Nguy\u{1EC5}n", "Nguye\u{302}\u{303}n"), ("a\u{A0}b", "a, b"), ("LS 1", "ls-1"),
    ("ÅÆØ", "aaeø"),
  ])
  func `what says the same folds alike`(_ one: String, _ other: String) {
    #expect(FoldedText(one).words.map(\.folded) == FoldedText(other).words.map(\.folded))
  }

  @Test func `each word knows where it stands`() {
    let text = "vu Éva-Lou2, e\u{301}"
    let folded = FoldedText(text)
    let bytes = Array(text.utf8)
    #expect(
      folded.words.map { String(decoding: bytes[$0.range], as: UTF8.self) } == [
        "vu", "Éva", "Lou", "2", "e\u{301}",
      ])
    #expect(folded.words.map(\.isCapitalised) == [false, true, true, false, false])
    #expect(folded.words.map(\.isGlued) == [false, false, false, true, false])
    #expect(folded.words.map(\.isNumber) == [false, false, false, true, false])
  }

  @Test(arguments: [
    ("0470987654", "32470987654", true), ("0470987654", "0032470987654", true),
    ("0470987654", "470987654", true), ("0470987654", "320470987654", true),
    ("0470987654", "0470987653", false), ("261234", "261234", true), ("261234", "352261234", false),
    ("26123456", "35226123456", true), ("1234", "1234", false),
  ])
  func `a telephone is one however its country is told`(
    _ one: String, _ other: String, _ same: Bool
  ) {
    #expect(FoldedText.isSameNumber(one, other) == same)
    #expect(FoldedText.isSameNumber(other, one) == same)
  }

  @Test func `groups of digits are one number up to a letter or a line break`() {
    let text = "tel 0470/98.76 - 54, 12\n34"
    let numbers = FoldedText(text).numbers(in: text, atLeast: 9).map(\.digits)
    #expect(numbers.contains("0470987654"))
    #expect(!numbers.contains { $0.hasSuffix("34") })
  }
}
