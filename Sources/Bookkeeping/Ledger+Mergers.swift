import Deciding
public import Exchange
import People
import Projecting
import Store

/// Why a merger is most likely a slip.
public enum MergerOddity: Equatable, Sendable {
  /// The co-op itself would be the other from then on.
  case coop(String, into: String)
  /// Somebody else would be the co-op from then on.
  case intoCoop(String, coop: String)
  /// One is a person and the other is none.
  case kinds(person: String, other: String)
  /// The vault knows two persons by different names.
  case names(agent: String, name: String, other: String, otherName: String)
  /// The log knows them as something else: their types, or the categories of two of one type.
  case categories(agent: String, String, other: String, String)
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
    if isPerson == isOther {
      if isPerson, let names = try otherNames(agent, other, by: by) { return names }
      return try otherCategory(agent, other)
    }
    return isPerson
      ? .kinds(person: agent.text, other: other.text)
      : .kinds(person: other.text, other: agent.text)
  }

  /// What two agents are to the log, where that is not the same, or where one of them is the co-op.
  private func otherCategory(
    _ agent: AgentID, _ other: AgentID
  ) throws(LedgerError) -> MergerOddity? {
    let (row, otherRow, isMerged) = try look {
      ($0.agents[agent], $0.agents[other], $0.identities(of: agent).contains(other))
    }
    guard let row, let otherRow, !isMerged else { return nil }
    if other == settings.coop { return .intoCoop(agent.text, coop: other.text) }
    let (one, another) =
      row.type == otherRow.type
      ? (row.category?.text ?? "", otherRow.category?.text ?? "")
      : (row.type.rawValue, otherRow.type.rawValue)
    return one == another
      ? nil : .categories(agent: agent.text, one, other: other.text, another)
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
