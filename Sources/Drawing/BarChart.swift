public import Exchange

/// Horizontal bars, one under the other, each with its label and its number.
public struct BarChart: Chart {
  public struct Row: Hashable, Sendable {
    public let label: String
    public let quantity: ExactDecimal
    /// The quantity as the reader sees it.
    public let number: String

    public init(label: String, quantity: ExactDecimal, number: String) {
      self.label = label
      self.quantity = quantity
      self.number = number
    }
  }

  public let id: String
  public let title: String
  public let alternative: String
  /// In the order given.
  let rows: [Row]
  private let most: ExactDecimal

  /// A chart of rows in their order; `nil` when all is zero or something below zero.
  public init?(id: String, title: String, alternative: String, rows: [Row]) {
    guard let most = rows.map(\.quantity).max(), most > .zero,
      !rows.contains(where: \.quantity.isNegative)
    else { return nil }
    self.id = id
    self.title = title
    self.alternative = alternative
    self.rows = rows
    self.most = most
  }

  public func svg(_ size: ChartSize) -> String {
    let drawn = drawn(size)
    return frame(size, height: drawn.height, drawn.canvas.text)
  }

  // MARK: - Drawing

  private static let bars = Texture(.giving, place: 0)

  func drawn(_ size: ChartSize) -> (canvas: Canvas, height: Double) {
    var canvas = Canvas()
    let numberWidth = min(
      rows.map { Lettering.width($0.number, bold: true) }.max() ?? 0, size.width / 3)
    let left = size == .narrow ? 1 : labelWidth + 10
    let room = size.width - left - numberWidth - 8
    var y = 0.0
    for row in rows {
      let labels = label(row, size)
      let barHeight = size == .narrow ? 15.0 : 19.0
      let textHeight = Double(labels.count) * Lettering.lineHeight
      let bar = Box(
        x: left, y: size == .narrow ? y + textHeight + 2 : y + max(0, textHeight - barHeight) / 2,
        width: room * (row.quantity.approximate / most.approximate), height: barHeight)
      if size == .narrow {
        canvas.letters(labels, x: 0, top: y)
      } else {
        canvas.letters(
          labels, x: left - 10, top: bar.middle - textHeight / 2, anchor: .end)
      }
      canvas.rectangle(bar, Self.bars.fill)
      canvas.letters(
        Lettering.lines(row.number, width: size.width / 3, lineCount: 1, bold: true),
        x: row.quantity.isZero ? left : bar.right + 7, top: bar.middle - Lettering.lineHeight / 2,
        bold: true)
      y = (size == .narrow ? bar.bottom : max(bar.bottom, y + textHeight)) + 9
    }
    return (canvas, y - 8)
  }

  private var labelWidth: Double {
    min(rows.map { Lettering.width($0.label) }.max() ?? 0, 230) + 1
  }

  /// Above its bar a label has the whole width.
  private func label(_ row: Row, _ size: ChartSize) -> [String] {
    size == .narrow
      ? Lettering.lines(row.label, width: size.width)
      : Lettering.lines(row.label, width: labelWidth)
  }
}
