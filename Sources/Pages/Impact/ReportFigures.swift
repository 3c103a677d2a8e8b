import Exchange
import Projecting

/// The parts of a report by name. What is not there is not measured: nil, never zero.
struct ReportFigures {
  private var values: [String: Row] = [:]
  private var tables: [String: [Row]] = [:]

  /// One row by the names of its columns.
  struct Row {
    private var cells: [String: Value]

    init(_ pairs: some Sequence<(String, Value)>) {
      cells = Dictionary(pairs.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first })
    }

    func number(_ column: String) -> ExactDecimal? {
      switch cells[column] {
      case .decimal(let number): number
      case .integer(let number): ExactDecimal(number)
      case .absent, .tooLarge, .text, .flag, .object, .list, nil: nil
      }
    }

    func count(_ column: String) -> Int? {
      number(column).map { Int(clamping: $0.micros / 1_000_000) }
    }

    /// The acts that make a figure too large to be told; nil where it is not.
    func excess(_ column: String) -> [String]? {
      if case .tooLarge(let acts) = cells[column] { acts } else { nil }
    }

    func text(_ column: String) -> String? {
      if case .text(let text) = cells[column] { text } else { nil }
    }

    func flag(_ column: String) -> Bool? {
      if case .flag(let flag) = cells[column] { flag } else { nil }
    }

    /// Every text in the cell, also where it holds a list.
    func texts(_ column: String) -> [String] { cells[column].map(Self.texts) ?? [] }

    private static func texts(_ value: Value) -> [String] {
      switch value {
      case .text(let text): [text]
      case .list(let values): values.flatMap(texts)
      case .object(let members): members.flatMap { texts($0.1) }
      case .absent, .decimal, .integer, .tooLarge, .flag: []
      }
    }

    /// The numbers under a cell that is an object, in its order.
    func members(_ column: String) -> [(String, ExactDecimal)] {
      guard case .object(let members) = cells[column] else { return [] }
      return members.compactMap { name, value in
        Row([(name, value)]).number(name).map { (name, $0) }
      }
    }
  }

  init(_ parts: [Report.Part]) {
    for part in parts {
      switch part.content {
      case .value(.object(let members)): values[part.name] = Row(members)
      case .value: break
      case .table(let grid):
        tables[part.name] = grid.rows.map { Row(zip(grid.columns, $0)) }
      }
    }
  }

  subscript(part: String, member: String) -> ExactDecimal? { values[part]?.number(member) }

  /// The members of a value; nil where the report does not have it.
  func value(_ part: String) -> Row? { values[part] }

  func count(_ part: String, _ member: String) -> Int? { values[part]?.count(member) }
  func excess(_ part: String, _ member: String) -> [String]? { values[part]?.excess(member) }
  func text(_ part: String, _ member: String) -> String? { values[part]?.text(member) }

  /// The rows of a table; nil where the report does not have it.
  func table(_ name: String) -> [Row]? { tables[name] }
  func rows(_ name: String) -> [Row] { tables[name] ?? [] }

  /// The row of an item.
  func row(_ name: String, of item: String) -> Row? {
    rows(name).first { $0.text("item") == item }
  }

  /// The item with most verified needs, else the one of which most was delivered.
  var principal: (item: String, unit: Unit)? {
    if let item = text("principal", "item") {
      return (item, Self.unit(text("principal", "unit")))
    }
    let most = rows("delivered").max {
      ($0.number("net") ?? .zero) < ($1.number("net") ?? .zero)
    }
    return most?.text("item").map { ($0, Self.unit(most?.text("unit"))) }
  }

  static func unit(_ name: String?) -> Unit { name.flatMap { Unit($0) } ?? .one }
}

extension ReportFigures.Row {
  var item: String { text("item") ?? "" }
  var unit: Unit { ReportFigures.unit(text("unit")) }
}
