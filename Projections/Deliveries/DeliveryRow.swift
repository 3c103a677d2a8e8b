import Exchange
import Projecting

/// What is known of one delivery.
struct DeliveryRow: TableRow {
  /// Where it stands; the first that applies.
  enum Status {
    /// Amended to nothing.
    case cancelled
    /// All of it came back.
    case returned
    case unconfirmed
    /// Nothing of it was taken.
    case refused
    /// Less was received than was delivered.
    case partial
    case confirmed
  }

  var id: String
  var isSupply: Bool
  var occurredAt: Timestamp
  var recordedBy: AgentID?
  var provider: AgentID
  var receiver: AgentID
  var carrier: AgentID?
  var item: ItemID
  var lot: LotID?
  var serial: SerialID?
  var unit: Unit
  /// Net of corrections.
  var quantity: ExactDecimal
  /// Whether it keeps a promise, meets a need or belongs to a list.
  var isAwaited: Bool
  /// The category that the act stated.
  var category: Term?
  /// How many people the receiver said it equips.
  var peopleReached: UInt64?
  var returned = ExactDecimal.zero
  var isReversed = false
  var confirmation: Confirmation?

  init?(_ act: borrowing Event) {
    guard let provider = act.provider, let receiver = act.receiver, let item = act.item,
      let quantity = act.quantity
    else { return nil }
    id = act.id.description
    isSupply = act.kind == .supplyFacilitated
    occurredAt = act.occurredAt
    recordedBy = act.recordedBy
    self.provider = provider
    self.receiver = receiver
    carrier = act.agent
    self.item = item
    lot = act.lot
    serial = act.serial
    unit = quantity.unit
    self.quantity = quantity.value
    isAwaited = act.has(.fulfills) || act.has(.intent) || act.has(.list)
    category = act.categoryTerm
    if case .count(let people)? = act.details[.peopleReached] { peopleReached = people }
  }

  /// What stayed with the receiver.
  var net: ExactDecimal { quantity - returned }

  /// What counts as received, never more than was delivered; nil while nobody has confirmed.
  var confirmed: ExactDecimal? {
    guard let confirmation else { return nil }
    let stated = confirmation.received ?? quantity - (confirmation.refused ?? .zero)
    return max(.zero, min(stated, quantity))
  }

  var status: Status {
    if quantity.isZero { return .cancelled }
    if returned >= quantity { return .returned }
    guard let confirmed else { return .unconfirmed }
    if confirmed.isZero { return .refused }
    return confirmed < quantity ? .partial : .confirmed
  }
}

/// What the receiver says of a delivery.
struct Confirmation {
  /// `signature`, `scan`, `link` or `mail`.
  var mode: String?
  var on: Timestamp
  /// Nil where it says nothing of it; the same of `refused`.
  var received: ExactDecimal?
  var refused: ExactDecimal?

  init(_ act: borrowing Event) {
    mode = act.text(.mode)
    on = act.occurredAt
    received = act.received?.value
    refused = act.refused?.value
  }
}

// MARK: - Stored form

extension DeliveryRow {
  func write(to writer: inout RowWriter) {
    writer.write(id)
    writer.write(isSupply)
    writer.write(occurredAt)
    writer.write(recordedBy)
    writer.write(provider)
    writer.write(receiver)
    writer.write(carrier)
    writer.write(item)
    writer.write(lot)
    writer.write(serial)
    writer.write(unit)
    writer.write(quantity)
    writer.write(isAwaited)
    writer.write(category)
    writer.write(peopleReached.map { $0 + 1 } ?? 0)
    writer.write(returned)
    writer.write(isReversed)
    writer.write(confirmation != nil)
    confirmation?.write(to: &writer)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> DeliveryRow {
    try DeliveryRow(from: &reader)
  }

  private init(from reader: inout RowReader) throws(RowReader.Damage) {
    id = try reader.text()
    isSupply = try reader.flag()
    guard let occurredAt = try reader.time() else { throw RowReader.Damage() }
    self.occurredAt = occurredAt
    recordedBy = try reader.identifier()
    provider = try reader.required()
    receiver = try reader.required()
    carrier = try reader.identifier()
    item = try reader.required()
    lot = try reader.identifier()
    serial = try reader.identifier()
    unit = try reader.unit()
    quantity = try reader.decimal()
    isAwaited = try reader.flag()
    category = try reader.identifier()
    let people = try reader.number()
    peopleReached = people == 0 ? nil : people - 1
    returned = try reader.decimal()
    isReversed = try reader.flag()
    if try reader.flag() { confirmation = try Confirmation(from: &reader) }
  }
}

extension Confirmation {
  func write(to writer: inout RowWriter) {
    writer.write(mode ?? "")
    writer.write(on)
    for amount in [received, refused] {
      writer.write(amount != nil)
      writer.write(amount ?? .zero)
    }
  }

  init(from reader: inout RowReader) throws(RowReader.Damage) {
    let mode = try reader.text()
    self.mode = mode.isEmpty ? nil : mode
    guard let on = try reader.time() else { throw RowReader.Damage() }
    self.on = on
    received = try Self.amount(&reader)
    refused = try Self.amount(&reader)
  }

  private static func amount(
    _ reader: inout RowReader
  ) throws(RowReader.Damage) -> ExactDecimal? {
    let isThere = try reader.flag()
    let amount = try reader.decimal()
    return isThere ? amount : nil
  }
}
