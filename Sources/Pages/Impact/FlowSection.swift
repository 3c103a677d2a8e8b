import Drawing
import Exchange
import Wording

/// From gift to care: what contributed to what, and whom it reached.
extension ImpactPage {
  /// More kinds of givers than this are told apart by what they gave alone.
  private static let giverCount = 7

  /// A part of what was delivered, in whole units of its product.
  private struct Flow {
    var role, item: String
    var category: String?
    var quantity: ExactDecimal
  }

  private var flows: [Flow] {
    figures.rows("flow").compactMap { row in
      guard let item = row.text("item"), let quantity = row.number("quantity") else { return nil }
      return Flow(
        role: row.text("role") ?? "undocumented", item: item, category: row.text("category"),
        quantity: quantity)
    }
  }

  /// The principal product alone: pieces of different products are no common measure.
  private var flowChart: FlowChart? {
    guard let item = figures.principal?.item else { return nil }
    let own = flows.filter { $0.item == item }
    return own.isEmpty ? nil : chart(of: own, item)
  }

  private var flowHeading: String {
    words.text(.flowTitle) + (figures.principal.map { colon + label($0.item) } ?? "")
  }

  var flowSection: HTML {
    guard let chart = flowChart else {
      return .section("flow", text(.flowTitle), .p(HTML(reasonForNoFlow)))
    }
    let content =
      room == .none
      ? HTML.p(HTML(chart.title + ". " + words.text(.flowBehind)))
      : drawing(chart, caption: text(.flowReading))
    return .section("flow", HTML(flowHeading), content)
  }

  private var reasonForNoFlow: String {
    let missing = figures.rows("unweighted").compactMap { $0.text("key") }
    guard missing.isEmpty else { return words.missingWeights(missing) }
    return figures.rows("unshared").isEmpty
      ? words.text(.noFlow) : words.part(.unshared).title + "."
  }

  private func chart(of flows: [Flow], _ item: String) -> FlowChart? {
    let isCrowded = distinct(flows.map(giver)).count > Self.giverCount
    let giver = isCrowded ? { role($0.role) } : giver
    let givers = distinct(flows.map(giver))
    let recipients = figures.rows("recipients").filter { $0.item == item }
    let arriving = givers.enumerated().map { place, name in
      FlowChart.Link(
        stage: 0, from: place, to: 0, quantity: sum(flows.filter { giver($0) == name }))
    }
    let leaving = recipients.enumerated().map { place, row in
      FlowChart.Link(stage: 1, from: 0, to: place, quantity: row.number("quantity") ?? .zero)
    }
    return FlowChart(
      id: "flow-chart", title: flowFinding(flows), alternative: words.text(.flowAlternative),
      columns: [givers, [label(item)], recipients.map { category($0.text("category")) }],
      links: arriving + leaving, others: words.text(.others),
      number: { number($0.rounded(digits: 0)) })
  }

  /// `heures (citoyen)`.
  private func giver(_ flow: Flow) -> String {
    role(flow.role) + (flow.category.map { " (\(category($0)))" } ?? "")
  }

  private func sum(_ flows: [Flow]) -> ExactDecimal {
    flows.reduce(ExactDecimal.zero) { $0 + $1.quantity }
  }

  /// The contribution with the largest part, said as a sentence.
  private func flowFinding(_ flows: [Flow]) -> String {
    let total = sum(flows)
    let sums = distinct(flows.map(\.role)).map { name in
      (name, sum(flows.filter { $0.role == name }))
    }
    guard let most = sums.max(by: { $0.1 < $1.1 }), !total.isZero else {
      return words.text(.flowTitle)
    }
    return words.largestPart(
      role(most.0), language.percent(most.1.divided(by: total, decimals: 6), digits: 0))
  }

  func role(_ name: String) -> String { words.word(name, inColumn: "role") }

  func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// The diagram as a table.
  var flowTableSection: HTML {
    let flows = flows
    guard !flows.isEmpty else { return HTML() }
    struct Key: Hashable { var role, category, item: String }
    var sums: [Key: ExactDecimal] = [:]
    var order: [Key] = []
    for flow in flows {
      let key = Key(
        role: flow.role, category: flow.category.map { category($0) } ?? "–", item: flow.item)
      if sums[key] == nil { order.append(key) }
      sums[key, default: .zero] += flow.quantity
    }
    let items = distinct([figures.principal?.item].compactMap { $0 } + order.map(\.item))
    let sorted = items.flatMap { item in
      order.filter { $0.item == item }.sorted {
        sums[$0, default: .zero] > sums[$1, default: .zero]
      }
    }
    let rows = sorted.map { key in
      [
        HTML(role(key.role)), HTML(key.category), HTML(label(key.item)),
        HTML(language.format(sums[key] ?? .zero, digits: 1)),
      ]
    }
    var table = Table(
      words.text(.flowTable),
      [
        .text(words.text(.contribution)), .text(words.text(.giverType)), .text(words.text(.item)),
        .number(words.text(.unitsOfDelivered)),
      ], rows)
    table.hidesCaption = true
    let picture =
      room == .none
      ? flowChart.map { drawing($0, caption: text(.flowReading)) } ?? HTML() : HTML()
    return .section("flow-table", text(.flowTable), picture, table.html)
  }
}
