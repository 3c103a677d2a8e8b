import Bookkeeping
import Exchange
import MerkleLog
import Outgoing
import Projecting
import Wording

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
    try asking { () throws(LedgerError) in
      try RestoreSource.checkIsNoLedger(
        path, restoredTo: session.ledgerPath,
        published: session.arguments[.published].flatMap {
          FolderKind(at: $0) == .publication ? $0 : nil
        })
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
        try RestoreSource(at: path, published: proof.published, now: session.console.clock())
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
    bar.end()
    if case .backup = source { try sayVault(receipt, session) }
    show(receipt, session)
    if let aside = receipt.goesOnAside {
      let goingOn = FormerVault.GoingOn(
        path: aside, relation: .same(common: receipt.size, more: receipt.missing), lacksKey: false)
      session.remark(lines: session.words.copies(.goingOn([goingOn], ledger: session.ledgerPath)))
    }
    for barrier in Ledger.barredBeside(at: session.ledgerPath) {
      session.remark(session.words.ledgerError(.permissionDenied(path: barrier)))
    }
    remarkShown(from: path, session)
    if case .backup = source { try sayWhose(receipt, session) } else { try sayNameless(session) }
    if case .archive = source, proof.root == nil, proof.published == nil, receipt.keySource == nil {
      session.remark(session.words.copies(.unvouched))
    }
    if case .backup(let folder) = source, folder != path {
      let taken = receipt.source ?? folder
      let newer = Ledger.passedOver(in: path, for: folder)
      if !newer.isEmpty { session.remark(session.words.leaving(.passedOver(newer, taken: taken))) }
    }
    if case .backup(let folder) = source {
      let place = folder == path ? Ledger.place(ofBackup: folder) : path
      try remarkOthers(
        in: place, named: folder == path ? folder : nil, but: receipt.strayed, session)
    }
    if case .backup(let folder) = source {
      let gaps = try asking { () throws(LedgerError) in
        try Ledger.vaultGaps(
          at: session.ledgerPath, isThorough: true, clock: session.console.clock)
      }
      try session.remarkMissed(gaps, try session.openLedger(), beside: folder)
    }
    return ExitStatus.done
  }

  /// Why a backup was not restored; where it is not whole, with the command for the one before it.
  private func failure(_ error: LedgerError, _ backup: String, _ session: Session) -> Failure {
    guard error.isOfCopy, let place = try? Place(backup) else { return .ledger(error) }
    if case .badCopy(_, .wentOn) = error { return .ledger(error) }
    guard let former = Ledger.soundCopy(before: place.path, in: place.folder) else {
      return .ledger(error)
    }
    var command = "maillon restore \(TypedWord.path(former.path))"
    for option in [OptionName.published, .key, .root] {
      if let value = session.arguments[option] {
        command += " --\(option.rawValue) \(TypedWord.path(value))"
      }
    }
    command += " --ledger \(TypedWord.path(session.ledgerPath))"
    return .damagedCopy(error, former, command: command)
  }

  /// Refuses a backup where a publication was to be: the two words were most likely taken for one another. And a
  /// ledger: what it has more can be had by publishing it.
  private func checkPublished(restoring path: String?, _ session: Session) throws(Failure) {
    guard let published = session.arguments[.published] else { return }
    do throws(Console.FileFault) {
      _ = try session.console.readFile(published) { _ in false }
    } catch {
      // What is no file has no end, perhaps; all else is told by whoever reads it.
      if case .special = error { throw .file(published, error) }
    }
    let ledger = session.ledgerPath
    switch FolderKind(at: published) {
    case .backup, .backups:
      // The two words were taken for one another only where the other is a publication.
      let source = path.flatMap { FolderKind(at: $0) == .publication ? $0 : nil }
      throw .ledger(.badCopy(path: published, .notPublished(restoring: source, ledger: ledger)))
    case .ledger:
      throw .ledger(.badCopy(path: published, .ledgerNotPublished(restoring: path, ledger: ledger)))
    case .publication, .pack, .witness, .unfinished, nil: return
    }
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
    let receipt: RestoreReceipt
    do throws(LedgerError) {
      receipt = try ledger.bringIn(published: published, key: key) { bar.show($0, of: $1) }
    } catch {
      bar.end()
      // A head that was seen there is kept, whatever of the rest cannot be had.
      if case .badCopy = error, let standing = try? ledger.standing() { session.remark(standing) }
      throw .ledger(error)
    }
    if receipt.completed == 0, receipt.standing == .whole, session.form != .json {
      let size = session.words.language.format(receipt.size)
      session.answer(
        session.words.copies(.nothingLacking(size: size, root: receipt.root.description)))
      return ExitStatus.done
    }
    show(receipt, session)
    // What came in may be of persons and notes that the ledger put aside alone keeps.
    try sayVaultAside(ledger, session)
    // Another one beside may have gone another way than what came in.
    let goingOn = ledger.goingOnBeside()
    if !goingOn.isEmpty {
      session.remark(lines: session.words.copies(.goingOn(goingOn, ledger: session.ledgerPath)))
    }
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
    let published = session.arguments[.published]
    let key = try session.verifierKey()
    let erased = try asking { () throws(LedgerError) in
      try ledger.erasedAmongLost(published: published, key: key)
    }
    let loss = try asking { () throws(LedgerError) in
      try ledger.loss(published: published, key: key)
    }
    session.remark(session.words.phrase(.whatLossMeans(loss ?? missing)))
    session.remark(erased)
    try sayVaultAside(ledger, session)
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
}
