public import Wording

/// What statements and the annual report say beside the impact report.
public protocol StatementWords: Vocabulary {
  /// A short text without values.
  func statement(_ text: StatementText) -> String
  func copies(_ count: Int) -> String
  /// How many deliveries came free of charge, and how many needs are open.
  func handedOver(_ count: Int, open: Int) -> String
}

/// The short texts of statements and of the annual report.
public enum StatementText: String, CaseIterable, Sendable {
  case memberStatement, recipientStatement, specialReport, statementFor, publicID
  // What a member gave, and what came to it.
  case thankYou, onlyYou, onlyThem, givenSection, givenTable, form, nothingGiven
  case receivedSection, receivedTable, nothingReceived, howCounted, countedApart, countedLoans
  case countedMachines, chainLeftOut, wrong, wrongGift
  // What came to a recipient.
  case freeSection, deliveriesTable, deliveryNumber, dayColumn, lotColumn, fromWhom
  case confirmedHow, totalsTable, thirdParties, thirdPartiesNote, askedSection, askedTable
  case askedNote, nothingAsked, unknownQuantity, wrongDelivery
  // The annual report.
  case formIsFree, claimsNothing, accreditation, activities, deliveredTable, servedTable, means
  case meansTable, meansColumn, machineHours, noMachine, hoursApart, advantage, advantageTable
  case advantageColumn, callsAnswered, noCalls, loansToMembers, noBorrowers, goodsToMembers
  case noMembership, advantageBlank, training, documentsTable, documentColumn, servicesTable
  case noTraining, trainingBlank, moreInImpact, conditions, conditionsNote, admissions
  case resignations, votes, dividend, mandates, purpose, reserved, signedByBoard
}
