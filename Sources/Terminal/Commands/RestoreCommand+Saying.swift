import Bookkeeping
import Exchange
import MerkleLog
import Outgoing
import Projecting
import Wording

/// What is said of a ledger that came back.
extension RestoreCommand {
  /// Says that the vault is the backup's, before anything else: what is old in it does harm from now on.
  func sayVault(_ receipt: RestoreReceipt, _ session: Session) throws(Failure) {
    let ledger = try session.openLedger(answers: false)
    let found = try asking { () throws(LedgerError) in try ledger.formerVault(receipt) }
    guard let former = found else { return }
    let isPublished = session.arguments.has(.published)
    session.remark(lines: session.words.copies(.formerVault(former, isPublished: isPublished)))
  }

  /// Says what the vault of a ledger beside has more.
  func sayVaultAside(_ ledger: Ledger, _ session: Session) throws(Failure) {
    let aside = try asking { () throws(LedgerError) in try ledger.vaultAside() }
    if case .other = aside { session.remark(lines: session.words.copies(.vaultAside(aside))) }
  }

  /// Names the backups in a place that have entries which the ledger that came back has not; and one made later than the
  /// one that was named, where its vault is another.
  func remarkOthers(
    in place: String, named: String?, but told: StrayedCopy?, _ session: Session
  ) throws(Failure) {
    let ledger = try session.openLedger(answers: false)
    var others = try asking { () throws(LedgerError) in try ledger.otherCopies(in: place) }
    others.histories.removeAll { $0 == told?.path }
    session.remark(others)
    guard let named, others.furthest == nil, let newer = ledger.newerVault(than: named) else {
      return
    }
    let aside = Ledger.placeAside(for: session.ledgerPath)
    session.remark(
      lines: session.words.copies(
        .newerVault(of: newer, ledger: session.ledgerPath, aside: aside)))
  }

  /// Says that the ledger lies beside a publication, unless what it came from lies there too: then that was said
  /// when it was made.
  func remarkShown(from source: String, _ session: Session) {
    if let place = try? Place(source), let target = try? Place(session.ledgerPath),
      place.folder == target.folder
    {
      return
    }
    session.remarkShown(secret: session.ledgerPath)
  }

  /// Says whose ledger came back, and up to when: backups look alike.
  func sayWhose(_ receipt: RestoreReceipt, _ session: Session) throws(Failure) {
    guard let last = receipt.lastAt, session.form != .json else { return }
    let ledger = try session.openLedger()
    let registry = try asking { () throws(LedgerError) in try ledger.registry() }
    let coop = ledger.settings.coop.text
    var name = coop
    for row in registry.table("agents")?.rows ?? [] {
      if case .text(coop) = row[0], case .text(let said) = row[1] { name = said }
    }
    session.remark(
      session.words.phrase(
        .restoredLedger(
          coop: name, origin: ledger.settings.origin,
          last: session.words.language.format(last, in: ledger.settings.zone))))
  }

  /// Says that nothing of the vault came back: it is in no archive and in no publication.
  func sayNameless(_ session: Session) throws(Failure) {
    guard session.form != .json else { return }
    let ledger = try session.openLedger()
    let count = try asking { () throws(LedgerError) in try ledger.personCount() }
    if count == 0 { return }
    let goingOn = ledger.goingOnBeside()
    if !goingOn.isEmpty {
      session.remark(
        lines: session.words.copies(.goingOn(goingOn, ledger: session.ledgerPath)))
    }
    let found = try asking { () throws(LedgerError) in try ledger.vaultBeside() }
    guard let aside = found else {
      return session.remark(session.words.copies(.noNames(persons: count)))
    }
    session.remark(
      lines: session.words.copies(
        .vaultBeside(persons: count, aside: aside)))
  }

  /// Whom the copy still had, and the places that may speak of them; nil where it had nobody.
  private func forgottenAgain(_ receipt: RestoreReceipt) -> JSON? {
    if receipt.forgottenAgain.isEmpty { return nil }
    return .list(
      receipt.forgottenAgain.map { person in
        .object([
          ("agent", .text(person.agent.text)),
          ("places", .list(person.doubtful.map { .text($0.place.description) })),
        ])
      })
  }

  func show(_ receipt: RestoreReceipt, _ session: Session) {
    let words = session.words
    if session.form == .json {
      session.answer(
        .object(
          [
            ("size", .number(receipt.size)), ("root", .text(receipt.root.description)),
            ("negativeCells", .number(receipt.negativeCells)),
            ("source", receipt.source.map(JSON.text)), ("completed", .number(receipt.completed)),
            ("missing", .number(receipt.missing)), ("newKey", .flag(receipt.hasNewKey)),
            ("forgottenAgain", forgottenAgain(receipt)),
            ("lostVaultFiles", receipt.lostVaultFiles > 0 ? .number(receipt.lostVaultFiles) : nil),
            ("keySource", receipt.keySource.map(JSON.text)),
            ("strayed", receipt.strayed.map { .text($0.path) }),
          ] + session.json(receipt.standing).filter { $0.0 != "missing" }))
      return
    }
    session.remark(receipt.forgottenAgain)
    let format = words.language.format as (UInt64) -> String
    session.answer(
      words.phrase(.restored(size: format(receipt.size), root: receipt.root.description)))
    if let source = receipt.source { session.remark(words.phrase(.restoredFrom(path: source))) }
    if let time = receipt.madeAt, session.arguments[.published] == nil {
      session.remark(words.phrase(.backupOf(time: words.language.format(time, in: .brussels))))
    }
    if receipt.completed > 0 {
      session.remark(words.phrase(.completed(count: format(receipt.completed))))
    }
    if let copy = receipt.strayed, let source = receipt.source {
      session.remark(words.copies(.strayed(copy, taken: source)))
    }
    if case .astray = receipt.standing {
      session.remark(receipt.standing)
    } else if receipt.missing > 0 {
      session.remark(
        words.phrase(
          .missingEntries(
            count: Int(clamping: receipt.missing), first: format(receipt.size),
            last: format(receipt.size + receipt.missing - 1))))
    }
    if receipt.lostVaultFiles > 0 {
      session.remark(words.phrase(.vaultFilesLost(receipt.lostVaultFiles)))
    }
    if receipt.hasNewKey { session.remark(words.phrase(.newKey)) }
    if let backup = receipt.keySource {
      session.remark(words.copies(.keyTaken(from: backup, isAside: receipt.madeAt == nil)))
    }
    if let backup = receipt.doubtfulKey {
      session.remark(words.copies(.doubtfulKey(of: backup, ledger: session.ledgerPath)))
    }
    if let folder = receipt.keyBeside {
      session.remark(words.copies(.keyBeside(of: folder, ledger: session.ledgerPath)))
    }
    if receipt.negativeCells > 0 {
      session.remark(words.phrase(.negativeCells(receipt.negativeCells)))
    }
  }
}
