public import Exchange
public import Projecting

/// One promise.
public struct CommitmentRow: TableRow, NamedRow, Sendable {
  public struct Change: Sendable {
    var moment: Moment
    var amount: ExactDecimal?
    var due: Timestamp?
    var item: ItemID?
  }
  /// When it was made.
  public var made: Moment
  public var time: Timestamp
  public var provider: AgentID
  public var receiver: AgentID
  /// As it was made; see ``itemNow``, ``amount`` and ``dueNow``.
  var item: ItemID?
  public var unit: Unit
  var promised: ExactDecimal
  var due: Timestamp?
  public var satisfies: [PromiseID]
  /// The call to members that it answers.
  public var call: PromiseID?
  public var fulfilled = ExactDecimal.zero
  var cancellations = 0
  public var isReversed = false
  /// Whether the provider keeps stock back for it.
  public var reserves = false
  /// In effective order; the last that says something counts.
  var changes: [Change] = []

  /// Nil for an act that lacks a party.
  init?(_ fact: borrowing Fact) {
    guard let provider = fact.event.provider, let receiver = fact.event.receiver else { return nil }
    self.init(
      made: fact.moment, time: fact.event.occurredAt, provider: provider, receiver: receiver,
      item: fact.event.item, unit: fact.event.measure.unit, promised: fact.event.measure.value)
    due = fact.event.due
    call = fact.event.call
    reserves = fact.event.reserve ?? false
    if case .texts(let names)? = fact.event.details[.satisfies] {
      satisfies = names.map { PromiseID($0) }
    }
  }

  public var lostAt: Position?
  public var position: Position { made.position }
  public var isCancelled: Bool { cancellations > 0 }
  /// The item that is promised now.
  public var itemNow: ItemID? { changes.last { $0.item != nil }?.item ?? item }
  /// What is promised now.
  public var amount: ExactDecimal { changes.last { $0.amount != nil }?.amount ?? promised }
  /// The day by which it is to be kept, after its changes.
  public var dueNow: Timestamp? { changes.last { $0.due != nil }?.due ?? due }
  /// Whether it is kept as far as it was promised.
  public var isFulfilled: Bool { fulfilled >= amount }
  /// What is still to come; nothing of a promise that was cancelled.
  public var remaining: ExactDecimal {
    isCancelled || isReversed ? .zero : max(.zero, amount - fulfilled)
  }
  public var surplus: ExactDecimal { max(.zero, fulfilled - amount) }

  /// Whose stock of what it holds back, if any.
  var reservation: CommitmentBook.Reserved? {
    guard reserves, let item = itemNow else { return nil }
    return CommitmentBook.Reserved(agent: provider, item: item)
  }

  public func write(to writer: inout RowWriter) {
    writer.write(made)
    writer.write(time)
    writer.write(provider)
    writer.write(receiver)
    writer.write(item)
    writer.write(unit)
    writer.write(promised)
    writer.write(due)
    writer.write(call)
    writer.write(UInt64(satisfies.count))
    for intent in satisfies { writer.write(intent) }
    writer.write(fulfilled)
    writer.write(Int64(cancellations))
    writer.write(isReversed)
    writer.write(reserves)
    writer.write(UInt64(changes.count))
    for change in changes {
      writer.write(change.moment)
      writer.write(change.amount != nil)
      writer.write(change.amount ?? .zero)
      writer.write(change.due)
      writer.write(change.item)
    }
  }

  public static func read(from reader: inout RowReader) throws(RowReader.Damage) -> CommitmentRow {
    let made = try reader.moment()
    guard let time = try reader.time() else { throw RowReader.Damage() }
    var row = CommitmentRow(
      made: made, time: time, provider: try reader.required(), receiver: try reader.required(),
      item: try reader.identifier(), unit: try reader.unit(), promised: try reader.decimal())
    row.due = try reader.time()
    row.call = try reader.identifier()
    for _ in 0..<(try reader.number()) { row.satisfies.append(try reader.required()) }
    row.fulfilled = try reader.decimal()
    row.cancellations = Int(try reader.signedNumber())
    row.isReversed = try reader.flag()
    row.reserves = try reader.flag()
    for _ in 0..<(try reader.number()) {
      let moment = try reader.moment()
      let hasAmount = try reader.flag()
      let amount = try reader.decimal()
      row.changes.append(
        Change(
          moment: moment, amount: hasAmount ? amount : nil, due: try reader.time(),
          item: try reader.identifier()))
    }
    return row
  }

  private init(
    made: Moment, time: Timestamp, provider: AgentID, receiver: AgentID, item: ItemID?, unit: Unit,
    promised: ExactDecimal
  ) {
    self.made = made
    self.time = time
    self.provider = provider
    self.receiver = receiver
    self.item = item
    self.unit = unit
    self.promised = promised
    satisfies = []
  }
}
