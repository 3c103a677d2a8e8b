import Exchange
import Wording

/// Products by the kind of their recipients.
extension ImpactPage {
  var productsSection: HTML {
    let delivered = figures.rows("delivered")
    guard !delivered.isEmpty else {
      return .section("products", text(.products), .p(sentence(.noDelivery)))
    }
    let recipients = figures.rows("recipients")
    let types = distinct(recipients.map { $0.text("category") ?? "unknown" })
    let rows = delivered.map { row in
      let own = recipients.filter { $0.item == row.item }
      let cells = types.map { type -> HTML in
        let found = own.filter { ($0.text("category") ?? "unknown") == type }
        guard !found.isEmpty else { return "–" }
        let sum = found.reduce(ExactDecimal.zero) { $0 + ($1.number("quantity") ?? .zero) }
        return HTML(amount(sum, row.unit))
      }
      return [HTML(label(row.item))] + cells + [
        cell(row.number("net"), row.unit), cell(row.number("confirmed"), row.unit),
        HTML(cellText(row.count("organisations"))),
      ]
    }
    let columns =
      [Table.Column.text(words.text(.item))] + types.map { .number(breakable(category($0))) } + [
        .number(words.text(.net)), .number(words.column(.confirmed)),
        .number(words.column(.organisations)),
      ]
    return .section(
      "products", text(.products), Table(words.text(.productsTable), columns, rows).html,
      .p(text(.productsNote), class: "quiet small"), facilitated)
  }

  /// A long compound with a place where it may break, or the last columns would leave the sheet:
  /// WeasyPrint does not hyphenate the heads of a table by itself.
  private func breakable(_ name: String) -> String {
    for end in ["centrum", "instelling", "werkplaats", "einrichtung", "verwaltung", "unternehmen"] {
      guard name.utf8.count > 12, name.hasSuffix(end), name.count > end.count else { continue }
      return String(name.dropLast(end.count)) + "\u{AD}" + end
    }
    return name
  }

  /// What others supplied: told apart, added to nothing.
  private var facilitated: HTML {
    let rows = figures.rows("facilitated")
    guard !rows.isEmpty else { return HTML() }
    let table = Table(
      words.text(.facilitated),
      [
        .text(words.text(.item)), .number(words.text(.net)), .number(words.column(.organisations)),
      ],
      rows.map { row in
        [
          HTML(label(row.item)), cell(row.number("net"), row.unit),
          HTML(cellText(row.count("organisations"))),
        ]
      })
    return table.html
  }
}
