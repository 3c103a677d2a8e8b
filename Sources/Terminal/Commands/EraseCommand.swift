import Bookkeeping
import Exchange
import People
import Projecting
import Wording

/// `erase AGENT`: forgets a person. What others' records and notes say of the person goes with it: by itself
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
    "erase p-1", "erase p-1 --dry-run", "erase p-1 --mask all",
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
    var asked: PeopleVault.Masking?
    if let text = session.arguments[.mask] { asked = try Self.masking(text) }
    let ledger = try session.openLedger()
    let on = try session.time(.on, zone: ledger.settings.zone)
    try PeopleDesk(session: session, ledger: ledger).forgetErased()
    guard EventID(name) != nil else {
      throw .refused([Refusal(field: "agent", .unreadable(offset: 0, .badText(printable(name))))])
    }
    let (agent, by) = (AgentID(name), session.actor(ledger))
    let traces = try asking { () throws(LedgerError) in try ledger.traces(of: agent, by: by) }
    if session.arguments.has(.dryRun) {
      show(traces, nil, agent, session)
      return ExitStatus.done
    }
    if asked == nil { asked = try decide(traces, agent, session) }
    guard let masking = asked else {
      session.remark(session.words.phrase(.notErased))
      return ExitStatus.refused
    }
    let trusts = try session.trustsClock(ledger)
    let erasure: Erasure
    do throws(LedgerError) {
      erasure = try await ledger.erase(
        agent, reason: reason, masking: masking, by: by, occurredAt: on,
        trustClock: trusts)
    } catch { throw .ledger(error) }
    session.remark(erasure.clock, ledger)
    show(traces, (erasure, masking), agent, session)
    return ExitStatus.done
  }

  /// `all`, `none`, or places as they are listed.
  private static func masking(_ text: String) throws(Failure) -> PeopleVault.Masking {
    if text == "all" { return .all }
    if text == "none" { return .sureOnes }
    var places: Set<PeopleVault.Place> = []
    for word in text.split(separator: ",") {
      let name = word.drop { $0 == " " }
      guard let place = PeopleVault.Place(String(name)) else {
        throw .usage(
          .badValue(
            option: "--mask", value: printable(String(name)),
            expected: ["all", "none", "p-2/note/1", "act/don-1"]))
      }
      places.insert(place)
    }
    return .also(places)
  }

  /// What whoever sits there wants to be masked; nil when nothing is to be erased after all. Where nobody
  /// does, or nothing is in doubt, only what is sure.
  private func decide(
    _ traces: [PeopleVault.Trace], _ agent: AgentID, _ session: Session
  ) throws(Failure) -> PeopleVault.Masking? {
    let doubtful = traces.count { !$0.isSure }
    guard doubtful > 0, let ask = session.console.ask else { return .sureOnes }
    session.remark(lines: session.words.phrase(.traces(traces)))
    session.remark(session.words.phrase(.tracesInDoubt(count: doubtful, agent: agent.text)))
    let answer = ask(session.words.phrase(.askMasking)) ?? ""
    return answer.allSatisfy(\.isWhitespace) ? nil : try Self.masking(answer)
  }

  private func show(
    _ traces: [PeopleVault.Trace], _ done: (Erasure, PeopleVault.Masking)?, _ agent: AgentID,
    _ session: Session
  ) {
    let words = session.words
    if session.form == .json { return session.answer(json(traces, done)) }
    guard let (erasure, masking) = done else {
      session.answer(lines: words.phrase(.traces(traces)))
      let doubtful = traces.count { !$0.isSure }
      if doubtful > 0 {
        session.answer(lines: words.phrase(.tracesInDoubt(count: doubtful, agent: agent.text)))
      }
      return session.answer(lines: words.phrase(.erasureTried(agent: agent.text)))
    }
    session.answer(lines: words.phrase(.erased(erasure)))
    let left = traces.filter { !isMasked($0, masking) }
    guard let first = left.first else { return }
    session.answer(lines: words.phrase(.traces(left)))
    let look =
      switch first.place {
      case .note(let agent, _), .file(let agent, _), .contact(let agent, _):
        "maillon people show \(agent)"
      case .act(let id): "maillon show \(id)"
      }
    session.remark(words.phrase(.tracesLeft(count: left.count, look: look)))
  }

  private func isMasked(_ trace: PeopleVault.Trace, _ masking: PeopleVault.Masking) -> Bool {
    switch masking {
    case .sureOnes: trace.isSure
    case .all: true
    case .also(let places): trace.isSure || places.contains(trace.place)
    }
  }

  private func json(
    _ traces: [PeopleVault.Trace], _ done: (Erasure, PeopleVault.Masking)?
  ) -> JSON {
    let list = JSON.list(
      traces.map { trace in
        .object([
          ("place", .text(trace.place.description)), ("words", .list(trace.words.map(JSON.text))),
          ("reason", .text(trace.reason.rawValue)),
          ("others", trace.others.isEmpty ? nil : .list(trace.others.map(JSON.text))),
          ("sure", .flag(trace.isSure)), ("masked", done.map { .flag(isMasked(trace, $0.1)) }),
        ])
      })
    guard let (erasure, _) = done else { return .object([("traces", list)]) }
    let gone = erasure.forgotten
    return .object([
      ("erased", .list(erasure.agents.map { .text($0.text) })), ("acts", .number(erasure.acts)),
      ("before", .flag(erasure.wasErased)), ("record", .flag(gone.hadRecord)),
      ("attachments", .number(gone.attachments)), ("notes", .number(gone.notes)),
      ("mentions", .number(gone.mentions)),
      ("traces", traces.contains { !$0.isSure } ? list : nil),
    ])
  }
}
