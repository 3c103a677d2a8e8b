import Exchange
import Projecting

/// The weights by which contributions share in what came out, as assumptions of the ledger: versioned,
/// dated, never a constant here.
///
/// Keys: `weight.input.ITEM` for one unit of goods used up; `weight.use.ITEM`, else `weight.use`, for
/// a machine hour; `weight.work.SKILL`, else `weight.work`, for an hour of work; `weight.design` for
/// a plan or pattern used in a step.
final class WeightBook {
  private let assumptions: Table<Term, AssumptionRow>
  private let zone: LedgerZone

  init(tables: TableSpace, zone: LedgerZone) {
    assumptions = tables.table("assumptions")
    self.zone = zone
  }

  func note(_ fact: borrowing Fact) {
    guard let key = fact.event.text(.key), key.hasPrefix("weight."),
      let position = fact.event.position,
      let text = fact.event.details[.value]?.amount, let value = try? ExactDecimal(text),
      !value.isNegative
    else { return }
    let version = AssumptionRow.Version(
      position: position, value: value, from: fact.event.time(.validFrom) ?? fact.event.occurredAt,
      until: fact.event.time(.validUntil), basis: fact.event.text(.basis) ?? "")
    assumptions.update(Term(key), initial: AssumptionRow()) { $0.versions.append(version) }
  }

  /// A weight in force, by its key.
  struct Weight {
    var key: String
    var version: AssumptionRow.Version
  }

  /// The first of the keys that has a version in force at the moment asked about.
  func weight(_ keys: [String], at moment: AskedMoment) -> Weight? {
    for key in keys {
      guard let row = assumptions[Term(key)] else { continue }
      let inForce = row.versions.filter { version in
        version.from.start(in: zone) <= moment.now
          && version.until.map { moment.now <= $0.end(in: zone) } ?? true
      }
      // The latest to begin counts, and of two that begin together the one recorded last.
      let latest = inForce.max {
        ($0.from.start(in: zone), $0.position) < ($1.from.start(in: zone), $1.position)
      }
      if let latest { return Weight(key: key, version: latest) }
    }
    return nil
  }
}

/// The versions of one assumption, in the order of the log.
struct AssumptionRow: TableRow {
  struct Version {
    var position: Position
    var value: ExactDecimal
    var from: Timestamp
    var until: Timestamp?
    var basis: String
  }
  var versions: [Version] = []

  func write(to writer: inout RowWriter) {
    writer.write(UInt64(versions.count))
    for version in versions {
      writer.write(version.position)
      writer.write(version.value)
      writer.write(version.from)
      writer.write(version.until)
      writer.write(version.basis)
    }
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> AssumptionRow {
    var row = AssumptionRow()
    for _ in 0..<(try reader.number()) {
      let position = try reader.number()
      let value = try reader.decimal()
      guard let from = try reader.time() else { throw RowReader.Damage() }
      let until = try reader.time()
      row.versions.append(
        Version(
          position: position, value: value, from: from, until: until, basis: try reader.text()))
    }
    return row
  }
}

extension Detail {
  /// The number of a value, said alone or with its currency.
  fileprivate var amount: String? {
    switch self {
    case .text(let text): text
    case .object(let entries): entries.first { $0.key == "amount" }?.value
    default: nil
    }
  }
}
