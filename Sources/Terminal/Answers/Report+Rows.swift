import Exchange
import Projecting

extension Report.Grid {
  /// Rows by the names of their columns.
  var told: [[String: Value]] {
    rows.map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }
  }
}

extension [String: Value] {
  func text(_ column: String) -> String? {
    if case .text(let text)? = self[column] { text } else { nil }
  }

  func decimal(_ column: String) -> ExactDecimal? {
    if case .decimal(let number)? = self[column] { number } else { nil }
  }
}
