import Exchange
import Projecting

/// What has a name that acts refer to: a need, an offer, a promise, a list.
protocol NamedRow {
  /// The position of the act that took the name.
  var position: Position { get }
}

extension NamedRow {
  /// Whether an act at this position referred to what has the name now.
  func isMeant(by position: Position?) -> Bool { position.map { $0 > self.position } ?? true }
}

/// A need or an offer.
struct IntentRow: TableRow, NamedRow {
  /// What may end an intent, and be taken back.
  enum Ending: UInt64, CaseIterable {
    case withdrawn, expired, duplicate

    init?(_ kind: EventKind) {
      switch kind {
      case .intentWithdrawn: self = .withdrawn
      case .intentExpired: self = .expired
      case .intentMarkedDuplicate: self = .duplicate
      default: return nil
      }
    }
  }
  var isNeed: Bool
  var agent: AgentID
  var item: ItemID
  var unit: Unit
  /// What the act amounts to: see ``asked``.
  var amount: ExactDecimal
  var isKnown: Bool
  var due: Timestamp?
  var list: PromiseID?
  var published: Moment
  var verifications: [Moment] = []
  /// Brought without a commitment.
  var delivered = ExactDecimal.zero
  var isReversed = false
  var endings: [Ending: Int] = [:]

  /// `unit` is the item's: for an intent that says no quantity.
  init?(_ fact: borrowing Fact, unit: Unit?) {
    let isNeed = fact.event.kind == .needPublished
    guard let agent = isNeed ? fact.event.receiver : fact.event.provider, let item = fact.event.item
    else { return nil }
    let quantity = fact.event.quantity
    self.init(
      isNeed: isNeed, agent: agent, item: item, unit: quantity?.unit ?? unit ?? .one,
      amount: fact.change, isKnown: quantity != nil, published: fact.moment)
    due = fact.event.due
    list = fact.event.list
  }

  var position: Position { published.position }
  /// Nil for "we do not know how many".
  var asked: ExactDecimal? { isKnown ? amount : nil }
  /// When it was published or last verified.
  var confirmed: Instant { max(published, verifications.max() ?? published).instant }
  /// Whether it wants nothing more.
  var isOver: Bool { Ending.allCases.contains(where: has) }

  func has(_ ending: Ending) -> Bool { endings[ending, default: 0] > 0 }

  func write(to writer: inout RowWriter) {
    writer.write(isNeed)
    writer.write(agent)
    writer.write(item)
    writer.write(unit)
    writer.write(amount)
    writer.write(isKnown)
    writer.write(published)
    writer.write(due)
    writer.write(list)
    writer.write(UInt64(verifications.count))
    for moment in verifications { writer.write(moment) }
    writer.write(delivered)
    writer.write(isReversed)
    for ending in Ending.allCases { writer.write(Int64(endings[ending, default: 0])) }
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> IntentRow {
    var row = IntentRow(
      isNeed: try reader.flag(), agent: try reader.required(), item: try reader.required(),
      unit: try reader.unit(), amount: try reader.decimal(), isKnown: try reader.flag(),
      published: try reader.moment())
    row.due = try reader.time()
    row.list = try reader.identifier()
    for _ in 0..<(try reader.number()) { row.verifications.append(try reader.moment()) }
    row.delivered = try reader.decimal()
    row.isReversed = try reader.flag()
    for ending in Ending.allCases { row.endings[ending] = Int(try reader.signedNumber()) }
    return row
  }

  private init(
    isNeed: Bool, agent: AgentID, item: ItemID, unit: Unit, amount: ExactDecimal, isKnown: Bool,
    published: Moment
  ) {
    self.isNeed = isNeed
    self.agent = agent
    self.item = item
    self.unit = unit
    self.amount = amount
    self.isKnown = isKnown
    self.published = published
  }
}

/// A promise.
struct CommitmentRow: TableRow, NamedRow {
  struct Change {
    var moment: Moment
    var amount: ExactDecimal?
    var due: Timestamp?
    var item: ItemID?
  }
  var made: Moment
  var provider: AgentID
  var receiver: AgentID
  /// As it was made; see ``itemNow``, ``amount`` and ``dueNow``.
  var item: ItemID?
  var unit: Unit
  var promised: ExactDecimal
  var due: Timestamp?
  var satisfies: [PromiseID]
  var fulfilled = ExactDecimal.zero
  var cancellations = 0
  var isReversed = false
  /// In effective order; the last that says something counts.
  var changes: [Change] = []

  init?(_ fact: borrowing Fact) {
    guard let provider = fact.event.provider, let receiver = fact.event.receiver else { return nil }
    self.init(
      made: fact.moment, provider: provider, receiver: receiver, item: fact.event.item,
      unit: fact.event.measure.unit, promised: fact.event.measure.value)
    due = fact.event.due
    if case .texts(let names)? = fact.event.details[.satisfies] {
      satisfies = names.map { PromiseID($0) }
    }
  }

  var position: Position { made.position }
  var isCancelled: Bool { cancellations > 0 }
  var itemNow: ItemID? { changes.last { $0.item != nil }?.item ?? item }
  /// What is promised now.
  var amount: ExactDecimal { changes.last { $0.amount != nil }?.amount ?? promised }
  var dueNow: Timestamp? { changes.last { $0.due != nil }?.due ?? due }

  func write(to writer: inout RowWriter) {
    writer.write(made)
    writer.write(provider)
    writer.write(receiver)
    writer.write(item)
    writer.write(unit)
    writer.write(promised)
    writer.write(due)
    writer.write(UInt64(satisfies.count))
    for intent in satisfies { writer.write(intent) }
    writer.write(fulfilled)
    writer.write(Int64(cancellations))
    writer.write(isReversed)
    writer.write(UInt64(changes.count))
    for change in changes {
      writer.write(change.moment)
      writer.write(change.amount != nil)
      writer.write(change.amount ?? .zero)
      writer.write(change.due)
      writer.write(change.item)
    }
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> CommitmentRow {
    var row = CommitmentRow(
      made: try reader.moment(), provider: try reader.required(), receiver: try reader.required(),
      item: try reader.identifier(), unit: try reader.unit(), promised: try reader.decimal())
    row.due = try reader.time()
    for _ in 0..<(try reader.number()) { row.satisfies.append(try reader.required()) }
    row.fulfilled = try reader.decimal()
    row.cancellations = Int(try reader.signedNumber())
    row.isReversed = try reader.flag()
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
    made: Moment, provider: AgentID, receiver: AgentID, item: ItemID?, unit: Unit,
    promised: ExactDecimal
  ) {
    self.made = made
    self.provider = provider
    self.receiver = receiver
    self.item = item
    self.unit = unit
    self.promised = promised
    satisfies = []
  }
}

struct ListRow: TableRow, NamedRow {
  var opened: Position
  var owner: AgentID?
  var isReversed = false
  var closings = 0

  init(opened: Position, owner: AgentID?) {
    self.opened = opened
    self.owner = owner
  }

  var position: Position { opened }

  func write(to writer: inout RowWriter) {
    writer.write(opened)
    writer.write(owner)
    writer.write(isReversed)
    writer.write(Int64(closings))
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ListRow {
    var row = ListRow(opened: try reader.number(), owner: try reader.identifier())
    row.isReversed = try reader.flag()
    row.closings = Int(try reader.signedNumber())
    return row
  }
}

/// An item of a list; a list is known by the position of the act that opened it.
struct ListItemKey: TableKey {
  var opened: Position
  var item: ItemID

  var tableHash: UInt64 { opened.mixed(UInt64(item.number)) }

  func write(to writer: inout RowWriter) {
    writer.key(opened)
    writer.key(item)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ListItemKey {
    ListItemKey(opened: try reader.keyNumber(), item: try reader.requiredKey())
  }
}

struct ListItemRow: TableRow {
  var bought = ExactDecimal.zero
  var delivered = ExactDecimal.zero

  var isNothing: Bool { bought.isZero && delivered.isZero }

  func write(to writer: inout RowWriter) {
    writer.write(bought)
    writer.write(delivered)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ListItemRow {
    ListItemRow(bought: try reader.decimal(), delivered: try reader.decimal())
  }
}
