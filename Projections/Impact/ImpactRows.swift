import Exchange
import Projecting

/// What went to one receiver, by item and by the category that the act stated.
struct FlowKey: TableKey {
  enum Flow: UInt64 {
    case delivered = 1
    case facilitated, service
  }
  var flow: Flow
  var item: ItemID
  var receiver: AgentID
  var category: Term?

  var tableHash: UInt64 {
    UInt64(item.number).mixed(UInt64(receiver.number) << 32 | UInt64(category?.number ?? 0))
      .mixed(flow.rawValue)
  }

  func write(to writer: inout RowWriter) {
    writer.key(flow.rawValue)
    writer.key(item)
    writer.key(receiver)
    writer.key(category)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> FlowKey {
    guard let flow = Flow(rawValue: try reader.keyNumber()) else { throw RowReader.Damage() }
    let item: ItemID = try reader.requiredKey()
    return FlowKey(
      flow: flow, item: item, receiver: try reader.requiredKey(),
      category: try reader.keyIdentifier())
  }
}

struct FlowRow: TableRow {
  var unit: Unit
  var gross = ExactDecimal.zero
  var returned = ExactDecimal.zero
  var confirmed = ExactDecimal.zero

  var net: ExactDecimal { gross - returned }

  init(unit: Unit) {
    self.unit = unit
  }

  mutating func add(_ other: FlowRow) {
    gross += other.gross
    returned += other.returned
    confirmed += other.confirmed
  }

  func write(to writer: inout RowWriter) {
    writer.write(unit)
    writer.write(gross)
    writer.write(returned)
    writer.write(confirmed)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> FlowRow {
    var row = FlowRow(unit: try reader.unit())
    row.gross = try reader.decimal()
    row.returned = try reader.decimal()
    row.confirmed = try reader.decimal()
    return row
  }
}

struct TotalKey: TableKey {
  enum Kind: UInt64 {
    case copies = 1
    case hoursGiven, hoursPaid
    case reportsIssued, restatements
  }
  var kind: Kind
  var name: Term?

  init(_ kind: Kind, _ name: Term?) {
    self.kind = kind
    self.name = name
  }

  var tableHash: UInt64 { kind.rawValue.mixed(UInt64(name?.number ?? 0)) }

  func write(to writer: inout RowWriter) {
    writer.key(kind.rawValue)
    writer.key(name)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> TotalKey {
    guard let kind = Kind(rawValue: try reader.keyNumber()) else { throw RowReader.Damage() }
    return TotalKey(kind, try reader.keyIdentifier())
  }
}

/// What is known of a delivery's arrival.
struct ReceiptRow: TableRow {
  /// What the delivery amounts to after its corrections.
  var delivered: ExactDecimal
  var isConfirmed = false
  /// What the confirmation says was received; nil when it says nothing of it.
  var received: ExactDecimal?
  var refused = ExactDecimal.zero

  init(delivered: ExactDecimal) {
    self.delivered = delivered
  }

  /// What counts as confirmed: never more than was delivered.
  var confirmed: ExactDecimal {
    isConfirmed ? max(.zero, min(received ?? delivered - refused, delivered)) : .zero
  }

  func write(to writer: inout RowWriter) {
    writer.write(delivered)
    writer.write(isConfirmed)
    writer.write(received != nil)
    writer.write(received ?? .zero)
    writer.write(refused)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ReceiptRow {
    var row = ReceiptRow(delivered: try reader.decimal())
    row.isConfirmed = try reader.flag()
    let isReceived = try reader.flag()
    let received = try reader.decimal()
    row.received = isReceived ? received : nil
    row.refused = try reader.decimal()
    return row
  }
}
