public import Exchange
import People

// The contact person of an organisation is known by the organisation's record in the vault. That can be forgotten
// as a person's is; the organisation and its name stay in the log, which says nothing of it.

extension Ledger {
  /// What ``forgetRecord(of:masking:by:)`` would meet; throws like it.
  public func footprint(
    ofRecordOf agent: AgentID, masking: PeopleVault.Masking = .sureOnes, by: AgentID
  ) throws(LedgerError) -> Footprint {
    let search = try people.search(try contactPerson(of: agent), masking: masking, by: by)
    return try footprint(search, masking, of: [agent], open: [])
  }

  /// Destroys what the vault keeps of an agent that is no person: the record with its key, its notes and files,
  /// and the mentions of the contact person elsewhere that `masking` takes. Notes of the agent's acts stay, but for
  /// such words. Can be done again.
  ///
  /// - Parameter shown: what was to go when it was asked about; what was kept since is not forgotten unseen.
  ///
  /// Throws `refused` for an agent who is not known, `isAPerson`, `recordChanged`, and `noMention` for a place where nothing speaks
  /// of the contact person; then nothing was destroyed.
  public func forgetRecord(
    of agent: AgentID, shown: Footprint? = nil, masking: PeopleVault.Masking = .sureOnes,
    by: AgentID
  ) throws(LedgerError) -> PeopleVault.Forgotten {
    try people.forget(
      { () throws(LedgerError) in
        let record = (try? people.read(agent.text)) ?? nil
        if let shown,
          record?.name != shown.names[agent] || record?.notes ?? [] != shown.notes
            || record?.consents ?? [] != shown.consents
        {
          throw .recordChanged(agent: agent.text)
        }
        return try contactPerson(of: agent)
      }, masking: masking, by: by)
  }

  private func contactPerson(of agent: AgentID) throws(LedgerError) -> SoughtPerson {
    let organisations = try organisations()
    guard organisations.contains(agent) else {
      // Says who is not known.
      _ = try identities(of: agent)
      throw .isAPerson(agent: agent.text)
    }
    return SoughtPerson(agents: [agent], acts: [], organisations: organisations)
  }

  /// What is kept elsewhere of a person who asks. Every place that an erasure lists is in one of these.
  public struct Mentions: Sendable {
    /// Texts that name the person; of a file, the lines that do.
    public var texts: [(place: PeopleVault.Place, text: String)] = []
    /// Texts that say a full name which the person shares with somebody, and nothing surer: the name alone.
    public var shared: [(place: PeopleVault.Place, name: String)] = []
    /// Texts that may speak of the person, by a part of the name, or where the person lives.
    public var perhaps: [PeopleVault.Trace] = []
    /// The texts of these two, which somebody has to read first; of a file, its lines. In the order of the vault.
    public var unjudged: [(place: PeopleVault.Place, text: String)] = []
    /// Files of others in which nobody could look.
    public var unread: [PeopleVault.Place] = []
    /// Whose records, and notes of which acts, cannot be read.
    public var unsearched: [String] = []
    /// Those of them whose records they are: what they are called is masked nowhere.
    public var unnamed: [String] = []
    /// Whether there is neither a name nor a contact to look for.
    public var isNameless = false
  }

  /// Texts of the vault outside a person's own records that name the person, or may: what is kept of somebody is not
  /// only what is kept under that name. Notes of the person's acts are left out.
  public func mentions(of agent: AgentID, by: AgentID) throws(LedgerError) -> Mentions {
    let search = try people.search(try sought([agent] + otherIdentities(of: agent)), by: by)
    var found = Mentions(
      unread: search.unread, unsearched: search.unsearched, unnamed: search.unnamed,
      isNameless: search.finder.isEmpty)
    search.eachText { place, text in
      if let told = search.told(text, at: place) {
        found.texts.append((place, told))
        return
      }
      if let name = search.sharedName(in: text) { found.shared.append((place, name)) }
      if let told = search.told(text, at: place, byAnything: true) {
        found.unjudged.append((place, told))
      }
    }
    let said = Set(found.texts.map(\.place) + found.shared.map(\.place))
    found.perhaps = search.traces.filter { !said.contains($0.place) }
    return found
  }
}
