import Exchange
import Wording

/// Deliveries to one agent, as statements show them.
extension ImpactPage {
  /// What came from the co-operative and what third parties supplied are never one table.
  func deliveries(fromThirdParties: Bool) -> [ReportFigures.Row] {
    figures.rows("deliveries").filter { ($0.text("kind") == "supply") == fromThirdParties }
  }

  func deliveryTable(_ rows: [ReportFigures.Row], _ caption: StatementText) -> HTML {
    let columns: [Table.Column] = [
      .text(words.statement(.deliveryNumber)), .text(words.statement(.dayColumn)),
      .text(words.text(.item)), .text(words.statement(.lotColumn)),
      .text(words.statement(.fromWhom)), .number(words.text(.quantity)),
      .number(words.column(.confirmed)), .number(words.term(.refused)),
      .number(words.column(.returned)), .text(words.statement(.confirmedHow)),
    ]
    let lines = rows.map { row in
      [
        .element("code", [], HTML(row.text("id") ?? "")),
        HTML(row.text("occurredAt").map(words.day) ?? "–"),
        HTML(label(row.item)), HTML(lot(row)), HTML(provider(row)),
        cell(row.number("quantity"), row.unit), part(row, "confirmed"), part(row, "refused"),
        part(row, "returned"), HTML(confirmation(row)),
      ]
    }
    // A column in which nothing is said only takes room.
    let used = columns.indices.filter { index in
      index < 3 || lines.contains { $0[index] != "–" }
    }
    return Table(
      words.statement(caption), used.map { columns[$0] },
      lines.map { line in used.map { line[$0] } }
    ).html
  }

  private func part(_ row: ReportFigures.Row, _ column: String) -> HTML {
    row.number(column).map { HTML(amount($0, row.unit)) } ?? "–"
  }

  private func lot(_ row: ReportFigures.Row) -> String {
    let names = [row.text("lot"), row.text("serial")].compactMap(\.self)
    return names.isEmpty ? "–" : names.joined(separator: " · ")
  }

  /// Organisations by name; a person who delivered is another's affair.
  private func provider(_ row: ReportFigures.Row) -> String {
    row.text("provider").flatMap { names.organisations[$0] } ?? "–"
  }

  /// `signature, 31/03/2020`, else how it stands.
  private func confirmation(_ row: ReportFigures.Row) -> String {
    guard let day = row.text("confirmedOn") else {
      return row.text("status").map { words.word($0, inColumn: "status") } ?? "–"
    }
    let mode = row.text("mode").map { words.word($0, inColumn: "mode") + ", " } ?? ""
    return mode + words.day(day)
  }

  /// Sums by product and unit, in the order in which products first came.
  func totals(_ rows: [ReportFigures.Row]) -> HTML {
    struct Sum {
      var row: ReportFigures.Row
      var quantity = ExactDecimal.zero
      var confirmed = ExactDecimal.zero
      var refused = ExactDecimal.zero
      var returned = ExactDecimal.zero
    }
    var sums: [Sum] = []
    for row in rows {
      let place = sums.firstIndex { $0.row.item == row.item && $0.row.unit == row.unit }
      if place == nil { sums.append(Sum(row: row)) }
      let index = place ?? sums.count - 1
      sums[index].quantity += row.number("quantity") ?? .zero
      sums[index].confirmed += row.number("confirmed") ?? .zero
      sums[index].refused += row.number("refused") ?? .zero
      sums[index].returned += row.number("returned") ?? .zero
    }
    return Table(
      words.statement(.totalsTable),
      [
        .text(words.text(.item)), .number(words.text(.quantity)), .number(words.column(.returned)),
        .number(words.text(.net)), .number(words.column(.confirmed)),
        .number(words.term(.refused)),
      ],
      sums.map { sum in
        let unit = sum.row.unit
        return [
          HTML(label(sum.row.item)), cell(sum.quantity, unit), cell(sum.returned, unit),
          cell(sum.quantity - sum.returned, unit), cell(sum.confirmed, unit),
          cell(sum.refused, unit),
        ]
      }
    ).html
  }
}
