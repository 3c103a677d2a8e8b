/// A clock that was set right (`clockCorrected`): entries that bear a time at which nobody recorded
/// them, and the true one.
public struct ClockCorrection: Hashable, Sendable {
  public var entries: ClosedRange<Position>
  public var time: Instant

  public init(entries: ClosedRange<Position>, time: Instant) {
    self.entries = entries
    self.time = time
  }

  /// Whether it takes in the newest of so many entries: then what follows may bear an earlier time.
  public func reachesEnd(of size: Position) -> Bool { entries.upperBound + 1 == size }
}

extension Event {
  /// What a `clockCorrected` says; nil for any other act, and for one whose fields say nothing.
  public var clockCorrection: ClockCorrection? {
    guard kind == .clockCorrected, case .count(let first)? = details[.fromSeq],
      case .count(let last)? = details[.toSeq], first <= last,
      case .text(let text)? = details[.value],
      let time = Timestamp(text)?.instant
    else { return nil }
    return ClockCorrection(entries: first...last, time: time)
  }
}

/// When entries were recorded, once every clock is set right: along a log it never goes back, so what
/// was known at a time is the beginning of the log.
///
/// It decides what `--known` takes; where an act stands in effective order it does not change.
public struct RecordingTimes: Sendable {
  private var corrections: [ClockCorrection] = []

  public init() {}

  public var isEmpty: Bool { corrections.isEmpty }

  /// Takes in a correction; a later one only makes a time earlier.
  public mutating func note(_ correction: ClockCorrection) { corrections.append(correction) }

  /// When the entry at a position was recorded, which says of itself `recordedAt`.
  public func time(at position: Position, saying recordedAt: Instant) -> Instant {
    var time = recordedAt
    for correction in corrections where correction.entries.contains(position) {
      time = min(time, correction.time)
    }
    return time
  }
}
