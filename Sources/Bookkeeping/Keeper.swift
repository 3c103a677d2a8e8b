import Deciding
import EventCodec
import Exchange
import MerkleLog
import Projecting
import Store

/// The state of the writer: the books, caught up with the log. Used by one thread at a time.
struct Keeper {
  let log: any EventLog
  let views: ViewStore
  let settings: LedgerSettings
  let clock: @Sendable () -> Instant
  private let anchor: Anchor
  private var projection: Projection
  /// The stored books as they were when they were loaded, or last stored from here. When another
  /// process has stored newer ones, or a rebuild has put others in their place, everything is loaded
  /// again.
  private var standing: ViewStore.Standing
  private var source: StoredRows
  /// What the rows are read from while a group is in hand, and nothing between groups: it keeps others
  /// from using the room again that they have freed.
  private var moment: ViewSnapshot
  /// Entries whose effect on the books is stored.
  private var storedCursor: Position
  private var recent: RecentActs
  /// The last group, for its memory.
  private var former: Group?

  init(
    log: any EventLog, views: ViewStore, settings: LedgerSettings,
    clock: @escaping @Sendable () -> Instant, anchor: Anchor
  ) throws(StoreError) {
    self.anchor = anchor
    self.log = log
    self.views = views
    self.settings = settings
    self.clock = clock
    recent = RecentActs(zone: settings.zone)
    let moment = try views.snapshot()
    defer { moment.end() }
    self.moment = moment
    (projection, storedCursor, standing, source) = try Self.load(moment, settings.zone)
  }

  private static func load(
    _ moment: ViewSnapshot, _ zone: LedgerZone
  ) throws(StoreError) -> (Projection, Position, ViewStore.Standing, StoredRows) {
    let standing = try moment.standing(of: Books.name)
    let source = try moment.rows(of: Books.name, .live)
    let cursor = standing.cursor(.live, version: Books.version)
    let projection = Projection(Books.self, source: source, zone: zone, cursor: cursor)
    return (projection, cursor, standing, source)
  }

  private mutating func reload() throws(StoreError) {
    (projection, storedCursor, standing, source) = try Self.load(moment, settings.zone)
  }

  /// Begins a group of acts: the books know every entry that is in the log.
  mutating func beginGroup() throws(StoreError) -> Group {
    let head = try catchUp()
    let group = Group(log: log, head: head, present: clock().inCalendar, after: former)
    former = group
    return group
  }

  /// Brings the books up to the end of the log. The rows are those of one moment, from here until
  /// ``endGroup()``.
  private mutating func catchUp() throws(StoreError) -> LogHead {
    moment.end()
    // Before the head is read: rows never lead the log, so that these do not lead the head.
    moment = try views.snapshot()
    // Rows that are in memory hold as long as nobody has stored others.
    if try moment.standing(of: Books.name) == standing {
      source.move(to: moment)
    } else {
      try reload()
    }
    let head = try log.head()
    if projection.cursor > head.size { try reload() }
    try projection.catchUp(with: log, to: head.size)
    return head
  }

  /// Lets go of the moment that rows are read from.
  mutating func endGroup() { moment.end() }

  /// Throws where rows could not be read: nothing that follows from them counts.
  private func checkRows() throws(StoreError) {
    if let failure = source.failure { throw failure }
    if projection.tables.isDamaged { throw .viewDamaged(Books.name) }
  }

  /// Decides on a submission; accepted acts are in the group and in the books, refused ones in
  /// neither.
  mutating func decide(_ submission: Submission, in group: Group) -> Outcome {
    guard case .lines(let bytes) = submission.content, submission.repeats != .taken else {
      return decide(onNewOf: submission, in: group)
    }
    // Here, where nobody else writes: of several who bring one file at once, one is the first.
    let isAsked = submission.repeats == .asked
    let repetition = Repetition(of: bytes, in: group, zone: settings.zone)
    var outcome = Outcome()
    if isAsked, repetition.isLikely {
      outcome.isRepeated = true
    } else {
      var submission = submission
      if !isAsked { submission.content = .lines(repetition.leftOut(of: bytes)) }
      outcome = decide(onNewOf: submission, in: group)
    }
    outcome.repetition = repetition
    return outcome
  }

  /// The same; a line that registers somebody in the words that the log has already counts as there, as one with the
  /// same id does.
  private mutating func decide(onNewOf submission: Submission, in group: Group) -> Outcome {
    let outcome = decide(onAllOf: submission, in: group)
    guard case .lines(let bytes) = submission.content else { return outcome }
    let known = KnownRegistrations(outcome.refusals, of: bytes, in: group, zone: settings.zone)
    if known.lines.isEmpty { return outcome }
    var rest = submission
    rest.content = .lines(DecisionRun.blanking(known.lines, in: bytes))
    var again = decide(onAllOf: rest, in: group)
    again.duplicates += known.lines.count
    return again
  }

  private mutating func decide(onAllOf submission: Submission, in group: Group) -> Outcome {
    let tables = projection.tables
    let mark = group.next
    let recordedAt = group.batch.recordedAt
    group.clockChange = nil
    tables.beginSavepoint()
    let cursor = projection.cursor
    var run = DecisionRun(
      submission: submission, group: group, projection: projection, log: log,
      coop: settings.coop)
    var outcome = run.decide()
    if run.isOutOfOrder {
      tables.rollBack()
      projection.rewind(to: cursor)
      group.truncate(to: mark, recordedAt)
      tables.beginSavepoint()
      run = DecisionRun(
        submission: submission, group: group, projection: projection, log: log,
        coop: settings.coop, inOneOrder: true)
      outcome = run.decide()
    }
    if outcome.accepted > 0, !outcome.isRefused {
      outcome.needsVault =
        outcome.changesIdentities && !submission.holdsVault && !submission.isDryRun
      outcome.clockFault = group.clockFault(trusting: submission.trustsClock)
      outcome.clockRemark = group.clockRemark
      if let start = submission.issuedSince, let other = group.issue(before: mark, since: start) {
        outcome.refusals = [Refusal(.issuedMeanwhile(other.description))]
      }
    }
    if outcome.isRefused || submission.isDryRun {
      tables.rollBack()
      projection.rewind(to: cursor)
      group.truncate(to: mark, recordedAt)
    } else {
      tables.keepSavepoint()
      complete(&outcome, group, from: mark)
      if case .lines = submission.content { compareLines(&outcome, group, from: mark) }
    }
    return outcome
  }

  /// Acts of a file beyond which nobody would read which look alike.
  private static let comparedCount = 10_000

  /// Notes which rows of a file say the same as another act under their own id.
  private mutating func compareLines(_ outcome: inout Outcome, _ group: Group, from mark: Position)
  {
    guard outcome.accepted > 0, outcome.accepted <= Self.comparedCount else { return }
    recent.catchUp(to: mark, group.fullEvent)
    for position in mark..<group.next {
      guard let act = group.fullEvent(at: position) else { continue }
      let look = RecentActs.Look(act, settings.zone)
      if let other = look.flatMap(recent.lookAlike) {
        outcome.lookAlikes.append(.init(id: act.id, other: other))
      }
      recent.note(act.id, look)
    }
  }

  /// Adds what the receipts of recorded acts say beside their positions.
  private mutating func complete(_ outcome: inout Outcome, _ group: Group, from mark: Position) {
    guard outcome.entries.contains(where: { !$0.isDuplicate }) else { return }
    recent.catchUp(to: mark, group.fullEvent)
    for index in outcome.entries.indices where !outcome.entries[index].isDuplicate {
      let position = outcome.entries[index].position
      outcome.entries[index].leafHash = group.leafHash(at: position)
      let (id, look) = (outcome.entries[index].id, outcome.entries[index].look)
      outcome.entries[index].lookAlike = look.flatMap(recent.lookAlike)
      recent.note(id, look)
    }
  }

  /// Makes the group durable, and ends it.
  mutating func commit(_ group: Group) throws(StoreError) -> LogHead {
    endGroup()
    do throws(StoreError) {
      try checkRows()
      if group.batch.count == 0 { return try log.head() }
      let head = try log.append(group.batch, at: group.start)
      anchor.keep(head)
      return head
    } catch {
      try forget()
      throw error
    }
  }

  /// Forgets what is not in the log, and ends the group in hand.
  mutating func forget() throws(StoreError) {
    recent = RecentActs(zone: settings.zone)
    moment.end()
    moment = try views.snapshot()
    defer { moment.end() }
    try reload()
  }

  /// Stores the books as they stand, so that the next process starts from there.
  mutating func settle() throws(StoreError) {
    let cursor: Position
    do {
      defer { endGroup() }
      _ = try catchUp()
      cursor = projection.cursor
    }
    guard cursor > storedCursor else { return }
    let kept: ViewStore.Standing?
    do throws(StoreError) {
      try checkRows()
      kept = try views.keep(
        projection.tables.drainChanges(), of: Books.name, .live, version: Books.version,
        from: storedCursor, to: cursor, in: log, since: source)
    } catch {
      // The changes are out of the tables and not on the disk: compute them again.
      try forget()
      throw error
    }
    guard let kept else { return try forget() }
    (storedCursor, standing) = (cursor, kept)
    projection.tables.trim()
  }

  /// The books at work.
  var booksProjection: Projection { projection }

  /// Acts decided on since the books were last stored.
  var unsettledCount: UInt64 { projection.cursor - storedCursor }

  /// Looks at the books, caught up with the log.
  mutating func look<R>(_ body: (Books) -> R) throws(StoreError) -> R {
    try inspect { books, _ in body(books) }
  }

  /// The same, with what turns acts into facts.
  mutating func inspect<R>(_ body: (Books, Interpreter) -> R) throws(StoreError) -> R {
    _ = try beginGroup()
    guard let books = projection.projector as? Books else {
      preconditionFailure("the keeper keeps the books")
    }
    let result = body(books, projection.interpreter)
    do throws(StoreError) { try checkRows() } catch {
      try forget()
      throw error
    }
    return result
  }
}

/// What is asked of the writer in one go: all of it or nothing.
struct Submission: Sendable {
  enum Content: Sendable {
    case commands([Command])
    /// Lines of a file.
    case lines([UInt8])
  }
  var content: Content
  /// What whoever hands it in may do.
  var mandate = Mandate.everyday
  /// Whoever hands it in knows that the clock is far ahead of the newest entry, and is right.
  var trustsClock = false
  var allowsNegative = false
  var isDryRun = false
  /// What becomes of lines that say what the log says already.
  var repeats = Repeats.taken
  /// Told now and then how many of the rows are decided on.
  var progress: (@Sendable (_ done: Int, _ of: Int) -> Void)?
  /// The length of the log when the report was made whose issue is submitted.
  var issuedSince: Position?
  /// Whether a period may be closed before its last day is over.
  var closesEarly = false
  /// Whether whoever hands it in holds the vault, so that nobody is forgotten meanwhile.
  var holdsVault = false
}

/// What became of a submission.
struct Outcome: Sendable {
  var accepted = 0
  /// What became of each command, in order; rows of a file are only counted.
  var entries: [Entry] = []
  var duplicates = 0
  var refusals: [Refusal] = []
  /// Lines that were not looked at any more, since too many before them could not be read.
  var unreadCount = 0
  var lookAlikes: [LookAlike] = []
  /// Parties of the accepted acts of whom nothing new is expected.
  var partyRemarks: Set<PartyRemark> = []
  /// Why the time is not one to record at.
  var clockFault: ClockFault?
  /// Of a clock that is behind what it was.
  var clockRemark: ClockRemark?
  /// What the log says already, where that was asked.
  var repetition: Repetition?
  /// Whether that is why nothing was decided on.
  var isRepeated = false
  /// Whether an accepted act says who is one with whom, or takes that back.
  var changesIdentities = false
  /// Whether it is to be handed in again by who holds the vault: an erasure may be on its way of one of those whom
  /// it makes one.
  var needsVault = false

  var isRefused: Bool { !refusals.isEmpty || clockFault != nil || isRepeated || needsVault }

  struct Entry: Sendable {
    var id: EventID
    var position: Position
    /// It was there before.
    var isDuplicate: Bool
    /// Of an act recorded now.
    var look: RecentActs.Look?
    var leafHash: Hash?
    var lookAlike: EventID?
  }
}
