import Exchange
public import MerkleLog
public import Reporting
public import Wording

/// Every delivery to one recipient, what became of it, and what it asked: for that recipient to
/// hold against its own papers.
public struct RecipientPage: Sendable {
  private let base: ImpactPage
  private let reader: Party

  public init(
    _ report: ProvenReport, digest: Hash, names: PageNames, for reader: Party, language: Language
  ) {
    base = ImpactPage(report, digest: digest, names: names, language: language)
    self.reader = reader
  }

  public var html: String {
    let title = base.words.statement(.recipientStatement)
    let summary = base.words.handedOver(free.count, open: needs.count(where: isOpen))
    return base.sheet(
      title: title, description: summary, document: "report recipient \(reader.id)",
      base.masthead(title, facts: base.facts(about: reader), summary: HTML(summary)), handedOver,
      supplied, asked, .section("wrong", base.said(.wrong), .p(base.said(.wrongDelivery))),
      base.auditBlock)
  }

  private var free: [ReportFigures.Row] { base.deliveries(fromThirdParties: false) }

  private var handedOver: HTML {
    guard !free.isEmpty else {
      return .section("free", base.said(.freeSection), .p(base.said(.nothingReceived)))
    }
    return .section(
      "free", base.said(.freeSection), base.totals(free),
      base.deliveryTable(free, .deliveriesTable))
  }

  private var supplied: HTML {
    let rows = base.deliveries(fromThirdParties: true)
    guard !rows.isEmpty else { return HTML() }
    return .section(
      "supplied", base.said(.thirdParties),
      .p(base.said(.thirdPartiesNote), class: "quiet small"),
      base.deliveryTable(rows, .deliveriesTable))
  }

  // MARK: - What was asked

  private var needs: [ReportFigures.Row] {
    base.figures.rows("intents").filter { $0.text("type") == "need" }
  }

  /// What was withdrawn, lapsed or told twice waits for nothing.
  private func isOpen(_ row: ReportFigures.Row) -> Bool {
    switch row.text("status") {
    case "fulfilled", "withdrawn", "expired", "duplicate", "cancelled", "closed": false
    default: true
    }
  }

  private var asked: HTML {
    let words = base.words
    guard !needs.isEmpty else {
      return .section("asked", base.said(.askedSection), .p(base.said(.nothingAsked)))
    }
    let table = Table(
      words.statement(.askedTable),
      [
        .text(words.statement(.deliveryNumber)), .text(words.text(.item)),
        .number(words.column(.asked)), .number(words.column(.delivered)),
        .number(words.column(.open)), .text(words.column(.status)),
      ],
      needs.map { row in
        [
          .element("code", [], HTML(row.text("intent") ?? "")), HTML(base.label(row.item)),
          row.number("asked").map { HTML(base.amount($0, row.unit)) }
            ?? base.said(.unknownQuantity),
          base.cell(row.number("delivered"), row.unit), remaining(row),
          HTML(words.word(row.text("status") ?? "", inColumn: "status")),
        ]
      })
    let hasBeginning = base.subject.from != nil
    return .section(
      "asked", base.said(.askedSection), table.html,
      hasBeginning ? .p(base.said(.askedNote), class: "quiet small") : HTML())
  }

  private func remaining(_ row: ReportFigures.Row) -> HTML {
    guard isOpen(row), let open = row.number("open") else { return "–" }
    return HTML(base.amount(open, row.unit))
  }
}
