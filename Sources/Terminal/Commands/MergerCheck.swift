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
    session.remark(session.words.phrase(.oddMerger(oddity)))
    if session.arguments.has(.yes) { return true }
    let isMeant =
      session.console.ask.map { session.isYes($0(session.words.phrase(.askMeant))) } ?? false
    if !isMeant { session.remark(session.words.phrase(.notRecorded)) }
    return isMeant
  }

  private func oddity(of agent: AgentID, _ other: AgentID) throws(Failure) -> Oddity? {
    if agent == ledger.settings.coop { return .coop(agent.text, into: other.text) }
    let types = try asking { () throws(LedgerError) in
      (try ledger.type(of: agent), try ledger.type(of: other))
    }
    guard let one = types.0, let two = types.1, (one == .person) != (two == .person) else {
      return nil
    }
    return one == .person
      ? .kinds(person: agent.text, other: other.text)
      : .kinds(person: other.text, other: agent.text)
  }
}
