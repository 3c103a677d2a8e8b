public import Exchange
public import Projecting
import Stock

/// Looks at the acts of one atomic group, in order, and takes those it accepts into the books.
///
/// The caller keeps or rolls back the books' tables once ``finish()`` has spoken.
public struct Decider {
  /// What the log says of an id.
  public enum Claim {
    case free
    /// Recorded already with the same content: a no-op, for ever (rule R12).
    case duplicate(Position)
    case conflict(Position)
  }

  /// What became of one act.
  public enum Verdict {
    case accepted(Event)
    case duplicate(Position)
    case refused([Refusal])
  }

  let projection: Projection
  let books: Books
  let history: any History
  /// Positions of acts of this group whose change may starve a cell, and the line they came from.
  private var lines: [Position: Source] = [:]
  private let keepsLines: Bool

  private struct Source {
    var line: Int?
    var id: EventID
  }

  /// - Parameters:
  ///   - projection: the books, caught up with the log, a savepoint begun.
  ///   - history: the log and, once accepted, the acts of this group.
  ///   - keepsLines: whether shortages are to be traced to their lines; a replay of what was
  ///     accepted before does without.
  public init(projection: Projection, history: any History, keepsLines: Bool = true) {
    guard let books = projection.projector as? Books else {
      preconditionFailure("decisions are taken against the books")
    }
    self.projection = projection
    self.books = books
    self.history = history
    self.keepsLines = keepsLines
    books.touchedDeliveries.removeAll()
    books.stock.startWatching(from: projection.cursor)
  }

  /// Decides on an act that bears its position and recording time.
  public mutating func consider(
    _ act: consuming Event, line: Int?, claim: (borrowing Event) -> Claim
  ) -> Verdict {
    var act = act
    var refusals = FormChecks.refusals(of: act)
    if refusals.isEmpty { refusals = unknownNames(in: act) }
    if refusals.isEmpty { refusals = convertUnits(of: &act) }
    if refusals.isEmpty {
      switch claim(act) {
      case .free: break
      case .duplicate(let position): return .duplicate(position)
      case .conflict(let position):
        refusals = [refusal(act, .id, .conflict(position: position))]
      }
    }
    if refusals.isEmpty { refusals = closedPeriod(act) }
    if refusals.isEmpty { refusals = missingReferences(of: act) }
    guard refusals.isEmpty else {
      return .refused(
        refusals.map {
          var refusal = $0
          refusal.line = line
          return refusal
        })
    }
    return .accepted(accept(act, line))
  }

  private mutating func accept(_ act: consuming Event, _ line: Int?) -> Event {
    let accepted = act
    if keepsLines, let position = accepted.position {
      lines[position] = Source(line: line, id: accepted.id)
      if let reference = accepted.corrects, let origin = history.event(reference)?.position {
        lines[origin] = Source(line: line, id: accepted.id)
      }
    }
    projection.apply(accepted, history: history)
    return accepted
  }

  /// What the group as a whole does wrong: cells below zero, more back than went out.
  public func finish() -> [Refusal] {
    defer { books.stock.stopWatching() }
    return shortages() + overReturned()
  }

  private func shortages() -> [Refusal] {
    books.stock.findings().map { finding in
      let source = lines[finding.cause]
      return Refusal(
        line: source?.line, id: source?.id.description, field: Field.quantity.name,
        .insufficientStock(
          Shortage(
            cell: finding.cell, unit: finding.unit, have: finding.have, need: finding.need,
            when: finding.when, failing: idOfAct(at: finding.failing))))
    }
  }

  private func idOfAct(at position: Position) -> String {
    lines[position]?.id.description ?? history.id(at: position)?.description ?? "\(position)"
  }

  private func overReturned() -> [Refusal] {
    var found: [Refusal] = []
    for agreement in books.stock.loans.touched.sorted() {
      guard let loan = books.stock.loans[agreement], loan.outstanding.isNegative else { continue }
      let back = loan.lent - loan.outstanding
      found.append(
        Refusal(
          field: Field.agreement.name,
          .exceedsReference(agreement.text, available: loan.lent, requested: back)))
    }
    for position in books.touchedDeliveries.sorted() {
      guard let id = history.id(at: position), let back = books.returns[position],
        let act = history.event(EventReference(id.description))
      else { continue }
      let delivered = projection.interpreter.standing(of: act).value
      if back > delivered {
        found.append(
          Refusal(
            field: Field.delivery.name,
            .exceedsReference(id.description, available: delivered, requested: back)))
      }
    }
    return found
  }

  func refusal(_ act: borrowing Event, _ field: Field?, _ reason: RefusalReason) -> Refusal {
    Refusal(id: act.id.description, field: field?.name, reason)
  }
}
