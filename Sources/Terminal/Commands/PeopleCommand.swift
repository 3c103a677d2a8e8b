import Bookkeeping
import Exchange
import FoundationEssentials
import People
import Projecting
import Wording

/// `people`: the vault of persons. Every look and every change is written down.
struct PeopleCommand: NamedCommand {
  /// What is to be done, as it is typed after `people`.
  enum Deed: String, CaseIterable {
    case list, show, set, note, attach, fetch, consent, withdraw, mask, access

    var needsAgent: Bool { self != .list && self != .access }

    /// What the deed is done to.
    var object: Placeholder { self == .mask ? .spot : .agent }

    /// What follows the agent.
    var thing: Placeholder? {
      switch self {
      case .note: .text
      case .attach: .file
      case .fetch: .number
      case .list, .show, .set, .consent, .withdraw, .mask, .access: nil
      }
    }
  }

  static let command = CommandName.people
  let options = [
    Option(OptionName.name, .text), Option(.mail, .text), Option(.phone, .text),
    Option(.address, .text), Option(Field.language), Option(.purpose, .text),
    Option(.textVersion, .text), Option(Field.channel), Option(Field.evidence), Option(.on, .time),
    Option(.format, .text), Option(.out, .file), Option(.force), Option(.csv), Option(.part, .name),
    Option(OptionName.text, .text), Option(.yes),
  ]
  let examples = [
    "people set p-1 --name \"…\" --mail … --language fr", "people set p-1 --name - < nom.txt",
    "people consent p-1 --purpose name-in-report --text-version 2026-1 --channel paper",
    "people withdraw p-1 --purpose name-in-report", "people note p-1 \"…\"",
    "people attach p-1 accord.pdf", "people fetch p-1 1 --out accord.pdf",
    "people show p-1 --format html --out p-1.html", "people access p-1",
    "people mask p-1/note/2", "people mask act/don-1 --text -",
  ]

  func help(_ words: any Words) -> String {
    HelpText.draw(
      name, about: words.command(Self.command),
      usage: [Deed.allCases.map(\.rawValue).joined(separator: "|"), words.placeholder(.agent)],
      sections: [(.options, options)], examples: examples, words)
  }

  func run(_ session: Session) async throws(Failure) -> Int32 {
    var words = session.arguments.words[...]
    let name = words.popFirst() ?? Deed.list.rawValue
    guard let deed = Deed(rawValue: name) else {
      throw .usage(
        .badValue(
          option: session.words.placeholder(.deed), value: name,
          expected: Deed.allCases.map(\.rawValue)))
    }
    let agent = deed == .list ? nil : words.popFirst()
    if agent == nil, deed.needsAgent {
      throw .usage(.missingWord(session.words.placeholder(deed.object)))
    }
    var thing: String?
    if let placeholder = deed.thing {
      thing = words.popFirst()
      if thing == nil { throw .usage(.missingWord(session.words.placeholder(placeholder))) }
    }
    if let extra = words.first { throw .usage(.unexpectedWord(extra)) }
    let desk = PeopleDesk(session: session, ledger: try session.openLedger(answers: false))
    try desk.forgetErased()
    try desk.obey(deed, agent, thing ?? "")
    return ExitStatus.done
  }
}

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
  private func agent(_ name: String) throws(Failure) -> AgentID {
    try session.check(name, .agent, in: "agents", ledger) { .unknownAgent($0, suggestions: $1) }
    let agent = AgentID(name)
    if try asking({ () throws(LedgerError) in try ledger.erasedAgents() }).contains(agent) {
      throw .refused([Refusal(field: Field.agent.name, .erasedAgent(name))])
    }
    return agent
  }

  /// An old copy of the vault may bring back who asked to be forgotten.
  func forgetErased() throws(Failure) {
    // Who looks into it is written down in it.
    if ledger.isReadOnly { throw .ledger(.readOnly(path: session.ledgerPath + "/people")) }
    // Before the vault is opened, which makes its folders anew.
    try session.remarkVaultLoss(ledger)
    try asking { () throws(LedgerError) in
      try ledger.people.sweep()
      try ledger.settleNotes()
    }
    let back = try asking { () throws(LedgerError) in try ledger.forgetErased(by: by) }
    session.remark(back)
    let bad = try asking { () throws(LedgerError) in try ledger.people.unreadable() }
    if !bad.isEmpty { session.remark(words.phrase(.unreadableRecords(bad))) }
  }

  /// - Parameters:
  ///   - name: the agent; nil where the deed is about all.
  ///   - thing: what follows it: a text, a file, a number.
  func obey(_ deed: PeopleCommand.Deed, _ name: String?, _ thing: String) throws(Failure) {
    guard let name, deed.needsAgent else {
      return deed == .list ? try list() : try accesses(name)
    }
    if deed == .mask { return try mask(name) }
    let agent = try agent(name)
    switch deed {
    case .list, .mask, .access: return
    case .show: try show(agent)
    case .set: try set(agent)
    case .note: try note(agent, thing)
    case .attach: try attach(agent, thing)
    case .fetch: try fetch(agent, thing)
    case .consent: try consent(agent)
    case .withdraw: try withdraw(agent)
    }
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
    let all = try asking { () throws(LedgerError) in try ledger.people.accesses() }
    // A look at the note of an act is one at whoever has a part in it.
    let acts = try agent.map { name throws(Failure) in
      guard EventID(name) != nil else { return [] as [EventID] }
      return try asking { () throws(LedgerError) in try ledger.acts(touching: [AgentID(name)]) }
    }
    let grid = PersonAnswer.grid(all, about: agent, (acts ?? []).map(\.description))
    try answer(Report([.init("accesses", .table(grid))]))
  }

  private func show(_ agent: AgentID) throws(Failure) {
    try session.keepBesideIssued(ledger)
    try PersonAnswer(of: agent, session, ledger).deliver(session)
  }

  private func answer(_ report: Report) throws(Failure) {
    try session.answer(report, zone: ledger.settings.zone)
  }

  // MARK: - Changing

  private func set(_ agent: AgentID) throws(Failure) {
    let arguments = session.arguments
    if let language = arguments[Field.language], Language(rawValue: language) == nil {
      let expected = Language.allCases.map(\.rawValue)
      throw .usage(.badValue(option: "--language", value: language, expected: expected))
    }
    let typed = try typed()
    let record = try change(agent) { record in
      var changed: [String] = []
      if let name = typed[.name] {
        record.name = name.isEmpty ? nil : name
        changed.append("name")
      }
      if let language = arguments[Field.language] {
        record.language = language
        changed.append("language")
      }
      let contacts: [(OptionName, PersonRecord.Contact.Kind)] = [
        (.mail, .mail), (.phone, .phone), (.address, .address),
      ]
      for (option, kind) in contacts {
        guard let value = typed[option] else { continue }
        record.set(.init(kind, value))
        changed.append(kind.rawValue)
      }
      return changed
    }
    if typed.isEmpty { return }
    for contact in record.contacts where !contact.isLikely && typed.values.contains(contact.value) {
      session.remark(words.phrase(.unlikelyContact(contact.kind, printable(contact.value))))
    }
    let inLog = try asking { () throws(LedgerError) in try ledger.inLog(of: record, by: by) }
    if !inLog.isEmpty {
      session.remark(lines: words.phrase(.namedInLog(agent: agent.text, inLog)))
    }
  }

  /// What the options say of the person; those that are `-` come from standard input, a line each in
  /// this order where they are several.
  private func typed() throws(Failure) -> [OptionName: String] {
    var typed: [OptionName: String] = [:]
    var unsaid: [OptionName] = []
    for option in [OptionName.name, .mail, .phone, .address] {
      typed[option] = session.arguments[option]
      if typed[option] == "-" { unsaid.append(option) }
    }
    let options = unsaid.map { "--\($0.rawValue)" }
    if !unsaid.isEmpty {
      for (option, line) in zip(unsaid, try session.lines(for: options)) { typed[option] = line }
    }
    for (option, text) in typed {
      try Session.checkLength(text, of: option.rawValue, limit: Limits.personByteCount)
    }
    return typed
  }

  private func note(_ agent: AgentID, _ given: String) throws(Failure) {
    let text = try session.text(given, for: "people note")
    try session.screen(text)
    let written = Timestamp(session.console.clock(), in: ledger.settings.zone).description
    try change(agent) { [by] record in
      record.notes.append(.init(written: written, by: by.text, text: text))
      return ["note"]
    }
  }

  private func attach(_ agent: AgentID, _ path: String) throws(Failure) {
    let bytes = try session.bytes(of: path)
    let name = path.unicodeScalars.split(separator: "/").last.map { String($0) } ?? path
    let (kept, before) = try asking { () throws(LedgerError) in
      try ledger.people.attach(bytes, named: name, to: agent, by: by) { () throws(LedgerError) in
        try ledger.checkNotErased(agent)
      }
    }
    let format = words.language.format as (Int) -> String
    session.answer(
      words.phrase(
        .attachmentKept(
          name: printable(name), number: format(kept.part), bytes: format(kept.byteCount))))
    if let before {
      session.remark(words.phrase(.attachedBefore(number: format(before.part))))
    }
  }

  private func fetch(_ agent: AgentID, _ number: String) throws(Failure) {
    guard let part = Int(number), part > 0,
      let bytes = try asking({ () throws(LedgerError) in
        try ledger.people.attachment(part, of: agent, by: by)
      })
    else {
      throw .refused([Refusal(.noAttachment(printable(number), of: agent.text))])
    }
    guard let path = session.arguments[.out] else {
      if session.sendsToOutput { return session.console.send(bytes) }
      throw .usage(.needs(option: "fetch", other: "--out"))
    }
    try session.keep(bytes, at: path, isPersonal: true)
  }

  private func consent(_ agent: AgentID) throws(Failure) {
    let arguments = session.arguments
    let purpose = try purpose()
    guard let version = arguments[OptionName.textVersion] else {
      throw .usage(.needs(option: "consent", other: "--text-version"))
    }
    try Session.checkLength(
      version, of: OptionName.textVersion.rawValue, limit: Limits.personByteCount)
    let channel = arguments[Field.channel] ?? "terminal"
    if let channels = Field.channel.vocabulary, !channels.contains(channel) {
      throw .usage(.badValue(option: "--channel", value: channel, expected: channels))
    }
    let consent = Consent(
      purpose: purpose, textVersion: version,
      language: arguments[Field.language] ?? words.language.rawValue, given: try day(),
      channel: channel, by: by.text, evidence: arguments[Field.evidence])
    try change(agent) { record in
      record.give(consent)
      return ["consent"]
    }
  }

  private func withdraw(_ agent: AgentID) throws(Failure) {
    let purpose = try purpose()
    let day = try day()
    var isFound = false
    try change(agent) { record in
      isFound = record.withdraw(purpose, on: day)
      return isFound ? ["withdrawal"] : []
    }
    if !isFound {
      let name = words.word(purpose.rawValue, inColumn: "purpose")
      session.remark(words.phrase(.nothingWithdrawn(purpose: name)))
    }
  }

  private func purpose() throws(Failure) -> Consent.Purpose {
    let expected = Consent.Purpose.allCases.map(\.rawValue.kebabCase)
    guard let text = session.arguments[OptionName.purpose] else {
      throw .usage(.needs(option: "consent, withdraw", other: "--purpose"))
    }
    guard let index = expected.firstIndex(of: text) else {
      throw .usage(.badValue(option: "--purpose", value: text, expected: expected))
    }
    return Consent.Purpose.allCases[index]
  }

  /// The day of `--on`, else today.
  private func day() throws(Failure) -> String {
    let zone = ledger.settings.zone
    let time = try session.time(.on, zone: zone) ?? Timestamp(session.console.clock(), in: zone)
    return Timestamp(time.day(in: zone)).description
  }

  @discardableResult
  private func change(
    _ agent: AgentID, _ body: (inout PersonRecord) -> [String]
  ) throws(Failure) -> PersonRecord {
    let record = try asking { () throws(LedgerError) in
      let check = { () throws(LedgerError) in try ledger.checkNotErased(agent) }
      return try ledger.people.change(agent, by: by, checking: check, body)
    }
    session.answer(words.phrase(.personKept(id: agent.text)))
    return record
  }
}

extension Session {
  /// Warns of what a note should rather not hold.
  func screen(_ note: String) throws(Failure) {
    try Self.checkLength(note, of: OptionName.note.rawValue, limit: Limits.noteByteCount)
    let found = PersonalPattern.found(in: note)
    if !found.isEmpty { remark(words.phrase(.personalNote(found))) }
  }

  /// What is kept of persons is looked through with every act: a file given by a slip would hold them all up.
  static func checkLength(_ text: String, of field: String, limit: Int) throws(Failure) {
    if !text.isEmpty, text.showsNothing { throw .refused([Refusal(field: field, .blankText)]) }
    guard text.utf8.count > limit else { return }
    let reason = RefusalReason.unreadable(offset: limit, .tooLong(limit: limit))
    throw .refused([Refusal(field: field, reason)])
  }
}

extension PersonRecord.Contact {
  /// Whether it has the form of what it is to be: who mistyped it is not reached by it, nor found by it when the
  /// person is erased.
  fileprivate var isLikely: Bool {
    switch kind {
    case .mail: PersonalPattern.found(in: value).contains(.mail)
    case .phone: value.utf8.count { (0x30...0x39).contains($0) } >= 6
    case .address: true
    }
  }
}
