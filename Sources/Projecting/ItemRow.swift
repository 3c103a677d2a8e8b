public import Exchange

/// What the log says of an item: for projectors that need its unit, its names or what may stand in for
/// it.
public struct ItemRow: TableRow, Sendable {
  public var unit: Unit
  /// What will do as well, by the item's own definition.
  public var substitutes: [ItemID]
  /// How it is called, by language.
  public var labels: [DetailEntry] = []

  /// Nil where the act defines no item.
  public init?(_ act: borrowing Event) {
    guard act.kind == .itemDefined, let unit = act.unit else { return nil }
    self.unit = unit
    substitutes = act.substitutes
    if case .object(let entries)? = act.details[.labels] { labels = entries }
  }

  public func write(to writer: inout RowWriter) {
    writer.write(unit)
    writer.write(UInt64(substitutes.count))
    for item in substitutes { writer.write(item) }
    writer.write(UInt64(labels.count))
    for label in labels {
      writer.write(label.key)
      writer.write(label.value)
    }
  }

  public static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ItemRow {
    var row = ItemRow(unit: try reader.unit())
    for _ in 0..<(try reader.number()) { row.substitutes.append(try reader.required()) }
    for _ in 0..<(try reader.number()) {
      let language = try reader.text()
      row.labels.append(DetailEntry(key: language, value: try reader.text()))
    }
    return row
  }

  private init(unit: Unit) {
    self.unit = unit
    substitutes = []
  }
}
