import Bookkeeping
import EventCodec
import Exchange
import MerkleLog
import Projecting
import Wording

/// One act: `donate`, `lend`, `record donationReceived`…
struct ActCommand: TerminalCommand {
  let verb: ActVerb
  /// Whether it was typed as `record KIND`, as any act can be.
  var isGeneric = false

  var name: String { verb.name }
  var aliases: [String] {
    ActVerb.aliases.filter { $0.value == verb.name }.map(\.key).sorted()
  }
  var options: [Option] {
    verb.kind.statedFields.map { Option($0) } + beside
  }
  /// What may be said of the act and is no field of it.
  private var beside: [Option] {
    let rules = verb.kind.rules
    let mayGovern = max(rules.mandate, rules.mandateOverCoop) > .everyday || rules.corrects
    return [
      Option(.on, .time), Option(OptionName.note, .text), Option(.allowNegative), Option(.yes),
    ]
      + (mayGovern && !governs ? [Option(.governing)] : [])
  }
  /// Whether the command says by itself that its act holds for all.
  private var governs: Bool { !isGeneric && verb.kind.ownCommand == "maillon \(verb.name)" }

  func help(_ words: any Words) -> String {
    let fields = verb.kind.statedFields
    let placed = Set(verb.places.flatMap(\.fields))
    let must = fields.filter { verb.kind.rules.required.contains($0) && !placed.contains($0) }
    let asked = must.filter { !verb.kind.filledFields.contains($0) }
    let rest = fields.filter { !asked.contains($0) && !placed.contains($0) }
    return HelpText.draw(
      verb.name, about: words.kind(verb.kind), usage: verb.places.map { $0.shape(words) },
      sections: [
        (.required, asked.map { Option($0) }),
        (.optional, rest.map { Option($0) } + beside),
      ],
      examples: verb.examples.isEmpty ? generatedExamples(asked) : verb.examples, words)
  }

  private func generatedExamples(_ asked: [Field]) -> [String] {
    let stated = asked.map { "--\($0.name.kebabCase) …" }.joined(separator: " ")
    return ["\(verb.name) \(stated)", "\(verb.name) \(stated) --on 2020-04-05"]
  }

  func run(_ session: Session) async throws(Failure) -> Int32 {
    var arguments = session.arguments
    if arguments.has(.allowNegative), arguments[Field.reason] == nil {
      throw .usage(.needs(option: "--allow-negative", other: "--reason"))
    }
    if arguments.has(.on), arguments[Field.occurredAt] != nil {
      throw .usage(.notTogether("--on", "--occurred-at"))
    }
    if arguments.has(.note), arguments[Field.noteDigest] != nil {
      throw .usage(.notTogether("--note", "--note-digest"))
    }
    let ledger = try session.openLedger()
    let clock = ClockSetting(session: session, ledger: ledger)
    if verb.kind == .clockCorrected { try clock.complete(&arguments) }
    let act = try ActReading.act(verb, arguments, try session.surroundings(ledger))
    var trusts: Bool?
    if let correction = act.clockCorrection {
      trusts = try clock.isMeant(correction)
      if trusts == false, session.console.ask != nil {
        session.remark(session.words.phrase(.notRecorded))
        return ExitStatus.refused
      }
    }
    guard try session.isMeantIfMerger(act, in: ledger) else {
      return ExitStatus.refused
    }
    var mayGovern = governs || arguments.has(.governing)
    if !mayGovern, try asking({ () throws(LedgerError) in try ledger.endsPersonhood(act) }) {
      mayGovern = session.isMeant(.endsPersonhood(act.agent?.text ?? ""))
      if !mayGovern { return ExitStatus.refused }
    }
    let status = try await session.record(
      act, in: ledger, governing: mayGovern, trusting: trusts)
    if status == ExitStatus.done, session.form != .json, let correction = act.clockCorrection {
      try clock.sayDatesToCome(after: correction)
    }
    return status
  }
}

extension ActVerb.Place {
  var fields: [Field] {
    switch self {
    case .quantity: [.quantity]
    case .effort: [.effort]
    case .thing: [.item, .lot, .serial]
    case .field(let field): [field]
    }
  }

  func shape(_ words: any Words) -> String {
    switch self {
    case .quantity: words.placeholder(.quantity)
    case .effort: words.placeholder(.hours)
    case .thing: words.placeholder(.thing)
    case .field(let field): words.field(field).label.uppercased()
    }
  }
}

/// `record KIND`: an act by its full name; turns into the act's own command.
struct RecordCommand: NamedCommand {
  static let command = CommandName.record
  let usage = [Placeholder.kind]
  let options: [Option] = []
  let examples = [
    "record donationReceived 150 sheet#LS1 --provider dora",
    "record loanStarted --item printer-3d --serial P1 --quantity 1 --provider bruno --agreement L1",
  ]

  /// The act named by the first word, which is taken away; nil when only help is wanted.
  func act(
    takenFrom tokens: inout [String], wantsHelp: Bool
  ) throws(UsageFault) -> (any TerminalCommand)? {
    guard let index = Self.placeOfKind(in: tokens) else {
      if wantsHelp { return nil }
      throw .missingWord("KIND")
    }
    let name = tokens.remove(at: index)
    guard let kind = EventKind.names.value(named: Array(name.utf8).span) else {
      if let verb = ActVerb.named(name) { return ActCommand(verb: verb, isGeneric: true) }
      let near = Suggestions.nearest(to: name, among: EventKind.allCases.map(\.name))
      throw .unknownKind(name, suggestions: near)
    }
    return ActCommand(verb: ActVerb.of(kind), isGeneric: true)
  }

  private static func placeOfKind(in tokens: [String]) -> Int? {
    var index = 0
    while index < tokens.count {
      if tokens[index] == "--ledger" || tokens[index] == "--lang" {
        index += 2
      } else if tokens[index].hasPrefix("-") {
        index += 1
      } else {
        return index
      }
    }
    return nil
  }

  func help(_ words: any Words) -> String {
    let kinds = EventKind.allCases.map { ($0.name, words.kind($0)) }
    return HelpText.draw(
      name, about: words.command(Self.command), usage: [words.placeholder(.kind)], sections: [],
      examples: examples, words) + "\n\(words.placeholder(.acts))\n" + HelpText.rows(kinds)
  }

  func run(_ session: Session) async throws(Failure) -> Int32 {
    throw .usage(.missingWord("KIND"))
  }
}

// MARK: - Recording

extension Session {
  /// What reading an act asks of the ledger.
  func surroundings(_ ledger: Ledger) throws(Failure) -> ActSurroundings {
    let now = console.clock()
    guard now.isIn(Limits.years) else { throw .ledger(.clock(.unwritable(clock: now))) }
    return ActSurroundings(
      coop: ledger.settings.coop, zone: ledger.settings.zone, now: now,
      language: words.language, recordedBy: actor(ledger), makeID: console.makeID,
      unit: { item throws(Failure) in
        do throws(LedgerError) { return try ledger.unit(of: item) } catch { throw .ledger(error) }
      },
      loan: { agreement throws(Failure) in
        do throws(LedgerError) { return try ledger.loan(agreement) } catch { throw .ledger(error) }
      },
      event: { id throws(Failure) in try self.event(id, in: ledger)?.event })
  }

  /// Who is at the keyboard: `$MAILLON_AGENT`, else the co-op.
  func actor(_ ledger: Ledger) -> AgentID {
    guard let name = console.environment["MAILLON_AGENT"], EventID(name) != nil else {
      return ledger.settings.coop
    }
    return AgentID(name)
  }

  /// The recorded event with this id, with its details.
  func event(
    _ id: EventID, in ledger: Ledger
  ) throws(Failure) -> (event: Event, line: [UInt8])? {
    do throws(LedgerError) {
      guard let (_, line) = try ledger.entry(id) else { return nil }
      var reader = LineReader()
      guard let event = try? reader.read(line.span, as: .stored) else {
        throw LedgerError.damaged(path: ledgerPath, what: id.description)
      }
      return (event, line)
    } catch {
      throw .ledger(error)
    }
  }

  /// Records an act and shows its receipt; `trusting` where whoever sits there was asked already.
  func record(
    _ act: Event, in ledger: Ledger, governing: Bool = false, trusting: Bool? = nil
  ) async throws(Failure) -> Int32 {
    let namings = try asking { () throws(LedgerError) in
      try ledger.namings(in: act, by: actor(ledger))
    }
    guard agrees(to: namings),
      namings.contains(where: { $0.field == .agent }) || agrees(toNameOf: act)
    else {
      remark(words.phrase(.notRecorded))
      return ExitStatus.refused
    }
    let receipt: Receipt
    let given = arguments[OptionName.note]
    let note = if let given { try text(given, for: "--note") } else { nil as String? }
    if let note { try screen(note) }
    let allowsNegative = arguments.has(.allowNegative)
    let trusts = if let trusting { trusting } else { try trustsClock(ledger) }
    do throws(LedgerError) {
      if let note {
        receipt = try await ledger.record(
          act, note: note, by: actor(ledger), governing: governing, trustClock: trusts,
          allowNegative: allowsNegative)
      } else {
        receipt = try await ledger.record(
          [Command(act)], governing: governing, trustClock: trusts, allowNegative: allowsNegative)
      }
    } catch {
      throw .ledger(error)
    }
    for entry in receipt.entries { show(entry, act, size: receipt.size) }
    let made = receipt.entries.filter { !$0.isDuplicate && act.kind.isCorrectable }
    remark(receipt.clock, ledger, cancelling: made.map(\.id.description))
    remark(receipt.parties)
    if let reason = receipt.viewsBehind { remarkBehind(reason) }
    return ExitStatus.done
  }

  /// Says which texts for the log name persons of the vault; where somebody sits there, asks whether they are
  /// to be written all the same.
  func agrees(to namings: [Ledger.Naming], isTrial: Bool = false) -> Bool {
    if namings.isEmpty { return true }
    remark(lines: words.phrase(.namesPersons(Array(namings.prefix(10)))))
    guard !isTrial, let ask = console.ask else { return true }
    return isYes(ask(words.phrase(.askNaming)))
  }

  /// Says that the id of a person who is registered looks like a name; where somebody sits there, asks whether
  /// it is to stay so.
  private func agrees(toNameOf act: Event) -> Bool {
    guard act.kind == .agentRegistered, act.text(.agentType) == AgentType.person.rawValue,
      let agent = act.agent, agent.text.looksLikeName
    else { return true }
    remark(words.phrase(.idLikeName(agent.text)))
    guard let ask = console.ask else { return true }
    return isYes(ask(words.phrase(.askNaming)))
  }

  func isYes(_ answer: String?) -> Bool {
    guard let first = answer?.lowercased().unicodeScalars.first else { return false }
    return first == "o" || first == "j" || first == "y"
  }

  /// Whether to record although the clock is far from the newest entry, ahead or behind: with `--yes`, or when whoever
  /// sits there says that it is right.
  func trustsClock(_ ledger: Ledger) throws(Failure) -> Bool {
    if arguments.has(.yes) { return true }
    guard let ask = console.ask else { return false }
    do throws(LedgerError) { try ledger.checkClock(trusting: false) } catch {
      switch error {
      case .clock(.ahead(let clock, let newest)): return isYes(ask(question(clock, newest, ledger)))
      default: return false
      }
    }
    let remark = try asking { () throws(LedgerError) in try ledger.clockRemark() }
    guard let remark, remark.isFar else { return false }
    // It is said afterwards to whoever is not there; who is can say first that the clock is wrong.
    if !isYes(ask(question(remark.clock, remark.newest, ledger))) {
      throw .ledger(.clock(.behind(clock: remark.clock, newest: remark.newest)))
    }
    return false
  }

  private func question(_ clock: Instant, _ newest: Instant, _ ledger: Ledger) -> String {
    let form = { words.language.format($0 as Instant, in: ledger.settings.zone) }
    return words.phrase(.askClock(clock: form(clock), newest: form(newest)))
  }

  /// Says whom acts name of whom nothing new was expected.
  func remark(_ parties: [PartyRemark]) {
    for party in parties.prefix(10) {
      let agent = party.agent.text
      remark(
        words.phrase(
          party.mergedInto.map { .partyMerged(agent, into: $0.text) } ?? .partyErased(agent)))
    }
  }

  /// Says that the vault of persons may be lost, and what can be done.
  func remarkVaultLoss(_ ledger: Ledger) throws(Failure) {
    let loss = try asking { () throws(LedgerError) in try ledger.vaultLoss() }
    if let loss { remark(words.phrase(.vaultLoss(loss))) }
  }

  /// The persons whose records in the vault are damaged, once that is said. Who may only read the ledger does not
  /// open the vault.
  func unreadableRecords(_ ledger: Ledger) throws(Failure) -> [String] {
    if ledger.isReadOnly || Ledger.mayLackVault(at: ledgerPath) { return [] }
    let unreadable = try asking { () throws(LedgerError) in try ledger.people.unreadable() }
    if !unreadable.isEmpty { remark(words.phrase(.unreadableRecords(unreadable))) }
    return unreadable
  }

  /// Says that what was asked for is done, and what is not.
  func remarkBehind(_ reason: LedgerError) {
    remark(words.phrase(.viewsBehind(because: words.ledgerError(reason))))
  }

  /// Acts whose cancellation is printed; a file may have brought thousands.
  private static let cancelLimit = 20

  /// Says that the clock is behind what it was.
  ///
  /// - Parameter ids: acts that were recorded under it and can be cancelled.
  func remark(_ clock: ClockRemark?, _ ledger: Ledger, cancelling ids: [String] = []) {
    guard let clock else { return }
    let form = { words.language.format($0 as Instant, in: ledger.settings.zone) }
    let minute = String(typed: clock.clock, in: ledger.settings.zone).prefix(16)
    let reason = words.phrase(.wrongClock)
    let command = "maillon correct-clock --value \"\(minute)\" --reason \"\(reason)\""
    if clock.isFar {
      let cancel = ids.prefix(Self.cancelLimit).map {
        "maillon correct \(printable(TypedAct.quoted($0))) --cancel --reason \"\(reason)\""
      }
      return remark(
        lines: words.phrase(
          .clockFarBehind(
            clock: form(clock.clock), newest: form(clock.newest), recorded: form(clock.recorded),
            cancel: cancel, command: command)))
    }
    remark(
      words.phrase(
        .clockBehind(
          clock: form(clock.clock), newest: form(clock.newest), recorded: form(clock.recorded),
          command: command)))
  }

  /// What the act says, in one line: `150 pièces sheet#LS1 · dora → coop · 02/04/2020`.
  private func summary(of act: Event) -> String {
    let parties = [act.provider ?? act.agent, act.receiver ?? act.group ?? act.mergedInto]
      .compactMap { $0?.text }
    let name = act.text(act.kind.definedName?.field ?? .agreement)
    let parts = [
      JournalCommand.thing(act, words), parties.joined(separator: " → "), name ?? "",
      words.language.format(act.occurredAt, in: .brussels),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func show(_ entry: ReceiptEntry, _ act: Event, size: UInt64) {
    let kind = act.kind
    let id = entry.id.description
    if form == .json {
      answer(
        .object([
          ("id", .text(id)), ("seq", .number(entry.position)),
          ("leafHash", .text(entry.leafHash.description)), ("size", .number(size)),
          ("duplicate", .flag(entry.isDuplicate)),
          ("lookAlike", entry.lookAlike.map { .text($0.description) }),
        ]))
      return
    }
    let position = words.language.format(entry.position)
    answer(
      words.phrase(
        entry.isDuplicate
          ? .recordedBefore(position: position)
          : .recorded(kind: words.kind(kind), position: position)))
    answer("  \(summary(of: act))")
    answer("  \(words.field(.id).label)\(words.colon)\(id)")
    answer("  \(words.column(.leafHash))\(words.colon)\(entry.leafHash)")
    answer("  \(words.phrase(.howToCheck(id: id)))")
    if let other = entry.lookAlike {
      remark(words.phrase(.lookAlike(id: other.description, new: id)))
    }
  }
}

extension String {
  /// Whether an id is two words or more, of letters alone: `marie-dubois`, and not `p-7f3a` or `hub-2`.
  fileprivate var looksLikeName: Bool {
    let words = unicodeScalars.split { "-._:".unicodeScalars.contains($0) }
    return words.count > 1 && words.count { $0.count > 2 } > 1
      && words.allSatisfy { $0.allSatisfy { $0.properties.isAlphabetic } }
  }
}
