import Exchange
import Testing

@Suite struct FoldedTextTests {
  @Test(arguments: [
    ("Œuvre  d'Été", "oeuvre d’été"), ("ZÉPHYRINE", "ze\u{301}phyrine"),
    ("Groß-Beispiel", "gross beispiel"),
    ("Nguy\u{1EC5}n", "Nguye\u{302}\u{303}n"), ("a\u{A0}b", "a, b"), ("LS 1", "ls-1"),
    ("ÅÆØ", "aaeø"), ("ｊｅａｎ Ｅｘｅｍｐｌｅ", "Jean Exemple"), ("𝐉𝐞𝐚𝐧 𝔼𝔵𝖊𝘮𝙥𝚕𝑒", "jean exemple"),
    ("ℰ𝓍ℯ𝓂𝓅𝓁ℯ Ⓙⓔⓐⓝ", "exemple jean"), ("𝒥ℎ 🅐🄱🄲 𝟎𝟒𝟕𝟓", "jh abc 0475"), ("ＪＥＡＮ", "jean"),
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
}
