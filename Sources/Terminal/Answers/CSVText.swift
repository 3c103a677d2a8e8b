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

  /// A cell, between quotes where it must be.
  static func quoted(_ text: String, separator: Unicode.Scalar = ",") -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0 != separator && $0 != "\"" && $0 != "\n" && $0 != "\r"
    }
    if isPlain { return text }
    var quoted = "\""
    for character in text { quoted += character == "\"" ? "\"\"" : String(character) }
    return quoted + "\""
  }
}
