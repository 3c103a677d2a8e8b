import Bookkeeping
import EventCodec
import Exchange
import Projecting
import Wording

/// What a person says of a wrong clock, made complete and exact: which entries, and when they were recorded.
struct ClockSetting {
  let session: Session
  let ledger: Ledger

  private var zone: LedgerZone { ledger.settings.zone }

  /// Names the entries and the moment that `arguments` leave open.
  func complete(_ arguments: inout Arguments) throws(Failure) {
    try nameEntries(in: &arguments)
    guard let text = arguments[Field.value] else { return }
    let now = session.console.clock()
    let reading = TimeReading(now: now, zone: zone)
    guard let moments = reading.moments(text) else {
      let expected = [String(typed: now, in: zone), session.words.phrase(.now)]
      throw .refused([
        Refusal(
          field: Field.value.name,
          reading.skipped(text) ?? .badValue(printable(text), expected: expected))
      ])
    }
    var time = moments.lowerBound
    if let first = arguments[Field.fromSeq].flatMap(Position.init), first > 0,
      let before = try recordingTime(at: first - 1), moments.contains(before)
    {
      time = before
    }
    arguments[Field.value] = Timestamp(time).description
  }

  /// Without a word the clock is set right for every entry whose time is still to come.
  private func nameEntries(in arguments: inout Arguments) throws(Failure) {
    if arguments[Field.fromSeq] != nil, arguments[Field.toSeq] != nil { return }
    let (count, size) = try asking { () throws(LedgerError) in
      (try ledger.countRecordedByNow(), try ledger.status().size)
    }
    if arguments[Field.toSeq] == nil, size > 0 { arguments[Field.toSeq] = "\(size - 1)" }
    guard arguments[Field.fromSeq] == nil else { return }
    guard count < size else { throw .refused([Refusal(.nothingToSetRight)]) }
    arguments[Field.fromSeq] = "\(count)"
  }

  private func recordingTime(at position: Position) throws(Failure) -> Instant? {
    var found: Instant?
    var reader = LineReader()
    let times = try asking { () throws(LedgerError) in
      try ledger.entries(from: position, to: position + 1) { _, line in
        found = (try? reader.read(line, as: .replay))?.recordedAt
        return false
      }
      return try ledger.recordingTimes()
    }
    return found.map { times.time(at: position, saying: $0) }
  }

  // MARK: - What cannot be taken back

  /// Says what a correction changes for good, before it is recorded, and asks whoever sits there; where
  /// nobody does, `--yes` says that it is meant. What is refused anyway is not asked about.
  func isMeant(_ correction: ClockCorrection) throws(Failure) -> Bool {
    let isSaid = session.arguments.has(.yes)
    let (entries, now) = (correction.entries, session.console.clock())
    let before = entries.lowerBound > 0 ? try recordingTime(at: entries.lowerBound - 1) : nil
    guard let first = try recordingTime(at: entries.lowerBound),
      let last = try recordingTime(at: entries.upperBound), correction.time <= min(first, now),
      correction.time < last, before.map({ $0 <= correction.time }) ?? true
    else { return isSaid || session.console.ask != nil }
    let change = ClockChange(
      correction, first: first, last: last, present: now, before: before)
    // Where nobody can be asked, the refusal says it.
    if change.isDoubtful, !isSaid, session.console.ask == nil { return false }
    session.remark(session.words.phrase(.clockChange(change, zone)))
    guard !isSaid, let ask = session.console.ask else { return isSaid }
    return session.isYes(ask(session.words.phrase(.askMeant)))
  }

  // MARK: - What the wrong clock gave the acts

  /// Names the acts among those set right that bear a date still to come, with what mends them: as long as
  /// the date stays, a question about the present passes over them.
  func sayDatesToCome(after correction: ClockCorrection) async throws(Failure) {
    let lines = try await DatesToCome(session, ledger, after: correction).lines
    if lines.isEmpty { return }
    session.remark(lines: lines.map { printable($0) }.joined(separator: "\n"))
  }
}

extension String {
  /// A moment as people type it: `2026-11-29 21:52:30`, in the zone.
  init(typed instant: Instant, in zone: LedgerZone) {
    self.init(typed: Timestamp(instant, in: zone).description)
  }

  /// The same of what the event line says.
  init(typed time: String) {
    self = time.utf8.count < 19 ? time : time.prefix(10) + " " + time.dropFirst(11).prefix(8)
  }
}
