import Bookkeeping
import Exchange
import Wording

/// `erase AGENT`: forgets a person. What others' records, files and notes say of the person is masked: by itself
/// where nobody else can be meant, else as `--mask` or the person at the keyboard decides, before the record
/// by which it can be found is destroyed.
struct EraseCommand: NamedCommand {
  static let command = CommandName.erase
  let usage = [Placeholder.agent]
  let options = [
    Option(OptionName.reason, .text), Option(.on, .time), Option(.mask, .list), Option(.dryRun),
    Option(.yes),
  ]
  let examples = [
    "erase p-1", "erase p-1 --dry-run", "erase p-1 --yes", "erase p-1 --mask all",
    "erase p-1 --mask p-2/note/1,act/don-1",
    "erase p-1 --reason retention",
  ]
  /// Why someone is forgotten: asked for it, or kept long enough.
  private static let reasons = ["request", "retention", "other"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let name = try session.word(.agent)
    let reason = session.arguments[OptionName.reason] ?? Self.reasons[0]
    guard Self.reasons.contains(reason) else {
      throw .usage(.badValue(option: "--reason", value: reason, expected: Self.reasons))
    }
    let asked = try Forgetting.masking(session)
    let ledger = try session.openLedger(answers: false)
    // Nothing can be searched there: what comes back later would bring the person back, and those who name them.
    try asking { () throws(LedgerError) in try ledger.checkVaultThere() }
    let on = try session.time(.on, zone: ledger.settings.zone)
    try PeopleDesk(session: session, ledger: ledger).forgetErased()
    guard EventID(name) != nil else {
      throw .refused([Refusal(field: "agent", .unreadable(offset: 0, .badText(printable(name))))])
    }
    let (agent, by) = (AgentID(name), session.actor(ledger))
    let footprint = try asking { () throws(LedgerError) in
      try ledger.footprint(of: agent, masking: asked ?? .sureOnes, by: by)
    }
    let forgetting = Forgetting(
      session: session, agent: agent, footprint: footprint,
      intents: try session.openIntents(of: footprint.agents, in: ledger),
      command: command(agent, session),
      question: .askErasing(person: Forgetting.naming(footprint)))
    if session.arguments.has(.dryRun) {
      forgetting.showTrial(asked)
      return ExitStatus.done
    }
    let before = try asking { () throws(LedgerError) in try ledger.erasedAgents() }
    if before.contains(agent), !session.arguments.has(.yes) {
      session.remark(session.words.phrase(.erasedBefore(agent.text)))
    }
    guard let masking = try forgetting.decide(asked) else { return ExitStatus.refused }
    let trusts = try session.trustsClock(ledger)
    let erasure: Erasure
    do throws(LedgerError) {
      erasure = try await ledger.erase(
        agent, shown: footprint.agents, reason: reason, masking: masking, by: by, occurredAt: on,
        trustClock: trusts)
    } catch { throw .ledger(error) }
    let size = try asking { () throws(LedgerError) in try ledger.size() }
    session.remarkBehindAnchor(size: size)
    session.remark(erasure.clock, ledger)
    if session.form == .json {
      session.answer(forgetting.json(erasure, masking))
    } else {
      session.answer(lines: session.words.phrase(.erased(erasure)))
      forgetting.show(erasure.forgotten.evidence)
      forgetting.showLeft(masking, of: erasure.forgotten.traces)
    }
    try session.remarkHeldBeside(ledger)
    if footprint.own.mayBeInReports { try session.remarkIssued(ledger) }
    return ExitStatus.done
  }

  /// The command with what was said of the erasure itself.
  private func command(_ agent: AgentID, _ session: Session) -> String {
    var command = "maillon \(name) \(agent.text)"
    for option in [OptionName.reason, .on] {
      if let value = session.arguments[option] { command += " --\(option.rawValue) \(value)" }
    }
    return printable(command)
  }
}

extension Session {
  /// Says which reports were handed out, in which whoever had agreed to it is named.
  func remarkIssued(_ ledger: Ledger) throws(Failure) {
    let issued = try asking { () throws(LedgerError) in try ledger.issuedReports() }
    if !issued.isEmpty { remark(words.copies(.namedInReports(issued))) }
  }
}
