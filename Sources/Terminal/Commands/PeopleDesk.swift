import Bookkeeping
import Exchange
import People
import Projecting
import Wording

/// The deeds of `people`, on one ledger.
struct PeopleDesk {
  let session: Session
  let ledger: Ledger
  var by: AgentID { session.actor(ledger) }
  var words: any Words { session.words }

  init(session: Session, ledger: Ledger) {
    self.session = session
    self.ledger = ledger
  }

  /// An agent of the registry who was not erased.
  ///
  /// - Parameter isKept: whether something is to be kept of a person, who may have to be registered first.
  func agent(_ name: String, isKept: Bool = false) throws(Failure) -> AgentID {
    try session.check(name, .agent, in: "agents", ledger) {
      isKept && EventID($0) != nil
        ? .unregisteredPerson($0, suggestions: $1) : .noSuchAgent($0, suggestions: $1)
    }
    let agent = AgentID(name)
    if try asking({ () throws(LedgerError) in try ledger.erasedAgents() }).contains(agent) {
      throw .refused([Refusal(field: Field.agent.name, .erasedAgent(name))])
    }
    return agent
  }

  /// Begins a vault anew that is lost, where `--force` says so; throws for a deed that would write into it.
  func beginVault(_ deed: PeopleCommand.Deed) throws(Failure) {
    if ledger.isReadOnly { return }
    if deed == .list, session.arguments.has(.force), !session.arguments.has(.out) {
      return try asking { () throws(LedgerError) in try ledger.people.beginAnew() }
    }
    // What is lost is not called empty, least of all to whom it is about.
    if deed.writes || deed == .show {
      try asking { () throws(LedgerError) in try ledger.checkVaultThere() }
    }
  }

  /// An old copy of the vault may bring back who asked to be forgotten.
  ///
  /// - Parameter sayingLosses: whether it is told what is lost, which is not where it is about to come back.
  func forgetErased(sayingLosses: Bool = true) throws(Failure) {
    // Who looks into it is written down in it.
    if ledger.isReadOnly { throw .ledger(.readOnly(path: session.ledgerPath + "/people")) }
    // Before the vault is changed, which makes its folders anew.
    if sayingLosses {
      try session.remarkVaultLoss(ledger)
      // The next look begins it anew.
      try session.remarkLostLooks()
    }
    try asking { () throws(LedgerError) in
      try ledger.people.sweep()
      try ledger.settleNotes()
    }
    try session.takeInRecordsBeside(ledger)
    let back = try asking { () throws(LedgerError) in try ledger.forgetErased(by: by) }
    session.remark(back)
    if sayingLosses { try session.vaultGaps(ledger) }
  }

  /// - Parameters:
  ///   - name: the agent; nil where the deed is about all.
  ///   - thing: what follows it: a text, a file, a number.
  /// - Returns: the exit status.
  func obey(
    _ deed: PeopleCommand.Deed, _ name: String?, _ thing: String
  ) throws(Failure) -> Int32 {
    guard let name, deed.needsAgent else {
      if deed == .list { try list() } else { try accesses(name) }
      return ExitStatus.done
    }
    if deed == .mask {
      try mask(name)
      return ExitStatus.done
    }
    if deed == .forget { return try forget(name) }
    let agent = try agent(name, isKept: [.set, .note, .attach, .consent].contains(deed))
    switch deed {
    case .detach: return try detach(agent, thing)
    case .list, .mask, .forget, .recover, .access: break
    case .show:
      let gaps = try asking { () throws(LedgerError) in
        try Ledger.vaultGaps(at: session.ledgerPath, clock: session.console.clock)
      }
      if let lost = gaps.first(where: {
        $0.isGone && $0.piece == .record && AgentID($0.owner) == agent
      }) {
        throw .ledger(.vaultFileDamaged(path: lost.file))
      }
      try show(agent)
    case .set: return try set(agent)
    case .note: try note(agent, thing)
    case .attach: try attach(agent, thing)
    case .fetch: try fetch(agent, thing)
    case .consent: try consent(agent)
    case .withdraw: try withdraw(agent)
    }
    return ExitStatus.done
  }

  // MARK: - Looking

  private func list() throws(Failure) {
    let records = try asking { () throws(LedgerError) in try ledger.people.records(by: by) }
    let rows = records.map { record -> [Value] in
      [
        .text(record.agent), record.name.map(Value.text) ?? .absent,
        record.language.map(Value.text) ?? .absent,
        .list(record.consents.filter { $0.withdrawn == nil }.map { .text($0.purpose.rawValue) }),
      ]
    }
    try answer(
      Report([.init("persons", .table(.init(["agent", "name", "language", "purpose"], rows)))]))
  }

  private func accesses(_ agent: String?) throws(Failure) {
    if let agent {
      try session.check(agent, .agent, in: "agents", ledger) { .noSuchAgent($0, suggestions: $1) }
    }
    let all = try asking { () throws(LedgerError) in try ledger.people.accesses() }
    try session.remarkDamagedLooks()
    // A look at the note of an act is one at whoever has a part in it.
    let acts = try agent.map { name throws(Failure) in
      try asking { () throws(LedgerError) in try ledger.acts(touching: [AgentID(name)]) }
    }
    let grid = PersonAnswer.grid(all, about: agent, (acts ?? []).map(\.description))
    try answer(Report([.init("accesses", .table(grid))]))
  }

  private func show(_ agent: AgentID) throws(Failure) {
    let answer = try PersonAnswer(of: agent, session, ledger)
    let session = try session.holdingOutput()
    try session.keepIssued(ledger)
    try answer.deliver(session)
  }

  private func answer(_ report: Report) throws(Failure) {
    try session.answer(report, zone: ledger.settings.zone)
  }
}
