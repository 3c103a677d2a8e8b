/// The figures of an impact report, by the number under which every report has them.
public enum Indicator: Int, CaseIterable, Sendable {
  case unitsConfirmed = 1
  case unconfirmed, acceptance, organisations, people
  case verifiedNeeds, coverage, fullNeeds, delay, verificationDelay
  case discardedNeeds, hoursGiven, hoursPaid, contributors, gifts
  case loans, value, localShare, scrap, traceability
  case proofs, variance, freshness, usefulness, services
}

/// What a table says of an indicator.
struct Measure {
  /// One line each; none where it is not measured.
  var lines: [String]
  /// What else there is to say, or why it is not measured.
  var note: String

  static func missing(_ reason: String) -> Measure { Measure(lines: [], note: reason) }
}
