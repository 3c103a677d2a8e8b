extension FlowChart {
  public func svg(_ size: ChartSize) -> String {
    let layout = FlowLayout(self, size)
    let canvas = drawn(layout, size)
    var textures: [Texture] = []
    for band in layout.bands where !textures.contains(band.texture) {
      textures.append(band.texture)
    }
    return frame(size, height: layout.height, patterns: textures, canvas.text)
  }

  func drawn(_ layout: FlowLayout, _ size: ChartSize) -> Canvas {
    var canvas = Canvas()
    for band in layout.bands {
      let fill = "fill=\"url(#\(patternID(band.texture, size)))\""
      canvas.element(
        "<path d=\"\(Self.path(band))\" \(fill) \(band.texture.stroke) stroke-width=\"0.8\"/>")
    }
    for (index, column) in layout.columns.enumerated() {
      let isOuter = index == 0 || index == layout.columns.count - 1
      for node in column {
        canvas.rectangle(node.bar, isOuter ? node.texture.fill : Self.box)
        label(node, index, of: layout.columns.count, &canvas)
      }
    }
    return canvas
  }

  private static let box = """
    fill-opacity="\(Palette.shade)" stroke="currentColor" stroke-opacity="0.7" stroke-width="1"
    """

  private func label(
    _ node: FlowLayout.PlacedNode, _ column: Int, of count: Int, _ canvas: inout Canvas
  ) {
    let top = node.bar.middle - Double(node.lineCount) * Lettering.lineHeight / 2
    let x: Double
    let anchor: Canvas.Anchor
    switch column {
    case 0: (x, anchor) = (node.bar.x - FlowLayout.space, .end)
    case count - 1: (x, anchor) = (node.bar.right + FlowLayout.space, .start)
    default: (x, anchor) = (node.bar.x + node.bar.width / 2, .middle)
    }
    canvas.letters(node.label, x: x, top: top, anchor: anchor)
    canvas.letters(
      node.number, x: x, top: top + Double(node.label.count) * Lettering.lineHeight,
      anchor: anchor, bold: true)
  }

  /// Two curves that leave and arrive level.
  private static func path(_ band: FlowLayout.Band) -> String {
    let at = Markup.length
    let (start, end) = (band.start, band.end)
    let middle = at((start.x + end.x) / 2)
    return """
      M\(at(start.x)) \(at(start.y))C\(middle) \(at(start.y)) \(middle) \(at(end.y)) \
      \(at(end.x)) \(at(end.y))V\(at(end.y + band.width))C\(middle) \(at(end.y + band.width)) \
      \(middle) \(at(start.y + band.width)) \(at(start.x)) \(at(start.y + band.width))Z
      """
  }
}
