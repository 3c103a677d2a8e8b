import Testing

@testable import Terminal

/// Texts in the languages of other programs, sign by sign.
struct GraphLanguageTests {
  @Test(arguments: [
    ("visor#V1", "\"visor#V1\""), ("a\"\u{301}b", "\"a\\\"\u{301}b\""), ("\\N", "\"\\\\N\""),
    ("a&lt;b", "\"a&amp;lt;b\""), ("a\nb", "\"a\\\\u{A}b\""), ("\\", "\"\\\\\""),
  ]) func `a label of Graphviz ends where it ends`(text: String, written: String) {
    #expect(DOTText.label(text).utf8.elementsEqual(written.utf8), "\(DOTText.label(text))")
  }

  @Test(arguments: [
    ("Atelier (exemple)", "\"Atelier (exemple)\""), ("visor#V1", "\"visor#35;V1\""),
    ("a\"\u{200D}b", "\"a#quot;\u{200D}b\""), ("%%{init}", "\"#37;#37;#123;init#125;\""),
    ("<b>&`", "\"#60;b#62;#38;#96;\""), ("é", "\"é\""), ("style:a;", "\"style#58;a#59;\""),
  ]) func `a label of Mermaid has no sign that it would read`(text: String, written: String) {
    #expect(
      MermaidText.quoted(text).utf8.elementsEqual(written.utf8), "\(MermaidText.quoted(text))")
  }

  @Test(arguments: [
    ("a", "a"), ("a\"\u{301}b", "\"a\"\"\u{301}b\""), ("\"\u{200D}", "\"\"\"\u{200D}\""),
    ("a,b", "\"a,b\""), ("a,\u{301}", "\"a,\u{301}\""), ("a\u{2028}", "\"a\u{2028}\""),
    ("\r", "\"\r\""),
  ]) func `a cell of CSV ends where it ends`(text: String, written: String) {
    #expect(CSVText.quoted(text).utf8.elementsEqual(written.utf8), "\(CSVText.quoted(text))")
  }
}
