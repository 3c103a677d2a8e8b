import Exchange

/// Checks that need nothing but the act itself: the first refusal code, `malformed`.
enum FormChecks {
  /// Everything wrong with the form of the act, by field.
  static func refusals(of act: borrowing Event) -> [Refusal] {
    var found: [Refusal] = []
    func refuse(_ field: Field, _ reason: RefusalReason) {
      found.append(Refusal(id: act.id.description, field: field.name, reason))
    }
    if !act.hasProperFields { checkFields(act, refuse) }
    checkQuantities(act, refuse)
    if act.keepsItsCommitment, let one = act.fulfills, let other = act.commitment, one != other {
      refuse(.commitment, .badValue(other.text, expected: [one.text]))
    }
    switch act.kind {
    case .agentRegistered, .agentUpdated:
      let isPerson =
        act.text(.agentType) == AgentType.person.rawValue || act.category == .selfEmployed
      if isPerson, act.has(.name) {
        refuse(.name, .nameOfPerson)
      }
      if isPerson, act.has(.enterpriseNumber) {
        refuse(.enterpriseNumber, .numberOfPerson)
      } else if let fault = act.enterpriseNumberFault {
        refuse(.enterpriseNumber, .enterpriseNumber(act.text(.enterpriseNumber) ?? "", fault))
      }
      if act.kind == .agentRegistered, !act.has(.category) { refuse(.category, .missingField) }
    case .lossRecorded, .foundRecorded:
      if let reason = act.text(.reason), let allowed = act.kind.reasons, !allowed.contains(reason) {
        refuse(.reason, .badValue(reason, expected: allowed))
      }
    case .donationReceived, .purchaseReceived, .loanStarted, .handedOut, .handedBack,
      .goodsDelivered, .goodsReturned, .supplyFacilitated:
      if let provider = act.provider, provider == act.receiver {
        refuse(.receiver, .sameParty(provider.text))
      }
    case .commitmentChanged:
      if !act.has(.quantity), !act.has(.due), !act.has(.item) { refuse(.quantity, .missingField) }
    case .agentsMerged:
      if let agent = act.agent, agent == act.mergedInto {
        refuse(.duplicateOf, .sameParty(agent.text))
      }
    case .intentMarkedDuplicate:
      if let intent = act.intent, intent == act.duplicateOf {
        refuse(.duplicateOf, .sameParty(intent.text))
      }
    case .reportIssued:
      // A report is made from entries that are there before it.
      if case .count(let size)? = act.details[.size], let position = act.position, size > position {
        refuse(.size, .badValue("\(size)", expected: ["\(position)"]))
      }
    case .amended:
      if act.correctedValue == nil { refuse(.quantity, .missingField) }
    case .clockCorrected: checkClock(act, refuse)
    default: break
    }
    if act.kind != .clockCorrected, case .text(let text)? = act.details[.value],
      Timestamp(text) != nil
    {
      refuse(.value, .badValue(text, expected: ["12.5"]))
    }
    return found
  }

  /// The entries are there, and the true time is an instant.
  private static func checkClock(
    _ act: borrowing Event, _ refuse: (Field, RefusalReason) -> Void
  ) {
    if let value = act.details[.value] {
      let text = if case .text(let text) = value { text } else { "{ }" }
      if Timestamp(text)?.instant == nil {
        refuse(.value, .badValue(text, expected: ["2026-11-29T10:00:00+01:00"]))
      }
    }
    guard case .count(let first)? = act.details[.fromSeq],
      case .count(let last)? = act.details[.toSeq], let size = act.position,
      first > last || last >= size
    else { return }
    refuse(.toSeq, .notRecordedYet(from: first, to: last, size: size))
  }

  private static func checkFields(
    _ act: borrowing Event, _ refuse: (Field, RefusalReason) -> Void
  ) {
    let rules = act.kind.rules
    for field in rules.required where !act.has(field) && field != .category {
      refuse(field, .missingField)
    }
    for field in act.presentFields where !rules.allows(field) {
      refuse(field, .foreignField(kind: act.kind.name))
    }
  }

  /// Amounts that an act is about, and amounts that may be nothing.
  private static let amounts: [Field] = [.quantity, .effort]
  private static let parts: [Field] = [.accepted, .received, .rejected, .refused]

  private static func checkQuantities(
    _ act: borrowing Event, _ refuse: (Field, RefusalReason) -> Void
  ) {
    for field in amounts where act.has(field) {
      guard let value = act.quantity(field)?.value else { continue }
      let mayBeZero = act.kind == .stockCounted || act.kind == .amended
      if value.isNegative || (value.isZero && !mayBeZero) {
        refuse(field, .quantityNotPositive(value.description))
      }
    }
    for field in parts where act.has(field) {
      guard let value = act.quantity(field)?.value, value.isNegative else { continue }
      refuse(field, .quantityNotPositive(value.description))
    }
  }
}
