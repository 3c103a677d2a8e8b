import Audit
import Bookkeeping
import Deliveries
import Exchange
import Foundation
import Impact
import Inventory
import Means
import MerkleLog
import Needs
import Projecting
import Quality
import Reporting
import Trace

/// The spring of 2020 until the report of 30 April: 745 entries, and what was told after it.
final class Spring: Sendable {
  let place = FileManager.default.temporaryDirectory.path + "/maillon-\(UUID().uuidString)"
  let ledger: Ledger
  /// The published folder.
  var site: String { place + "-site" }

  static let subject = ReportSubject(
    .impact, from: Timestamp("2020-03-18"), at: Timestamp("2020-04-30"))

  /// The read models of the report beside `impact`.
  static let others: [any Projector.Type] = [
    DeliveriesProjector.self, NeedsProjector.self, MeansProjector.self, QualityProjector.self,
    InventoryProjector.self, TraceProjector.self,
  ]

  /// - Parameters:
  ///   - count: entries of the fixture to begin with.
  ///   - projector: the version of the read model that the ledger runs.
  init(count: Int = 745, projector: any Projector.Type = ImpactProjector.self) throws {
    let log = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/namur-2020/log.jsonl")
    let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n").prefix(count)
    let clock: @Sendable () -> Instant = { Instant(milliseconds: 1_600_000_000_000) }
    _ = try Ledger.restore(
      Array(lines.joined(separator: "\n").utf8), to: place, projectors: [], clock: clock)
    ledger = try Ledger.open(at: place, projectors: [projector] + Self.others, clock: clock)
  }

  deinit { for path in [place, site] { try? FileManager.default.removeItem(atPath: path) } }

  func make(_ subject: ReportSubject = Spring.subject) throws -> (
    report: ProvenReport, document: [UInt8]
  ) {
    try ledger.provenReport(on: subject)
  }

  /// Makes a report and has the log say that it was issued.
  @discardableResult func issue(_ id: String) async throws -> [UInt8] {
    let (report, document) = try make()
    let act = ledger.issuing(
      report, document: document, id: EventID(id)!, on: Timestamp("2020-09-13")!)
    _ = try await ledger.record([Command(act)], governing: true)
    return document
  }

  /// The medical house had counted fifty.
  func correct() async throws {
    var act = Event(
      id: EventID("rectif-031")!, kind: .amended, occurredAt: Timestamp("2020-05-03")!)
    act.set(.corrects, identifier: EventReference("livr-031").number)
    act.set(.quantity, Quantity(ExactDecimal(50), .one))
    act.set(.reason, .text("accusé du destinataire"))
    _ = try await ledger.record([Command(act)])
  }

  /// What a stranger finds with the published folder alone.
  func audit(_ document: [UInt8], key: VerifierKey?) throws -> ReportCheck {
    _ = try ledger.publish(to: site)
    let log = EvidenceLog(try Evidence(folder: site))
    return try ReportMaker(log, projectors: [ImpactProjector.self] + Self.others).check(
      document, key: key)
  }

  func text(_ document: [UInt8]) -> String { String(decoding: document, as: UTF8.self) }
}

/// The read model as an older program had it: the same figures under a smaller number.
class FormerImpact: Projector {
  class var name: String { "impact" }
  class var version: Int { 3 }
  fileprivate let impact: ImpactProjector

  required init(tables: TableSpace, zone: LedgerZone) {
    impact = ImpactProjector(tables: tables, zone: zone)
  }

  func apply(_ fact: borrowing Fact, history: any History) {
    impact.apply(fact, history: history)
  }

  func report(_ moment: AskedMoment) -> Report { impact.report(moment) }
}

/// An older program that did not subtract what came back.
final class GenerousImpact: FormerImpact {
  override func report(_ moment: AskedMoment) -> Report {
    var report = super.report(moment)
    for (index, part) in report.parts.enumerated() where part.name == "delivered" {
      guard case .table(var grid) = part.content else { continue }
      let (gross, net) = (grid.columns.firstIndex(of: "gross"), grid.columns.firstIndex(of: "net"))
      guard let gross, let net else { continue }
      for row in grid.rows.indices { grid.rows[row][net] = grid.rows[row][gross] }
      report.parts[index] = .init("delivered", .table(grid))
    }
    return report
  }
}
