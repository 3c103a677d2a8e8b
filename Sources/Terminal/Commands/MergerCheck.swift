import Bookkeeping
import Exchange

/// A merger that is most likely a slip: of the co-op itself into another, or of a person and one who is none.
/// It is said before it is recorded, and asked about.
struct MergerCheck {
  let session: Session
  let ledger: Ledger

  /// Why the merger is strange; nil for any other.
  enum Oddity {
    /// The co-op would be the other from then on.
    case coop(String, into: String)
    /// One is a person and the other is none.
    case kinds(person: String, other: String)
  }

  /// Whether an act may be recorded: anything but a strange merger, or one that is meant.
  func isMeant(_ act: Event) throws(Failure) -> Bool {
    guard act.kind == .agentsMerged, let agent = act.agent, let other = act.mergedInto,
      let oddity = try oddity(of: agent, other)
    else { return true }
    return session.isMeant(.oddMerger(oddity))
  }

  private func oddity(of agent: AgentID, _ other: AgentID) throws(Failure) -> Oddity? {
    if agent == ledger.settings.coop { return .coop(agent.text, into: other.text) }
    let persons = try asking { () throws(LedgerError) in
      (try ledger.wasPerson(agent), try ledger.wasPerson(other))
    }
    guard let isPerson = persons.0, let isOther = persons.1, isPerson != isOther else { return nil }
    return isPerson
      ? .kinds(person: agent.text, other: other.text)
      : .kinds(person: other.text, other: agent.text)
  }
}

extension Session {
  /// Says what is strange about an act, and whether it is meant all the same: with `--yes`, or when whoever sits
  /// there says so.
  func isMeant(_ oddity: Phrase) -> Bool {
    remark(words.phrase(oddity))
    if arguments.has(.yes) { return true }
    let isMeant = console.ask.map { isYes($0(words.phrase(.askMeant))) } ?? false
    if !isMeant { remark(words.phrase(.notRecorded)) }
    return isMeant
  }
}
