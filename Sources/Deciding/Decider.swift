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
    /// It is in the books, as the act that was handed in and completed in place.
    case accepted
    case duplicate(Position)
    case refused([Refusal])
  }

  let projection: Projection
  let books: Books
  let history: any History
  /// The line of each act of this group, from the first on; 0 for none.
  private var lines: [Int32] = []
  private let first: Position
  /// Acts that a correction of this group changed, and the correction.
  private var corrections: [Position: Position] = [:]
  private let keepsLines: Bool
  /// What the confirmations of this group say of their deliveries.
  var confirmations: [Confirmation] = []

  struct Source {
    var line: Int?
    var id: EventID
  }

  struct Confirmation {
    var delivery: EventReference
    var cause: Position
    /// Received and refused together, when they are said.
    var total: ExactDecimal?
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
    first = projection.cursor
    books.deliveryChanges.removeAll(keepingCapacity: true)
    books.notesChanges = keepsLines
    books.stock.startWatching(from: projection.cursor)
  }

  /// Decides on an act that bears its position and recording time; brings its quantities to base
  /// units in place.
  public mutating func consider(
    _ act: inout Event, line: Int?, claim: (borrowing Event) -> Claim
  ) -> Verdict {
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
    accept(act, line)
    return .accepted
  }

  /// Where an act that may starve a cell comes from: its line in this group and its id.
  func source(of cause: Position) -> Source? {
    let position = corrections[cause] ?? cause
    guard position >= first, position - first < UInt64(lines.count),
      let id = history.id(at: position)
    else { return nil }
    let line = lines[Int(position - first)]
    return Source(line: line == 0 ? nil : Int(line), id: id)
  }

  private mutating func accept(_ accepted: borrowing Event, _ line: Int?) {
    if keepsLines, let position = accepted.position {
      lines.append(Int32(clamping: line ?? 0))
      if let reference = accepted.corrects, let origin = history.event(reference)?.position {
        corrections[origin] = position
      }
      if accepted.kind == .deliveryConfirmed, let delivery = accepted.delivery {
        let (received, refused) = (accepted.received?.value, accepted.refused?.value)
        let total = received.map { $0 + (refused ?? .zero) } ?? refused
        confirmations.append(Confirmation(delivery: delivery, cause: position, total: total))
      }
    }
    projection.apply(copy accepted, history: history)
  }

  func refusal(_ act: borrowing Event, _ field: Field?, _ reason: RefusalReason) -> Refusal {
    Refusal(id: act.id.description, field: field?.name, reason)
  }
}
