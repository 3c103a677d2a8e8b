import Exchange
import Projecting
import Store
import Synchronization

/// Read models on their way through the log together: each line is read once for all of them, and
/// while they take in one batch of facts, each on whatever thread is free, the next is read.
struct ViewRun {
  /// Entries applied between two commits of a view: a busy row is written once for all of them.
  private static let stepCount: Position = 125_000

  let log: any EventLog
  let views: ViewStore
  let zone: LedgerZone
  let side: ViewStore.Side

  /// A read model, and the entry before which it is to stop.
  struct Goal {
    var type: any Projector.Type
    var end: Position
  }

  /// Times that it begins anew because another process kept a view first.
  private static let attempts = 100

  /// Applies the log from where each stored view stands, and keeps rows and cursors step by step.
  ///
  /// Throws `busy` when others are first again and again.
  func advance(
    _ goals: [Goal], progress: (any Projector.Type, Position) -> Void
  ) throws(StoreError) {
    for _ in 0..<Self.attempts where try tryToAdvance(goals, progress) { return }
    throw .busy
  }

  /// Answers false when another process kept a view first: what is stored is the place to go on
  /// from.
  private func tryToAdvance(
    _ goals: [Goal], _ progress: (any Projector.Type, Position) -> Void
  ) throws(StoreError) -> Bool {
    // Rows are read from one moment between two commits, and it is ended before the next.
    var moment = try views.snapshot()
    defer { moment.end() }
    var lanes: [Lane] = []
    for goal in goals {
      let lane = try Lane(goal, side, zone, moment)
      if lane.start < lane.end { lanes.append(lane) }
    }
    guard var reached = lanes.map(\.start).min(), let size = lanes.map(\.end).max() else {
      return true
    }
    var kept = reached
    let reading = Mutex(
      Reading(
        replay: Replay(
          log: log, from: reached, to: size, zone: zone,
          readsDetails: goals.contains { $0.type.readsDetails })))
    let history = LogHistory(log: log)
    var batch = try reading.withLock { reading throws(StoreError) in try reading.first() }
    while batch.count > 0 {
      // Those with most to do begin first, so that the threads end together.
      let ordered = lanes.map { ($0.spent, $0) }.sorted { $0.0 > $1.0 }.map(\.1)
      try together(lanes.count + 1) { [batch] index throws(StoreError) in
        if index == 0 {
          try reading.withLock { reading throws(StoreError) in try reading.readAhead() }
        } else {
          ordered[index - 1].apply(batch, history: history)
        }
      }
      history.forget()
      reached += Position(batch.count)
      if reached - kept >= Self.stepCount || reached == size {
        moment.end()
        guard try keep(lanes, upTo: reached, progress) else { return false }
        if reached == size { return true }
        kept = reached
        moment = try views.snapshot()
        for lane in lanes where try !lane.move(to: moment) { return false }
      }
      reading.withLock { $0.takeAhead(into: &batch) }
    }
    return true
  }

  private func keep(
    _ lanes: [Lane], upTo reached: Position, _ progress: (any Projector.Type, Position) -> Void
  ) throws(StoreError) -> Bool {
    let isFirst = Mutex(true)
    try together(lanes.count) { index throws(StoreError) in
      if try !lanes[index].keep(upTo: reached, in: self) { isFirst.withLock { $0 = false } }
    }
    guard isFirst.withLock({ $0 }) else { return false }
    for lane in lanes where lane.start < reached { progress(lane.type, min(reached, lane.end)) }
    return true
  }
}

/// The reading of the log, one batch ahead of the read models.
private struct Reading {
  var replay: Replay
  private var ahead = FactBatch()

  init(replay: Replay) {
    self.replay = replay
  }

  mutating func first() throws(StoreError) -> FactBatch {
    var batch = FactBatch()
    try replay.read(into: &batch)
    return batch
  }

  mutating func readAhead() throws(StoreError) { try replay.read(into: &ahead) }

  /// Exchanges the batch that was taken in for the one that was read.
  mutating func takeAhead(into batch: inout FactBatch) { swap(&batch, &ahead) }
}

/// One read model at work, in the hands of one thread at a time.
private final class Lane: Sendable {
  let type: any Projector.Type
  let side: ViewStore.Side
  /// Entries whose effect was stored when it began.
  let start: Position
  /// The entry before which it stops.
  let end: Position
  private let work: Mutex<Work>

  private struct Work {
    let source: StoredRows
    let projection: Projection
    /// How the view stood when its rows were last read or kept.
    var standing: ViewStore.Standing
    /// Entries whose effect is stored.
    var kept: Position
    /// Time spent on facts so far.
    var spent = Duration.zero
  }

  init(
    _ goal: ViewRun.Goal, _ side: ViewStore.Side, _ zone: LedgerZone, _ moment: ViewSnapshot
  ) throws(StoreError) {
    let type = goal.type
    let standing = try moment.standing(of: type.name)
    let cursor = standing.cursor(side, version: type.version)
    let source = try moment.rows(of: type.name, side)
    let projection = Projection(type, source: source, zone: zone, cursor: cursor)
    (self.type, self.side, start, end) = (type, side, cursor, goal.end)
    work = Mutex(Work(source: source, projection: projection, standing: standing, kept: cursor))
  }

  func apply(_ batch: borrowing FactBatch, history: LogHistory) {
    work.withLock { work in
      let begin = ContinuousClock.now
      work.projection.apply(batch, upTo: end, history: history)
      work.spent += ContinuousClock.now - begin
    }
  }

  var spent: Duration { work.withLock { $0.spent } }

  /// Keeps rows and cursor; false when another process was first.
  func keep(upTo reached: Position, in run: ViewRun) throws(StoreError) -> Bool {
    try work.withLock { work throws(StoreError) in
      let reached = min(reached, end)
      guard work.kept < reached else { return true }
      if let failure = work.source.failure { throw failure }
      let tables = work.projection.tables
      if tables.isDamaged { throw .viewDamaged(type.name) }
      let standing = try run.views.keep(
        tables.drainChanges(), of: type.name, side, version: type.version, from: work.kept,
        to: reached, in: run.log, since: work.source)
      guard let standing else { return false }
      (work.standing, work.kept) = (standing, reached)
      tables.trim()
      return true
    }
  }

  /// Goes on from a newer moment; false when another process has kept other rows.
  func move(to moment: ViewSnapshot) throws(StoreError) -> Bool {
    try work.withLock { work throws(StoreError) in
      let now = try moment.standing(of: type.name)
      guard now.liveTable == work.standing.liveTable,
        now.cursor(side, version: type.version) == work.kept
      else { return false }
      work.source.move(to: moment)
      return true
    }
  }
}
