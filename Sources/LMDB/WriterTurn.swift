import Glibc
import Synchronization

/// The turn to write, among processes, with an end to waiting for it.
///
/// LMDB's own lock of writers cannot be waited for with a limit: one process that is suspended in the
/// middle of a commit would hold up all others for ever. So a lock on a file of its own is taken first
/// (`flock`, which the system gives back when a process dies). The file is made at the first write.
final class WriterTurn: Sendable {
  private let path: String
  /// Below zero while the file is not open.
  private let descriptor = Mutex<Int32>(-1)

  init(folder: String) { path = folder + "/write.lock" }

  deinit {
    descriptor.withLock { if $0 >= 0 { close($0) } }
  }

  /// Waits for the turn, looking again at longer and longer intervals. One thread at a time.
  ///
  /// Throws `busy` when it is not there after `patience`.
  func take(patience: Duration) throws(LMDBError) {
    guard let file = try file() else { return }
    try FileTurn.take(file, path, patience: patience)
  }

  func giveBack() {
    _ = flock(descriptor.withLock { $0 }, LOCK_UN)
  }

  /// The open file; nil where the folder was taken away from under us: then LMDB's own lock must do.
  private func file() throws(LMDBError) -> Int32? {
    let file = descriptor.withLock { descriptor in
      // Safety: the system reads the path during the call.
      if descriptor < 0 { descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
      return descriptor
    }
    if file >= 0 { return file }
    if errno == ENOENT { return nil }
    throw LMDBError(systemCode: errno, path: path)
  }
}

/// The lock of a file that is open (`flock`), with an end to waiting for it.
enum FileTurn {
  /// Waits for the lock, looking again at longer and longer intervals.
  ///
  /// Throws `busy` when it is not there after `patience`.
  static func take(_ file: Int32, _ path: String, patience: Duration) throws(LMDBError) {
    var pause: UInt32 = 50
    var start: ContinuousClock.Instant?
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else { throw LMDBError(systemCode: errno, path: path) }
      let now = ContinuousClock.now
      if now - (start ?? now) >= patience { throw .busy(path: path) }
      start = start ?? now
      usleep(pause)
      pause = min(pause * 2, 10_000)
    }
  }
}
