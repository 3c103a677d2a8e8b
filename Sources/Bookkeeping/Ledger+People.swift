import Deciding
import EventCodec
public import Exchange
import Projecting
import Store

extension Ledger {
  /// Agents who asked to be forgotten, as far as the log tells today.
  public func erasedAgents() throws(LedgerError) -> Set<AgentID> {
    try look { Set($0.erasedAgents) }
  }

  /// Destroys what the vault has of those whom the log calls erased: a copy of the vault may have been
  /// put back. Gives their public ids.
  @discardableResult
  public func forgetErased(by: AgentID) throws(LedgerError) -> [AgentID] {
    let erased = try erasedAgents()
    if erased.isEmpty { return [] }
    let kept = Set(try people.owners())
    let back = erased.filter { kept.contains($0.text) }.sorted()
    for agent in back {
      _ = try people.forget(agent, acts: try acts(touching: [agent]), by: by)
    }
    return back
  }

  /// Forgets a person: the vault's record, attachments and notes are destroyed, and the log says so. A
  /// person who is registered twice is forgotten under every id.
  ///
  /// The vault comes first, so that the log never says what is not so; done again, it ends what a crash
  /// left undone. Throws `refused` for an agent who is not known or no person.
  public func erase(
    _ agent: AgentID, reason: String, by: AgentID, occurredAt: Timestamp? = nil
  ) async throws(LedgerError) -> Erasure {
    let (ids, known, isPerson) = try look { books in
      let canonical = books.agents.canonical(agent)
      let ids = books.agents.all.map(\.key).filter { books.agents.canonical($0) == canonical }
      return (
        ids, books.knownAgents, books.agents[agent].map { $0.name == nil && $0.type == .person }
      )
    }
    guard let isPerson else {
      let near = Suggestions.nearest(to: agent.text, among: known)
      throw .refused([
        Refusal(field: "agent", .unknownAgent(agent.text, suggestions: near))
      ])
    }
    if !isPerson { throw .refused([Refusal(field: "agent", .notAPerson(agent.text))]) }
    let acts = try acts(touching: Set(ids))
    var erasure = Erasure(agents: ids, acts: acts.count)
    for id in ids { erasure.add(try people.forget(id, acts: acts, by: by)) }
    let erased = try erasedAgents()
    var commands: [Command] = []
    for id in ids where !erased.contains(id) {
      commands.append(
        Command(erasing(id, reason, by: by, occurredAt, acts: try self.acts(touching: [id]).count)))
    }
    erasure.wasErased = commands.isEmpty
    if !commands.isEmpty { _ = try await record(commands) }
    return erasure
  }

  private func erasing(
    _ agent: AgentID, _ reason: String, by: AgentID, _ occurredAt: Timestamp?, acts: Int
  ) -> Event {
    var event = Event(
      id: .unique(clock()), kind: .agentErased,
      occurredAt: occurredAt ?? Timestamp(clock(), in: settings.zone))
    event.set(.agent, identifier: agent.number)
    event.set(.recordedBy, identifier: by.number)
    event.set(.onBehalfOf, identifier: agent.number)
    event.set(.reason, .text(reason))
    event.set(.size, .count(UInt64(acts)))
    return event
  }

  /// The acts in which one of these agents has a part, in the order of the log.
  public func acts(touching agents: Set<AgentID>) throws(LedgerError) -> [EventID] {
    var found: [EventID] = []
    var reader = LineReader()
    try entries { _, line in
      guard let act = try? reader.read(line, as: .replay) else { return true }
      if act.touches(agents) { found.append(act.id) }
      return true
    }
    return found
  }

  /// Records an act with a note that stays in the vault: the act bears the note's digest.
  public func record(
    _ act: Event, note: String, by: AgentID, allowNegative: Bool = false
  ) async throws(LedgerError) -> Receipt {
    var act = act
    act.set(.noteDigest, .text(try people.keep(note: note, of: act.id, by: by)))
    do throws(LedgerError) {
      return try await record([Command(act)], allowNegative: allowNegative)
    } catch {
      // What is recorded already under this id keeps its note.
      if try entry(act.id) == nil { try people.dropNote(of: act.id) }
      throw error
    }
  }
}

/// What an erasure did.
public struct Erasure: Sendable, Equatable {
  /// Every id under which the person was registered.
  public var agents: [AgentID]
  /// Acts that bear one of them, as they did before.
  public var acts: Int
  /// The log had said it before.
  public var wasErased = false
  public var forgotten = PeopleVault.Forgotten()

  init(agents: [AgentID], acts: Int) {
    self.agents = agents
    self.acts = acts
  }

  mutating func add(_ other: PeopleVault.Forgotten) {
    forgotten.hadRecord = forgotten.hadRecord || other.hadRecord
    forgotten.attachments += other.attachments
    forgotten.notes += other.notes
    forgotten.mentions += other.mentions
  }
}

extension Event {
  /// Whether one of these agents has a part in the act.
  public func touches(_ agents: Set<AgentID>) -> Bool {
    for slot in Event.agentSlots {
      let number = identifierNumber(slot: slot)
      if number != 0, agents.contains(AgentID(number: number)) { return true }
    }
    return mergedInto.map(agents.contains) ?? false
  }
}
