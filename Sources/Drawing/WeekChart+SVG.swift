import Exchange

extension WeekChart {
  private static let bars = Texture(.giving, place: 0)
  private static let steps = Texture(.receiving, place: 0)

  public func svg(_ size: ChartSize) -> String {
    let drawn = drawn(size)
    return frame(size, height: drawn.height, patterns: [Self.bars], drawn.canvas.text)
  }

  func drawn(_ size: ChartSize) -> (canvas: Canvas, height: Double) {
    var canvas = Canvas()
    let keyHeight = drawKey(size, &canvas)
    let plot = plot(size, top: keyHeight + Lettering.lineHeight / 2 + 4)
    drawAxis(plot, size, &canvas)
    drawBars(plot, size, &canvas)
    drawSteps(plot, &canvas)
    drawLabels(plot, size, &canvas)
    return (canvas, plot.bottom + 9 + Lettering.lineHeight)
  }

  /// Where bars and steps stand: right of the marks, and far enough from the right side for half
  /// a label.
  private func plot(_ size: ChartSize, top: Double) -> Box {
    let left = (marks.map { Lettering.width($0) }.max() ?? 0) + 8
    let half = labelWidth / 2
    let slot = (size.width - left) / Double(weeks.count)
    let right = size.width - max(0, half - slot / 2) - 1
    return Box(
      x: left, y: top, width: right - left, height: size == .narrow ? 170 : 210)
  }

  private var labelWidth: Double {
    min(weeks.map { Lettering.width($0.label) }.max() ?? 0, 120)
  }

  // MARK: - Parts

  /// Which is which, above the plot; one under the other when they do not fit beside each other.
  private func drawKey(_ size: ChartSize, _ canvas: inout Canvas) -> Double {
    let sample = 22.0
    let room = size.width - sample - 8
    let first = Lettering.lines(barLabel, width: room, lineCount: 1)
    let second = Lettering.lines(stepLabel, width: room, lineCount: 1)
    let width = Lettering.width(first.first ?? "") + Lettering.width(second.first ?? "")
    let isOneLine = width + 2 * (sample + 8) + 24 <= size.width
    let x = isOneLine ? sample + 8 + Lettering.width(first.first ?? "") + 24 : 0
    let y = isOneLine ? 0 : Lettering.lineHeight + 3
    canvas.rectangle(Box(x: 0.5, y: 2.5, width: sample, height: 11), barAttributes(size))
    canvas.letters(first, x: sample + 8, top: 0)
    canvas.line(
      from: (x, y + 8), to: (x + sample, y + 8), "\(Self.steps.stroke) stroke-width=\"2.5\"")
    canvas.letters(second, x: x + sample + 8, top: y)
    return y + Lettering.lineHeight
  }

  private func barAttributes(_ size: ChartSize) -> String {
    "fill=\"url(#\(patternID(Self.bars, size)))\" \(Self.bars.stroke) stroke-width=\"1\""
  }

  private func drawAxis(_ plot: Box, _ size: ChartSize, _ canvas: inout Canvas) {
    for (index, mark) in marks.enumerated() {
      let y = plot.bottom - plot.height * scale.share(scale.marks[index])
      canvas.line(
        from: (plot.x, y), to: (plot.right, y),
        "stroke=\"currentColor\" stroke-opacity=\"\(index == 0 ? "0.8" : "0.18")\"")
      canvas.letters(
        [mark], x: plot.x - 6, top: y - Lettering.lineHeight / 2, anchor: .end)
    }
  }

  private func slot(_ plot: Box) -> Double { plot.width / Double(weeks.count) }

  private func drawBars(_ plot: Box, _ size: ChartSize, _ canvas: inout Canvas) {
    let slot = slot(plot)
    let width = min(slot * 0.64, 44)
    for (index, week) in weeks.enumerated() {
      let height = plot.height * scale.share(week.bar)
      let x = plot.x + slot * (Double(index) + 0.5) - width / 2
      canvas.rectangle(
        Box(x: x, y: plot.bottom - height, width: width, height: height), barAttributes(size))
    }
  }

  /// The line, on a band of paper that keeps it apart from the bars behind it. Where weeks are
  /// narrow it has no risers, which would hide the bars.
  private func drawSteps(_ plot: Box, _ canvas: inout Canvas) {
    guard weeks.contains(where: { !$0.step.isZero }) else { return }
    let slot = slot(plot)
    let at = Markup.length
    var path = ""
    for (index, week) in weeks.enumerated() {
      let y = at(plot.bottom - plot.height * scale.share(week.step))
      let x = at(plot.x + slot * Double(index))
      path += index == 0 || slot < 12 ? "M\(x) \(y)" : "V\(y)"
      path += "H\(at(plot.x + slot * Double(index + 1)))"
    }
    let line = slot < 12 ? 2.2 : 2.5
    let paper = "class=\"chart-paper-line\" stroke=\"\(Palette.light.paper)\""
    for (stroke, width) in [(paper, line * 2), (Self.steps.stroke, line)] {
      canvas.element(
        "<path d=\"\(path)\" fill=\"none\" \(stroke) stroke-width=\"\(at(width))\"/>")
    }
  }

  /// As many labels as fit, from the first on at even steps.
  private func drawLabels(_ plot: Box, _ size: ChartSize, _ canvas: inout Canvas) {
    let slot = slot(plot)
    let every = max(1, Int(((labelWidth + 10) / slot).rounded(.up)))
    for index in stride(from: 0, to: weeks.count, by: every) {
      canvas.letters(
        Lettering.lines(weeks[index].label, width: 120, lineCount: 1),
        x: plot.x + slot * (Double(index) + 0.5), top: plot.bottom + 9, anchor: .middle)
    }
  }
}
