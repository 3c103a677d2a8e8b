public import Exchange
import Projecting

// Acts that hold for all: who may record them, and what a corrected clock can say.
extension Decider {
  /// An act that asks for more than whoever hands it in may do; a correction asks for what the act that
  /// it corrects does.
  func governing(_ act: borrowing Event, _ authority: Authority) -> [Refusal] {
    if let original = act.corrects.flatMap(history.event),
      original.kind.rules.mandate > authority.mandate
    {
      let (id, kind) = (original.id.description, original.kind)
      let reason: RefusalReason =
        kind.isCorrectable ? .governsCorrection(of: id, kind) : .notCorrectable(id)
      return [refusal(act, .corrects, reason)]
    }
    let mandate = mandate(for: act, authority.coop)
    if mandate > authority.mandate {
      return [refusal(act, .kind, .governs(kind: act.kind, mandate))]
    }
    if act.kind == .agentUpdated { return endOfPersonhood(act, authority) }
    guard act.kind == .agentErased, let agent = act.agent else { return [] }
    if !books.wasPerson(agent) {
      return [refusal(act, .agent, .notAPerson(agent.text))]
    }
    return books.isErased(agent) ? [refusal(act, .agent, .erasedAlready(agent.text))] : []
  }

  /// What the vault keeps of a person stays that person's: who was one has no name in the log, and whether
  /// somebody is none any more is not said in passing. Nothing more is said of who was forgotten.
  private func endOfPersonhood(_ act: borrowing Event, _ authority: Authority) -> [Refusal] {
    guard let agent = act.agent else { return [] }
    let ends = books.endsPersonhood(act)
    if ends, books.isErased(agent) { return [refusal(act, .agent, .erasedAgent(agent.text))] }
    if books.wasPerson(agent), act.has(.name) {
      return [refusal(act, .name, .nameOfFormerPerson(agent.text))]
    }
    guard ends, authority.mandate < .governing else { return [] }
    let field = act.has(.agentType) ? Field.agentType : .category
    return [refusal(act, field, .endsPersonhood(agent.text))]
  }

  private func mandate(for act: borrowing Event, _ coop: AgentID) -> Mandate {
    let rules = act.kind.rules
    guard rules.mandateOverCoop > rules.mandate, let agent = act.agent,
      books.agents.canonical(agent) == books.agents.canonical(coop)
    else { return rules.mandate }
    return rules.mandateOverCoop
  }

  /// The true time lies between the entry before those of a `clockCorrected` and what they say now, so
  /// that recording times go up again; and not after the act that says so. A new one changes something,
  /// and from place 0, where nothing is before, it goes back no further than a slip of the year would.
  func wrongClock(_ act: borrowing Event) -> [Refusal] {
    guard let correction = act.clockCorrection, let noted = act.recordedAt else { return [] }
    let (first, last) = (correction.entries.lowerBound, correction.entries.upperBound)
    let latest = min(recordingTime(at: first) ?? noted, noted)
    let isNew = authority != nil
    let earliest =
      first == 0
      ? isNew ? latest.before(days: Limits.quietDayCount) : nil : recordingTime(at: first - 1)
    guard correction.time <= latest, earliest.map({ $0 <= correction.time }) ?? true else {
      let reason = RefusalReason.notBetween(
        local(correction.time), earliest: earliest.map(local), latest: local(latest))
      return [refusal(act, .value, reason)]
    }
    if isNew, let end = recordingTime(at: last), end <= correction.time {
      return [refusal(act, .value, .setRightAlready(local(correction.time)))]
    }
    return []
  }

  private func local(_ instant: Instant) -> String {
    Timestamp(instant, in: projection.interpreter.zone).description
  }

  /// When the entry at a position was recorded, as far as the acts before this one tell.
  public func recordingTime(at position: Position) -> Instant? {
    guard let id = history.id(at: position),
      let recordedAt = history.event(EventReference(id.description))?.recordedAt
    else { return nil }
    return books.recordingTimes.time(at: position, saying: recordedAt)
  }
}
