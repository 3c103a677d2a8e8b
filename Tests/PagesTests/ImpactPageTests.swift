import Exchange
import Foundation
import MerkleLog
import Projecting
import Reporting
import Testing
import Wording

@testable import Pages

/// The impact report as people read it.
@Suite struct ImpactPageTests {
  private func page(_ report: ProvenReport = Sample.report, _ language: Language = .fr) -> String {
    ImpactPage(report, digest: Sample.digest, names: Sample.names, language: language).html
  }

  /// What a reader sees, without markup and with plain spaces.
  private func read(_ html: String) -> String {
    let body = html.firstRange(of: "<main>").map { String(html[$0.upperBound...]) } ?? html
    return body.replacing(/<svg.*?<\/svg>/.dotMatchesNewlines(), with: "")
      .replacing(/<[^>]*>/, with: " ").replacing("\u{A0}", with: " ")
      .replacing("\u{202F}", with: " ").replacing(/\s+/, with: " ")
  }

  @Test func `the first page says what was done, for whom, and what failed`() {
    let front = read(
      ImpactPage(Sample.report, digest: Sample.digest, names: Sample.names, language: .fr)
        .front.source)
    for text in [
      "du 18 mars au 30 avril 2020", "Coopérative (exemple) a livré 900 unités de « visière »",
      "à 23 organisations", "78,3 % de ce qui avait été demandé et vérifié ; il en a manqué 250.",
      "835 Livré et confirmé : visière", "65 sans confirmation à ce jour",
      "900 sur 1 150 demandés et vérifiés (26 besoins)", "456 h", "23 h payées par un employeur",
      "4 jours", "9 fois sur 10 en 9 jours au plus", "7 besoins encore ouverts",
      "il manque 250 sur 1 150", "visière : 40 sur 940 (1 lot) ; motif : fragile",
      "imprimante 3D : 2 en retard, 1 perdu, sur 11 prêts", "édition n° 1",
    ] {
      #expect(front.contains(text), "\(text)")
    }
  }

  @Test(arguments: Language.allCases)
  func `every indicator is there with its number, in every language`(_ language: Language) {
    let html = page(Sample.report, language)
    for indicator in Indicator.allCases {
      let name = language.pageWords.indicator(indicator).name
      #expect(
        html.contains("<th scope=\"row\">\(indicator.rawValue)</th><td>\(HTML(name).source)</td>"))
    }
  }

  @Test func `what is not measured says so and why`() {
    let text = read(page())
    #expect(
      text.contains(
        "Personnes protégées (déclaré) non mesuré personnes, le plus grand nombre par site "
          + "aucun bénéficiaire n’a dit combien de personnes il équipe"))
    #expect(text.contains("la question n’a pas été posée aux bénéficiaires"))
  }

  @Test func `a report without figures draws nothing and shows no zero`() {
    let text = read(page(Sample.report([])))
    #expect(text.contains("Aucune livraison à un bénéficiaire n’est notée pour la période"))
    #expect(!page(Sample.report([])).contains("class=\"chart"))
    #expect(text.contains("Besoins non couverts : non mesuré."))
    // All 25 but the one whose question is never asked have a reason of their own.
    #expect(text.matches(of: /non mesuré/).count >= 30)
    #expect(text.firstMatch(of: #/ 0 (%|h|organisations)/#) == nil)
  }

  @Test func `without prices there is a sentence, no sum`() {
    let parts = Sample.parts.filter {
      !["value", "valued", "replacement", "assumptions", "gifts"].contains($0.name)
    }
    let text = read(page(Sample.report(parts)))
    #expect(text.contains("La valeur n’est pas mesurée"))
    #expect(text.contains("aucun prix n’est en vigueur"))
    #expect(!text.contains(" €"))
  }

  @Test func `an assumption that begins after the period is named`() {
    var parts = Sample.parts.filter { $0.name != "assumptions" }
    let columns = ["key", "value", "currency", "unit", "validFrom", "covers"]
    let row: [Value] = [
      .text("visor.unit"), .decimal(.one), .text("EUR"), .text("one"), .text("2020-04-02"),
      .flag(false),
    ]
    parts.append(.init("assumptions", .table(.init(columns, [row]))))
    let text = read(page(Sample.report(parts)))
    #expect(text.contains("Ne valent pas pour toute la période : visor.unit."))
    #expect(!read(page()).contains("Ne valent pas pour toute la période"))
  }

  @Test func `a flow without weights names what is missing`() {
    var parts = Sample.parts.filter { !["flow", "unweighted"].contains($0.name) }
    parts.append(.init("flow", .table(.init(["role"], []))))
    parts.append(.init("unweighted", .table(.init(["item", "key"], [["visor", "weight.work"]]))))
    #expect(read(page(Sample.report(parts))).contains("il manque le poids de « weight.work »."))
  }

  @Test func `a restated report shows what was said before and by which act it changed`() {
    let text = read(page(Sample.restated))
    #expect(text.contains("retraité"))
    #expect(text.contains("Le rapport précédent disait 900 livrées."))
    #expect(text.contains("Livré · visière · net 900 890"))
    #expect(text.contains(Sample.id.description))
    #expect(!read(page()).contains("Le rapport précédent"))
  }

  @Test func `value mobilised and value of the goods are two figures, never a sum`() {
    let text = read(page())
    #expect(text.contains("de 3 673 € à 15 028 €, au centre 7 360 €"))
    #expect(text.contains("Hors comptes annuels. Ne s’additionne pas"))
    #expect(text.contains("visière 900 1 620 € 2 250 €"))
    #expect(text.contains("2 lignes ne sont pas estimées"))
  }

  @Test func `names that are hostile stay text`() {
    var names = Sample.names
    names.items["visor"] = "<script>x</script>"
    names.thanks = ["<b>"]
    names.cooperative = "</style><script>"
    let html = ImpactPage(Sample.report, digest: Sample.digest, names: names, language: .fr).html
    #expect(!html.contains("<script"))
    #expect(!html.contains("<b>"))
    #expect(html.firstMatch(of: /<\/style>/) != nil)
    #expect(html.matches(of: /<\/style>/).count == 1)
  }

  @Test(arguments: Language.allCases)
  func `headings follow each other without a gap, ids are used once`(_ language: Language) {
    let html = page(Sample.restated, language)
    var last = 0
    for match in html.matches(of: /<h([1-6])/) {
      let level = Int(match.1) ?? 0
      #expect(level <= last + 1)
      last = level
    }
    #expect(html.matches(of: /<h1/).count == 1)
    let ids = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: Language.allCases)
  func `the funder's two pages have the same first page`(_ language: Language) {
    let whole = page(Sample.report, language)
    let short = FunderPage(
      Sample.report, digest: Sample.digest, names: Sample.names, language: language
    ).html
    let front = ImpactPage(
      Sample.report, digest: Sample.digest, names: Sample.names, language: language
    ).front.source
    #expect(whole.contains(front) && short.contains(front))
    #expect(short.contains(Sample.digest.hex))
  }

  /// Renew with `MAILLON_GOLDEN=1`; then look at the difference.
  @Test(arguments: Language.allCases)
  func `the pages read as they did`(_ language: Language) throws {
    let funder = FunderPage(
      Sample.report, digest: Sample.digest, names: Sample.names, language: language)
    try check(lines(funder.html), "funder-\(language.rawValue).txt")
    try check(lines(page(Sample.restated, language)), "impact-\(language.rawValue).txt")
  }

  /// One line for each block of the page, cells of a row apart.
  private func lines(_ html: String) -> String {
    let body = html.firstRange(of: "<main>").map { String(html[$0.upperBound...]) } ?? html
    let text = body.replacing(/<svg.*?<\/svg>/.dotMatchesNewlines(), with: "")
      .replacing(/<\/t[hd]><t[hd]/, with: " | <").replacing(/<br>/, with: "; ")
      .replacing(/<[^>]*>/, with: "").replacing("&#39;", with: "'")
    return text.split(separator: "\n").map(String.init).joined(separator: "\n") + "\n"
  }

  private func check(_ text: String, _ name: String) throws {
    let file = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["MAILLON_GOLDEN"] != nil {
      try Data(text.utf8).write(to: file)
      Issue.record("\(name) is written anew")
    } else {
      #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(name)")
    }
  }

  /// Pages to be looked at: `MAILLON_PAGES=folder` writes them.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["MAILLON_PAGES"] != nil))
  func `pages are written to be looked at`() throws {
    let folder = URL(filePath: ProcessInfo.processInfo.environment["MAILLON_PAGES"] ?? "")
    for language in Language.allCases {
      let funder = FunderPage(
        Sample.report, digest: Sample.digest, names: Sample.names, language: language)
      for (name, html) in [
        ("impact", page(Sample.report, language)), ("restated", page(Sample.restated, language)),
        (
          "crowded",
          FunderPage(
            Sample.crowded, digest: Sample.digest, names: Sample.talkative, language: language
          ).html
        ),
        ("empty", page(Sample.report([]), language)), ("funder", funder.html),
      ] {
        try Data(html.utf8).write(to: folder.appending(path: "\(name)-\(language.rawValue).html"))
      }
    }
  }
}
