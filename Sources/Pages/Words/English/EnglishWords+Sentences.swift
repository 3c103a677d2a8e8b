public import Wording

extension EnglishWords {
  public func summary(_ summary: ImpactSummary) -> String {
    let whom =
      summary.organisations.map { " to " + many($0, "organisation", "organisations") } ?? ""
    let who =
      summary.contributors.map { ", with " + many($0, "contributor", "contributors") } ?? ""
    var text = "\(summary.cooperative) delivered \(summary.delivered) units of "
    text += list([summary.item]) + whom + ", \(summary.period)" + who + "."
    if let coverage = summary.coverage {
      text += " That is \(coverage) of what had been asked for and verified"
      text += summary.missing.map { "; \($0) were missing." } ?? "."
    }
    return text
  }

  public func nothingDelivered(_ period: String) -> String {
    "No delivery to a recipient is noted for the period \(period)."
  }

  public func issue(_ number: Int) -> String { "issue no. \(format(number))" }
  public func version(_ version: String) -> String { "version \(version)" }
  public func outOf(_ part: String, _ whole: String) -> String { "\(part) of \(whole)" }

  public func ofDelivered(_ net: String, open: String?) -> String {
    "of \(net) delivered, less returns" + (open.map { "; \($0) not yet confirmed" } ?? "") + "."
  }

  public func before(_ was: String) -> String { "The previous report said \(was) delivered." }

  public func covered(_ covered: String, of verified: String, needs: Int) -> String {
    "\(covered) of \(verified) asked for and verified (\(many(needs, "need", "needs")))"
  }

  public func besidePaid(_ hours: String) -> String {
    "and \(hours) paid by an employer, counted apart"
  }

  public func delay(p90: String?, open: Int?, oldest: String?) -> String {
    let parts = [
      p90.map { "9 times out of 10 within \($0)" },
      open.map { count in
        many(count, "need still open", "needs still open")
          + (count > 0 ? oldest.map { ", the oldest for \($0)" } ?? "" : "")
      },
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }

  public func partlyInForce(_ keys: [String]) -> String {
    "Do not hold for the whole period: \(keys.joined(separator: ", ")). These lines are estimated with an assumption younger than their first acts."
  }

  public func missingWeights(_ keys: [String]) -> String {
    "The diagram cannot be drawn: the weight is missing of \(list(keys))."
  }

  public func largestPart(_ contribution: String, _ share: String) -> String {
    "The largest part comes from: \(contribution) (\(share))"
  }

  public func mostInWeek(_ monday: String, _ quantity: String) -> String {
    "The busiest week of delivery, that of \(monday): \(quantity)"
  }

  public func mostAtPlace(_ place: String, _ share: String) -> String {
    "\(share) of what was delivered went to one place: \(place)"
  }

  public func uncovered(
    _ item: String, _ missing: String, of asked: String, open: Int, oldest: String?
  ) -> String {
    "Uncovered needs, \(item): \(missing) missing of \(asked) asked for and verified "
      + "(\(many(open, "need open", "needs open"))"
      + (open > 0 ? oldest.map { ", the oldest for \($0)" } ?? "" : "") + ")."
  }

  public func moreUncovered(_ count: Int) -> String {
    many(count, "other item is missing too.", "other items are missing too.")
  }

  public func rejected(
    _ item: String, _ rejected: String, of checked: String, lots: Int, reasons: [String]
  ) -> String {
    "Rejected at the check, \(item): \(rejected) of \(checked)"
      + (lots > 0 ? " (\(many(lots, "lot", "lots")))" : "")
      + (reasons.isEmpty ? "." : "; reason: \(reasons.joined(separator: ", ")).")
  }

  public func notReturned(_ item: String, loans: Int, overdue: Int, lost: Int) -> String {
    let parts = [
      overdue > 0 ? "\(format(overdue)) overdue" : nil, lost > 0 ? "\(format(lost)) lost" : nil,
    ]
    return "Loans not returned, \(item): "
      + parts.compactMap(\.self).joined(separator: ", ") + ", of \(many(loans, "loan", "loans"))."
  }

  public func unconfirmed(_ item: String, _ quantity: String, share: String?) -> String {
    "Delivered more than 7 days ago without confirmation, \(item): \(quantity)"
      + (share.map { " (\($0) of what was delivered)" } ?? "") + "."
  }

  public func contributed(_ count: Int) -> String {
    many(count, "person or organisation contributed", "people and organisations contributed")
      + ", each counted once."
  }

  public func mobilised(_ range: String, central: String?) -> String {
    "What was mobilised is worth \(range)" + (central.map { ", mid-range \($0)" } ?? "") + "."
  }

  public func unpriced(_ count: Int) -> String {
    many(count, "line is not estimated", "lines are not estimated")
      + ", for want of an assumption: the real value is higher."
  }

  public func ofLots(_ share: String) -> String { "; lots: \(share)" }
  public func deliveries(_ count: Int) -> String { many(count, "delivery", "deliveries") }
  public func needs(_ count: Int) -> String { many(count, "need", "needs") }

  public func needsNote(quantity: String?, unverified: Int?) -> String {
    let parts = [
      quantity.map { "\($0) for the principal product" },
      unverified.map { "\(format($0)) not verified, apart" },
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }

  public func discarded(expired: Int, doubles: Int, withdrawn: Int) -> String {
    "\(format(expired)) expired, \(many(doubles, "double", "doubles")), "
      + "\(format(withdrawn)) withdrawn besides"
  }

  public func loans(
    _ count: Int, days: String?, returned: Int, open: Int, overdue: Int, lost: Int
  ) -> String {
    [
      many(count, "loan", "loans"), days, "\(format(returned)) returned",
      "\(format(open)) running of which \(format(overdue)) overdue", "\(format(lost)) lost",
    ].compactMap(\.self).joined(separator: ", ")
  }

  public func nothingRestated(entries: String) -> String {
    "A report on the same period was issued before, made from \(self.entries(entries)). "
      + "Its figures have not changed."
  }

  public func restates(entries: String) -> String {
    "A report on the same period was issued before, made from \(self.entries(entries)); it stays as it "
      + "is. These figures have changed since, by the acts named."
  }

  public func moreChanges(_ count: Int) -> String {
    "And \(many(count, "other figure", "other figures")): the JSON document has them all."
  }

  public func entries(_ count: Int) -> String { many(count, "entry", "entries") }

  public func erased(_ count: Int) -> String {
    "Personal data were erased at the request of \(many(count, "person", "people")); "
      + "the totals do not depend on them."
  }

  public func leadsTo(_ address: String) -> String { "QR code to \(address)" }

  private func format(_ number: Int) -> String { language.format(number) }
}
