import Testing
import Wording

@testable import PageReading
@testable import Pages

/// Every page in every language keeps to what makes it readable for everyone; and what watches over
/// that sees each way of breaking it.
@Suite struct PageCheckTests {
  @Test(arguments: Language.allCases)
  func `every report can be read by everyone`(_ language: Language) {
    for report in [Sample.report, Sample.restated, Sample.crowded, Sample.report([])] {
      for names in [Sample.names, Sample.talkative] {
        let pages = [
          ImpactPage(report, digest: Sample.digest, names: names, language: language).html,
          FunderPage(report, digest: Sample.digest, names: names, language: language).html,
        ]
        for page in pages { #expect(PageCheck(page).problems == []) }
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `every paper can be read by everyone`(_ language: Language) {
    for page in PaperTests.pages(language) { #expect(PageCheck(page.html).problems == []) }
  }

  /// A page in which nothing is wrong.
  private static let sound = """
    <!doctype html>
    <html lang="fr"><head><meta charset="utf-8"><title>Bilan</title>
    <style>p > b { color: red }</style></head>
    <body><main><h1 id="a">Bilan</h1>
    <section aria-labelledby="b"><h2 id="b">Lieux &amp; jours</h2>
    <p>Un<br>deux <a href="https://a.example">https://a.example</a></p>
    <ul><li>un</li></ul>
    <svg role="img" aria-labelledby="t d"><title id="t">Flux</title><desc id="d">Un flux</desc>
    <path d="M0 0" fill="url(#t)"/></svg>
    <div class="wide" role="group" tabindex="0" aria-label="Lots"><table><caption>Lots</caption>
    <thead><tr><th scope="col">Lot</th><th scope="col">Nombre</th></tr></thead>
    <tbody><tr><th scope="row">V1</th><td>2</td></tr></tbody></table></div>
    </section></main></body></html>
    """

  @Test func `a sound page has no problem`() {
    #expect(PageCheck(Self.sound).problems == [])
  }

  /// A part of the sound page, what stands there instead, and what is said of it.
  static let breaks: [(part: String, instead: String, problem: String)] = [
    ("<!doctype html>\n", "", "no doctype"),
    ("</ul>", "", "stays open"),
    ("</ul>", "</ol>", "</ol> closes nothing"),
    ("<li>un</li>", "<li>un", "closes nothing"),
    ("<br>", "<br", "cannot be read"),
    ("</html>", "</html", "a tag without end"),
    ("<br>", "<span/>", "<span/> does not close itself"),
    ("id=\"a\"", "id=a", "cannot be read"),
    ("id=\"a\"", "id=\"a\"class=\"c\"", "cannot be read"),
    ("id=\"a\"", "id=\"a\" id=\"c\"", "an attribute stands twice"),
    ("<li>", "<LI>", "no element"),
    ("&amp;", "&", "an unknown reference"),
    ("&amp;", "&nbsp;", "an unknown reference"),
    ("Un<br>", "Un > ", "not escaped"),
    ("id=\"a\"", "id=\"b\"", "an id stands twice"),
    (" lang=\"fr\"", "", "no language"),
    ("<title>Bilan</title>", "", "no title"),
    ("<title>Bilan</title>", "<title> </title>", "no title"),
    ("<main>", "<main><main></main>", "not one <main>"),
    ("<main>", "<p>x</p><main>", "outside <main>"),
    ("<h1 id=\"a\">Bilan</h1>", "", "not one <h1>"),
    ("<h1 id=\"a\">Bilan</h1>", "<h1>a</h1><h1>b</h1>", "not one <h1>"),
    ("<h1 id=\"a\">", "<h2>x</h2><h1 id=\"a\">", "a heading before the <h1>"),
    ("<h2 id=\"b\">Lieux &amp; jours</h2>", "<h3 id=\"b\">x</h3>", "a gap before <h3>"),
    ("<h2 id=\"b\">Lieux &amp; jours</h2>", "<h2 id=\"b\"></h2>", "an empty heading"),
    ("<section aria-labelledby=\"b\">", "<section aria-labelledby=\"c\">", "#c is nowhere"),
    ("<section aria-labelledby=\"b\">", "<section>", "a section without a name"),
    ("url(#t)", "url(#x)", "url(#x) is nowhere"),
    ("<ul><li>un</li></ul>", "<ul><p>un</p></ul>", "<p> in <ul>"),
    ("Un<br>", "<div>Un</div>", "<div> in <p>"),
    ("role=\"img\" ", "", "a drawing without a role"),
    ("<desc id=\"d\">Un flux</desc>", "<desc id=\"d\"></desc>", "without title and desc"),
    ("<title id=\"t\">Flux</title>", "", "without title and desc"),
    ("aria-labelledby=\"t d\"", "aria-labelledby=\"t\"", "not named by its title and desc"),
    ("aria-labelledby=\"t d\"", "aria-label=\"\"", "a drawing without a name"),
    ("<caption>Lots</caption>", "", "a table without a caption"),
    ("<caption>Lots</caption>", "<caption></caption>", "a table without a caption"),
    ("<th scope=\"row\">", "<th>", "a <th> without its scope"),
    ("<td>2</td>", "<td>2</td><td>3</td>", "rows of different lengths"),
    (">Nombre<", "><", "an empty heading"),
    (" tabindex=\"0\"", "", "a region that cannot be focused"),
    ("tabindex=\"0\"", "tabindex=\"1\"", "a region that cannot be focused"),
    (" aria-label=\"Lots\"", "", "a region without a name"),
    ("<p>Un", "<script></script><p>Un", "<script>"),
    ("<p>Un", "<link rel=\"a\"><p>Un", "<link>"),
    ("<p>Un", "<p onclick=\"a\">Un", "a script in onclick"),
    ("<br>", "<img alt=\"a\" src=\"https://a.example\">", "an address in src"),
    ("href=\"https://a.example\"", "href=\"https://b.example\"", "an address in href"),
    ("href=\"https://a.example\"", "href=\"a.html\"", "an address in href"),
    ("<p>Un", "<p style=\"background: url(a)\">Un", "an address in style"),
    ("color: red", "background: url(https://a.example)", "an address in the style"),
    ("p > b", "@import 'a'; p > b", "an address in the style"),
  ]

  @Test(arguments: breaks)
  func `what is broken is seen`(_ change: (part: String, instead: String, problem: String)) throws {
    let place = try #require(Self.sound.firstRange(of: change.part))
    let page = Self.sound.replacingCharacters(place, with: change.instead)
    let problems = PageCheck(page).problems
    #expect(problems.contains { $0.contains(change.problem) }, "\(change): \(problems)")
  }
}

extension String {
  fileprivate func replacingCharacters(_ place: Range<Index>, with text: String) -> String {
    String(self[..<place.lowerBound]) + text + String(self[place.upperBound...])
  }
}
