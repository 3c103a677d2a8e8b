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
    let ledger = try session.openLedger(answers: false)
    let on = try session.time(.on, zone: ledger.settings.zone)
    try PeopleDesk(session: session, ledger: ledger).forgetErased()
    guard EventID(name) != nil else {
      throw .refused([Refusal(field: "agent", .unreadable(offset: 0, .badText(printable(name))))])
    }
    let (agent, by) = (AgentID(name), session.actor(ledger))
    let footprint = try asking { () throws(LedgerError) in
      try ledger.footprint(of: agent, masking: asked ?? .sureOnes, by: by)
    }
    if session.arguments.has(.dryRun) {
      show(footprint, tried: asked, agent, session)
      return ExitStatus.done
    }
    if session.console.ask != nil, !session.arguments.has(.yes), !footprint.open.isEmpty {
      session.remark(lines: session.words.phrase(.openThings(footprint.open)))
    }
    if asked == nil { asked = try decide(footprint.traces, agent, session) }
    guard let masking = asked, isMeant(footprint, session) else {
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
    show(footprint, erasure, masking, session)
    return ExitStatus.done
  }

  /// Whether whoever sits there means this person; where nobody does, or with `--yes`, it is taken as said.
  private func isMeant(_ footprint: Footprint, _ session: Session) -> Bool {
    guard !session.arguments.has(.yes), let ask = session.console.ask else { return true }
    let ids = footprint.agents.map(\.text).joined(separator: ", ")
    let names = footprint.names.map { printable($0) }.joined(separator: ", ")
    return session.isYes(
      ask(session.words.phrase(.askErasing(person: names.isEmpty ? ids : "\(ids) (\(names))"))))
  }

  /// `all`, `none`, or places as they are listed.
  private static func masking(_ text: String) throws(Failure) -> PeopleVault.Masking {
    if text == "all" { return .all }
    if text == "none" { return .sureOnes }
    var places: Set<PeopleVault.Place> = []
    let expected = ["all", "none", "p-2/note/1", "act/don-1"]
    for word in text.split(separator: ",") {
      let name = word.drop { $0 == " " }
      guard let place = PeopleVault.Place(String(name)) else {
        throw .usage(
          .badValue(option: "--mask", value: printable(String(name)), expected: expected))
      }
      places.insert(place)
    }
    // An empty word would leave in silence what was to be masked.
    if places.isEmpty {
      throw .usage(.badValue(option: "--mask", value: printable(text), expected: expected))
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
    session.remark(lines: session.words.phrase(.traces(traces, nil)))
    session.remark(session.words.phrase(.tracesInDoubt(count: doubtful, agent: agent.text)))
    let answer = ask(session.words.phrase(.askMasking)) ?? ""
    return answer.allSatisfy(\.isWhitespace) ? nil : try Self.masking(answer)
  }

  private func show(
    _ footprint: Footprint, tried masking: PeopleVault.Masking?, _ agent: AgentID,
    _ session: Session
  ) {
    let words = session.words
    if session.form == .json { return session.answer(json(footprint, nil, masking)) }
    let merged = footprint.agents.filter { $0 != agent }.map(\.text)
    if !merged.isEmpty {
      session.answer(words.phrase(.erasedTogether(agent: agent.text, with: merged)))
    }
    session.answer(lines: words.phrase(.traces(footprint.traces, masking)))
    let doubtful = footprint.traces.count { !$0.isSure }
    if doubtful > 0, masking == nil {
      session.answer(lines: words.phrase(.tracesInDoubt(count: doubtful, agent: agent.text)))
    }
    showBeyond(footprint, session)
    let decided = masking.map { " --mask \($0)" } ?? ""
    session.answer(lines: words.phrase(.erasureTried(agent: agent.text + decided)))
  }

  private func show(
    _ footprint: Footprint, _ erasure: Erasure, _ masking: PeopleVault.Masking, _ session: Session
  ) {
    let words = session.words
    if session.form == .json { return session.answer(json(footprint, erasure, masking)) }
    session.answer(lines: words.phrase(.erased(erasure)))
    showBeyond(footprint, session)
    let left = footprint.traces.filter { !masking.takes($0) }
    guard let first = left.first else { return }
    session.answer(lines: words.phrase(.traces(left, masking)))
    let look =
      switch first.place {
      case .note(let agent, _), .file(let agent, _), .contact(let agent, _):
        "maillon people show \(agent)"
      case .act(let id): "maillon show \(id)"
      }
    session.remark(
      words.phrase(
        .tracesLeft(
          count: left.count, look: look, mask: "maillon people mask \(first.place)")))
  }

  /// What an erasure does not reach: things, and texts of the log.
  private func showBeyond(_ footprint: Footprint, _ session: Session) {
    let words = session.words
    if !footprint.open.isEmpty { session.answer(lines: words.phrase(.openThings(footprint.open))) }
    if !footprint.inLog.isEmpty { session.answer(lines: words.phrase(.inLog(footprint.inLog))) }
  }

  private func json(
    _ footprint: Footprint, _ erasure: Erasure?, _ masking: PeopleVault.Masking?
  ) -> JSON {
    let list = JSON.list(
      footprint.traces.map { trace in
        .object([
          ("place", .text(trace.place.description)), ("words", .list(trace.words.map(JSON.text))),
          ("reason", .text(trace.reason.rawValue)),
          ("others", trace.others.isEmpty ? nil : .list(trace.others.map(JSON.text))),
          ("sure", .flag(trace.isSure)), ("masked", masking.map { .flag($0.takes(trace)) }),
        ])
      })
    let inLog = JSON.list(
      footprint.inLog.map { mention in
        .object([
          ("seq", .number(mention.position)), ("id", .text(mention.act.description)),
          ("field", .text(mention.field.name)), ("words", .list(mention.words.map(JSON.text))),
        ])
      })
    let open: JSON? = footprint.open.isEmpty ? nil : .list(footprint.open.map(json))
    guard let erasure else {
      return .object([
        ("agents", .list(footprint.agents.map { .text($0.text) })), ("traces", list),
        ("inLog", inLog), ("open", open),
      ])
    }
    let gone = erasure.forgotten
    return .object([
      ("erased", .list(erasure.agents.map { .text($0.text) })), ("acts", .number(erasure.acts)),
      ("before", .flag(erasure.wasErased)), ("record", .flag(gone.hadRecord)),
      ("ownNotes", .number(gone.ownNotes)), ("consents", .number(gone.consents)),
      ("attachments", .number(gone.attachments)), ("notes", .number(gone.notes)),
      ("mentions", .number(gone.mentions)),
      ("traces", footprint.traces.contains { !$0.isSure } ? list : nil),
      ("inLog", footprint.inLog.isEmpty ? nil : inLog), ("open", open),
    ])
  }

  private func json(_ thing: OpenThing) -> JSON {
    .object([
      ("agreement", thing.loan.map { .text($0.text) }), ("item", .text(thing.item.text)),
      ("lot", thing.lot.map { .text($0.text) }), ("serial", thing.serial.map { .text($0.text) }),
      ("quantity", .text(thing.quantity.value.description)),
      ("unit", .text(thing.quantity.unit.name)), ("accountable", .text(thing.owner.text)),
      ("custodian", .text(thing.holder.text)),
    ])
  }
}

extension Session {
  /// Says whom a copy of the vault had brought back, and where it may speak of them still.
  func remark(_ again: [ForgottenAgain]) {
    if again.isEmpty { return }
    remark(words.phrase(.forgottenAgain(again.map(\.agent.text))))
    for person in again where !person.doubtful.isEmpty {
      remark(lines: words.phrase(.perhapsStill(agent: person.agent.text, person.doubtful)))
    }
  }
}
