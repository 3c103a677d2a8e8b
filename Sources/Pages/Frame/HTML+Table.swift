/// A table with its caption and the headings of its columns and rows. Where it is wider than the
/// screen it scrolls by itself, also by keyboard.
public struct Table: Sendable {
  public var caption: String
  public var columns: [Column]
  public var rows: [[HTML]]
  /// Rows of sums.
  public var sums: [[HTML]] = []
  /// Whether the first cell of a row names it.
  public var namesRows = true
  /// Whether the caption is for readers of screens alone, because a heading says the same.
  public var hidesCaption = false

  public init(_ caption: String, _ columns: [Column], _ rows: [[HTML]]) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }

  /// A column: texts stand at the start of their cell, numbers at its end.
  public struct Column: Sendable {
    public var title: String
    public var isNumber: Bool

    public static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }
    public static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
  }

  /// Below the width that so many columns need, the table scrolls rather than breaking words.
  private static let broadCount = 5

  /// The table in a group that can be focused and scrolled. It is no landmark: a report has more
  /// tables than anyone wants to step through, and its section is one already.
  public var html: HTML {
    let captionClass: [HTML.Attribute] = hidesCaption ? [.class("unseen")] : []
    let heads = columns.map { column in
      HTML.element(
        "th", [HTML.Attribute("scope", "col")] + Self.number(column.isNumber), HTML(column.title))
    }
    var content = HTML.element("caption", captionClass, HTML(caption))
    content += .element("thead", [], HTML.element("tr", [], HTML(joining: heads)))
    content += .element("tbody", [], HTML(joining: rows.map(row)))
    if !sums.isEmpty { content += .element("tfoot", [], HTML(joining: sums.map(row))) }
    return .element(
      "div",
      [
        .class(columns.count < Self.broadCount ? "wide" : "wide broad"), .init("role", "group"),
        .init("tabindex", "0"), .init("aria-label", caption),
      ], .element("table", [], content))
  }

  private func row(_ cells: [HTML]) -> HTML {
    let tags = zip(columns, cells).enumerated().map { index, pair in
      let isName = index == 0 && namesRows
      let scope = isName ? [HTML.Attribute("scope", "row")] : []
      return HTML.element(
        isName ? "th" : "td", scope + Self.number(pair.0.isNumber),
        pair.1.isEmpty ? Self.nothing : pair.1)
    }
    return .element("tr", [], HTML(joining: tags))
  }

  /// WeasyPrint leaves a cell without a sign in it out of the structure of the PDF.
  private static let nothing = HTML("\u{A0}")

  private static func number(_ isNumber: Bool) -> [HTML.Attribute] {
    isNumber ? [.class("number")] : []
  }
}
