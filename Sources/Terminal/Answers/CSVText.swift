import Exchange
import Projecting

/// A table as CSV for machines: RFC 4180, English keys. Whoever opens it in a spreadsheet has no formula run:
/// programs that need every text as it is ask for JSON.
enum CSVText {
  static func draw(_ grid: Report.Grid) -> String {
    let lines = [grid.columns.map(harmless)] + grid.rows.map { $0.map(cell) }
    return lines.map { $0.map { quoted($0) }.joined(separator: ",") + "\r\n" }.joined()
  }

  /// Numbers may begin with a minus; all else comes from people.
  private static func cell(_ value: Value) -> String {
    switch value {
    case .decimal, .integer, .flag, .absent: plain(value)
    case .text, .tooLarge, .object, .list: harmless(plain(value))
    }
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

  /// A text that no spreadsheet computes: what begins like a formula is led by an apostrophe, also
  /// where spaces, quotes, signs that are not seen or marks that hang on nothing come before.
  static func harmless(_ text: String) -> String {
    if let first = text.unicodeScalars.first, first == "\t" || first == "\r" { return led(text) }
    let start = text.unicodeScalars.first { !$0.isPassedOver }
    return start.map(leads.contains) == true ? led(text) : text
  }

  private static func led(_ text: String) -> String {
    String("'".unicodeScalars + text.unicodeScalars)
  }

  /// What begins a formula, also in the wide form that some keyboards give.
  private static let leads: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
}

extension Unicode.Scalar {
  /// Whether a reader of CSV may take it for a mark of the format: quotes, and whatever ends a line.
  fileprivate var mustBeQuoted: Bool {
    switch self {
    case "\"", "\n", "\u{B}", "\u{C}", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  /// Whether a spreadsheet may see past it to what begins the cell.
  fileprivate var isPassedOver: Bool {
    if self == "\"" || properties.isWhitespace || isSteering { return true }
    switch properties.generalCategory {
    case .format, .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }
}
