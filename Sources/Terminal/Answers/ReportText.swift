import Exchange
import Projecting
import Wording

/// Draws reports for people: titled, aligned tables in their words.
struct ReportText {
  let words: any Words
  let zone: LedgerZone
  var isColoured = false
  /// Whether texts of people are shown in their lines.
  var keepsLines = false
  private(set) var output = ""

  init(words: any Words, zone: LedgerZone, isColoured: Bool = false, keepsLines: Bool = false) {
    self.words = words
    self.zone = zone
    self.isColoured = isColoured
    self.keepsLines = keepsLines
  }

  mutating func line(_ text: String) { output += text + "\n" }

  mutating func draw(_ report: Report) {
    for part in report.parts {
      switch part.content {
      case .table(let grid): draw(grid, named: part.name)
      case .value(let value) where part.name == "asOf": drawStamp(value)
      case .value(let value): draw(value, named: part.name)
      }
    }
  }

  /// A table under its title, or the sentence that there is nothing.
  mutating func draw(_ grid: Report.Grid, named name: String) {
    let part = AnswerPart(rawValue: name).map(words.part)
    if !output.isEmpty { output += "\n" }
    guard !grid.rows.isEmpty else {
      return line(part?.empty ?? "\(name): –")
    }
    line(strong(part?.title ?? name))
    let grid = grid.unfolded(repeating: false)
    let used = grid.columns.indices.filter(grid.uses)
    let rows = grid.newestRows
    let table = TableText(
      titles: used.map { printable(words.title(ofColumn: grid.columns[$0])) },
      rows: rows.flatMap { row in
        TableText.rows(of: used.map { lines(row[$0], in: grid.columns[$0]) })
      },
      isNumeric: used.map { column in rows.contains { isNumber($0[column]) } })
    output += table.draw(strong: strong)
  }

  private mutating func draw(_ value: Value, named name: String) {
    let title =
      AnswerPart(rawValue: name).map { words.part($0).title } ?? words.title(ofColumn: name)
    switch value {
    case .absent: return
    case .flag(false): return
    case .object(let members):
      let known = members.filter { !isAbsent($0.1) }
      guard !known.isEmpty else { return }
      if !output.isEmpty { output += "\n" }
      let shown = known.map { printable(words.title(ofColumn: $0)) + " " + cell($1, in: $0) }
      line(strong(title) + words.colon + shown.joined(separator: ", "))
    default:
      if !output.isEmpty { output += "\n" }
      line(strong(title) + words.colon + cell(value, in: name))
    }
  }

  private mutating func drawStamp(_ value: Value) {
    guard case .object(let members) = value else { return }
    func member(_ name: String) -> String? {
      members.first { $0.0 == name }.flatMap { isAbsent($0.1) ? nil : cell($0.1, in: name) }
    }
    let stamp = Phrase.asOf(
      at: member("at"), known: member("known"), size: member("size") ?? words.language.format(0))
    line("(\(words.phrase(stamp)))")
  }

  // MARK: - Cells

  /// A value in one line, a text that somebody wrote in its own.
  func lines(_ value: Value, in column: String) -> [String] {
    if keepsLines, column == "text", case .text(let text) = value { return text.shownLines }
    return [cell(value, in: column)]
  }

  /// A value as people read it, in the column of this name.
  func cell(_ value: Value, in column: String) -> String {
    switch value {
    case .absent: ""
    case .text(let text): cell(text, in: column)
    case .decimal(let decimal): words.decimal(decimal)
    case .integer(let number): words.language.format(number)
    case .tooLarge(let acts): words.language.tooLarge(because: acts.map { printable($0) })
    case .flag(let flag): words.term(flag ? .yes : .no)
    case .object(let members):
      members.filter { !isAbsent($0.1) }
        .map { printable(words.word($0, inColumn: column)) + " " + cell($1, in: $0) }
        .joined(separator: ", ")
    case .list(let values): values.map { cell($0, in: column) }.joined(separator: " ; ")
    }
  }

  private static let times: Set<String> = [
    "at", "known", "started", "due", "occurredAt", "recordedAt", "from", "to", "until",
    "since", "issued", "answeredOn",
    "validFrom", "validUntil", "confirmedOn", "keptOn", "givenOn", "withdrawnOn", "writtenOn",
    "addedOn", "seenOn", "evidenceChangedOn",
  ]

  private func cell(_ text: String, in column: String) -> String {
    if Self.times.contains(column), let time = Timestamp(text) {
      return words.language.format(time, in: zone)
    }
    return printable(words.word(text, inColumn: column))
  }

  private func strong(_ text: String) -> String {
    isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  private func isAbsent(_ value: Value) -> Bool {
    if case .absent = value { true } else { false }
  }

  private func isNumber(_ value: Value) -> Bool {
    switch value {
    case .decimal, .integer: true
    default: false
    }
  }
}

/// Columns side by side: numbers to the right, the rest to the left.
struct TableText {
  var titles: [String]
  var rows: [[String]]
  var isNumeric: [Bool]

  /// A row whose cells have several lines, as rows one under the other: what follows stands in its own column.
  static func rows(of cells: [[String]]) -> [[String]] {
    let count = cells.reduce(1) { max($0, $1.count) }
    return (0..<count).map { line in cells.map { line < $0.count ? $0[line] : "" } }
  }

  func draw(strong: (String) -> String = { $0 }) -> String {
    let widths = titles.indices.map { column in
      rows.reduce(titles[column].width) { max($0, $1[column].width) }
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    var text = Array((strong(line(titles, widths)) + "\n" + rule + "\n").utf8)
    text.reserveCapacity(text.count + rows.count * (widths.reduce(0, +) + 2 * widths.count))
    for row in rows {
      append(row, widths, to: &text)
      text.append(UInt8(ascii: "\n"))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var text: [UInt8] = []
    append(cells, widths, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Spaces are owed until something follows them, so that no line ends in one.
  private func append(_ cells: [String], _ widths: [Int], to text: inout [UInt8]) {
    var owed = 0
    for (column, cell) in cells.enumerated() {
      let space = max(0, widths[column] - cell.width)
      if isNumeric[column] { owed += space }
      if !cell.isEmpty {
        for _ in 0..<owed { text.append(UInt8(ascii: " ")) }
        text.append(contentsOf: cell.utf8)
        owed = 0
      }
      owed += (isNumeric[column] ? 0 : space) + 2
    }
  }
}

extension String {
  /// The lines of a text that somebody wrote, each fit to be shown; what moves to a column is some spaces.
  var shownLines: [String] {
    unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let line = line.last == "\r" ? line.dropLast() : line
      return printable(String(line).replacing("\t", with: "    "))
    }
  }

  /// Characters it takes on a line; plain text is counted by its bytes.
  fileprivate var width: Int {
    utf8.allSatisfy { $0 < 0x80 } ? utf8.count : count
  }
}
