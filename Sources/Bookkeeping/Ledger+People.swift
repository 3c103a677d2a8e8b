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
  ///
  /// - Parameter withNotes: whether whoever has no record, and a part in an act of which a note is kept, is looked for
  ///   too: where what was brought in is older than the erasures.
  @discardableResult
  public func forgetErased(
    by: AgentID, withNotes: Bool = false
  ) throws(LedgerError) -> [ForgottenAgain] {
    let erased = try erasedAgents()
    if erased.isEmpty { return [] }
    let kept = Set(try people.owners())
    let noted = withNotes ? try erasedOfKeptNotes(erased) : []
    let back = erased.filter { kept.contains($0.text) || noted.contains($0) }.sorted()
    var again: [ForgottenAgain] = []
    // Whoever was registered twice is one person, also to who looks for the names.
    for agent in back where !again.contains(where: { $0.agent == agent }) {
      let ids = try ([agent] + otherIdentities(of: agent)).filter(erased.contains).sorted()
      let sought = try sought(ids)
      let search = try people.search(sought, by: by)
      _ = try people.forget({ () throws(LedgerError) in sought }, by: by)
      var found = search.traces.filter { !$0.isSure }
      for id in ids where back.contains(id) {
        again.append(ForgottenAgain(agent: id, doubtful: found, unread: search.unread))
        found = []
      }
    }
    // What went with somebody else is no place to read any more.
    let left = try people.places(among: again.flatMap(\.doubtful).map(\.place))
    for index in again.indices { again[index].doubtful.removeAll { !left.contains($0.place) } }
    return again
  }

  /// Whoever of some agents has a part in an act of which a note is kept.
  private func erasedOfKeptNotes(_ erased: Set<AgentID>) throws(LedgerError) -> Set<AgentID> {
    var found: Set<AgentID> = []
    var reader = LineReader()
    for id in try people.owners(on: .notes).compactMap({ EventID($0) }) {
      guard let line = try entry(id)?.line, let act = try? reader.read(line.span, as: .stored),
        act.touches(erased)
      else { continue }
      found.formUnion(erased.filter { act.touches([$0]) })
    }
    return found
  }

  /// Forgets a person: the vault's record, attachments and notes are destroyed, and the log says so. A
  /// person who is registered twice is forgotten under every id.
  ///
  /// The vault comes first, so that the log never says what is not so; done again, it ends what a crash
  /// left undone. Whatever the log would refuse is refused before anything is destroyed: `refused` for an agent
  /// who is not known or no person, `mergedWithOthers`, `clock`, `entriesMissing`, `readOnly`, `busy`, `diskFull`; and `noMention`
  /// for a place in `masking` where nothing speaks of the person. Throws `erasureUnrecorded` where the log could
  /// not be written after all.
  ///
  /// All of it is one turn at the vault, and a merger is recorded in none: who the person is stays as it was found.
  ///
  /// - Parameters:
  ///   - shown: every id of the person, as whoever decided saw it; where a merger has come between since,
  ///     `identitiesChanged` is thrown, and nothing was destroyed.
  ///   - masking: which mentions elsewhere in the vault go that may mean somebody else; nobody can
  ///     find them afterwards.
  public func erase(
    _ agent: AgentID, shown: [AgentID]? = nil, reason: String,
    masking: PeopleVault.Masking = .sureOnes, by: AgentID, occurredAt: Timestamp? = nil,
    trustClock: Bool = false
  ) async throws(LedgerError) -> Erasure {
    let ids = try identities(of: agent)
    // Nothing is destroyed that could not be said.
    try checkClock(trusting: trustClock)
    let saying = { [self] () throws(LedgerError) in
      try sayings(ids, reason, by: by, occurredAt, trustClock)
    }
    if let submission = try saying() {
      try await decide(submission)
      try storing { () throws(StoreError) in try log.checkWritable() }
    }
    var erasure = Erasure(agents: ids, acts: 0)
    erasure.wasErased = true
    erasure.forgotten = try people.forget(
      { () throws(LedgerError) in
        let found = try identities(of: agent)
        guard found == ids, found == shown ?? ids else {
          throw .identitiesChanged(agent: agent.text, to: found.map(\.text))
        }
        let sought = try sought(ids)
        erasure.acts = sought.acts.count
        return sought
      }, masking: masking, by: by,
      saying: { () throws(LedgerError) in
        do throws(LedgerError) {
          while let submission = try saying() {
            do throws(LedgerError) {
              erasure.clock = try recordHolding(submission).clock
              erasure.wasErased = false
              break
            } catch .refused(let refusals) where refusals.contains(where: \.isOfErasedAlready) {
              // Another process was faster; what is left is said by the next turn.
              continue
            }
          }
        } catch { throw .erasureUnrecorded(agent: agent.text, because: error) }
      })
    _ = settlingFault()
    return erasure
  }

  /// What is to be recorded of an erasure; nil where the log says all of it.
  private func sayings(
    _ ids: [AgentID], _ reason: String, by: AgentID, _ occurredAt: Timestamp?, _ trustClock: Bool
  ) throws(LedgerError) -> Submission? {
    let erased = try erasedAgents()
    var commands: [Command] = []
    for id in ids where !erased.contains(id) {
      let count = try acts(touching: [id]).count
      commands.append(Command(erasing(id, reason, by: by, occurredAt, acts: count)))
    }
    if commands.isEmpty { return nil }
    return Submission(content: .commands(commands), mandate: .erasing, trustsClock: trustClock)
  }

  /// Throws what recording would throw, and changes nothing.
  func decide(_ submission: Submission) async throws(LedgerError) {
    var trial = submission
    trial.isDryRun = true
    try checkWhole()
    let (outcome, _) = try await writing.submit(trial, path: path)
    if let fault = outcome.clockFault { throw .clock(fault) }
    if outcome.isRefused { throw .refused(outcome.refusals) }
  }

  /// What recording these acts would be refused for, held against no stock; nothing is written. The line of each is
  /// that of its act.
  public func refusals(of commands: [Command]) async throws(LedgerError) -> [Refusal] {
    do throws(LedgerError) {
      try await decide(
        Submission(
          content: .commands(commands), mandate: .governing, trustsClock: true,
          allowsNegative: true))
      return []
    } catch {
      guard case .refused(let refusals) = error else { throw error }
      return refusals
    }
  }

  /// The other ids under which an agent is registered, after a merger.
  public func otherIdentities(of agent: AgentID) throws(LedgerError) -> [AgentID] {
    try look { books in books.identities(of: agent).filter { $0 != agent } }
  }

  /// Every id under which a person is registered.
  ///
  /// Throws `mergedWithOthers` where one of them is no person's: by a slip, and nobody can tell any more whose
  /// record is meant.
  func identities(of agent: AgentID) throws(LedgerError) -> [AgentID] {
    let (ids, known, isPerson, others) = try look { books in
      let ids = books.identities(of: agent)
      let isPerson = { (id: AgentID) in books.agents[id].map { _ in books.wasPerson(id) } }
      return (ids, books.knownAgents, isPerson(agent), ids.filter { isPerson($0) == false })
    }
    guard let isPerson else {
      let near = Suggestions.nearest(to: agent.text, among: known)
      throw .refused([
        Refusal(field: "agent", .noSuchAgent(agent.text, suggestions: near))
      ])
    }
    if !isPerson { throw .refused([Refusal(field: "agent", .notAPerson(agent.text))]) }
    if !others.isEmpty {
      throw .mergedWithOthers(
        agent: agent.text, others: others.map(\.text),
        merger: try lastMerger(of: Set(ids), with: Set(others))?.description)
    }
    return ids
  }

  /// The last act that merged one of these agents with one of `others`.
  private func lastMerger(
    of ids: Set<AgentID>, with others: Set<AgentID>
  ) throws(LedgerError) -> EventID? {
    var found: EventID?
    var reader = LineReader()
    try entries { _, line in
      guard let act = try? reader.read(line, as: .replay), act.kind == .agentsMerged,
        let agent = act.agent, let other = act.mergedInto, ids.contains(agent), ids.contains(other)
      else { return true }
      if others.contains(agent) != others.contains(other) { found = act.id }
      return true
    }
    return found
  }

  /// The same for one id, in the words of an act that is made already.
  ///
  /// Throws `refused` for an act that erases no person.
  public func erase(
    saying act: Event, trustClock: Bool = false
  ) async throws(LedgerError) -> Receipt {
    let submission = Submission(
      content: .commands([Command(act)]), mandate: .erasing, trustsClock: trustClock)
    try checkClock(trusting: trustClock)
    try await decide(submission)
    try storing { () throws(StoreError) in try log.checkWritable() }
    guard act.kind == .agentErased, let agent = act.agent else {
      return try await record(submission, settles: false)
    }
    var receipt: Receipt?
    _ = try people.forget(
      { () throws(LedgerError) in try sought([agent]) }, by: settings.coop,
      saying: { () throws(LedgerError) in
        do throws(LedgerError) { receipt = try recordHolding(submission) } catch {
          throw .erasureUnrecorded(agent: agent.text, because: error)
        }
      })
    guard let receipt else { preconditionFailure("what was said has a receipt") }
    return receipt
  }

  /// Somebody with everything that is the person's own.
  func sought(_ agents: [AgentID]) throws(LedgerError) -> SoughtPerson {
    SoughtPerson(
      agents: agents, acts: try acts(touching: Set(agents)), organisations: try organisations())
  }

  /// Agents that are no persons, and never were.
  func organisations() throws(LedgerError) -> Set<AgentID> {
    try look { books in
      Set(books.agents.all.map(\.key).filter { !books.wasPerson($0) })
    }
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
}

/// Somebody erased whom a copy of the vault had brought back.
public struct ForgottenAgain: Sendable, Equatable {
  public var agent: AgentID
  /// What may still speak of the person and stays as it is.
  public var doubtful: [PeopleVault.Trace]
  /// Files of others in which nobody could look.
  public var unread: [PeopleVault.Place]
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

extension Books {
  /// Every id under which an agent is registered.
  func identities(of agent: AgentID) -> [AgentID] {
    let canonical = agents.canonical(agent)
    return agents.all.map(\.key).filter { agents.canonical($0) == canonical }
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
