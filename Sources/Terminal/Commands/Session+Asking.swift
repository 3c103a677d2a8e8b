import Bookkeeping
import Exchange
import Wording

/// What is asked before an act is recorded, where somebody sits there.
extension Session {
  /// Whether an act may be recorded: anything but a merger that is most likely a slip, or one that is meant.
  func isMeantIfMerger(_ act: Event, in ledger: Ledger) throws(Failure) -> Bool {
    let by = actor(ledger)
    let oddity = try asking { () throws(LedgerError) in try ledger.oddity(of: act, by: by) }
    return oddity.map { isMeant(.oddMerger($0)) } ?? true
  }

  /// Says what is strange about an act, and whether it is meant all the same: with `--yes`, or when whoever sits
  /// there says so.
  func isMeant(_ oddity: Phrase) -> Bool {
    remark(words.phrase(oddity))
    if arguments.has(.yes) { return true }
    let isMeant = console.ask.map { isYes($0(words.phrase(.askMeant))) } ?? false
    if !isMeant { remark(words.phrase(.notRecorded)) }
    return isMeant
  }

  /// Says which texts for the log name persons of the vault, and whether they are to be written all the same: nothing
  /// takes them out again. Where nobody can be asked, only `--yes` says so.
  func agrees(to namings: [Ledger.Naming], isTrial: Bool = false) -> Bool {
    if namings.isEmpty { return true }
    remark(lines: words.phrase(.namesPersons(Array(namings.prefix(10)))))
    if isTrial || arguments.has(.yes) { return true }
    if let ask = console.ask { return isYes(ask(words.phrase(.askNaming))) }
    remark(words.naming(.yesIfMeant))
    return false
  }

  /// Says that the id of a person who is registered looks like a name; where somebody sits there, asks whether
  /// it is to stay so.
  func agrees(toNameOf act: Event) -> Bool {
    guard act.kind == .agentRegistered, act.text(.agentType) == AgentType.person.rawValue,
      let agent = act.agent, agent.text.looksLikeName
    else { return true }
    remark(words.phrase(.idLikeName(agent.text)))
    guard let ask = console.ask else { return true }
    return isYes(ask(words.phrase(.askNaming)))
  }

  /// Whether an act is meant that brings something new of somebody who was erased: it cannot be taken out again. Where
  /// nobody can be asked, only `--yes` says so. What is known by its id is nothing new.
  func agrees(toPartiesOf act: Event, in ledger: Ledger) throws(Failure) -> Bool {
    if arguments.has(.yes) { return true }
    let parties = try asking { () throws(LedgerError) in
      let parties = try ledger.partyRemarks(of: act).filter(\.isNewOfErased)
      if parties.isEmpty { return parties }
      return try ledger.entry(act.id) == nil ? parties : []
    }
    if parties.isEmpty { return true }
    for party in parties { remark(partyOf(party.agent, isBegun: party.isBegun)) }
    return agreesOrSaysHow()
  }

  /// Parties of a file's lines that are spelled out.
  private static let partyCount = 10

  /// The same of the lines of a file.
  func agrees(toErased parties: [ErasedParty]) -> Bool {
    if parties.isEmpty || arguments.has(.yes) { return true }
    let isBegun = Dictionary(parties.map { ($0.agent, $0.isBegun) }) { one, _ in one }
    for (agent, isBegun) in isBegun.sorted(by: { $0.key < $1.key }).prefix(Self.partyCount) {
      remark(partyOf(agent, isBegun: isBegun))
    }
    for party in parties.prefix(Self.partyCount) {
      remark("  " + words.phrase(.place(line: party.line, id: party.agent.text)))
    }
    if parties.count > Self.partyCount {
      remark("  " + words.phrase(.moreRefusals(parties.count - Self.partyCount)))
    }
    return agreesOrSaysHow()
  }

  private func partyOf(_ agent: AgentID, isBegun: Bool) -> String {
    isBegun
      ? words.ledgerError(.erasureBegun(agent: agent.text, isContact: false))
      : words.phrase(.actOfErased(agent.text))
  }

  private func agreesOrSaysHow() -> Bool {
    if let ask = console.ask, !arguments.has(.dryRun) { return isYes(ask(words.phrase(.askMeant))) }
    remark(words.naming(.yesIfMeant))
    return false
  }

  /// Whether an answer is a yes, in whichever language: the whole word or its first letter, and no word that only
  /// begins like it (“jamais”, “oh non”, a name that was asked about).
  func isYes(_ answer: String?) -> Bool {
    let word = (answer ?? "").lowercased().unicodeScalars.split { $0.properties.isWhitespace }
    return word.count == 1 && ["o", "oui", "j", "ja", "y", "yes"].contains(String(word[0]))
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
}

extension String {
  /// Whether an id is two words or more, of letters alone: `marie-dubois`, and not `p-7f3a` or `hub-2`.
  fileprivate var looksLikeName: Bool {
    let words = unicodeScalars.split { "-._:".unicodeScalars.contains($0) }
    return words.count > 1 && words.count { $0.count > 2 } > 1
      && words.allSatisfy { $0.allSatisfy { $0.properties.isAlphabetic } }
  }
}
