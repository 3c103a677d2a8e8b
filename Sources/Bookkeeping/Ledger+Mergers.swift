public import Exchange

/// Why a merger is most likely a slip.
public enum MergerOddity: Equatable, Sendable {
  /// The co-op itself would be the other from then on.
  case coop(String, into: String)
  /// One is a person and the other is none.
  case kinds(person: String, other: String)
}

extension Ledger {
  /// What is strange about a merger that may be recorded all the same, when it is meant; nil for any other act.
  public func oddity(of act: Event) throws(LedgerError) -> MergerOddity? {
    guard act.kind == .agentsMerged, let agent = act.agent, let other = act.mergedInto else {
      return nil
    }
    if agent == settings.coop { return .coop(agent.text, into: other.text) }
    guard let isPerson = try wasPerson(agent), let isOther = try wasPerson(other),
      isPerson != isOther
    else { return nil }
    return isPerson
      ? .kinds(person: agent.text, other: other.text)
      : .kinds(person: other.text, other: agent.text)
  }
}
