import Exchange
import Testing
import Wording

@testable import Pages

/// The frame of every page: what is text stays text, and nothing is fetched.
@Suite struct FrameTests {
  private let hostile = "<script>alert(\"&'\")</script>"

  private func page(_ layout: Page.Layout, _ body: HTML = HTML.heading(1, "Bon")) -> Page {
    Page(.fr, title: hostile, description: hostile, layout: layout, body: body)
  }

  @Test func `text is escaped wherever it is put`() {
    let safe = "&lt;script&gt;alert(&quot;&amp;&#39;&quot;)&lt;/script&gt;"
    #expect(HTML(hostile).source == safe)
    #expect(HTML.p("\(hostile)").source == "<p>\(safe)</p>\n")
    #expect(HTML.Attribute("title", hostile).source == " title=\"\(safe)\"")
    #expect(!page(.report).html.contains("<script"))
  }

  @Test func `a title in the margin cannot end its style sheet`() {
    #expect(Page.cssText("a\"b\\c</style>\n") == "a\\22 b\\5c c\\3c /style\\3e \\a ")
  }

  @Test(arguments: Page.Layout.allCases)
  func `a page asks for nothing from elsewhere`(_ layout: Page.Layout) {
    let html = page(layout).html
    for mark in ["http", "url(", "@import", "src=", "<link", "<script", "@font-face"] {
      #expect(!html.contains(mark), "\(mark)")
    }
  }

  @Test(arguments: Language.allCases)
  func `a page says its language, its title and its date`(_ language: Language) {
    var page = page(.report)
    page.language = language
    page.title = "Namur"
    page.date = Day(year: 2020, month: 4, day: 30)
    let html = page.html
    #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
    #expect(html.contains("<title>Namur</title>"))
    #expect(html.contains("<meta name=\"dcterms.date\" content=\"2020-04-30\">"))
    #expect(html.contains("\"\(language.pageWords.text(.page)) \" counter(page)"))
  }

  @Test func `a table names its columns and rows and can be scrolled by keyboard`() {
    let table = Table(
      "Livraisons", [.text("Article"), .number("Quantité")], [["visière", "900"]])
    #expect(
      table.html.source == """
        <div class="wide" role="group" tabindex="0" aria-label="Livraisons"><table>\
        <caption>Livraisons</caption>
        <thead><tr><th scope="col">Article</th><th scope="col" class="number">Quantité</th></tr>
        </thead>
        <tbody><tr><th scope="row">visière</th><td class="number">900</td></tr>
        </tbody>
        </table>
        </div>

        """)
  }

  /// The pairs of colours that stand on each other, light and dark.
  @Test func `every text has enough contrast with its ground`() throws {
    for scheme in [Colours.light, Colours.dark] {
      for ground in ["ground", "tint", "alert-tint"] {
        for ink in ["ink", "quiet", "accent", "alert"] {
          let ratio = try scheme.contrast(ink, ground)
          #expect(ratio >= 4.5, "\(ink) on \(ground): \(ratio)")
        }
      }
      #expect(try scheme.contrast("strong", "ground") >= 3)
    }
  }
}

/// The colours that the style sheet names.
private struct Colours {
  private var values: [String: [Double]] = [:]

  static let light = Colours(Page.screenStyle.components(from: "color-scheme: light", to: "@media"))
  static let dark = Colours(Page.screenStyle.components(from: "dark)", to: "*,"))

  init(_ rules: Substring) {
    for match in rules.matches(of: /--([a-z-]+): #([0-9a-f]{6})/) {
      guard let number = Int(match.2, radix: 16) else { continue }
      values[String(match.1)] = [16, 8, 0].map { Double(number >> $0 & 0xFF) / 255 }
    }
  }

  /// WCAG 2.2, contrast ratio.
  func contrast(_ first: String, _ second: String) throws -> Double {
    let (a, b) = (luminance(try #require(values[first])), luminance(try #require(values[second])))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private func luminance(_ colour: [Double]) -> Double {
    let linear = colour.map { value in
      // The curve of sRGB; powers without Foundation.
      value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// x to the power 2.4 = x² · x^(2/5), the fifth root by Newton's steps.
  private func power(_ x: Double) -> Double {
    var root = 1.0
    for _ in 0..<60 { root = (4 * root + x / (root * root * root * root)) / 5 }
    return x * x * root * root
  }
}

extension String {
  fileprivate func components(from start: String, to end: String) -> Substring {
    guard let first = firstRange(of: start) else { return "" }
    let rest = self[first.upperBound...]
    return rest.firstRange(of: end).map { rest[..<$0.lowerBound] } ?? rest
  }
}
