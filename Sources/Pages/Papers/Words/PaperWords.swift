public import Wording

/// What papers say beside the vocabulary, in one language.
public protocol PaperWords: Vocabulary {
  func paper(_ text: PaperText) -> String
  func phrase(_ phrase: PaperPhrase) -> String
}

/// The short texts of papers.
public enum PaperText: String, CaseIterable, Sendable {
  case giftReceipt, deliveryNote, loanNote, labels, code
  case date, goods, lot, serial, quantity, enterpriseNumber
  // A gift.
  case donor, receivedBy, valueByDonor, outcome, noTaxCertificate, thanks
  // A delivery.
  case sender, recipient, service, intendedUse, excludedUse, conformity, freeOfCharge
  case received, refused, remarks, nameAndFunction, signature, signedOn
  case confirmsFree, personConfirmsFree, confirmed, mode, ordinarySignature
  // A loan.
  case lender, borrower, object, lentOn, dueOn, noDueDate, stateAndAccessories, valueByLender
  case purpose, returnPlace, consumables, since, freeLoan, dutyOfCare, dutyOfLoss
  case lenderSigns, borrowerSigns
  // A label.
  case madeOn, notChecked, owner, lentByCitizen, returnTo
  // What a lot without conformity must say, in short sentences.
  case homeMade, notOfficial, disinfect, notForCovidWards
}

/// What papers say with values in it, which are written as the language writes them.
public enum PaperPhrase: Sendable {
  case number(String)
  case citizen(String)
  case person(String)
  case erasedPerson(String)
  case amended(_ day: String, _ was: String)
  case givenTo(_ recipient: String, _ day: String)
  case handedTo(_ recipient: String, _ day: String)
  case lentBy(_ lender: String, _ day: String)
  case used(String)
  case delivered(_ amount: String, _ name: String)
  case madeAndDelivered(_ amount: String, _ name: String)
  case broughtBack(String)
  case happened(LoanNote.Happening)
  case entry(_ id: String, _ position: String)
  case log(_ origin: String, _ size: String)
  case labelCount(Int)
}

extension PaperWords {
  /// What goods of no attested conformity bear.
  var warning: String {
    [PaperText.homeMade, .notOfficial, .disinfect, .notForCovidWards].map(paper)
      .joined(separator: " ")
  }
}

extension Language {
  /// What papers say in it.
  public var paperWords: any PaperWords {
    switch self {
    case .fr: FrenchWords()
    case .nl: DutchWords()
    case .de: GermanWords()
    case .en: EnglishWords()
    }
  }
}
