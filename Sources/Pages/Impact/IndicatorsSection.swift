import Exchange
import Wording

/// All indicators in one table: those that are not measured too, with the reason.
extension ImpactPage {
  var indicatorsSection: HTML {
    let rows = Indicator.allCases.map { indicator -> [HTML] in
      let (name, base) = words.indicator(indicator)
      let measure = measure(indicator)
      let value =
        measure.lines.isEmpty
        ? .element("em", [.class("quiet")], text(.notMeasured))
        : HTML(joining: measure.lines.map { HTML($0) }, with: .markup("<br>"))
      return [HTML("\(indicator.rawValue)"), HTML(name), value, HTML(base), HTML(measure.note)]
    }
    var table = Table(
      words.text(.indicators),
      [
        .text(words.text(.numberColumn)), .text(words.text(.indicator)),
        .text(words.text(.valueColumn)), .text(words.text(.baseColumn)),
        .text(words.text(.noteColumn)),
      ], rows)
    table.hidesCaption = true
    return .section("indicators", text(.indicators), class: "indicators", table.html)
  }

  private func measure(_ indicator: Indicator) -> Measure {
    switch indicator {
    case .unitsConfirmed: unitsConfirmed
    case .unconfirmed: unconfirmedUnits
    case .acceptance: acceptance
    case .organisations: organisations
    case .people: counted("reach", "people", else: .noPeople)
    case .verifiedNeeds: verifiedNeeds
    case .coverage: coverage
    case .fullNeeds: fullNeeds
    case .delay: delay
    case .verificationDelay: verificationDelay
    case .discardedNeeds: discardedNeeds
    case .hoursGiven: hoursMeasure("given")
    case .hoursPaid: hoursMeasure("paid")
    case .contributors: contributorsMeasure
    case .gifts: gifts
    case .loans: loans
    case .value: valueMeasure
    case .localShare: localShare
    case .scrap: scrap
    case .traceability: traceability
    case .proofs: proofs
    case .variance: variance
    case .freshness: freshness
    case .usefulness: .missing(words.text(.notAsked))
    case .services: services
    }
  }

  private func counted(_ part: String, _ member: String, else reason: PageText) -> Measure {
    if let acts = figures.excess(part, member) {
      return Measure(lines: [language.tooLarge(because: acts)], note: "")
    }
    guard let count = figures.count(part, member) else { return .missing(words.text(reason)) }
    return Measure(lines: [number(count)], note: "")
  }

  /// A line for each row that has something to say.
  private func lines(
    _ part: String, else reason: PageText, _ line: (ReportFigures.Row) -> String?
  ) -> Measure {
    let lines = figures.rows(part).compactMap { row in
      line(row).map { label(row.item) + colon + $0 }
    }
    return lines.isEmpty ? .missing(words.text(reason)) : Measure(lines: lines, note: "")
  }

  func share(_ part: String, _ member: String) -> String? { figures[part, member].map(percent) }
}

// MARK: - What was delivered

extension ImpactPage {
  private var unitsConfirmed: Measure {
    lines("delivered", else: .noDelivery) { row in
      guard let confirmed = row.number("confirmed") else { return nil }
      return words.outOf(
        amount(confirmed, row.unit), amount(row.number("net") ?? .zero, row.unit))
    }
  }

  private var unconfirmedUnits: Measure {
    if figures.table("late")?.isEmpty == true, figures.table("delivered")?.isEmpty == false {
      return Measure(lines: [number(0)], note: "")
    }
    return lines("late", else: .noDelivery) { row in
      row.number("quantity").map { quantity in
        amount(quantity, row.unit) + (row.number("share").map { " (\(percent($0)))" } ?? "")
      }
    }
  }

  private var acceptance: Measure {
    lines("acceptance", else: .noCheck) { row in
      guard let share = row.number("share") else { return nil }
      return percent(share) + (row.number("lotShare").map { words.ofLots(percent($0)) } ?? "")
    }
  }

  private var organisations: Measure {
    var measure = counted("reach", "organisations", else: .noDelivery)
    measure.note = listed(
      figures.rows("served").map { row in
        (category(row.text("category")), cellText(row.count("organisations")))
      })
    return measure
  }

  private var traceability: Measure {
    lines("traced", else: .noDelivery) { $0.number("share").map(percent) }
  }

  private var proofs: Measure {
    guard let share = share("reach", "proofShare") else {
      return .missing(words.text(.noDelivery))
    }
    let (confirmed, all) = (
      figures.count("reach", "confirmedDeliveries"), figures.count("reach", "deliveries")
    )
    return Measure(
      lines: [share],
      note: all.map { words.outOf(cellText(confirmed), words.deliveries($0)) } ?? "")
  }

  private var services: Measure {
    lines("services", else: .noService) { row in
      row.number("quantity").map { amount($0, row.unit) }
    }
  }
}

// MARK: - What was asked

extension ImpactPage {
  private var verifiedNeeds: Measure {
    guard let verified = figures.count("needs", "count") else {
      return .missing(words.text(.noNeed))
    }
    return Measure(
      lines: [words.needs(verified)],
      note: words.needsNote(
        quantity: figures["needs", "verified"].map {
          amount($0, figures.principal?.unit ?? .one)
        }, unverified: figures.count("needs", "unverified")))
  }

  private var coverage: Measure {
    var measure = lines("coverage", else: .noNeed) { row in
      guard let share = row.number("coverage") else { return nil }
      return percent(share) + " ("
        + words.outOf(
          amount(row.number("covered") ?? .zero, row.unit),
          amount(row.number("verified") ?? .zero, row.unit)) + ")"
    }
    if measure.lines.isEmpty, let share = share("needs", "coverage") {
      measure = Measure(lines: [share], note: "")
    }
    return measure
  }

  private var fullNeeds: Measure {
    guard let full = figures.count("needs", "full"),
      let verified = figures.count("needs", "count"), verified > 0
    else { return .missing(words.text(.noNeed)) }
    let share = ExactDecimal(micros: Int128(full) * 1_000_000 / Int128(verified))
    return Measure(
      lines: [percent(share)], note: words.outOf(number(full), number(verified)))
  }

  private var delay: Measure {
    guard let median = figures["needs", "medianDays"] else {
      return .missing(words.text(.noServedNeed))
    }
    return Measure(
      lines: [days(median)],
      note: words.delay(
        p90: figures["needs", "p90Days"].map(days), open: figures.count("needs", "open"),
        oldest: figures["needs", "oldestOpenDays"].map(days)))
  }

  private var verificationDelay: Measure {
    guard let median = figures["needs", "medianHoursToVerify"] else {
      return .missing(words.text(.noNeed))
    }
    return Measure(lines: [hours(median.rounded(digits: 1))], note: "")
  }

  private var discardedNeeds: Measure {
    let counts = ["expired", "duplicates", "withdrawn"].map { figures.count("needs", $0) }
    guard let expired = counts[0], let doubles = counts[1] else {
      return .missing(words.text(.noNeed))
    }
    return Measure(
      lines: [number(expired + doubles)],
      note: words.discarded(expired: expired, doubles: doubles, withdrawn: counts[2] ?? 0))
  }
}
