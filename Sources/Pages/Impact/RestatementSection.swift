import Exchange
import Reporting
import Wording

/// What is another figure than in the report before this one, and which acts made it so.
extension ImpactPage {
  /// Rows that people can take in; the document has them all.
  private static let changeCount = 30

  var restatementSection: HTML {
    guard let previous = report.previous else { return HTML() }
    guard !previous.changes.isEmpty else {
      return .section(
        "restated", text(.restatement),
        .p(HTML(words.nothingRestated(entries: number(Int(clamping: previous.size))))))
    }
    let shown = previous.changes.prefix(Self.changeCount)
    let table = Table(
      words.text(.restatementTable),
      [
        .text(words.text(.figure)), .number(words.text(.before)), .number(words.text(.now)),
        .text(words.text(.because)),
      ],
      shown.map { change in
        [
          HTML(name(of: change.path)), HTML(change.was.map { value($0, change.path) } ?? "–"),
          HTML(change.now.map { value($0, change.path) } ?? "–"), causes(change),
        ]
      })
    let others = previous.changes.count - shown.count
    return .section(
      "restated", text(.restatement),
      .p(HTML(words.restates(entries: number(Int(clamping: previous.size))))), table.html,
      others > 0 ? .p(HTML(words.moreChanges(others))) : HTML())
  }

  private func causes(_ change: FigureChange) -> HTML {
    let acts = change.because.map { HTML.element("code", [], HTML($0.description)) }
    return HTML(joining: acts, with: ", ") + (change.hasOthers ? " …" : "")
  }

  /// `Livré · visière · net`.
  private func name(of path: FigurePath) -> String {
    let steps = path.steps
    guard let first = steps.first else { return "" }
    var names = [title(ofPart: first)]
    for (above, step) in zip(steps, steps.dropFirst()) {
      if let item = self.names.items[step] {
        names.append(item)
      } else if above == "byCategory" {
        names.append(category(step))
      } else if above == first, steps.count > 2 {
        names.append(step.split(separator: "/").map { label(String($0)) }.joined(separator: ", "))
      } else {
        names.append(words.title(ofColumn: step))
      }
    }
    return names.joined(separator: " · ")
  }

  /// As the section or the indicator is called in which the figure stands.
  private func title(ofPart name: String) -> String {
    if let text = Self.sections[name] { return words.text(text) }
    if let indicator = Self.indicators[name] { return words.indicator(indicator).name }
    return AnswerPart(rawValue: name).map { words.part($0).title } ?? name
  }

  private static let sections: [String: PageText] = [
    "recipients": .productsTable, "weeklyDelivered": .weeksTable, "weeklyVerified": .weeksTable,
    "places": .placesTable, "workByRole": .workTable, "contributors": .contributors,
    "contributorTypes": .byType, "contributorModes": .byMode, "gifts": .giftsTable,
    "valued": .valueTable, "value": .value, "assumptions": .assumptionsTable,
    "priced": .replacementTable, "flow": .flowTable,
  ]

  private static let indicators: [String: Indicator] = [
    "reach": .organisations, "served": .organisations, "late": .unconfirmed,
    "traced": .traceability, "needs": .verifiedNeeds, "coverage": .coverage, "lent": .loans,
    "local": .localShare, "acceptance": .acceptance, "scrap": .scrap, "freshness": .freshness,
    "variance": .variance,
  ]

  /// Columns that hold a fraction.
  private static let shares: Set<String> = [
    "share", "coverage", "proofShare", "lotShare", "soonShare", "importedShare", "correctedShare",
  ]

  private func value(_ text: String, _ path: FigurePath) -> String {
    let last = path.steps.last ?? ""
    if let excess = language.excess(in: text) { return excess }
    guard let number = try? ExactDecimal(text) else { return words.word(text, inColumn: last) }
    return Self.shares.contains(last) ? percent(number) : self.number(number)
  }
}
