import Exchange
import Reporting
import Wording

/// The five figures that come first.
extension ImpactPage {
  private struct Key {
    var name: String
    var value: String?
    var note: String
  }

  var keyFigures: HTML {
    let keys = [unitsKey, organisationsKey, coverageKey, hoursKey, delayKey]
    let boxes = keys.map { key in
      HTML.element(
        "strong", [.class(key.value == nil ? "value none" : "value")],
        HTML(key.value ?? words.text(.notMeasured))) + " "
        + .element("span", [.class("name")], HTML(key.name)) + " "
        + .element("span", [.class("note")], HTML(key.note))
    }
    return .section(
      "keys", text(.fiveFigures), .list(boxes, class: "keys"))
  }

  private var unitsKey: Key {
    guard let principal = figures.principal,
      let row = figures.row("delivered", of: principal.item), let net = row.number("net")
    else { return Key(name: words.text(.unitsKey), value: nil, note: words.text(.noDelivery)) }
    let confirmed = row.number("confirmed")
    var note = words.ofDelivered(
      amount(net, principal.unit), open: confirmed.map { amount(net - $0, principal.unit) })
    if let was = previousNet(of: principal.item) { note += " " + words.before(was) }
    return Key(
      name: words.text(.unitsKey) + colon + label(principal.item),
      value: confirmed.map { amount($0, principal.unit) }, note: note)
  }

  /// What the report before this one said was delivered, where that is another figure now.
  private func previousNet(of item: String) -> String? {
    let change = report.previous?.changes.first { $0.path.steps == ["delivered", item, "net"] }
    return change?.was.flatMap { try? ExactDecimal($0) }.map(number)
  }

  private var organisationsKey: Key {
    let types = figures.rows("served").map { row in
      (category(row.text("category")), cellText(row.count("organisations")))
    }
    return Key(
      name: words.text(.organisationsKey),
      value: figures.count("reach", "organisations").map(number),
      note: types.isEmpty ? words.text(.noDelivery) : listed(types))
  }

  private var coverageKey: Key {
    guard let covered = figures["needs", "covered"],
      let verified = figures["needs", "verified"],
      let coverage = figures["needs", "coverage"]
    else { return Key(name: words.text(.coverageKey), value: nil, note: words.text(.noNeed)) }
    let unit = figures.principal?.unit ?? .one
    return Key(
      name: words.text(.coverageKey), value: percent(coverage),
      note: words.covered(
        amount(covered, unit), of: amount(verified, unit),
        needs: figures.principal.flatMap { figures.row("coverage", of: $0.item) }?
          .count("needs") ?? 0))
  }

  private var hoursKey: Key {
    guard let given = figures["hours", "given"] else {
      return Key(name: words.text(.hoursKey), value: nil, note: words.text(.noHours))
    }
    let paid = figures["hours", "paid"].flatMap { $0.isZero ? nil : hours($0) }
    return Key(
      name: words.text(.hoursKey), value: hours(given),
      note: paid.map(words.besidePaid) ?? words.text(.nonePaid))
  }

  private var delayKey: Key {
    let open = figures.count("needs", "open")
    guard let median = figures["needs", "medianDays"] else {
      return Key(name: words.text(.delayKey), value: nil, note: words.text(.noServedNeed))
    }
    return Key(
      name: words.text(.delayKey), value: days(median),
      note: words.delay(
        p90: figures["needs", "p90Days"].map(days), open: open,
        oldest: figures["needs", "oldestOpenDays"].map(days)))
  }

  func hours(_ value: ExactDecimal) -> String { number(value) + "\u{A0}h" }
  func days(_ value: ExactDecimal) -> String {
    words.amount(Quantity(value.rounded(digits: 1), .day))
  }

  func cellText(_ count: Int?) -> String { count.map(number) ?? words.text(.notMeasured) }
}
