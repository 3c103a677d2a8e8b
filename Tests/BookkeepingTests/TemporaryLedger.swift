import Bookkeeping
import Calls
import Contributions
import Deliveries
import Exchange
import Foundation
import Handouts
import Impact
import Inventory
import Means
import Needs
import Projecting
import Quality
import Trace

/// Every read model, as the tool has them.
let allProjectors: [any Projector.Type] = [
  InventoryProjector.self, ContributionsProjector.self, ImpactProjector.self,
  TraceProjector.self, NeedsProjector.self, CallsProjector.self, HandoutsProjector.self,
  DeliveriesProjector.self, MeansProjector.self, QualityProjector.self,
]

/// A folder that is gone when the test is.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/maillon-\(UUID().uuidString)"
  }

  /// Beside it, for what is published of a ledger that lies in it.
  var site: String { path + "-site" }

  deinit {
    for path in [path, site] { try? FileManager.default.removeItem(atPath: path) }
  }
}

/// A fixed present for tests: 2020-06-01T12:00:00+02:00, unless said otherwise.
let june2020: @Sendable () -> Instant = { Instant(milliseconds: 1_591_005_600_000) }

extension Ledger {
  /// A fresh ledger of an illustrative co-op.
  static func fresh(
    _ folder: TemporaryFolder, clock: @escaping @Sendable () -> Instant = june2020
  ) async throws -> Ledger {
    let settings = LedgerSettings(origin: "coop.example/test", coop: AgentID("coop"))
    try await create(at: folder.path, settings: settings, coopName: "Coop", clock: clock)
    return try open(at: folder.path, projectors: allProjectors, clock: clock)
  }

  /// Imports command lines.
  func take(_ lines: String...) async throws -> ImportReceipt {
    try await importLines(Array(lines.joined(separator: "\n").utf8), governing: true)
  }
}
