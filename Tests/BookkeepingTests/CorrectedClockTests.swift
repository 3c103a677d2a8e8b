import Audit
import Bookkeeping
import Exchange
import Foundation
import Inventory
import Projecting
import Reporting
import Testing

/// The way back from a clock that was wrong.
@Suite struct `A corrected clock`: Clocked {
  let folder = TemporaryFolder()
  let clock = StandingClock(1_590_000_000_000)

  /// A ledger whose clock was 79 years ahead once, and right before and after.
  private func onceAhead() async throws -> Ledger {
    let ledger = try await ledger()
    _ = try await ledger.importLines(gift("d1", 1))
    clock.move(to: 4_102_444_800_000)
    _ = try await ledger.importLines(gift("d2", 10), trustClock: true)
    clock.move(to: Self.june + Self.day)
    let late = try await ledger.importLines(gift("d3", 100))
    #expect(late.clock?.recorded == Instant(milliseconds: 4_102_444_800_000))
    return ledger
  }

  @Test func `a corrected clock brings back what was known and what is recorded next`() async throws
  {
    let ledger = try await onceAhead()
    let now = Self.june + Self.day
    #expect(try sheets(ledger, known: now) == "1")
    #expect(try ledger.countRecordedByNow() == 4)
    let corrected = try await ledger.importLines(
      correction(4, 5, text(now - 3_600_000)), governing: true, trustClock: true)
    #expect(corrected.refused == [] && corrected.accepted == 1)
    #expect(corrected.clock == nil)
    #expect(try sheets(ledger, known: now) == "111")
    #expect(try sheets(ledger, known: now - 3_600_000) == "111")
    #expect(try sheets(ledger, known: now - 3_600_001) == "1")
    #expect(try ledger.countRecordedByNow() == 7)
    clock.move(to: now + Self.day)
    #expect(try await ledger.importLines(gift("d4", 1000)).clock == nil)
    #expect(try sheets(ledger, known: now) == "111")
    #expect(try sheets(ledger, known: now + Self.day) == "1111")
    #expect(try sheets(ledger) == "1111")
    try await check(ledger, known: now, "111")
  }

  /// Restore, verify, rebuild and a stranger take such a log, and say the same of what was known.
  private func check(_ ledger: Ledger, known: Int, _ expected: String) async throws {
    let lines = try archive(ledger)
    #expect(try ledger.verify().ok)
    #expect(try ledger.rebuild().allSatisfy { $0.digestBefore == $0.digestAfter })
    let other = TemporaryFolder()
    let receipt = try Ledger.restore(
      lines, to: other.path, projectors: allProjectors, clock: clock.read)
    #expect(receipt.root == (try ledger.status().root))
    let restored = try Ledger.open(at: other.path, projectors: allProjectors, clock: clock.read)
    #expect(try sheets(restored, known: known) == expected)
    #expect(try await restored.importLines(gift("d5", 1)).clock == nil)
    let evidence = Evidence(export: lines, head: nil)
    #expect(Auditor(evidence, key: nil).run().findings == [])
    let report = try Recomputation(evidence).report(
      Question("inventory"), by: InventoryProjector.self,
      known: Timestamp(Instant(milliseconds: Int64(known))), now: clock.read())
    let theirs = try ledger.report(
      "inventory", known: Timestamp(Instant(milliseconds: Int64(known))))
    #expect(JSON(report).line == JSON(theirs).line)
  }

  @Test func `one entry alone can be set right, and those after it stay`() async throws {
    let ledger = try await ledger()
    clock.move(to: Self.june + 30 * Self.day)
    _ = try await ledger.importLines(gift("d1", 1))
    clock.move(to: Self.june + 40 * Self.day)
    _ = try await ledger.importLines(gift("d2", 10))
    let done = try await ledger.importLines(
      correction(3, 3, text(Self.june + Self.day)), governing: true, trustClock: true)
    #expect(done.accepted == 1)
    #expect(try sheets(ledger, known: Self.june + Self.day) == "1")
    #expect(try sheets(ledger, known: Self.june + 39 * Self.day) == "1")
    #expect(try sheets(ledger, known: Self.june + 40 * Self.day) == "11")
    try await check(ledger, known: Self.june + 2 * Self.day, "1")
  }

  @Test func `a clock far behind the newest entry is said on the receipt`() async throws {
    let ledger = try await ledger()
    clock.move(to: Self.june - 400 * Self.day - 1)
    let receipt = try await ledger.importLines(gift("d1", 1))
    #expect(receipt.accepted == 1)
    #expect(receipt.clock?.recorded == Instant(milliseconds: Int64(Self.june)))
    #expect(receipt.clock?.isFar == true)
    clock.move(to: Self.june - 400 * Self.day)
    #expect(try await ledger.importLines(gift("d2", 1)).clock?.isFar == false)
  }

  /// Entries that were recorded on two days, by a clock that was right.
  private func right() async throws -> Ledger {
    let ledger = try await ledger()
    clock.move(to: Self.june + 30 * Self.day)
    _ = try await ledger.importLines(gift("d1", 1))
    clock.move(to: Self.june + 40 * Self.day)
    return ledger
  }

  @Test func `entries that show no sign of a wrong clock are asked about`() async throws {
    let ledger = try await right()
    let line = correction(3, 3, text(Self.june + Self.day))
    do {
      _ = try await ledger.importLines(line, governing: true)
      Issue.record("nobody was asked")
    } catch LedgerError.clock(.doubtful(let change)) {
      #expect(change.count == 1 && !change.isOfTimesToCome)
      #expect(change.first == Instant(milliseconds: Int64(Self.june + 30 * Self.day)))
      #expect(change.last == change.first)
      #expect(change.time == Instant(milliseconds: Int64(Self.june + Self.day)))
    }
    #expect(try ledger.status().size == 4)
    #expect(
      try await ledger.importLines(line, governing: true, trustClock: true).accepted == 1)
  }

  /// True entries look as if they were to come, when it is the present that is behind.
  @Test(arguments: [1, 3])
  func `a clock that is behind now takes no true entries back unasked`(first: Int) async throws {
    let ledger = try await ledger()
    for (number, days) in [30, 300, 600].enumerated() {
      clock.move(to: Self.june + days * Self.day)
      _ = try await ledger.importLines(gift("d\(number)", 1))
    }
    let behind = Self.june + (first == 1 ? -100 : 20) * Self.day
    clock.move(to: behind)
    let from: Position = first == 1 ? 0 : 3
    let line = correction(from, 5, text(behind))
    do {
      _ = try await ledger.importLines(line, governing: true)
      Issue.record("nobody was asked")
    } catch LedgerError.clock(.doubtful(let change)) {
      #expect(change.isOfTimesToCome && change.present == Instant(milliseconds: Int64(behind)))
    }
    #expect(try ledger.status().size == 6)
    #expect(
      try await ledger.importLines(line, governing: true, trustClock: true).accepted == 1)
  }

  @Test func `a single true entry far from the one before it is asked about too`() async throws {
    let ledger = try await ledger()
    clock.move(to: Self.june + 300 * Self.day)
    _ = try await ledger.importLines(gift("d1", 1))
    clock.move(to: Self.june + 100 * Self.day)
    await #expect(throws: LedgerError.self) {
      try await ledger.importLines(
        correction(3, 3, text(Self.june + 100 * Self.day)), governing: true)
    }
    #expect(try ledger.status().size == 4)
  }

  @Test func `entries that bear a time to come go back unasked`() async throws {
    let ledger = try await right()
    clock.move(to: Self.june + 30 * Self.day - 1)
    let near = correction(3, 3, text(Self.june + Self.day))
    #expect(try await ledger.importLines(near, governing: true).accepted == 1)
  }

  @Test func `entries of years to come go back unasked`() async throws {
    let ledger = try await onceAhead()
    let far = correction(4, 5, text(Self.june + Self.day))
    #expect(try await ledger.importLines(far, governing: true).accepted == 1)
  }

  @Test func `from place 0 a slip of the year is refused, and a log that holds one is taken`()
    async throws
  {
    let ledger = try await right()
    for value in ["1950-01-01T00:00:00Z", text(Self.june - 400 * Self.day - 1)] {
      let receipt = try await ledger.importLines(
        correction(0, 3, value), governing: true, trustClock: true)
      #expect(receipt.refused.map(\.field) == ["value"], "\(value)")
    }
    let latest = text(Self.june - 400 * Self.day)
    let taken = try await ledger.importLines(
      correction(0, 3, latest), governing: true, trustClock: true)
    #expect(taken.accepted == 1)
    let lines = String(decoding: try archive(ledger), as: UTF8.self)
      .replacingOccurrences(of: latest, with: "1950-01-01T00:00:00.000Z")
    let other = TemporaryFolder()
    let receipt = try Ledger.restore(
      Array(lines.utf8), to: other.path, projectors: allProjectors, clock: clock.read)
    #expect(receipt.size == 5)
    #expect(Auditor(Evidence(export: Array(lines.utf8), head: nil), key: nil).run().findings == [])
  }

  @Test func `a correction that changes nothing is refused`() async throws {
    let ledger = try await onceAhead()
    let value = text(Self.june + Self.day)
    func set(_ id: String) async throws -> ImportReceipt {
      let line = String(decoding: correction(4, 5, value), as: UTF8.self)
      return try await ledger.importLines(
        Array(line.replacingOccurrences(of: #""id":"c""#, with: #""id":"\#(id)""#).utf8),
        governing: true, trustClock: true)
    }
    #expect(try await set("c1").accepted == 1)
    let again = try await set("c2")
    #expect(again.accepted == 0 && again.refused.count == 1)
    guard case .setRightAlready? = again.refused.first?.reason else {
      Issue.record("\(again.refused)")
      return
    }
  }

  @Test func `a true time that the entries around do not leave open is refused`() async throws {
    let ledger = try await onceAhead()
    let now = Self.june + Self.day
    let root = try ledger.status().root
    for (line, field) in [
      (correction(4, 5, text(Self.june - 1)), "value"), (correction(4, 5, text(now + 1)), "value"),
      (correction(4, 6, text(now)), "toSeq"), (correction(5, 4, text(now)), "toSeq"),
      (correction(4, 5, "2020-05-21"), "value"), (correction(4, 5, "12"), "value"),
    ] {
      let receipt = try await ledger.importLines(line, governing: true, trustClock: true)
      #expect(receipt.refused.map(\.field) == [field], "\(String(decoding: line, as: UTF8.self))")
    }
    // An entry in the middle: the newest still bears the wrong time, and so does this act.
    let part = try await ledger.importLines(
      correction(4, 4, text(now)), governing: true, trustClock: true)
    #expect(part.accepted == 1)
    #expect(part.clock?.recorded == Instant(milliseconds: 4_102_444_800_000))
    #expect(try ledger.status().root != root)
    #expect(try ledger.verify().ok)
  }

  @Test func `acts of one file after the clock was set right bear the present`() async throws {
    let ledger = try await onceAhead()
    let now = Self.june + Self.day
    // A closing comes last in its file: so does what follows the order of rows here.
    let lines =
      correction(4, 5, text(now)) + [UInt8(ascii: "\n")] + gift("e1", 1) + [UInt8(ascii: "\n")]
    let receipt = try await ledger.importLines(lines, governing: true, trustClock: true)
    #expect(receipt.refused == [] && receipt.accepted == 2)
    let times = String(decoding: try archive(ledger), as: UTF8.self).split(separator: "\n")
      .suffix(2).map { $0.contains("\"recordedAt\":\"\(text(now))\"") }
    #expect(times == [true, true])
    try await check(ledger, known: now, "112")
  }

  @Test func `a time that goes back anywhere else stays an error`() async throws {
    let ledger = try await onceAhead()
    let now = Self.june + Self.day
    _ = try await ledger.importLines(correction(4, 5, text(now)), governing: true, trustClock: true)
    let lines = String(decoding: try archive(ledger), as: UTF8.self)
    for (what, with) in [
      // It does not take in the newest entry.
      (#""toSeq":5"#, #""toSeq":4"#),
      // Its entries cannot have been recorded then.
      (#""value":"\#(text(now))""#, #""value":"\#(text(Self.june - 1))""#),
      (#""value":"\#(text(now))""#, #""value":"\#(text(now + 1))""#),
    ] {
      let bad = Array(lines.replacingOccurrences(of: what, with: with).utf8)
      let other = TemporaryFolder()
      #expect(throws: LedgerError.self, "\(with)") {
        try Ledger.restore(bad, to: other.path, projectors: [], clock: clock.read)
      }
      #expect(
        Auditor(Evidence(export: bad, head: nil), key: nil).run().findings == [.order(6)],
        "\(with)")
    }
  }

  /// What a former version wrote with its clock in 2200.
  @Test func `a log with a time beyond the years that are taken can be read and set right`()
    async throws
  {
    let first = try archive(try await ledger())
    let line =
      #"{"id":"d1","item":"sheet","kind":"donationReceived","occurredAt":"2200-01-01T01:00:00+01:00","provider":"dora","quantity":{"unit":"one","value":"1"},"receiver":"coop","recordedAt":"2200-01-01T00:00:00.000Z","recordedBy":"coop","seq":3,"v":1}"#
    let other = TemporaryFolder()
    _ = try Ledger.restore(
      first + Array(line.utf8), to: other.path, projectors: allProjectors, clock: clock.read)
    let ledger = try Ledger.open(at: other.path, projectors: allProjectors, clock: clock.read)
    #expect(try ledger.verify().ok)
    let newest = Timestamp("2200-01-01T00:00:00.000Z", years: Limits.recordedYears)!.instant!
    await #expect(throws: LedgerError.clock(.newestUnwritable(newest: newest))) {
      try await ledger.importLines(gift("d2", 10))
    }
    let done = try await ledger.importLines(
      correction(3, 3, text(Self.june)), governing: true, trustClock: true)
    #expect(done.accepted == 1)
    #expect(try await ledger.importLines(gift("d2", 10)).accepted == 1)
    #expect(try sheets(ledger, known: Self.june) == "11")
  }

  @Test func `a report on what was known takes the true times, and is made again`() async throws {
    let ledger = try await onceAhead()
    let now = Self.june + Self.day
    _ = try await ledger.importLines(
      correction(4, 5, text(now - 1)), governing: true, trustClock: true)
    let known = Timestamp(Instant(milliseconds: Int64(now - 1)))
    let (report, document) = try ledger.provenReport(on: .init(.impact, known: known))
    #expect(report.proof.size == 6)
    #expect(try ledger.check(report: document).verdict == .identical)
  }
}
