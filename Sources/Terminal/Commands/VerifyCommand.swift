import Bookkeeping
import Exchange
import MerkleLog
import Projecting
import Wording

/// `verify` holds everything that is stored against itself; status 1 when something is wrong.
struct VerifyCommand: NamedCommand {
  static let command = CommandName.verify
  let changes = false
  let options = [Option(.quorum, .number), Option(.witness, .key)]
  let examples = ["verify", "verify --json", "verify --quorum 2"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    do throws(UsageFault) { try session.arguments.atMost(0) } catch { throw .usage(error) }
    let asked = try session.askedQuorum()
    if asked.0 != nil, asked.1 == nil,
      (try? Ledger.knownWitnesses(at: session.ledgerPath))?.witnesses.count == 0
    {
      throw .usage(.needs(option: "--quorum", other: "--witness"))
    }
    if Ledger.hasTornAnchor(at: session.ledgerPath) { session.remarkTornAnchor(isAnew: false) }
    let bar = session.progress(.verifying)
    guard let runSelf = session.console.runSelf else { return try verifyHere(session, bar, asked) }
    let run = ScrubRun(
      runSelf: runSelf, ledgerPath: session.ledgerPath, language: session.words.language.rawValue)
    switch run.run({ bar.show($0, of: $1) }) {
    case .verified(let check):
      bar.end()
      return try conclude(check, session, asked)
    case .refused(let status): return status
    case .notEnding:
      bar.end()
      session.remark(session.words.phrase(.scrubNotEnding(seconds: ScrubRun.patience)))
      return ExitStatus.tryAgain
    case .notStarted: return try verifyHere(session, bar, asked)
    }
  }

  /// Without a process of its own, where none can be started.
  private func verifyHere(
    _ session: Session, _ bar: ProgressBar, _ asked: (Int?, [VerifierKey]?)
  ) throws(Failure) -> Int32 {
    let check = try asking { () throws(LedgerError) in
      try Ledger.verify(at: session.ledgerPath, progress: { bar.show($0, of: $1) })
    }
    bar.end()
    return try conclude(check, session, asked)
  }

  /// What is not as it was of the vault.
  private struct VaultCheck {
    /// What of it is lost or damaged.
    var gaps: [VaultGap] = []
    /// The folder of it that this account may not look into.
    var barrier: String?
    /// Whether something that was kept in it is gone.
    var isLost = false
    /// Persons whose erasure was begun and not ended.
    var unended: [AgentID] = []
    /// Other folders of the ledger that have somebody who was erased or forgotten here: nothing is wrong with it.
    var beside: [ErasedBeside] = []

    /// Lines of the list of looks that cannot be read.
    var damagedLooks = 0
    /// Whether that list is gone.
    var hasLostLooks = false

    var isWell: Bool {
      barrier == nil && gaps.isEmpty && !isLost && unended.isEmpty && damagedLooks == 0
        && !hasLostLooks
    }
  }

  /// Says what is, or may be, lost of the vault. A log that is not whole is not asked whom it knows.
  private func checkVault(
    _ check: Bookkeeping.Verification, _ session: Session
  ) throws(Failure) -> VaultCheck {
    guard check.ok else { return VaultCheck() }
    var found = VaultCheck()
    found.barrier = Ledger.barrier(inVaultOf: session.ledgerPath)
    if let barrier = found.barrier {
      session.remark(session.words.ledgerError(.permissionDenied(path: barrier)))
      return found
    }
    if Ledger.mayHaveLostOfVault(at: session.ledgerPath) {
      let (certain, possible) = try asking { () throws(LedgerError) in
        let ledger = try Ledger.open(
          at: session.ledgerPath, projectors: [], clock: session.console.clock)
        return (try ledger.certainVaultLoss(), try ledger.vaultLoss())
      }
      found.isLost = certain != nil
      if let loss = certain ?? possible { session.remark(session.words.phrase(.vaultLoss(loss))) }
    }
    do throws(Failure) { found.gaps = try gaps(session) } catch {
      guard case .ledger(.permissionDenied(let file)) = error else { throw error }
      session.remark(session.words.ledgerError(.permissionDenied(path: file)))
      found.barrier = file
    }
    found.damagedLooks = try session.remarkDamagedLooks()
    found.hasLostLooks = try session.remarkLostLooks()
    let hasBegun = try asking { () throws(LedgerError) in
      try Ledger.hasBegunErasures(at: session.ledgerPath, clock: session.console.clock)
    }
    // A ledger that is opened signs a head that a power cut took, which is not for a look to do.
    let looksBeside =
      found.barrier == nil && Ledger.hasLedgersBeside(at: session.ledgerPath)
    if hasBegun || looksBeside {
      let ledger = try asking { () throws(LedgerError) in
        try Ledger.open(at: session.ledgerPath, projectors: [], clock: session.console.clock)
      }
      if hasBegun { found.unended = try session.unendedErasures(ledger) }
      if looksBeside { found.beside = try session.remarkHeldBeside(ledger) }
    }
    return found
  }

  /// Says what of the vault is lost or damaged, and where it is still.
  private func gaps(_ session: Session) throws(Failure) -> [VaultGap] {
    guard Ledger.hasLedgersBeside(at: session.ledgerPath) else {
      return try session.vaultGaps(isThorough: true)
    }
    let ledger = try asking { () throws(LedgerError) in
      try Ledger.open(at: session.ledgerPath, projectors: [], clock: session.console.clock)
    }
    return try session.vaultGaps(isThorough: true, ledger)
  }

  /// Counts the witnesses of a log that is whole, where they are asked for or the ledger has a quorum.
  private func conclude(
    _ check: Bookkeeping.Verification, _ session: Session, _ asked: (Int?, [VerifierKey]?)
  ) throws(Failure) -> Int32 {
    let quorum = try asking { () throws(LedgerError) -> QuorumCheck? in
      let known = try Ledger.knownWitnesses(at: session.ledgerPath)
      guard check.ok, asked.0 ?? known.quorum != nil else { return nil }
      let ledger = try Ledger.open(
        at: session.ledgerPath, projectors: [], clock: session.console.clock)
      return try ledger.quorum(asked.0, of: asked.1)
    }
    let standing = try asking { () throws(LedgerError) in
      try Ledger.standing(at: session.ledgerPath, check, clock: session.console.clock)
    }
    let astray = session.astray(standing)
    let vault = try checkVault(check, session)
    let behind = check.ok ? session.remarkBehindAnchor(size: check.size) : 0
    let hasKey = !Ledger.lacksKey(at: session.ledgerPath)
    let hasAllSigned = standing == .whole
    let isWell = check.ok && hasAllSigned && vault.isWell && hasKey && quorum?.ok ?? true
    if session.form == .json {
      session.answer(
        json(check, quorum, standing, vault, hasKey: hasKey, isWell: isWell, behind, session))
    } else {
      if let astray {
        session.answer(astray)
      } else {
        show(
          check, isWhole: hasKey && hasAllSigned && vault.isWell,
          isBarred: hasKey && hasAllSigned && vault.barrier != nil, session)
      }
      if !hasKey { session.answer(session.words.ledgerError(.noKey(path: session.ledgerPath))) }
      if astray == nil { session.remark(standing) }
      if let quorum { session.show(quorum) }
    }
    if isWell { return ExitStatus.done }
    // What could not be looked at is not called wrong.
    let isOnlyBarred = vault.barrier != nil && hasAllSigned && hasKey && quorum?.ok ?? true
    return isOnlyBarred ? ExitStatus.storage : ExitStatus.wrong
  }

  /// - Parameters:
  ///   - isWhole: whether what is beside the log is there too.
  ///   - isBarred: whether that could not be looked at, which was said.
  private func show(
    _ check: Bookkeeping.Verification, isWhole: Bool, isBarred: Bool, _ session: Session
  ) {
    let words = session.words
    if check.ok {
      let size = words.language.format(check.size)
      let root = check.root.description
      return session.answer(
        isWhole
          ? words.phrase(.verified(size: size, root: root))
          : words.copies(.logIntact(size: size, root: root, isBarred: isBarred)))
    }
    let count = check.problems.count + (check.anchor?.ok ?? true ? 0 : 1)
    session.answer(
      check.entriesStand
        ? words.copies(
          .besideLog(
            problems: count, size: words.language.format(check.size), root: "\(check.root)"))
        : words.phrase(.notVerified(problems: count)))
    if let found = check.anchor?.disagreement {
      session.answer("  " + words.ledgerError(.disagrees(path: session.ledgerPath, found)))
    }
    // Which page of which table it is stands in --json: for people these are one.
    let shown = check.problems.prefix(Self.shownCount)
    var counts: [Told: Int] = [:]
    for problem in shown { counts[Told(problem), default: 0] += 1 }
    for problem in shown {
      guard let count = counts.removeValue(forKey: Told(problem)) else { continue }
      session.answer("  " + words.found(problem) + (count > 1 ? " (× \(count))" : ""))
    }
    if check.problems.count > Self.shownCount {
      session.answer("  " + words.phrase(.moreProblems(check.problems.count - Self.shownCount)))
    }
  }

  /// What people are told of a problem.
  private struct Told: Hashable {
    var kind: Problem.Kind
    var positions: ClosedRange<Position>?

    init(_ problem: Problem) { (kind, positions) = (problem.kind, problem.positions) }
  }

  /// Problems beyond which people look at the first.
  private static let shownCount = 50

  private func json(
    _ check: Bookkeeping.Verification, _ quorum: QuorumCheck?, _ standing: Standing,
    _ vault: VaultCheck, hasKey: Bool, isWell: Bool, _ behind: UInt64,
    _ session: Session
  ) -> JSON {
    let problems = check.problems.map { problem in
      JSON.object([
        ("kind", .text(problem.kind.rawValue)),
        ("seq", problem.positions.map { .number($0.lowerBound) }),
        ("through", problem.positions.map { .number($0.upperBound) }),
        ("what", .text(problem.what)),
      ])
    }
    let unreadable = vault.gaps.filter { $0.piece == .record && !$0.isGone }
    let checkpoint = check.anchor.map { anchor in
      JSON.object([
        ("size", .number(anchor.size)), ("root", .text("\(anchor.root)")), ("ok", .flag(anchor.ok)),
        ("behind", behind > 0 ? .number(behind) : nil),
      ])
    }
    return .object(
      [
        ("ok", .flag(isWell)), ("size", .number(check.size)),
        ("root", .text(check.root.description)), ("checkpoint", checkpoint),
        ("problems", .list(problems)), ("quorum", quorum.map(session.json)),
        ("hasKey", hasKey ? nil : .flag(false)),
        ("hasVault", vault.isLost ? .flag(false) : nil),
        ("barred", vault.barrier.map(JSON.text)),
        ("unreadable", unreadable.isEmpty ? nil : .list(unreadable.map { .text($0.owner) })),
        ("lost", session.json(vault.gaps)),
        ("damagedLooks", vault.damagedLooks == 0 ? nil : .number(vault.damagedLooks)),
        ("lostLooks", vault.hasLostLooks ? .flag(true) : nil),
        ("heldBeside", session.json(vault.beside)),
        ("unended", vault.unended.isEmpty ? nil : .list(vault.unended.map { .text($0.text) })),
      ] + session.json(standing))
  }
}

extension Bookkeeping.Verification {
  /// Whether all that was found is beside the entries, and each problem says its own way out.
  fileprivate var entriesStand: Bool {
    (anchor?.ok ?? true)
      && problems.allSatisfy { [.views, .anchor, .tile, .index].contains($0.kind) }
  }
}
