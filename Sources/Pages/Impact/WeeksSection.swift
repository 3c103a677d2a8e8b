import Drawing
import Exchange
import Wording

/// Week by week: what was asked and verified, and what was delivered, of the principal product.
extension ImpactPage {
  private struct Week {
    var monday: Day
    var needed = ExactDecimal.zero
    var delivered = ExactDecimal.zero
  }

  var weeksSection: HTML {
    guard let principal = figures.principal else {
      return .section("weeks", text(.weeks), .p(sentence(.noDelivery)))
    }
    let weeks = weeks(of: principal.item)
    guard let chart = chart(of: weeks, principal.unit) else {
      return .section("weeks", text(.weeks), .p(text(.noWeeks)))
    }
    let title = words.text(.weeks) + colon + label(principal.item)
    let table = Table(
      words.text(.weeksTable) + colon + label(principal.item),
      [
        .text(words.text(.week)), .number(words.text(.verifiedNeeds)),
        .number(words.text(.deliveries)),
      ],
      weeks.map { week in
        [
          HTML(language.format(week.monday)), HTML(amount(week.needed, principal.unit)),
          HTML(amount(week.delivered, principal.unit)),
        ]
      })
    return .section("weeks", HTML(title), drawing(chart), table.html)
  }

  /// Every week from the first of which something is told to the last.
  private func weeks(of item: String) -> [Week] {
    var weeks: [Int: Week] = [:]
    for (part, path) in [
      ("weeklyVerified", \Week.needed), ("weeklyDelivered", \Week.delivered),
    ] as [(String, WritableKeyPath<Week, ExactDecimal>)] {
      for row in figures.rows(part) where row.item == item {
        guard let monday = row.text("week").flatMap({ Timestamp($0)?.dayOnly }) else { continue }
        weeks[monday.number, default: Week(monday: monday)][keyPath: path] +=
          row.number("quantity") ?? .zero
      }
    }
    guard let first = weeks.keys.min(), let last = weeks.keys.max(), last - first < 7 * 520 else {
      return []
    }
    return stride(from: first, through: last, by: 7).map { number in
      weeks[number] ?? Week(monday: Day(number: number))
    }
  }

  private func chart(of weeks: [Week], _ unit: Unit) -> WeekChart? {
    guard let most = weeks.max(by: { $0.delivered < $1.delivered }) else { return nil }
    return WeekChart(
      id: "weeks-chart",
      title: words.mostInWeek(language.format(most.monday), amount(most.delivered, unit)),
      alternative: words.text(.weeksAlternative),
      weeks: weeks.map { week in
        let date = language.format(week.monday)
        // Day and month; the table has the year.
        return .init(label: String(date.prefix(5)), bar: week.delivered, step: week.needed)
      },
      barLabel: words.text(.deliveries), stepLabel: words.text(.verifiedNeeds),
      number: { number($0) })
  }
}
