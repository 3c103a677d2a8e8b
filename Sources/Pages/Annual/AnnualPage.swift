import Exchange
public import MerkleLog
public import Reporting
public import Wording

/// The yearly special report of the co-operative, as far as the ledger knows it: activities, means,
/// advantage to members, training. What it does not know is a line for the board to fill in. The
/// page claims no accreditation.
public struct AnnualPage: Sendable {
  let base: ImpactPage
  var words: any PageWords { base.words }
  var figures: ReportFigures { base.figures }

  public init(_ report: ProvenReport, digest: Hash, names: PageNames, language: Language) {
    base = ImpactPage(report, digest: digest, names: names, language: language)
  }

  public var html: String {
    let title = words.statement(.specialReport)
    return base.sheet(
      title: title, description: base.summary, document: "report annual",
      base.masthead(title, facts: [], summary: HTML(base.summary)), law, activities, means,
      advantage, training, failures, conditions, base.auditBlock)
  }

  private var law: HTML {
    .p(base.said(.formIsFree), class: "small") + .p(base.said(.claimsNothing))
      + base.blanks([.accreditation])
  }

  /// As the impact report says it; what it has no room for is in that report's tables.
  private var failures: HTML {
    let points = base.failures.map { point in
      point == words.text(.moreBelow) ? words.statement(.moreInImpact) : point
    }
    return .section(
      "failures", base.text(.failures), class: "failures", .list(points.map { HTML($0) }))
  }

  // MARK: - For the board

  private var conditions: HTML {
    .section(
      "conditions", base.said(.conditions), .p(base.said(.conditionsNote)),
      base.blanks([
        .admissions, .resignations, .votes, .dividend, .mandates, .purpose, .reserved,
        .signedByBoard,
      ]))
  }

  /// A table of what is measured, and of why something is not.
  func table(
    _ caption: StatementText, _ column: StatementText, _ lines: [(String, Measure)]
  ) -> HTML {
    Table(
      words.statement(caption),
      [
        .text(words.statement(column)), .text(words.text(.valueColumn)),
        .text(words.text(.noteColumn)),
      ],
      lines.map { name, measure in
        let value =
          measure.lines.isEmpty
          ? .element("em", [.class("quiet")], base.text(.notMeasured))
          : HTML(joining: measure.lines.map { HTML($0) }, with: .markup("<br>"))
        return [HTML(name), value, HTML(measure.note)]
      }
    ).html
  }
}
