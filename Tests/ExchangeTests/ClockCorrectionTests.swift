import Exchange
import Testing

@Suite struct `When entries were recorded` {
  private func at(_ milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }

  @Test func `a correction makes times earlier, never later, and only those that it names`() {
    var times = RecordingTimes()
    times.note(ClockCorrection(entries: 2...4, time: at(100)))
    times.note(ClockCorrection(entries: 3...3, time: at(200)))
    times.note(ClockCorrection(entries: 4...4, time: at(50)))
    let found = (0...5).map { times.time(at: $0, saying: at(900)).milliseconds }
    #expect(found == [900, 900, 100, 100, 50, 900])
    #expect(times.time(at: 2, saying: at(60)) == at(60))
  }

  @Test func `a correction reaches the end where it takes in the newest entry`() {
    let correction = ClockCorrection(entries: 2...4, time: at(100))
    #expect(correction.reachesEnd(of: 5))
    #expect(!correction.reachesEnd(of: 4) && !correction.reachesEnd(of: 6))
  }

  @Test func `only a whole correction says something`() {
    func act(_ kind: EventKind, _ first: UInt64, _ last: UInt64, _ value: String) -> Event {
      var act = Event(id: EventID("c")!, kind: kind, occurredAt: Timestamp("2020-04-02")!)
      act.set(.fromSeq, .count(first))
      act.set(.toSeq, .count(last))
      act.set(.value, .text(value))
      return act
    }
    let time = "2020-04-02T10:00:00Z"
    #expect(act(.clockCorrected, 2, 4, time).clockCorrection?.entries == 2...4)
    #expect(act(.clockCorrected, 4, 2, time).clockCorrection == nil)
    #expect(act(.clockCorrected, 2, 4, "2020-04-02").clockCorrection == nil)
    #expect(act(.assumptionSet, 2, 4, time).clockCorrection == nil)
  }
}

@Suite struct `The calendar of a clock` {
  @Test(arguments: [
    (-.infinity, "0000-01-02T00:00:00.000Z"), (.infinity, "9999-12-30T23:59:59.999Z"),
    (-9.2e18, "0000-01-02T00:00:00.000Z"), (9.2e18, "9999-12-30T23:59:59.999Z"),
    (0, "1970-01-01T00:00:00.000Z"), (1_586_000_000.25, "2020-04-04T11:33:20.250Z"),
    (-0.001, "1969-12-31T23:59:59.999Z"),
  ])
  func `takes whatever a computer says`(seconds: Double, expected: String) {
    #expect(Timestamp(Instant(secondsSince1970: seconds)).description == expected)
  }

  @Test(arguments: [
    (-2_208_988_800_001, false), (-2_208_988_800_000, true), (7_258_118_399_999, true),
    (7_258_118_400_000, false), (.min, false), (.max, false),
  ])
  func `knows the years that a date may name`(milliseconds: Int64, expected: Bool) {
    #expect(Instant(milliseconds: milliseconds).isIn(Limits.years) == expected)
  }
}
