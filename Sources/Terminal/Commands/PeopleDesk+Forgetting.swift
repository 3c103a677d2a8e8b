import Bookkeeping
import Exchange

/// `people forget AGENT`: the record of an organisation, by which its contact person is known.
extension PeopleDesk {
  func forget(_ name: String) throws(Failure) -> Int32 {
    let agent = try agent(name)
    let asked = try Forgetting.masking(session)
    let footprint = try asking { () throws(LedgerError) in
      try ledger.footprint(ofRecordOf: agent, masking: asked ?? .sureOnes, by: by)
    }
    if !footprint.own.hadRecord, footprint.traces.isEmpty, session.form != .json {
      session.answer(words.phrase(.nothingToForget(agent.text)))
      return ExitStatus.done
    }
    let forgetting = Forgetting(
      session: session, agent: agent, footprint: footprint,
      command: "maillon people forget \(agent.text)",
      question: .askForgetting(record: Forgetting.naming(footprint)), isOfOrganisation: true)
    if session.arguments.has(.dryRun) {
      forgetting.showTrial(asked)
      return ExitStatus.done
    }
    guard let masking = try forgetting.decide(asked) else { return ExitStatus.refused }
    let gone = try asking { () throws(LedgerError) in
      try ledger.forgetRecord(of: agent, shown: footprint, masking: masking, by: by)
    }
    if session.form == .json {
      session.answer(forgetting.json(gone, masking))
    } else {
      session.answer(lines: words.phrase(.recordForgotten(agent: agent.text, gone)))
      forgetting.show(gone.evidence)
      forgetting.showLeft(masking, of: gone.traces)
    }
    try session.remarkHeldBeside(ledger)
    return ExitStatus.done
  }
}
