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

  /// A person's name, or the enterprise number that names one, does not come in by an update either
  /// (domain §6), nor does an agent become a person that has one.
  func nameOfPerson(_ act: borrowing Event) -> [Refusal] {
    guard act.kind == .agentUpdated, let agent = act.agent, let known = books.agents[agent] else {
      return []
    }
    let type = act.text(.agentType).flatMap(AgentType.init(rawValue:)) ?? known.type
    let category = act.categoryTerm ?? known.category
    let isPersonal = type == .person || category?.text == Category.selfEmployed.rawValue
    guard isPersonal else { return [] }
    if act.has(.name) { return [refusal(act, .name, .nameOfPerson)] }
    if act.has(.enterpriseNumber) { return [refusal(act, .enterpriseNumber, .numberOfPerson)] }
    if known.name != nil { return [refusal(act, .agentType, .nameOfPerson)] }
    return known.enterpriseNumber == nil ? [] : [refusal(act, .agentType, .numberOfPerson)]
  }

  /// unknownAgent, unknownItem.
  func unknownNames(in act: borrowing Event) -> [Refusal] {
    if namesAreKnown(in: act) { return [] }
    var found: [Refusal] = []
    let registers = act.kind == .agentRegistered
    if registers, let agent = act.agent, books.agents[agent] != nil {
      let isSame = history.event(EventReference(act.id.description)) != nil
      if !isSame { found.append(refusal(act, .agent, .alreadyDefined(agent.text))) }
    }
    func find(_ agent: AgentID, _ field: Field) {
      guard !books.agents.knows(agent) else { return }
      found.append(refusal(act, field, .unknownAgent(agent.text, suggestions: [])))
    }
    for (field, path) in Self.agentFields where act.has(field) {
      guard let agent = path(act), !registers || agent != act.agent else { continue }
      find(agent, field)
    }
    if let agent = act.mergedInto { find(agent, .duplicateOf) }
    if let group = act.group, let row = books.agents[group], row.type != .group {
      found.append(refusal(act, .group, .notAGroup(group.text)))
    }
    if let item = act.item, act.kind != .itemDefined, books.unit(of: item) == nil {
      found.append(refusal(act, .item, .unknownItem(item.text, suggestions: [])))
    }
    return found
  }

  /// Whether all is well, as it nearly always is: two or three look-ups and nothing else.
  private func namesAreKnown(in act: borrowing Event) -> Bool {
    if act.kind.definesThings || act.has(.group) { return false }
    for slot in Event.agentSlots {
      let number = act.identifierNumber(slot: slot)
      if number != 0, !books.agents.knows(AgentID(number: number)) { return false }
    }
    guard let item = act.item else { return true }
    return books.items.contains(item)
  }

  /// Quantities of an act's item.
  private static let itemAmounts: [Field] = [.quantity, .accepted, .rejected, .received, .refused]

  /// unitMismatch; brings every quantity to its item's base unit.
  func convertUnits(of act: inout Event) -> [Refusal] {
    var found: [Refusal] = []
    func bring(_ field: Field, to unit: Unit) {
      guard let quantity = act.quantity(field), quantity.unit != unit else { return }
      if let converted = quantity.converted(to: unit), converted.value.isWritable {
        act.set(field, converted)
      } else if let converted = quantity.converted(to: unit) {
        let text = "\(converted.value) \(unit.name)"
        found.append(refusal(act, field, .unreadable(offset: 0, .badDecimal(text, .tooPrecise))))
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
      original.kind.isCorrectable, original.kind.measure != .occurrence
    {
      let field = original.kind.measure.field ?? .quantity
      if !act.has(field) {
        found.append(refusal(act, field, .missingField))
      } else {
        bring(field, to: unit(ofMeasure: original))
      }
      return found
    }
    if let promised = unitPromised(by: act), let own = act.item.flatMap(books.unit),
      Quantity(.one, own).converted(to: promised) == nil
    {
      return [refusal(act, .item, .unitMismatch(given: own.name, expected: promised.name))]
    }
    if let unit = act.item.flatMap(books.unit) ?? unitPromised(by: act) {
      for field in Self.itemAmounts where act.has(field) { bring(field, to: unit) }
    }
    if act.kind == .workDone, let effort = act.effort, effort.unit == .day {
      // A day of work is not twenty-four hours, and nobody knows how many.
      found.append(refusal(act, .effort, .unitMismatch(given: "day", expected: "hour")))
    } else if act.kind == .workDone || act.kind == .equipmentUsed {
      bring(.effort, to: .hour)
    }
    if act.kind == .deliveryConfirmed, act.has(.received) || act.has(.refused),
      let delivery = act.delivery.flatMap(history.event), delivery.kind.isDelivery
    {
      for field in [Field.received, .refused] { bring(field, to: delivery.measure.unit) }
    }
    return found
  }

  /// The unit in which an act is measured: its item's, when it does not say how much.
  private func unit(ofMeasure act: borrowing Event) -> Unit {
    let isUnknown = act.kind.measure == .quantity && !act.has(.quantity)
    guard isUnknown, let item = act.item, let unit = books.unit(of: item) else {
      return act.measure.unit
    }
    return unit
  }

  /// The unit of the promise that an act changes.
  private func unitPromised(by act: borrowing Event) -> Unit? {
    guard act.kind == .commitmentChanged, let commitment = act.commitment else { return nil }
    let key = ReferenceKey(.commitment, commitment.number)
    return books.references[key]?.item.flatMap { books.unit(of: $0) }
  }

  /// closedPeriod.
  func closedPeriod(_ act: borrowing Event) -> [Refusal] {
    if act.kind == .periodReopened { return nothingToReopen(act) }
    if act.kind == .periodClosed { return notOver(act) + closedAlready(act) }
    guard let closedUntil = projection.interpreter.closedUntil, !act.kind.definesThings else {
      return []
    }
    func refuse(_ field: Field, _ date: Timestamp) -> [Refusal] {
      let before = Day(number: date.day(in: projection.interpreter.zone).number - 1)
      let reason = RefusalReason.closedPeriod(
        until: lastDay(of: closedUntil), reopening: Timestamp(before).description)
      return [refusal(act, field, reason)]
    }
    if act.kind.isCorrectable {
      return projection.interpreter.moment(of: act) <= closedUntil
        ? refuse(.occurredAt, act.occurredAt) : []
    }
    // A count in a closed period stands: a later count says what is there now.
    if let reference = act.corrects, let original = history.event(reference),
      original.kind == .stockCounted, projection.interpreter.moment(of: original) <= closedUntil
    {
      return refuse(.corrects, original.occurredAt)
    }
    return []
  }

  /// A new closing does not take in days on which something may still happen.
  private func notOver(_ act: borrowing Event) -> [Refusal] {
    let zone = projection.interpreter.zone
    guard let present = authority?.present, let until = act.until, until.end(in: zone) >= present
    else { return [] }
    return [refusal(act, .until, .notOver(Timestamp(until.day(in: zone)).description))]
  }

  /// A closing that is told by itself closes something more.
  private func closedAlready(_ act: borrowing Event) -> [Refusal] {
    guard let authority, authority.isTyped, let closedUntil = projection.interpreter.closedUntil,
      let until = act.until, until.end(in: projection.interpreter.zone) <= closedUntil.instant
    else { return [] }
    return [refusal(act, .until, .closedAlready(until: lastDay(of: closedUntil)))]
  }

  /// Reopening leaves less closed than there is.
  private func nothingToReopen(_ act: borrowing Event) -> [Refusal] {
    guard let closedUntil = projection.interpreter.closedUntil else {
      return [refusal(act, .until, .nothingToReopen(closedUntil: nil))]
    }
    let zone = projection.interpreter.zone
    guard let until = act.until, until.end(in: zone) >= closedUntil.instant else { return [] }
    return [refusal(act, .until, .nothingToReopen(closedUntil: lastDay(of: closedUntil)))]
  }

  private func lastDay(of closedUntil: Moment) -> String {
    Timestamp(projection.interpreter.zone.day(of: closedUntil.instant)).description
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
