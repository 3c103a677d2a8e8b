public import Wording

/// What pages say beside the vocabulary. The compiler asks each language for all of it: no method
/// has a default, no `switch` behind them has one.
public protocol PageWords: StatementWords {
  /// A short text without values.
  func text(_ text: PageText) -> String
  /// An indicator's name, and its unit with what it is a part of.
  func indicator(_ indicator: Indicator) -> (name: String, base: String)
  func rule(_ rule: CountingRule) -> String
  func mode(_ mode: ContributionMode) -> String

  // Sentences with values, which come as the reader sees them.

  /// What was done, for whom, and what was missing.
  func summary(_ summary: ImpactSummary) -> String
  func nothingDelivered(_ period: String) -> String
  func issue(_ number: Int) -> String
  func version(_ version: String) -> String
  func outOf(_ part: String, _ whole: String) -> String
  /// Beside what is confirmed: of how much that was delivered, and what is open.
  func ofDelivered(_ net: String, open: String?) -> String
  /// What a restated figure was in the report before.
  func before(_ was: String) -> String
  func covered(_ covered: String, of verified: String, needs: Int) -> String
  func besidePaid(_ hours: String) -> String
  func delay(p90: String?, open: Int?, oldest: String?) -> String
  /// Assumptions that begin after the period does.
  func partlyInForce(_ keys: [String]) -> String
  func missingWeights(_ keys: [String]) -> String
  func largestPart(_ contribution: String, _ share: String) -> String
  func mostInWeek(_ monday: String, _ quantity: String) -> String
  func mostAtPlace(_ place: String, _ share: String) -> String

  func uncovered(_ item: String, _ missing: String, of asked: String, open: Int, oldest: String?)
    -> String
  func moreUncovered(_ count: Int) -> String
  func rejected(
    _ item: String, _ rejected: String, of checked: String, lots: Int, reasons: [String]
  )
    -> String
  func notReturned(_ item: String, loans: Int, overdue: Int, lost: Int) -> String
  func unconfirmed(_ item: String, _ quantity: String, share: String?) -> String

  func contributed(_ count: Int) -> String
  func mobilised(_ range: String, central: String?) -> String
  func unpriced(_ count: Int) -> String

  func ofLots(_ share: String) -> String
  func deliveries(_ count: Int) -> String
  func needs(_ count: Int) -> String
  func needsNote(quantity: String?, unverified: Int?) -> String
  func discarded(expired: Int, doubles: Int, withdrawn: Int) -> String
  func loans(_ count: Int, days: String?, returned: Int, open: Int, overdue: Int, lost: Int)
    -> String

  func nothingRestated(entries: String) -> String
  func restates(entries: String) -> String
  func moreChanges(_ count: Int) -> String
  func entries(_ count: Int) -> String
  func erased(_ count: Int) -> String
  func leadsTo(_ address: String) -> String
}

/// What the first sentences of a report say; a value that is not known is left out.
public struct ImpactSummary: Sendable {
  public var period, cooperative, item, delivered: String
  public var organisations, contributors: Int?
  public var coverage, missing: String?
}

/// The short texts of pages.
public enum PageText: String, CaseIterable, Sendable {
  case page, impactReport, territory, noTerritory, cutOff, lastEntry, notIssued, restated, voice
  case fiveFigures, notMeasured, unitsKey, organisationsKey, coverageKey, hoursKey, delayKey
  case nonePaid, flowTitle, flowReading, flowAlternative, flowTable, flowBehind, noFlow, others
  case contribution, giverType, unitsOfDelivered, item, failures, noFailure, noNeedsMeasured
  case noChecksMeasured, noLoansMeasured, moreBelow, products, productsTable, productsNote, net
  case facilitated, weeks, weeksTable, week, verifiedNeeds, deliveries, weeksAlternative
  case noWeeks, places, placesTable, place, fewPlaces, unknownPlace, noPlaces, placesNote
  case placesAlternative, contributors, contributorCount, noContributors, byType, byMode, mode
  case modesNote, workTable, skill, hoursColumn, people, paidOrGiven, paid, given, unknownSkill
  case unknownType, thanks, thanksNote, noThanks, value, valueNote, valueTable, noValue
  case quantity, low, central, high, assumption, noAssumption, sum, giftsTable, givers
  case declaredValue, notDeclared, replacement, replacementNote, replacementTable, noPrice
  case assumptionsTable, noAssumptions, offBooks, indicators, numberColumn, indicator
  case valueColumn, baseColumn, noteColumn, noDelivery, noNeed, noServedNeed, noHours, noPeople
  case noCheck, noGift, noLoan, noTerritoryChosen, noBill, noCount, noActs, noService, notAsked
  case localHours, localGivers, localRecipients, soon, imported, corrected, method, outputsOnly
  case rules, limits, confirmedShare, proofShare, stockVariance, correspondence, reference, goal
  case contributesTo, restatement, restatementTable, figure, before, now, because, audit
  case auditIntro, logSize, root, digest, readModels, assumptionSet, software, recompute
  case address, noneErased
}

extension Language {
  /// What pages say in it.
  public var pageWords: any PageWords {
    switch self {
    case .fr: FrenchWords()
    case .nl: DutchWords()
    case .de: GermanWords()
    case .en: EnglishWords()
    }
  }
}
