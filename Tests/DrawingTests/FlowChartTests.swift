import Exchange
import Testing

@testable import Drawing

@Suite struct FlowChartTests {
  private func chart(_ columns: [[String]], _ links: [FlowChart.Link]) -> FlowChart? {
    FlowChart(
      id: "f", title: "t", alternative: "a", columns: columns, links: links, others: "Autres",
      number: Sample.number)
  }

  private func oneSided(_ quantities: [Int]) -> FlowChart? {
    chart(
      [quantities.indices.map { "n\($0)" }, ["tout"]],
      Sample.links(stage: 0, quantities) { ($0, 0) })
  }

  @Test func `nothing that flows is no picture`() {
    #expect(oneSided([]) == nil)
    #expect(oneSided([0, 0]) == nil)
    #expect(oneSided([5, -1]) == nil)
    #expect(chart([["a"]], []) == nil)
  }

  @Test func `the largest comes first, and what is nothing not at all`() throws {
    let labels = try #require(oneSided([10, 0, 40, 40, 90])).columns[0].map(\.label)
    #expect(labels == ["n4", "n2", "n3", "n0"])
  }

  @Test func `two below three percent are put together, one keeps its name`() throws {
    let two = try #require(oneSided([500, 2, 480, 3]))
    #expect(two.columns[0].map(\.label) == ["n0", "n2", "Autres"])
    #expect(two.columns[0].map(\.number) == ["500", "480", "5"])
    let one = try #require(oneSided([500, 480, 3]))
    #expect(one.columns[0].map(\.label) == ["n0", "n1", "n2"])
    let atLimit = try #require(oneSided([94, 3, 3]))
    #expect(atLimit.columns[0].map(\.label) == ["n0", "n1", "n2"])
  }

  @Test func `the thirteenth node makes two of them others`() throws {
    let twelve = try #require(oneSided(Array(repeating: 10, count: 12)))
    #expect(twelve.columns[0].count == 12)
    let column = try #require(oneSided(Array(repeating: 10, count: 13))).columns[0]
    #expect(column.count == 12 && column.last?.label == "Autres" && column.last?.number == "20")
  }

  @Test func `no giver looks like a recipient, nor like another giver`() {
    let giving = (0..<12).map { Texture(.giving, place: $0) }
    let receiving = (0..<12).map { Texture(.receiving, place: $0) }
    #expect(Set(giving + receiving + [.others]).count == 25)
    #expect(Set(giving.map(\.colour)).isDisjoint(with: receiving.map(\.colour)))
    for pair in zip(giving, giving.dropFirst()) { #expect(pair.0.hatching != pair.1.hatching) }
  }

  /// Two or three columns with links at random, made from a seed.
  private func random(_ seed: UInt64) -> (links: [FlowChart.Link], chart: FlowChart?) {
    var chance = SeededGenerator(seed: seed)
    let columns = (0..<Int.random(in: 2...3, using: &chance)).map { _ in
      (0...Int.random(in: 0...19, using: &chance)).map { _ in chance.label() }
    }
    let links = (0..<(columns.count - 1)).flatMap { stage in
      (0...Int.random(in: 0...40, using: &chance)).map { index in
        FlowChart.Link(
          stage: stage, from: Int.random(in: columns[stage].indices, using: &chance),
          to: Int.random(in: columns[stage + 1].indices, using: &chance),
          quantity: index == 0 ? .one : chance.quantity())
      }
    }
    return (links, chart(columns, links))
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `what is drawn is what was given, to the last decimal`(seed: UInt64) throws {
    let (links, made) = random(seed)
    let chart = try #require(made)
    #expect(chart.columns.allSatisfy { $0.count <= FlowChart.nodeLimit })
    for stage in 0..<(chart.columns.count - 1) {
      func sum(_ links: [FlowChart.Link]) -> ExactDecimal {
        links.filter { $0.stage == stage }.map(\.quantity).reduce(.zero, +)
      }
      #expect(sum(chart.links) == sum(links))
      #expect(chart.columns[stage].map(\.leaving).reduce(.zero, +) == sum(links))
      #expect(chart.columns[stage + 1].map(\.arriving).reduce(.zero, +) == sum(links))
    }
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `bands fill their nodes, and all stays inside, texts apart`(seed: UInt64) throws {
    let chart = try #require(random(seed).chart)
    for size in ChartSize.allCases {
      let layout = FlowLayout(chart, size)
      expectTidy(chart.drawn(layout, size), size, layout.height)
      for (index, column) in layout.columns.enumerated() {
        for (place, node) in column.enumerated() {
          let leaving = layout.bands.filter { $0.link.stage == index && $0.link.from == place }
          let arriving = layout.bands.filter { $0.link.stage == index - 1 && $0.link.to == place }
          let widths = [leaving, arriving].map { $0.map(\.width).reduce(0, +) }
          #expect(abs((widths.max() ?? 0) - node.bar.height) < 1e-6)
          #expect(arriving.allSatisfy { $0.end.x == node.bar.x && $0.start.x < $0.end.x })
          let tops = leaving.map(\.start.y) + arriving.map(\.end.y)
          #expect(tops.allSatisfy { $0 >= node.bar.y - 1e-6 && $0 <= node.bar.bottom + 1e-6 })
        }
        for pair in zip(column, column.dropFirst()) { #expect(pair.0.bar.bottom < pair.1.bar.y) }
      }
      #expect(WellFormed(chart.svg(size)).problems.isEmpty)
      #expect(chart.svg(size) == random(seed).chart?.svg(size))
    }
  }
}
