extension Transaction {
  /// Lends the value of a key; `nil` when there is none.
  ///
  /// Throws `keyLength` for an empty key. Cost: one descent of the tree.
  @inlinable
  public func get<R>(
    key: Span<UInt8>, in table: Table, _ body: (Span<UInt8>) throws(Failure) -> R
  ) throws(Failure) -> R? {
    let found = unsafe try converting(to: Failure.self) { () throws(LMDBError) in
      unsafe try raw.find(key, in: table)
    }
    guard let found = unsafe found else { return nil }
    // Safety: the map holds the bytes while the transaction is borrowed, which it is until the body returns.
    return try body(unsafe Span(_unsafeBytes: found))
  }

  /// A copy of the value of a key; `nil` when there is none.
  @inlinable
  public func bytes(key: Span<UInt8>, in table: Table) throws(Failure) -> [UInt8]? {
    // Safety: copied at once.
    try get(key: key, in: table) { value in
      unsafe value.withUnsafeBytes { bytes in unsafe [UInt8](bytes) }
    }
  }

  /// Whether a key is there.
  @inlinable
  public func contains(key: Span<UInt8>, in table: Table) throws(Failure) -> Bool {
    try get(key: key, in: table) { _ in } != nil
  }

  /// How many entries a table has; kept by LMDB, not counted.
  @inlinable
  public func entryCount(of table: Table) throws(Failure) -> Int {
    try converting(to: Failure.self) { () throws(LMDBError) in try raw.entryCount(of: table) }
  }

  /// The names of all tables of the environment, in the order of their bytes.
  @inlinable
  public func tableNames() throws(Failure) -> [String] {
    try converting(to: Failure.self) { () throws(LMDBError) in try raw.tableNames() }
  }

  /// Lends the first entry, or the first whose key is not below `from`; `nil` when there is none.
  @inlinable
  public func first<R>(
    in table: Table, from key: Span<UInt8>? = nil,
    _ body: (_ key: Span<UInt8>, _ value: Span<UInt8>) throws(Failure) -> R
  ) throws(Failure) -> R? {
    var result: R?
    try scan(table, from: key) { (key, value) throws(Failure) in
      result = try body(key, value)
      return false
    }
    return result
  }

  /// Lends the last entry, or the last whose key is not above `through`; `nil` when there is none.
  @inlinable
  public func last<R>(
    in table: Table, through key: Span<UInt8>? = nil,
    _ body: (_ key: Span<UInt8>, _ value: Span<UInt8>) throws(Failure) -> R
  ) throws(Failure) -> R? {
    var result: R?
    try scan(table, from: key, backwards: true) { (key, value) throws(Failure) in
      result = try body(key, value)
      return false
    }
    return result
  }

  /// Lends one entry after the other in the order of the keys' bytes, or against it, until the body says false.
  ///
  /// Begins with `from`, or the next key in that direction when it is not there; `nil`: at the end of the table.
  @inlinable
  public func scan(
    _ table: Table, from key: Span<UInt8>? = nil, backwards: Bool = false,
    _ body: (_ key: Span<UInt8>, _ value: Span<UInt8>) throws(Failure) -> Bool
  ) throws(Failure) {
    var cursor = try converting(to: Failure.self) { () throws(LMDBError) in
      try raw.cursor(in: table)
    }
    try walk(&cursor, from: key, backwards: backwards, body)
  }

  /// The walk of `scan`; the cursor is handed in because a local one would be checked for exclusive access at
  /// every step.
  @inlinable
  func walk(
    _ cursor: inout RawCursor, from key: Span<UInt8>?, backwards: Bool,
    _ body: (_ key: Span<UInt8>, _ value: Span<UInt8>) throws(Failure) -> Bool
  ) throws(Failure) {
    var isFound: Bool
    do throws(LMDBError) {
      isFound = try cursor.begin(at: key, backwards: backwards)
    } catch { throw Failure(error) }
    while isFound {
      // Safety: the map holds the bytes while the transaction is borrowed; the cursor does not move meanwhile.
      guard try body(unsafe Span(_unsafeBytes: cursor.key), unsafe Span(_unsafeBytes: cursor.value))
      else { return }
      do throws(LMDBError) { isFound = try cursor.move(backwards ? .previous : .next) } catch {
        throw Failure(error)
      }
    }
  }
}

extension [UInt8] {
  /// Appends the bytes of a span in one move, where the standard library offers only one at a time.
  @inlinable
  public mutating func append(copying bytes: Span<UInt8>) {
    // Safety: the buffer is read before the closure returns.
    unsafe bytes.withUnsafeBytes { bytes in unsafe append(contentsOf: bytes) }
  }
}
