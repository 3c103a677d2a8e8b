/// The access of a transaction that only reads.
public enum ReadAccess {}

/// The access of a transaction that also writes.
public enum WriteAccess {}

/// A transaction that reads the state of the moment it began.
public typealias ReadTransaction<Failure: LMDBErrorConvertible> = Transaction<ReadAccess, Failure>

/// A transaction that reads, writes and sees what it has written.
public typealias WriteTransaction<Failure: LMDBErrorConvertible> = Transaction<WriteAccess, Failure>

/// A transaction of an environment, lent to the closure of `read` or `write` and gone when it returns.
///
/// It cannot be copied, kept or handed to another thread. The spans it lends cannot leave their closure, and while
/// they are lent the compiler refuses every write, which could move the bytes. A function that reads in either kind
/// of transaction is generic over `Access`. `Failure` is what its methods throw, so that a store's own error type
/// needs no translation at each call.
public struct Transaction<Access, Failure: LMDBErrorConvertible>: ~Copyable {
  @usableFromInline var raw: RawTransaction

  init(_ raw: consuming RawTransaction) { self.raw = raw }
}

/// Runs a body that throws LMDB's errors where the caller throws its own.
@inlinable
func converting<R: ~Copyable, E: LMDBErrorConvertible>(
  to failure: E.Type, _ body: () throws(LMDBError) -> R
) throws(E) -> R {
  do throws(LMDBError) { return try body() } catch { throw E(error) }
}
