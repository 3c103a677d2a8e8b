import Exchange

/// Where everything of a flow chart stands in one size.
struct FlowLayout {
  struct PlacedNode {
    let node: FlowChart.Node
    let bar: Box
    let label, number: [String]
    let texture: Texture
    var lineCount: Int { label.count + number.count }
  }

  struct Band {
    let link: FlowChart.Link
    let texture: Texture
    let width: Double
    /// The upper edge at both ends.
    let start, end: (x: Double, y: Double)
  }

  let height: Double
  let columns: [[PlacedNode]]
  let bands: [Band]

  private static let barWidth = 7.0
  /// Between a bar and its text.
  static let space = 6.0
  /// Between two nodes at least.
  private static let gap = 11.0

  init(_ chart: FlowChart, _ size: ChartSize) {
    let last = chart.columns.count - 1
    let widths = chart.columns.indices.map { column in
      Self.textWidth(
        chart.columns[column], from: 48,
        to: size.width * (column == 0 || column == last ? 0.27 : 0.24), size)
    }
    let scale = Self.scale(chart, size)
    let texts = zip(chart.columns, widths).map { column, width in
      column.map { Self.text($0, width: width) }
    }
    let slots = zip(chart.columns, texts).map { column, texts in
      zip(column, texts).map { max($0.quantity.approximate * scale, $1.height) }
    }
    let tall = slots.map { $0.reduce(0, +) + Self.gap * Double($0.count - 1) }.max() ?? 0
    height = tall + 2

    columns = chart.columns.indices.map { column in
      let nodes = chart.columns[column]
      let x = Self.barX(column, of: last, widths, size)
      let width = column > 0 && column < last ? widths[column] + 2 * Self.space : Self.barWidth
      // The room that is left is shared out between the nodes.
      let spare = tall - slots[column].reduce(0, +)
      let between = nodes.count > 1 ? min(spare / Double(nodes.count - 1), 40) : 0
      var y = 1 + (spare - between * Double(nodes.count - 1)) / 2
      return nodes.indices.map { place in
        let bar = nodes[place].quantity.approximate * scale
        defer { y += slots[column][place] + between }
        return PlacedNode(
          node: nodes[place],
          bar: Box(x: x, y: y + (slots[column][place] - bar) / 2, width: width, height: bar),
          label: texts[column][place].label, number: texts[column][place].number,
          texture: Self.texture(nodes[place], column, place))
      }
    }
    bands = Self.bands(chart, columns, scale)
  }

  /// User units for one.
  private static func scale(_ chart: FlowChart, _ size: ChartSize) -> Double {
    let totals = chart.columns.map { column in
      column.reduce(ExactDecimal.zero) { $0 + $1.quantity }
    }
    let most = (totals.max() ?? .one).approximate
    return (size == .narrow ? 250 : 280) / most
  }

  private static func texture(_ node: FlowChart.Node, _ column: Int, _ place: Int) -> Texture {
    node.isOthers ? .others : Texture(column == 0 ? .giving : .receiving, place: place)
  }

  private static func barX(_ column: Int, of last: Int, _ widths: [Double], _ size: ChartSize)
    -> Double
  {
    if column == 0 { return widths[0] + space }
    if column == last { return size.width - widths[last] - space - barWidth }
    let left = widths[0] + space + barWidth
    let right = size.width - widths[last] - space - barWidth
    return (left + right - widths[column]) / 2 - space
  }

  // MARK: - Text

  /// As wide as the labels ask for, within limits: in two lines on a phone, in one on a page.
  private static func textWidth(
    _ nodes: [FlowChart.Node], from least: Double, to most: Double, _ size: ChartSize
  ) -> Double {
    let asked = nodes.map { node in
      let words = node.label.split(separator: " ").map { Lettering.width(String($0)) }
      let line = Lettering.width(node.label) * (size == .narrow ? 0.55 : 1)
      return max(words.max() ?? 0, line, Lettering.width(node.number, bold: true))
    }
    return min(max(asked.max() ?? 0, least), most) + 1
  }

  private static func text(_ node: FlowChart.Node, width: Double)
    -> (label: [String], number: [String], height: Double)
  {
    let label = Lettering.lines(node.label, width: width)
    let number = Lettering.lines(node.number, width: width, bold: true)
    return (label, number, Double(label.count + number.count) * Lettering.lineHeight)
  }

  // MARK: - Bands

  /// At each node the bands lie one under the other, in the order of their other ends.
  private static func bands(_ chart: FlowChart, _ columns: [[PlacedNode]], _ scale: Double)
    -> [Band]
  {
    var leaving = columns.map { $0.map(\.bar.y) }
    var arriving = leaving
    return chart.links.map { link in
      let from = columns[link.stage][link.from]
      let to = columns[link.stage + 1][link.to]
      let width = link.quantity.approximate * scale
      defer {
        leaving[link.stage][link.from] += width
        arriving[link.stage + 1][link.to] += width
      }
      return Band(
        link: link, texture: link.stage == 0 ? from.texture : to.texture, width: width,
        start: (from.bar.right, leaving[link.stage][link.from]),
        end: (to.bar.x, arriving[link.stage + 1][link.to]))
    }
  }
}

extension ExactDecimal {
  /// For drawing only.
  var approximate: Double { Double(micros) / 1_000_000 }
}
