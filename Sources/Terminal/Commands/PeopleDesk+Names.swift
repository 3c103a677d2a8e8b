import Bookkeeping
import Exchange
import People
import Wording

/// Names of a record that are somebody else's.
extension PeopleDesk {
  /// Whether a name that has nothing in common with the one of the record is meant: most likely it is another person's,
  /// who would get all that the record keeps. Where nobody can be asked, only `--yes` says so.
  func isMeant(_ typed: [OptionName: String], _ agent: AgentID) throws(Failure) -> Bool {
    guard let name = typed[.name], !session.arguments.has(.yes) else { return true }
    let replaced = try asking { () throws(LedgerError) in
      try ledger.nameReplaced(by: name, of: agent, by: by)
    }
    guard let replaced else { return true }
    session.remark(
      words.naming(
        .anotherName(agent: agent.text, from: printable(replaced), to: printable(name))))
    guard let ask = session.console.ask else {
      session.remark(words.naming(.anotherNameUnasked(command: command(agent))))
      return false
    }
    if session.isYes(ask(words.phrase(.askMeant))) { return true }
    session.remark(words.phrase(.notRecorded))
    return false
  }

  /// What was typed, with the word that says that it is meant.
  private func command(_ agent: AgentID) -> String {
    let options: [OptionName] = [.name, .mail, .phone, .address]
    let stated =
      options.map { ($0.rawValue, session.arguments[$0]) }
      + [(Field.language.name, session.arguments[Field.language])]
    let typed = stated.compactMap { name, value in
      value.map { " --\(name) \(TypedAct.quoted($0))" }
    }
    return printable("maillon people set \(agent)\(typed.joined()) --yes")
  }

  /// The command that takes a former name or contact off.
  func takingOff(_ former: String, _ agent: AgentID) -> String {
    printable("maillon people set \(agent) --former-off \(TypedAct.quoted(former))")
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
