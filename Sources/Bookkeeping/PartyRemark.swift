import Deciding
import EventCodec
public import Exchange
import Projecting
import Store

/// Somebody whom a new act names, and of whom nothing new is expected: said on the receipt (rule R23).
public struct PartyRemark: Hashable, Sendable {
  public var agent: AgentID
  /// Whose double the agent is, after all mergers; nil for a person who asked to be forgotten.
  public var mergedInto: AgentID?
  /// Whether the erasure is begun and did not end, of a person who is not erased yet.
  public var isBegun = false
  /// Whether the act ends what was begun with the agent, and so is the one that is right.
  public var isEnding = false
}

extension Ledger {
  /// The same of an act that is not recorded yet.
  public func partyRemarks(of act: Event) throws(LedgerError) -> [PartyRemark] {
    let begun = try begunNow()
    return try look { $0.partyRemarks(of: act, begun) }
  }
}

/// A line of a file that brings something new of somebody who asked to be forgotten.
public struct ErasedParty: Sendable, Equatable {
  /// From 1.
  public var line: Int
  public var agent: AgentID
  /// Whether the erasure is begun and did not end.
  public var isBegun = false
}

extension Ledger {
  /// The lines of a file that bring something new of somebody who was erased, in order, with whom they name. What
  /// ends or corrects what was begun is none, nor what the log has by its id; lines that cannot be read are passed
  /// over.
  public func erasedParties(inLines bytes: [UInt8]) throws(LedgerError) -> [ErasedParty] {
    let begun = try begunNow()
    let erased = try erasedAgents().union(begun)
    if erased.isEmpty { return [] }
    let defaults = CommandDefaults(occurredAt: Timestamp(clock(), in: settings.zone)) {
      .unique(Instant(milliseconds: 0))
    }
    var acts: [(line: Int, act: Event)] = []
    DecisionRun.acts(of: bytes, defaults) { line, act in
      if act.touches(erased) { acts.append((line, act)) }
    }
    let found = try look { books in
      acts.flatMap { line, act in
        books.partyRemarks(of: act, begun).filter { $0.isNewOfErased }
          .map { (act.id, ErasedParty(line: line, agent: $0.agent, isBegun: $0.isBegun)) }
      }
    }
    let known = try storing { () throws(StoreError) in try log.positions(of: found.map(\.0)) }
    return zip(found, known).filter { $1 == nil }.map(\.0.1)
  }
}

extension PartyRemark {
  /// Whether the act brings something new of somebody who was erased.
  public var isNewOfErased: Bool { mergedInto == nil && !isEnding }
}

extension Books {
  /// The parties of an act who asked to be forgotten or were merged into somebody. What corrects an act names
  /// whom that act named.
  ///
  /// - Parameter begun: persons whose erasure is begun and did not end; they count as erased.
  func partyRemarks(of act: borrowing Event, _ begun: Set<AgentID> = []) -> [PartyRemark] {
    if act.corrects != nil || act.kind == .agentErased || act.kind == .agentsMerged { return [] }
    var remarks: [PartyRemark] = []
    for slot in Event.agentSlots {
      let number = act.identifierNumber(slot: slot)
      guard number != 0 else { continue }
      let agent = AgentID(number: number)
      let isBegun = begun.contains(agent)
      let isErased = isErased(agent) || isBegun
      guard isErased || agents[agent]?.mergedInto != nil else { continue }
      remarks.append(
        PartyRemark(
          agent: agent, mergedInto: isErased ? nil : agents.canonical(agent),
          isBegun: isBegun, isEnding: act.kind.endsSomething))
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
