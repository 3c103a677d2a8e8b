import Exchange
import Projecting
import Wording

/// A report as one web page that needs nothing beside it: no script, no font, no picture from elsewhere.
struct ReportPage {
  var title: String
  var report: Report
  /// What is said under it.
  var closing: String
  var words: any Words
  var zone: LedgerZone

  var html: String {
    """
    <!doctype html>
    <html lang="\(words.language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(Self.escaped(title))</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <main>
    <h1>\(Self.escaped(title))</h1>
    \(report.parts.map(section).joined(separator: "\n"))
    <p>\(Self.escaped(closing))</p>
    </main>
    </body>
    </html>

    """
  }

  private func section(_ part: Report.Part) -> String {
    switch part.content {
    case .table(let grid): table(grid, named: part.name)
    case .value(.object(let members)): list(members)
    case .value(let value): "<p>\(cell(value, part.name))</p>"
    }
  }

  private func list(_ members: [(String, Value)]) -> String {
    let rows = members.compactMap { name, value -> String? in
      if case .absent = value { return nil }
      let title = Self.escaped(words.title(ofColumn: name))
      return "<dt>\(title)</dt><dd>\(cell(value, name))</dd>"
    }
    return "<dl>\n\(rows.joined(separator: "\n"))\n</dl>"
  }

  private func table(_ grid: Report.Grid, named name: String) -> String {
    let part = AnswerPart(rawValue: name).map(words.part)
    let heading = "<h2>\(Self.escaped(part?.title ?? name))</h2>\n"
    guard !grid.rows.isEmpty else {
      return heading + "<p>\(Self.escaped(part?.empty ?? "–"))</p>"
    }
    let used = grid.columns.indices.filter(grid.uses)
    let titles = used.map { words.title(ofColumn: grid.columns[$0]) }
    let head = titles.map { "<th scope=\"col\">\(Self.escaped($0))</th>" }.joined()
    let rows = grid.rows.map { row in
      "<tr>" + used.map { td(row[$0], grid.columns[$0]) }.joined() + "</tr>"
    }
    return heading + "<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr>\(head)</tr></thead>\n"
      + "<tbody>\n\(rows.joined(separator: "\n"))\n</tbody></table></div>"
  }

  private func td(_ value: Value, _ column: String) -> String {
    let isNumber =
      switch value {
      case .decimal, .integer: true
      default: false
      }
    return "<td\(isNumber ? " class=\"number\"" : "")>\(cell(value, column))</td>"
  }

  private func cell(_ value: Value, _ column: String) -> String {
    Self.escaped(ReportText(words: words, zone: zone).cell(value, in: column))
  }

  static func escaped(_ text: String) -> String {
    var safe = ""
    for character in text {
      switch character {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      default: safe.append(character)
      }
    }
    return safe
  }

  private static let style = """
    :root { color-scheme: light dark; }
    body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; }
    main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
    h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
    dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; font-size: .9rem; width: 100%; }
    th, td { text-align: start; padding: .3rem .6rem .3rem 0; vertical-align: top; }
    th { border-bottom: 2px solid; } td { border-bottom: 1px solid #8888; }
    td.number { text-align: end; font-variant-numeric: tabular-nums; }
    @media print { main { max-width: none; padding: 0; } .wide { overflow: visible; } }
    """
}
