public import Exchange
public import Projecting

/// Expenses by the name of their claim: who laid out what for whom, and what came back of it.
public final class ClaimBook {
  private let rows: Table<PromiseID, ClaimRow>
  /// Entries that refunded more or made the claim less while ``notesChanges`` was set.
  public private(set) var changes: [(claim: PromiseID, cause: Position)] = []
  public var notesChanges = false

  public init(tables: TableSpace) {
    rows = tables.table("claims")
  }

  public subscript(claim: PromiseID) -> ClaimRow? { rows[claim] }

  public var all: [(key: PromiseID, row: ClaimRow)] { rows.rows }

  public func forgetChanges() { changes.removeAll(keepingCapacity: true) }

  /// Takes in a fact about an expense; others pass by.
  public func apply(_ fact: borrowing Fact) {
    let isRefund = fact.event.kind == .expenseReimbursed
    guard isRefund || fact.event.kind == .expenseClaimed, let claim = fact.event.claim else {
      return
    }
    let (change, occurrence, position) = (fact.change, fact.occurrence, fact.event.position)
    if notesChanges, isRefund ? change > .zero : change.isNegative {
      changes.append((claim, fact.position))
    }
    if isRefund {
      rows.updateIfPresent(claim) { row in
        if row.isMeant(by: position) { row.refunded += change }
      }
    } else if fact.isCorrection {
      rows.updateIfPresent(claim) { row in
        row.claimed += change
        if occurrence != 0 { row.isReversed = occurrence < 0 }
      }
    } else if let row = ClaimRow(fact) {
      rows[claim] = row
    }
  }

  /// Sees an act that does not count at the time asked about.
  public func passOver(_ fact: borrowing Fact) {
    guard fact.event.kind == .expenseClaimed, let claim = fact.event.claim else { return }
    let position = fact.position
    rows.updateIfPresent(claim) { $0.lose(to: position) }
  }
}

/// What a shopper laid out for somebody.
public struct ClaimRow: TableRow, NamedRow, Sendable {
  public var position: Position
  public var lostAt: Position?
  /// Who owes it, and to whom.
  public var payer: AgentID
  public var shopper: AgentID
  public var item: ItemID
  public var list: PromiseID?
  public var claimed: ExactDecimal
  public var refunded = ExactDecimal.zero
  public var isReversed = false

  init?(_ fact: borrowing Fact) {
    guard let payer = fact.event.provider, let shopper = fact.event.receiver,
      let item = fact.event.item
    else { return nil }
    self.init(
      position: fact.position, payer: payer, shopper: shopper, item: item,
      list: fact.event.list, claimed: fact.change)
  }

  private init(
    position: Position, payer: AgentID, shopper: AgentID, item: ItemID, list: PromiseID?,
    claimed: ExactDecimal
  ) {
    self.position = position
    self.payer = payer
    self.shopper = shopper
    self.item = item
    self.list = list
    self.claimed = claimed
  }

  public func write(to writer: inout RowWriter) {
    writer.write(position)
    writer.write(payer)
    writer.write(shopper)
    writer.write(item)
    writer.write(list)
    writer.write(claimed)
    writer.write(refunded)
    writer.write(isReversed)
  }

  public static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ClaimRow {
    var row = ClaimRow(
      position: try reader.number(), payer: try reader.required(),
      shopper: try reader.required(), item: try reader.required(),
      list: try reader.identifier(), claimed: try reader.decimal())
    row.refunded = try reader.decimal()
    row.isReversed = try reader.flag()
    return row
  }
}
