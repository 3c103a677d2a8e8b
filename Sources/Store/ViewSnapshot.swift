import LMDB
public import MerkleLog
public import Projecting

/// All views as they stand at one moment: every row read through it is of that moment, whoever keeps, swaps or
/// forgets views meanwhile.
public final class ViewSnapshot: Sendable {
  fileprivate let snapshot: Snapshot
  private let store: ViewStore

  init(_ snapshot: Snapshot, of store: ViewStore) {
    (self.snapshot, self.store) = (snapshot, store)
  }

  /// Where the view stands.
  public func standing(of view: String) throws(StoreError) -> ViewStore.Standing {
    try snapshot.read { (read) throws(StoreError) in try store.standing(of: view, in: read) }
  }

  /// The stored rows as a source for a projection's tables.
  public func rows(of view: String, _ side: ViewStore.Side) throws(StoreError) -> StoredRows {
    StoredRows(of: view, store.table(view, side, try standing(of: view)), in: self)
  }

  /// Lets go of it: until then the file cannot use again what others have freed, nor grow.
  public func end() { snapshot.end() }
}

/// Stored rows of one view, as they stand at one moment.
public final class StoredRows: RowSource {
  private let view: String
  let table: LMDB.Table
  private var moment: ViewSnapshot
  /// What went wrong while reading, if anything did; rows read since count for nothing.
  public private(set) var failure: StoreError?

  init(of view: String, _ table: LMDB.Table, in moment: ViewSnapshot) {
    (self.view, self.table, self.moment) = (view, table, moment)
  }

  /// Goes on reading from a newer moment, at which the view must stand as these rows were left.
  public func move(to moment: ViewSnapshot) { self.moment = moment }

  public func row(forKey key: [UInt8]) -> [UInt8]? {
    let table = table
    do throws(StoreError) {
      return try moment.snapshot.read { (read) throws(StoreError) in
        try read.bytes(key: key.span, in: table)
      }
    } catch {
      fail(error)
      return nil
    }
  }

  public func scan(prefix: [UInt8], _ body: ([UInt8], [UInt8]) -> Bool) {
    let table = table
    // One place for all keys and one for all rows: nothing is allocated for a row nobody keeps.
    var (keyBytes, rowBytes): ([UInt8], [UInt8]) = ([], [])
    do throws(StoreError) {
      try moment.snapshot.read { (read) throws(StoreError) in
        try read.scan(table, from: prefix.isEmpty ? nil : prefix.span) {
          (key, row) throws(StoreError) in
          keyBytes.removeAll(keepingCapacity: true)
          rowBytes.removeAll(keepingCapacity: true)
          keyBytes.append(copying: key)
          rowBytes.append(copying: row)
          return keyBytes.starts(with: prefix) && body(keyBytes, rowBytes)
        }
      }
    } catch { fail(error) }
  }

  private func fail(_ error: StoreError) { failure = blaming(error) }

  /// The error, which says of damage that it is of this view.
  private func blaming(_ error: StoreError) -> StoreError {
    if case .damaged = error { .viewDamaged(view) } else { error }
  }

  /// A hash over every row in key order.
  public func digest() throws(StoreError) -> Hash {
    let table = table
    var digest = RowDigest()
    do throws(StoreError) {
      try moment.snapshot.read { (read) throws(StoreError) in
        try read.scan(table) { (key, row) throws(StoreError) in
          digest.add(keyByteCount: key.count, rowByteCount: row.count) { bytes in
            bytes.append(copying: key)
            bytes.append(copying: row)
          }
          return true
        }
      }
    } catch { throw blaming(error) }
    return digest.root
  }
}
