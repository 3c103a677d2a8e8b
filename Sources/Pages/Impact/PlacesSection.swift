import Drawing
import Exchange
import Wording

/// Where it went: postcodes of recipients, fewer than three together.
extension ImpactPage {
  var placesSection: HTML {
    let item = figures.principal?.item
    let rows = figures.rows("places").filter { $0.item == item }
    guard let item, !rows.isEmpty else {
      return .section("places", text(.places), .p(text(.noPlaces)))
    }
    let sorted = rows.sorted { left, right in
      (isPlace(left) ? 0 : 1, right.number("quantity") ?? .zero)
        < (isPlace(right) ? 0 : 1, left.number("quantity") ?? .zero)
    }
    let table = Table(
      words.text(.placesTable) + colon + label(item),
      [
        .text(words.text(.place)), .number(words.column(.organisations)),
        .number(words.text(.deliveries)),
      ],
      sorted.map { row in
        [
          HTML(place(row)), HTML(cellText(row.count("organisations"))),
          cell(row.number("quantity"), row.unit),
        ]
      })
    let drawing = chart(sorted).map { self.drawing($0) } ?? HTML()
    return .section(
      "places", HTML(words.text(.places) + colon + label(item)), drawing, table.html,
      .p(text(.placesNote), class: "quiet small"))
  }

  private func isPlace(_ row: ReportFigures.Row) -> Bool {
    !["few", "unknown", nil].contains(row.text("place"))
  }

  private func place(_ row: ReportFigures.Row) -> String {
    switch row.text("place") {
    case "few": words.text(.fewPlaces)
    case "unknown", nil: words.text(.unknownPlace)
    case .some(let place): words.word(place, inColumn: "place")
    }
  }

  private func chart(_ rows: [ReportFigures.Row]) -> BarChart? {
    let total = rows.reduce(ExactDecimal.zero) { $0 + ($1.number("quantity") ?? .zero) }
    guard let most = rows.first(where: isPlace), let quantity = most.number("quantity"),
      !total.isZero
    else { return nil }
    let share = quantity.divided(by: total, decimals: 6)
    return BarChart(
      id: "places-chart",
      title: words.mostAtPlace(place(most), language.percent(share, digits: 0)),
      alternative: words.text(.placesAlternative),
      rows: rows.prefix(15).map { row in
        let quantity = row.number("quantity") ?? .zero
        return .init(
          label: place(row), quantity: quantity, number: amount(quantity, row.unit))
      })
  }
}
