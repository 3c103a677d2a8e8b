import Bookkeeping
import Exchange

/// `people mask PLACE`: words in the vault that speak of somebody erased, whom no record finds any more.
extension PeopleDesk {
  func mask(_ name: String) throws(Failure) {
    guard let place = PeopleVault.Place(name) else {
      throw .usage(
        .badValue(
          option: words.placeholder(.spot), value: name,
          expected: ["p-2/note/1", "p-2/file/1", "p-2/content/1", "p-2/contact/1", "act/don-1"]))
    }
    // Else a change would say that all was over, and that the record is a new one.
    if !place.isOfAct {
      try asking { () throws(LedgerError) in try ledger.checkNotBegun(AgentID(place.owner)) }
    }
    guard let given = try wordsToMask(at: place) else {
      return session.remark(words.phrase(.nothingMasked))
    }
    if given.showsNothing {
      throw .refused([Refusal(field: OptionName.text.rawValue, .blankText)])
    }
    let masked = try asking { () throws(LedgerError) in
      try ledger.people.mask(given, at: place, by: by)
    }
    session.answer(lines: words.phrase(.masked(place: place.description, text: masked.text)))
    if !masked.evidence.isEmpty { session.remark(words.phrase(.evidenceChanged(masked.evidence))) }
  }

  /// What `--text` says; else what is typed once the text was shown. Nil when whoever sits there wants nothing
  /// masked after all.
  private func wordsToMask(at place: PeopleVault.Place) throws(Failure) -> String? {
    let said = try session.arguments[OptionName.text].map { text throws(Failure) in
      try session.text(text, for: "--text")
    }
    guard let ask = session.console.ask else {
      guard let said else { throw .usage(.needs(option: "people mask", other: "--text")) }
      return said
    }
    if said != nil, session.arguments.has(.yes) { return said }
    let text = try asking { () throws(LedgerError) in try ledger.people.text(at: place, by: by) }
    guard let text else {
      throw .ledger(.nothingToMask(place: place.description, isThere: false))
    }
    session.answer(lines: words.phrase(.textAt(place: place.description, text: text)))
    guard let said else {
      let typed = ask(words.phrase(.askWordsToMask)) ?? ""
      return typed.allSatisfy(\.isWhitespace) ? nil : typed
    }
    return session.isYes(ask(words.phrase(.askMaskingWords(said)))) ? said : nil
  }
}
