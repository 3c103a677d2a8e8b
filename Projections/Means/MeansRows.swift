import Exchange
import Projecting

/// In which way somebody gave.
enum Mode: UInt64, CaseIterable {
  case time = 1
  case goods, loan, service, transport
}

struct WorkKey: TableKey {
  var skill: Term?
  var isPaid: Bool
  var worker: AgentID

  var tableHash: UInt64 {
    UInt64(worker.number).mixed(UInt64(skill?.number ?? 0) << 1 | (isPaid ? 1 : 0))
  }

  func write(to writer: inout RowWriter) {
    writer.key(skill)
    writer.key(isPaid ? 1 : 0)
    writer.key(worker)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> WorkKey {
    let skill: Term? = try reader.keyIdentifier()
    let isPaid = try reader.keyNumber() == 1
    return WorkKey(skill: skill, isPaid: isPaid, worker: try reader.requiredKey())
  }
}

/// One gift, by the position of its act.
struct GiftKey: TableKey {
  var item: ItemID
  var giver: AgentID
  var position: Position

  var tableHash: UInt64 { UInt64(item.number).mixed(position) }

  func write(to writer: inout RowWriter) {
    writer.key(item)
    writer.key(giver)
    writer.key(position)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> GiftKey {
    let item: ItemID = try reader.requiredKey()
    let giver: AgentID = try reader.requiredKey()
    return GiftKey(item: item, giver: giver, position: try reader.keyNumber())
  }
}

struct GiftRow: TableRow {
  var unit: Unit
  var quantity = ExactDecimal.zero
  /// Euros that the donor said it is worth.
  var declared: ExactDecimal?

  init(unit: Unit) { self.unit = unit }

  func write(to writer: inout RowWriter) {
    writer.write(unit)
    writer.write(quantity)
    writer.write(declared != nil)
    writer.write(declared ?? .zero)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> GiftRow {
    var row = GiftRow(unit: try reader.unit())
    row.quantity = try reader.decimal()
    let isDeclared = try reader.flag()
    let declared = try reader.decimal()
    row.declared = isDeclared ? declared : nil
    return row
  }
}

struct GiverKey: TableKey {
  var giver: AgentID
  var mode: Mode

  var tableHash: UInt64 { UInt64(giver.number).mixed(mode.rawValue) }

  func write(to writer: inout RowWriter) {
    writer.key(giver)
    writer.key(mode.rawValue)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> GiverKey {
    let giver: AgentID = try reader.requiredKey()
    guard let mode = Mode(rawValue: try reader.keyNumber()) else { throw RowReader.Damage() }
    return GiverKey(giver: giver, mode: mode)
  }
}

struct GiverRow: TableRow {
  /// Acts that were not reversed.
  var acts = 0

  func write(to writer: inout RowWriter) { writer.write(Int64(acts)) }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> GiverRow {
    GiverRow(acts: Int(try reader.signedNumber()))
  }
}

struct HomeRow: TableRow {
  var agent: AgentID

  func write(to writer: inout RowWriter) { writer.write(agent) }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> HomeRow {
    HomeRow(agent: try reader.required())
  }
}
