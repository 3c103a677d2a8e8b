import Exchange
import Projecting

// Who asked to be forgotten collects no new acts: what a pseudonym does later says who it was. What was noted
// before can still be put right and brought to its end.
extension Decider {
  /// A new act that gives an erased person a new part.
  func erasedParties(in act: borrowing Event) -> [Refusal] {
    if act.corrects != nil { return [] }
    var found: [Refusal] = []
    for field in act.presentFields {
      guard case .agent(let slot) = field.form else { continue }
      let agent = AgentID(number: act.identifierNumber(slot: slot))
      guard books.agents[agent]?.isErased ?? false, !Self.mayName(field, act.kind),
        !isNamed(agent, in: act.replaces)
      else { continue }
      found.append(refusal(act, field, .erasedAgent(agent.text)))
    }
    return found
  }

  /// Whether what the act takes the place of named the person already.
  private func isNamed(_ agent: AgentID, in former: EventReference?) -> Bool {
    guard let former, let event = history.event(former) else { return false }
    return Event.agentSlots.contains { event.identifierNumber(slot: $0) == agent.number }
  }

  /// Whether a field may still name an erased person: what began before must come to its end, and goods that
  /// are still there must be found, counted, and come away.
  private static func mayName(_ field: Field, _ kind: EventKind) -> Bool {
    switch kind {
    case .agentErased, .agentsMerged, .membershipEnded, .intentWithdrawn, .intentExpired,
      .intentMarkedDuplicate, .listClosed, .commitmentCancelled, .loanReturned, .loanLost,
      .loanTurnedGift, .handedBack, .deliveryConfirmed, .goodsReturned, .expenseReimbursed,
      .stockCounted, .lossRecorded:
      field != .recordedBy
    case .moved: field == .provider || field == .accountable
    case .handedOut, .inputConsumed, .goodsDelivered: field == .accountable
    case .reversed, .amended, .agentRegistered, .agentUpdated, .membershipStarted, .itemDefined,
      .needPublished, .offerPublished, .needVerified, .listOpened, .callIssued, .commitmentMade,
      .commitmentChanged, .donationReceived, .purchaseReceived, .loanStarted, .loanRenewed,
      .workDone, .equipmentUsed, .designCited, .outputProduced, .lotChecked, .supplyFacilitated,
      .serviceDelivered, .documentPublished, .documentCopied, .expenseClaimed, .openingBalance,
      .foundRecorded, .assumptionSet, .periodClosed, .periodReopened, .reportIssued,
      .clockCorrected:
      false
    }
  }
}
