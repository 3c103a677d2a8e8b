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
  /// put back. Gives who they were, and where the vault may speak of them still: once a record is
  /// gone, nobody can find that again.
  @discardableResult
  public func forgetErased(by: AgentID) throws(LedgerError) -> [ForgottenAgain] {
    let erased = try erasedAgents()
    if erased.isEmpty { return [] }
    let kept = Set(try people.owners())
    let back = erased.filter { kept.contains($0.text) }.sorted()
    var again: [ForgottenAgain] = []
    for agent in back {
      let acts = try acts(touching: [agent])
      let traces = try people.traces(of: [agent], acts: acts, by: by).traces
      _ = try people.forget([agent], acts: acts, by: by)
      again.append(ForgottenAgain(agent: agent, doubtful: traces.filter { !$0.isSure }))
    }
    return again
  }

  /// Forgets a person: the vault's record, attachments and notes are destroyed, and the log says so. A
  /// person who is registered twice is forgotten under every id.
  ///
  /// The vault comes first, so that the log never says what is not so; done again, it ends what a crash
  /// left undone. Throws `refused` for an agent who is not known or no person, and
  /// `noMention`, before anything is destroyed, for a place in `masking` where nothing speaks of the person.
  ///
  /// - Parameter masking: which mentions elsewhere in the vault go that may mean somebody else; nobody can
  ///   find them afterwards.
  public func erase(
    _ agent: AgentID, reason: String, masking: PeopleVault.Masking = .sureOnes, by: AgentID,
    occurredAt: Timestamp? = nil, trustClock: Bool = false
  ) async throws(LedgerError) -> Erasure {
    let ids = try identities(of: agent)
    // Nothing is destroyed that could not be said.
    try checkClock(trusting: trustClock)
    let acts = try acts(touching: Set(ids))
    var erasure = Erasure(agents: ids, acts: acts.count)
    erasure.forgotten = try people.forget(ids, acts: acts, masking: masking, by: by)
    while true {
      let erased = try erasedAgents()
      var commands: [Command] = []
      for id in ids where !erased.contains(id) {
        let count = try self.acts(touching: [id]).count
        commands.append(Command(erasing(id, reason, by: by, occurredAt, acts: count)))
      }
      if commands.isEmpty {
        erasure.wasErased = true
        return erasure
      }
      let submission = Submission(
        content: .commands(commands), mandate: .erasing, trustsClock: trustClock)
      do throws(LedgerError) {
        erasure.clock = try await record(submission).clock
        return erasure
      } catch .refused(let refusals) where refusals.contains(where: \.isOfErasedAlready) {
        // Another process was faster; what is left is said by the next turn.
        continue
      }
    }
  }

  /// Every id under which a person is registered.
  func identities(of agent: AgentID) throws(LedgerError) -> [AgentID] {
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
    return ids
  }

  /// The same for one id, in the words of an act that is made already.
  ///
  /// Throws `refused` for an act that erases no person.
  public func erase(
    saying act: Event, trustClock: Bool = false
  ) async throws(LedgerError) -> Receipt {
    try checkClock(trusting: trustClock)
    if act.kind == .agentErased, let agent = act.agent {
      let isPerson = try writing.look(path: path) { $0.agents[agent]?.type == .person }
      if !isPerson { throw .refused([Refusal(field: "agent", .notAPerson(agent.text))]) }
      _ = try people.forget([agent], acts: try acts(touching: [agent]), by: settings.coop)
    }
    return try await record(
      Submission(
        content: .commands([Command(act)]), mandate: .erasing, trustsClock: trustClock),
      settles: false)
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
    _ act: Event, note: String, by: AgentID, governing: Bool = false, trustClock: Bool = false,
    allowNegative: Bool = false
  ) async throws(LedgerError) -> Receipt {
    var act = act
    act.set(.noteDigest, .text(try people.keep(note: note, of: act.id, by: by)))
    do throws(LedgerError) {
      return try await record(
        [Command(act)], governing: governing, trustClock: trustClock, allowNegative: allowNegative)
    } catch {
      // What is recorded already under this id keeps its note.
      if try entry(act.id) == nil { try people.dropNote(of: act.id) }
      throw error
    }
  }
}

/// Somebody erased whom a copy of the vault had brought back.
public struct ForgottenAgain: Sendable, Equatable {
  public var agent: AgentID
  /// What may still speak of the person and stays as it is.
  public var doubtful: [PeopleVault.Trace]
}

/// What an erasure did.
public struct Erasure: Sendable, Equatable {
  /// Every id under which the person was registered.
  public var agents: [AgentID]
  /// Acts that bear one of them, as they did before.
  public var acts: Int
  /// The log had said it before.
  public var wasErased = false
  /// Of a clock that is behind what it was.
  public var clock: ClockRemark?
  public var forgotten = PeopleVault.Forgotten()

  init(agents: [AgentID], acts: Int) {
    self.agents = agents
    self.acts = acts
  }
}

extension Refusal {
  /// Whether the log says already what was to be said.
  fileprivate var isOfErasedAlready: Bool {
    if case .erasedAlready = reason { true } else { false }
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
