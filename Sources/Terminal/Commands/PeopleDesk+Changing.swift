import Bookkeeping
import Exchange
import FoundationEssentials
import Outgoing
import People
import Wording

/// The deeds that change a record.
extension PeopleDesk {
  func set(_ agent: AgentID) throws(Failure) -> Int32 {
    let arguments = session.arguments
    if let language = arguments[Field.language], Language(rawValue: language) == nil {
      let expected = Language.allCases.map(\.rawValue)
      throw .usage(.badValue(option: "--language", value: language, expected: expected))
    }
    let typed = try typed()
    if let former = arguments[OptionName.formerOff] {
      if let other = typed.keys.first { throw .usage(.notTogether("--former-off", "--\(other)")) }
      return try takeOff(former, agent)
    }
    if typed.isEmpty, arguments[Field.language] == nil {
      let options = ["--name", "--language", "--mail", "--phone", "--address", "--former-off"]
      throw .usage(.missingWord(options.joined(separator: " / ")))
    }
    guard try isMeant(typed, agent) else { return ExitStatus.refused }
    var before: [PersonRecord.Former] = []
    let record = try change(agent) { record in
      before = record.former ?? []
      var changed: [String] = []
      if let name = typed[.name] {
        record.set(name: name)
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
    if typed.isEmpty { return ExitStatus.done }
    let given = (record.former ?? []).filter { !before.contains($0) }
    if !given.isEmpty {
      session.remark(words.phrase(.formerKept(agent: agent.text, given.map { printable($0.text) })))
      for former in given {
        session.remark(
          words.naming(.notFormer(command: Self.takingOff(former.text, of: agent.text))))
      }
    }
    for contact in record.contacts where !contact.isLikely && typed.values.contains(contact.value) {
      session.remark(words.phrase(.unlikelyContact(contact.kind, printable(contact.value))))
    }
    let inLog = try asking { () throws(LedgerError) in try ledger.inLog(of: record, by: by) }
    if !inLog.isEmpty {
      session.remark(lines: words.phrase(.namedInLog(agent: agent.text, inLog)))
    }
    return ExitStatus.done
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

  func note(_ agent: AgentID, _ given: String) throws(Failure) {
    let text = try session.text(given, for: "people note")
    try session.screen(text)
    let written = Timestamp(session.console.clock(), in: ledger.settings.zone).description
    try change(agent) { [by] record in
      record.notes.append(.init(written: written, by: by.text, text: text))
      return ["note"]
    }
  }

  func attach(_ agent: AgentID, _ path: String) throws(Failure) {
    let bytes = try session.bytes(of: path, as: .paper)
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

  func fetch(_ agent: AgentID, _ number: String) throws(Failure) {
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
    try session.keep(bytes, at: path, isPersonal: true, isOfOthers: true)
  }

  func consent(_ agent: AgentID) throws(Failure) {
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
    let evidence = arguments[Field.evidence]?.lowercased()
    if let evidence, evidence.utf8.count != 64 || !evidence.allSatisfy(\.isHexDigit) {
      throw .usage(
        .badValue(
          option: "--evidence", value: printable(evidence), expected: [words.expectation(.digest)]))
    }
    let consent = Consent(
      purpose: purpose, textVersion: version,
      language: arguments[Field.language] ?? words.language.rawValue, given: try dayGiven(),
      channel: channel, by: by.text, evidence: evidence)
    try change(agent) { record in
      record.give(consent)
      return ["consent"]
    }
  }

  func withdraw(_ agent: AgentID) throws(Failure) {
    let purpose = try purpose()
    let day = try day()
    var isFound = false
    try keep(agent) { record in
      isFound = record.withdraw(purpose, on: day)
      return isFound ? ["withdrawal"] : []
    }
    let name = words.word(purpose.rawValue, inColumn: "purpose")
    guard isFound else { return session.remark(words.phrase(.nothingWithdrawn(purpose: name))) }
    session.answer(words.phrase(.withdrawn(id: agent.text, purpose: name)))
    if purpose == .nameInReport { try session.remarkIssued(ledger) }
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

  /// The same, and none to come: what is consented to later would hold from now on.
  private func dayGiven() throws(Failure) -> String {
    let zone = ledger.settings.zone
    let today = Timestamp(zone.day(of: session.console.clock()))
    if let time = try session.time(.on, zone: zone), time.day(in: zone) > today.day(in: zone) {
      let day = Timestamp(time.day(in: zone)).description
      throw .usage(.badValue(option: "--on", value: day, expected: [today.description]))
    }
    return try day()
  }

  @discardableResult
  func change(
    _ agent: AgentID, _ body: (inout PersonRecord) -> [String]
  ) throws(Failure) -> PersonRecord {
    let record = try keep(agent, body)
    session.answer(words.phrase(.personKept(id: agent.text)))
    return record
  }

  @discardableResult
  func keep(
    _ agent: AgentID, _ body: (inout PersonRecord) -> [String]
  ) throws(Failure) -> PersonRecord {
    try asking { () throws(LedgerError) in
      let check = { () throws(LedgerError) in try ledger.checkNotErased(agent) }
      return try ledger.people.change(agent, by: by, checking: check, body)
    }
  }
}

extension Session {
  /// Warns of what a note should rather not hold.
  func screen(_ note: String) throws(Failure) {
    let name = OptionName.note.rawValue
    if note.isEmpty { throw .refused([Refusal(field: name, .blankText)]) }
    try Self.checkLength(note, of: name, limit: Limits.noteByteCount)
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
