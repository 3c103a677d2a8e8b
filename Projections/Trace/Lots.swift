import Exchange
import Projecting

/// What the checks of a lot said.
struct LotRow: TableRow {
  /// Accepted and rejected together, by the checks that stand.
  var checked = ExactDecimal.zero
  var rejected = ExactDecimal.zero
  /// What the checks said of it, in the order of the log; the last that stands counts.
  var words: [Words] = []

  struct Words {
    var position: Position
    var conformity: String
    var intendedUse: String
    var excludedUse: String
  }

  /// A correction of a check moves pieces between accepted and rejected; a reversal takes it away.
  mutating func note(_ fact: borrowing Fact) {
    let stated = (fact.event.accepted?.value ?? .zero) + (fact.event.rejected?.value ?? .zero)
    rejected += fact.change
    if fact.occurrence > 0 { checked += stated }
    if fact.occurrence < 0 { checked = checked - stated }
    let origin = fact.event.position ?? fact.position
    guard fact.occurrence != 0 else { return }
    words.removeAll { $0.position == origin }
    let said = Words(
      position: origin, conformity: fact.event.text(.conformity) ?? "",
      intendedUse: fact.event.text(.intendedUse) ?? "",
      excludedUse: fact.event.text(.excludedUse) ?? "")
    if fact.occurrence > 0 { words.append(said) }
  }

  /// The last that a check said of one thing.
  func last(_ part: KeyPath<Words, String>) -> Value {
    words.last { !$0[keyPath: part].isEmpty }.map { .text($0[keyPath: part]) } ?? .absent
  }

  func write(to writer: inout RowWriter) {
    writer.write(checked)
    writer.write(rejected)
    writer.write(UInt64(words.count))
    for said in words {
      writer.write(said.position)
      writer.write(said.conformity)
      writer.write(said.intendedUse)
      writer.write(said.excludedUse)
    }
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> LotRow {
    var row = LotRow()
    row.checked = try reader.decimal()
    row.rejected = try reader.decimal()
    for _ in 0..<(try reader.number()) {
      let position = try reader.number()
      let conformity = try reader.text()
      let intendedUse = try reader.text()
      row.words.append(
        Words(
          position: position, conformity: conformity, intendedUse: intendedUse,
          excludedUse: try reader.text()))
    }
    return row
  }
}
