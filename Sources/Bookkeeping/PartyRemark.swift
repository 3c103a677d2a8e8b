import Deciding
public import Exchange
import Projecting

/// Somebody whom a new act names, and of whom nothing new is expected: said on the receipt (rule R23).
public struct PartyRemark: Hashable, Sendable {
  public var agent: AgentID
  /// Whose double the agent is, after all mergers; nil for a person who asked to be forgotten.
  public var mergedInto: AgentID?
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
        PartyRemark(agent: agent, mergedInto: isErased ? nil : agents.canonical(agent)))
    }
    return remarks
  }
}
