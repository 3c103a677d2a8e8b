import Exchange
import Wording

/// What was given, in euros, as a range with every assumption it rests on; and apart from it, what
/// the delivered goods would cost. The two are never added (rule D2).
extension ImpactPage {
  var valueSection: HTML {
    .section(
      "value", text(.value), .p(text(.valueNote)), mobilised, giftsTable, replacement,
      assumptionsTable)
  }

  private var mobilised: HTML {
    let rows = figures.rows("valued")
    guard let range = mobilisedRange, !rows.isEmpty else { return .p(text(.noValue)) }
    let unpriced = figures.count("value", "unpriced") ?? 0
    var table = Table(
      words.text(.valueTable),
      [
        .text(words.text(.contribution)), .number(words.text(.quantity)),
        .number(words.text(.low)), .number(words.text(.central)), .number(words.text(.high)),
        .text(words.text(.assumption)),
      ],
      rows.map { row in
        [
          HTML(contribution(row)), cell(row.number("quantity"), row.unit),
          estimate(row, "low"), estimate(row, "central"), estimate(row, "high"), HTML(basis(row)),
        ]
      })
    let sum = figures.value("value")
    table.sums = [
      [text(.sum), "", estimate(sum, "low"), estimate(sum, "central"), estimate(sum, "high"), ""]
    ]
    return .p(.element("strong", [], HTML(range)))
      + (unpriced > 0 ? .p(HTML(words.unpriced(unpriced))) : HTML()) + table.html
  }

  /// What was put in, as a sentence; nil where nothing of it is valued.
  var mobilisedRange: String? {
    if let acts = figures.excess("value", "high") { return language.tooLarge(because: acts) }
    guard let low = figures["value", "low"], let high = figures["value", "high"] else { return nil }
    return words.mobilised(
      language.euros(from: low, to: high, digits: 0),
      central: figures["value", "central"].map { language.euros($0, digits: 0) })
  }

  private func contribution(_ row: ReportFigures.Row) -> String {
    switch row.text("kind") {
    case "work": words.term(.work) + colon + skill(row.text("skill"))
    case "paid": words.text(.paid) + colon + skill(row.text("skill"))
    case "use": words.term(.use) + colon + label(row.item)
    case "donation": words.term(.donation) + colon + label(row.item)
    case .some(let other): other
    case nil: label(row.item)
    }
  }

  private func estimate(_ row: ReportFigures.Row?, _ column: String) -> HTML {
    if let acts = row?.excess(column) { return HTML(language.tooLarge(because: acts)) }
    return row?.number(column).map { HTML(language.euros($0, digits: 0)) } ?? "–"
  }

  private func basis(_ row: ReportFigures.Row) -> String {
    row.text("key") ?? words.text(.noAssumption)
  }

  /// Gifts in kind, with what the donors themselves said they were worth.
  private var giftsTable: HTML {
    let rows = figures.rows("gifts")
    guard !rows.isEmpty else { return HTML() }
    return Table(
      words.text(.giftsTable),
      [
        .text(words.text(.item)), .number(words.text(.quantity)), .number(words.text(.givers)),
        .number(words.text(.declaredValue)),
      ],
      rows.map { row in
        [
          HTML(label(row.item)), cell(row.number("quantity"), row.unit),
          HTML(cellText(row.count("givers"))),
          row.number("declared").map { HTML(language.euros($0)) } ?? text(.notDeclared),
        ]
      }
    ).html
  }

  private var replacement: HTML {
    let rows = figures.rows("replacement")
    guard !rows.isEmpty else { return .p(text(.noPrice)) }
    let table = Table(
      words.text(.replacementTable),
      [
        .text(words.text(.item)), .number(words.text(.quantity)),
        .number(words.text(.low)), .number(words.text(.high)), .text(words.text(.assumption)),
      ],
      rows.map { row in
        [
          HTML(label(row.item)), cell(row.number("quantity"), row.unit),
          estimate(row, "low"), estimate(row, "high"), HTML(basis(row)),
        ]
      })
    return .heading(3, text(.replacement)) + .p(text(.replacementNote)) + table.html
  }

  private var assumptionsTable: HTML {
    let rows = figures.rows("assumptions")
    guard !rows.isEmpty else { return .p(sentence(.noAssumptions)) }
    let late = rows.filter { $0.flag("covers") == false }.compactMap { $0.text("key") }
    let table = Table(
      words.text(.assumptionsTable),
      [
        .text(words.field(.key).label), .number(words.field(.value).label),
        .text(words.field(.basis).label), .text(words.field(.source).label),
        .text(words.field(.version).label), .text(words.field(.validFrom).label),
      ],
      rows.map { row in
        [
          .element("code", [], HTML(row.text("key") ?? "")), HTML(assumed(row)),
          HTML(row.text("basis") ?? "–"), HTML(row.text("source") ?? "–"),
          HTML(row.text("version") ?? "–"), HTML(row.text("validFrom").map(words.day) ?? "–"),
        ]
      })
    return (late.isEmpty ? HTML() : .p(HTML(words.partlyInForce(late)))) + table.html
  }

  private func assumed(_ row: ReportFigures.Row) -> String {
    guard let value = row.number("value") else { return "–" }
    guard row.text("currency") == "EUR" else { return number(value) }
    return language.euros(value) + " / " + words.unit(row.unit)
  }
}
