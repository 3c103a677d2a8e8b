import EventCodec
public import Exchange

/// What becomes of the lines of a file that say what the log says already, under no id of their own.
public enum Repeats: Sendable {
  /// They are recorded: somebody says that they are other acts.
  case taken
  /// Nothing of the file is recorded where any of its lines is there.
  case asked
  /// They are left out, and the others recorded.
  case leftOut
}

/// How much of a file says what the log says already, under no id of its own: an id tells by itself that an act
/// is known.
public struct Repetition: Equatable, Sendable {
  /// A line, from 1, and the act of the log that it looks like: kind, parties, thing, quantity or hours, and day.
  public struct Line: Equatable, Sendable {
    public var number: Int
    public var other: EventID
  }

  /// In their order. Each looks like another act: as many lines as there are acts.
  public private(set) var lines: [Line] = []
  /// Lines without an id that state a quantity or hours.
  public private(set) var lineCount = 0

  /// Whether some of it may have been recorded before; of a file, a person sees whether that is so.
  public var isLikely: Bool { !lines.isEmpty }
}

extension Repetition {
  /// Holds the lines of a file against the log and the acts that are on their way into it.
  ///
  /// Cost: a look at each entry that was recorded since the day before the earliest act of the file.
  init(of bytes: [UInt8], in group: Group, zone: LedgerZone) {
    let (looks, earliest) = Self.looks(of: bytes, group.present, zone)
    lineCount = looks.values.reduce(0) { $0 + $1.count }
    guard let first = earliest else { return }
    let since = Timestamp(Day(number: first.number - 1)).start(in: zone)
    // Newest first; no more of a look than lines have it.
    var found: [RecentActs.Look: [EventID]] = [:]
    var foundCount = 0
    var position = group.next
    while position > 0, foundCount < lineCount {
      position -= 1
      guard let act = group.fullEvent(at: position) else { continue }
      if let recorded = act.recordedAt, recorded < since { break }
      guard let look = RecentActs.Look(act, zone), let numbers = looks[look],
        found[look]?.count ?? 0 < numbers.count
      else { continue }
      found[look, default: []].append(act.id)
      foundCount += 1
    }
    for (look, ids) in found {
      lines += zip(looks[look] ?? [], ids.reversed()).map { Line(number: $0, other: $1) }
    }
    lines.sort { $0.number < $1.number }
  }

  /// The lines without an id by what they look like, and the earliest day.
  private static func looks(
    of bytes: [UInt8], _ present: Instant, _ zone: LedgerZone
  ) -> ([RecentActs.Look: [Int]], Day?) {
    let unsaid = EventID.unique(present)
    let defaults = CommandDefaults(occurredAt: Timestamp(present, in: zone)) { unsaid }
    var looks: [RecentActs.Look: [Int]] = [:]
    var earliest: Day?
    DecisionRun.acts(of: bytes, defaults) { number, act in
      guard act.id == unsaid, let look = RecentActs.Look(act, zone) else { return }
      looks[look, default: []].append(number)
      earliest = earliest.map { min($0, look.day) } ?? look.day
    }
    return (looks, earliest)
  }

  /// The file with nothing in these lines, so that the others keep their numbers.
  func leftOut(of bytes: [UInt8]) -> [UInt8] {
    DecisionRun.blanking(Set(lines.map(\.number)), in: bytes)
  }
}
