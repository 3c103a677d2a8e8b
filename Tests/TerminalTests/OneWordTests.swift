import Foundation
import Testing

/// One thing has one word in each language, whoever says it: a word that was given up does not come back.
struct OneWordTests {
  private static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources")

  /// Every sentence of one language: the lines of its files that say something.
  private func lines(_ language: String, but left: String? = nil) -> [String] {
    let files = FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil)
    var lines: [String] = []
    for case let file as URL in files ?? FileManager.DirectoryEnumerator()
    where file.lastPathComponent.hasPrefix(language + "Words") && file.pathExtension == "swift" {
      if let left, file.path.contains(left) { continue }
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      lines += text.split(separator: "\n").map { String($0) }.filter { $0.contains("\"") }
    }
    return lines
  }

  /// - Parameters:
  ///   - word: what is not said any more.
  ///   - instead: what is.
  private func check(
    _ language: String, _ word: some RegexComponent, instead: String, but left: String? = nil
  ) {
    let lines = lines(language, but: left)
    #expect(lines.filter { $0.contains(word) } == [], "instead: \(instead)")
    #expect(lines.contains { $0.contains(instead) }, "\(instead)")
  }

  @Test func `in Dutch`() {
    check("Dutch", /(?i)reservekopie/, instead: "back-up")
    check("Dutch", /\bkenmerk\b/, instead: "referentie")
    check("Dutch", /\b(die|andere|publieke|welke) id\b/, instead: "referentie")
    check("Dutch", /\brapport(en)?\b(?!\.)/, instead: "verslag")
    check("Dutch", /\bhoofd\b/, instead: "kop")
    check("Dutch", /\b[Aa]kten?\b/, instead: "handeling")
    check("Dutch", /\b[Bb]oeking(en)?\b/, instead: "inschrijving")
    check("Dutch", /\blogboek\b/, instead: "log")
    check("Dutch", /\b(getekend|tekent|tekende)\b/, instead: "ondertekend", but: "/Pages/")
  }

  @Test func `in German`() {
    check("German", /\b(Buch|Buchs|Bücher)\b/, instead: "Register")
    check("German", /\b(auf Platz|Plätze)\b/, instead: "Stelle")
    check("German", /(?i)unterschr(ieb|eib)/, instead: "signiert", but: "/Pages/")
    check("German", /\bProtokolls?\b/, instead: "Log")
    check("German", /\bReferenz\b/, instead: "Kennung")
    check(
      "German", /\b(des Eintrags|der Eintrag) (und sein|wird vernichtet)/, instead: "Datenblatt")
  }
}
