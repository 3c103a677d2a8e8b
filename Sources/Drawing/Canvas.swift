/// A place, from the upper left, in user units.
struct Box: Hashable {
  var x, y, width, height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }
  var middle: Double { y + height / 2 }
}

/// Writes elements one after the other.
struct Canvas {
  private(set) var text = ""
  /// Where text stands, for those who look for overlaps.
  private(set) var lettering: [Box] = []
  /// Where shapes stand.
  private(set) var shapes: [Box] = []

  mutating func element(_ line: String) {
    text += line + "\n"
  }

  /// A rectangle; nothing when it has no area.
  mutating func rectangle(_ box: Box, _ attributes: String) {
    guard box.width > 0, box.height > 0 else { return }
    shapes.append(box)
    element(
      """
      <rect x="\(Markup.length(box.x))" y="\(Markup.length(box.y))" \
      width="\(Markup.length(box.width))" height="\(Markup.length(box.height))" \(attributes)/>
      """)
  }

  mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ attributes: String
  ) {
    shapes.append(Box(x: start.x, y: start.y, width: end.x - start.x, height: end.y - start.y))
    element("<path d=\"\(Self.at(start))L\(Self.at(end).dropFirst())\" \(attributes)/>")
  }

  private static func at(_ point: (x: Double, y: Double)) -> String {
    "M\(Markup.length(point.x)) \(Markup.length(point.y))"
  }

  enum Anchor: String { case start, middle, end }

  /// Lines of text, the first with its top at `top`.
  mutating func letters(
    _ lines: [String], x: Double, top: Double, anchor: Anchor = .start, bold: Bool = false
  ) {
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let width = Lettering.width(line, bold: bold)
      let y = top + Double(index) * Lettering.lineHeight
      let left =
        switch anchor {
        case .start: x
        case .middle: x - width / 2
        case .end: x - width
        }
      lettering.append(Box(x: left, y: y, width: width, height: Lettering.lineHeight))
      element(
        """
        <text x="\(Markup.length(x))" y="\(Markup.length(y + Lettering.ascent))"\
        \(anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\"")\
        \(bold ? " font-weight=\"600\"" : "")>\(Markup.escaped(line))</text>
        """)
    }
  }
}
