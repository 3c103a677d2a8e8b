import CLMDB
import Glibc
import Synchronization

/// One state of an environment, kept for as long as a piece of work needs it: whatever others write meanwhile,
/// every look at it sees the same.
///
/// `Environment.read` ends with its closure. What asks for a row here and a row there, over many calls and from
/// several threads, takes a snapshot, so that its rows belong together. Threads take turns.
///
/// The file cannot reuse a page that the snapshot may still look at, and the map cannot grow: `end` it as soon as
/// the piece of work is done. Until then the thread that took it may begin no transaction of the environment; that
/// is refused with a sentence, since it could wait for itself for ever.
@safe public final class Snapshot: @unchecked Sendable {
  // Safety: the transaction is touched under the mutex only, by one thread at a time (MDB_NOTLS ties it to none).
  private let turn = Mutex(())
  private var transaction: RawTransaction?
  private let gate: TransactionGate
  private let holder: pthread_t

  init(_ transaction: consuming RawTransaction, holder: pthread_t) {
    gate = transaction.environment.gate
    self.transaction = consume transaction
    self.holder = holder
  }

  deinit { end() }

  /// Runs a closure on the state; it may not turn to the snapshot again.
  ///
  /// Throws what the body throws. A snapshot that was ended has no state any more.
  public func read<R, E: LMDBErrorConvertible>(
    _ body: (borrowing ReadTransaction<E>) throws(E) -> R
  ) throws(E) -> R {
    let result = turn.withLock { _ -> Result<R, E> in
      guard let raw = transaction.take() else {
        preconditionFailure("A snapshot was read after its end.")
      }
      let read = ReadTransaction<E>(raw)
      let result: Result<R, E>
      do throws(E) { result = .success(try body(read)) } catch { result = .failure(error) }
      transaction = consume read.raw
      return result
    }
    return try result.get()
  }

  /// Lets go of the state; again does nothing.
  public func end() {
    turn.withLock { _ in
      guard let raw = transaction.take() else { return }
      raw.abort()
      gate.endSnapshot(of: holder)
    }
  }
}

extension Environment {
  /// Keeps the state of this moment until it is ended.
  ///
  /// Throws `readersFull` when no slot is free.
  public func snapshot() throws(LMDBError) -> Snapshot {
    gate.enterReading()
    let raw: RawTransaction
    do throws(LMDBError) { raw = try begin(flags: UInt32(MDB_RDONLY)) } catch {
      gate.leaveReading()
      throw error
    }
    return Snapshot(raw, holder: gate.keepSnapshot())
  }
}
