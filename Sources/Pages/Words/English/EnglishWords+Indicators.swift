public import Wording

extension EnglishWords {
  public func indicator(_ indicator: Indicator) -> (name: String, base: String) {
    switch indicator {
    case .unitsConfirmed: ("Confirmed units delivered", "units, of net delivered")
    case .unconfirmed: ("Delivered, not confirmed", "units, more than 7 days after delivery")
    case .acceptance: ("Acceptance rate", "of units checked; of lots checked")
    case .organisations: ("Organisations served", "distinct organisations, doubles merged")
    case .people: ("People protected (declared)", "people, the largest number a site")
    case .verifiedNeeds: ("Verified needs", "needs and quantity")
    case .coverage: ("Coverage of needs", "of the verified quantity, need by need")
    case .fullNeeds: ("Needs fully covered", "of verified needs")
    case .delay: ("Delay from need to first delivery", "days, median of needs served")
    case .verificationDelay: ("Delay from declaration to verification", "hours, median")
    case .discardedNeeds: ("Expired needs and doubles left out", "needs, not in the denominator")
    case .hoursGiven: ("Hours given", "unpaid hours")
    case .hoursPaid:
      ("Hours put at disposal by members", "hours paid by their employer, never added to no. 12")
    case .contributors: ("Contributors", "distinct people and organisations, the erased included")
    case .gifts: ("Gifts in kind", "quantity by item")
    case .loans: ("Loans", "machine-days; number by status at cut-off")
    case .value: ("Value mobilised (range)", "euros, from low to high")
    case .localShare: ("Local share", "of what has a known place")
    case .scrap: ("Scrap", "of material consumed")
    case .traceability: ("Traceability of lots", "of units delivered, with a known lot and origin")
    case .proofs: ("Proofs", "of deliveries, with a receipt")
    case .variance: ("Stock variance", "quantity, counted against computed; should tend to 0")
    case .freshness: ("Freshness of data", "of acts noted")
    case .usefulness: ("Usefulness found", "of organisations served (used, in reserve, unsuitable)")
    case .services: ("Services and know-how", "services rendered")
    }
  }

  public func rule(_ rule: CountingRule) -> String {
    switch rule {
    case .d1:
      "What a final recipient received counts as delivered, less returns; material consumed "
        + "is never a product delivered."
    case .d2: "The chain is valued only once: either what goes in, or what comes out."
    case .d3:
      "A loan is counted in days, not at the price of the thing; a loss is a line of its own."
    case .d4: "Moves from one depot to another are internal: only the last one counts."
    case .d5: "An organisation registered twice counts once."
    case .d6:
      "People protected are those whom recipients declare, the largest number a site, never "
        + "a sum."
    case .d7: "A lot that two co-operatives report keeps its origin and counts once."
    case .d8:
      "A correction is a new act; an issued report stays as it is, and the next one says "
        + "“restated”."
    case .d9: "A reusable good counts as a unit, never as a number of uses."
    case .d10:
      "Expired, withdrawn or double needs leave the denominator, and their number is printed."
    }
  }

  public func mode(_ mode: ContributionMode) -> String {
    switch mode {
    case .time: "time"
    case .goods: "material and goods"
    case .loan: "loan"
    case .service: "service"
    case .transport: "transport"
    case .machine: "machine time"
    }
  }
}
