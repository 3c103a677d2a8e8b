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
import NamurStory
import Needs
import Projecting
import Quality
import Trace

/// The fixture's folder, and the ledger rebuilt from its lines.
enum Namur {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/namur-2020")

  static func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }

  static let projectors: [any Projector.Type] = [
    InventoryProjector.self, ContributionsProjector.self, ImpactProjector.self, TraceProjector.self,
    NeedsProjector.self, CallsProjector.self, HandoutsProjector.self,
    DeliveriesProjector.self, MeansProjector.self, QualityProjector.self,
  ]

  /// A fixed present: 2020-06-01T12:00:00+02:00.
  static let clock: @Sendable () -> Instant = { Instant(milliseconds: 1_591_005_600_000) }
}

/// A ledger restored from the committed lines, gone when the test is.
final class RestoredLedger {
  let ledger: Ledger
  let receipt: RestoreReceipt
  private let path = FileManager.default.temporaryDirectory.path + "/maillon-\(UUID().uuidString)"

  init() throws {
    receipt = try Ledger.restore(
      try Namur.bytes(of: "log.jsonl"), to: path, projectors: Namur.projectors,
      clock: Namur.clock)
    ledger = try Ledger.open(at: path, projectors: Namur.projectors, clock: Namur.clock)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}

extension Report.Grid {
  /// The rows as texts by column, `absent` left out.
  var texts: [[String: String]] {
    rows.map { row in
      var texts: [String: String] = [:]
      for (column, value) in zip(columns, row) where value.text != nil {
        texts[column] = value.text
      }
      return texts
    }
  }

  /// The rows in which every column named holds this text.
  func rows(_ wanted: [String: String]) -> [[String: String]] {
    texts.filter { row in wanted.allSatisfy { row[$0.key] == $0.value } }
  }

  /// The sum of a column over these rows.
  func sum(_ column: String, _ wanted: [String: String]) -> ExactDecimal {
    rows(wanted).sum(column)
  }
}

extension [[String: String]] {
  /// The sum of a column.
  func sum(_ column: String) -> ExactDecimal {
    reduce(.zero) { sum, row in
      sum + ((try? ExactDecimal(row[column] ?? "0")) ?? .zero)
    }
  }
}

extension Value {
  var text: String? {
    switch self {
    case .absent: nil
    case .text(let text): text
    case .decimal(let decimal): "\(decimal)"
    case .integer(let number): "\(number)"
    case .tooLarge(let acts): "tooLarge: \(acts.joined(separator: " "))"
    case .flag(let flag): "\(flag)"
    case .object(let entries):
      entries.map { "\($0.0)=\($0.1.text ?? "")" }.joined(separator: " ")
    case .list(let values): values.compactMap(\.text).joined(separator: ";")
    }
  }
}

extension Report {
  /// A value part as text.
  func value(_ name: String) -> String? {
    for part in parts where part.name == name {
      if case .value(let value) = part.content { return value.text }
    }
    return nil
  }
}
