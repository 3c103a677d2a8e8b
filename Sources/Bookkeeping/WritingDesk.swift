import Deciding
import Dispatch
import Exchange
import MerkleLog
import Projecting
import Store
import Synchronization

/// Where submissions queue, and the one place where they are written.
///
/// Whoever comes while a commit is on its way to the disk is taken along in the next one.
final class WritingDesk: Sendable {
  private struct Waiting: Sendable {
    var submission: Submission
    var answer: @Sendable (Result<Answer, StoreError>) -> Void
  }
  typealias Answer = (outcome: Outcome, head: LogHead)

  private struct Counter {
    var waiting: [Waiting] = []
    var isWriting = false
    /// How many must have come for the writer to begin; .max while it does not wait for any.
    var awaitedCount = Int.max
  }
  private let log: LMDBLog
  private let gathered = DispatchSemaphore(value: 0)
  private let counter = Mutex(Counter())
  private let keeper: Mutex<Keeper>
  private let thread = DispatchQueue(label: "maillon.writer")
  /// Times that a group is decided anew because another process wrote first.
  private static let attempts = 100

  init(
    log: LMDBLog, views: ViewStore, settings: LedgerSettings,
    clock: @escaping @Sendable () -> Instant, anchor: Anchor
  ) throws(StoreError) {
    self.log = log
    keeper = Mutex(
      try Keeper(log: log, views: views, settings: settings, clock: clock, anchor: anchor))
  }

  /// Hands in a submission and waits until it is durable or refused.
  func submit(_ submission: Submission, path: String) async throws(LedgerError) -> Answer {
    let result = await withCheckedContinuation {
      (continuation: CheckedContinuation<Result<Answer, StoreError>, Never>) in
      let waiting = Waiting(submission: submission) { continuation.resume(returning: $0) }
      let (starts, isLast) = counter.withLock { counter in
        counter.waiting.append(waiting)
        defer { counter.isWriting = true }
        return (!counter.isWriting, counter.waiting.count == counter.awaitedCount)
      }
      if isLast { gathered.signal() }
      if starts { thread.async { self.writeAll() } }
    }
    do throws(StoreError) { return try result.get() } catch {
      throw LedgerError(error, path: path, lookingInto: log)
    }
  }

  /// The same for who holds on to something meanwhile, such as the vault, and cannot let others come between.
  func submitHolding(_ submission: Submission, path: String) throws(LedgerError) -> Answer {
    let result = withKeeperState { keeper in Self.results(of: [submission], &keeper)[0] }
    do throws(StoreError) { return try result.get() } catch {
      throw LedgerError(error, path: path, lookingInto: log)
    }
  }

  /// Writes until nobody waits any more. Runs on the writer's thread.
  private func writeAll() {
    var former = 0
    while true {
      linger(for: former)
      let taken = counter.withLock { counter in
        defer { counter.waiting = [] }
        if counter.waiting.isEmpty { counter.isWriting = false }
        return counter.waiting
      }
      if taken.isEmpty { return }
      former = taken.count
      write(taken)
    }
  }

  /// Waits a moment for those who were served last time: they often come back at once.
  private func linger(for count: Int) {
    guard count > 1 else { return }
    let mayBegin = counter.withLock { counter in
      if counter.waiting.count < count { counter.awaitedCount = count }
      return counter.waiting.count >= count
    }
    if mayBegin { return }
    _ = gathered.wait(timeout: .now() + .microseconds(500))
    counter.withLock { $0.awaitedCount = .max }
  }

  private func write(_ taken: [Waiting]) {
    let results = withKeeperState { keeper in Self.results(of: taken.map(\.submission), &keeper) }
    for (waiting, result) in zip(taken, results) { waiting.answer(result) }
  }

  private static func results(
    of submissions: [Submission], _ keeper: inout Keeper
  ) -> [Result<Answer, StoreError>] {
    for _ in 0..<attempts {
      do throws(StoreError) {
        let group = try keeper.beginGroup()
        var outcomes: [Outcome] = []
        for submission in submissions { outcomes.append(keeper.decide(submission, in: group)) }
        let head = try keeper.commit(group)
        return outcomes.map { .success(($0, head)) }
      } catch .positionTaken {
        continue
      } catch {
        try? keeper.forget()
        return submissions.map { _ in .failure(error) }
      }
    }
    return submissions.map { _ in .failure(.positionTaken(expected: 0, found: 0)) }
  }

  /// Returns when the writer's thread has nothing in hand and holds on to nothing.
  func rest() {
    thread.sync {}
  }

  /// Stores the books.
  func settle(path: String) throws(LedgerError) {
    try withKeeper(path) { (keeper) throws(StoreError) in try keeper.settle() }
  }

  /// Looks at the books, caught up with the log.
  func look<R: Sendable>(path: String, _ body: (Books) -> R) throws(LedgerError) -> R {
    try withKeeper(path) { (keeper) throws(StoreError) in try keeper.look(body) }
  }

  /// Why nothing could be recorded now.
  func clockFault(trusting: Bool, path: String) throws(LedgerError) -> ClockFault? {
    try withKeeper(path) { (keeper) throws(StoreError) in
      try keeper.beginGroup().clockFault(trusting: trusting)
    }
  }

  /// What would be said of the clock now.
  func clockRemark(path: String) throws(LedgerError) -> ClockRemark? {
    try withKeeper(path) { (keeper) throws(StoreError) in try keeper.beginGroup().clockRemark }
  }

  func inspect<R: Sendable>(
    path: String, _ body: (Books, Interpreter) -> R
  ) throws(LedgerError) -> R {
    try withKeeper(path) { (keeper) throws(StoreError) in try keeper.inspect(body) }
  }

  /// Works with the keeper while nobody else does; a group that was begun is over afterwards.
  func withKeeperState<R: Sendable>(_ body: (inout Keeper) -> R) -> R {
    keeper.withLock { keeper in
      defer { keeper.endGroup() }
      return body(&keeper)
    }
  }

  private func withKeeper<R: Sendable>(
    _ path: String, _ body: (inout Keeper) throws(StoreError) -> R
  ) throws(LedgerError) -> R {
    let result = withKeeperState { keeper -> Result<R, StoreError> in
      do throws(StoreError) { return .success(try body(&keeper)) } catch { return .failure(error) }
    }
    do throws(StoreError) { return try result.get() } catch {
      throw LedgerError(error, path: path, lookingInto: log)
    }
  }
}
