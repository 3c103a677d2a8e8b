public import Exchange
import People
import Store

/// Why a merger is most likely a slip.
public enum MergerOddity: Equatable, Sendable {
  /// The co-op itself would be the other from then on.
  case coop(String, into: String)
  /// One is a person and the other is none.
  case kinds(person: String, other: String)
  /// The vault knows two persons by different names.
  case names(agent: String, name: String, other: String, otherName: String)
}

extension Ledger {
  /// What is strange about a merger that may be recorded all the same, when it is meant; nil for any other act.
  ///
  /// Of two persons the vault is asked for the names, and the look is written down.
  public func oddity(of act: Event, by: AgentID) throws(LedgerError) -> MergerOddity? {
    guard act.kind == .agentsMerged, let agent = act.agent, let other = act.mergedInto else {
      return nil
    }
    if agent == settings.coop { return .coop(agent.text, into: other.text) }
    guard let isPerson = try wasPerson(agent), let isOther = try wasPerson(other) else {
      return nil
    }
    if isPerson == isOther { return isPerson ? try otherNames(agent, other, by: by) : nil }
    return isPerson
      ? .kinds(person: agent.text, other: other.text)
      : .kinds(person: other.text, other: agent.text)
  }

  /// The names by which the vault knows two persons, where it knows them by no name in common.
  private func otherNames(
    _ agent: AgentID, _ other: AgentID, by: AgentID
  ) throws(LedgerError) -> MergerOddity? {
    let (ones, others) = try look { ($0.identities(of: agent), $0.identities(of: other)) }
    // Merged already, they were judged then.
    if ones.contains(other) { return nil }
    let theirs = try people.named(others, by: by)
    let pairs = try people.named(ones, by: by).flatMap { one in theirs.map { (one, $0) } }
    if pairs.contains(where: { $0.hasName(of: $1) == true }) { return nil }
    guard let (one, another) = pairs.first(where: { $0.hasName(of: $1) == false }) else {
      return nil
    }
    return .names(
      agent: one.agent, name: one.name ?? "", other: another.agent, otherName: another.name ?? "")
  }
}

extension PeopleVault {
  /// The records of these persons that have a name; one that cannot be read has none.
  fileprivate func named(
    _ agents: [AgentID], by: AgentID
  ) throws(LedgerError) -> [PersonRecord] {
    try using { () throws(StoreError) in
      var records: [PersonRecord] = []
      for agent in agents {
        guard let record = try? read(agent.text), record.name != nil else { continue }
        try note(.show, by: by, about: agent.text)
        records.append(record)
      }
      return records
    }
  }
}
