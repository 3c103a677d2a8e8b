// The story of Stock: who owns and who holds what, through time.
//
// The stock is a matrix of cells owner × holder (domain §1). Each cell keeps its timeline: every
// change in effective order (rule R1), in blocks of at most `Block.capacity` entries linked from
// the newest back to the oldest. The newest block lives in the cell's own row, because most acts
// are told in the order in which they happened; then one act costs one row. A late act walks back
// to its block and carries its effect forward to the next count, which absorbs it (rule R5): it
// costs what the affected cells cost and not a replay of the world.

public import Exchange
public import Projecting

/// One change of a cell, or a count that states what is there.
struct Entry: Equatable {
  private let stamp: Int64
  /// Twice the position, and one more for a count: a third less memory for what there is most of.
  private let place: UInt64
  /// The change; for a count, what was counted.
  var amount: ExactDecimal

  init(moment: Moment, amount: ExactDecimal, isCount: Bool = false) {
    stamp = moment.stamp
    place = moment.position << 1 | (isCount ? 1 : 0)
    self.amount = amount
  }

  var moment: Moment { Moment(stamp: stamp, position: place >> 1) }
  var isCount: Bool { place & 1 != 0 }
}

/// A run of a cell's entries in effective order.
struct Block: TableRow {
  static let capacity = 64

  var number: UInt64
  /// The block before and after in time; 0 for none.
  var previous: UInt64 = 0
  var next: UInt64 = 0
  /// The balance before the first entry.
  var opening: ExactDecimal
  var entries: [Entry] = []

  func write(to writer: inout RowWriter) {
    writer.write(number)
    writer.write(previous)
    writer.write(next)
    writer.write(opening)
    writer.write(UInt64(entries.count))
    var last = Moment(stamp: 0, position: 0)
    for entry in entries {
      writer.write(entry.moment.stamp - last.stamp)
      writer.write(Int64(bitPattern: entry.moment.position &- last.position))
      writer.write(entry.amount)
      writer.write(entry.isCount)
      last = entry.moment
    }
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> Block {
    try Block(&reader)
  }

  init(number: UInt64, previous: UInt64 = 0, opening: ExactDecimal, entries: [Entry] = []) {
    self.number = number
    self.previous = previous
    self.opening = opening
    self.entries = entries
  }

  fileprivate init(_ reader: inout RowReader) throws(RowReader.Damage) {
    number = try reader.number()
    previous = try reader.number()
    next = try reader.number()
    opening = try reader.decimal()
    let count = try reader.number()
    guard count <= 4 * Self.capacity else { throw RowReader.Damage() }
    var stamp: Int64 = 0
    var position: UInt64 = 0
    for _ in 0..<count {
      stamp &+= try reader.signedNumber()
      position &+= UInt64(bitPattern: try reader.signedNumber())
      let amount = try reader.decimal()
      let moment = Moment(stamp: stamp, position: position)
      entries.append(Entry(moment: moment, amount: amount, isCount: try reader.flag()))
    }
  }

  /// The first index whose moment is not before `moment`.
  func index(of moment: Moment) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].moment < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The balance after the entries before `index`.
  func balance(before index: Int) -> ExactDecimal {
    var balance = opening
    for entry in entries[..<index] {
      if entry.isCount { balance = entry.amount } else { balance += entry.amount }
    }
    return balance
  }

  /// The lowest balance after entry `index` and those that follow it, up to the next count
  /// excluded: what is counted does not depend on what was there.
  func lowest(upToCountAfter index: Int) -> ExactDecimal? {
    var balance = balance(before: index + 1)
    var lowest = balance
    for entry in entries[(index + 1)...] {
      if entry.isCount { break }
      balance += entry.amount
      lowest = min(lowest, balance)
    }
    return lowest
  }
}

/// A block as it is stored, until someone looks into it.
struct PackedBlock: TableRow {
  private let bytes: [UInt8]

  init(_ block: Block) {
    var writer = RowWriter()
    block.write(to: &writer)
    bytes = writer.bytes
  }

  fileprivate init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// What is in it; a block that cannot be read bears the number 0.
  var block: Block {
    var reader = RowReader(bytes)
    do throws(RowReader.Damage) { return try Block(&reader) } catch {
      return Block(number: 0, opening: .zero)
    }
  }

  func write(to writer: inout RowWriter) { writer.bytes += bytes }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> PackedBlock {
    PackedBlock(bytes: reader.remainder())
  }
}

/// A cell's row: what is there now, and its newest block.
///
/// The block stays as it was stored until someone looks at it: asking what is where does not.
struct CellRow: TableRow {
  var unit: Unit
  var balance: ExactDecimal = .zero
  /// Numbers given to blocks so far.
  var blockCount: UInt64 = 1
  private var unpacked: Block
  private var packed: PackedBlock?

  init(unit: Unit) {
    self.unit = unit
    unpacked = Block(number: 1, opening: .zero)
  }

  /// The newest block; one that cannot be read bears the number 0.
  var tail: Block {
    get { packed?.block ?? unpacked }
    _modify {
      unpack()
      yield &unpacked
    }
  }

  /// Makes the newest block ready to be looked at and changed.
  mutating func unpack() {
    guard let packed else { return }
    unpacked = packed.block
    self.packed = nil
  }

  /// Of an unpacked row: whether its block could be read.
  var isReadable: Bool { unpacked.number != 0 }

  /// Of an unpacked row: whether nothing has happened to the cell yet.
  var isNew: Bool { unpacked.entries.isEmpty }

  /// Of an unpacked row: whether everything in it comes before `moment`.
  func endsBefore(_ moment: Moment) -> Bool {
    unpacked.entries.isEmpty || unpacked.entries[unpacked.entries.count - 1].moment < moment
  }

  func write(to writer: inout RowWriter) {
    writer.write(unit)
    writer.write(balance)
    writer.write(blockCount)
    if let packed { packed.write(to: &writer) } else { unpacked.write(to: &writer) }
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> CellRow {
    var row = CellRow(unit: try reader.unit())
    row.balance = try reader.decimal()
    row.blockCount = try reader.number()
    row.packed = try PackedBlock.read(from: &reader)
    return row
  }
}

/// A block's place: its cell and number.
struct BlockKey: TableKey {
  var cell: Cell
  var number: UInt64

  var tableHash: UInt64 { cell.tableHash.mixed(number) }

  func write(to writer: inout RowWriter) {
    cell.write(to: &writer)
    writer.key(number)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> BlockKey {
    BlockKey(cell: try Cell.read(from: &reader), number: try reader.keyNumber())
  }
}

extension Cell: TableKey {
  @inlinable public var tableHash: UInt64 {
    UInt64(item.number).mixed(UInt64(lot?.number ?? 0) << 32 | UInt64(serial?.number ?? 0))
      .mixed(UInt64(accountable.number) << 32 | UInt64(custodian.number))
  }

  public func write(to writer: inout RowWriter) {
    writer.key(item)
    writer.key(lot)
    writer.key(serial)
    writer.key(accountable)
    writer.key(custodian)
  }

  public static func read(from reader: inout RowReader) throws(RowReader.Damage) -> Cell {
    let item: ItemID = try reader.requiredKey()
    let lot: LotID? = try reader.keyIdentifier()
    let serial: SerialID? = try reader.keyIdentifier()
    return Cell(
      item: item, lot: lot, serial: serial, accountable: try reader.requiredKey(),
      custodian: try reader.requiredKey())
  }
}

/// A count and how far it was from the book.
public struct CountRow: TableRow, Sendable {
  public var id: String
  public var cell: Cell
  public var counted: ExactDecimal
  /// Counted minus the book just before, as it is known now.
  public var variance: ExactDecimal

  public func write(to writer: inout RowWriter) {
    writer.write(id)
    cell.write(to: &writer)
    writer.write(counted)
    writer.write(variance)
  }

  public static func read(from reader: inout RowReader) throws(RowReader.Damage) -> CountRow {
    CountRow(
      id: try reader.text(), cell: try Cell.read(from: &reader), counted: try reader.decimal(),
      variance: try reader.decimal())
  }
}
