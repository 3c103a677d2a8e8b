import Exchange
import Testing

@testable import Drawing

@Suite struct ChartTests {
  @Test func `the charts of the spring look as they were found good`() throws {
    try Golden.check("flow.svg", try #require(Sample.flow).svg)
    try Golden.check("weeks.svg", try #require(Sample.weeks).svg)
    try Golden.check("bars.svg", try #require(Sample.bars).svg)
    try Golden.check("style.css", ChartStyle.css)
  }

  @Test func `several charts on a page are well formed and share no id`() throws {
    let page =
      "<body>\(try #require(Sample.flow).svg)\(try #require(Sample.weeks).svg)"
      + "\(try #require(Sample.bars).svg)</body>"
    let read = WellFormed(page)
    #expect(read.problems.isEmpty)
    #expect(read.ids.count > 12)
  }

  @Test func `title and alternative are read out, in words and escaped`() throws {
    let chart = try #require(
      BarChart(
        id: "a\"b", title: "5 < 6 & 'plus'", alternative: "tout", rows: [Sample.row("<b>", 1)]))
    let svg = chart.svg(.narrow)
    #expect(
      svg.contains("role=\"img\" aria-labelledby=\"a&quot;b-narrow-title a&quot;b-narrow-desc\""))
    #expect(svg.contains(">5 &lt; 6 &amp; &#39;plus&#39;</title>"))
    #expect(svg.contains(">tout</desc>") && svg.contains(">&lt;b&gt;</text>"))
    #expect(WellFormed(svg).problems.isEmpty)
  }

  @Test func `the checker of these tests sees what is wrong`() {
    let wrong = [
      "<a><b></a></b>", "<a>", "<a b=\"1\" b=\"2\"/>", "<a>&</a>", "<a b=1/>", "</a>",
      "<a><b id=\"x\"/><b id=\"x\"/></a>", "<a fill=\"url(#x)\"/>", "<a", "a > b",
    ]
    for text in wrong { #expect(!WellFormed(text).problems.isEmpty, "\(text)") }
    #expect(WellFormed("<a id=\"x\"><b fill=\"url(#x)\"/>&amp; é</a>").problems.isEmpty)
  }

  @Test func `a picture that would be empty is not made`() {
    func bars(_ rows: [BarChart.Row]) -> BarChart? {
      BarChart(id: "b", title: "t", alternative: "a", rows: rows)
    }
    #expect(bars([]) == nil)
    #expect(bars([Sample.row("a", 0), Sample.row("b", 0)]) == nil)
    #expect(bars([Sample.row("a", 5), Sample.row("b", -1)]) == nil)
    func weeks(_ weeks: [WeekChart.Week]) -> WeekChart? {
      WeekChart(
        id: "w", title: "t", alternative: "a", weeks: weeks, barLabel: "b", stepLabel: "s",
        number: Sample.number)
    }
    #expect(weeks([]) == nil)
    #expect(weeks([Sample.week("1", 0, 0)]) == nil)
    #expect(weeks([Sample.week("1", 3, -1)]) == nil)
    #expect(weeks([Sample.week("1", 0, 1)]) != nil)
  }

  @Test func `a bar is as long as its share, and nothing when there is nothing`() throws {
    let chart = try #require(Sample.bars)
    for size in ChartSize.allCases {
      let bars = chart.drawn(size).canvas.shapes
      #expect(bars.count == 6)
      #expect(abs(bars[1].width / bars[0].width - 160.0 / 412) < 1e-9)
      #expect(chart.svg(size).contains(">0</text>"))
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `bars with any labels stay inside, and their texts apart`(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let rows = (0...Int.random(in: 0...20, using: &chance)).map { _ in
      let quantity = chance.quantity()
      return BarChart.Row(
        label: chance.label(), quantity: quantity, number: Sample.number(quantity))
    }
    guard let chart = BarChart(id: "b", title: "t", alternative: "a", rows: rows) else {
      #expect(rows.allSatisfy { $0.quantity.isZero })
      return
    }
    for size in ChartSize.allCases {
      let drawn = chart.drawn(size)
      expectTidy(drawn.canvas, size, drawn.height)
      #expect(WellFormed(chart.svg(size)).problems.isEmpty)
    }
  }

  @Test(arguments: 1...60)
  func `one to sixty weeks stay inside, and their texts apart`(count: Int) throws {
    var chance = SeededGenerator(seed: UInt64(count))
    var weeks = (0..<count).map {
      let label = $0 % 2 == 0 ? "\($0)/03" : "semaine du \($0)/03/2020"
      return WeekChart.Week(label: label, bar: chance.quantity(), step: chance.quantity())
    }
    weeks[0] = Sample.week("16/03", 7, 5)
    let chart = try #require(
      WeekChart(
        id: "w", title: "t", alternative: "a", weeks: weeks, barLabel: chance.label(),
        stepLabel: chance.label(), number: { "\($0.micros / 1_000_000)" }))
    for size in ChartSize.allCases {
      let drawn = chart.drawn(size)
      expectTidy(drawn.canvas, size, drawn.height)
      #expect(WellFormed(chart.svg(size)).problems.isEmpty)
    }
  }
}

/// Texts and shapes are inside the picture, and no text stands on another.
func expectTidy(_ canvas: Canvas, _ size: ChartSize, _ height: Double) {
  let outside = (canvas.lettering + canvas.shapes).filter {
    $0.x < -0.01 || $0.right > size.width + 0.01 || $0.y < -0.01 || $0.bottom > height + 0.01
  }
  #expect(outside.isEmpty)
  let onAnother = canvas.lettering.enumerated().flatMap { index, one in
    canvas.lettering[(index + 1)...].filter { one.covers($0) }
  }
  #expect(onAnother.isEmpty)
}

extension Box {
  /// Whether the two share more than an edge.
  fileprivate func covers(_ other: Box) -> Bool {
    right > other.x + 0.01 && other.right > x + 0.01
      && bottom > other.y + 0.01 && other.bottom > y + 0.01
  }
}
