import Exchange

/// Where a table's stored rows come from: an LMDB table, or nowhere for an in-memory run.
public protocol RowSource: AnyObject {
  /// The stored row under `key`, or nil.
  func row(forKey key: [UInt8]) -> [UInt8]?
  /// Stored rows whose keys start with `prefix`, in key order, until `body` returns false.
  func scan(prefix: [UInt8], _ body: (_ key: [UInt8], _ row: [UInt8]) -> Bool)
}

/// A typed table of a read model.
///
/// Rows live in memory while a batch is applied and are written once, sorted, when the batch is
/// kept (``TableSpace/drainChanges()``). The same table works without any source: that is how
/// as-of questions and tests run the very code that runs live.
public final class Table<Key: TableKey, Row: TableRow> {
  public let name: String
  @usableFromInline let tag: UInt8
  @usableFromInline unowned let space: TableSpace
  /// One property, so that a call here is one access that the runtime checks.
  @usableFromInline var memory: TableMemory<Key, Row>
  /// Writes the changed rows. The closure is made where the table is declared, so that the compiler
  /// writes it for its very types.
  private let drain: (inout TableMemory<Key, Row>, inout RowChanges) -> Void

  @usableFromInline init(
    name: String, tag: UInt8, space: TableSpace,
    drain: @escaping (inout TableMemory<Key, Row>, inout RowChanges) -> Void
  ) {
    self.name = name
    self.tag = tag
    self.space = space
    self.drain = drain
    memory = TableMemory(holdsEverything: space.source == nil)
  }

  /// The row under `key`, or nil. Setting nil removes it.
  @inlinable public subscript(key: Key) -> Row? {
    get { memory.row(key, load) }
    set { memory.put(newValue, at: key, load) }
  }

  /// What `body` sees in the row under `key`, without a copy of the row; nil when there is none.
  @inlinable public func look<Seen>(_ key: Key, _ body: (borrowing Row) -> Seen) -> Seen? {
    memory.look(key, load, body)
  }

  /// Whether there is a row under `key`, without a copy of it.
  @inlinable public func contains(_ key: Key) -> Bool {
    memory.holds(key, load)
  }

  /// Grows whenever rows became others in another way than by a change made here: whoever keeps
  /// something that follows from rows has to begin anew then.
  var turnCount: Int { memory.turnCount }

  /// Changes the row under `key` in place; a missing row starts as `initial`.
  @inlinable public func update(
    _ key: Key, initial: @autoclosure () -> Row, _ change: (inout Row) -> Void
  ) {
    memory.update(key, load, initial: initial(), change)
  }

  /// Changes the row under `key` in place, when there is one.
  @inlinable public func updateIfPresent(_ key: Key, _ change: (inout Row) -> Void) {
    memory.updateIfPresent(key, load, change)
  }

  @inlinable func load(_ key: Key) -> Row? {
    guard let source = space.source else { return nil }
    var writer = RowWriter()
    writer.bytes.append(tag)
    key.write(to: &writer)
    guard let bytes = source.row(forKey: writer.bytes) else { return nil }
    return decode(bytes)
  }

  @inlinable func decode(_ bytes: [UInt8]) -> Row? {
    var reader = RowReader(bytes)
    do throws(RowReader.Damage) {
      return try Row.read(from: &reader)
    } catch {
      space.isDamaged = true
      return nil
    }
  }

  /// Every row, in key order, those of the batch in hand included. `prefix` writes the leading
  /// part of the key that rows must share; `matches` says the same of a key in memory, at no more
  /// than the cost of a comparison.
  @inlinable public func scan(
    prefix: (inout RowWriter) -> Void = { _ in }, where matches: (Key) -> Bool = { _ in true },
    _ body: (Key, Row) -> Bool
  ) {
    var writer = RowWriter()
    writer.bytes.append(tag)
    prefix(&writer)
    var found: [Int] = []
    memory.eachPending { place, key in if matches(key) { found.append(place) } }
    var rows: [(Key, Row)] = []
    overlay(prefix: writer.bytes, found) { rows.append(($0, copy $1)) }
    for (key, row) in rows where !body(key, row) { return }
  }

  /// Hands out every row in key order, one at a time: `body` must not turn to any table.
  @inlinable public func each(_ body: (Key, borrowing Row) -> Void) {
    var found: [Int] = []
    memory.eachPending { place, _ in found.append(place) }
    overlay(prefix: [tag], found, body)
  }

  /// Every row in key order.
  @inlinable public var rows: [(key: Key, row: Row)] {
    var all: [(key: Key, row: Row)] = []
    each { all.append(($0, copy $1)) }
    return all
  }

  /// The stored rows of `prefix` with those in memory, at `places`, laid over them.
  @inlinable func overlay(
    prefix: [UInt8], _ places: [Int], _ body: (Key, borrowing Row) -> Void
  ) {
    var inMemory: [(bytes: [UInt8], slot: Int)] = []
    for place in places {
      var writer = RowWriter()
      writer.bytes.append(tag)
      memory.slots[place].key.write(to: &writer)
      if writer.bytes.starts(with: prefix) { inMemory.append((writer.bytes, place)) }
    }
    inMemory.sort { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    var next = 0
    func take() {
      let slot = memory.slots[inMemory[next].slot]
      if let row = slot.row { body(slot.key, row) }
      next += 1
    }
    if !memory.holdsEverything, let source = space.source {
      source.scan(prefix: prefix) { key, bytes in
        while next < inMemory.count, inMemory[next].bytes.lexicographicallyPrecedes(key) { take() }
        if next < inMemory.count, inMemory[next].bytes == key {
          take()
        } else if let row = decode(key, bytes) {
          body(row.0, row.1)
        }
        return true
      }
    }
    while next < inMemory.count { take() }
  }

  @inlinable func decode(_ key: [UInt8], _ bytes: [UInt8]) -> (Key, Row)? {
    var reader = RowReader(key, from: 1)
    do throws(RowReader.Damage) {
      let key = try Key.read(from: &reader)
      return decode(bytes).map { (key, $0) }
    } catch {
      space.isDamaged = true
      return nil
    }
  }
}

extension Table: AnyTable {
  @usableFromInline func drainChanges(into changes: inout RowChanges) {
    let start = changes.count
    changes.reserve(count: changeCount)
    drain(&memory, &changes)
    changes.sort(from: start)
  }

  @usableFromInline func trim(to byteCount: Int) {
    if memory.byteCount > byteCount, space.source != nil { memory.forget() }
  }

  @usableFromInline func forget() { memory.removeAll(holdsEverything: space.source == nil) }
  @usableFromInline func startEmpty() { memory.holdsEverything = true }
  @usableFromInline func beginSavepoint(_ number: UInt32) { memory.savepoint = number }
  @usableFromInline func keepSavepoint() { memory.endSavepoint(restoring: false) }
  @usableFromInline func rollBack() { memory.endSavepoint(restoring: true) }
  @usableFromInline var changeCount: Int { memory.changedCount }
}

/// A table without its types, as its space keeps it.
@usableFromInline protocol AnyTable: AnyObject {
  var changeCount: Int { get }
  func drainChanges(into changes: inout RowChanges)
  func trim(to byteCount: Int)
  func forget()
  func startEmpty()
  func beginSavepoint(_ number: UInt32)
  func keepSavepoint()
  func rollBack()
}
