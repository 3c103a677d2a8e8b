import Exchange
public import MerkleLog
public import Reporting
public import Wording

/// What one member gave and what came to it, for that member alone: no total, no comparison.
public struct StatementPage: Sendable {
  private let base: ImpactPage
  private let reader: Party

  /// - Parameter reader: whose statement it is, by name where the name may stand there.
  public init(
    _ report: ProvenReport, digest: Hash, names: PageNames, for reader: Party, language: Language
  ) {
    base = ImpactPage(report, digest: digest, names: names, language: language)
    self.reader = reader
  }

  public var html: String {
    let words = base.words
    let title = words.statement(.memberStatement)
    return base.sheet(
      title: title, description: words.statement(reader.isErased ? .onlyThem : .onlyYou),
      document: "report statement \(reader.id)",
      base.masthead(title, facts: base.facts(about: reader), summary: summary), given, received,
      method, .section("wrong", base.said(.wrong), .p(base.said(.wrongGift))), base.auditBlock)
  }

  private var contributions: [ReportFigures.Row] { base.figures.rows("contributions") }

  private var summary: HTML {
    let alone = base.said(reader.isErased ? .onlyThem : .onlyYou)
    return contributions.isEmpty || reader.isErased ? alone : base.said(.thankYou) + " " + alone
  }

  private var given: HTML {
    let words = base.words
    guard !contributions.isEmpty else {
      return .section("given", base.said(.givenSection), .p(base.said(.nothingGiven)))
    }
    let table = Table(
      words.statement(.givenTable),
      [
        .text(words.statement(.form)), .text(words.text(.item)), .number(words.text(.quantity)),
      ],
      contributions.map { row in
        [HTML(form(row)), HTML(row.text("item").map(base.label) ?? "–"), HTML(quantity(row))]
      })
    return .section("given", base.said(.givenSection), table.html)
  }

  /// `heures – payé par un employeur`.
  private func form(_ row: ReportFigures.Row) -> String {
    let kind = base.words.word(row.text("kind") ?? "", inColumn: "kind")
    return row.flag("paid") == true ? "\(kind) – \(base.words.text(.paid))" : kind
  }

  private func quantity(_ row: ReportFigures.Row) -> String {
    if let copies = row.count("copies") { return base.words.copies(copies) }
    guard let number = row.number("quantity") else { return base.words.text(.notMeasured) }
    return base.counted(number, row.unit)
  }

  private var received: HTML {
    let (own, others) = (
      base.deliveries(fromThirdParties: false), base.deliveries(fromThirdParties: true)
    )
    guard !own.isEmpty || !others.isEmpty else {
      return .section("received", base.said(.receivedSection), .p(base.said(.nothingReceived)))
    }
    return .section(
      "received", base.said(.receivedSection),
      own.isEmpty ? HTML() : base.deliveryTable(own, .receivedTable),
      others.isEmpty ? HTML() : base.deliveryTable(others, .thirdParties))
  }

  /// Only what is needed to read this very statement.
  private var method: HTML {
    guard !contributions.isEmpty else { return HTML() }
    var points: [StatementText] = [.countedApart]
    if contributions.contains(where: { $0.text("kind") == "loan" }) { points.append(.countedLoans) }
    if contributions.contains(where: { $0.text("kind") == "use" }) {
      points.append(.countedMachines)
    }
    return .section(
      "method", base.said(.howCounted), .list((points + [.chainLeftOut]).map(base.said)))
  }
}

extension ImpactPage {
  /// A number with its unit, things too: `1 jour`, `400 pièces`.
  func counted(_ value: ExactDecimal, _ unit: Unit) -> String {
    number(value) + "\u{A0}" + (value == ExactDecimal(1) ? words.unit(unit) : words.plural(unit))
  }
}
