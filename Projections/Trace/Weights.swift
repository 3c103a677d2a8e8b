import Exchange
import Projecting

/// The weights by which contributions share in what came out, as assumptions of the ledger.
///
/// Keys: `weight.input.ITEM` for one unit of goods used up; `weight.use.ITEM`, else `weight.use`, for
/// a machine hour; `weight.work.SKILL`, else `weight.work`, for an hour of work; `weight.design` for
/// a plan or pattern used in a step.
final class WeightBook {
  private let assumptions: AssumptionTable

  init(tables: TableSpace, zone: LedgerZone) {
    assumptions = AssumptionTable(tables: tables, zone: zone)
  }

  func note(_ fact: borrowing Fact) {
    assumptions.apply(fact) { $0.hasPrefix("weight.") }
  }

  /// A weight in force, by its key.
  struct Weight {
    var key: String
    var version: AssumptionVersion
  }

  /// The first of the keys that has a version in force at the moment asked about.
  func weight(_ keys: [String], at moment: AskedMoment) -> Weight? {
    for key in keys {
      if let version = assumptions.version(of: key, at: moment.now) {
        return Weight(key: key, version: version)
      }
    }
    return nil
  }
}
