// The story of Bookkeeping: the one door.
//
// Whatever is to be written comes through `record` or `importLines`: it is decided against the
// books and, when accepted, appended to the log in one durable transaction together with what
// others asked at the same time (group commit). One dedicated queue writes; a person waiting on
// the phone and sixty-four machines share the same disk flush. After that the read models catch
// up, each in a transaction of its own. Questions are answered from the live read models, or for
// another time by running the same projectors in memory over the log as it was known.
//
// What Bookkeeping does not know: how a command was typed, what an answer looks like, LMDB.

import Deciding
import Dispatch
public import Exchange
import MerkleLog
import Outgoing
public import Projecting
public import Stock
import Store
import Synchronization

/// A ledger on disk: its log, its read models and its one writer.
public final class Ledger: Sendable {
  public let path: String
  public let settings: LedgerSettings
  let log: LMDBLog
  /// The read models and the writer; nil where the files can only be read.
  private let desk: Desk?
  let projectors: [any Projector.Type]
  let clock: @Sendable () -> Instant
  let anchor: Anchor
  /// What answers come from, where they come from the log and from no stored row.
  let fromLog = Mutex<LogAnswers?>(nil)
  /// Whether the signed head that was kept outside the log was empty or cut short when the ledger was
  /// opened. Where the files can be written it was made anew.
  public let foundTornAnchor: Bool
  /// What is known of persons and is not in the log.
  public let people: PeopleVault

  private struct Desk {
    let views: ViewStore
    let writing: WritingDesk
  }

  /// Whether this process may not write to the ledger: it answers from the log alone.
  public var isReadOnly: Bool { desk == nil }

  var views: ViewStore {
    get throws(StoreError) {
      guard let desk else { throw .readOnly(path: path) }
      return desk.views
    }
  }

  var writing: WritingDesk {
    get throws(LedgerError) {
      guard let desk else { throw .readOnly(path: path) }
      return desk.writing
    }
  }

  /// Opens the ledger in a folder. One that can only be read answers questions, and refuses to be written.
  ///
  /// - Parameters:
  ///   - projectors: every read model there is, in the order in which they are shown.
  ///   - clock: the present, handed in.
  ///   - believesLog: opens also a log that is not the one its anchor signs, to look into it.
  ///   - patience: how long writing waits for a writer in another process, half a minute if not said.
  ///
  /// Throws `disagrees` for a log that is shorter than its anchor, or another.
  public static func open(
    at path: String, projectors: [any Projector.Type], clock: @escaping @Sendable () -> Instant,
    believesLog: Bool = false, patience: Duration? = nil
  ) throws(LedgerError) -> Ledger {
    let ledger = try Ledger(
      LedgerFolder(path: path), projectors: projectors, clock: clock, create: false,
      patience: patience)
    if ledger.isReadOnly { try ledger.answerFromLog() }
    if !believesLog, let found = try ledger.anchor.disagreement(with: ledger.log) {
      throw .disagrees(path: path, found)
    }
    if ledger.foundTornAnchor, !believesLog, !ledger.isReadOnly, let head = try? ledger.log.head() {
      ledger.anchor.keep(head)
    }
    return ledger
  }

  /// Makes a ledger in a folder that holds none, and records the co-op as its first agent.
  public static func create(
    at path: String, settings: LedgerSettings, coopName: String,
    clock: @escaping @Sendable () -> Instant
  ) async throws(LedgerError) {
    let new = try NewLedger(at: path, .making, id: .unique(clock()))
    do throws(LedgerError) {
      try new.folder.make(settings)
      try await recordCoop(new.folder, settings, coopName, clock)
      try new.finish()
    } catch {
      new.remove()
      throw error
    }
  }

  private static func recordCoop(
    _ folder: LedgerFolder, _ settings: LedgerSettings, _ coopName: String,
    _ clock: @escaping @Sendable () -> Instant
  ) async throws(LedgerError) {
    let ledger = try Ledger(folder, projectors: [], clock: clock, create: true)
    var coop = Event(
      id: .unique(clock()), kind: .agentRegistered,
      occurredAt: Timestamp(clock().inCalendar, in: settings.zone))
    coop.set(.agent, identifier: settings.coop.number)
    coop.set(.recordedBy, identifier: settings.coop.number)
    coop.set(.agentType, .text(AgentType.organization.rawValue))
    coop.set(.category, identifier: Term(Category.association.rawValue).number)
    coop.set(.name, .text(coopName))
    coop.set(.tracked, true)
    _ = try await ledger.record([Command(coop)], governing: true)
  }

  init(
    _ folder: LedgerFolder, projectors: [any Projector.Type],
    clock: @escaping @Sendable () -> Instant, create: Bool, patience: Duration? = nil
  ) throws(LedgerError) {
    path = folder.path
    settings = try folder.settings()
    // What a process that was killed has left of a head it signed.
    Leftover.sweep(folder.path) { Leftover.isFile($0, of: LedgerFolder.fileNames) }
    folder.removeGoneViews()
    self.projectors = projectors
    self.clock = { clock().inCalendar }
    let clock = self.clock
    do throws(StoreError) {
      log = try LMDBLog(path: folder.logPath, create: create, patience: patience)
    } catch { throw LedgerError(error, path: folder.path) }
    people = PeopleVault(
      path: folder.peoplePath, zone: settings.zone, clock: clock,
      newest: { [log] in (try? log.head().recordedAt.inCalendar) ?? clock() }, patience: patience)
    anchor = try Anchor(folder, mayLackKey: log.isReadOnly)
    foundTornAnchor = anchor.isTorn
    do throws(StoreError) {
      if log.isReadOnly { throw .readOnly(path: folder.path) }
      let names = [Books.name] + projectors.filter { $0.isKept }.map { $0.name }
      let views = try Self.openViews(folder, names, log, patience)
      let writing = try WritingDesk(
        log: log, views: views, settings: settings, clock: clock, anchor: anchor)
      desk = Desk(views: views, writing: writing)
    } catch {
      switch error {
      case .readOnly, .permissionDenied:
        if create { throw LedgerError(error, path: folder.path) }
        desk = nil
      default: throw LedgerError(error, path: folder.path)
      }
    }
  }

  /// Times that the read models are opened while others remove them and make them anew.
  private static let openings = 10

  /// Opens the read models; what cannot be read of them is thrown away, since the log has it all.
  private static func openViews(
    _ folder: LedgerFolder, _ names: [String], _ log: LMDBLog, _ patience: Duration?
  ) throws(StoreError) -> ViewStore {
    func open() throws(StoreError) -> ViewStore {
      let views = try ViewStore(path: folder.viewsPath, views: names, patience: patience)
      for name in names { try views.forget(name, unlessOf: log) }
      return views
    }
    for _ in 0..<Self.openings {
      do throws(StoreError) { return try open() } catch {
        switch error {
        case .notALog, .truncated, .damaged, .viewDamaged, .newerFormat, .otherLibrary, .diskFailed,
          .other:
          folder.removeViews()
        // Another process removes them just now, for one of these reasons.
        case .missing: continue
        case .positionTaken, .idTaken, .busy, .permissionDenied, .readOnly, .diskFull, .noResources:
          throw error
        }
      }
    }
    return try open()
  }

  // The writer's thread may still be on its way out of the last submission: wait, so that whoever
  // opens the ledger next in this process does not find it open.
  deinit { desk?.writing.rest() }

  /// Passes a store's error on as the ledger's own.
  func storing<R>(_ body: () throws(StoreError) -> R) throws(LedgerError) -> R {
    do throws(StoreError) { return try body() } catch {
      throw LedgerError(error, path: path, lookingInto: log)
    }
  }

  // MARK: - Writing

  /// Records acts as one group: all of them or none. Durable when it returns; the read models have
  /// caught up unless `settles` is false.
  ///
  /// - Parameters:
  ///   - governing: whether acts that hold for all may be among them. An erasure never may: see
  ///     ``erase(_:reason:by:occurredAt:trustClock:)``.
  ///   - trustClock: whether the clock is right although it is far ahead of the newest entry.
  ///   - closesEarly: whether a period may be closed before its last day is over, as was once possible.
  ///   - issuedSince: of an act that issues a report, the length of the log when the report was made: it
  ///     is refused when another was issued on the same period since.
  ///
  /// Throws `refused` with every refusal, in their one order; `clock`.
  public func record(
    _ commands: [Command], governing: Bool = false, trustClock: Bool = false,
    allowNegative: Bool = false, closesEarly: Bool = false, issuedSince: Position? = nil,
    settles: Bool = true
  ) async throws(LedgerError) -> Receipt {
    try await record(
      Submission(
        content: .commands(commands), mandate: governing ? .governing : .everyday,
        trustsClock: trustClock, allowsNegative: allowNegative, issuedSince: issuedSince,
        closesEarly: closesEarly),
      settles: settles)
  }

  func record(
    _ submission: Submission, settles: Bool = true
  ) async throws(LedgerError) -> Receipt {
    try checkWhole()
    let answer = try await submit(submission)
    return try receipt(
      of: answer, viewsBehind: answer.outcome.isRefused || !settles ? nil : settlingFault())
  }

  /// The same for who holds the vault meanwhile; the read models do not follow yet.
  func recordHolding(_ submission: Submission) throws(LedgerError) -> Receipt {
    try checkWhole()
    var submission = submission
    submission.holdsVault = true
    return try receipt(of: try writing.submitHolding(submission, path: path), viewsBehind: nil)
  }

  /// Hands in a submission. One that says who is one with whom is written while nobody is at the vault: an erasure
  /// finds out first who it is of, and says so last.
  func submit(_ submission: Submission) async throws(LedgerError) -> WritingDesk.Answer {
    let answer = try await writing.submit(submission, path: path)
    guard answer.outcome.needsVault else { return answer }
    var submission = submission
    submission.holdsVault = true
    let desk = try writing
    return try people.whileStill { [submission] () throws(LedgerError) in
      try desk.submitHolding(submission, path: path)
    }
  }

  private func receipt(
    of answer: WritingDesk.Answer, viewsBehind: LedgerError?
  ) throws(LedgerError) -> Receipt {
    let (outcome, head) = answer
    if let fault = outcome.clockFault { throw .clock(fault) }
    if outcome.isRefused { throw .refused(outcome.refusals) }
    var entries: [ReceiptEntry] = []
    for entry in outcome.entries {
      entries.append(
        ReceiptEntry(
          id: entry.id, position: entry.position, leafHash: try leafHash(of: entry),
          isDuplicate: entry.isDuplicate, lookAlike: entry.lookAlike))
    }
    return Receipt(
      entries: entries, size: head.size, viewsBehind: viewsBehind, clock: outcome.clockRemark,
      parties: outcome.partyRemarks.sorted { $0.agent < $1.agent })
  }

  private func leafHash(of entry: Outcome.Entry) throws(LedgerError) -> Hash {
    if let known = entry.leafHash { return known }
    let line = try storing { () throws(StoreError) in try log.entry(at: entry.position) }
    return .leaf(of: line ?? [])
  }

  /// Records the lines of a file as one group. Durable when it returns; the read models have caught
  /// up unless `settles` is false. `governing` and `trustClock` as for acts.
  ///
  /// - Parameter repeats: what becomes of lines without an id that say what the log says already; judged in the
  ///   writer's turn.
  public func importLines(
    _ bytes: [UInt8], governing: Bool = false, trustClock: Bool = false,
    allowNegative: Bool = false, dryRun: Bool = false, repeats: Repeats = .taken,
    settles: Bool = true,
    progress: (@Sendable (_ done: Int, _ of: Int) -> Void)? = nil
  ) async throws(LedgerError) -> ImportReceipt {
    let submission = Submission(
      content: .lines(bytes), mandate: governing ? .governing : .everyday, trustsClock: trustClock,
      allowsNegative: allowNegative, isDryRun: dryRun, repeats: repeats, progress: progress)
    if !dryRun { try checkWhole() }
    let (outcome, head) = try await submit(submission)
    if let fault = outcome.clockFault { throw .clock(fault) }
    var receipt = ImportReceipt(
      accepted: outcome.accepted, duplicates: outcome.duplicates, size: head.size)
    receipt.note(outcome.refusals)
    receipt.unreadCount = outcome.unreadCount
    receipt.lookAlikes = outcome.lookAlikes
    receipt.repetition = outcome.isRepeated ? outcome.repetition : nil
    if outcome.isRepeated || repeats == .leftOut {
      receipt.repeatedLines = outcome.repetition?.lines ?? []
    }
    receipt.clock = outcome.clockRemark
    receipt.parties = outcome.partyRemarks.sorted { $0.agent < $1.agent }
    if outcome.isRefused {
      receipt.accepted = 0
    } else if settles, !dryRun {
      receipt.viewsBehind = settlingFault()
    }
    return receipt
  }

  /// Brings the stored books and every read model up to the end of the log.
  public func settle() throws(LedgerError) {
    try writing.settle(path: path)
    try catchUp(kept)
  }

  /// What kept the read models from catching up. The acts are recorded all the same.
  func settlingFault() -> LedgerError? {
    do throws(LedgerError) {
      try settle()
      return nil
    } catch { return error }
  }

  // MARK: - Looking

  /// What the decider knows of a loan.
  public func loan(_ agreement: AgreementID) throws(LedgerError) -> LoanRow? {
    try look { $0.stock.loans[agreement] }
  }

  /// Agents and items, as the decider knows them.
  public func registry() throws(LedgerError) -> Report {
    let size = try storing { () throws(StoreError) in try toldSize() }
    let moment = AskedMoment(now: clock(), size: size, zone: settings.zone)
    return try look { $0.report(moment) }
  }

  /// The last day of the closed period that an act lies in; nil where its period is open. A correction
  /// of such an act counts from when it is recorded (rule R3).
  public func closedPeriod(of act: Event) throws(LedgerError) -> Day? {
    let zone = settings.zone
    return try inspect { _, interpreter in
      guard let until = interpreter.closedUntil, interpreter.moment(of: act) <= until else {
        return nil
      }
      return zone.day(of: until.instant)
    }
  }

  /// The last day of what is closed; nil where nothing is.
  public func closedUntil() throws(LedgerError) -> Day? {
    let zone = settings.zone
    return try inspect { _, interpreter in interpreter.closedUntil.map { zone.day(of: $0.instant) }
    }
  }

  /// The base unit of an item, when it is known.
  public func unit(of item: ItemID) throws(LedgerError) -> Unit? {
    try look { $0.unit(of: item) }
  }
}
