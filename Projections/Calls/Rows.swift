import Exchange
import Projecting

/// A call to the members of a group.
struct CallRow: TableRow {
  var group: AgentID
  var issuer: AgentID?
  var item: ItemID?
  var skill: Term?
  var unit: Unit
  /// How much is hoped for, of the item or of hours; nil where nobody said.
  var asked: ExactDecimal?
  var issued: Timestamp
  var due: Timestamp?
  var isReversed = false

  init?(_ act: borrowing Event) {
    guard let group = act.group else { return nil }
    let hoped = act.quantity ?? act.effort
    self.init(group: group, unit: hoped?.unit ?? .one, issued: act.occurredAt)
    issuer = act.provider
    item = act.item
    skill = act.skill
    asked = hoped?.value
    due = act.due
  }

  private init(group: AgentID, unit: Unit, issued: Timestamp) {
    self.group = group
    self.unit = unit
    self.issued = issued
  }

  func write(to writer: inout RowWriter) {
    writer.write(group)
    writer.write(unit)
    writer.write(issued)
    writer.write(issuer)
    writer.write(item)
    writer.write(skill)
    writer.write(asked != nil)
    writer.write(asked ?? .zero)
    writer.write(due)
    writer.write(isReversed)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> CallRow {
    let group: AgentID = try reader.required()
    let unit = try reader.unit()
    guard let issued = try reader.time() else { throw RowReader.Damage() }
    var row = CallRow(group: group, unit: unit, issued: issued)
    row.issuer = try reader.identifier()
    row.item = try reader.identifier()
    row.skill = try reader.identifier()
    let isKnown = try reader.flag()
    let asked = try reader.decimal()
    row.asked = isKnown ? asked : nil
    row.due = try reader.time()
    row.isReversed = try reader.flag()
    return row
  }
}

struct MembershipKey: TableKey {
  var group: AgentID
  var agent: AgentID

  var tableHash: UInt64 { UInt64(group.number).mixed(UInt64(agent.number)) }

  func write(to writer: inout RowWriter) {
    writer.key(group)
    writer.key(agent)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> MembershipKey {
    MembershipKey(group: try reader.requiredKey(), agent: try reader.requiredKey())
  }
}

/// When someone came into a group and left it, in effective order.
struct MembershipRow: TableRow {
  struct Change {
    var moment: Moment
    var time: Timestamp
    var begins: Bool
  }
  var changes: [Change] = []

  mutating func insert(_ change: Change) {
    changes.insert(change, at: changes.firstIndex(notBefore: { $0.moment <= change.moment }))
  }

  func isMember(at moment: Moment) -> Bool {
    let index = changes.firstIndex(notBefore: { $0.moment <= moment })
    return index > 0 && changes[index - 1].begins
  }

  /// From a first start to the next end; a second start in between changes nothing.
  var periods: [(from: Timestamp, until: Timestamp?)] {
    var found: [(from: Timestamp, until: Timestamp?)] = []
    var isOpen = false
    for change in changes {
      if change.begins, !isOpen { found.append((change.time, nil)) }
      if !change.begins, isOpen { found[found.count - 1].until = change.time }
      isOpen = change.begins
    }
    return found
  }

  func write(to writer: inout RowWriter) {
    writer.write(UInt64(changes.count))
    for change in changes {
      writer.write(change.moment)
      writer.write(change.time)
      writer.write(change.begins)
    }
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> MembershipRow {
    var row = MembershipRow()
    for _ in 0..<(try reader.number()) {
      let moment = try reader.moment()
      guard let time = try reader.time() else { throw RowReader.Damage() }
      row.changes.append(Change(moment: moment, time: time, begins: try reader.flag()))
    }
    return row
  }
}

/// Acts of one agent that answer a call, of one item and unit.
struct AnswerKey: TableKey {
  var call: PromiseID
  var agent: AgentID
  var item: ItemID?
  var unit: Unit

  var tableHash: UInt64 {
    UInt64(call.number).mixed(UInt64(agent.number) << 32 | UInt64(item?.number ?? 0))
  }

  func write(to writer: inout RowWriter) {
    writer.key(call)
    writer.key(agent)
    writer.key(item)
    writer.key(UInt64(unit.rawValue))
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> AnswerKey {
    let call: PromiseID = try reader.requiredKey()
    let agent: AgentID = try reader.requiredKey()
    let item: ItemID? = try reader.keyIdentifier()
    guard let unit = Unit(rawValue: UInt8(truncatingIfNeeded: try reader.keyNumber())) else {
      throw RowReader.Damage()
    }
    return AnswerKey(call: call, agent: agent, item: item, unit: unit)
  }
}

struct AnswerRow: TableRow {
  var first: Timestamp
  var amount = ExactDecimal.zero
  /// Acts that are not reversed.
  var count = 0

  init(first: Timestamp) { self.first = first }

  func write(to writer: inout RowWriter) {
    writer.write(first)
    writer.write(amount)
    writer.write(Int64(count))
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> AnswerRow {
    guard let first = try reader.time() else { throw RowReader.Damage() }
    var row = AnswerRow(first: first)
    row.amount = try reader.decimal()
    row.count = Int(try reader.signedNumber())
    return row
  }
}
