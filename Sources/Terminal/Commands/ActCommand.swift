import Bookkeeping
import Exchange
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
      try await clock.sayDatesToCome(after: correction)
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
