import Exchange
import Projecting
import Stock

// Each function is one refusal code or two neighbours, in the order of `RefusalCode`.
extension Decider {
  private static let agentFields: [(field: Field, path: @Sendable (borrowing Event) -> AgentID?)] =
    [
      (.provider, { $0.provider }), (.receiver, { $0.receiver }), (.agent, { $0.agent }),
      (.accountable, { $0.accountable }), (.custodian, { $0.custodian }), (.host, { $0.host }),
      (.onBehalfOf, { $0.onBehalfOf }), (.recordedBy, { $0.recordedBy }), (.group, { $0.group }),
      (.memberOf, { $0.memberOf }),
    ]

  /// unknownAgent, unknownItem.
  func unknownNames(in act: borrowing Event) -> [Refusal] {
    var found: [Refusal] = []
    let registers = act.kind == .agentRegistered
    if registers, let agent = act.agent, books.agents[agent] != nil {
      let isSame = history.event(EventReference(act.id.description)) != nil
      if !isSame { found.append(refusal(act, .agent, .alreadyDefined(agent.text))) }
    }
    for (field, path) in Self.agentFields where act.has(field) {
      guard let agent = path(act), !books.agents.knows(agent) else { continue }
      if registers, agent == act.agent { continue }
      let near = Suggestions.nearest(to: agent.text, among: books.knownAgents)
      found.append(refusal(act, field, .unknownAgent(agent.text, suggestions: near)))
    }
    if let item = act.item, act.kind != .itemDefined, books.unit(of: item) == nil {
      let near = Suggestions.nearest(to: item.text, among: books.knownItems)
      found.append(refusal(act, .item, .unknownItem(item.text, suggestions: near)))
    }
    return found
  }

  /// unitMismatch; brings every quantity to its item's base unit.
  func convertUnits(of act: inout Event) -> [Refusal] {
    var found: [Refusal] = []
    func bring(_ field: Field, to unit: Unit) {
      guard let quantity = act.quantity(field), quantity.unit != unit else { return }
      if let converted = quantity.converted(to: unit) {
        act.set(field, converted)
      } else {
        found.append(
          refusal(act, field, .unitMismatch(given: quantity.unit.name, expected: unit.name)))
      }
    }
    if act.kind == .itemDefined {
      if let item = act.item, let unit = act.unit, let known = books.unit(of: item), known != unit {
        found.append(refusal(act, .unit, .unitMismatch(given: unit.name, expected: known.name)))
      }
      return found
    }
    if act.kind == .amended, let reference = act.corrects, let original = history.event(reference),
      original.kind.rules.isCorrectable, original.kind.rules.measure != .occurrence
    {
      let field = original.kind.rules.measure.field ?? .quantity
      if !act.has(field) {
        found.append(refusal(act, field, .missingField))
      } else {
        bring(field, to: original.measure.unit)
      }
      return found
    }
    if let item = act.item, let unit = books.unit(of: item) {
      for field in [Field.quantity, .accepted, .rejected, .received, .refused]
      where act.quantity(field) != nil { bring(field, to: unit) }
    }
    if act.kind == .workDone { bring(.effort, to: .hour) }
    return found
  }

  /// closedPeriod.
  func closedPeriod(_ act: borrowing Event) -> [Refusal] {
    guard let closedUntil = projection.interpreter.closedUntil else { return [] }
    let limit = closedUntil.instant
    func refuse(_ field: Field) -> [Refusal] {
      let day = projection.interpreter.zone.day(of: limit)
      return [refusal(act, field, .closedPeriod(until: Timestamp(day).description))]
    }
    if act.kind.rules.isCorrectable {
      return projection.interpreter.moment(of: act) <= closedUntil ? refuse(.occurredAt) : []
    }
    // A count in a closed period stands: a later count says what is there now.
    if let reference = act.corrects, let original = history.event(reference),
      original.kind == .stockCounted, projection.interpreter.moment(of: original) <= closedUntil
    {
      return refuse(.corrects)
    }
    return []
  }

  /// referenceMissing and what goes with it.
  func missingReferences(of act: borrowing Event) -> [Refusal] {
    var found: [Refusal] = []
    if let defined = ReferenceKey(defining: act), books.references[defined] != nil,
      act.kind != .documentPublished
    {
      found.append(
        refusal(act, ReferenceKey.field(of: defined.space), .alreadyDefined(defined.name.text)))
    }
    for (field, key) in ReferenceKey.used(by: act) where books.references[key] == nil {
      let near = Suggestions.nearest(
        to: key.name.text, among: books.knownNames(of: key.space))
      found.append(refusal(act, field, .referenceMissing(key.name.text, suggestions: near)))
    }
    if found.isEmpty { found = wrongCorrection(act) + wrongLoan(act) + wrongDelivery(act) }
    if let replaced = act.replaces, history.event(replaced) == nil {
      found.append(refusal(act, .replaces, .referenceMissing(replaced.text, suggestions: [])))
    }
    if found.isEmpty { found = ambiguousOwner(act) }
    return found
  }

  private func wrongCorrection(_ act: borrowing Event) -> [Refusal] {
    guard let reference = act.corrects else { return [] }
    guard let original = history.event(reference) else {
      return [refusal(act, .corrects, .referenceMissing(reference.text, suggestions: []))]
    }
    guard original.kind.rules.isCorrectable else {
      return [refusal(act, .corrects, .notCorrectable(reference.text))]
    }
    if act.kind == .amended, original.kind.rules.measure == .occurrence {
      return [refusal(act, .corrects, .notCorrectable(reference.text))]
    }
    if act.kind == .reversed, projection.interpreter.standing(of: original).isReversed {
      return [refusal(act, .corrects, .alreadyReversed(reference.text))]
    }
    return []
  }

  private func wrongLoan(_ act: borrowing Event) -> [Refusal] {
    switch act.kind {
    case .loanReturned, .loanLost, .loanTurnedGift, .loanRenewed: break
    default: return []
    }
    guard let agreement = act.agreement, let loan = books.stock.loans[agreement] else { return [] }
    func differs(_ field: Field, _ given: String?, _ expected: String?) -> Refusal? {
      guard let given, given != expected else { return nil }
      return refusal(act, field, .referenceDiffers(given, expected: expected ?? ""))
    }
    if loan.isReversed || (loan.outstanding.isZero && act.kind == .loanRenewed) {
      return [refusal(act, .agreement, .alreadyClosed(agreement.text))]
    }
    return [
      differs(.item, act.item?.text, loan.item.text), differs(.lot, act.lot?.text, loan.lot?.text),
      differs(.serial, act.serial?.text, loan.serial?.text),
    ].compactMap { $0 }
  }

  private func wrongDelivery(_ act: borrowing Event) -> [Refusal] {
    guard let reference = act.delivery else { return [] }
    guard let delivery = history.event(reference),
      delivery.kind == .goodsDelivered
        || (delivery.kind == .supplyFacilitated && act.kind == .deliveryConfirmed)
    else { return [refusal(act, .delivery, .referenceMissing(reference.text, suggestions: []))] }
    guard let item = act.item, let expected = delivery.item, item != expected else { return [] }
    return [refusal(act, .item, .referenceDiffers(item.text, expected: expected.text))]
  }

  /// A custody transfer of goods of several owners must say whose they are (rule R2).
  private func ambiguousOwner(_ act: borrowing Event) -> [Refusal] {
    switch act.kind {
    case .handedOut, .handedBack, .moved: break
    default: return []
    }
    guard act.accountable == nil, act.provider != act.receiver else { return [] }
    let owners = books.stock.possibleOwners(of: act)
    guard owners.count > 1 else { return [] }
    return [refusal(act, .accountable, .ambiguousOwner(owners.map(\.text).sorted()))]
  }
}

extension Measure {
  /// The field that holds it.
  var field: Field? {
    switch self {
    case .quantity: .quantity
    case .effort: .effort
    case .rejected: .rejected
    case .occurrence: nil
    }
  }
}

extension ReferenceKey {
  static func field(of space: Space) -> Field {
    switch space {
    case .agreement: .agreement
    case .intent: .intent
    case .commitment: .commitment
    case .list: .list
    case .call: .call
    case .claim: .claim
    case .document: .document
    }
  }

  /// The names that this act refers to and does not itself define.
  static func used(by act: borrowing Event) -> [(Field, ReferenceKey)] {
    var used: [(Field, ReferenceKey)] = []
    let defined = ReferenceKey(defining: act)
    func refer(_ field: Field, _ space: Space, _ number: UInt32?) {
      guard let number else { return }
      let key = ReferenceKey(space, number)
      if key != defined { used.append((field, key)) }
    }
    refer(.agreement, .agreement, act.agreement?.number)
    refer(.intent, .intent, act.intent?.number)
    refer(.duplicateOf, .intent, act.kind == .agentsMerged ? nil : act.duplicateOf?.number)
    refer(.commitment, .commitment, act.commitment?.number)
    refer(.fulfills, .commitment, act.fulfills?.number)
    refer(.list, .list, act.list?.number)
    refer(.call, .call, act.call?.number)
    if act.kind == .documentCopied { refer(.document, .document, act.document?.number) }
    if act.kind == .expenseReimbursed { refer(.claim, .claim, act.claim?.number) }
    if case .texts(let intents)? = act.details[.satisfies] {
      for intent in intents { refer(.satisfies, .intent, Term(intent).number) }
    }
    return used
  }
}
