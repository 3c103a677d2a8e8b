extension EnglishWords {
  public func term(_ term: AnswerTerm) -> String {
    switch term {
    case .open: "open"
    case .overdue: "overdue"
    case .closed: "closed"
    case .fulfilled: "fulfilled"
    case .cancelled: "cancelled"
    case .partial: "partial"
    case .stale: "to be confirmed"
    case .duplicate: "duplicate"
    case .verified: "verified"
    case .withdrawn: "withdrawn"
    case .expired: "expired"
    case .donation: "donation"
    case .loan: "loan"
    case .work: "hours"
    case .use: "machine use"
    case .production: "production"
    case .delivery: "delivery"
    case .transport: "transport"
    case .supply: "supply"
    case .service: "service"
    case .document: "document"
    case .need: "need"
    case .offer: "offer"
    case .same: "same item"
    case .substitute: "substitute"
    case .whole: "all"
    case .part: "in part"
    case .samePostcode: "same postcode"
    case .sameArrondissement: "same arrondissement"
    case .sameProvince: "same province"
    case .elsewhere: "elsewhere"
    case .lost: "lost"
    case .damaged: "damaged"
    case .stolen: "stolen"
    case .destroyed: "destroyed"
    case .found: "found"
    case .unconfirmed: "unconfirmed"
    case .confirmed: "confirmed"
    case .returned: "returned"
    case .refused: "refused"
    case .sameDay: "same day"
    case .sameDayOneLot: "same day, only one tells the lot"
    case .nextDay: "a day apart"
    case .nextDayOneLot: "a day apart, only one tells the lot"
    case .sameNumber: "same enterprise number"
    case .sameName: "same name"
    case .nearName: "nearly the same name"
    case .gift: "free"
    case .paid: "paid"
    case .unknown: "unknown"
    case .signature: "signature"
    case .scan: "scan"
    case .link: "link"
    case .mail: "mail"
    case .web: "web"
    case .terminal: "terminal"
    case .csv: "CSV"
    case .phone: "phone"
    case .paper: "paper"
    case .yes: "yes"
    case .no: "no"
    case .done: "done"
    case .purchase: "purchase"
    case .undocumented: "undocumented"
    case .missing: "missing"
    case .none: "none"
    case .adviserOk: "adviser agreed"
    case .tested: "tested"
    case .few: "fewer than 3"
    case .nameInReport: "name in reports"
    case .photo: "photo"
    case .logo: "logo"
    case .mentionToRecipient: "name told to recipients"
    case .list: "list"
    case .show: "look"
    case .change: "change"
    case .erase: "erasure"
    case .note: "note"
    case .address: "address"
    case .name: "name"
    case .language: "language"
    case .consent: "consent"
    case .withdrawal: "withdrawal"
    case .attachment: "attachment"
    }
  }

  public func column(_ column: AnswerColumn) -> String {
    switch column {
    case .lender: "lender"
    case .borrower: "borrower"
    case .holder: "held by"
    case .outstanding: "still out"
    case .started: "started"
    case .status: "status"
    case .daysOverdue: "days overdue"
    case .daysLate: "days late"
    case .days: "days"
    case .renewals: "renewals"
    case .returnedBy: "returned by"
    case .accounting: "owns"
    case .onhand: "holds"
    case .counted: "counted"
    case .variance: "variance"
    case .copies: "copies"
    case .gross: "delivered"
    case .returned: "returned"
    case .net: "net"
    case .confirmed: "confirmed"
    case .organisations: "organisations"
    case .byCategory: "by category"
    case .given: "given"
    case .from: "from"
    case .to: "to"
    case .at: "at"
    case .known: "known on"
    case .erased: "erased"
    case .act: "what"
    case .cursor: "entries read"
    case .view: "view"
    case .position: "position"
    case .leafHash: "leaf hash"
    case .asked: "asked"
    case .promised: "promised"
    case .delivered: "delivered"
    case .open: "still open"
    case .left: "left"
    case .remaining: "remaining"
    case .surplus: "surplus"
    case .fulfilled: "fulfilled"
    case .type: "nature"
    case .bought: "bought"
    case .intent: "need or offer"
    case .commitment: "commitment"
    case .list: "list"
    case .items: "items"
    case .need: "need"
    case .offer: "offer"
    case .offered: "offered"
    case .fit: "fit"
    case .covers: "covers"
    case .near: "nearness"
    case .carrier: "carried by"
    case .confirmedOn: "confirmed on"
    case .kept: "duplicate of"
    case .keptOn: "dated"
    case .keptBy: "recorded by"
    case .keptName: "its name"
    case .command: "command"
    case .verified: "verified"
    case .covered: "covered"
    case .coverage: "coverage"
    case .medianDays: "median delay (days)"
    case .p90Days: "90 % delay (days)"
    case .negative: "below zero"
    case .corrections: "corrections"
    case .reserved: "reserved"
    case .available: "available"
    case .call: "call"
    case .brought: "brought"
    case .issued: "issued"
    case .answered: "answers"
    case .member: "member"
    case .members: "members"
    case .until: "until"
    case .out: "given out"
    case .made: "made"
    case .used: "used"
    case .back: "back"
    case .there: "still there"
    case .since: "since"
    case .people: "people"
    case .answeredOn: "answered on"
    case .lost: "lost"
    case .scrap: "scrap"
    case .machineHours: "machine hours"
    case .workHours: "hours"
    case .entered: "came in"
    case .role: "role"
    case .participation: "had a hand in"
    case .share: "weighted share"
    case .holders: "holders"
    case .contributors: "contributors"
    case .shopper: "shopper"
    case .payer: "to be refunded by"
    case .claimed: "laid out"
    case .refunded: "refunded"
    case .claimant: "claimant"
    case .owed: "still owed"
    case .lists: "lists"
    case .purpose: "purpose"
    case .givenOn: "given on"
    case .withdrawnOn: "withdrawn on"
    case .writtenOn: "written on"
    case .addedOn: "added on"
    case .seenOn: "on"
    case .by: "by"
    case .doing: "act"
    case .changed: "changed"
    case .contact: "means"
    case .text: "text"
    case .number: "no."
    case .bytes: "bytes"
    case .with: "with"
    case .part: "part"
    case .about: "about"
    }
  }

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
    case .consents: ("Consents", "No consent.")
    case .notes: ("Notes", "No note.")
    case .attachments: ("Attachments", "No attachment.")
    case .acts: ("Acts in which the person has a part", "No act.")
    case .changes: ("Changes of the record", "No change.")
    case .accesses: ("Who opened the vault", "Nobody opened it.")
    case .erased: ("Erased persons", "No erased person.")
    }
  }
}
