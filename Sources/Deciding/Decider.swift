public import Exchange
public import Projecting
public import Stock

/// Looks at the acts of one atomic group, in order, and takes those it accepts into the books.
///
/// The caller keeps or rolls back the books' tables once ``finish()`` has spoken.
public struct Decider {
  /// What the log says of an id.
  public enum Claim {
    case free
    /// Recorded already with the same content: a no-op, for ever (rule R12).
    case duplicate(Position)
    /// Taken by another content: at a place of the log, or, without one, in the same submission.
    case conflict(Position?)
  }

  /// What became of one act.
  public enum Verdict {
    /// It is in the books, as the act that was handed in and completed in place.
    case accepted
    case duplicate(Position)
    case refused([Refusal])
  }

  let projection: Projection
  public let books: Books
  let history: any History
  /// The line of each act of this group, from the first on; 0 for none.
  private var lines: [Int32] = []
  private let first: Position
  /// Acts that a correction of this group changed, and the correction.
  private var corrections: [Position: Position] = [:]
  let keepsLines: Bool
  /// Words that were looked at and may stay in the log.
  var fitWords: Set<FitWord> = []
  /// What whoever hands in the acts may do, and which agent is the co-op; nil where acts are taken in
  /// that were decided on before.
  let authority: Authority?

  /// What may be done over whom.
  public struct Authority: Sendable {
    var mandate: Mandate
    var coop: AgentID
    /// The present, by which the last day of a period must be over to be closed; nil where it need not be.
    var present: Instant?
    /// Whether the acts are told by themselves and not by a file, which may say what others said before.
    var isTyped: Bool

    public init(_ mandate: Mandate, coop: AgentID, present: Instant?, isTyped: Bool = false) {
      self.mandate = mandate
      self.isTyped = isTyped
      self.present = present
      self.coop = coop
    }
  }
  /// What the confirmations of this group say of their deliveries.
  var confirmations: [Confirmation] = []

  /// The stock as the acts of the group leave it.
  public var stock: StockBook { books.stock }

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
  ///   - authority: who hands in the acts; nil for a replay of what was accepted before, of which
  ///     shortages are not traced to their lines either.
  public init(projection: Projection, history: any History, authority: Authority?) {
    guard let books = projection.projector as? Books else {
      preconditionFailure("decisions are taken against the books")
    }
    self.projection = projection
    self.books = books
    self.history = history
    self.authority = authority
    keepsLines = authority != nil
    first = projection.cursor
    books.deliveryChanges.removeAll(keepingCapacity: true)
    books.notesChanges = keepsLines
    books.commitments.notesChanges = keepsLines
    books.commitments.forgetChanges()
    books.claims.notesChanges = keepsLines
    books.claims.forgetChanges()
    books.stock.startWatching(from: projection.cursor)
  }

  /// Decides on the act of a fact; it bears its position and recording time. Brings its quantities
  /// to base units in place and, when it is accepted, makes the fact what the act states.
  public mutating func consider(
    _ fact: inout Fact, line: Int?, claim: (borrowing Event) -> Claim
  ) -> Verdict {
    var refusals = FormChecks.refusals(of: fact.event)
    if refusals.isEmpty { refusals = dueTooEarly(fact.event) + nameOfPerson(fact.event) }
    if refusals.isEmpty { refusals = unknownNames(in: fact.event) }
    if refusals.isEmpty { refusals = convertUnits(of: &fact.event) }
    if refusals.isEmpty {
      switch claim(fact.event) {
      case .free: break
      case .duplicate(let position): return .duplicate(position)
      case .conflict(let position):
        refusals = [refusal(fact.event, .id, .conflict(position: position))]
      }
    }
    // What is in an archive is in it; only what is new can be kept out.
    if refusals.isEmpty, let authority {
      refusals = governing(fact.event, authority) + unfitTexts(in: fact.event)
    }
    if refusals.isEmpty { refusals = closedPeriod(fact.event) }
    if refusals.isEmpty { refusals = missingReferences(of: fact.event) }
    if refusals.isEmpty { refusals = wrongClock(fact.event) }
    guard refusals.isEmpty else {
      for index in refusals.indices { refusals[index].line = line }
      return .refused(refusals)
    }
    if keepsLines { keepSource(of: fact.event, line) }
    fact.restate(zone: projection.interpreter.zone)
    projection.apply(fact, history: history)
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

  private mutating func keepSource(of accepted: borrowing Event, _ line: Int?) {
    guard let position = accepted.position else { return }
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

  func refusal(_ act: borrowing Event, _ field: Field?, _ reason: RefusalReason) -> Refusal {
    Refusal(id: act.id.description, field: field?.name, reason)
  }
}
