import Bookkeeping
import Exchange
import Foundation
import People
import Testing

/// The computer's clock: what it may not say, and what is asked about.
@Suite struct `The clock`: Clocked {
  let folder = TemporaryFolder()
  let clock = StandingClock(1_590_000_000_000)

  // MARK: - Out of reach

  /// From before what a date can name to beyond what a number of milliseconds can hold.
  @Test(arguments: [
    -62_000_000_000, -2_300_000_000, 7_258_118_400, 253_402_300_800, 9_400_000_000_000, 9.2e18,
    -9.2e18, .infinity,
  ])
  func `a time that no reader takes is refused before anything is written`(
    seconds: Double
  ) async throws {
    let now = Instant(secondsSince1970: seconds)
    let settings = LedgerSettings(origin: "coop.example/test", coop: AgentID("coop"))
    await #expect(throws: LedgerError.clock(.unwritable(clock: now))) {
      try await Ledger.create(
        at: folder.path, settings: settings, coopName: "Coop", clock: { now })
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path))
    _ = try await ledger()
    let wrong = try Ledger.open(at: folder.path, projectors: allProjectors, clock: { now })
    let root = try wrong.status().root
    let refused = LedgerError.clock(.unwritable(clock: now))
    await #expect(throws: refused) { try await wrong.importLines(gift("d1", 1)) }
    await #expect(throws: refused) {
      try await wrong.importLines(gift("d1", 1, on: nil), trustClock: true)
    }
    #expect(throws: refused) { try wrong.backUp(to: folder.path + "-backups") }
    #expect(try sheets(wrong) == "")
    #expect(try wrong.status().root == root)
    #expect(try wrong.verify().ok)
    try? FileManager.default.removeItem(atPath: folder.path + "-backups")
  }

  @Test func `an act that was recorded before is nothing new, whatever the clock says`()
    async throws
  {
    let ledger = try await ledger()
    _ = try await ledger.importLines(gift("d1", 1))
    clock.move(to: Self.june + 900 * Self.day)
    #expect(try await ledger.importLines(gift("d1", 1)).duplicates == 1)
  }

  // MARK: - Asked about and said

  @Test func `a clock far ahead of the newest entry is asked about`() async throws {
    let ledger = try await ledger()
    clock.move(to: Self.june + 400 * Self.day)
    #expect(try await ledger.importLines(gift("d1", 1)).accepted == 1)
    let newest = Self.june + 400 * Self.day
    let far = newest + 400 * Self.day + 1
    clock.move(to: far)
    let asked = LedgerError.clock(
      .ahead(
        clock: Instant(milliseconds: Int64(far)), newest: Instant(milliseconds: Int64(newest))))
    await #expect(throws: asked) { try await ledger.importLines(gift("d2", 1)) }
    #expect(throws: asked) { try ledger.checkClock(trusting: false) }
    #expect(try ledger.status().size == 4)
    #expect(try await ledger.importLines(gift("d2", 1), trustClock: true).accepted == 1)
    #expect(try await ledger.importLines(gift("d3", 1)).accepted == 1)
  }

  @Test func `nobody is forgotten while that could not be said`() async throws {
    let ledger = try await ledger()
    _ = try await ledger.take(
      #"{"agent":"p-1","agentType":"person","category":"citizen","id":"a2","kind":"agentRegistered","tracked":false}"#
    )
    let (person, coop) = (AgentID("p-1"), AgentID("coop"))
    _ = try ledger.people.change(person, by: coop) { record in
      record.name = "Exemple"
      return ["name"]
    }
    clock.move(to: Self.june + 900 * Self.day)
    await #expect(throws: LedgerError.self) {
      try await ledger.erase(person, reason: "request", by: coop)
    }
    #expect(try ledger.people.record(of: person, by: coop)?.name == "Exemple")
    #expect(
      try await ledger.erase(person, reason: "request", by: coop, trustClock: true).agents == [
        person
      ])
    #expect(try ledger.people.record(of: person, by: coop) == nil)
  }

  @Test func `a clock that is behind is said on the receipt`() async throws {
    let ledger = try await ledger()
    #expect(try await ledger.importLines(gift("d1", 1)).clock == nil)
    clock.move(to: Self.june - 3_600_000)
    let receipt = try await ledger.importLines(gift("d2", 1))
    let newest = Instant(milliseconds: Int64(Self.june))
    #expect(receipt.clock?.clock == Instant(milliseconds: Int64(Self.june - 3_600_000)))
    #expect(receipt.clock?.newest == newest && receipt.clock?.recorded == newest)
  }
}
