import Exchange
import Wording

/// The indicators of what was put in, and of how good the figures are.
extension ImpactPage {
  func hoursMeasure(_ member: String) -> Measure {
    guard let value = figures["hours", member] else { return .missing(words.text(.noHours)) }
    return Measure(lines: [hours(value)], note: "")
  }

  var contributorsMeasure: Measure {
    guard let total = figures.count("contributors", "total") else {
      return .missing(words.text(.noContributors))
    }
    return Measure(
      lines: [number(total)],
      note: listed(
        figures.rows("contributorTypes").map { row in
          (category(row.text("category")), cellText(row.count("contributors")))
        }))
  }

  var gifts: Measure {
    let lines = figures.rows("gifts").compactMap { row in
      row.number("quantity").map { label(row.item) + colon + amount($0, row.unit) }
    }
    return lines.isEmpty ? .missing(words.text(.noGift)) : Measure(lines: lines, note: "")
  }

  var loans: Measure {
    let lines = figures.rows("lent").map { row in
      label(row.item) + colon
        + words.loans(
          row.count("loans") ?? 0, days: row.number("days").map(days),
          returned: row.count("returned") ?? 0, open: row.count("open") ?? 0,
          overdue: row.count("overdue") ?? 0, lost: row.count("lost") ?? 0)
    }
    return lines.isEmpty ? .missing(words.text(.noLoan)) : Measure(lines: lines, note: "")
  }

  var valueMeasure: Measure {
    if let acts = figures.excess("value", "high") {
      return Measure(lines: [language.tooLarge(because: acts)], note: words.text(.offBooks))
    }
    guard let low = figures["value", "low"], let high = figures["value", "high"] else {
      return .missing(words.text(.noValue))
    }
    return Measure(
      lines: [language.euros(from: low, to: high, digits: 0)], note: words.text(.offBooks))
  }

  var localShare: Measure {
    guard figures.text("local", "territory") != nil else {
      return .missing(words.text(.noTerritoryChosen))
    }
    let lines = [
      ("hours", PageText.localHours), ("givers", .localGivers), ("recipients", .localRecipients),
    ].compactMap { member, name in
      share("local", member).map { known in
        let unknown = share("local", member + "Unknown")
        return words.text(name) + colon + known
          + (unknown.map { " (\(words.text(.unknownPlace))\(colon)\($0))" } ?? "")
      }
    }
    return lines.isEmpty
      ? .missing(words.text(.noPlaces)) : Measure(lines: lines, note: names.territory ?? "")
  }

  var scrap: Measure {
    let lines = figures.rows("scrap").compactMap { row in
      row.number("share").map { label(row.item) + colon + percent($0) }
    }
    return lines.isEmpty ? .missing(words.text(.noBill)) : Measure(lines: lines, note: "")
  }

  var variance: Measure {
    let lines = figures.rows("variances").compactMap { row in
      row.number("variance").map { label(row.item) + colon + amount($0, row.unit) }
    }
    return lines.isEmpty ? .missing(words.text(.noCount)) : Measure(lines: lines, note: "")
  }

  var freshness: Measure {
    let lines = [
      ("soonShare", PageText.soon), ("importedShare", .imported), ("correctedShare", .corrected),
    ].compactMap { member, name in
      share("freshness", member).map { words.text(name) + colon + $0 }
    }
    return lines.isEmpty ? .missing(words.text(.noActs)) : Measure(lines: lines, note: "")
  }
}
