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
    let others = try asking { () throws(LedgerError) in try ledger.otherHistories(in: place) }
    if !others.isEmpty { session.remark(session.words.copies(.otherHistories(others))) }
    if !done.unreadable.isEmpty {
      session.remark(session.words.phrase(.unreadableRecords(done.unreadable)))
    }
    try session.remarkFormerRecords(ledger, beside: done.path)
    if session.form == .json {
      session.answer(
        .object(
          [
            ("path", .text(done.path)), ("size", .number(done.size)),
            ("root", .text("\(done.root)")), ("bytes", .number(done.byteCount)),
            ("milliseconds", .number(UInt64(max(0, done.milliseconds)))),
            ("backups", .number(done.count)), ("hasKey", done.hasKey ? nil : .flag(false)),
            ("sameDisk", done.isOnSameDisk ? .flag(true) : nil),
            ("persons", .flag(done.holdsPersons)),
          ] + session.json(standing)))
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
}

/// `restore PATH` builds a ledger from its archive, a backup or its published log, with the same
/// root.
struct RestoreCommand: NamedCommand {
  static let command = CommandName.restore
  let usage = [Placeholder.source]
  let options = [
    Option(.origin, .name), Option(.coop, .agent), Option(.root, .digest), Option(.key, .text),
    Option(.published, .source), Option(.acceptLoss), Option(.yes),
  ]
  let examples = [
    "restore archive.jsonl --ledger ./ledger", "restore archive.jsonl --origin openflow.be/namur",
    "restore /media/usb/maillon --published site/registre",
    "restore site/registre --key openflow.be/namur+47c1c1b2+Adda…",
    "restore --published site/registre", "restore --accept-loss",
  ]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    if session.arguments.words.isEmpty, session.arguments.has(.acceptLoss) {
      return try acceptLoss(session)
    }
    if session.arguments.words.isEmpty, let published = session.arguments[.published] {
      return try bringIn(published, session)
    }
    let path = try session.word(.source)
    for path in [path, session.arguments[.published]].compactMap(\.self) {
      if let foreign = ForeignFile(address: path) { throw .foreign(foreign, path: path) }
    }
    try checkPublished(restoring: path, session)
    if path != "-", let misgiven = Misgiven(path, Given(folder: path), for: .copy) {
      throw .misgiven(misgiven)
    }
    try refuse([.acceptLoss], path, session)
    let coop = try coop(session)
    let proof = RestoreProof(
      key: try session.verifierKey(), root: session.arguments[.root],
      published: session.arguments[.published])
    let source =
      try path == "-"
      ? .archive
      : asking { () throws(LedgerError) in
        try RestoreSource(at: path, now: session.console.clock())
      }
    let bar = session.progress(.restoring)
    defer { bar.end() }
    let receipt: RestoreReceipt
    switch source {
    case .archive:
      try refuse([proof.published == nil ? .key : nil], path, session)
      let bytes = try session.bytes(of: path, as: .copy) { (bytes) throws(Failure) in
        if let foreign = ForeignFile(bytes, at: path) { throw .foreign(foreign, path: path) }
      }
      receipt = try asking { () throws(LedgerError) in
        try Ledger.restore(
          bytes, to: session.ledgerPath, projectors: session.projectors,
          clock: session.console.clock, origin: session.arguments[.origin], coop: coop,
          proof: proof, progress: { bar.show($0, of: $1) })
      }
    case .backup(let folder):
      try refuse([.origin, .coop], path, session)
      do throws(LedgerError) {
        receipt = try Ledger.restore(
          backup: folder, among: folder == path ? nil : path, to: session.ledgerPath,
          projectors: session.projectors, clock: session.console.clock, proof: proof,
          progress: { bar.show($0, of: $1) })
      } catch {
        bar.end()
        throw failure(error, folder, session)
      }
    case .published(let folder):
      receipt = try asking { () throws(LedgerError) in
        try Ledger.restore(
          published: folder, to: session.ledgerPath, projectors: session.projectors,
          clock: session.console.clock, origin: session.arguments[.origin], coop: coop,
          proof: proof, progress: { bar.show($0, of: $1) })
      }
    }
    show(receipt, session)
    remarkShown(from: path, session)
    if case .backup = source { try sayWhose(receipt, session) } else { try sayNameless(session) }
    if case .backup(let folder) = source, folder != path {
      let taken = receipt.source ?? folder
      let newer = Ledger.passedOver(in: path, for: folder)
      if !newer.isEmpty { session.remark(session.words.leaving(.passedOver(newer, taken: taken))) }
      let larger = receipt.strayed == nil ? Ledger.larger(in: path, than: folder) : []
      if !larger.isEmpty { session.remark(session.words.leaving(.larger(larger, taken: taken))) }
      try remarkOthers(in: path, but: larger + [receipt.strayed?.path].compactMap(\.self), session)
    }
    if case .backup(let folder) = source {
      if receipt.completed > 0 {
        session.remark(session.words.copies(.olderVault(ledger: session.ledgerPath)))
      }
      try session.remarkFormerRecords(try session.openLedger(), beside: folder)
    }
    return ExitStatus.done
  }

  /// Names the backups in a place that are of another history than the ledger that came back.
  private func remarkOthers(
    in place: String, but told: [String], _ session: Session
  ) throws(Failure) {
    let ledger = try session.openLedger(answers: false)
    let others = try asking { () throws(LedgerError) in try ledger.otherHistories(in: place) }
      .filter { !told.contains($0) }
    if !others.isEmpty { session.remark(session.words.copies(.otherHistories(others))) }
  }

  /// Why a backup was not restored; where it is not whole, with the command for the one before it.
  private func failure(_ error: LedgerError, _ backup: String, _ session: Session) -> Failure {
    guard error.isOfCopy, let place = try? Place(backup) else { return .ledger(error) }
    if case .badCopy(_, .wentOn) = error { return .ledger(error) }
    guard let former = Ledger.soundCopy(before: place.path, in: place.folder) else {
      return .ledger(error)
    }
    var words = ["maillon", "restore", former.path]
    for option in [OptionName.published, .key, .root] {
      if let value = session.arguments[option] { words += ["--\(option.rawValue)", value] }
    }
    words += ["--ledger", session.ledgerPath]
    let command = words.map(TypedAct.quoted).joined(separator: " ")
    return .damagedCopy(error, former, command: command)
  }

  /// Refuses a backup where a publication was to be: the two words were most likely taken for one another.
  private func checkPublished(restoring path: String?, _ session: Session) throws(Failure) {
    guard let published = session.arguments[.published],
      [.backup, .backups].contains(FolderKind(at: published))
    else { return }
    throw .ledger(
      .badCopy(path: published, .notPublished(restoring: path, ledger: session.ledgerPath)))
  }

  /// Says that the ledger lies beside a publication, unless what it came from lies there too: then that was said
  /// when it was made.
  private func remarkShown(from source: String, _ session: Session) {
    if let place = try? Place(source), let target = try? Place(session.ledgerPath),
      place.folder == target.folder
    {
      return
    }
    session.remarkShown(secret: session.ledgerPath)
  }

  /// Says whose ledger came back, and up to when: backups look alike.
  private func sayWhose(_ receipt: RestoreReceipt, _ session: Session) throws(Failure) {
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
  private func sayNameless(_ session: Session) throws(Failure) {
    guard session.form != .json else { return }
    let ledger = try session.openLedger()
    let count = try asking { () throws(LedgerError) in try ledger.personCount() }
    if count > 0 { session.remark(session.words.copies(.nameless(persons: count))) }
  }

  /// Brings into the ledger that is there what it lacks.
  private func bringIn(_ published: String, _ session: Session) throws(Failure) -> Int32 {
    if let foreign = ForeignFile(address: published) { throw .foreign(foreign, path: published) }
    try checkPublished(restoring: nil, session)
    let key = try session.verifierKey()
    let ledger: Ledger
    do throws(Failure) { ledger = try session.openLedger() } catch {
      guard case .ledger(.noLedger(let path)) = error else { throw error }
      throw .ledger(.nothingToComplete(path: path, published: published))
    }
    let bar = session.progress(.restoring)
    defer { bar.end() }
    let receipt = try asking { () throws(LedgerError) in
      try ledger.bringIn(published: published, key: key) { bar.show($0, of: $1) }
    }
    show(receipt, session)
    return receipt.standing == .whole ? ExitStatus.done : ExitStatus.refused
  }

  /// Lets the ledger go on without what it lacks, once whoever sits there has read what that means.
  private func acceptLoss(_ session: Session) throws(Failure) -> Int32 {
    let ledger = try session.openLedger()
    let found = try asking { () throws(LedgerError) in try ledger.standing().loss }
    guard let missing = found else {
      session.remark(session.words.phrase(.nothingMissing))
      return ExitStatus.done
    }
    let erased = try asking { () throws(LedgerError) in try ledger.erasedAmongLost() }
    session.remark(session.words.phrase(.whatLossMeans(missing)))
    session.remark(erased)
    if !session.arguments.has(.yes) {
      guard let ask = session.console.ask else {
        throw .usage(.needs(option: "--accept-loss", other: "--yes"))
      }
      guard session.isYes(ask(session.words.phrase(.askMeant))) else {
        session.remark(session.words.phrase(.notRecorded))
        return ExitStatus.refused
      }
    }
    _ = try asking { () throws(LedgerError) in try ledger.acceptLoss() }
    session.answer(session.words.phrase(.lossAccepted))
    if !session.arguments.has(.yes) { session.remark(erased) }
    return ExitStatus.done
  }

  private func coop(_ session: Session) throws(Failure) -> AgentID? {
    guard let name = session.arguments[OptionName.coop] else { return nil }
    guard EventID(name) != nil else {
      throw .refused([Refusal(field: "coop", .unreadable(offset: 0, .badText(printable(name))))])
    }
    return AgentID(name)
  }

  /// Refuses options that say nothing of what is restored: a backup has its settings with it, an
  /// archive no signature.
  private func refuse(
    _ options: [OptionName?], _ path: String, _ session: Session
  ) throws(Failure) {
    for option in options.compactMap({ $0 }) where session.arguments.has(option) {
      throw .usage(.notTogether("restore \(path)", "--\(option.rawValue)"))
    }
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

  private func show(_ receipt: RestoreReceipt, _ session: Session) {
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
    if let backup = receipt.keySource { session.remark(words.copies(.keyTaken(from: backup))) }
    if let backup = receipt.doubtfulKey {
      session.remark(words.copies(.doubtfulKey(of: backup, ledger: session.ledgerPath)))
    }
    if receipt.negativeCells > 0 {
      session.remark(words.phrase(.negativeCells(receipt.negativeCells)))
    }
  }
}
