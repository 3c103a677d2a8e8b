import Deciding
public import Exchange
import Projecting

/// Somebody whom a new act names, and of whom nothing new is expected: said on the receipt (rule R23).
public struct PartyRemark: Hashable, Sendable {
  public var agent: AgentID
  /// Whose double the agent is, after all mergers; nil for a person who asked to be forgotten.
  public var mergedInto: AgentID?
  /// Whether the act ends what was begun with the agent, and so is the one that is right.
  public var isEnding = false
}

extension Ledger {
  /// The same of an act that is not recorded yet.
  public func partyRemarks(of act: Event) throws(LedgerError) -> [PartyRemark] {
    try look { $0.partyRemarks(of: act) }
  }
}

extension Books {
  /// The parties of an act who asked to be forgotten or were merged into somebody. What corrects an act names
  /// whom that act named.
  func partyRemarks(of act: borrowing Event) -> [PartyRemark] {
    if act.corrects != nil || act.kind == .agentErased || act.kind == .agentsMerged { return [] }
    var remarks: [PartyRemark] = []
    for slot in Event.agentSlots {
      let number = act.identifierNumber(slot: slot)
      guard number != 0 else { continue }
      let agent = AgentID(number: number)
      let isErased = isErased(agent)
      guard isErased || agents[agent]?.mergedInto != nil else { continue }
      remarks.append(
        PartyRemark(
          agent: agent, mergedInto: isErased ? nil : agents.canonical(agent),
          isEnding: act.kind.endsSomething))
    }
    return remarks
  }
}

extension EventKind {
  /// Whether such an act ends what another began: a loan, a loan of tools, a promise, a membership, a debt.
  fileprivate var endsSomething: Bool {
    switch self {
    case .loanReturned, .loanLost, .loanTurnedGift, .handedBack, .goodsReturned, .membershipEnded,
      .intentWithdrawn, .intentExpired, .commitmentCancelled, .expenseReimbursed:
      true
    default: false
    }
  }
}
