import Exchange
import Foundation
import MerkleLog
import Testing

@testable import Bookkeeping

/// What comes below a folder while it is being published.
@Suite struct PublishedBelowTests {
  @Test func `a witness' key that came meanwhile keeps the head from being published`() async throws
  {
    let top = FileManager.default.temporaryDirectory.path + "/maillon-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: top) }
    let path = top + "/ledger"
    let clock: @Sendable () -> Instant = { Instant(milliseconds: 1_591_000_000_000) }
    try FileManager.default.createDirectory(atPath: top, withIntermediateDirectories: true)
    try await Ledger.create(
      at: path, settings: .init(origin: "test.invalid/coop", coop: AgentID("coop")),
      coopName: "Coop", clock: clock)
    let ledger = try Ledger.open(at: path, projectors: [], clock: clock)
    let place = top + "/site"
    try FileManager.default.createDirectory(
      atPath: place + "/sub", withIntermediateDirectories: true)
    let witness = try CosigningKey(name: "witness.invalid/w1", seed: Array(1...32))
    try Data((witness.secretText + "\n").utf8).write(to: URL(filePath: place + "/sub/key"))
    // As it goes on once the place was found free.
    let key = try #require(ledger.verifierKey)
    #expect(throws: LedgerError.self) { _ = try ledger.publish(to: place, key) }
    #expect(!FileManager.default.fileExists(atPath: place + "/checkpoint"))
  }
}
