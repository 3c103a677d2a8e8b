import EventCodec
import Exchange
import Store

extension EventLog {
  /// When entries were recorded, once every clock is set right, by all that the log says of it.
  ///
  /// Cost: a look at the beginning of each line.
  func recordingTimes() throws(StoreError) -> RecordingTimes {
    var times = RecordingTimes()
    var reader = LineReader()
    try scan(from: 0, to: head().size) { (_, line) throws(StoreError) in
      if let correction = reader.clockCorrection(in: line) { times.note(correction) }
      return true
    }
    return times
  }

  /// How many of the first `size` entries were recorded by `known`; all of them where it is nil.
  func count(known: Instant?, of size: Position) throws(StoreError) -> Position {
    // What the newest entry says is no earlier than when any was recorded.
    guard let known, try head().recordedAt > known else { return size }
    let times = try recordingTimes()
    var reader = LineReader()
    var (low, high) = (Position(0), size)
    while low < high {
      let middle = low + (high - low) / 2
      guard let line = try entry(at: middle),
        let recordedAt = (try? reader.read(line.span, as: .replay))?.recordedAt
      else { throw .damaged("entry \(middle) cannot be read") }
      if times.time(at: middle, saying: recordedAt) <= known {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
