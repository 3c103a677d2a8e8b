import Bookkeeping
import Exchange
import People
import Projecting
import Wording

/// `people detach AGENT N`: a file is taken off a record, and destroyed.
extension PeopleDesk {
  func detach(_ agent: AgentID, _ number: String) throws(Failure) -> Int32 {
    let never = Failure.refused([Refusal(.noAttachment(printable(number), of: agent.text))])
    guard let part = Int(number), part > 0 else { throw never }
    let found = try asking { () throws(LedgerError) in
      try ledger.people.attached(part, to: agent, by: by)
    }
    let format = words.language.format as (Int) -> String
    switch found {
    case .never: throw never
    case .detached:
      session.remark(words.phrase(.detachedBefore(number: format(part), agent: agent.text)))
      return ExitStatus.done
    case .there(let attachment, let name, let evidence):
      let file = AttachedFile(
        agent: agent.text, person: agent.text + (name.map { " (\(printable($0)))" } ?? ""),
        number: format(part), name: printable(attachment.name),
        bytes: format(attachment.byteCount))
      if !evidence.isEmpty { session.remark(words.phrase(.showsConsents(evidence))) }
      if session.arguments.has(.dryRun) {
        session.answer(words.phrase(.toDetach(file)))
        session.answer(words.phrase(.erasureTried(.one(command: Self.detaching(agent, part)))))
        return ExitStatus.done
      }
      guard isMeant(file, Self.detaching(agent, part)) else { return ExitStatus.refused }
      try asking { () throws(LedgerError) in
        try ledger.people.detach(part, from: agent, by: by) { () throws(LedgerError) in
          try ledger.checkNotErased(agent)
        }
      }
      if session.form == .json {
        session.answer(
          .object([("agent", .text(agent.text)), ("detached", .number(part))]))
      } else {
        session.answer(words.phrase(.detached(file)))
      }
      return ExitStatus.done
    }
  }

  private func isMeant(_ file: AttachedFile, _ command: String) -> Bool {
    if session.arguments.has(.yes) { return true }
    guard let ask = session.console.ask else {
      session.remark(words.phrase(.toDetach(file)))
      session.remark(words.phrase(.erasureUnasked(.one(command: command))))
      return false
    }
    let isMeant = session.isYes(ask(words.phrase(.askDetaching(file))))
    if !isMeant { session.remark(words.phrase(.notErased)) }
    return isMeant
  }

  private static func detaching(_ agent: AgentID, _ part: Int) -> String {
    PeopleVault.Place.file(of: agent.text, part).detaching + " --yes"
  }
}
