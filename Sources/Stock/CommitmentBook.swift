public import Exchange
public import Projecting

/// Promises by name: what is promised, what is kept of it, and what is held back for it (rule R7).
///
/// A promise may reserve: then what remains of it is not available to others, though it is on hand
/// until it goes. `available = on hand − reserved`.
public final class CommitmentBook {
  private let rows: Table<PromiseID, CommitmentRow>
  /// Entries that promise more, or something else, while ``notesChanges`` is set.
  public private(set) var changes: [(commitment: PromiseID, cause: Position)] = []
  public var notesChanges = false

  public init(tables: TableSpace) {
    rows = tables.table("commitments")
  }

  public var all: [(key: PromiseID, row: CommitmentRow)] { rows.rows }

  public func forgetChanges() { changes.removeAll(keepingCapacity: true) }

  /// Takes in a fact about a promise, or one that keeps it; others pass by.
  public func apply(_ fact: borrowing Fact, history: any History) {
    switch fact.event.kind {
    case .commitmentMade: promise(fact)
    case .commitmentChanged: changePromise(fact)
    case .commitmentCancelled:
      guard let commitment = fact.event.commitment else { return }
      let occurrence = fact.occurrence
      if occurrence < 0 { note(commitment, fact) }
      rows.updateIfPresent(commitment) { $0.cancellations += occurrence }
    case .goodsReturned:
      guard let id = fact.event.delivery, let commitment = history.event(id)?.fulfills else {
        return
      }
      bring(-fact.change, commitment)
    default:
      if let commitment = fact.event.fulfills { bring(fact.change, commitment) }
    }
  }

  private func promise(_ fact: borrowing Fact) {
    guard let commitment = fact.event.commitment else { return }
    note(commitment, fact)
    if fact.isCorrection {
      let (change, occurrence) = (fact.change, fact.occurrence)
      rows.updateIfPresent(commitment) { row in
        row.promised += change
        if occurrence != 0 { row.isReversed = occurrence < 0 }
      }
    } else if let row = CommitmentRow(fact.event) {
      rows[commitment] = row
    }
  }

  private func changePromise(_ fact: borrowing Fact) {
    guard let commitment = fact.event.commitment, let position = fact.event.position else { return }
    note(commitment, fact)
    let (quantity, due, occurrence) = (fact.event.quantity, fact.event.due, fact.occurrence)
    rows.updateIfPresent(commitment) { row in
      if occurrence < 0 {
        row.changes.removeAll { $0.position == position }
      } else if occurrence > 0 {
        let amount = quantity.flatMap { $0.converted(to: row.unit)?.value }
        row.changes.append(.init(position: position, amount: amount, due: due))
      }
    }
  }

  private func bring(_ amount: ExactDecimal, _ commitment: PromiseID) {
    guard !amount.isZero else { return }
    rows.updateIfPresent(commitment) { $0.fulfilled += amount }
  }

  private func note(_ commitment: PromiseID, _ fact: borrowing Fact) {
    if notesChanges { changes.append((commitment, fact.position)) }
  }

  // MARK: - Reservations

  /// Whose stock of what a promise holds back.
  public struct Reserved: Hashable, Sendable {
    public var agent: AgentID
    public var item: ItemID

    public init(agent: AgentID, item: ItemID) {
      self.agent = agent
      self.item = item
    }
  }

  /// What is held back, by holder and item.
  public var reserved: [Reserved: ExactDecimal] {
    var sums: [Reserved: ExactDecimal] = [:]
    rows.each { _, row in
      guard let key = row.reservation, !row.remaining.isZero else { return }
      sums[key, default: .zero] += row.remaining
    }
    return sums
  }

  /// What those of the noted promises hold back that concern `key`.
  public func newlyReserved(_ key: Reserved) -> ExactDecimal {
    Set(changes.map(\.commitment)).reduce(.zero) { sum, commitment in
      guard let row = rows[commitment], row.reservation == key else { return sum }
      return sum + row.remaining
    }
  }

  /// What the promise holds back, where it reserves.
  public func reservation(of commitment: PromiseID) -> Reserved? {
    rows.look(commitment) { $0.reservation } ?? nil
  }
}

/// One promise.
public struct CommitmentRow: TableRow, Sendable {
  public struct Change: Sendable {
    var position: Position
    public var amount: ExactDecimal?
    var due: Timestamp?
  }
  public var provider: AgentID
  public var receiver: AgentID
  public var item: ItemID?
  public var unit: Unit
  /// As it was made; see ``amount``.
  public var promised: ExactDecimal
  public var due: Timestamp?
  public var satisfies: [PromiseID]
  /// The call to members that it answers.
  public var call: PromiseID?
  /// When it was made.
  public var made: Timestamp
  public var fulfilled = ExactDecimal.zero
  public var cancellations = 0
  public var isReversed = false
  /// Whether the provider keeps stock back for it.
  public var reserves = false
  /// In the order of the log; the last that says something counts.
  public var changes: [Change] = []

  /// Nil for an act that lacks a party.
  public init?(_ act: borrowing Event) {
    guard let provider = act.provider, let receiver = act.receiver else { return nil }
    self.provider = provider
    self.receiver = receiver
    item = act.item
    unit = act.measure.unit
    promised = act.measure.value
    due = act.due
    reserves = act.reserve ?? false
    call = act.call
    made = act.occurredAt
    if case .texts(let names)? = act.details[.satisfies] {
      satisfies = names.map { PromiseID($0) }
    } else {
      satisfies = []
    }
  }

  public var isCancelled: Bool { cancellations > 0 }
  /// What is promised now.
  public var amount: ExactDecimal { changes.last { $0.amount != nil }?.amount ?? promised }
  /// Whether it is kept as far as it was promised.
  public var isFulfilled: Bool { fulfilled >= amount }
  /// What is still to come; nothing of a promise that was cancelled.
  public var remaining: ExactDecimal {
    isCancelled || isReversed ? .zero : max(.zero, amount - fulfilled)
  }
  public var surplus: ExactDecimal { max(.zero, fulfilled - amount) }
  /// The day by which it is to be kept, after its changes.
  public var dueNow: Timestamp? { changes.last { $0.due != nil }?.due ?? due }

  /// Whose stock of what it holds back, if any.
  var reservation: CommitmentBook.Reserved? {
    guard reserves, let item else { return nil }
    return CommitmentBook.Reserved(agent: provider, item: item)
  }

  public func write(to writer: inout RowWriter) {
    writer.write(provider)
    writer.write(receiver)
    writer.write(item)
    writer.write(unit)
    writer.write(promised)
    writer.write(due)
    writer.write(call)
    writer.write(made)
    writer.write(UInt64(satisfies.count))
    for intent in satisfies { writer.write(intent) }
    writer.write(fulfilled)
    writer.write(Int64(cancellations))
    writer.write(isReversed)
    writer.write(reserves)
    writer.write(UInt64(changes.count))
    for change in changes {
      writer.write(change.position)
      writer.write(change.amount != nil)
      writer.write(change.amount ?? .zero)
      writer.write(change.due)
    }
  }

  public static func read(from reader: inout RowReader) throws(RowReader.Damage) -> CommitmentRow {
    var row = CommitmentRow(
      provider: try reader.required(), receiver: try reader.required(),
      item: try reader.identifier(), unit: try reader.unit(), promised: try reader.decimal())
    row.due = try reader.time()
    row.call = try reader.identifier()
    guard let made = try reader.time() else { throw RowReader.Damage() }
    row.made = made
    for _ in 0..<(try reader.number()) { row.satisfies.append(try reader.required()) }
    row.fulfilled = try reader.decimal()
    row.cancellations = Int(try reader.signedNumber())
    row.isReversed = try reader.flag()
    row.reserves = try reader.flag()
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
    made = Timestamp(Day(number: 0))
  }
}
