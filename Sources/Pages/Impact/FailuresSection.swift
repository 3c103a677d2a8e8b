import Exchange

/// What did not work, said as plainly as what did.
extension ImpactPage {
  /// Sentences of one kind on the first page.
  private static let pointCount = 2

  var failuresSection: HTML {
    .section("failures", text(.failures), class: "failures", .list(failures.map { HTML($0) }))
  }

  /// One sentence each; of many like each other the first, the table of indicators has them all.
  var failures: [String] {
    let kinds = [rejectedPoints, loanPoints, unconfirmedPoints]
    var points = uncoveredPoints + kinds.flatMap { $0.prefix(Self.pointCount) }
    if kinds.contains(where: { $0.count > Self.pointCount }) {
      points.append(words.text(.moreBelow))
    }
    let missing = [
      ("coverage", PageText.noNeedsMeasured), ("acceptance", .noChecksMeasured),
      ("lent", .noLoansMeasured),
    ]
    points += missing.filter { figures.table($0.0) == nil }.map { words.text($0.1) }
    return points.isEmpty ? [words.text(.noFailure)] : points
  }

  /// The principal product first, then those of which most is missing; three at most.
  private var uncoveredPoints: [String] {
    let open = figures.rows("coverage").compactMap { row in uncovered(row).map { (row, $0) } }
      .sorted { $0.1 > $1.1 }
    let principal = open.filter { $0.0.item == figures.principal?.item }
    let chosen = (principal + open.filter { $0.0.item != figures.principal?.item }).prefix(3)
    let points = chosen.map { row, missing in
      words.uncovered(
        label(row.item), amount(missing, row.unit),
        of: amount(row.number("verified") ?? .zero, row.unit),
        open: row.count("open") ?? 0, oldest: row.number("oldestDays").map(days))
    }
    return points + (open.count > 3 ? [words.moreUncovered(open.count - 3)] : [])
  }

  /// The row of the principal product, then the others by a column, the largest first.
  private func principalFirst(_ table: String, by column: String) -> [ReportFigures.Row] {
    let principal = figures.principal?.item
    func rank(_ row: ReportFigures.Row) -> (Int, ExactDecimal, String) {
      (row.item == principal ? 0 : 1, -(row.number(column) ?? .zero), row.item)
    }
    return figures.rows(table).sorted { rank($0) < rank($1) }
  }

  private var rejectedPoints: [String] {
    principalFirst("acceptance", by: "rejected").compactMap { row in
      guard let rejected = row.number("rejected"), !rejected.isZero else { return nil }
      let checked = rejected + (row.number("accepted") ?? .zero)
      let lots = (row.count("lots") ?? 0) - (row.count("lotsAccepted") ?? row.count("lots") ?? 0)
      return words.rejected(
        label(row.item), amount(rejected, row.unit), of: amount(checked, row.unit), lots: lots,
        reasons: row.texts("reasons"))
    }
  }

  private var loanPoints: [String] {
    figures.rows("lent").compactMap { row in
      let (overdue, lost) = (row.count("overdue") ?? 0, row.count("lost") ?? 0)
      guard overdue + lost > 0 else { return nil }
      return words.notReturned(
        label(row.item), loans: row.count("loans") ?? 0, overdue: overdue, lost: lost)
    }
  }

  private var unconfirmedPoints: [String] {
    principalFirst("late", by: "deliveries").compactMap { row in
      guard let quantity = row.number("quantity"), !quantity.isZero else { return nil }
      return words.unconfirmed(
        label(row.item), amount(quantity, row.unit), share: row.number("share").map(percent))
    }
  }
}
