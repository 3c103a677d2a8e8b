import Bookkeeping
import Exchange
import Projecting
import Wording

/// What is said beside a receipt.
extension Session {
  /// Says whom acts name of whom nothing new was expected.
  func remark(_ parties: [PartyRemark]) {
    for party in parties.prefix(10) {
      let agent = party.agent.text
      remark(
        words.phrase(
          party.mergedInto.map { .partyMerged(agent, into: $0.text) }
            ?? (party.isEnding ? .partyErasedEnding(agent) : .partyErased(agent))))
    }
  }

  /// Says that the vault of persons may be lost, and what can be done.
  func remarkVaultLoss(_ ledger: Ledger) throws(Failure) {
    let loss = try asking { () throws(LedgerError) in try ledger.vaultLoss() }
    if let loss { remark(words.phrase(.vaultLoss(loss))) }
  }

  /// What former backups beside one have that the vault lacks, once that is said, and what none has.
  @discardableResult
  func remarkMissed(
    _ gaps: [VaultGap], _ ledger: Ledger, beside backup: String, withFolders: Bool = false
  ) throws(Failure) -> [TakingBack] {
    let missed = try asking { () throws(LedgerError) in
      try ledger.missedRecords(gaps, beside: backup, withFolders: withFolders)
    }
    if !missed.found.isEmpty { remark(lines: words.copies(.takingBack(missed))) }
    if !missed.anew.isEmpty {
      let commands = missed.anew.prefix(20).map {
        words.recovering([.person($0.agent)], from: $0.backup)
      }
      remark(
        lines: words.recovery(.madeAnew(missed.anew.map(\.agent.text), commands: commands)))
    }
    if !missed.unfound.isEmpty {
      remark(lines: words.copies(.vaultGaps(missed.unfound, isSought: true, beside: .init())))
    }
    return missed.found
  }

  /// Names backups that have entries which the ledger has not.
  func remark(_ others: OtherCopies) {
    if let copy = others.furthest {
      let aside = Ledger.placeAside(for: ledgerPath)
      remark(lines: words.copies(.olderThan(copy, ledger: ledgerPath, aside: aside)))
    } else if let copy = others.incomplete.first {
      let place = Ledger.placeOfCopy(for: ledgerPath)
      remark(lines: words.copies(.incomplete(copy, ledger: ledgerPath, copy: place)))
    }
    if !others.histories.isEmpty { remark(words.copies(.otherHistories(others.histories))) }
  }

  /// Takes in what a former version of the tool wrote beside records of the vault, and says of whom.
  func takeInRecordsBeside(_ ledger: Ledger) throws(Failure) {
    if ledger.isReadOnly { return }
    let taken = try asking { () throws(LedgerError) in
      try ledger.people.takeInRecordsBeside(by: actor(ledger))
    }
    if !taken.isEmpty { remark(words.phrase(.recordsTakenIn(taken))) }
  }

  /// Says who was forgotten in the entries that are given up.
  func remark(_ erased: Ledger.ErasedAmongLost) {
    switch erased {
    case .known(let agents):
      if !agents.isEmpty { remark(words.phrase(.erasedInLost(agents.map(\.text)))) }
    case .unknown: remark(words.phrase(.erasedInLost([])))
    }
  }

  /// What is lost of the vault or damaged, once that is said.
  @discardableResult
  func vaultGaps(
    isThorough: Bool = false, _ ledger: Ledger? = nil
  ) throws(Failure) -> [VaultGap] {
    let gaps = try asking { () throws(LedgerError) in
      try Ledger.vaultGaps(at: ledgerPath, isThorough: isThorough, clock: console.clock)
    }
    if gaps.isEmpty { return [] }
    let missed = try ledger.map { ledger throws(Failure) in
      try asking { () throws(LedgerError) in try ledger.gapsFilledBeside(gaps) }
    }
    remark(lines: words.copies(.vaultGaps(gaps, isSought: false, beside: missed ?? .init())))
    return gaps
  }

  /// Says what the vault has lost, before names and consents are asked of it for what goes out.
  func remarkLossOfVault(_ ledger: Ledger) throws(Failure) {
    try remarkVaultLoss(ledger)
    try vaultGaps(ledger)
  }

  /// Those whose erasure, or that of their contact person, was begun and not ended, once that is said.
  func unendedErasures(_ ledger: Ledger) throws(Failure) -> [AgentID] {
    let (persons, contacts) = try asking { () throws(LedgerError) in
      (try ledger.unendedErasures(), try ledger.unendedForgettings())
    }
    if !persons.isEmpty { remark(words.phrase(.unendedErasures(persons.map(\.text)))) }
    if !contacts.isEmpty { remark(words.naming(.unendedForgettings(contacts.map(\.text)))) }
    return persons + contacts
  }

  /// How far the signed head beside the log lags behind it since it cannot be written, once that is said.
  @discardableResult
  func remarkBehindAnchor(size: UInt64) -> UInt64 {
    let behind = Ledger.entriesBehindAnchor(at: ledgerPath, size: size)
    if behind > 0 {
      remark(words.phrase(.anchorBehind(path: ledgerPath + "/checkpoint", entries: behind)))
    }
    return behind
  }

  /// How many lines of the list of looks cannot be read, once that is said.
  @discardableResult
  func remarkDamagedLooks() throws(Failure) -> Int {
    let count = try asking { () throws(LedgerError) in
      try Ledger.damagedLooks(at: ledgerPath, clock: console.clock)
    }
    if count > 0 {
      remark(words.phrase(.looksDamaged(path: ledgerPath + "/people/access", lines: count)))
    }
    return count
  }

  /// Whether the list of looks is gone though something is kept, once that is said.
  @discardableResult
  func remarkLostLooks() throws(Failure) -> Bool {
    let isLost = try asking { () throws(LedgerError) in
      try Ledger.hasLostLooks(at: ledgerPath, clock: console.clock)
    }
    if isLost {
      remark(lines: words.recovery(.looksLost(path: printable(ledgerPath + "/people/access"))))
    }
    return isLost
  }

  /// Other folders of the ledger that have somebody who was erased or forgotten here, once that is said.
  @discardableResult
  func remarkHeldBeside(_ ledger: Ledger) throws(Failure) -> [ErasedBeside] {
    let folders = try asking { () throws(LedgerError) in try ledger.besideHoldingErased() }
    if !folders.isEmpty {
      remark(lines: words.copies(.heldBeside(folders, ledger: ledgerPath)))
    }
    return folders
  }

  /// The same for programs.
  func json(_ folders: [ErasedBeside]) -> JSON? {
    folders.isEmpty ? nil : .list(folders.map { .text($0.path) })
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
        "maillon correct \(printable(TypedWord.quoted($0))) --cancel --reason \"\(reason)\""
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
}
