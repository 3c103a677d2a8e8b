import CLMDB

/// A place in a table while a transaction runs, with the key and value that lie there.
@safe @usableFromInline
struct RawCursor: ~Copyable {
  /// Where to go; absence of an entry there is an answer.
  @usableFromInline
  enum Move {
    case first, last, next, previous
  }

  // Safety: the handle is opened by init and closed by deinit, inside the transaction's closure. Key and value point
  // into the map; they are looked at only until the next move, while no write can happen.
  private let handle: OpaquePointer
  private let environment: Environment
  @usableFromInline private(set) var key = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
  @usableFromInline private(set) var value = unsafe UnsafeRawBufferPointer(start: nil, count: 0)

  init(transaction: OpaquePointer, table: MDB_dbi, environment: Environment) throws(LMDBError) {
    var opened: OpaquePointer?
    let code = unsafe mdb_cursor_open(transaction, table, &opened)
    guard code == MDB_SUCCESS, let opened = unsafe opened else { throw environment.error(code) }
    unsafe handle = opened
    self.environment = environment
  }

  @inlinable deinit { close() }

  @usableFromInline
  func close() { unsafe mdb_cursor_close(handle) }

  /// Moves; false when there is no entry there.
  @usableFromInline
  mutating func move(_ move: Move) throws(LMDBError) -> Bool {
    let operation =
      switch move {
      case .first: MDB_FIRST
      case .last: MDB_LAST
      case .next: MDB_NEXT
      case .previous: MDB_PREV
      }
    return unsafe try get(operation, key: MDB_val())
  }

  /// Moves to where a walk begins: a key or the next one in its direction, or the end of the table.
  @usableFromInline
  mutating func begin(at key: Span<UInt8>?, backwards: Bool) throws(LMDBError) -> Bool {
    guard let key else { return try move(backwards ? .last : .first) }
    return if backwards { try move(toGreatestThrough: key) } else { try move(toLeastFrom: key) }
  }

  /// Moves to the least key that is not below `key`.
  private mutating func move(toLeastFrom key: Span<UInt8>) throws(LMDBError) -> Bool {
    if key.isEmpty { return try move(.first) }
    // Safety: LMDB reads the key during the call, then points it into the map.
    return unsafe try key.withUnsafeBytes { bytes throws(LMDBError) in
      unsafe try get(MDB_SET_RANGE, key: MDB_val(lending: bytes))
    }
  }

  /// Moves to the greatest key that is not above `key`.
  private mutating func move(toGreatestThrough key: Span<UInt8>) throws(LMDBError) -> Bool {
    guard try move(toLeastFrom: key) else { return try move(.last) }
    let isThere = unsafe key.withUnsafeBytes { bytes in unsafe bytes.elementsEqual(self.key) }
    return isThere ? true : try move(.previous)
  }

  private mutating func get(_ operation: MDB_cursor_op, key sought: MDB_val) throws(LMDBError)
    -> Bool
  {
    var foundKey = unsafe sought
    var foundValue = unsafe MDB_val()
    let code = unsafe mdb_cursor_get(handle, &foundKey, &foundValue, operation)
    if code == MDB_NOTFOUND { return false }
    if code != MDB_SUCCESS { throw environment.error(code) }
    unsafe key = UnsafeRawBufferPointer(foundKey)
    unsafe value = UnsafeRawBufferPointer(foundValue)
    return true
  }
}

extension MDB_val {
  /// Bytes for LMDB to read during one call.
  init(lending bytes: UnsafeRawBufferPointer) {
    // Safety: LMDB does not write through the pointer.
    unsafe self.init(
      mv_size: bytes.count, mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
  }
}

extension UnsafeRawBufferPointer {
  /// Bytes that LMDB lends.
  init(_ value: MDB_val) {
    unsafe self.init(start: value.mv_data, count: value.mv_size)
  }
}
