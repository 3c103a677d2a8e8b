public import Exchange
public import MerkleLog

/// The words of the domain and of answers in one language, for every face: the command line adds its
/// sentences, pages theirs. The compiler asks each language for all of them: no method has a default,
/// no `switch` behind them has a `default`.
public protocol Vocabulary: Sendable {
  var language: Language { get }

  // Vocabulary of the domain.
  func kind(_ kind: EventKind) -> String
  /// A short label, and one line that says what the field means.
  func field(_ field: Field) -> (label: String, meaning: String)
  func unit(_ unit: Unit) -> String
  /// The unit after any number but one.
  func plural(_ unit: Unit) -> String
  func category(_ category: Category) -> String
  func agentType(_ type: AgentType) -> String

  // Vocabulary of answers.
  func term(_ term: AnswerTerm) -> String
  func column(_ column: AnswerColumn) -> String
  /// A title, and the sentence said when there is nothing under it.
  func part(_ part: AnswerPart) -> (title: String, empty: String)

  /// What is wrong with a line, and what to do about it.
  func problem(_ problem: LineProblem) -> String
  /// What a reader of lines expected, as ``LineProblem/expected(_:)`` names it.
  func expectation(_ expectation: Expectation) -> String

  /// What is wrong with a note, a head, a proof or a tree, as a part of a sentence.
  func reason(_ error: MerkleError) -> String
  func document(_ document: MerkleError.Document) -> String

  /// What is said of files and folders outside the ledger.
  func leaving(_ phrase: LeavingPhrase) -> String
}

/// A word of a closed vocabulary that an answer may hold: a status, a kind of contribution, a
/// reason, a mode.
public enum AnswerTerm: String, CaseIterable, Sendable {
  case open, overdue, closed, fulfilled, cancelled, partial, verified, withdrawn, expired
  case stale, duplicate
  case donation, loan, work, use, production, delivery, transport, supply, service, document
  case need, offer
  case same, substitute, whole, part, samePostcode, sameArrondissement, sameProvince, elsewhere
  case lost, damaged, stolen, destroyed, found
  case unconfirmed, confirmed, returned, refused
  case sameDay, sameDayOneLot, nextDay, nextDayOneLot, sameNumber, sameName, nearName
  case gift, paid, unknown
  case signature, scan, link, mail
  case web, terminal, csv, phone, paper
  case yes, no
  case done, purchase, undocumented, missing, few
  case none, adviserOk, tested
  case nameInReport, photo, logo, mentionToRecipient, list, show, begunAnew, change, erase, note,
    address, name, language, consent, withdrawal, attachment, detachment
  case wordsMasked, takenOff
  case time, goods
  case arrondissement, province
}

/// A column or value of answers that is not a field of the event line.
public enum AnswerColumn: String, CaseIterable {
  case lender, borrower, holder, outstanding, started, status, daysOverdue, daysLate, days, renewals
  case returnedBy, accounting, onhand, counted, variance, copies
  case gross, returned, net, confirmed, organisations, byCategory, given, from, to
  case at, known, erased, act, cursor, view, position, leafHash
  case asked, promised, delivered, open, left, remaining, surplus, fulfilled, type, bought
  case intent, commitment, list, items, need, offer, offered, fit, covers, near
  case carrier, confirmedOn, kept, keptOn, keptBy, keptName, command
  case verified, covered, coverage, medianDays, p90Days, corrections, negative
  case reserved, available
  case call, brought, issued, answered, answeredOn, member, members, until
  case out, made, used, back, lost, there, since, holders, people
  case scrap, machineHours, workHours, entered, role, participation, share
  case contributors, shopper, claimant, payer, claimed, refunded, owed, lists
  case purpose, givenOn, withdrawnOn, writtenOn, addedOn, seenOn, by, doing, changed, contact, text,
    number, bytes, with, part, about, evidenceChange, evidenceChangedOn
  case persons, deliveries, confirmedDeliveries, lateDeliveries, proofShare, week, needs, full
  case oldestDays, oldestOpenDays, medianHoursToVerify, published, count, unverified, withdrawn
  case expired, duplicates, hours, total, givers, declared, loans, overdue, gifted, territory
  case hoursUnknown, giversUnknown, low, central, high, priced, unpriced, currency, lotsAccepted
  case lotShare, reasons, acts, soon, imported, corrected, soonShare, importedShare
  case correctedShare, cells, withLot, withSource, product, consumed, expected, alike, others
  case more, times
}

/// A part of an answer.
public enum AnswerPart: String, CaseIterable {
  case cells, balances, counts, loans, contributions, members, period, delivered, facilitated
  case services, documents, hours, restated, agents, items, views, journal, needs, intents
  case commitments, lists, proposals, things, item, lot, serial, nodes, edges
  case calls, answers, memberships, handouts, totals
  case processes, skills, lots, shares, weights
  case lines, claims
  case deliveries, toldTwice, registeredTwice
  case person, persons, contacts, former, consents, notes, attachments, acts, changes, mentions,
    accesses,
    erased
  case reach, late, served, recipients, weeklyDelivered, places, principal, coverage
  case weeklyVerified, workByRole, contributors, contributorTypes, contributorModes, gifts
  case machines, lent, local, valued, value, assumptions, replacement, acceptance, scrap
  case freshness, variances, flow, unweighted, traced, unshared
}

/// What a line reader expected, by the words it says it with.
public enum Expectation: String, CaseIterable, Sendable {
  case flag = "true or false"
  case escape = "an escape"
  case decimalOrObject = "a decimal as text, or an object"
  case value = "a value"
  case string = "a string"
  case object = "an object"
  case list = "a list"
  case wholeNumber = "a whole number from 0 to 2⁵³ − 1, plainly written"
  case digest = "64 hexadecimal digits 0-9a-f"
}
