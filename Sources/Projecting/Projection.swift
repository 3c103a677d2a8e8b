public import Exchange

/// A projector at work: its tables, its reading of corrections, and how far it has come.
///
/// The same object runs live over stored rows, in memory for an as-of question, and in tests.
public final class Projection {
  public let tables: TableSpace
  public let interpreter: Interpreter
  public let projector: any Projector
  /// Position of the next entry to apply: so many entries are in.
  public private(set) var cursor: Position
  /// The first and the last effective moment that counts; entries outside are read but not applied. None counts
  /// where the last comes before the first.
  private let window: (first: Moment, last: Moment)?

  public init(
    _ type: any Projector.Type, source: (any RowSource)? = nil, zone: LedgerZone,
    cursor: Position = 0, asked: AskedMoment? = nil
  ) {
    tables = TableSpace(source: source)
    interpreter = Interpreter(tables: tables, zone: zone)
    projector = type.init(tables: tables, zone: zone)
    self.cursor = cursor
    window = asked.flatMap { asked in
      guard asked.at != nil || asked.from != nil else { return nil }
      let first = asked.from.map { $0.start(in: zone).milliseconds * 8 } ?? .min
      let last = asked.at.map { Moment.end(of: $0.end(in: zone)) }
      return (
        Moment(stamp: first, position: 0), last ?? Moment(stamp: .max, position: .max)
      )
    }
    if cursor == 0 { tables.startEmpty() }
  }

  /// Takes in the entry at ``cursor``.
  public func apply(_ event: consuming Event, history: any History) {
    apply(Fact(act: event, zone: interpreter.zone), history: history)
  }

  /// Takes in the entry at ``cursor``, by the fact that it states on its own: several projections
  /// can look at one fact without a copy.
  public func apply(_ stated: borrowing Fact, history: any History) {
    precondition(stated.event.position == cursor, "entries are applied in order, each once")
    cursor += 1
    switch interpreter.read(stated, history: history) {
    case .asStated:
      if counts(stated) {
        projector.apply(stated, history: history)
      } else {
        projector.passOver(stated)
      }
    case .corrected(let fact): if counts(fact) { projector.apply(fact, history: history) }
    case .nothing: break
    }
  }

  private func counts(_ fact: borrowing Fact) -> Bool {
    guard let window else { return true }
    return fact.isTimeless || window.first <= fact.moment && fact.moment <= window.last
  }

  /// Says that the entries from `cursor` on were taken back, with their rows.
  public func rewind(to cursor: Position) {
    self.cursor = cursor
  }

  /// Starts again at `cursor` with what is stored there.
  public func restart(at cursor: Position) {
    tables.forget()
    if cursor == 0 { tables.startEmpty() }
    self.cursor = cursor
  }
}

extension Fact {
  /// Whether the act holds whatever the time asked about: definitions of agents and items,
  /// assumptions, which say themselves from when they hold, and reports, which come after the period
  /// that they are about.
  var isTimeless: Bool {
    switch event.kind {
    case .agentRegistered, .agentUpdated, .agentErased, .agentsMerged, .itemDefined, .assumptionSet,
      .reportIssued, .clockCorrected:
      true
    default: false
    }
  }
}
