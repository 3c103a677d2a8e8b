import Exchange
import Testing

struct PrintableTests {
  @Test(arguments: [
    ("\u{1B}[2J", "\\u{1B}[2J"), ("a\u{9B}31m", "a\\u{9B}31m"),
    ("\u{1B}]0;x\u{7}", "\\u{1B}]0;x\\u{7}"),
    ("\u{202E}txt", "\\u{202E}txt"), ("a\u{2066}b\u{2069}", "a\\u{2066}b\\u{2069}"),
    ("a\r\nb", "a\\u{D}\\u{A}b"), ("a\tb", "a\\u{9}b"), ("\u{7F}", "\\u{7F}"), ("\0", "\\u{0}"),
    ("a\u{2028}b", "a\\u{2028}b"), ("a\u{FFFF}", "a\\u{FFFF}"), ("\u{FEFF}a", "\\u{FEFF}a"),
  ]) func `what steers is written out`(text: String, shown: String) {
    #expect(printable(text) == shown)
  }

  @Test(arguments: [
    "Coopérative « été »", "שלום", "مرحبا", "👩‍👩‍👧", "e\u{301}", "\u{301}a", "\"\u{200D}", "க்ஷ", "–",
    "\\u{1B}",
  ]) func `what is read stays as it is, byte for byte`(text: String) {
    #expect(printable(text).utf8.elementsEqual(text.utf8))
  }

  @Test func `lines stay lines where they are asked for`() {
    #expect(printable("a\nb\r\nc\u{1B}", keepingLines: true) == "a\nb\\u{D}\nc\\u{1B}")
  }

  @Test func `every control and every mark of direction of Unicode steers`() {
    for number in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(number) else { continue }
      let properties = scalar.properties
      let mustSteer =
        properties.generalCategory == .control || properties.isBidiControl
        || properties.isNoncharacterCodePoint || [0x2028, 0x2029].contains(number)
      if mustSteer { #expect(scalar.isSteering, "U+\(String(number, radix: 16))") }
    }
  }
}
