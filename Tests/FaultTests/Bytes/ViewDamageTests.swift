import Bookkeeping
import Exchange
import Foundation
import Projecting
import Testing

/// Damage of the read models' file: told, made anew, or found by `rebuild`; and answers are right after it.
@Suite struct ViewDamageTests {
  private func answers(_ ledger: Ledger) throws -> [String] {
    try ByteBase.projectors.map { JSON(try ledger.report($0.name)).line }
  }

  /// Of a file without an earlier state, and whose tables have other names than the log's.
  private static let kinds = Damage.allCases.filter {
    ![.olderFile, .lostWrite, .swappedTables].contains($0)
  }

  private func open(_ path: String) throws(LedgerError) -> Ledger {
    try Ledger.open(at: path, projectors: ByteBase.projectors, clock: ByteBase.clock)
  }

  @Test(arguments: kinds)
  func `damaged read models are told, made anew, or found by a rebuild`(damage: Damage) async throws
  {
    let base = try await ByteBase.shared.value
    let sound = try base.withCopy(views: base.views) { try answers(open($0)) }
    var tally: [String: Int] = [:]
    for seed in 0..<UInt64(ByteBase.isSoaking ? 40 : 1) {
      var chance = SeededChance(seed: seed &* 7919 &+ 5)
      var views = base.views
      let what = damage.apply(to: &views, older: base.views, &chance)
      let outcome = try base.withCopy(views: views) { path in
        let check = try Ledger.verify(at: path)
        #expect(check.problems.allSatisfy { $0.kind == .views })
        let rebuilt = try Ledger.rebuild(
          [], at: path, opening: { () throws(LedgerError) in try open(path) },
          progress: { _, _, _ in })
        let ledger = try open(path)
        #expect(try answers(ledger) == sound, "\(damage) seed \(seed), \(what)")
        if !check.ok { return "detected" }
        let isFound = rebuilt.contains {
          $0.digestBefore != nil && $0.digestBefore != $0.digestAfter
        }
        return isFound ? "found by rebuild" : "harmless"
      }
      tally[outcome, default: 0] += 1
    }
    if ByteBase.isSoaking { print("damaged bytes, views, \(damage): \(tally)") }
  }
}
