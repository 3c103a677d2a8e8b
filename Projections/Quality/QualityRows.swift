import Exchange
import Projecting

struct LotKey: TableKey {
  var item: ItemID
  var lot: LotID?

  var tableHash: UInt64 { UInt64(item.number).mixed(UInt64(lot?.number ?? 0)) }

  func write(to writer: inout RowWriter) {
    writer.key(item)
    writer.key(lot)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> LotKey {
    LotKey(item: try reader.requiredKey(), lot: try reader.keyIdentifier())
  }
}

/// What the checks of a lot amount to.
struct CheckRow: TableRow {
  var unit: Unit
  /// Accepted and rejected together.
  var checked = ExactDecimal.zero
  var rejected = ExactDecimal.zero
  /// The last that was said of why.
  var reason = ""

  init(unit: Unit) { self.unit = unit }

  /// A correction of a check moves pieces between accepted and rejected; a reversal takes it away.
  mutating func note(_ fact: borrowing Fact) {
    let stated = (fact.event.accepted?.value ?? .zero) + (fact.event.rejected?.value ?? .zero)
    rejected += fact.change
    if fact.occurrence > 0 {
      checked += stated
      reason = fact.event.text(.reason) ?? reason
    } else if fact.occurrence < 0 {
      checked = checked - stated
    }
  }

  func write(to writer: inout RowWriter) {
    writer.write(unit)
    writer.write(checked)
    writer.write(rejected)
    writer.write(reason)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> CheckRow {
    var row = CheckRow(unit: try reader.unit())
    row.checked = try reader.decimal()
    row.rejected = try reader.decimal()
    row.reason = try reader.text()
    return row
  }
}

/// What of an item went into a step, or came out of it.
struct StepKey: TableKey {
  var process: ProcessID
  var item: ItemID

  var tableHash: UInt64 { UInt64(process.number).mixed(UInt64(item.number)) }

  func write(to writer: inout RowWriter) {
    writer.key(process)
    writer.key(item)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> StepKey {
    StepKey(process: try reader.requiredKey(), item: try reader.requiredKey())
  }
}

struct MadeRow: TableRow {
  var unit: Unit
  var amount = ExactDecimal.zero

  init(unit: Unit) { self.unit = unit }

  func write(to writer: inout RowWriter) {
    writer.write(unit)
    writer.write(amount)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> MadeRow {
    var row = MadeRow(unit: try reader.unit())
    row.amount = try reader.decimal()
    return row
  }
}

/// How the acts were told.
struct RecordsRow: TableRow {
  var acts = 0
  var soon = 0
  var imported = 0

  func write(to writer: inout RowWriter) {
    writer.write(UInt64(acts))
    writer.write(UInt64(soon))
    writer.write(UInt64(imported))
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> RecordsRow {
    var row = RecordsRow()
    row.acts = Int(clamping: try reader.number())
    row.soon = Int(clamping: try reader.number())
    row.imported = Int(clamping: try reader.number())
    return row
  }
}

/// That something is there.
struct Flag: TableRow {
  func write(to writer: inout RowWriter) {}

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> Flag { Flag() }
}
