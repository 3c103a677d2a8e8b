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
