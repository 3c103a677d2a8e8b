extension EnglishWords {
  public func part(_ part: AnswerPart) -> (title: String, empty: String) {
    switch part {
    case .cells: ("Stock: whose, and where", "Nothing in stock.")
    case .balances: ("Balances by agent", "No balance.")
    case .counts: ("Counts", "No count.")
    case .loans: ("Loans", "No loan.")
    case .things: ("Things", "Nothing has happened yet.")
    case .item: ("Item", "No item.")
    case .lot: ("Lot", "No lot.")
    case .serial: ("Serial", "No serial.")
    case .nodes: ("Stations", "Nothing is known.")
    case .edges: ("Links", "Nothing is known of its history.")
    case .contributions: ("Contributions", "No contribution.")
    case .members: ("Members", "No contribution by members.")
    case .period: ("Period", "Since the beginning.")
    case .delivered: ("Delivered", "No delivery to a recipient.")
    case .facilitated: ("Supplied by others through the platform", "No supply by third parties.")
    case .services: ("Services", "No service.")
    case .documents: ("Documents", "No document.")
    case .hours: ("Hours", "No hours.")
    case .restated: ("Figures restated", "Figures not restated.")
    case .agents: ("Agents", "No agent.")
    case .items: ("Items", "No item.")
    case .views: ("Views", "No view.")
    case .journal: ("Journal", "The journal is empty for this period.")
    case .needs: ("Needs", "No need.")
    case .intents: ("Needs and offers", "No need and no offer.")
    case .commitments: ("Commitments", "No commitment.")
    case .lists: ("Shopping lists", "No list.")
    case .deliveries: ("Deliveries", "No delivery.")
    case .toldTwice:
      ("Deliveries that may be recorded twice", "No delivery seems recorded twice.")
    case .registeredTwice:
      ("Agents that may be registered twice", "No agent seems registered twice.")
    case .proposals:
      ("Possible matches", "No offer answers an open need.")
    case .calls: ("Calls to members", "No call.")
    case .answers: ("Answers", "Nobody has answered yet.")
    case .memberships: ("Memberships", "No membership.")
    case .handouts: ("Work given out", "Nothing is given out.")
    case .totals: ("In all", "Nothing.")
    case .processes: ("Steps", "No step.")
    case .skills: ("Hours by skill", "No hours.")
    case .lots: ("Lots", "No lot.")
    case .shares:
      ("Who had a hand in it (“had a hand in” does not add up)", "Nothing was delivered.")
    case .weights: ("Weights, by the assumptions in force", "No weight.")
    case .lines: ("Lines", "No line.")
    case .claims: ("Expenses", "No expense.")
    case .person: ("Person", "Nothing is kept.")
    case .persons: ("Persons in the vault", "The vault is empty.")
    case .contacts: ("How to reach the person", "No way to reach the person.")
    case .former:
      (
        "Former names and contacts, by which the person may still be named elsewhere",
        "No former name or contact."
      )
    case .consents: ("Consents", "No consent.")
    case .notes: ("Notes", "No note.")
    case .attachments: ("Attachments", "No attachment.")
    case .acts: ("Acts in which the person has a part", "No act.")
    case .changes: ("Changes of the record", "No change.")
    case .mentions: ("What other records and notes say of the person", "No other names the person.")
    case .accesses: ("Who opened the vault", "Nobody opened it.")
    case .erased: ("Erased persons", "No erased person.")
    case .reach: ("Reach", "No delivery to a recipient.")
    case .late:
      (
        "Delivered, not confirmed after 7 days",
        "Nothing has waited for its confirmation for more than 7 days."
      )
    case .served: ("Organisations served, by type", "No organisation served.")
    case .recipients: ("Products by type of recipient", "Nothing was delivered.")
    case .weeklyDelivered: ("Delivered, week by week", "Nothing was delivered.")
    case .places: ("Where", "No place known.")
    case .principal: ("Principal item", "No verified need.")
    case .coverage: ("Coverage of verified needs", "No verified need.")
    case .weeklyVerified: ("Verified needs, week by week", "No verified need.")
    case .workByRole: ("Hours by role", "No hours noted.")
    case .contributors: ("Contributors", "Nobody has contributed yet.")
    case .contributorTypes: ("Contributors by type", "Nobody has contributed yet.")
    case .contributorModes: ("Contributors by mode", "Nobody has contributed yet.")
    case .gifts: ("Gifts in kind", "No gift.")
    case .machines: ("Machine hours", "No machine used.")
    case .lent: ("Loans", "No loan.")
    case .local: ("Local share", "No place known.")
    case .valued: ("Value mobilised, line by line", "Nothing to value.")
    case .value: ("Value mobilised (EUR)", "Nothing to value.")
    case .assumptions: ("Assumptions", "No assumption in force.")
    case .replacement: ("Replacement value of what was delivered (EUR)", "No price known.")
    case .acceptance: ("Checks of lots", "No lot checked.")
    case .scrap: ("Scrap", "Not measured: no bill of materials is in force.")
    case .freshness: ("Freshness of the records", "No act.")
    case .variances: ("Variances of counts", "Nothing was counted.")
    case .flow: ("From gift to care (weighted shares)", "Nothing to share out.")
    case .unweighted: ("Missing weights", "No weight is missing.")
    case .unshared:
      (
        "Products whose shares were not worked out: their chains are too long together",
        "Shares were worked out for every product."
      )
    case .traced: ("Traceability of lots", "Nothing was delivered.")
    }
  }
}
