/// The tables of one read model: declared in order, changed together, written together.
public final class TableSpace {
  /// The stored rows underneath; nil for a run in memory.
  public let source: (any RowSource)?
  /// Set when stored rows could not be read back: nothing derived from them may be kept.
  public var isDamaged = false
  @usableFromInline var tables: [any AnyTable] = []
  private var savepointCount: UInt32 = 0

  public init(source: (any RowSource)? = nil) {
    self.source = source
  }

  /// Declares a table. The order of declaration is part of the stored form.
  @inlinable public func table<Key: TableKey, Row: TableRow>(
    _ name: String, _: Key.Type = Key.self, _: Row.Type = Row.self
  ) -> Table<Key, Row> {
    precondition(tables.count < 255, "a read model has at most 255 tables")
    let tag = UInt8(tables.count + 1)
    let table = Table<Key, Row>(name: name, tag: tag, space: self) { memory, changes in
      memory.drainChanged { key, row in changes.add(tag: tag, key: key, row: row) }
    }
    tables.append(table)
    return table
  }

  /// Says that the source holds no row yet, so that no look-up needs to ask it.
  public func startEmpty() {
    for table in tables { table.startEmpty() }
  }

  /// Rows changed since the last drain.
  public var changeCount: Int { tables.reduce(0) { $0 + $1.changeCount } }

  /// The changed rows, sorted by key, each once; they count as written from here on.
  public func drainChanges() -> RowChanges {
    var changes = RowChanges()
    // Each table sorts its own, and its tag comes first in their keys.
    for table in tables { table.drainChanges(into: &changes) }
    return changes
  }

  /// Lets go of the rows of tables that have grown large in memory; call when no change is pending.
  public func trim(to byteCount: Int = 8 << 20) {
    for table in tables { table.trim(to: byteCount) }
  }

  /// Forgets everything in memory, changes included.
  public func forget() {
    for table in tables { table.forget() }
    isDamaged = false
  }

  /// Starts keeping former rows, so that ``rollBack()`` can bring them back.
  public func beginSavepoint() {
    savepointCount += 1
    for table in tables { table.beginSavepoint(savepointCount) }
  }

  /// Keeps what changed since ``beginSavepoint()``.
  public func keepSavepoint() {
    for table in tables { table.keepSavepoint() }
  }

  /// Brings back every row as it was at ``beginSavepoint()``.
  public func rollBack() {
    for table in tables { table.rollBack() }
  }
}
