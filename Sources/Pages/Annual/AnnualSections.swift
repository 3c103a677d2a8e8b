import Exchange
import Wording

/// What the ledger knows of the year.
extension AnnualPage {
  var activities: HTML {
    let delivered = figures.rows("delivered")
    let goods: HTML =
      delivered.isEmpty
      ? .p(base.text(.noDelivery)) : goodsTable(words.statement(.deliveredTable), delivered)
    let facilitated = figures.rows("facilitated")
    return .section(
      "activities", base.said(.activities), goods,
      .p(base.text(.productsNote), class: "quiet small"),
      facilitated.isEmpty ? HTML() : goodsTable(words.text(.facilitated), facilitated), served)
  }

  private func goodsTable(_ caption: String, _ rows: [ReportFigures.Row]) -> HTML {
    Table(
      caption,
      [
        .text(words.text(.item)), .number(words.text(.net)), .number(words.column(.confirmed)),
        .number(words.column(.organisations)),
      ],
      rows.map { row in
        [
          HTML(base.label(row.item)), base.cell(row.number("net"), row.unit),
          base.cell(row.number("confirmed"), row.unit),
          HTML(base.cellText(row.count("organisations"))),
        ]
      }
    ).html
  }

  private var served: HTML {
    let rows = figures.rows("served")
    guard !rows.isEmpty else { return HTML() }
    var table = Table(
      words.statement(.servedTable),
      [.text(words.title(ofColumn: "category")), .number(words.column(.organisations))],
      rows.map { row in
        [
          HTML(base.category(row.text("category"))),
          HTML(base.cellText(row.count("organisations"))),
        ]
      })
    if let total = figures.count("reach", "organisations") {
      table.sums = [[base.text(.sum), HTML(base.number(total))]]
    }
    return table.html
  }

  var means: HTML {
    let lines: [(String, Measure)] = [
      (name(.hoursGiven), base.hoursMeasure("given")),
      (name(.hoursPaid), base.hoursMeasure("paid")),
      (name(.contributors), base.contributorsMeasure), (name(.gifts), base.gifts),
      (name(.loans), base.loans), (words.statement(.machineHours), machines),
    ]
    return .section(
      "means", base.said(.means), table(.meansTable, .meansColumn, lines),
      .p(base.said(.hoursApart), class: "quiet small"))
  }

  private func name(_ indicator: Indicator) -> String { words.indicator(indicator).name }

  private var machines: Measure {
    let lines = figures.rows("machines").compactMap { row in
      row.number("hours").map { base.label(row.item) + base.colon + base.hours($0) }
    }
    return lines.isEmpty
      ? .missing(words.statement(.noMachine)) : Measure(lines: lines, note: "")
  }

  /// Nothing in the figures tells members from others, and the page says so.
  var advantage: HTML {
    let lines: [(StatementText, StatementText)] = [
      (.callsAnswered, .noCalls), (.loansToMembers, .noBorrowers), (.goodsToMembers, .noMembership),
    ]
    return .section(
      "advantage", base.said(.advantage),
      table(
        .advantageTable, .advantageColumn,
        lines.map { (words.statement($0), .missing(words.statement($1))) }),
      base.blanks([.advantageBlank]))
  }

  var training: HTML {
    let (documents, services) = (figures.rows("documents"), figures.rows("services"))
    var content = HTML()
    if documents.isEmpty, services.isEmpty { content = .p(base.said(.noTraining)) }
    if !documents.isEmpty {
      content +=
        Table(
          words.statement(.documentsTable),
          [.text(words.statement(.documentColumn)), .number(words.column(.copies))],
          documents.map { row in
            let id = row.text("document") ?? ""
            return [HTML(base.label(id)), HTML(base.cellText(row.count("copies")))]
          }
        ).html
    }
    if !services.isEmpty {
      content +=
        Table(
          words.statement(.servicesTable),
          [.text(words.term(.service)), .number(words.text(.quantity))],
          services.map { row in
            [HTML(base.label(row.item)), base.cell(row.number("quantity"), row.unit)]
          }
        ).html
    }
    return .section(
      "training", base.said(.training), content, base.blanks([.trainingBlank]))
  }
}
