// When entries were recorded: rule R15, and clocks that are set right.
extension NaiveBook {
  /// When each entry was recorded: what it says, or the earliest true time that an act gives it.
  var trueTimes: [Int] {
    entries.map { entry in
      let told = entries.compactMap { other -> Int? in
        guard let first = other.act.counts["fromSeq"], let last = other.act.counts["toSeq"],
          (first...last).contains(entry.seq)
        else { return nil }
        return other.act.times["value"]?.start
      }
      return (told + [entry.recordedAt]).min() ?? entry.recordedAt
    }
  }

  /// What an act bears that is recorded when the computer's clock says `now`: never less than the entry
  /// before it, unless it sets the clock right for all that bear more.
  func recordingTime(of act: NaiveAct, now: Int) -> Int {
    let newest = entries.last?.recordedAt ?? .min
    guard let first = act.counts["fromSeq"], act.counts["toSeq"] == entries.count - 1 else {
      return max(now, newest)
    }
    return min(newest, max(now, first == 0 ? now : trueTimes[first - 1]))
  }

  /// Whether what an act says of the clock cannot be: its entries lie between the one before them and what
  /// they bear, at place 0 at most 400 days before that; and something is changed.
  func isWrongClock(_ act: NaiveAct, now: Int) -> Bool {
    guard let first = act.counts["fromSeq"], let last = act.counts["toSeq"],
      let time = act.times["value"]?.start, first <= last, last < entries.count
    else { return true }
    let times = trueTimes
    let latest = min(times[first], recordingTime(of: act, now: now))
    let earliest = first == 0 ? latest - 400 * 86_400_000 : times[first - 1]
    return time < earliest || time > latest || time >= times[last]
  }
}
