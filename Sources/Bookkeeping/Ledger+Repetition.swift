import EventCodec
import Exchange
import Store

/// How much of a file says what the log says already, under no id of its own.
public struct Repetition: Equatable, Sendable {
  /// Lines that look like an act of the log, each like another one: kind, parties, thing, quantity and day.
  public var count: Int
  /// Lines without an id that state a quantity.
  public var lineCount: Int

  /// Lines below which two files may well say the same.
  static let leastCount = 3

  /// Whether the file was most likely imported before: more than half of it is there, and three lines at least.
  public var isLikely: Bool { count >= Self.leastCount && 2 * count > lineCount }
}

extension Ledger {
  /// Holds the lines of a file that bear no id against the log: an id tells by itself that an act is known.
  ///
  /// Cost: a look at each entry that was recorded since the day before the earliest act of the file.
  public func repetition(inLines bytes: [UInt8]) throws(LedgerError) -> Repetition {
    let zone = settings.zone
    var (looks, earliest) = self.looks(inLines: bytes)
    var found = Repetition(count: 0, lineCount: looks.values.reduce(0, +))
    guard found.lineCount >= Repetition.leastCount, let first = earliest else { return found }
    let since = Timestamp(Day(number: first.number - 1)).start(in: zone)
    var reader = LineReader()
    var position = try size()
    while position > 0, found.count < found.lineCount {
      position -= 1
      let line = try storing { [position] () throws(StoreError) in try log.entry(at: position) }
      guard let line, let act = try? reader.read(line.span, as: .stored) else { continue }
      if let recorded = act.recordedAt, recorded < since { break }
      guard let look = RecentActs.Look(act, zone), let left = looks[look], left > 0 else {
        continue
      }
      looks[look] = left - 1
      found.count += 1
    }
    return found
  }

  /// What the lines without an id look like, how many each, and the earliest day.
  private func looks(inLines bytes: [UInt8]) -> ([RecentActs.Look: Int], Day?) {
    let unsaid = EventID.unique(clock())
    let defaults = CommandDefaults(occurredAt: Timestamp(clock(), in: settings.zone)) { unsaid }
    var reader = LineReader()
    var looks: [RecentActs.Look: Int] = [:]
    var earliest: Day?
    for (_, range) in DecisionRun.lines(of: bytes) {
      guard
        let act = try? reader.read(
          bytes.span.extracting(range), as: .command, defaults: defaults),
        act.id == unsaid, let look = RecentActs.Look(act, settings.zone)
      else { continue }
      looks[look, default: 0] += 1
      earliest = earliest.map { min($0, look.day) } ?? look.day
    }
    return (looks, earliest)
  }
}
