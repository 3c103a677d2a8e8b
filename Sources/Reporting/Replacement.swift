import Exchange
import Projecting

/// What it would have cost to buy what was delivered, by the assumptions `ITEM.unit` in force: shown
/// beside what was put in and never added to it (the chain is valued once, rule D2).
struct Replacement {
  private let answer: Report

  init(_ parts: [Report.Part]) { answer = Report(parts) }

  var part: Report.Part {
    let prices = prices
    let rows = answer.rows("delivered").compactMap { row -> [Value]? in
      guard let item = row.text("item"), let unit = row.text("unit"),
        let net = row.decimal("net"), net > .zero
      else { return nil }
      func price(_ suffix: String) -> ExactDecimal? {
        guard let price = prices[ByteText("\(item).unit\(suffix)")], price.unit ?? unit == unit
        else {
          return nil
        }
        return price.value
      }
      let central = price("")
      guard let low = price(".low") ?? central, let high = price(".high") ?? central,
        low <= high
      else {
        return nil
      }
      func worth(_ price: ExactDecimal?) -> Value {
        guard let price else { return .absent }
        return net.times(price).map(Value.decimal) ?? .tooLarge(because: [])
      }
      return [
        .text(item), .text(unit), .decimal(net), worth(low), worth(central), worth(high),
        .text("\(item).unit"),
      ]
    }
    return .init(
      "replacement",
      .table(.init(["item", "unit", "quantity", "low", "central", "high", "key"], rows)))
  }

  private var prices: [ByteText: (value: ExactDecimal, unit: String?)] {
    var prices: [ByteText: (value: ExactDecimal, unit: String?)] = [:]
    for row in answer.rows("assumptions") where row.text("currency") == "EUR" {
      guard let key = row.text("key"), let value = row.decimal("value") else { continue }
      prices[ByteText(key)] = (value, row.text("unit"))
    }
    return prices
  }
}

/// One row of a table by the names of its columns, or the members of a value.
struct ReportRow: Sendable {
  private let values: [String: Value]

  init(_ columns: [String], _ row: [Value]) {
    values = Dictionary(zip(columns, row)) { first, _ in first }
  }

  /// A text; nil for what is absent or no text.
  func text(_ column: String) -> String? {
    if case .text(let text)? = values[column] { text } else { nil }
  }

  /// A number, whole or not.
  func decimal(_ column: String) -> ExactDecimal? {
    switch values[column] {
    case .decimal(let decimal): decimal
    case .integer(let number): ExactDecimal(number)
    default: nil
    }
  }
}

extension Report {
  /// The rows of a table; none where it is not there.
  func rows(_ name: String) -> [ReportRow] {
    guard let grid = table(name) else { return [] }
    return grid.rows.map { ReportRow(grid.columns, $0) }
  }
}
