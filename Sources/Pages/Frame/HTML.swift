import Drawing

/// A piece of a page. Text is escaped by being put in; only ``markup(_:)`` takes what is markup.
public struct HTML: Sendable, Equatable {
  /// As it stands in the page.
  public private(set) var source: String

  /// Nothing.
  public init() { source = "" }

  /// Text, whatever it holds.
  public init(_ text: String) { source = Self.escaped(text) }

  /// What is markup already: a drawing of ours.
  public static func markup(_ source: String) -> HTML {
    var html = HTML()
    html.source = source
    return html
  }

  /// An element with its attributes and what is in it.
  public static func element(
    _ name: String, _ attributes: [Attribute] = [], _ content: HTML...
  ) -> HTML {
    element(name, attributes, HTML(joining: content))
  }

  public static func element(
    _ name: String, _ attributes: [Attribute] = [], _ content: HTML
  ) -> HTML {
    .markup(
      "<\(name)\(attributes.map(\.source).joined())>\(content.source)</\(name)>"
        + (inlines.contains(name) ? "" : "\n"))
  }

  /// One piece after the other.
  public init(joining pieces: [HTML], with separator: HTML = HTML()) {
    source = pieces.map(\.source).joined(separator: separator.source)
  }

  public static func + (left: HTML, right: HTML) -> HTML { .markup(left.source + right.source) }
  public static func += (left: inout HTML, right: HTML) { left.source += right.source }

  public var isEmpty: Bool { source.isEmpty }

  /// Elements inside a line: no line break behind them.
  private static let inlines: Set<String> = [
    "a", "abbr", "b", "code", "em", "span", "strong", "sup", "th", "td", "small", "title", "q",
    "time",
  ]

  /// Text that is safe between tags and in attributes.
  public static func escaped(_ text: String) -> String {
    Markup.escaped(text)
  }

  /// A name and its value, which is escaped.
  public struct Attribute: Sendable, Equatable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }

    public static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
    public static func id(_ name: String) -> Attribute { Attribute("id", name) }

    var source: String { " \(name)=\"\(HTML.escaped(value))\"" }
  }
}

extension HTML: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self.init(text) }
}

// MARK: - What pages are made of

extension HTML {
  /// A paragraph.
  public static func p(_ content: HTML, class name: String? = nil) -> HTML {
    element("p", name.map { [.class($0)] } ?? [], content)
  }

  /// A heading; levels follow each other without a gap, 1 is the page's own.
  public static func heading(_ level: Int, _ text: HTML, id: String? = nil) -> HTML {
    element("h\(level)", id.map { [.id($0)] } ?? [], text)
  }

  /// A section under its heading; readers of screens can jump to it by name.
  public static func section(
    _ id: String, _ title: HTML, level: Int = 2, class name: String? = nil, _ content: HTML...
  ) -> HTML {
    let attributes = [Attribute("aria-labelledby", id)] + (name.map { [.class($0)] } ?? [])
    return element(
      "section", attributes, heading(level, title, id: id) + HTML(joining: content))
  }

  /// A list of points.
  public static func list(_ points: [HTML], class name: String? = nil) -> HTML {
    element(
      "ul", name.map { [.class($0)] } ?? [], HTML(joining: points.map { element("li", [], $0) }))
  }

  /// Terms and what they mean, in order.
  public static func terms(_ pairs: [(HTML, HTML)], class name: String? = nil) -> HTML {
    let rows = pairs.map { term, meaning in
      element("div", [], element("dt", [], term), element("dd", [], meaning))
    }
    return element("dl", name.map { [.class($0)] } ?? [], HTML(joining: rows))
  }

  /// A drawing with what it shows above it and how to read it below. A browser takes what the
  /// drawing is instead of for those who do not see it from the drawing; WeasyPrint does not read
  /// that, and puts `alternative` into the structure of the PDF as a paragraph that is not seen.
  public static func figure(
    _ drawing: HTML, alternative: String, finding: HTML? = nil, caption: HTML? = nil
  ) -> HTML {
    let instead = element(
      "p", [.class("instead"), .init("aria-hidden", "true")], HTML(alternative))
    let above = finding.map { p($0, class: "finding") } ?? HTML()
    let below = caption.map { element("figcaption", [], $0) } ?? HTML()
    return element("figure", [], above + instead + drawing + below)
  }
}
