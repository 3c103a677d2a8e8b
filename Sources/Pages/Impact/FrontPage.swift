import Exchange
import MerkleLog
import Reporting

/// What stands at the head of the report.
extension ImpactPage {
  var front: HTML {
    let name = room == .most ? "front" : "front full"
    let content = [masthead, keyFigures, flowSection, voice, failuresSection, seal]
    return .element("div", [.class(name)], HTML(joining: content))
  }

  /// How much of the sheet is left to the diagram: what must be said comes first.
  enum Room {
    case most, some, none
  }

  var room: Room {
    let lines = failures.count + (names.quotation == nil ? 0 : 4)
    return lines > 8 ? .none : lines > 5 ? .some : .most
  }

  var masthead: HTML {
    var facts = [
      HTML(words.text(.territory) + colon + (names.territory ?? words.text(.noTerritory))),
      HTML(words.text(.cutOff) + colon + cutOff),
      HTML(names.issue.map(words.issue) ?? words.text(.notIssued)),
    ]
    if report.previous?.changes.isEmpty == false {
      facts.append(.element("span", [.class("badge")], text(.restated)))
    }
    return .element(
      "header", [.class("masthead")],
      .p(HTML(names.cooperative), class: "coop"),
      .heading(1, HTML("\(words.text(.impactReport)), \(period)")),
      .list(facts, class: "facts"), .p(HTML(summary), class: "summary"))
  }

  /// What was done, for whom, and what was missing, in one or two sentences.
  var summary: String {
    guard let principal = figures.principal,
      let net = figures.row("delivered", of: principal.item)?.number("net"), !net.isZero
    else { return words.nothingDelivered(period) }
    let missing = uncovered(figures.row("coverage", of: principal.item))
    return words.summary(
      ImpactSummary(
        period: period, cooperative: names.cooperative, item: label(principal.item),
        delivered: amount(net, principal.unit),
        organisations: figures.count("reach", "organisations"),
        contributors: figures.count("contributors", "total"),
        coverage: figures["needs", "coverage"].map(percent),
        missing: missing.map { amount($0, principal.unit) }))
  }

  /// What was verified and is not covered.
  func uncovered(_ row: ReportFigures.Row?) -> ExactDecimal? {
    guard let verified = row?.number("verified"), let covered = row?.number("covered"),
      covered < verified
    else { return nil }
    return verified - covered
  }

  /// In one line, how to see that this is the report.
  private var seal: HTML {
    let parts = [
      words.entries(Int(clamping: report.proof.size)),
      words.text(.digest) + colon + digest.hex, names.address,
    ]
    return .p(
      HTML(words.text(.audit) + colon + parts.compactMap(\.self).joined(separator: " · ")),
      class: "seal")
  }

  private var voice: HTML {
    guard let quotation = names.quotation else { return HTML() }
    return .section(
      "voice", text(.voice),
      .element("blockquote", [], .p(HTML(quotation.text)), .p(HTML("— " + quotation.speaker))))
  }
}
