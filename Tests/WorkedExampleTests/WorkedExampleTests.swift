import Bookkeeping
import Exchange
import Foundation
import Inventory
import Projecting
import Testing

/// Holds open the path by which a newcomer adds a projector: the example of ARCHITECTURE.md,
/// beside a real one, over a real ledger.
@Suite struct WorkedExampleTests {
  private let projectors: [any Projector.Type] = [
    InventoryProjector.self, DeliveredByDayProjector.self,
  ]
  private let folder = FileManager.default.temporaryDirectory.path + "/maillon-\(UUID().uuidString)"
  private let clock: @Sendable () -> Instant = { Instant(milliseconds: 1_591_005_600_000) }

  private func lines(_ lines: String...) -> [UInt8] { Array(lines.joined(separator: "\n").utf8) }

  @Test func `a fourth projector answers live, nets corrections, and rebuilds to the same rows`()
    async throws
  {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await Ledger.create(
      at: folder, settings: LedgerSettings(origin: "coop.example/x", coop: AgentID("coop")),
      coopName: "Coop", clock: clock)
    let ledger = try Ledger.open(at: folder, projectors: projectors, clock: clock)
    let receipt = try await ledger.importLines(
      lines(
        #"{"agent":"chr","agentType":"organization","category":"hospital","id":"a","kind":"agentRegistered","tracked":false}"#,
        #"{"id":"i","item":"visor","kind":"itemDefined","labels":{"fr":"visière"},"unit":"one"}"#,
        #"{"id":"p","item":"visor","kind":"openingBalance","occurredAt":"2020-04-01","quantity":{"unit":"one","value":"100"},"receiver":"coop"}"#,
        #"{"id":"d","item":"visor","kind":"goodsDelivered","occurredAt":"2020-04-02","provider":"coop","quantity":{"unit":"one","value":"60"},"receiver":"chr"}"#,
        #"{"corrects":"d","id":"c","kind":"amended","occurredAt":"2020-04-03","quantity":{"unit":"one","value":"50"},"reason":"recompté"}"#
      ))
    #expect(receipt.refused == [])
    let rows = try #require(try ledger.report("delivered-by-day").table("days")).rows
    try #require(rows.count == 1)
    if case .decimal(let amount) = rows[0][2] { #expect(amount == ExactDecimal(50)) }
    let rebuilt = try #require(try ledger.rebuild(["delivered-by-day"]).first)
    #expect(rebuilt.digestBefore == rebuilt.digestAfter)
  }
}
