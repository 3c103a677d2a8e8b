public import Exchange

/// Turns entries of the log into facts: nets corrections (rules R3, R4) and follows closed periods.
public final class Interpreter {
  /// Acts that were corrected, by position.
  private let corrected: Table<UInt64, Standing>
  private let closing: Table<UInt64, Closing>
  public let zone: LedgerZone

  public init(tables: TableSpace, zone: LedgerZone) {
    corrected = tables.table("corrected")
    closing = tables.table("closing")
    self.zone = zone
  }

  /// What an act amounts to after its corrections.
  public struct Standing: TableRow {
    public var value: ExactDecimal
    public var isReversed: Bool

    public func write(to writer: inout RowWriter) {
      writer.write(value)
      writer.write(isReversed)
    }

    public static func read(from reader: inout RowReader) throws(RowReader.Damage) -> Self {
      Standing(value: try reader.decimal(), isReversed: try reader.flag())
    }
  }

  struct Closing: TableRow {
    var until: Moment

    func write(to writer: inout RowWriter) { writer.write(until) }

    static func read(from reader: inout RowReader) throws(RowReader.Damage) -> Self {
      Closing(until: try reader.moment())
    }
  }

  /// The last moment of the closed period, or nil when nothing is closed.
  public var closedUntil: Moment? { closing[0]?.until }

  /// What the act amounts to now.
  public func standing(of act: borrowing Event) -> Standing {
    if let position = act.position, let standing = corrected[position] { return standing }
    return Standing(value: act.measure.value, isReversed: false)
  }

  /// The effective moment of an act on its own.
  public func moment(of act: borrowing Event) -> Moment {
    Moment(act.occurredAt, act.kind.flow, act.position ?? .max, zone: zone)
  }

  /// What an entry means once corrections are understood.
  enum Reading {
    /// Just what it states.
    case asStated
    case corrected(Fact)
    /// A correction of something that is not there.
    case nothing
  }

  /// Reads an entry by the fact that it states on its own.
  func read(_ stated: borrowing Fact, history: any History) -> Reading {
    switch stated.event.kind {
    case .reversed, .amended:
      return correction(stated.event, history).map { .corrected($0) } ?? .nothing
    case .periodClosed, .periodReopened: close(stated.event)
    default: break
    }
    return .asStated
  }

  private func correction(_ event: borrowing Event, _ history: any History) -> Fact? {
    guard let reference = event.corrects, let act = history.event(reference),
      let origin = act.position, let position = event.position
    else { return nil }
    let before = standing(of: act)
    let isReversal = event.kind == .reversed
    let target = isReversal ? ExactDecimal.zero : event.correctedValue ?? act.measure.value
    corrected[origin] = Standing(value: target, isReversed: isReversal)
    var moment = moment(of: act)
    if let closedUntil, moment <= closedUntil {
      let recorded = event.recordedAt ?? event.occurredAt.end(in: zone)
      moment = Moment(Timestamp(recorded), .none, position, zone: zone)
    }
    let occurrence = (isReversal ? 0 : 1) - (before.isReversed ? 0 : 1)
    return Fact(
      event: act, change: target - before.value, occurrence: occurrence, moment: moment,
      position: position, isCorrection: true)
  }

  private func close(_ event: borrowing Event) {
    guard let until = event.until else { return }
    let end = Moment.end(of: until.end(in: zone))
    if event.kind == .periodClosed, let closedUntil, closedUntil > end { return }
    closing[0] = Closing(until: end)
  }
}
