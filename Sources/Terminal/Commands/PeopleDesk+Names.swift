import Bookkeeping
import Exchange
import People
import Wording

/// Names of a record that are somebody else's.
extension PeopleDesk {
  /// Whether what is typed is meant: a name that has nothing in common with the one of the record is most likely another
  /// person's, who would get all that the record keeps; a name or a contact that somebody else's record has most likely
  /// says that the two are one, or is a slip. Where nobody can be asked, only `--yes` says so.
  func isMeant(_ typed: [OptionName: String], _ agent: AgentID) throws(Failure) -> Bool {
    let (bearers, replaced) = try asking { () throws(LedgerError) in
      (
        try ledger.bearers(of: Self.record(of: agent, typed), by: by),
        try typed[.name].flatMap { name throws(LedgerError) in
          try ledger.nameReplaced(by: name, of: agent, by: by)
        }
      )
    }
    for bearer in bearers {
      session.remark(
        words.naming(
          .borne(by: bearer.agent.text, bearer.texts.map { printable($0) }, agent: agent.text)))
    }
    if session.arguments.has(.yes) || bearers.isEmpty && replaced == nil { return true }
    if let replaced, let name = typed[.name] {
      let (from, to) = (printable(replaced.former), printable(name))
      session.remark(
        words.naming(
          replaced.isContact
            ? .anotherContact(agent: agent.text, from: from, to: to)
            : .anotherName(agent: agent.text, from: from, to: to)))
    }
    guard let ask = session.console.ask else {
      let command = command(agent)
      session.remark(
        words.naming(
          bearers.isEmpty ? .anotherNameUnasked(command: command) : .asTyped(command: command)))
      return false
    }
    if session.isYes(ask(words.phrase(.askMeant))) { return true }
    session.remark(words.phrase(.notRecorded))
    return false
  }

  /// A record that says what is typed and nothing else.
  private static func record(
    of agent: AgentID, _ typed: [OptionName: String]
  ) -> PersonRecord {
    var record = PersonRecord(agent: agent.text)
    record.name = typed[.name]
    record.contacts = [
      typed[.mail].map { .init(.mail, $0) }, typed[.phone].map { .init(.phone, $0) },
    ]
    .compactMap(\.self)
    record.composeTexts()
    return record
  }

  /// What was typed, with the word that says that it is meant.
  private func command(_ agent: AgentID) -> String {
    let options: [OptionName] = [.name, .mail, .phone, .address]
    let stated =
      options.map { ($0.rawValue, session.arguments[$0]) }
      + [(Field.language.name, session.arguments[Field.language])]
    let typed = stated.compactMap { name, value in
      value.map { " --\(name) \(TypedWord.quoted($0))" }
    }
    return printable("maillon people set \(agent)\(typed.joined()) --yes")
  }

  /// The command that takes a former name or contact off.
  static func takingOff(_ former: String, of agent: String) -> String {
    printable("maillon people set \(agent) --former-off \(TypedWord.quoted(former))")
  }

  /// Takes a former name or contact off that never was the person's.
  func takeOff(_ former: String, _ agent: AgentID) throws(Failure) -> Int32 {
    var taken: PersonRecord.Former?
    try keep(agent) { record in
      taken = record.takeOffFormer(former)
      return taken.map { [$0.contact?.kind.rawValue ?? "name"] } ?? []
    }
    guard let taken else {
      session.remark(words.naming(.noFormer(agent: agent.text, printable(former))))
      return ExitStatus.refused
    }
    session.answer(words.naming(.formerOff(agent: agent.text, printable(taken.text))))
    return ExitStatus.done
  }
}
