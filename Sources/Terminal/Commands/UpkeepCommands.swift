import Bookkeeping
import Exchange
import MerkleLog
import Projecting
import Wording

/// `status`: how far the log and its views have come.
struct StatusCommand: NamedCommand {
  static let command = CommandName.status
  let changes = false
  let options = [Option(.csv)]
  let examples = ["status", "status --json"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    do throws(UsageFault) { try session.arguments.atMost(0) } catch { throw .usage(error) }
    let ledger = try session.openLedger()
    let status: LedgerStatus
    do throws(LedgerError) { status = try ledger.status() } catch { throw .ledger(error) }
    session.remarkBehindAnchor(size: status.size)
    try session.remarkVaultLoss(ledger)
    try session.vaultGaps(ledger)
    if Ledger.lacksKey(at: session.ledgerPath) {
      session.remark(session.words.ledgerError(.noKey(path: session.ledgerPath)))
    }
    let leftovers = status.leftovers + PDFRenderer.leftovers
    let standing = try asking { () throws(LedgerError) in try ledger.standing() }
    let views = Report.Grid(
      ["view", "version", "cursor", "digest"],
      status.views.map { view in
        [
          .text(view.name), .integer(view.version), .integer(Int(clamping: view.cursor)),
          view.digest.map { .text($0.description) } ?? .absent,
        ]
      })
    if session.form == .json {
      var named = views
      named.columns[0] = "name"
      session.answer(
        .object(
          [
            ("size", .number(status.size)), ("root", .text(status.root.description)),
            ("views", JSON(named)), ("lmdb", .text(status.lmdbVersion)),
            ("key", ledger.verifierKey.map { .text("\($0)") }),
            ("logBytes", .number(status.logBytes)), ("viewBytes", .number(status.viewBytes)),
            ("leftovers", .list(leftovers.map { .text($0) })),
          ] + session.json(standing)))
      return ExitStatus.done
    }
    let format = session.words.language.format as (Int) -> String
    let heading = session.words.phrase(
      .ledgerSize(
        entries: session.words.language.format(status.size), root: status.root.description,
        logBytes: format(status.logBytes), viewBytes: format(status.viewBytes)))
    let key = ledger.verifierKey.map { "\n" + session.words.phrase(.checkedBy(key: "\($0)")) }
    try session.answer(
      Report([.init("views", .table(views))]), zone: ledger.settings.zone,
      heading: heading + (key ?? ""))
    session.remark(try asking { () throws(LedgerError) in try ledger.clockRemark() }, ledger)
    session.remark(standing)
    if !leftovers.isEmpty { session.remark(session.words.leaving(.leftovers(leftovers))) }
    return ExitStatus.done
  }
}

/// `rebuild [NAME …]`: reads the whole history into fresh views.
struct RebuildCommand: NamedCommand {
  static let command = CommandName.rebuild
  let usage = [Placeholder.view]
  let options: [Option] = []
  let examples = ["rebuild", "rebuild inventory impact"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    var bars: [String: ProgressBar] = [:]
    session.prepareLastWords()
    let rebuilt = try asking { () throws(LedgerError) in
      try Ledger.rebuild(
        session.arguments.words, at: session.ledgerPath, opening: session.open,
        progress: { name, done, total in
          let bar = bars[name] ?? session.progress(.rebuilding(name))
          bars[name] = bar
          bar.show(done, of: total)
        })
    }
    for bar in bars.values { bar.end() }
    show(rebuilt, session)
    let isSame = rebuilt.allSatisfy {
      $0.digestBefore.map { [after = $0.digestAfter] in $0 == after } ?? true
    }
    return isSame ? ExitStatus.done : ExitStatus.wrong
  }

  private func show(_ rebuilt: [Rebuilt], _ session: Session) {
    let words = session.words
    if session.form == .json {
      let views = rebuilt.map { view in
        JSON.object([
          ("name", .text(view.name)), ("version", .number(view.version)),
          ("entries", .number(view.entries)),
          ("digestBefore", view.digestBefore.map { .text($0.description) }),
          ("digestAfter", .text(view.digestAfter.description)),
        ])
      }
      session.answer(.object([("rebuilt", .list(views))]))
      return
    }
    for view in rebuilt {
      let isSame = view.digestBefore.map { $0 == view.digestAfter }
      session.answer(
        words.phrase(
          .rebuilt(
            name: view.name, version: view.version, entries: words.language.format(view.entries),
            isSame: isSame)))
    }
  }
}
