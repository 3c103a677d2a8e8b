import Exchange
import Projecting

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
  /// After which it wants nothing more, unless it was met.
  var validUntil: Timestamp?
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
    validUntil = fact.event.time(.validUntil)
  }

  var lostAt: Position?
  var position: Position { published.position }
  /// Nil for "we do not know how many".
  var asked: ExactDecimal? { isKnown ? amount : nil }
  /// When it was published or last verified.
  var confirmed: Instant { max(published, verifications.max() ?? published).instant }
  /// Whether it wants nothing more.
  var isOver: Bool { Ending.allCases.contains(where: has) }

  /// Whether the time is over for which it was said.
  func hasLapsed(_ moment: AskedMoment) -> Bool {
    validUntil.map { $0.end(in: moment.zone) < moment.now } ?? false
  }

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
    writer.write(validUntil)
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
    row.validUntil = try reader.time()
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

struct ListRow: TableRow, NamedRow {
  var opened: Position
  var owner: AgentID?
  var isReversed = false
  var closings = 0

  init(opened: Position, owner: AgentID?) {
    self.opened = opened
    self.owner = owner
  }

  var lostAt: Position?
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
