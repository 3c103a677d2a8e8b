import Exchange
import Pages
import Projecting
import Wording

/// Any answer as one page: its values as terms, its tables with their titles.
struct ReportPage {
  var title: String
  var report: Report
  /// What is said under it, by paragraphs.
  var closing: [String]
  var words: any Words
  var zone: LedgerZone
  /// Which document it is, as ``Page/document``.
  var document: String
  /// The name of the log that it is drawn from.
  var log: String

  var html: String {
    let parts = report.parts.map(section)
    var page = Page(
      words.language, title: title, description: closing.first ?? title, layout: .report,
      body: .heading(1, HTML(title)) + HTML(joining: parts)
        + HTML(joining: closing.map { .p(HTML($0)) }))
    (page.document, page.log) = (document, log)
    return page.html
  }

  private func section(_ part: Report.Part) -> HTML {
    switch part.content {
    case .table(let grid): table(grid, named: part.name)
    case .value(.object(let members)): list(members)
    case .value(let value): .p(cell(value, part.name))
    }
  }

  private func list(_ members: [(String, Value)]) -> HTML {
    .terms(
      members.compactMap { name, value in
        if case .absent = value { return nil }
        return (HTML(words.title(ofColumn: name)), cell(value, name))
      })
  }

  private func table(_ grid: Report.Grid, named name: String) -> HTML {
    let part = AnswerPart(rawValue: name).map(words.part)
    let title = part?.title ?? name
    guard !grid.rows.isEmpty else {
      return .section(name, HTML(title), .p(HTML(part?.empty ?? "–")))
    }
    let used = grid.columns.indices.filter(grid.uses)
    let columns = used.map { column -> Pages.Table.Column in
      let title = words.title(ofColumn: grid.columns[column])
      return grid.rows.contains { isNumber($0[column]) } ? .number(title) : .text(title)
    }
    let rows = grid.rows.map { row in used.map { cell(row[$0], grid.columns[$0]) } }
    return .section(name, HTML(title), Pages.Table(title, columns, rows).html)
  }

  private func isNumber(_ value: Value) -> Bool {
    switch value {
    case .decimal, .integer: true
    default: false
    }
  }

  private func cell(_ value: Value, _ column: String) -> HTML {
    let text = ReportText(words: words, zone: zone, keepsLines: true)
    return HTML(joining: text.lines(value, in: column).map { HTML($0) }, with: .markup("<br>\n"))
  }
}
