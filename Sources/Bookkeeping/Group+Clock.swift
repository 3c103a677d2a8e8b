import Exchange
import Store

// What the clock of the computer is to a group of acts.
extension Group {
  /// When an act that sets the clock right is recorded: at the present, where it takes in every entry
  /// with a later time.
  func setClock(by correction: ClockCorrection, before: Instant?) {
    guard correction.reachesEnd(of: next) else { return }
    recorded(at: min(batch.recordedAt, max(present, before ?? present)))
  }

  /// Why nothing can be recorded at the group's time; looked at once its acts are decided on.
  func clockFault(trusting: Bool) -> ClockFault? {
    if !present.isIn(Limits.years) { return .unwritable(clock: present) }
    if !batch.recordedAt.isIn(Limits.years) { return .newestUnwritable(newest: batch.recordedAt) }
    guard !trusting, let newest else { return nil }
    if newest < present.before(days: Limits.quietDayCount) {
      return .ahead(clock: present, newest: newest)
    }
    return clockChange.flatMap { $0.isDoubtful ? .doubtful($0) : nil }
  }

  /// What a receipt says when the clock is a second or more behind what it was.
  var clockRemark: ClockRemark? {
    guard let newest, batch.recordedAt.milliseconds - present.milliseconds >= 1_000 else {
      return nil
    }
    return ClockRemark(clock: present, newest: newest, recorded: batch.recordedAt)
  }
}
