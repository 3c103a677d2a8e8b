/// Why an act was not recorded: a fact with its numbers, in the order of ``RefusalCode``.
public struct Refusal: Error, Hashable, Sendable {
  /// Line of the file or row of the form, from 1; nil for a single act.
  public var line: Int?
  /// The producer's id of the act, when it could be read.
  public var id: String?
  /// The field concerned, when there is one.
  public var field: String?
  public var reason: RefusalReason

  public init(line: Int? = nil, id: String? = nil, field: String? = nil, _ reason: RefusalReason) {
    self.line = line
    self.id = id
    self.field = field
    self.reason = reason
  }

  public var code: RefusalCode { reason.code }
}

/// The refusals in their one order: for one act, the first that applies is the one given.
public enum RefusalCode: String, CaseIterable, Sendable {
  case malformed
  case unknownKind
  case unknownAgent, unknownItem, unknownUnit
  case unitMismatch
  case conflict
  case closedPeriod
  case referenceMissing
  case floor
}

/// What exactly is wrong, with its values.
public enum RefusalReason: Hashable, Sendable {
  /// The line cannot be read; `offset` is the byte, from 0.
  case unreadable(offset: Int, LineProblem)
  case missingField
  /// The kind does not know the field that is there.
  case foreignField(kind: String)
  case badValue(String, expected: [String])
  case quantityNotPositive(String)
  case nameOfPerson
  /// A name for an agent who once was a person.
  case nameOfFormerPerson(String)
  /// A person, or somebody self-employed, would be none from then on, and nobody answers for that.
  case endsPersonhood(String)
  /// An enterprise number that stands for one person.
  case numberOfPerson
  /// A text for the log holds what looks like a person's; it is not repeated here.
  case personalText(PersonalPattern)
  /// A text for the log holds a character that nobody sees; shown as `\u{202E}`.
  case hiddenCharacter(String)
  /// A text in which nothing is to be seen: spaces, joiners, fillers.
  case blankText
  case enterpriseNumber(String, EnterpriseNumber.Fault)
  case alreadyDefined(String)
  case sameParty(String)
  /// A date that lies before the one it must follow.
  case endsBeforeStart(String, start: String)
  /// An act of this kind asks for a mandate that whoever hands it in has not said to have.
  case governs(kind: EventKind, Mandate)
  /// What an act of such a kind said is taken back or changed, by its id.
  case governsCorrection(of: String, EventKind)
  /// The entries of a `clockCorrected` are not all there before it.
  case notRecordedYet(from: UInt64, to: UInt64, size: Position)
  /// The true time of a `clockCorrected` lies outside what the entries around leave open.
  case notBetween(String, earliest: String?, latest: String)
  /// No entry bears a time still to come, and none is named.
  case nothingToSetRight
  /// The entries of a `clockCorrected` are held to have been recorded then already.
  case setRightAlready(String)

  case unknownKind(String, suggestions: [String])
  case unknownAgent(String, suggestions: [String])
  /// The same where something is asked of somebody, or somebody is to be erased: nobody is registered for that.
  case noSuchAgent(String, suggestions: [String])
  /// The same where something is to be kept of a person, who is not registered yet.
  case unregisteredPerson(String, suggestions: [String])
  /// Only a person can be forgotten.
  case notAPerson(String)
  case erasedAgent(String)
  /// The log says already that the person is forgotten.
  case erasedAlready(String)
  /// The agent is there and is not a group.
  case notAGroup(String)
  case unknownItem(String, suggestions: [String])
  case unknownUnit(String, suggestions: [String])
  case unitMismatch(given: String, expected: String)
  /// The id is taken by another content, at this position or on another line of the same file.
  case conflict(position: Position?)
  /// `reopening` is the last day that may stay closed for the act to be told.
  case closedPeriod(until: String, reopening: String)
  /// The last day of the period to be closed is not over.
  case notOver(String)
  /// A report on the same period was issued, by this act, while this one was made.
  case issuedMeanwhile(String)
  /// At least as much is closed as a closing would close.
  case closedAlready(until: String)
  /// Reopening needs a day before the last one that is closed; nil when nothing is.
  case nothingToReopen(closedUntil: String?)
  /// A time that clocks never show: that night they go from one of these hours to the other.
  case skippedHour(String, from: Int, to: Int)
  /// What the act refers to is not there: an agreement, a delivery, a commitment, an event.
  case referenceMissing(String, suggestions: [String])
  /// The vault keeps no attachment of this number for the agent.
  case noAttachment(String, of: String)
  case alreadyReversed(String)
  case notCorrectable(String)
  /// What takes the place of another act needs that one reversed.
  case notReversed(String)
  /// The reference is there, but names another item, lot, serial or party.
  case referenceDiffers(String, expected: String)
  case alreadyClosed(String)
  /// The delivery was confirmed by the act named second.
  case alreadyConfirmed(String, by: String)
  /// The act is dated before what it refers to began.
  case beforeReference(String, since: String)
  /// Goods of several owners are there: say whose (rule R2).
  case ambiguousOwner([String])
  case insufficientStock(Shortage)
  /// More comes back, is confirmed or is checked than there was.
  case exceedsReference(String, available: ExactDecimal, requested: ExactDecimal)
  /// A promise reserves more than its provider has left.
  case notAvailable(Reservation)
  case tooMany(limit: Int)

  public var code: RefusalCode {
    switch self {
    case .unreadable, .missingField, .foreignField, .badValue, .skippedHour,
      .quantityNotPositive, .nameOfPerson,
      .nameOfFormerPerson, .endsPersonhood, .numberOfPerson, .personalText, .hiddenCharacter,
      .blankText, .enterpriseNumber, .alreadyDefined, .sameParty,
      .endsBeforeStart, .governs, .governsCorrection, .notRecordedYet, .notBetween,
      .nothingToSetRight, .setRightAlready, .tooMany:
      .malformed
    case .unknownKind: .unknownKind
    case .unknownAgent, .noSuchAgent, .unregisteredPerson, .notAGroup, .notAPerson, .erasedAgent,
      .erasedAlready:
      .unknownAgent
    case .unknownItem: .unknownItem
    case .unknownUnit: .unknownUnit
    case .unitMismatch: .unitMismatch
    case .conflict, .issuedMeanwhile: .conflict
    case .closedPeriod, .nothingToReopen, .notOver, .closedAlready: .closedPeriod
    case .referenceMissing, .noAttachment, .alreadyReversed, .notCorrectable, .notReversed,
      .referenceDiffers,
      .alreadyClosed,
      .alreadyConfirmed, .beforeReference, .ambiguousOwner:
      .referenceMissing
    case .insufficientStock, .exceedsReference, .notAvailable: .floor
    }
  }
}

/// A cell that would fall below zero.
public struct Shortage: Hashable, Sendable {
  public var cell: Cell
  public var unit: Unit
  /// What is there just before the act that fails.
  public var have: ExactDecimal
  /// What that act takes.
  public var need: ExactDecimal
  /// The moment of the act that fails.
  public var when: Instant
  /// The id of the act that fails: the refused one, or one already recorded that it would starve. Empty
  /// where that has none of its own.
  public var failing: String
  /// Other cells with the same item, owner and holder that have some: a lot was left out.
  public var elsewhere: [Elsewhere]

  /// What another lot or serial holds.
  public struct Elsewhere: Hashable, Sendable {
    public var thing: String
    public var amount: ExactDecimal

    public init(thing: String, amount: ExactDecimal) {
      self.thing = thing
      self.amount = amount
    }
  }

  public init(
    cell: Cell, unit: Unit, have: ExactDecimal, need: ExactDecimal, when: Instant, failing: String,
    elsewhere: [Elsewhere] = []
  ) {
    self.elsewhere = elsewhere
    self.cell = cell
    self.unit = unit
    self.have = have
    self.need = need
    self.when = when
    self.failing = failing
  }
}

/// A reservation that finds too little.
public struct Reservation: Hashable, Sendable {
  public var item: String
  public var agent: String
  public var unit: Unit
  public var onhand: ExactDecimal
  /// Held back for other promises.
  public var reserved: ExactDecimal
  public var requested: ExactDecimal

  public init(
    item: String, agent: String, unit: Unit, onhand: ExactDecimal, reserved: ExactDecimal,
    requested: ExactDecimal
  ) {
    self.item = item
    self.agent = agent
    self.unit = unit
    self.onhand = onhand
    self.reserved = reserved
    self.requested = requested
  }
}

/// Why a line cannot be read.
public enum LineProblem: Hashable, Sendable {
  case tooLong(limit: Int)
  case notUTF8
  case expected(String)
  case unknownField(String, suggestions: [String])
  case duplicateField(String)
  case fieldsOutOfOrder(String)
  case badDecimal(String, ExactDecimal.Fault)
  /// One separator and three digits: thousands or thousandths.
  case ambiguousDecimal(String)
  case badText(String)
  /// A `\ud800` without its other half.
  case halfCharacter(String)
  case escapeNotCanonical
  case controlCharacter
  case trailingBytes
  case unsupportedVersion(String)
  case wrongPosition(expected: Position, found: Position)
  case recordedEarlier(String)
  case notAllowedInCommand(String)
  /// The line is one of an archive, where new acts are taken.
  case archived
}

/// One cell of the stock matrix owner × holder.
public struct Cell: Hashable, Sendable {
  public var item: ItemID
  public var lot: LotID?
  public var serial: SerialID?
  public var accountable: AgentID
  public var custodian: AgentID

  @inlinable public init(
    item: ItemID, lot: LotID?, serial: SerialID?, accountable: AgentID, custodian: AgentID
  ) {
    self.item = item
    self.lot = lot
    self.serial = serial
    self.accountable = accountable
    self.custodian = custodian
  }
}

extension Cell: CustomStringConvertible {
  /// `sheet#LS1@P1 (coop, hub)`.
  public var description: String {
    "\(thing) (\(accountable), \(custodian))"
  }

  /// `sheet#LS1@P1`.
  public var thing: String {
    item.text + (lot.map { "#\($0)" } ?? "") + (serial.map { "@\($0)" } ?? "")
  }
}
