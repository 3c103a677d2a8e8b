import Bookkeeping
import Exchange
import MerkleLog
import Projecting

/// `verify` holds everything that is stored against itself; status 1 when something is wrong.
struct VerifyCommand: NamedCommand {
  static let command = CommandName.verify
  let options: [Option] = []
  let examples = ["verify", "verify --json"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    do throws(UsageFault) { try session.arguments.atMost(0) } catch { throw .usage(error) }
    let bar = session.progress(.verifying)
    guard let runSelf = session.console.runSelf else { return try verifyHere(session, bar) }
    let run = ScrubRun(
      runSelf: runSelf, ledgerPath: session.ledgerPath, language: session.words.language.rawValue)
    switch run.run({ bar.show($0, of: $1) }) {
    case .verified(let check):
      bar.end()
      show(check, session)
      return check.ok ? ExitStatus.done : ExitStatus.wrong
    case .refused(let status): return status
    case .notStarted: return try verifyHere(session, bar)
    }
  }

  /// Without a process of its own, where none can be started.
  private func verifyHere(_ session: Session, _ bar: ProgressBar) throws(Failure) -> Int32 {
    let check = try asking { () throws(LedgerError) in
      try Ledger.verify(at: session.ledgerPath, progress: { bar.show($0, of: $1) })
    }
    bar.end()
    show(check, session)
    return check.ok ? ExitStatus.done : ExitStatus.wrong
  }

  private func show(_ check: Bookkeeping.Verification, _ session: Session) {
    let words = session.words
    if session.form == .json { return session.answer(json(check)) }
    if check.ok {
      let size = words.language.format(check.size)
      return session.answer(words.phrase(.verified(size: size, root: check.root.description)))
    }
    let count = check.problems.count + (check.anchor?.ok ?? true ? 0 : 1)
    session.answer(words.phrase(.notVerified(problems: count)))
    if let found = check.anchor?.disagreement {
      session.answer("  " + words.ledgerError(.disagrees(path: session.ledgerPath, found)))
    }
    for problem in check.problems.prefix(Self.shownCount) {
      let place = words.phrase(
        .problemAt(
          first: problem.positions.map { words.language.format($0.lowerBound) },
          last: problem.positions.map { words.language.format($0.upperBound) }))
      let what = printable(problem.what)
      session.answer("  \(place) : \(words.phrase(.flaw(problem.kind))) (\(what))")
    }
    if check.problems.count > Self.shownCount {
      session.answer("  " + words.phrase(.moreProblems(check.problems.count - Self.shownCount)))
    }
  }

  /// Problems beyond which people look at the first.
  private static let shownCount = 50

  private func json(_ check: Bookkeeping.Verification) -> JSON {
    let problems = check.problems.map { problem in
      JSON.object([
        ("kind", .text(problem.kind.rawValue)),
        ("seq", problem.positions.map { .number($0.lowerBound) }),
        ("through", problem.positions.map { .number($0.upperBound) }),
        ("what", .text(problem.what)),
      ])
    }
    let checkpoint = check.anchor.map { anchor in
      JSON.object([
        ("size", .number(anchor.size)), ("root", .text("\(anchor.root)")), ("ok", .flag(anchor.ok)),
      ])
    }
    return .object([
      ("ok", .flag(check.ok)), ("size", .number(check.size)),
      ("root", .text(check.root.description)), ("checkpoint", checkpoint),
      ("problems", .list(problems)),
    ])
  }
}
