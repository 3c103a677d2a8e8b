import Exchange

/// The clock of a log, as its lines tell it one after another.
struct HeardClock {
  /// The place of the first line that was heard.
  private let start: Position
  /// What the lines say, from there on.
  private var said: [Instant] = []
  private var times = RecordingTimes()

  init(from start: Position) { self.start = start }

  /// Takes in the next line; false when its time goes back, or when it sets the clock to a time at
  /// which its entries cannot have been recorded.
  mutating func hears(_ event: borrowing Event, at place: Position) -> Bool {
    let last = said.last ?? Instant(milliseconds: .min)
    let recorded = event.recordedAt ?? last
    defer { said.append(recorded) }
    guard let correction = event.clockCorrection else { return recorded >= last }
    let isBetween = isBetween(correction, recorded, place)
    times.note(correction)
    return isBetween && (recorded >= last || correction.reachesEnd(of: place))
  }

  private func isBetween(
    _ correction: ClockCorrection, _ recorded: Instant, _ place: Position
  ) -> Bool {
    let (first, last) = (correction.entries.lowerBound, correction.entries.upperBound)
    guard last < place, correction.time <= recorded else { return false }
    if let latest = time(at: first), correction.time > latest { return false }
    if first > 0, let earliest = time(at: first - 1), correction.time < earliest { return false }
    return true
  }

  /// When an entry was recorded; nil for one that was not heard.
  private func time(at place: Position) -> Instant? {
    guard place >= start, place - start < Position(said.count) else { return nil }
    return times.time(at: place, saying: said[Int(place - start)])
  }
}
