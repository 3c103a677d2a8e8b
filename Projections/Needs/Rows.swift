import Exchange
import Projecting

/// A need or an offer.
struct IntentRow: TableRow {
  /// What may be said of an intent, and taken back.
  enum Mark: UInt64, CaseIterable {
    case verified = 1
    case withdrawn, expired, duplicate

    /// Those after which an intent wants nothing more.
    static let endings: [Mark] = [.withdrawn, .expired, .duplicate]

    init?(_ kind: EventKind) {
      switch kind {
      case .needVerified: self = .verified
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
  /// Nil for "we do not know how many".
  var asked: ExactDecimal?
  var due: Timestamp?
  var list: PromiseID?
  /// When it was published or last verified.
  var confirmed: Timestamp
  /// Brought without a commitment.
  var delivered = ExactDecimal.zero
  var isReversed = false
  var marks: [Mark: Int] = [:]

  /// `unit` is the item's: for an intent that says no quantity.
  init?(_ act: borrowing Event, unit: Unit?) {
    isNeed = act.kind == .needPublished
    guard let agent = isNeed ? act.receiver : act.provider, let item = act.item else { return nil }
    self.agent = agent
    self.item = item
    self.unit = act.quantity?.unit ?? unit ?? .one
    asked = act.quantity?.value
    due = act.due
    list = act.list
    confirmed = act.occurredAt
  }

  func has(_ mark: Mark) -> Bool { marks[mark, default: 0] > 0 }

  func write(to writer: inout RowWriter) {
    writer.write(isNeed)
    writer.write(agent)
    writer.write(item)
    writer.write(unit)
    writer.write(asked != nil)
    writer.write(asked ?? .zero)
    writer.write(due)
    writer.write(list)
    writer.write(confirmed)
    writer.write(delivered)
    writer.write(isReversed)
    for mark in Mark.allCases { writer.write(Int64(marks[mark, default: 0])) }
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> IntentRow {
    var row = IntentRow(
      isNeed: try reader.flag(), agent: try reader.required(), item: try reader.required(),
      unit: try reader.unit())
    let isKnown = try reader.flag()
    let asked = try reader.decimal()
    row.asked = isKnown ? asked : nil
    row.due = try reader.time()
    row.list = try reader.identifier()
    guard let confirmed = try reader.time() else { throw RowReader.Damage() }
    row.confirmed = confirmed
    row.delivered = try reader.decimal()
    row.isReversed = try reader.flag()
    for mark in Mark.allCases { row.marks[mark] = Int(try reader.signedNumber()) }
    return row
  }

  private init(isNeed: Bool, agent: AgentID, item: ItemID, unit: Unit) {
    self.isNeed = isNeed
    self.agent = agent
    self.item = item
    self.unit = unit
    confirmed = Timestamp(Day(number: 0))
  }
}

/// A promise.
struct CommitmentRow: TableRow {
  struct Change {
    var position: Position
    var amount: ExactDecimal?
    var due: Timestamp?
  }
  var provider: AgentID
  var receiver: AgentID
  var item: ItemID?
  var unit: Unit
  /// As it was made; see ``amount``.
  var promised: ExactDecimal
  var due: Timestamp?
  var satisfies: [PromiseID]
  var fulfilled = ExactDecimal.zero
  var cancellations = 0
  var isReversed = false
  /// In the order of the log; the last that says something counts.
  var changes: [Change] = []

  init?(_ act: borrowing Event) {
    guard let provider = act.provider, let receiver = act.receiver else { return nil }
    self.provider = provider
    self.receiver = receiver
    item = act.item
    unit = act.measure.unit
    promised = act.measure.value
    due = act.due
    if case .texts(let names)? = act.details[.satisfies] {
      satisfies = names.map { PromiseID($0) }
    } else {
      satisfies = []
    }
  }

  var isCancelled: Bool { cancellations > 0 }
  /// What is promised now.
  var amount: ExactDecimal { changes.last { $0.amount != nil }?.amount ?? promised }
  var dueNow: Timestamp? { changes.last { $0.due != nil }?.due ?? due }

  func write(to writer: inout RowWriter) {
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
      writer.write(change.position)
      writer.write(change.amount != nil)
      writer.write(change.amount ?? .zero)
      writer.write(change.due)
    }
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> CommitmentRow {
    var row = CommitmentRow(
      provider: try reader.required(), receiver: try reader.required(),
      item: try reader.identifier(), unit: try reader.unit(), promised: try reader.decimal())
    row.due = try reader.time()
    for _ in 0..<(try reader.number()) { row.satisfies.append(try reader.required()) }
    row.fulfilled = try reader.decimal()
    row.cancellations = Int(try reader.signedNumber())
    row.isReversed = try reader.flag()
    for _ in 0..<(try reader.number()) {
      let position = try reader.number()
      let hasAmount = try reader.flag()
      let amount = try reader.decimal()
      row.changes.append(
        Change(position: position, amount: hasAmount ? amount : nil, due: try reader.time()))
    }
    return row
  }

  private init(
    provider: AgentID, receiver: AgentID, item: ItemID?, unit: Unit, promised: ExactDecimal
  ) {
    self.provider = provider
    self.receiver = receiver
    self.item = item
    self.unit = unit
    self.promised = promised
    satisfies = []
  }
}

struct ListRow: TableRow {
  var owner: AgentID?
  var closings = 0

  init(owner: AgentID?) { self.owner = owner }

  func write(to writer: inout RowWriter) {
    writer.write(owner)
    writer.write(Int64(closings))
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ListRow {
    var row = ListRow(owner: try reader.identifier())
    row.closings = Int(try reader.signedNumber())
    return row
  }
}

struct ListItemKey: TableKey {
  var list: PromiseID
  var item: ItemID

  var tableHash: UInt64 { UInt64(list.number).mixed(UInt64(item.number)) }

  func write(to writer: inout RowWriter) {
    writer.key(list)
    writer.key(item)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ListItemKey {
    ListItemKey(list: try reader.requiredKey(), item: try reader.requiredKey())
  }
}

struct ListItemRow: TableRow {
  var bought = ExactDecimal.zero
  var delivered = ExactDecimal.zero

  func write(to writer: inout RowWriter) {
    writer.write(bought)
    writer.write(delivered)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ListItemRow {
    ListItemRow(bought: try reader.decimal(), delivered: try reader.decimal())
  }
}
