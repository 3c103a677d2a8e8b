import Exchange
import Projecting

/// A table as CSV for machines: RFC 4180, English keys.
enum CSVText {
  static func draw(_ grid: Report.Grid) -> String {
    let lines = [grid.columns] + grid.rows.map { $0.map(plain) }
    return lines.map { $0.map { quoted($0) }.joined(separator: ",") + "\r\n" }.joined()
  }

  private static func plain(_ value: Value) -> String {
    switch value {
    case .absent: ""
    case .text(let text): text
    case .decimal(let decimal): decimal.description
    case .integer(let number): String(number)
    case .tooLarge(let acts): (["tooLarge"] + acts).joined(separator: " ")
    case .flag(let flag): flag ? "true" : "false"
    case .object(let members):
      members.map { "\($0)=\(plain($1))" }.joined(separator: " ")
    case .list(let values): values.map(plain).joined(separator: "; ")
    }
  }

  /// A cell, between quotes where it must be. A file is bytes: a quote is one whatever mark follows it,
  /// which Swift would take with it as one other character.
  static func quoted(_ text: String, separator: Unicode.Scalar = ",") -> String {
    guard text.unicodeScalars.contains(where: { $0 == separator || $0.mustBeQuoted }) else {
      return text
    }
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}

extension Unicode.Scalar {
  /// Whether a reader of CSV may take it for a mark of the format: quotes, and whatever ends a line.
  fileprivate var mustBeQuoted: Bool {
    switch self {
    case "\"", "\n", "\u{B}", "\u{C}", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}
