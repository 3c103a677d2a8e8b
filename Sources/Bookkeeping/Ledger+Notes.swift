import EventCodec
public import Exchange

extension Ledger {
  /// Records an act with a note that stays in the vault: the act bears the note's digest.
  ///
  /// The log decides first. Under an id that is taken nothing is kept, whatever becomes of the act; of an act of
  /// somebody erased no note is kept either, and it is refused.
  public func record(
    _ act: Event, note: String, by: AgentID, governing: Bool = false, trustClock: Bool = false,
    allowNegative: Bool = false
  ) async throws(LedgerError) -> Receipt {
    let submission = { (digest: String) in
      Submission(
        content: .commands([Command(act.noted(digest))]),
        mandate: governing ? .governing : .everyday, trustsClock: trustClock,
        allowsNegative: allowNegative)
    }
    if let digest = try digest(of: act.id) {
      let kept = try people.note(of: act.id, digest: digest, by: by)
      let isKept = kept.map { $0.isGenuine && $0.text.composed.hasBytes(of: note.composed) }
      return try await record(
        submission(isKept ?? false ? digest : PeopleVault.digest(ofUnkept: note)))
    }
    try checkNotErased(act)
    try checkVaultThere()
    try await decide(submission(PeopleVault.digest(ofUnkept: note)))
    let kept = try people.keeping(note: note, of: act.id, by: by) {
      (digest) throws(LedgerError) -> Receipt? in
      try checkNotErased(act)
      do throws(LedgerError) { return try recordHolding(submission(digest)) } catch {
        // Somebody else was faster under this id, perhaps with the same words.
        guard case .refused = error, try self.digest(of: act.id) != nil else { throw error }
        return nil
      }
    }
    guard let kept else {
      return try await record(
        act, note: note, by: by, governing: governing, trustClock: trustClock,
        allowNegative: allowNegative)
    }
    var receipt = kept.recorded
    receipt.isNoteKept = kept.isKept
    receipt.viewsBehind = settlingFault()
    return receipt
  }

  /// Puts notes in their places whose acts are in the log, and destroys those of which no act came.
  public func settleNotes() throws(LedgerError) {
    let erased = try erasedAgents()
    for beside in try people.notesBeside(now: clock()) {
      guard let act = beside.act, let (_, line) = try entry(act) else {
        if !beside.isFresh { try people.drop(beside) }
        continue
      }
      var reader = LineReader()
      guard let event = try? reader.read(line.span, as: .stored) else { continue }
      if event.text(.noteDigest) == beside.digest, !event.touches(erased) {
        try people.settle(beside)
      } else {
        try people.drop(beside)
      }
    }
  }

  /// Throws `refused` for somebody who was erased, and `erasureBegun` for who is to be: nothing is kept of them any
  /// more.
  public func checkNotErased(_ agent: AgentID) throws(LedgerError) {
    guard try erasedAgents().contains(agent) else { return try checkNotBegun(agent) }
    throw .refused([Refusal(field: Field.agent.name, .erasedAgent(agent.text))])
  }

  private func checkNotErased(_ act: borrowing Event) throws(LedgerError) {
    let (erased, begun) = (try erasedAgents(), try begunNow())
    for field in act.presentFields {
      guard case .agent(let slot) = field.form else { continue }
      let agent = AgentID(number: act.identifierNumber(slot: slot))
      if begun.contains(agent) { throw .erasureBegun(agent: agent.text, isContact: false) }
      if erased.contains(agent) {
        throw .refused([Refusal(field: field.name, .erasedAgent(agent.text))])
      }
    }
  }

  /// The digest of the note that an act in the log bears, empty where it bears none; nil where there is no such
  /// act.
  private func digest(of id: EventID) throws(LedgerError) -> String? {
    guard let (_, line) = try entry(id) else { return nil }
    var reader = LineReader()
    return (try? reader.read(line.span, as: .stored))?.text(.noteDigest) ?? ""
  }
}

extension Event {
  /// The same act, bearing the digest of a note.
  fileprivate func noted(_ digest: String) -> Event {
    var act = self
    act.set(.noteDigest, .text(digest))
    return act
  }
}
