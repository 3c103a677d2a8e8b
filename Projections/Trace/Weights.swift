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

  /// The version of the key in force at the moment asked about.
  fileprivate func weight(_ key: String, at moment: AskedMoment) -> Weight? {
    assumptions.version(of: key, at: moment.now).map { Weight(key: key, version: $0) }
  }
}

/// The weights in force at one moment: each is looked up once, however many steps ask for it.
final class WeightsInForce {
  private let book: WeightBook
  private let moment: AskedMoment
  private var known: [ByteText: WeightBook.Weight?] = [:]

  init(_ book: WeightBook, at moment: AskedMoment) {
    self.book = book
    self.moment = moment
  }

  /// The first of the keys that has a version in force.
  func weight(_ keys: [String]) -> WeightBook.Weight? {
    for key in keys {
      let found = known[ByteText(key)] ?? book.weight(key, at: moment)
      known[ByteText(key)] = .some(found)
      if let found { return found }
    }
    return nil
  }
}
