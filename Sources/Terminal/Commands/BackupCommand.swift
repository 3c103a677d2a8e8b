import Bookkeeping
import Exchange
import MerkleLog
import Outgoing
import Projecting
import Wording

/// `backup DIR`: everything needed to go on, copied while others write.
struct BackupCommand: NamedCommand {
  static let command = CommandName.backup
  let usage = [Placeholder.directory]
  let options = [Option(.force)]
  let examples = ["backup /media/usb/maillon", "backup ~/sauvegardes --json"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let place = try session.word(.directory)
    let ledger = try session.openLedger(answers: false)
    try session.remarkVaultLoss(ledger)
    try session.takeInRecordsBeside(ledger)
    // What a crash left is no loss, and is not copied as one.
    if !ledger.isReadOnly { try asking { () throws(LedgerError) in try ledger.people.sweep() } }
    let bar = session.progress(.verifying)
    defer { bar.end() }
    let done = try asking { () throws(LedgerError) in
      try ledger.backUp(to: place, isForced: session.arguments.has(.force)) { bar.show($0, of: $1) }
    }
    bar.end()
    if done.count == 1 { session.remarkShown(secret: place) }
    if !done.hasKey { session.remark(session.words.ledgerError(.noKey(path: session.ledgerPath))) }
    let standing = try asking { () throws(LedgerError) in try ledger.standing() }
    if case .lacking(let missing) = standing {
      session.remark(session.words.phrase(.backupLacks(missing)))
    } else {
      session.remark(standing)
    }
    let others = try asking { () throws(LedgerError) in try ledger.otherCopies(in: place) }
    session.remark(others)
    _ = try session.unendedErasures(ledger)
    let found = try session.remarkMissed(
      done.gaps, ledger, beside: done.path, withFolders: true)
    let old = try asking { () throws(LedgerError) in try ledger.backupsHoldingErased(in: place) }
    let bare = place.count > 1 && place.hasSuffix("/") ? String(place.dropLast()) : place
    let forked = old.filter { others.paths.contains(bare + "/" + $0.name) }
    let former = old.filter { !forked.contains($0) }
    if !former.isEmpty {
      session.remark(
        session.words.copies(
          .holdErased(former, in: place, isLater: !found.isEmpty || !done.hasKey)))
    }
    if !forked.isEmpty {
      let copy = Ledger.placeOfCopy(for: session.ledgerPath)
      session.remark(
        lines: session.words.copies(.forkedHoldErased(forked, in: bare, copy: copy)))
    }
    let beside = try session.remarkHeldBeside(ledger)
    try session.remarkDamagedLooks()
    try session.remarkLostLooks()
    if session.form == .json {
      session.answer(
        .object(
          members(done, old, found, session)
            + [("heldBeside", session.json(beside))] + session.json(standing)))
      return done.hasKey ? ExitStatus.done : ExitStatus.wrong
    }
    let language = session.words.language
    session.answer(
      session.words.phrase(
        .backedUp(
          path: done.path, size: language.format(done.size), root: "\(done.root)",
          bytes: language.format(done.byteCount),
          seconds: language.format(ExactDecimal(micros: Int128(done.milliseconds) * 1000)),
          count: done.count, hasKey: done.hasKey, holdsPersons: done.holdsPersons)))
    if done.isOnSameDisk { session.answer(session.words.copies(.onSameDisk)) }
    return done.hasKey ? ExitStatus.done : ExitStatus.wrong
  }

  private func members(
    _ done: BackupReceipt, _ old: [ErasedInBackup], _ found: [TakingBack],
    _ session: Session
  ) -> [(String, JSON?)] {
    [
      ("path", .text(done.path)), ("size", .number(done.size)), ("root", .text("\(done.root)")),
      ("bytes", .number(done.byteCount)),
      ("milliseconds", .number(UInt64(max(0, done.milliseconds)))),
      ("backups", .number(done.count)), ("hasKey", done.hasKey ? nil : .flag(false)),
      ("sameDisk", done.isOnSameDisk ? .flag(true) : nil), ("persons", .flag(done.holdsPersons)),
      ("lost", session.json(done.gaps, found)),
      ("holdErased", old.isEmpty ? nil : .list(old.map { .text($0.name) })),
    ]
  }
}
