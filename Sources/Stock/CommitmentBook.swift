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

  public subscript(commitment: PromiseID) -> CommitmentRow? { rows[commitment] }

  public var all: [(key: PromiseID, row: CommitmentRow)] { rows.rows }

  public func forgetChanges() { changes.removeAll(keepingCapacity: true) }

  /// Takes in a fact about a promise, or one that keeps it; others pass by.
  public func apply(_ fact: borrowing Fact, history: any History) {
    switch fact.event.kind {
    case .commitmentMade: promise(fact)
    case .commitmentChanged: changePromise(fact)
    case .commitmentCancelled:
      guard let commitment = fact.event.commitment else { return }
      let (occurrence, position) = (fact.occurrence, fact.event.position)
      if occurrence < 0 { note(commitment, fact) }
      rows.updateIfPresent(commitment) { row in
        if row.isMeant(by: position) { row.cancellations += occurrence }
      }
    case .goodsReturned:
      guard let id = fact.event.delivery, let delivery = history.event(id) else { return }
      bring(delivery, -fact.change)
    default: if fact.event.fulfills != nil { bring(fact.event, fact.change) }
    }
  }

  /// Sees an act that does not count at the time asked about.
  public func passOver(_ fact: borrowing Fact) {
    guard fact.event.kind == .commitmentMade, let commitment = fact.event.commitment else { return }
    let position = fact.position
    rows.updateIfPresent(commitment) { $0.lose(to: position) }
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
    } else if let row = CommitmentRow(fact) {
      rows[commitment] = row
    }
  }

  private func changePromise(_ fact: borrowing Fact) {
    guard let commitment = fact.event.commitment, let position = fact.event.position else { return }
    note(commitment, fact)
    let (quantity, due, item) = (fact.event.quantity, fact.event.due, fact.event.item)
    let (moment, occurrence) = (fact.moment, fact.occurrence)
    rows.updateIfPresent(commitment) { row in
      guard row.isMeant(by: position) else { return }
      if occurrence < 0 {
        row.changes.removeAll { $0.moment.position == position }
      } else if occurrence > 0 {
        let amount = quantity.flatMap { $0.converted(to: row.unit)?.value }
        row.changes.append(.init(moment: moment, amount: amount, due: due, item: item))
        row.changes.sort { $0.moment < $1.moment }
      }
    }
  }

  private func bring(_ act: borrowing Event, _ change: ExactDecimal) {
    guard let commitment = act.fulfills, !change.isZero else { return }
    let position = act.position
    rows.updateIfPresent(commitment) { row in
      if row.isMeant(by: position) { row.fulfilled += change }
    }
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
