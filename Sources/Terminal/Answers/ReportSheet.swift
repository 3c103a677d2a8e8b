import Exchange
import Projecting
import Reporting
import Wording

/// For whom a CSV file is.
enum CSVDialect: String, CaseIterable {
  /// A spreadsheet set to Belgium.
  case belgian
  /// A program.
  case machine
}

/// A whole report as one CSV file.
///
/// *Belgian*, for who opens it in a spreadsheet: the file reads as the report does, its tables one
/// under the other, each under its title and its own headings, an empty line between them. A single
/// table with a column naming the part would be wide, mostly empty, and of no use to a treasurer who
/// wants to add up one of them. UTF-8 with its mark (without which Excel breaks accents), semicolons,
/// decimal commas and no thousands mark, CRLF, titles and words in the language, days as people write
/// them. A text that a spreadsheet would take for a formula is led by an apostrophe; numbers never are.
///
/// *Machine*: RFC 4180, one table for all parts, so that any reader takes it: the column `part` first,
/// then every column of any part, named as in JSON, `column.member` for members. Formulas are led by an
/// apostrophe here too: JSON has every text as it is.
///
/// Neither carries the proof: `check-report` takes the JSON document.
struct ReportSheet {
  var report: Report
  var words: any Words
  var zone: LedgerZone

  /// Names the part that says whose report it is.
  private static let subject = "report"

  /// The figures of a report, behind what they are about.
  static func parts(of report: Report, on subject: ReportSubject) -> Report {
    let members: [(String, Value)?] = [
      ("report", .text(subject.kind.rawValue)), subject.agent.map { ("agent", .text($0.text)) },
      subject.from.map { ("from", .text($0.description)) },
    ]
    return Report([.init(Self.subject, .value(.object(members.compactMap(\.self))))] + report.parts)
  }

  func text(_ dialect: CSVDialect) -> String {
    switch dialect {
    case .belgian: belgian
    case .machine: machine
    }
  }

  // MARK: - For people

  private var belgian: String {
    let blocks = report.parts.compactMap(block)
    return "\u{FEFF}" + blocks.map { $0.map(line).joined() }.joined(separator: "\r\n")
  }

  private func line(_ cells: [String]) -> String {
    cells.map { CSVText.quoted($0, separator: ";") }.joined(separator: ";") + "\r\n"
  }

  /// A part: a table under its title, or a title and its values; nil where there is nothing to say.
  private func block(_ part: Report.Part) -> [[String]]? {
    let known = AnswerPart(rawValue: part.name).map(words.part)
    let title = CSVText.harmless(known?.title ?? words.title(ofColumn: part.name))
    switch part.content {
    case .table(let grid) where grid.rows.isEmpty: return [[title], [known?.empty ?? "–"]]
    case .table(let grid):
      let grid = grid.unfolded(repeating: true).spread
      let used = grid.columns.indices.filter(grid.uses)
      return [[title], used.map { heading(grid.columns[$0]) }]
        + grid.rows.map { row in used.map { cell(row[$0], in: grid.columns[$0]) } }
    case .value(.absent), .value(.flag(false)): return nil
    case .value(.object(let members)) where part.name == "asOf": return stamp(members)
    case .value(.object(let members)) where part.name == Self.subject: return heading(members)
    case .value(.object(let members)):
      return members.isEmpty
        ? nil : [[title]] + members.map { [heading($0.0), cell($0.1, in: $0.0)] }
    case .value(let value): return [[title, cell(value, in: part.name)]]
    }
  }

  /// Whose report it is, in one line: by it the file is known when another is to take its place.
  private func heading(_ members: [(String, Value)]) -> [[String]] {
    var (first, rest) = ([String](), [(String, Value)]())
    for (name, value) in members {
      switch (name, value) {
      case ("report", .text(let name)):
        first.insert(
          ReportKind(rawValue: name).map(words.title(of:)) ?? CSVText.harmless(name), at: 0)
      case ("agent", .text(let agent)): first.append(CSVText.harmless(agent))
      default: rest.append((name, value))
      }
    }
    return [first] + stamp(rest)
  }

  /// Until when, as known when, from how many entries.
  private func stamp(_ members: [(String, Value)]) -> [[String]] {
    members.map { [CSVText.harmless(words.title(ofColumn: $0.0)), cell($0.1, in: $0.0)] }
  }

  /// `byCategory.hospital` as *par catégorie · hôpital*.
  private func heading(_ column: String) -> String {
    let (name, member) = column.parted(at: ".")
    let title = printable(words.title(ofColumn: name))
    guard let member else { return CSVText.harmless(title) }
    return CSVText.harmless(title + " · " + printable(words.word(member, inColumn: name)))
  }

  private func cell(_ value: Value, in column: String) -> String {
    switch value {
    case .decimal(let number): number.description.replacing(".", with: ",")
    case .integer(let number): String(number)
    default:
      CSVText.harmless(
        ReportText(words: words, zone: zone).cell(
          value, in: column.parted(at: ".").after ?? column))
    }
  }

  // MARK: - For programs

  private var machine: String {
    var columns: [String] = []
    var rows: [(part: String, cells: [String: Value])] = []
    func take(_ grid: Report.Grid, of part: String) {
      for column in grid.columns where !columns.contains(column) { columns.append(column) }
      for row in grid.rows {
        rows.append((part, Dictionary(uniqueKeysWithValues: zip(grid.columns, row))))
      }
    }
    for part in report.parts {
      switch part.content {
      case .table(let grid): take(grid.unfolded(repeating: true).spread, of: part.name)
      case .value(.object(let members)):
        take(.init(members.map(\.0), [members.map(\.1)]).spread, of: part.name)
      case .value(let value): take(.init(["value"], [[value]]), of: part.name)
      }
    }
    return CSVText.draw(
      .init(
        ["part"] + columns,
        rows.map { row in [.text(row.part)] + columns.map { row.cells[$0] ?? .absent } }))
  }
}

extension Report.Grid {
  /// The same without objects: each member becomes a column, `column.member`, sorted by name.
  fileprivate var spread: Report.Grid {
    var names: [String] = []
    var readers: [([Value]) -> Value] = []
    for (place, column) in columns.enumerated() {
      let members = Set(rows.flatMap { Self.members($0[place]).map { ByteText($0.0) } }).sorted()
        .map(\.text)
      guard !members.isEmpty else {
        names.append(column)
        readers.append { $0[place] }
        continue
      }
      for member in members {
        names.append("\(column).\(member)")
        readers.append { row in
          Self.members(row[place]).first { $0.0.hasBytes(of: member) }?.1 ?? .absent
        }
      }
    }
    return Report.Grid(names, rows.map { row in readers.map { $0(row) } })
  }

  private static func members(_ value: Value) -> [(String, Value)] {
    if case .object(let members) = value { members } else { [] }
  }
}
