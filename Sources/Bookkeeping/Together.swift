import Dispatch
import Store
import Synchronization

/// Runs `body` for each index below `count`, on as many threads as the machine has; throws what one
/// of them threw once all have ended. What was not begun by then is not begun.
func together(
  _ count: Int, _ body: @Sendable (Int) throws(StoreError) -> Void
) throws(StoreError) {
  let failure = Mutex<StoreError?>(nil)
  DispatchQueue.concurrentPerform(iterations: count) { index in
    if failure.withLock({ $0 != nil }) { return }
    do throws(StoreError) { try body(index) } catch { failure.withLock { $0 = $0 ?? error } }
  }
  if let failure = failure.withLock({ $0 }) { throw failure }
}
