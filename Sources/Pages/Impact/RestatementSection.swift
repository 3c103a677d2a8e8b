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
    var names = [AnswerPart(rawValue: first).map { words.part($0).title } ?? first]
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

  private func value(_ text: String, _ path: FigurePath) -> String {
    if let number = try? ExactDecimal(text) { return self.number(number) }
    return words.word(text, inColumn: path.steps.last ?? "")
  }
}
