/// The kind of an event: what happened. The names are those of the event line.
public enum EventKind: UInt8, CaseIterable, Sendable {
  case agentRegistered, agentUpdated, agentErased, agentsMerged
  case membershipStarted, membershipEnded
  case itemDefined
  case needPublished, offerPublished
  case needVerified, intentWithdrawn, intentExpired, intentMarkedDuplicate
  case listOpened, listClosed
  case callIssued
  case commitmentMade, commitmentChanged, commitmentCancelled
  case donationReceived, purchaseReceived
  case loanStarted, loanRenewed, loanReturned, loanLost, loanTurnedGift
  case handedOut, handedBack
  case workDone, equipmentUsed, designCited
  case inputConsumed, outputProduced, lotChecked
  case moved
  case goodsDelivered, deliveryConfirmed, goodsReturned
  case supplyFacilitated, serviceDelivered
  case documentPublished, documentCopied
  case expenseClaimed, expenseReimbursed
  case openingBalance, stockCounted, lossRecorded, foundRecorded
  case reversed, amended
  case assumptionSet
  case periodClosed, periodReopened
  case reportIssued
  case clockCorrected

  public var name: String { term.text }

  /// Its name, interned.
  public var term: Term { Self.terms[Int(rawValue)] }
  private static let terms = allCases.map { Term("\($0)") }

  public static let names = NameTable<EventKind>(allCases.map { ($0.name, $0) })
}

/// How an act moves stock; also the order of acts known only to the day (rule R1).
public enum Flow: Sendable {
  /// Raises the receiver's stock; takes from the provider when that one is tracked.
  case inflow
  /// Moves custody or rights between agents.
  case `internal`
  /// Lowers the provider's stock.
  case outflow
  /// States what is there.
  case count
  /// Moves nothing.
  case none
}

/// Which quantity a correction changes and a projector adds up.
public enum Measure: Sendable {
  case quantity, effort, rejected
  /// The act counts once.
  case occurrence
}

/// What a kind asks of its line.
public struct KindRules: Sendable {
  /// Fields that must be there, beside the envelope.
  public let required: [Field]
  /// The same as a set.
  let requiredFields: FieldSet
  /// Every field that may be there, the required and the envelope's among them, as a bit set by
  /// raw value.
  let allowed: FieldSet
  public let flow: Flow
  public let measure: Measure
  /// Whether `reversed` and, where there is a measure, `amended` may correct it.
  public let isCorrectable: Bool
  /// What recording such an act asks of whoever does.
  public let mandate: Mandate
  /// The same where its agent is the co-op.
  public let mandateOverCoop: Mandate

  /// Whether such an act corrects another.
  public var corrects: Bool { requiredFields.contains(.corrects) }

  /// Whether the kind knows this field.
  public func allows(_ field: Field) -> Bool { allowed.contains(field) }

  /// The fields that may be there beside the required ones and the envelope.
  public var optional: [Field] {
    Field.allCases.filter {
      allows($0) && !required.contains($0) && !KindRules.envelope.contains($0)
    }
  }
}

/// What whoever hands in acts may do, from the least on. A face that says nothing may not govern.
public enum Mandate: Int, Comparable, Sendable {
  /// Tells what happened.
  case everyday
  /// Says besides what holds for all: closes periods, merges agents, sets assumptions, issues reports.
  case governing
  /// Has destroyed what the vault knew of a person, and says so; nobody else can.
  case erasing

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A set of fields.
public struct FieldSet: Sendable, Hashable {
  @usableFromInline var bits: UInt128 = 0

  public init(_ fields: [Field] = []) {
    for field in fields { insert(field) }
  }

  @inlinable public func contains(_ field: Field) -> Bool {
    bits & (1 << UInt128(field.rawValue)) != 0
  }
  @inlinable public mutating func insert(_ field: Field) { bits |= 1 << UInt128(field.rawValue) }
  public mutating func remove(_ field: Field) { bits &= ~(1 << UInt128(field.rawValue)) }

  @inlinable public func isSubset(of other: FieldSet) -> Bool { bits & ~other.bits == 0 }
  @inlinable public func intersects(_ other: FieldSet) -> Bool { bits & other.bits != 0 }

  /// The members, in canonical order.
  public var fields: [Field] { Field.allCases.filter(contains) }
}
