import Exchange
import Projecting

/// Every assumption that the log made, so that a report can say which it rests on.
final class AssumptionBook {
  private struct Version {
    var id: EventID
    var version: String?
    var from: Instant
    var until: Instant?
  }
  private var versions: [ByteText: [Version]] = [:]
  private let zone: LedgerZone

  init(zone: LedgerZone) { self.zone = zone }

  func note(_ fact: borrowing Fact) {
    guard fact.event.kind == .assumptionSet, let key = fact.event.text(.key) else { return }
    let begin = fact.event.time(.validFrom) ?? fact.event.occurredAt
    let version = Version(
      id: fact.event.id, version: fact.event.text(.version), from: begin.start(in: zone),
      until: fact.event.time(.validUntil)?.end(in: zone))
    versions[ByteText(key), default: []].append(version)
  }

  /// One version a key, keys in order: the latest to begin, and of two that begin together the one
  /// recorded last.
  func inForce(at now: Instant) -> [ReportProof.Assumption] {
    versions.sorted { $0.key < $1.key }.compactMap { key, versions in
      let inForce = versions.filter { version in
        version.from <= now && version.until.map { now <= $0 } ?? true
      }
      guard var latest = inForce.first else { return nil }
      for version in inForce where version.from >= latest.from { latest = version }
      return ReportProof.Assumption(key: key.text, id: latest.id, version: latest.version)
    }
  }
}
