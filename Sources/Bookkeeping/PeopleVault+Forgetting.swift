import Exchange
import MerkleLog
import People
import Store

// Forgetting a person: the record with its key, the notes of the person's acts, and what others' records, files
// and notes say of the person. What can hardly mean anybody else goes without asking; what may mean the person is
// found first, shown, and goes when it is asked for. Of what is others', words are masked and nothing more.
// Everything can be done again after a crash: the person's own record goes last, and each place has a name that
// stays.

extension PeopleVault {
  /// What was destroyed, or is to be.
  public struct Forgotten: Sendable, Equatable {
    /// Whose records, by public id: of one person there are several after a merger.
    public var records: [String] = []
    public var attachments = 0
    /// Notes in the record itself.
    public var ownNotes = 0
    public var consents = 0
    /// Whether the person had agreed to be named in reports.
    public var mayBeInReports = false
    /// Notes of acts in which the person has a part.
    public var notes = 0
    /// Records of others in which the person was named; the name is gone from them and from their files.
    public var mentions = 0
    /// Notes of others' acts in which words were masked.
    public var maskedNotes = 0
    /// What elsewhere in the vault spoke of the person when it was done.
    public var traces: [Trace] = []
    /// Consents of others whose files were masked, or went with the record.
    public var evidence: [ChangedEvidence] = []

    public var hadRecord: Bool { !records.isEmpty }
  }

  /// What is found of a person. Throws `noMention` like an erasure.
  func search(
    _ sought: SoughtPerson, masking: Masking = .sureOnes, by: AgentID
  ) throws(LedgerError) -> PersonSearch {
    let (search, wrong) = try using { () throws(StoreError) -> (PersonSearch, LedgerError?) in
      for agent in sought.agents { try note(.show, by: by, about: agent.text) }
      let search = try PersonSearch(sought, in: self)
      return (search, try fault(in: masking, search, sought.agents))
    }
    if let wrong { throw wrong }
    return search
  }

  /// The consents of others whose files would be masked, or would go with the records.
  func evidence(
    changedBy search: PersonSearch, _ masking: Masking, _ agents: [AgentID]
  ) throws(LedgerError) -> [ChangedEvidence] {
    try using(for: .reading) { () throws(StoreError) in
      var found: [ChangedEvidence] = []
      for (part, owner, text) in search.contents {
        let masked = search.masked(text, at: .content(of: owner, part), masking)
        if masked.hasBytes(of: text) { continue }
        let digest = Hash.sha256(of: Array(text.utf8).span).hex
        found += try evidence(digest, .file(of: owner, part), .wordsMasked)
      }
      let ids = agents.map(\.text)
      found.removeAll { ids.contains($0.agent) }
      for file in search.records.flatMap(\.attachments) {
        found += try evidence(file.digest, .all(of: ids))
      }
      return found
    }
  }

  /// What is wrong with a decision: places where nothing speaks of the person. Once an erasure has begun, a
  /// place where something is masked already is right too: what a crash cut short is ended by the same words.
  private func fault(
    in masking: Masking, _ search: PersonSearch, _ agents: [AgentID]
  ) throws(StoreError) -> LedgerError? {
    guard case .also(let places) = masking else { return nil }
    let found = search.traces.map { $0.place }
    var strange = places.subtracting(found)
    if strange.isEmpty { return nil }
    if try isBeingErased(agents.map(\.text)) { strange = strange.filter { !search.isMasked($0) } }
    if strange.isEmpty { return nil }
    var listed: [String] = []
    for place in found.map({ $0.description }) where listed.last != place { listed.append(place) }
    return .noMention(places: strange.map { $0.description }.sortedByBytes(), found: listed)
  }

  /// Destroys the record of a person with its key and the notes of the person's acts, and masks the mentions of the
  /// person elsewhere in the vault that `masking` takes. Can be done again: after a crash, or an old copy put back.
  ///
  /// `find` says in the vault's own turn who is sought, so that nothing comes between: what it throws is thrown,
  /// and then nothing was destroyed. `say` is called in the same turn, once all is destroyed.
  func forget(
    _ find: () throws(LedgerError) -> SoughtPerson, masking: Masking = .sureOnes, by: AgentID,
    saying say: () throws(LedgerError) -> Void = { () throws(LedgerError) in }
  ) throws(LedgerError) -> Forgotten {
    // Folders that are lost are not made: nothing else tells it.
    let outcome = try using(for: Vault.mayBeLost(at: path) ? .looking : .changing) {
      () throws(StoreError) -> Result<Forgotten, LedgerError> in
      let sought: SoughtPerson
      do throws(LedgerError) { sought = try find() } catch { return .failure(error) }
      let search = try PersonSearch(sought, in: self)
      if let fault = try fault(in: masking, search, sought.agents) { return .failure(fault) }
      do throws(LedgerError) {
        let forgotten = try toItsEnd(of: sought) { () throws(StoreError) in
          try destroy(search, sought, masking, by: by)
        }
        try say()
        return .success(forgotten)
      } catch { return .failure(error) }
    }
    return try outcome.get()
  }

  /// What keeps an erasure from its end comes when some of it is done.
  private func toItsEnd<Answer>(
    of sought: SoughtPerson, _ body: () throws(StoreError) -> Answer
  ) throws(LedgerError) -> Answer {
    do throws(StoreError) { return try body() } catch {
      let agent = sought.agents[0]
      throw .erasureUnfinished(
        agent: agent.text, isContact: sought.organisations.contains(agent),
        because: LedgerError(error, path: path))
    }
  }

  private func destroy(
    _ search: PersonSearch, _ sought: SoughtPerson, _ masking: Masking, by: AgentID
  ) throws(StoreError) -> Forgotten {
    for agent in sought.agents { try note(.erase, by: by, about: agent.text) }
    var forgotten = search.own
    forgotten.traces = search.traces
    let records = try maskRecords(search, masking)
    let files = try maskFiles(search, masking, by: by)
    forgotten.mentions = records.union(files.owners).count
    let ids = sought.agents.map(\.text)
    forgotten.evidence = files.evidence.filter { !ids.contains($0.agent) }
    forgotten.maskedNotes = try maskNotes(search, masking)
    for file in search.records.flatMap(\.attachments) {
      forgotten.evidence += try noteEvidence(
        file.digest, .all(of: ids), .init(.takenOff, on: today))
    }
    for act in search.ownNotes { try vault.destroy(.notes, act) }
    for agent in sought.agents { try vault.destroy(.persons, agent.text) }
    return forgotten
  }

  /// Masks what can hardly mean anybody but a person who is gone from this vault, and is known by a record from
  /// another; gives what may. Can be done again.
  func mask(
    _ sought: SoughtPerson, knownAs record: PersonRecord, by: AgentID
  ) throws(StoreError) -> ForgottenAgain {
    let search = try PersonSearch(sought, in: self, knownAs: record)
    let again = ForgottenAgain(
      agent: AgentID(record.agent), doubtful: search.traces.filter { !$0.isSure },
      unread: search.unread)
    _ = try maskRecords(search, .sureOnes)
    _ = try maskFiles(search, .sureOnes, by: by)
    _ = try maskNotes(search, .sureOnes)
    return again
  }

  /// Gives whose records they are.
  private func maskRecords(
    _ search: PersonSearch, _ masking: Masking
  ) throws(StoreError) -> Set<String> {
    var owners: Set<String> = []
    for before in search.others {
      var record = before
      record.eachText(ownToo: search.hasContactPerson(record)) { place, text in
        text = search.masked(text, at: place, masking)
      }
      // What an organisation was reached by once is of use to find a contact person, and this one is forgotten.
      if search.hasContactPerson(record) {
        record.forgetFormer { !search.finder.mentions(in: $0).isEmpty }
      }
      if record == before { continue }
      try keep(record)
      owners.insert(record.agent)
    }
    return owners
  }

  /// Gives whose files they are, and which consents they show.
  private func maskFiles(
    _ search: PersonSearch, _ masking: Masking, by: AgentID
  ) throws(StoreError) -> (owners: Set<String>, evidence: [ChangedEvidence]) {
    var owners: Set<String> = []
    var evidence: [ChangedEvidence] = []
    for (part, owner, text) in search.contents {
      let masked = search.masked(text, at: .content(of: owner, part), masking)
      if masked.hasBytes(of: text) { continue }
      evidence += try keep(content: masked, insteadOf: text, owner, part, by: by)
      owners.insert(owner)
    }
    return (owners, evidence)
  }

  private func maskNotes(
    _ search: PersonSearch, _ masking: Masking
  ) throws(StoreError) -> Int {
    var acts: Set<String> = []
    for (part, act, text) in search.notes {
      let masked = search.masked(text, at: .act(act), masking)
      if masked.hasBytes(of: text) { continue }
      // Another salt: with the former one the words could be guessed from the digest in the log.
      try vault.write(Self.salted(masked), to: .init(.notes, act, part: part))
      acts.insert(act)
    }
    return acts.count
  }
}
