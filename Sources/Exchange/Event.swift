/// Place of an event in the log: 0 for the first, without gaps.
public typealias Position = UInt64

/// One act, as an immutable event: what happened, between whom, how much, and when it was known.
///
/// The fields that decisions and projectors need are plain numbers, so that a replay of a million
/// events allocates next to nothing. Everything else is in ``details``, which a replay may leave
/// out.
public struct Event: Sendable {
  /// The producer's id, unique in a log for ever.
  public var id: EventID
  public var kind: EventKind
  /// Schema version of the line it was read from, after upcasting: the current one.
  public var version: UInt32 = Event.currentVersion
  /// Position in the log; nil in a command.
  public var position: Position?
  /// When it happened, as far as people know.
  public var occurredAt: Timestamp
  /// When the ledger took it in; nil in a command. Never goes back along a log, but at a
  /// `clockCorrected` that takes in all entries with a later time.
  public var recordedAt: Instant?
  /// The unit of an `itemDefined`.
  public var unit: Unit?

  @usableFromInline var fields = FieldSet()
  @usableFromInline var identifiers = InlineArray<28, UInt32>(repeating: 0)
  /// Amounts and their units apart: half the bytes of four `Quantity`, for an event that is copied.
  @usableFromInline var amounts = InlineArray<4, ExactDecimal>(repeating: .zero)
  @usableFromInline var units = InlineArray<4, Unit>(repeating: .one)
  @usableFromInline var times = InlineArray<3, Timestamp>(repeating: Timestamp(Day(number: 0)))
  var flags: UInt8 = 0
  /// Texts, lists, objects and counts, by field.
  public var details = Details()

  /// The schema version that this program writes.
  public static let currentVersion: UInt32 = 1

  public init(id: EventID, kind: EventKind, occurredAt: Timestamp) {
    self.id = id
    self.kind = kind
    self.occurredAt = occurredAt
  }
}

extension Event {
  /// Whether the line has this field; envelope fields beside `unit` are always there.
  @inlinable public func has(_ field: Field) -> Bool { fields.contains(field) }

  /// Whether the line has any of these fields.
  @inlinable public func hasAny(of some: FieldSet) -> Bool { fields.intersects(some) }

  /// Whether every field is there that the kind asks for, and none that it does not know.
  public var hasProperFields: Bool {
    let kind = Int(kind.rawValue)
    return fields.isSubset(of: KindRules.all[kind].allowed)
      && KindRules.all[kind].requiredFields.isSubset(of: fields)
  }

  /// The fields that are there, in canonical order, without id, kind, seq, v and the two times.
  public var presentFields: [Field] { fields.fields }

  @inlinable func quantity(slot: Int) -> Quantity { Quantity(amounts[slot], units[slot]) }

  @inlinable func identifier<Subject>(_ field: Field, _ slot: Int) -> Identifier<Subject>? {
    let number = identifiers[slot]
    return number == 0 ? nil : Identifier(number: number)
  }

  @inlinable public var provider: AgentID? { identifier(.provider, 0) }
  @inlinable public var receiver: AgentID? { identifier(.receiver, 1) }
  @inlinable public var agent: AgentID? { identifier(.agent, 2) }
  @inlinable public var accountable: AgentID? { identifier(.accountable, 3) }
  @inlinable public var custodian: AgentID? { identifier(.custodian, 4) }
  @inlinable public var host: AgentID? { identifier(.host, 5) }
  @inlinable public var onBehalfOf: AgentID? { identifier(.onBehalfOf, 6) }
  @inlinable public var recordedBy: AgentID? { identifier(.recordedBy, 7) }
  @inlinable public var group: AgentID? { identifier(.group, 8) }
  @inlinable public var memberOf: AgentID? { identifier(.memberOf, 9) }
  @inlinable public var item: ItemID? { identifier(.item, 10) }
  @inlinable public var lot: LotID? { identifier(.lot, 11) }
  @inlinable public var serial: SerialID? { identifier(.serial, 12) }
  @inlinable public var process: ProcessID? { identifier(.process, 13) }
  @inlinable public var agreement: AgreementID? { identifier(.agreement, 14) }
  @inlinable public var intent: PromiseID? { identifier(.intent, 15) }
  @inlinable public var commitment: PromiseID? { identifier(.commitment, 16) }
  @inlinable public var fulfills: PromiseID? { identifier(.fulfills, 17) }
  @inlinable public var list: PromiseID? { identifier(.list, 18) }
  @inlinable public var call: PromiseID? { identifier(.call, 19) }
  @inlinable public var claim: PromiseID? { identifier(.claim, 20) }
  @inlinable public var document: DocumentID? { identifier(.document, 21) }
  @inlinable public var corrects: EventReference? { identifier(.corrects, 22) }
  @inlinable public var delivery: EventReference? { identifier(.delivery, 23) }
  @inlinable public var replaces: EventReference? { identifier(.replaces, 24) }
  @inlinable public var duplicateOf: PromiseID? { identifier(.duplicateOf, 25) }
  public var category: Category? {
    identifiers[26] == 0 ? nil : Category(rawValue: Term(number: identifiers[26]).text)
  }
  /// The category as an interned word, for tables keyed by it.
  @inlinable public var categoryTerm: Term? { identifier(.category, 26) }
  @inlinable public var skill: Term? { identifier(.skill, 27) }

  @inlinable public var quantity: Quantity? { has(.quantity) ? quantity(slot: 0) : nil }
  @inlinable public var effort: Quantity? { has(.effort) ? quantity(slot: 1) : nil }
  @inlinable public var accepted: Quantity? { has(.accepted) ? quantity(slot: 2) : nil }
  @inlinable public var received: Quantity? { has(.received) ? quantity(slot: 2) : nil }
  @inlinable public var rejected: Quantity? { has(.rejected) ? quantity(slot: 3) : nil }
  @inlinable public var refused: Quantity? { has(.refused) ? quantity(slot: 3) : nil }

  @inlinable public var due: Timestamp? { has(.due) ? times[0] : nil }
  @inlinable public var until: Timestamp? { has(.until) ? times[1] : nil }
  public var tracked: Bool? { flag(.tracked) }
  public var paid: Bool? { flag(.paid) }
  public var mediumOfExchange: Bool? { flag(.mediumOfExchange) }
  public var reserve: Bool? { flag(.reserve) }

  /// The items that an `itemDefined` names as substitutes, in its order.
  public var substitutes: [ItemID] {
    guard case .texts(let names)? = details[.substitutes] else { return [] }
    return names.map { ItemID($0) }
  }

  /// The text of a text, term or identifier field.
  public func text(_ field: Field) -> String? {
    if case .text(let text)? = details[field] { return text }
    switch field.form {
    case .identifier(let slot), .agent(let slot), .term(let slot):
      return identifiers[slot] == 0 ? nil : Term(number: identifiers[slot]).text
    default: return nil
    }
  }

  private func flag(_ field: Field) -> Bool? {
    guard has(field), case .flag(let slot) = field.form else { return nil }
    return flags & (1 << UInt8(slot)) != 0
  }

  /// The quantity that a correction of this act changes and that projectors add up: by its kind
  /// the quantity, the effort or what was rejected; for an act without any, one occurrence.
  public var measure: Quantity {
    switch kind.measure {
    case .quantity: has(.quantity) ? quantity(slot: 0) : Quantity(.one, .one)
    case .effort: quantity(slot: 1)
    case .rejected: quantity(slot: 3)
    case .occurrence: Quantity(.one, .one)
    }
  }
}

extension Event {
  /// The agent that an `agentsMerged` says its agent to be.
  public var mergedInto: AgentID? {
    guard kind == .agentsMerged, let other = duplicateOf else { return nil }
    return AgentID(number: other.number)
  }

  /// The target that an `amended` event states.
  public var correctedValue: ExactDecimal? {
    (quantity ?? effort ?? rejected)?.value
  }
}

// MARK: - Building

extension Event {
  /// Sets a field that holds an identifier, an agent or a term.
  public mutating func set(_ field: Field, identifier number: UInt32) {
    switch field.form {
    case .identifier(let slot), .agent(let slot), .term(let slot):
      identifiers[slot] = number
      fields.insert(field)
    default: preconditionFailure("\(field) does not hold an identifier")
    }
  }

  /// Sets a quantity field.
  public mutating func set(_ field: Field, _ quantity: Quantity) {
    guard case .quantity(let slot) = field.form else {
      preconditionFailure("\(field) does not hold a quantity")
    }
    (amounts[slot], units[slot]) = (quantity.value, quantity.unit)
    fields.insert(field)
  }

  /// Sets a time field.
  public mutating func set(_ field: Field, _ time: Timestamp) {
    guard case .time(let slot) = field.form else {
      preconditionFailure("\(field) does not hold a time")
    }
    times[slot] = time
    fields.insert(field)
  }

  /// Sets a flag.
  public mutating func set(_ field: Field, _ flag: Bool) {
    guard case .flag(let slot) = field.form else {
      preconditionFailure("\(field) does not hold a flag")
    }
    let bit: UInt8 = 1 << UInt8(slot)
    flags = flag ? flags | bit : flags & ~bit
    fields.insert(field)
  }

  /// Sets a detail.
  public mutating func set(_ field: Field, _ detail: Detail) {
    details[field] = detail
    fields.insert(field)
  }

  /// Takes away an identifier, an agent or a term.
  public mutating func removeIdentifier(_ field: Field) {
    switch field.form {
    case .identifier(let slot), .agent(let slot), .term(let slot):
      identifiers[slot] = 0
      fields.bits &= ~FieldSet([field]).bits
    default: preconditionFailure("\(field) does not hold an identifier")
    }
  }

  /// Notes that a field is there although its value was not kept, as a replay does.
  public mutating func note(_ field: Field) {
    fields.insert(field)
  }

  /// Sets the unit of an item definition.
  public mutating func set(unit: Unit) {
    self.unit = unit
    fields.insert(.unit)
  }

  /// The time in a time field.
  public func time(_ field: Field) -> Timestamp? {
    guard has(field), case .time(let slot) = field.form else { return nil }
    return times[slot]
  }

  /// The quantity in a quantity field.
  public func quantity(_ field: Field) -> Quantity? {
    guard has(field), case .quantity(let slot) = field.form else { return nil }
    return quantity(slot: slot)
  }

  /// The flag in a flag field.
  public func flagValue(_ field: Field) -> Bool? { flag(field) }
}
