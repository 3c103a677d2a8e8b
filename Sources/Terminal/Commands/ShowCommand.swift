import Bookkeeping
import EventCodec
import Exchange
import Projecting
import Wording

/// `show ID`: an act with every field, and what corrects it. An id or a position.
struct ShowCommand: NamedCommand {
  static let command = CommandName.show
  let isQuestion = true
  let usage = [Placeholder.identifier]
  let options: [Option] = []
  let examples = ["show e1", "show 42 --json"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let name = try session.word(.identifier)
    let ledger = try session.openLedger()
    guard let line = try Self.line(name, ledger) else { throw .unknownEntry(printable(name)) }
    var reader = LineReader()
    guard let event = try? reader.read(line.span, as: .stored) else {
      throw .ledger(.damaged(path: session.ledgerPath, what: name))
    }
    let corrections = try corrections(of: event, ledger)
    let note = try note(of: event, ledger, session)
    if session.form == .json {
      let isExpected = event.has(.noteDigest) && !ledger.isReadOnly
      let isLost = try isExpected ? self.isLost(note, of: event, session) : false
      session.answer(json(line, event, corrections, note?.text, isLost: isLost))
      return ExitStatus.done
    }
    let erased = try asking { () throws(LedgerError) in try ledger.erasedAgents() }
    let times = try asking { () throws(LedgerError) in try ledger.recordingTimes() }
    show(event, session, erased: erased, times: times, zone: ledger.settings.zone)
    if event.has(.noteDigest) {
      if ledger.isReadOnly {
        session.answer("  " + session.words.phrase(.noteNotRead))
      } else {
        show(note, isLost: try isLost(note, of: event, session), session)
      }
    }
    show(corrections, of: event, session)
    return ExitStatus.done
  }

  private struct Correction {
    var event: Event
    var line: String
  }

  /// The line, what it amounts to now, and the lines that correct it.
  private func json(
    _ line: [UInt8], _ event: Event, _ corrections: [Correction], _ note: String?,
    isLost: Bool
  ) -> JSON {
    let standing = Self.standing(of: event, corrections)
    return .object([
      ("event", .raw(String(decoding: line, as: UTF8.self))),
      ("reversed", .flag(standing == nil)),
      ("quantity", standing.map { .text($0.value.description) }),
      ("unit", standing.map { .text($0.unit.name) }),
      ("corrections", .list(corrections.map { .raw($0.line) })), ("note", note.map(JSON.text)),
      ("noteLost", isLost ? .flag(true) : nil),
    ])
  }

  /// The note that the vault keeps of the act.
  private func note(
    of event: Event, _ ledger: Ledger, _ session: Session
  ) throws(Failure) -> (text: String, isGenuine: Bool)? {
    guard let digest = event.text(.noteDigest), !ledger.isReadOnly else { return nil }
    return try asking { () throws(LedgerError) in
      try ledger.people.note(of: event.id, digest: digest, by: session.actor(ledger))
    }
  }

  /// Whether a note is not there that was kept for certain, once it is said how it comes back.
  private func isLost(
    _ note: (text: String, isGenuine: Bool)?, of event: Event, _ session: Session
  ) throws(Failure) -> Bool {
    if note != nil { return false }
    return try session.vaultGaps().contains { $0.name == .act(event.id) }
  }

  private func show(
    _ note: (text: String, isGenuine: Bool)?, isLost: Bool, _ session: Session
  ) {
    let words = session.words
    guard let note else {
      return session.answer("  " + words.phrase(isLost ? .noteIsLost : .noteGone))
    }
    let lines = note.text.shownLines.joined(separator: "\n    ")
    session.answer(lines: "  \(words.term(.note))\(words.colon)\(lines)")
    if note.isGenuine { return }
    let isMasked = note.text.contains(PeopleVault.bar)
    session.remark(words.phrase(isMasked ? .noteMasked : .noteDiffers))
  }

  /// What the act amounts to after its corrections, the last of which decides; nil when reversed.
  private static func standing(of event: Event, _ corrections: [Correction]) -> Quantity? {
    guard let last = corrections.last?.event else { return event.measure }
    guard last.kind == .amended else { return nil }
    return Quantity(last.correctedValue ?? event.measure.value, event.measure.unit)
  }

  private static func line(_ name: String, _ ledger: Ledger) throws(Failure) -> [UInt8]? {
    var found: [UInt8]?
    do throws(LedgerError) {
      if let id = EventID(name), let entry = try ledger.entry(id) { return entry.line }
      guard let position = Position(name), position < .max else { return nil }
      try ledger.entries(from: position, to: position + 1) { _, line in
        var bytes: [UInt8] = []
        for index in 0..<line.count { bytes.append(line[index]) }
        found = bytes
        return false
      }
    } catch {
      throw .ledger(error)
    }
    return found
  }

  private func show(
    _ event: Event, _ session: Session, erased: Set<AgentID>, times: RecordingTimes,
    zone: LedgerZone
  ) {
    let words = session.words
    var rows: [(String, String)] = [
      (words.field(.seq).label, words.language.format(event.position ?? 0)),
      (words.field(.occurredAt).label, words.language.format(event.occurredAt, in: zone)),
    ]
    if let recordedAt = event.recordedAt {
      let said = words.language.format(recordedAt, in: zone)
      let time = times.time(at: event.position ?? 0, saying: recordedAt)
      let isRight = time == recordedAt
      rows.append(
        (
          words.field(.recordedAt).label,
          isRight
            ? said
            : words.phrase(.recordedThen(words.language.format(time, in: zone), clock: said))
        ))
    }
    for field in event.presentFields where !KindRules.clockwork.contains(field) {
      var text = printable(Self.text(field, event, words, zone))
      if case .agent(let slot) = field.form,
        erased.contains(AgentID(number: event.identifierNumber(slot: slot)))
      {
        text = words.phrase(.erasedPerson(id: text))
      }
      rows.append((words.field(field).label, text))
    }
    session.answer("\(words.kind(event.kind)) \(event.id)")
    session.console.write(HelpText.rows(rows))
  }

  private static func text(
    _ field: Field, _ event: Event, _ words: any Words, _ zone: LedgerZone
  ) -> String {
    if let quantity = event.quantity(field) { return words.amount(quantity) }
    if let time = event.time(field) { return words.language.format(time, in: zone) }
    if let flag = event.flagValue(field) { return words.term(flag ? .yes : .no) }
    if field == .unit, let unit = event.unit { return words.unit(unit) }
    switch event.details[field] {
    case .count(let count): return words.language.format(count)
    case .texts(let texts): return texts.joined(separator: ", ")
    case .object(let entries):
      return entries.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    case .text, nil: return words.word(event.text(field) ?? "", inColumn: field.name)
    }
  }

  /// Later lines that name this act as the one they correct.
  private func corrections(
    of event: Event, _ ledger: Ledger
  ) throws(Failure) -> [Correction] {
    guard event.kind.isCorrectable, let position = event.position else { return [] }
    let reference = EventReference(event.id.description)
    var found: [Correction] = []
    var reader = LineReader()
    do throws(LedgerError) {
      try ledger.entries(from: position + 1) { _, line in
        // The name of the field comes early in a canonical line; most lines are left unread.
        guard line.contains("\"corrects\""), let act = try? reader.read(line, as: .stored),
          act.corrects == reference
        else { return true }
        found.append(Correction(event: act, line: String(line)))
        return true
      }
    } catch {
      throw .ledger(error)
    }
    return found
  }

  private func show(_ corrections: [Correction], of event: Event, _ session: Session) {
    guard !corrections.isEmpty else { return }
    let words = session.words
    session.answer("")
    session.answer(words.column(.corrections))
    for correction in corrections {
      let act = correction.event
      let amount = (act.quantity ?? act.effort ?? act.rejected).map(words.amount)
      let said = words.phrase(
        .correctedBy(kind: words.kind(act.kind), id: act.id.description, quantity: amount))
      let reason = act.text(.reason).map { " (\($0))" } ?? ""
      session.answer("  \(said)\(reason)")
    }
    let standing = Self.standing(of: event, corrections)
    session.answer(
      words.phrase(standing.map { .nowAmounts(quantity: words.amount($0)) } ?? .isReversed))
  }
}

extension KindRules {
  /// What `show` says in its first lines.
  static let clockwork: Set<Field> = [.id, .kind, .v, .seq, .occurredAt, .recordedAt]
}

extension Span<UInt8> {
  /// Whether the text stands among the first bytes of a line.
  fileprivate func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    let limit = Swift.min(count, 600) - wanted.count
    guard limit >= 0 else { return false }
    for start in 0...limit where self[start + 1] == wanted[1] && self[start] == wanted[0] {
      var index = 2
      while index < wanted.count, self[start + index] == wanted[index] { index += 1 }
      if index == wanted.count { return true }
    }
    return false
  }
}
