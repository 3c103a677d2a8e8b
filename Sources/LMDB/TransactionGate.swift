import Glibc

/// Lets any number of readers and one writer of this process in, and lets the writer wait until it is alone.
///
/// LMDB requires that nobody reads while the map moves or a table's handle closes; the gate makes that sure.
/// A thread may be inside once: a second entry could wait for the first for ever, so it is refused at once.
@safe final class TransactionGate: @unchecked Sendable {
  // Safety: the mutex and the condition are allocated in init, freed in deinit and never moved;
  // every stored variable is touched only between lock and unlock.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var readers: [pthread_t] = []
  /// The threads that took snapshots which still live.
  private var holders: [pthread_t] = []
  private var writer: pthread_t?
  /// How often the writer has shut readers out without letting them in again.
  private var shutOutCount = 0

  init() {
    unsafe must(pthread_mutex_init(mutex, nil))
    unsafe must(pthread_cond_init(condition, nil))
  }

  deinit {
    unsafe must(pthread_cond_destroy(condition))
    unsafe must(pthread_mutex_destroy(mutex))
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }

  /// Waits until the map stands still, then counts this thread as a reader.
  func enterReading() {
    locked {
      refuseNesting()
      while shutOutCount > 0 { wait() }
      readers.append(pthread_self())
    }
  }

  func leaveReading() {
    locked {
      guard let place = readers.firstIndex(of: pthread_self()) else {
        preconditionFailure("A read transaction ended on a thread that did not begin it.")
      }
      readers.swapAt(place, readers.count - 1)
      readers.removeLast()
      wakeWriterIfAlone()
    }
  }

  /// Makes this thread, a reader, the holder of a snapshot; any thread may end it.
  func keepSnapshot() -> pthread_t {
    let thread = pthread_self()
    locked { holders.append(thread) }
    leaveReading()
    return thread
  }

  func endSnapshot(of thread: pthread_t) {
    locked {
      guard let place = holders.firstIndex(of: thread) else {
        preconditionFailure("A snapshot ended that nobody held.")
      }
      holders.remove(at: place)
      wakeWriterIfAlone()
    }
  }

  private func wakeWriterIfAlone() {
    if shutOutCount > 0 && readers.isEmpty && holders.isEmpty { wakeAll() }
  }

  /// Waits until no other thread of this process writes, then makes this thread the writer.
  func enterWriting() {
    locked {
      refuseNesting()
      while writer != nil { wait() }
      writer = pthread_self()
    }
  }

  func leaveWriting() {
    locked {
      precondition(
        writer == pthread_self(), "A write transaction ended on a thread that did not begin it.")
      writer = nil
      wakeAll()
    }
  }

  /// Lets no reader in and waits until those inside have left; only the writer may ask.
  func shutOutReaders() {
    locked {
      precondition(writer == pthread_self(), "Only the writer may wait for the readers to leave.")
      shutOutCount += 1
      while !readers.isEmpty || !holders.isEmpty { wait() }
    }
  }

  func letReadersIn() {
    locked {
      shutOutCount -= 1
      wakeAll()
    }
  }

  /// Whether this thread is the writer.
  var isWriting: Bool {
    var answer = false
    locked { answer = writer == pthread_self() }
    return answer
  }

  private func refuseNesting() {
    let thread = pthread_self()
    precondition(
      writer != thread && !readers.contains(thread) && !holders.contains(thread),
      "This thread is already inside a transaction of this environment; end it before beginning another."
    )
  }

  private func locked(_ body: () -> Void) {
    unsafe must(pthread_mutex_lock(mutex))
    body()
    unsafe must(pthread_mutex_unlock(mutex))
  }

  private func wait() { unsafe must(pthread_cond_wait(condition, mutex)) }

  private func wakeAll() { unsafe must(pthread_cond_broadcast(condition)) }

  private func must(_ code: Int32) {
    precondition(code == 0, "A lock of the transaction gate failed with code \(code).")
  }
}
