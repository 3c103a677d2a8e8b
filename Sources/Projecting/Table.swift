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
  @usableFromInline struct Slot {
    @usableFromInline let key: Key
    @usableFromInline var row: Row?
    @usableFromInline var isChanged = false
    /// The savepoint for which the previous row was kept.
    @usableFromInline var savepoint: UInt32 = 0

    @usableFromInline init(key: Key, row: Row?) {
      self.key = key
      self.row = row
    }
  }
  @usableFromInline struct Former {
    @usableFromInline let slot: Int
    @usableFromInline let row: Row?

    @usableFromInline init(slot: Int, row: Row?) {
      self.slot = slot
      self.row = row
    }
  }

  public let name: String
  @usableFromInline let tag: UInt8
  @usableFromInline unowned let space: TableSpace
  @usableFromInline var places = PlaceIndex()
  @usableFromInline var slots: ContiguousArray<Slot> = []
  @usableFromInline var changed: [Int] = []
  @usableFromInline var formers: [Former] = []
  /// Whether a key that is not in memory is known to be nowhere.
  @usableFromInline var holdsEverything: Bool

  init(name: String, tag: UInt8, space: TableSpace) {
    self.name = name
    self.tag = tag
    self.space = space
    holdsEverything = space.source == nil
  }

  /// The row under `key`, or nil. Setting nil removes it.
  @inlinable public subscript(key: Key) -> Row? {
    get { slots[place(of: key)].row }
    set {
      let place = place(of: key)
      willChange(place)
      slots[place].row = newValue
    }
  }

  /// Whether there is a row under `key`, without a copy of it.
  @inlinable public func contains(_ key: Key) -> Bool {
    slots[place(of: key)].row != nil
  }

  /// Changes the row under `key` in place; a missing row starts as `initial`.
  @inlinable public func update(
    _ key: Key, initial: @autoclosure () -> Row, _ change: (inout Row) -> Void
  ) {
    let place = place(of: key)
    willChange(place)
    if slots[place].row == nil { slots[place].row = initial() }
    change(&slots[place].row!)
  }

  /// Changes the row under `key` in place, when there is one.
  @inlinable public func updateIfPresent(_ key: Key, _ change: (inout Row) -> Void) {
    let place = place(of: key)
    guard slots[place].row != nil else { return }
    willChange(place)
    change(&slots[place].row!)
  }

  @inlinable func place(of key: Key) -> Int {
    let hash = key.tableHash
    if let place = places.place(hash, { slots[$0].key == key }) { return place }
    let place = slots.count
    slots.append(Slot(key: key, row: holdsEverything ? nil : load(key)))
    places.insert(place, hash) { slots[$0].key.tableHash }
    return place
  }

  @inlinable func willChange(_ place: Int) {
    if !slots[place].isChanged {
      slots[place].isChanged = true
      changed.append(place)
    }
    if space.savepoint != slots[place].savepoint, space.savepoint != 0 {
      slots[place].savepoint = space.savepoint
      formers.append(Former(slot: place, row: slots[place].row))
    }
  }

  @usableFromInline func load(_ key: Key) -> Row? {
    guard let source = space.source else { return nil }
    var writer = RowWriter()
    writer.bytes.append(tag)
    key.write(to: &writer)
    guard let bytes = source.row(forKey: writer.bytes) else { return nil }
    return decode(bytes)
  }

  private func decode(_ bytes: [UInt8]) -> Row? {
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
    for place in slots.indices
    where (holdsEverything || slots[place].isChanged) && matches(slots[place].key) {
      found.append(place)
    }
    for row in overlay(prefix: writer.bytes, found) where !body(row.0, row.1) { return }
  }

  /// Every row in key order.
  public var rows: [(key: Key, row: Row)] {
    var all: [(key: Key, row: Row)] = []
    scan { key, row in
      all.append((key, row))
      return true
    }
    return all
  }

  /// The stored rows of `prefix` with those in memory, at `places`, laid over them.
  @usableFromInline func overlay(prefix: [UInt8], _ places: [Int]) -> [(Key, Row)] {
    var inMemory: [(bytes: [UInt8], slot: Int)] = []
    for place in places {
      var writer = RowWriter()
      writer.bytes.append(tag)
      slots[place].key.write(to: &writer)
      if writer.bytes.starts(with: prefix) { inMemory.append((writer.bytes, place)) }
    }
    inMemory.sort { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    var result: [(Key, Row)] = []
    var next = 0
    func take() {
      if let row = slots[inMemory[next].slot].row {
        result.append((slots[inMemory[next].slot].key, row))
      }
      next += 1
    }
    if !holdsEverything, let source = space.source {
      source.scan(prefix: prefix) { key, bytes in
        while next < inMemory.count, inMemory[next].bytes.lexicographicallyPrecedes(key) { take() }
        if next < inMemory.count, inMemory[next].bytes == key {
          take()
        } else if let row = decode(key, bytes) {
          result.append(row)
        }
        return true
      }
    }
    while next < inMemory.count { take() }
    return result
  }

  private func decode(_ key: [UInt8], _ bytes: [UInt8]) -> (Key, Row)? {
    var reader = RowReader(Array(key.dropFirst()))
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
  func drainChanges(into changes: inout [RowChange]) {
    changes.reserveCapacity(changes.count + changed.count)
    for place in changed {
      var key = RowWriter()
      key.bytes.append(tag)
      slots[place].key.write(to: &key)
      var row: [UInt8]?
      if let value = slots[place].row {
        var writer = RowWriter()
        value.write(to: &writer)
        row = writer.bytes
      }
      changes.append(RowChange(key: key.bytes, row: row))
      slots[place].isChanged = false
    }
    changed.removeAll(keepingCapacity: true)
  }

  func trim(to limit: Int) {
    guard slots.count > limit, space.source != nil else { return }
    forget()
  }

  func forget() {
    places.removeAll()
    slots.removeAll(keepingCapacity: true)
    changed.removeAll(keepingCapacity: true)
    formers.removeAll()
    holdsEverything = space.source == nil
  }

  func startEmpty() {
    holdsEverything = true
  }

  func keepFormers() {
    formers.removeAll(keepingCapacity: true)
  }

  func restoreFormers() {
    // Rows stay marked as changed: writing an unchanged row again does no harm.
    for former in formers.reversed() { slots[former.slot].row = former.row }
    formers.removeAll(keepingCapacity: true)
  }

  var changeCount: Int { changed.count }
}

/// A table without its types, as its space keeps it.
protocol AnyTable: AnyObject {
  var changeCount: Int { get }
  func drainChanges(into changes: inout [RowChange])
  func trim(to limit: Int)
  func forget()
  func startEmpty()
  func keepFormers()
  func restoreFormers()
}

/// A row to be written or, when `row` is nil, removed.
public struct RowChange {
  public let key: [UInt8]
  public let row: [UInt8]?
}
