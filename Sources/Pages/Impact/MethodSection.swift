import Exchange

/// How it was counted, and what the figures cannot say.
extension ImpactPage {
  var methodSection: HTML {
    .section(
      "method", text(.method), .p(text(.outputsOnly)),
      .heading(3, text(.rules)),
      .list(
        CountingRule.allCases.map { HTML("\($0.rawValue). \(words.rule($0))") }, class: "plain"),
      .heading(3, text(.limits)), .list(limits.map { HTML($0) }), correspondence)
  }

  /// How far the figures can be relied on.
  var limits: [String] {
    var limits: [String] = []
    let confirmed = confirmedShare.map(percent) ?? words.text(.notMeasured)
    limits.append(words.text(.confirmedShare) + colon + confirmed)
    limits.append(
      words.text(.proofShare) + colon
        + (share("reach", "proofShare") ?? words.text(.notMeasured)))
    for (member, name) in [
      ("importedShare", PageText.imported), ("soonShare", .soon), ("correctedShare", .corrected),
    ] {
      let value = share("freshness", member) ?? words.text(.notMeasured)
      limits.append(words.text(name) + colon + value)
    }
    let variances = variance
    limits.append(
      words.text(.stockVariance) + colon
        + (variances.lines.isEmpty ? variances.note : variances.lines.joined(separator: " · ")))
    return limits
  }

  /// Of the principal product: what was confirmed, of what was delivered.
  private var confirmedShare: ExactDecimal? {
    guard let item = figures.principal?.item, let row = figures.row("delivered", of: item),
      let net = row.number("net"), let confirmed = row.number("confirmed"), !net.isZero
    else { return nil }
    return confirmed.divided(by: net, decimals: 6)
  }

  private var correspondence: HTML {
    let pairs: [(Indicator, String)] = [
      (.organisations, "IRIS PI4060, PI9622"),
      (.coverage, words.text(.goal) + "\u{A0}3"), (.hoursGiven, "IRIS OI1166"),
      (.hoursPaid, "IRIS OI8429"), (.contributors, "GRI 413-1"), (.value, "GRI 203"),
      (.localShare, "GRI 204"), (.scrap, words.text(.goal) + "\u{A0}12.5"),
      (.services, words.text(.goal) + "\u{A0}17.17"),
    ]
    let table = Table(
      words.text(.correspondence), [.text(words.text(.indicator)), .text(words.text(.reference))],
      pairs.map { indicator, reference in
        [HTML("\(indicator.rawValue). \(words.indicator(indicator).name)"), HTML(reference)]
      })
    return .p(text(.contributesTo), class: "small") + table.html
  }
}

/// The rules against counting twice, by their numbers.
public enum CountingRule: String, CaseIterable, Sendable {
  case d1 = "D1"
  case d2 = "D2"
  case d3 = "D3"
  case d4 = "D4"
  case d5 = "D5"
  case d6 = "D6"
  case d7 = "D7"
  case d8 = "D8"
  case d9 = "D9"
  case d10 = "D10"
}
