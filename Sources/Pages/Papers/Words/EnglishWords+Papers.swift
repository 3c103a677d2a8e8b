public import Wording

extension EnglishWords: PaperWords {
  public func paper(_ text: PaperText) -> String {
    switch text {
    case .giftReceipt: "Receipt for a gift in kind"
    case .deliveryNote: "Delivery note"
    case .loanNote: "Loan note"
    case .labels: "Labels"
    case .code: "QR code of the reference"
    case .date: "Date"
    case .goods: "Goods"
    case .lot: "Lot"
    case .serial: "Serial no."
    case .quantity: "Quantity"
    case .enterpriseNumber: "Enterprise no."
    case .donor: "Given by"
    case .receivedBy: "Received by"
    case .valueByDonor: "Value stated by the giver"
    case .outcome: "What became of the gift"
    case .noTaxCertificate: "This receipt is not a tax certificate."
    case .thanks: "Thank you for this gift."
    case .sender: "From"
    case .recipient: "To"
    case .service: "Service"
    case .intendedUse: "Meant for"
    case .excludedUse: "Not meant for"
    case .conformity: "Conformity"
    case .freeOfCharge: "Handed over free of charge."
    case .received: "Received"
    case .refused: "Refused"
    case .remarks: "Remarks"
    case .nameAndFunction: "Name and function"
    case .signature: "Signature"
    case .signedOn: "Date"
    case .confirmsFree:
      "The receiving institution confirms that it got these goods free of charge."
    case .personConfirmsFree:
      "The receiver confirms to have got these goods free of charge."
    case .confirmed: "Receipt confirmed"
    case .mode: "By"
    case .ordinarySignature:
      "Made on a screen, this signature is an ordinary electronic signature."
    case .lender: "Lender"
    case .borrower: "Borrower"
    case .object: "Object"
    case .lentOn: "Lent on"
    case .dueOn: "To be back on"
    case .noDueDate: "no date agreed"
    case .stateAndAccessories: "State and accessories"
    case .valueByLender: "Value stated by the lender"
    case .purpose: "Use"
    case .returnPlace: "Place of return"
    case .consumables: "Consumables paid by"
    case .since: "Since the loan"
    case .freeLoan: "Loan for use, free of charge."
    case .dutyOfCare:
      "The borrower uses the object with care, for the use agreed, and gives it back on the "
        + "day agreed."
    case .dutyOfLoss:
      "The borrower answers for loss and damage through their own fault; normal wear is not "
        + "at their cost."
    case .lenderSigns: "The lender: date, name, signature"
    case .borrowerSigns: "The borrower: date, name, signature"
    case .madeOn: "Made on"
    case .notChecked: "not checked"
    case .owner: "Owner"
    case .lentByCitizen: "lent by a citizen"
    case .returnTo: "Return to"
    case .homeMade: "Home-made."
    case .notOfficial: "Not official medical equipment."
    case .disinfect: "Disinfect before use."
    case .notForCovidWards: "Not for covid wards."
    }
  }

  public func phrase(_ phrase: PaperPhrase) -> String {
    switch phrase {
    case .number(let number): "No. \(number)"
    case .citizen(let id): "a citizen (\(id))"
    case .person(let id): "a person (\(id))"
    case .erasedPerson(let id): "erased person (\(id))"
    case .amended(let day, let was): "corrected on \(day), before: \(was)"
    case .givenTo(let recipient, let day): "Gift received by \(recipient) on \(day)"
    case .handedTo(let recipient, let day): "For \(recipient), on \(day)"
    case .lentBy(let lender, let day): "Lent by \(lender) on \(day)"
    case .used(let amount): "Worked up: \(amount)."
    case .delivered(let amount, let name): "Delivered as it was: \(amount), \(name)."
    case .madeAndDelivered(let amount, let name):
      "With other contributions, went into these goods delivered: \(name), \(amount)."
    case .broughtBack(let amount): "of which brought back: \(amount)"
    case .happened(let event): happened(event)
    case .entry(let id, let position): "In the ledger, “\(id)”, position \(position)"
    case .log(let origin, let size): "Ledger “\(origin)”, \(entries(size)), root"
    case .labelCount(let count): many(count, "label to cut out", "labels to cut out")
    }
  }

  private func happened(_ event: LoanNote.Happening) -> String {
    let day = language.format(event.day)
    return switch event.kind {
    case .renewed(let until): "\(day): prolonged until \(language.format(until))."
    case .returned: "\(day): given back, \(amount(event.quantity))."
    case .lost: "\(day): lost, \(amount(event.quantity))."
    case .given: "\(day): turned into a gift, \(amount(event.quantity))."
    }
  }
}
