public import Exchange
import Projecting
import Stock

// What an act refers to: there, and what the act says of it.
extension Decider {
  /// The fields that refer to other acts, or are referred to.
  private static let referring = FieldSet([
    .agreement, .intent, .duplicateOf, .commitment, .fulfills, .satisfies, .list, .call, .claim,
    .document, .corrects, .replaces, .delivery,
  ])

  /// referenceMissing and what goes with it.
  func missingReferences(of act: borrowing Event) -> [Refusal] {
    guard act.hasAny(of: Self.referring) || act.leavesOwnerOpen else { return [] }
    var found: [Refusal] = []
    if let defined = ReferenceKey(defining: act), act.kind != .documentPublished,
      let former = books.references[defined], !isReversed(at: former.position)
    {
      found.append(
        refusal(act, ReferenceKey.field(of: defined.space), .alreadyDefined(defined.name.text)))
    }
    for (field, key) in ReferenceKey.used(by: act) where books.references[key] == nil {
      found.append(refusal(act, field, .referenceMissing(key.name.text, suggestions: [])))
    }
    if found.isEmpty {
      found =
        wrongCorrection(act) + wrongLoan(act) + wrongDelivery(act) + wrongPromise(act)
        + wrongRefund(act) + wrongMerger(act)
    }
    if let replaced = act.replaces {
      let former = history.event(replaced)
      if former == nil {
        found.append(refusal(act, .replaces, .referenceMissing(replaced.text, suggestions: [])))
      } else if let former, !projection.interpreter.standing(of: former).isReversed {
        found.append(refusal(act, .replaces, .notReversed(replaced.text)))
      }
    }
    if found.isEmpty { found = ambiguousOwner(act) }
    return found
  }

  /// A loan is due after it began.
  func dueTooEarly(_ act: borrowing Event) -> [Refusal] {
    let zone = projection.interpreter.zone
    guard act.kind == .loanStarted, let due = act.due,
      due.end(in: zone) < act.occurredAt.start(in: zone)
    else { return [] }
    let start = act.occurredAt.description
    return [refusal(act, .due, .endsBeforeStart(due.description, start: start))]
  }

  /// A merger that would close a circle, or that was made already.
  private func wrongMerger(_ act: borrowing Event) -> [Refusal] {
    guard let agent = act.agent, let other = act.mergedInto else { return [] }
    if books.agents[agent]?.mergedInto != nil {
      return [refusal(act, .agent, .alreadyClosed(agent.text))]
    }
    // What is in an archive was let in by former versions, and can be read.
    guard keepsLines else { return [] }
    // The acts of somebody who was forgotten do not become another's, nor the other way round.
    for (field, party) in [(Field.agent, agent), (.duplicateOf, other)] {
      let found = [party, books.agents.canonical(party)].first(where: books.isErased)
      if let found { return [refusal(act, field, .erasedAgent(found.text))] }
    }
    guard books.agents.canonical(other) == agent else { return [] }
    return [refusal(act, .duplicateOf, .sameParty(agent.text))]
  }

  private func isReversed(at position: Position) -> Bool {
    guard let id = history.id(at: position),
      let act = history.event(EventReference(id.description))
    else { return false }
    return projection.interpreter.standing(of: act).isReversed
  }

  private func wrongCorrection(_ act: borrowing Event) -> [Refusal] {
    guard let reference = act.corrects else { return [] }
    guard let original = history.event(reference) else {
      return [refusal(act, .corrects, .referenceMissing(reference.text, suggestions: []))]
    }
    guard original.kind.isCorrectable else {
      return [refusal(act, .corrects, .notCorrectable(reference.text))]
    }
    if act.kind == .amended, original.kind.measure == .occurrence {
      return [refusal(act, .corrects, .notCorrectable(reference.text))]
    }
    // Its name stands for another act now, which took its place.
    if let defined = ReferenceKey(defining: original), original.kind != .documentPublished,
      books.references[defined]?.position != original.position
    {
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
    if loan.isReversed || (loan.outstanding <= .zero && act.kind == .loanRenewed) {
      return [refusal(act, .agreement, .alreadyClosed(agreement.text))]
    }
    let zone = projection.interpreter.zone
    if act.kind != .loanRenewed, act.occurredAt.end(in: zone) < loan.started.start(in: zone) {
      let since = loan.started.description
      return [refusal(act, .occurredAt, .beforeReference(agreement.text, since: since))]
    }
    let differing = [
      differs(.item, act.item?.text, loan.item.text), differs(.lot, act.lot?.text, loan.lot?.text),
      differs(.serial, act.serial?.text, loan.serial?.text),
    ].compactMap { $0 }
    return differing.isEmpty ? wrongParties(act, loan) : differing
  }

  /// What is returned goes to the lender, and comes from whoever has it (rule R8); what is given
  /// away is given by the lender.
  private func wrongParties(_ act: borrowing Event, _ loan: LoanRow) -> [Refusal] {
    func mustLend(_ field: Field, _ party: AgentID?) -> [Refusal] {
      guard let party, party != loan.lender, party != loan.owner else { return [] }
      return [
        refusal(act, field, .referenceDiffers(party.text, expected: loan.lender.text))
      ]
    }
    switch act.kind {
    case .loanTurnedGift: return mustLend(.provider, act.provider)
    case .loanReturned:
      let wrong = mustLend(.receiver, act.receiver)
      return wrong.isEmpty ? holdsNothing(act, loan) : wrong
    case .loanLost: return holdsNothing(act, loan)
    default: return []
    }
  }

  /// A stranger can have nothing of a loan all of which is with others.
  private func holdsNothing(_ act: borrowing Event, _ loan: LoanRow) -> [Refusal] {
    guard let party = act.provider,
      ![loan.lender, loan.owner, loan.borrower].contains(party), !books.agents.isTracked(party),
      !books.agents.isTracked(loan.owner)
    else { return [] }
    let holders = books.stock.holders(of: loan)
    let there = holders.reduce(ExactDecimal.zero) { $0 + $1.amount }
    guard there >= loan.outstanding, let holder = holders.first else { return [] }
    return [
      refusal(act, .provider, .referenceDiffers(party.text, expected: holder.holder.text))
    ]
  }

  private func wrongDelivery(_ act: borrowing Event) -> [Refusal] {
    guard let reference = act.delivery else { return [] }
    let isConfirmation = act.kind == .deliveryConfirmed
    guard let delivery = history.event(reference), let position = delivery.position,
      isConfirmation ? delivery.kind.isDelivery : delivery.kind == .goodsDelivered
    else { return [refusal(act, .delivery, .referenceMissing(reference.text, suggestions: []))] }
    if let item = act.item, let expected = delivery.item, item != expected {
      return [refusal(act, .item, .referenceDiffers(item.text, expected: expected.text))]
    }
    if act.kind == .goodsReturned, let giver = act.provider, let expected = delivery.receiver,
      giver != expected
    {
      return [refusal(act, .provider, .referenceDiffers(giver.text, expected: expected.text))]
    }
    if act.kind == .goodsReturned, let wrong = wrongReturn(act, of: delivery) { return [wrong] }
    guard isConfirmation else { return [] }
    if projection.interpreter.standing(of: delivery).isReversed {
      return [refusal(act, .delivery, .alreadyReversed(reference.text))]
    }
    if let former = books.confirmations[position] {
      let id = history.id(at: former.position)?.description ?? "\(former.position)"
      return [refusal(act, .delivery, .alreadyConfirmed(reference.text, by: id))]
    }
    return []
  }

  /// What comes back is of the lot that went out, and after it went.
  private func wrongReturn(_ act: borrowing Event, of delivery: borrowing Event) -> Refusal? {
    func differs(_ field: Field, _ given: String?, _ expected: String?) -> Refusal? {
      guard given != expected else { return nil }
      guard let expected else {
        return refusal(act, field, .foreignField(kind: act.kind.name))
      }
      return refusal(act, field, .referenceDiffers(given ?? "–", expected: expected))
    }
    let zone = projection.interpreter.zone
    if act.occurredAt.end(in: zone) < delivery.occurredAt.start(in: zone) {
      let since = delivery.occurredAt.description
      return refusal(
        act, .occurredAt, .beforeReference(delivery.id.description, since: since))
    }
    return differs(.lot, act.lot?.text, delivery.lot?.text)
      ?? differs(.serial, act.serial?.text, delivery.serial?.text)
  }

  /// A promise is kept with what was promised, a need met with what was asked or a substitute; what
  /// is over takes nothing any more.
  private func wrongPromise(_ act: borrowing Event) -> [Refusal] {
    var found: [Refusal] = []
    for (field, key) in ReferenceKey.used(by: act) {
      guard let row = books.references[key] else { continue }
      // What was bought or brought for a list may be told after it was closed.
      let isLate = key.space == .list && act.kind != .listClosed && act.kind != .needPublished
      if (row.isOver && !isLate) || isUndone(key, row) {
        found.append(refusal(act, field, .alreadyClosed(key.name.text)))
      } else if field == .fulfills || field == .satisfies || (field == .intent && act.kind.brings),
        let item = act.item, let expected = row.item, !isSubstitute(item, for: expected)
      {
        found.append(
          refusal(act, .item, .referenceDiffers(item.text, expected: expected.text)))
      }
    }
    return found.isEmpty ? wrongKeeping(act) : found
  }

  /// What is promised to one is not brought to another, and a promise does not turn into one of
  /// something that its needs did not ask for.
  private func wrongKeeping(_ act: borrowing Event) -> [Refusal] {
    if let promise = act.fulfills.flatMap({ books.commitments[$0] }), let given = act.receiver,
      books.agents.canonical(given) != books.agents.canonical(promise.receiver)
    {
      return [
        refusal(act, .receiver, .referenceDiffers(given.text, expected: promise.receiver.text))
      ]
    }
    guard act.kind == .commitmentChanged, let item = act.item,
      let promise = act.commitment.flatMap({ books.commitments[$0] })
    else { return [] }
    let asked = promise.satisfies.compactMap {
      books.references[ReferenceKey(.intent, $0.number)]?.item
    }
    guard let expected = asked.first(where: { !isSubstitute(item, for: $0) }) else { return [] }
    return [refusal(act, .item, .referenceDiffers(item.text, expected: expected.text))]
  }

  /// What was laid out goes back to whoever did, in what it was laid out.
  private func wrongRefund(_ act: borrowing Event) -> [Refusal] {
    guard act.kind == .expenseReimbursed, let row = act.claim.flatMap({ books.claims[$0] }) else {
      return []
    }
    if let given = act.receiver,
      books.agents.canonical(given) != books.agents.canonical(row.shopper)
    {
      return [refusal(act, .receiver, .referenceDiffers(given.text, expected: row.shopper.text))]
    }
    guard let item = act.item, item != row.item else { return [] }
    return [refusal(act, .item, .referenceDiffers(item.text, expected: row.item.text))]
  }

  /// Whether what has this name was reversed: then it never was. A document stands by its other
  /// versions; for loans see ``wrongLoan(_:)``.
  private func isUndone(_ key: ReferenceKey, _ row: ReferenceRow) -> Bool {
    switch key.space {
    case .agreement, .document: false
    case .intent, .commitment, .list, .call, .claim: isReversed(at: row.position)
    }
  }

  private func isSubstitute(_ item: ItemID, for expected: ItemID) -> Bool {
    item == expected || books.items[expected]?.substitutes.contains(item) ?? false
  }

  /// A custody transfer of goods of several owners must say whose they are (rule R2).
  private func ambiguousOwner(_ act: borrowing Event) -> [Refusal] {
    guard act.leavesOwnerOpen else { return [] }
    let owners = books.stock.possibleOwners(of: act)
    guard owners.count > 1 else { return [] }
    return [refusal(act, .accountable, .ambiguousOwner(owners.map(\.text).sorted()))]
  }
}

extension Event {
  /// Whether this moves goods without saying whose they are (rule R2).
  public var leavesOwnerOpen: Bool {
    switch kind {
    case .handedOut, .handedBack, .moved: accountable == nil && provider != receiver
    default: false
    }
  }
}

extension EventKind {
  /// Whether such an act brings something to its receiver.
  var brings: Bool { isDelivery || self == .serviceDelivered }

  /// What a receiver can confirm.
  var isDelivery: Bool { self == .goodsDelivered || self == .supplyFacilitated }
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
