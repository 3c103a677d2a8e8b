public import Exchange
public import Projecting

/// Loans by agreement, from the first day to the last piece back (rule R8).
public final class LoanBook {
  private let rows: Table<AgreementID, LoanRow>
  public let zone: LedgerZone
  /// Entries that brought back more or made the loan less while ``notesChanges`` was set.
  public private(set) var changes: [(agreement: AgreementID, cause: Position)] = []
  public var notesChanges = false

  public init(tables: TableSpace, zone: LedgerZone) {
    rows = tables.table("loans")
    self.zone = zone
  }

  public subscript(agreement: AgreementID) -> LoanRow? { rows[agreement] }

  public var all: [(key: AgreementID, row: LoanRow)] { rows.rows }

  public func forgetChanges() { changes.removeAll(keepingCapacity: true) }

  /// Takes in a fact about a loan; others pass by.
  public func apply(_ fact: borrowing Fact) {
    guard let agreement = fact.event.agreement else { return }
    if let movement = LoanMovement.Kind(fact.event.kind) {
      let agent = movement == .renewed ? nil : fact.event.provider
      let due = fact.event.due
      let (change, moment) = (fact.change, fact.moment)
      let origin = fact.event.position ?? fact.position
      if notesChanges, movement != .renewed, change > .zero {
        changes.append((agreement, fact.position))
      }
      rows.updateIfPresent(agreement) { row in
        if movement == .renewed, change.isNegative {
          row.dropRenewal(of: origin)
        } else {
          row.note(movement, change, at: moment, of: origin, by: agent, due: due)
        }
      }
    } else if fact.event.kind == .loanStarted {
      start(agreement, fact)
    }
  }

  private func start(_ agreement: AgreementID, _ fact: borrowing Fact) {
    if fact.isCorrection {
      let (change, occurrence) = (fact.change, fact.occurrence)
      if notesChanges, change.isNegative { changes.append((agreement, fact.position)) }
      rows.updateIfPresent(agreement) { row in
        row.lent += change
        if occurrence != 0 { row.isReversed = occurrence < 0 }
      }
    } else if let row = LoanRow(fact.event) {
      rows[agreement] = row
    }
  }
}

/// What happened to a loan after its start.
public struct LoanMovement: Sendable {
  public enum Kind: UInt8, Sendable {
    case returned, lost, given, renewed

    init?(_ kind: EventKind) {
      switch kind {
      case .loanReturned: self = .returned
      case .loanLost: self = .lost
      case .loanTurnedGift: self = .given
      case .loanRenewed: self = .renewed
      default: return nil
      }
    }
  }
  public var kind: Kind
  public var moment: Moment
  /// Position of the act; a correction of a closed period has a moment of its own.
  public var origin: Position
  public var amount: ExactDecimal
  /// Who brought it back.
  public var agent: AgentID?
  /// The new due date of a renewal.
  public var due: Timestamp?
}

/// One loan agreement.
public struct LoanRow: TableRow, Sendable {
  /// Who lends; also whose goods they are unless the act said otherwise.
  public var lender: AgentID
  public var owner: AgentID
  public var borrower: AgentID
  public var item: ItemID
  public var lot: LotID?
  public var serial: SerialID?
  public var unit: Unit
  public var lent: ExactDecimal
  public var started: Timestamp
  public var firstDue: Timestamp?
  public var isReversed = false
  /// In effective order.
  public private(set) var movements: [LoanMovement] = []
  /// What came back, was lost or given.
  private var settled = ExactDecimal.zero

  /// The loan that a `loanStarted` begins; nil for an act that lacks a party, an item or a quantity.
  public init?(_ event: borrowing Event) {
    guard let lender = event.provider, let borrower = event.receiver, let item = event.item,
      let quantity = event.quantity
    else { return nil }
    self.lender = lender
    self.borrower = borrower
    self.item = item
    owner = event.accountable ?? lender
    lot = event.lot
    serial = event.serial
    unit = quantity.unit
    lent = quantity.value
    started = event.occurredAt
    firstDue = event.due
  }

  mutating func note(
    _ kind: LoanMovement.Kind, _ change: ExactDecimal, at moment: Moment, of origin: Position,
    by agent: AgentID?, due: Timestamp?
  ) {
    if kind != .renewed { settled += change }
    let index = movements.firstIndex(notBefore: { $0.moment < moment })
    if index < movements.count, movements[index].moment == moment {
      movements[index].amount += change
      // What was reversed keeps its place: an amendment may bring it back to life.
      if movements[index].amount.isZero, moment.position != origin {
        movements.remove(at: index)
      }
    } else if !change.isZero {
      movements.insert(
        LoanMovement(
          kind: kind, moment: moment, origin: origin, amount: change, agent: agent, due: due),
        at: index)
    }
  }

  fileprivate mutating func dropRenewal(of origin: Position) {
    movements.removeAll { $0.kind == .renewed && $0.origin == origin }
  }
}

// MARK: - What follows from it

extension LoanRow {
  /// What is still out.
  public var outstanding: ExactDecimal { lent - settled }

  public var renewals: Int { movements.count { $0.kind == .renewed } }

  /// The date by which it should be back, after its renewals.
  public var due: Timestamp? { movements.last { $0.kind == .renewed }?.due ?? firstDue }

  /// The moment from which nothing is out any more.
  public var closedAt: Moment? {
    var out = lent
    var closed: Moment?
    for movement in movements where movement.kind != .renewed {
      out -= movement.amount
      closed = out > .zero ? nil : closed ?? movement.moment
    }
    return closed
  }

  /// Who brought the last piece back.
  public var returnedBy: AgentID? {
    var back: [Position: ExactDecimal] = [:]
    for movement in movements { back[movement.origin, default: .zero] += movement.amount }
    return movements.last { movement in
      movement.kind == .returned && movement.moment.position == movement.origin
        && back[movement.origin, default: .zero] > .zero
    }?.agent
  }

  public func isOverdue(now: Instant, zone: LedgerZone) -> Bool {
    guard closedAt == nil, outstanding > .zero, let due else { return false }
    return now > due.end(in: zone)
  }

  /// Calendar days past the due date, while it is out.
  public func daysOverdue(now: Instant, zone: LedgerZone) -> Int? {
    guard isOverdue(now: now, zone: zone), let due else { return nil }
    return zone.day(of: now).number - due.day(in: zone).number
  }

  /// Calendar days between the due date and the last return, when that came late.
  public func daysLate(zone: LedgerZone) -> Int? {
    guard let closedAt, let due else { return nil }
    let late = zone.day(of: closedAt.instant).number - due.day(in: zone).number
    return late > 0 ? late : nil
  }

  /// Calendar days from the start until it was closed, or until now.
  public func days(now: Instant, zone: LedgerZone) -> Int {
    let end = closedAt.map(\.instant) ?? now
    return max(0, zone.day(of: end).number - started.day(in: zone).number)
  }

  /// Pieces times calendar days: what the lender has contributed.
  public func itemDays(now: Instant, zone: LedgerZone) -> ExactDecimal {
    let today = zone.day(of: now).number
    var since = started.day(in: zone).number
    var out = lent
    var total = ExactDecimal.zero
    // More may be back than was lent, when that was recorded anyway; it earns no days.
    func count(upTo day: Int) {
      guard day > since else { return }
      total += max(.zero, out).times(day - since)
      since = day
    }
    for movement in movements where movement.kind != .renewed {
      count(upTo: min(today, zone.day(of: movement.moment.instant).number))
      out -= movement.amount
    }
    count(upTo: today)
    return total
  }

  public func write(to writer: inout RowWriter) {
    writer.write(lender)
    writer.write(owner)
    writer.write(borrower)
    writer.write(item)
    writer.write(lot)
    writer.write(serial)
    writer.write(unit)
    writer.write(lent)
    writer.write(started)
    writer.write(firstDue)
    writer.write(isReversed)
    writer.write(UInt64(movements.count))
    for movement in movements {
      writer.write(UInt64(movement.kind.rawValue))
      writer.write(movement.moment)
      writer.write(movement.origin)
      writer.write(movement.amount)
      writer.write(movement.agent)
      writer.write(movement.due)
    }
  }

  public static func read(from reader: inout RowReader) throws(RowReader.Damage) -> LoanRow {
    try LoanRow(&reader)
  }

  private init(_ reader: inout RowReader) throws(RowReader.Damage) {
    lender = try reader.required()
    owner = try reader.required()
    borrower = try reader.required()
    item = try reader.required()
    lot = try reader.identifier()
    serial = try reader.identifier()
    unit = try reader.unit()
    lent = try reader.decimal()
    guard let started = try reader.time() else { throw RowReader.Damage() }
    self.started = started
    firstDue = try reader.time()
    isReversed = try reader.flag()
    for _ in 0..<(try reader.number()) {
      let raw = UInt8(truncatingIfNeeded: try reader.number())
      guard let kind = LoanMovement.Kind(rawValue: raw) else { throw RowReader.Damage() }
      let moment = try reader.moment()
      let origin = try reader.number()
      let amount = try reader.decimal()
      let agent: AgentID? = try reader.identifier()
      if kind != .renewed { settled += amount }
      movements.append(
        LoanMovement(
          kind: kind, moment: moment, origin: origin, amount: amount, agent: agent,
          due: try reader.time()))
    }
  }
}
