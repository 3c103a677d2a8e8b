// The story of Deciding: an act is either recorded as it is or refused with every reason.
//
// `Books` is what decisions are taken against: who is known, what items there are, which promises
// exist, the stock through time. It is a fold over the log like any read model, run by the same
// machinery; it only serves the writer. `Decider` looks at the acts of one group in order, applies
// those it accepts to the books and, once all are in, looks for cells below zero (corrections net
// first). The order of refusals is that of `RefusalCode`. No clock, no disk, no chance here.

public import Exchange
public import Projecting
public import Stock

/// The state of the ledger that decisions are taken against.
public final class Books: Projector {
  public static let name = "books"
  public static let version = 11

  public let agents: AgentTable
  public let stock: StockBook
  let commitments: CommitmentBook
  let claims: ClaimBook
  let items: Table<ItemID, ItemRow>
  let references: Table<ReferenceKey, ReferenceRow>
  /// What came back of a delivery, by the delivery's position.
  let returns: Table<UInt64, ExactDecimal>
  /// Who confirmed a delivery, by the delivery's position.
  let confirmations: Table<UInt64, ReferenceRow>
  /// Who asked to be forgotten: few, and asked for with every answer.
  private let erased: Table<AgentID, ReferenceRow>
  /// Who is or once was a person, with the act that said so first: what is kept of them stays theirs, whatever
  /// the log calls them later.
  private let persons: Table<AgentID, ReferenceRow>
  /// Clocks that were set right, by the position of the act that says so.
  private let clocks: Table<UInt64, ClockRow>
  /// Acts after which more may be back of a delivery than was delivered, while it is watched.
  var deliveryChanges: [DeliveryChange] = []
  var notesChanges = false
  private let zone: LedgerZone

  public init(tables: TableSpace, zone: LedgerZone) {
    agents = AgentTable(tables: tables)
    stock = StockBook(tables: tables, agents: agents, zone: zone)
    commitments = CommitmentBook(tables: tables)
    items = tables.table("items")
    references = tables.table("references")
    returns = tables.table("returns")
    confirmations = tables.table("confirmations")
    claims = ClaimBook(tables: tables)
    erased = tables.table("erased")
    persons = tables.table("persons")
    clocks = tables.table("clocks")
    self.zone = zone
  }

  public func apply(_ fact: borrowing Fact, history: any History) {
    agents.apply(fact)
    stock.apply(fact)
    commitments.apply(fact, history: history)
    claims.apply(fact)
    if let defined = ReferenceKey(defining: fact.event), !fact.isCorrection {
      references[defined] = ReferenceRow(position: fact.position, item: fact.event.item)
    }
    switch fact.event.kind {
    case .agentRegistered, .agentUpdated: notePerson(fact)
    case .agentErased:
      if let agent = fact.event.agent {
        erased[agent] = ReferenceRow(position: fact.position, item: nil)
      }
    case .clockCorrected:
      if let correction = fact.event.clockCorrection {
        clocks[fact.position] = ClockRow(correction: correction)
      }
    case .itemDefined:
      if let item = fact.event.item { items[item] = ItemRow(fact.event) }
    case .goodsReturned:
      guard let id = fact.event.delivery, let position = history.event(id)?.position else { return }
      let change = fact.change
      returns.update(position, initial: .zero) { $0 += change }
      if change > .zero { note(position, fact) }
    case .goodsDelivered where fact.isCorrection && fact.change.isNegative:
      if let position = fact.event.position { note(position, fact) }
    case .deliveryConfirmed:
      guard let id = fact.event.delivery, let position = history.event(id)?.position else { return }
      confirmations[position] =
        fact.occurrence < 0 ? nil : ReferenceRow(position: fact.position, item: nil)
    case .commitmentCancelled: end(.commitment, fact.event.commitment, fact)
    case .listClosed: end(.list, fact.event.list, fact)
    case .intentWithdrawn, .intentMarkedDuplicate: end(.intent, fact.event.intent, fact)
    case .commitmentChanged:
      changeItem(fact)
    default: break
    }
  }

  private func notePerson(_ fact: borrowing Fact) {
    guard let agent = fact.event.agent, persons[agent] == nil,
      fact.event.text(.agentType) == AgentType.person.rawValue
    else { return }
    persons[agent] = ReferenceRow(position: fact.position, item: nil)
  }

  /// Notes that what has this name is over, or is not after all. An act told before the name was
  /// given anew was about what had it then.
  private func end(_ space: ReferenceKey.Space, _ name: PromiseID?, _ fact: borrowing Fact) {
    guard let name, let position = fact.event.position else { return }
    let occurrence = fact.occurrence
    references.updateIfPresent(ReferenceKey(space, name.number)) { row in
      if position > row.position { row.endings += occurrence }
    }
  }

  /// Notes that something else is promised, or is not after all.
  private func changeItem(_ fact: borrowing Fact) {
    guard let commitment = fact.event.commitment, let item = fact.event.item,
      let position = fact.event.position
    else { return }
    let (moment, occurrence) = (fact.moment, fact.occurrence)
    references.updateIfPresent(ReferenceKey(.commitment, commitment.number)) { row in
      guard position > row.position else { return }
      if occurrence < 0 {
        row.changes.removeAll { $0.moment.position == position }
      } else if occurrence > 0 {
        row.changes.append(.init(moment: moment, item: item))
      }
    }
  }

  private func note(_ delivery: Position, _ fact: borrowing Fact) {
    guard notesChanges else { return }
    deliveryChanges.append(DeliveryChange(delivery: delivery, cause: fact.position))
  }

  /// What is known by name: for completion, "did you mean" and a look at the registry.
  public func report(_ moment: AskedMoment) -> Report {
    let agentRows = agents.all.map { id, row -> [Value] in
      [
        .id(id), row.name.map(Value.text) ?? .absent, .text(row.type.rawValue), .id(row.category),
        .flag(row.isTracked), isErased(id) ? .flag(true) : .absent,
      ]
    }
    let itemRows = items.rows.map { item, row in
      [
        Value.id(item), .text(row.unit.name),
        .object(row.labels.map { ($0.key, .text($0.value)) }),
      ]
    }
    return Report([
      .init("asOf", .value(moment.stamp)),
      .init(
        "agents",
        .table(.init(["agent", "name", "agentType", "category", "tracked", "erased"], agentRows))),
      .init("items", .table(.init(["item", "unit", "labels"], itemRows))),
    ])
  }

  /// The base unit of an item, or nil when it is not known.
  public func unit(of item: ItemID) -> Unit? { items[item]?.unit }

  /// Who asked to be forgotten.
  public var erasedAgents: [AgentID] {
    // Old logs may call an organisation erased: its name is no person's, and nobody is to be forgotten.
    erased.rows.map(\.key).filter(wasPerson)
  }

  /// Whether the agent is a person, or once was one.
  public func wasPerson(_ agent: AgentID) -> Bool { persons[agent] != nil }

  /// Whether a person, or somebody self-employed, would be none any more after this act.
  public func endsPersonhood(_ act: borrowing Event) -> Bool {
    guard act.kind == .agentUpdated, let known = act.agent.flatMap({ agents[$0] }) else {
      return false
    }
    if act.has(.agentType), known.type == .person {
      return act.text(.agentType) != AgentType.person.rawValue
    }
    return known.knownCategory == .selfEmployed && act.has(.category)
      && act.category != .selfEmployed
  }

  /// Whether the log says of this agent that it is to be forgotten.
  public func isErased(_ agent: AgentID) -> Bool { erased[agent] != nil && wasPerson(agent) }

  /// When entries were recorded, once every clock is set right.
  public var recordingTimes: RecordingTimes {
    var times = RecordingTimes()
    for (_, row) in clocks.rows { times.note(row.correction) }
    return times
  }

  public var knownAgents: [String] { agents.all.map(\.key.text) }
  public var knownItems: [String] { items.rows.map(\.key.text) }

  func knownNames(of space: ReferenceKey.Space) -> [String] {
    references.rows.filter { $0.key.space == space }.map(\.key.name.text)
  }
}

/// A clock that was set right.
private struct ClockRow: TableRow {
  var correction: ClockCorrection

  func write(to writer: inout RowWriter) {
    writer.write(correction.entries.lowerBound)
    writer.write(correction.entries.upperBound)
    writer.write(correction.time.milliseconds)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> Self {
    let (first, last) = (try reader.number(), try reader.number())
    guard first <= last else { throw RowReader.Damage() }
    let time = Instant(milliseconds: try reader.signedNumber())
    return ClockRow(correction: ClockCorrection(entries: first...last, time: time))
  }
}

/// An entry that brings more back of a delivery, or makes the delivery less.
struct DeliveryChange {
  var delivery: Position
  var cause: Position
}

/// A name that an act defines and later acts refer to, within its own name space.
struct ReferenceKey: TableKey {
  enum Space: UInt64, CaseIterable {
    case agreement, intent, commitment, list, call, claim, document
  }
  var space: Space
  var name: Term

  init(_ space: Space, _ number: UInt32) {
    self.space = space
    name = Term(number: number)
  }

  /// What this act defines, if it defines anything.
  init?(defining act: borrowing Event) {
    switch act.kind {
    case .loanStarted:
      guard let agreement = act.agreement else { return nil }
      self.init(.agreement, agreement.number)
    case .needPublished, .offerPublished:
      guard let intent = act.intent else { return nil }
      self.init(.intent, intent.number)
    case .commitmentMade:
      guard let commitment = act.commitment else { return nil }
      self.init(.commitment, commitment.number)
    case .listOpened:
      guard let list = act.list else { return nil }
      self.init(.list, list.number)
    case .callIssued:
      guard let call = act.call else { return nil }
      self.init(.call, call.number)
    case .expenseClaimed:
      guard let claim = act.claim else { return nil }
      self.init(.claim, claim.number)
    case .documentPublished:
      guard let document = act.document else { return nil }
      self.init(.document, document.number)
    default: return nil
    }
  }

  var tableHash: UInt64 { space.rawValue.mixed(UInt64(name.number)) }

  func write(to writer: inout RowWriter) {
    writer.key(space.rawValue)
    writer.key(name)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ReferenceKey {
    guard let space = Space(rawValue: try reader.keyNumber()) else { throw RowReader.Damage() }
    let name: Term = try reader.requiredKey()
    return ReferenceKey(space, name.number)
  }
}

struct ReferenceRow: TableRow {
  struct Change {
    var moment: Moment
    var item: ItemID
  }
  var position: Position
  /// The item that the act itself says; see ``item``.
  private var first: ItemID?
  /// What is promised instead.
  var changes: [Change] = []
  /// Acts that ended it: a promise cancelled, a list closed, a need withdrawn.
  var endings = 0

  init(position: Position, item: ItemID?) {
    self.position = position
    first = item
  }

  var isOver: Bool { endings > 0 }
  /// The item that is promised or asked for, where the acts say which.
  var item: ItemID? { changes.max { $0.moment < $1.moment }?.item ?? first }

  func write(to writer: inout RowWriter) {
    writer.write(position)
    writer.write(first)
    writer.write(Int64(endings))
    writer.write(UInt64(changes.count))
    for change in changes {
      writer.write(change.moment)
      writer.write(change.item)
    }
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ReferenceRow {
    var row = ReferenceRow(position: try reader.number(), item: try reader.identifier())
    row.endings = Int(try reader.signedNumber())
    for _ in 0..<(try reader.number()) {
      row.changes.append(Change(moment: try reader.moment(), item: try reader.required()))
    }
    return row
  }
}
