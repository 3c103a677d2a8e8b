public import Wording

extension EnglishWords: StatementWords {
  public func statement(_ text: StatementText) -> String {
    switch text {
    case .memberStatement: "Statement of contributions"
    case .recipientStatement: "Statement of what was handed over"
    case .specialReport: "Special report: activities and means"
    case .statementFor: "Made out to"
    case .publicID: "Identifier in the ledger"
    case .thankYou: "Thank you for all that follows."
    case .onlyYou: "This statement is about you alone; nothing in it is compared with others."
    case .onlyThem:
      "This statement is about this person alone; nothing in it is compared with others."
    case .givenSection: "What was contributed"
    case .givenTable: "Contributions, net of corrections"
    case .form: "form"
    case .nothingGiven: "No contribution is recorded for this period."
    case .receivedSection: "What arrived"
    case .receivedTable: "Deliveries received"
    case .nothingReceived: "No delivery is recorded for this period."
    case .howCounted: "How it is counted"
    case .countedApart: "Different forms and units do not add up: there is no total and no score."
    case .countedLoans:
      "A loan is counted in days: each day counts as often as there were things on loan."
    case .countedMachines: "The hours of a machine are credited to whoever owns it."
    case .chainLeftOut:
      "Which delivered goods these contributions went into is not in the figures of this statement."
    case .wrong: "If something is wrong"
    case .wrongGift:
      "Tell the co-operative. A correction is a new act that does not hide the old one; a "
        + "later statement counts it."
    case .freeSection: "Handed over free of charge"
    case .deliveriesTable: "Each delivery, with what was said of it"
    case .deliveryNumber: "number"
    case .dayColumn: "date"
    case .lotColumn: "lot"
    case .fromWhom: "from"
    case .confirmedHow: "confirmation"
    case .totalsTable: "Totals by product"
    case .thirdParties: "Supplied by third parties, through the co-operative"
    case .thirdPartiesNote:
      "On what terms these third parties supplied is not in the ledger; these quantities "
        + "are not added to the others."
    case .askedSection: "What was asked"
    case .askedTable: "Needs, and what is still open"
    case .askedNote: "A need from before the period began is not in this table."
    case .nothingAsked: "No need is recorded for this period."
    case .unknownQuantity: "quantity unknown"
    case .wrongDelivery:
      "Answer with the number of the delivery, what was received and what was refused or "
        + "returned. A correction is a new act that does not hide the old one. A delivery "
        + "without confirmation stays so until somebody answers."
    case .formIsFree:
      "The form of this report is free. It is asked each year of co-operatives accredited "
        + "for the National Council for Co-operation (royal decree of 8 January 1962) and of "
        + "those accredited as social enterprises (Code of companies and associations, "
        + "art. 8:5; royal decree of 28 June 2019, art. 6)."
    case .claimsNothing:
      "This page does not say that the co-operative is accredited. It gives what the "
        + "ledger knows; the board fills in the rest."
    case .accreditation: "Accreditation, and since when"
    case .activities: "Activities carried out for the object"
    case .deliveredTable: "Goods delivered, net of returns"
    case .servedTable: "Organisations served, by type"
    case .means: "Means used"
    case .meansTable: "What members and others put in"
    case .meansColumn: "means"
    case .machineHours: "Machine hours"
    case .noMachine: "no use of machines is recorded"
    case .hoursApart:
      "Hours given and hours paid by an employer are not added; this report gives them "
        + "outside the annual accounts."
    case .advantage: "Advantage to members"
    case .advantageTable: "What members got from the co-operative"
    case .advantageColumn: "advantage"
    case .callsAnswered: "Calls between members that were answered"
    case .noCalls: "calls are not in the figures of this report"
    case .loansToMembers: "Loans to members"
    case .noBorrowers: "loans are counted by thing, not by borrower"
    case .goodsToMembers: "Goods and services received by members"
    case .noMembership: "deliveries are counted by type of recipient, member or not"
    case .advantageBlank: "Economic or social advantage to members, as the board puts it"
    case .training: "Training and information"
    case .documentsTable: "Documents published"
    case .documentColumn: "document"
    case .servicesTable: "Services and advice given"
    case .noTraining:
      "Neither a document published nor a service given is recorded for this period."
    case .trainingBlank: "Resources kept for training and information"
    case .moreInImpact: "More lines of this kind are in the impact report on the same period."
    case .conditions: "How the conditions of accreditation are checked"
    case .conditionsNote:
      "The ledger knows neither capital nor votes nor mandates: these lines are for the "
        + "board to fill in."
    case .admissions: "Admissions: number, refusals and reasons"
    case .resignations: "Resignations: number, amounts paid, refusals"
    case .votes: "Votes: one person one vote, or the limit of 10%"
    case .dividend: "Dividend: rate and ceiling"
    case .mandates: "Directors’ mandates: unpaid"
    case .purpose: "Main aim, as the statutes put it"
    case .reserved: "Amount kept for the object before any dividend"
    case .signedByBoard: "Made by the board: date, names, signatures"
    }
  }

  public func copies(_ count: Int) -> String { many(count, "copy", "copies") }

  public func handedOver(_ count: Int, open: Int) -> String {
    let deliveries =
      count == 0
      ? "No delivery is recorded"
      : many(count, "delivery was", "deliveries were") + " handed over free of charge"
    return deliveries
      + (open > 0 ? "; " + many(open, "need is still open.", "needs are still open.") : ".")
  }
}
