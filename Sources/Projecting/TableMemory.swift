/// The rows of a table that are in memory: those looked up so far, with what was changed.
///
/// `load` finds the stored row of a key that is met for the first time.
@usableFromInline struct TableMemory<Key: TableKey, Row: TableRow> {
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
  @usableFromInline typealias Load = (Key) -> Row?

  @usableFromInline var places = PlaceIndex()
  @usableFromInline var slots: ContiguousArray<Slot> = []
  @usableFromInline var changed: [Int] = []
  @usableFromInline var formers: [Former] = []
  /// Whether a key that is not in memory is known to be nowhere.
  @usableFromInline var holdsEverything: Bool
  /// The keys of every row that the source holds, where they are known, because all of them were
  /// here once.
  @usableFromInline var forgotten: HashSet32?
  /// The savepoint for which former rows are kept, 0 for none.
  @usableFromInline var savepoint: UInt32 = 0
  /// Times that rows became others at once: brought back, or let go to be read anew.
  @usableFromInline var turnCount = 0

  init(holdsEverything: Bool) {
    self.holdsEverything = holdsEverything
  }

  var changedCount: Int { changed.count }

  /// Bytes of the rows, without what they hold elsewhere.
  var byteCount: Int { slots.count * MemoryLayout<Slot>.stride }

  @inlinable mutating func place(of key: Key, _ load: Load) -> Int {
    let hash = key.tableHash
    if let place = places.place(hash, { slots[$0].key == key }) { return place }
    let place = slots.count
    slots.append(Slot(key: key, row: mayBeElsewhere(hash) ? load(key) : nil))
    places.insert(place, hash)
    return place
  }

  /// Whether a key that is not in memory can have a row in the source.
  @inlinable func mayBeElsewhere(_ hash: UInt64) -> Bool {
    !holdsEverything && forgotten?.mayContain(hash) ?? true
  }

  @inlinable mutating func row(_ key: Key, _ load: Load) -> Row? {
    slots[place(of: key, load)].row
  }

  @inlinable mutating func holds(_ key: Key, _ load: Load) -> Bool {
    slots[place(of: key, load)].row != nil
  }

  @inlinable mutating func look<Seen>(
    _ key: Key, _ load: Load, _ body: (borrowing Row) -> Seen
  ) -> Seen? {
    let place = place(of: key, load)
    guard slots[place].row != nil else { return nil }
    return body(slots[place].row!)
  }

  @inlinable mutating func put(_ row: Row?, at key: Key, _ load: Load) {
    let place = place(of: key, load)
    willChange(place)
    slots[place].row = row
  }

  @inlinable mutating func update(
    _ key: Key, _ load: Load, initial: @autoclosure () -> Row, _ change: (inout Row) -> Void
  ) {
    let place = place(of: key, load)
    willChange(place)
    if slots[place].row == nil { slots[place].row = initial() }
    change(&slots[place].row!)
  }

  @inlinable mutating func updateIfPresent(
    _ key: Key, _ load: Load, _ change: (inout Row) -> Void
  ) {
    let place = place(of: key, load)
    guard slots[place].row != nil else { return }
    willChange(place)
    change(&slots[place].row!)
  }

  @inlinable mutating func willChange(_ place: Int) {
    if !slots[place].isChanged {
      slots[place].isChanged = true
      changed.append(place)
    }
    if savepoint != slots[place].savepoint, savepoint != 0 {
      slots[place].savepoint = savepoint
      formers.append(Former(slot: place, row: slots[place].row))
    }
  }

  /// Every row that the source may not have as it is.
  @inlinable func eachPending(_ body: (Int, Key) -> Void) {
    for place in slots.indices where holdsEverything || slots[place].isChanged {
      body(place, slots[place].key)
    }
  }

  /// Hands out every changed row once; they count as written from here on.
  @inlinable mutating func drainChanged(_ body: (Key, borrowing Row?) -> Void) {
    for place in changed {
      body(slots[place].key, slots[place].row)
      slots[place].isChanged = false
    }
    changed.removeAll(keepingCapacity: true)
  }

  /// Lets go of every row, once all are written.
  mutating func forget() {
    if holdsEverything { forgotten = HashSet32() }
    for slot in slots { forgotten?.insert(slot.key.tableHash) }
    let keys = forgotten
    removeAll(holdsEverything: false)
    forgotten = keys
  }

  mutating func removeAll(holdsEverything: Bool) {
    places.removeAll()
    slots.removeAll(keepingCapacity: true)
    changed.removeAll(keepingCapacity: true)
    formers.removeAll()
    turnCount += 1
    savepoint = 0
    self.holdsEverything = holdsEverything
    forgotten = nil
  }

  /// Ends the savepoint. Rows that are brought back stay marked as changed: writing an unchanged
  /// row again does no harm.
  mutating func endSavepoint(restoring: Bool) {
    savepoint = 0
    if formers.isEmpty { return }
    if restoring {
      turnCount += 1
      for former in formers.reversed() { slots[former.slot].row = former.row }
    }
    formers.removeAll(keepingCapacity: true)
  }
}
