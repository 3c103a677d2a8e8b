/// What every page must keep to, so that it can be read with the eyes, with the ears, by keyboard, and
/// without a network.
struct PageCheck {
  private(set) var problems: [String]
  private let page: Element
  private let ids: [String]

  init(_ html: String) {
    let reader = PageReader(html)
    problems = reader.problems
    page = reader.root
    ids = page.all.compactMap { $0["id"] }
    checkFrame()
    checkHeadings()
    checkNames()
    checkNesting()
    for drawing in page.all("svg") { check(drawing: drawing) }
    for table in page.all("table") { check(table: table) }
    for region in page.all { check(region: region) }
    for element in page.all { checkAddresses(of: element) }
  }

  private mutating func expect(_ isRight: Bool, _ problem: @autoclosure () -> String) {
    if !isRight { problems.append(problem()) }
  }

  private mutating func checkFrame() {
    let frame = page.all
    expect(page.children.count == 1, "more than one <html>")
    expect(page.children.first?["lang"]?.count == 2, "no language")
    expect(frame.filter { $0.name == "main" }.count == 1, "not one <main>")
    let head = page.children.first?.children.first
    let titles = head?.children.filter { $0.name == "title" } ?? []
    expect(titles.count == 1 && titles.allSatisfy(\.saysSomething), "no title")
    let outside = page.children.first?.children.last?.children.filter { $0.name != "main" } ?? []
    expect(outside.isEmpty, "something is outside <main>")
  }

  private mutating func checkHeadings() {
    var last = 0
    for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6") {
      let level = heading.name.last?.wholeNumberValue ?? 0
      expect(level <= last + 1, "a gap before <\(heading.name)> \(heading.text)")
      expect(heading.saysSomething, "an empty heading")
      last = level
    }
    expect(page.all("h1").count == 1, "not one <h1>")
    expect(
      page.all.first { $0.name.hasPrefix("h") && $0.name.count == 2 && $0.name != "hr" }?
        .name == "h1", "a heading before the <h1>")
  }

  private mutating func checkNames() {
    expect(Set(ids).count == ids.count, "an id stands twice")
    for element in page.all {
      for attribute in ["aria-labelledby", "aria-describedby", "headers"] {
        for name in (element[attribute] ?? "").split(separator: " ") {
          expect(ids.contains(String(name)), "#\(name) is nowhere")
        }
      }
      for (_, value) in element.attributes where value.hasPrefix("url(#") {
        expect(ids.contains(String(value.dropFirst(5).dropLast())), "\(value) is nowhere")
      }
      if element.name == "section" {
        let isNamed = element["aria-label"] != nil || element["aria-labelledby"] != nil
        expect(isNamed, "a section without a name")
      }
    }
  }

  private static let blocks: Set = [
    "p", "div", "section", "header", "footer", "ul", "ol", "dl", "table", "figure", "blockquote",
    "h1", "h2", "h3", "h4", "h5", "h6",
  ]
  /// In these there are words alone.
  private static let lines: Set = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "strong", "em", "a", "code", "caption", "dt",
  ]
  private static let members: [String: Set<String>] = [
    "ul": ["li"], "ol": ["li"], "dl": ["div", "dt", "dd"], "tr": ["th", "td"],
    "thead": ["tr"], "tbody": ["tr"], "tfoot": ["tr"],
    "table": ["caption", "thead", "tbody", "tfoot"],
  ]

  private mutating func checkNesting() {
    for element in page.all {
      for child in element.children {
        if let members = Self.members[element.name] {
          expect(members.contains(child.name), "<\(child.name)> in <\(element.name)>")
        }
        if Self.lines.contains(element.name) {
          expect(!Self.blocks.contains(child.name), "<\(child.name)> in <\(element.name)>")
        }
      }
    }
  }

  /// A drawing has a name; a chart says besides what it shows.
  private mutating func check(drawing: Element) {
    if drawing["aria-hidden"] == "true" { return }
    expect(drawing["role"] == "img", "a drawing without a role")
    if let label = drawing["aria-label"] {
      expect(!label.isEmpty, "a drawing without a name")
      return
    }
    let texts = drawing.children.filter { $0.name == "title" || $0.name == "desc" }
    expect(
      texts.map(\.name) == ["title", "desc"] && texts.allSatisfy(\.saysSomething),
      "a drawing without title and desc")
    expect(
      drawing["aria-labelledby"] == texts.compactMap { $0["id"] }.joined(separator: " "),
      "a drawing that is not named by its title and desc")
  }

  private mutating func check(table: Element) {
    let caption = table.children.first
    expect(
      caption?.name == "caption" && caption?.saysSomething == true, "a table without a caption")
    for head in table.all("th") {
      expect(["col", "row"].contains(head["scope"]), "a <th> without its scope: \(head.text)")
    }
    let rows = table.all("tr")
    expect(rows.first?.all("th").isEmpty == false, "a table without headings")
    expect(Set(rows.map(\.children.count)).count == 1, "rows of different lengths: \(table.text)")
    expect(
      table.all("thead").flatMap { $0.all("th") }.allSatisfy(\.saysSomething), "an empty heading")
  }

  /// What scrolls by itself can be reached and is named.
  private mutating func check(region: Element) {
    guard region.classes.contains("wide") || region["tabindex"] != nil else { return }
    expect(region["tabindex"] == "0", "a region that cannot be focused")
    expect(
      region["role"] != nil && region["aria-label"]?.isEmpty == false, "a region without a name")
  }

  /// Nothing is fetched, nothing runs; the one address that may stand is a link one can read.
  private mutating func checkAddresses(of element: Element) {
    let fetching: Set = ["script", "iframe", "object", "embed", "link", "base", "form"]
    expect(!fetching.contains(element.name), "<\(element.name)>")
    for (name, value) in element.attributes {
      expect(!name.hasPrefix("on"), "a script in \(name)")
      switch name {
      case "href":
        let isLink = element.name == "a" && value.hasPrefix("https://") && element.text == value
        expect(value.hasPrefix("#") || isLink, "an address in href: \(value)")
      case "src", "srcset", "poster", "data", "action", "background":
        expect(value.hasPrefix("data:"), "an address in \(name): \(value)")
      default: expect(!isFetching(value), "an address in \(name): \(value)")
      }
    }
    if element.name == "style" { expect(!isFetching(element.text), "an address in the style") }
  }

  private func isFetching(_ style: String) -> Bool {
    style.contains("@import") || style.contains("expression(")
      || style.split(separator: "url(", omittingEmptySubsequences: false).dropFirst()
        .contains { !$0.hasPrefix("#") }
  }
}
