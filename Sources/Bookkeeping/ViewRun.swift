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

  /// Applies the log from where each stored view stands, and keeps rows and cursors step by step.
  func advance(
    _ types: [any Projector.Type], to size: Position,
    progress: (any Projector.Type, Position) -> Void
  ) throws(StoreError) {
    var isDone = false
    while !isDone { isDone = try tryToAdvance(types, to: size, progress) }
  }

  /// Answers false when another process kept a view first: what is stored is the place to go on
  /// from.
  private func tryToAdvance(
    _ types: [any Projector.Type], to size: Position,
    _ progress: (any Projector.Type, Position) -> Void
  ) throws(StoreError) -> Bool {
    var lanes: [Lane] = []
    for type in types {
      let lane = try Lane(type, in: self)
      if lane.start < size { lanes.append(lane) }
    }
    guard var reached = lanes.map(\.start).min() else { return true }
    var kept = reached
    let reading = Mutex(
      Reading(
        replay: Replay(
          log: log, from: reached, to: size, zone: zone,
          readsDetails: types.contains { $0.readsDetails })))
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
        guard try keep(lanes, upTo: reached, progress) else { return false }
        kept = reached
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
    for lane in lanes where lane.start < reached { progress(lane.type, reached) }
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
  /// Entries whose effect was stored when it began.
  let start: Position
  private let work: Mutex<Work>

  private struct Work {
    let source: StoredRows
    let projection: Projection
    /// Entries whose effect is stored.
    var kept: Position
    /// Time spent on facts so far.
    var spent = Duration.zero
  }

  init(_ type: any Projector.Type, in run: ViewRun) throws(StoreError) {
    let standing = try run.views.standing(of: type.name)
    let cursor = run.side == .live ? standing.cursor : standing.cursorBeside
    let source = try run.views.source(of: type.name, run.side)
    let projection = Projection(type, source: source, zone: run.zone, cursor: cursor)
    self.type = type
    start = cursor
    work = Mutex(Work(source: source, projection: projection, kept: cursor))
  }

  func apply(_ batch: borrowing FactBatch, history: LogHistory) {
    work.withLock { work in
      let begin = ContinuousClock.now
      work.projection.apply(batch, history: history)
      work.spent += ContinuousClock.now - begin
    }
  }

  var spent: Duration { work.withLock { $0.spent } }

  /// Keeps rows and cursor; false when another process was first.
  func keep(upTo reached: Position, in run: ViewRun) throws(StoreError) -> Bool {
    try work.withLock { work throws(StoreError) in
      guard work.kept < reached else { return true }
      if let failure = work.source.failure { throw failure }
      let tables = work.projection.tables
      if tables.isDamaged { throw .damaged("the view \(type.name)") }
      let isFirst = try run.views.keep(
        tables.drainChanges(), of: type.name, run.side, version: type.version, from: work.kept,
        to: reached, in: run.log, since: work.source)
      work.kept = reached
      tables.trim()
      return isFirst
    }
  }
}
