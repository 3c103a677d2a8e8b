import Exchange
import Projecting

/// The cells and their timelines.
final class Cells {
  let rows: Table<Cell, CellRow>
  private let blocks: Table<BlockKey, Block>
  let counts: Table<UInt64, CountRow>
  private let space: TableSpace
  /// Where a change left a balance below zero, whoever asked to know: cell, moment of the change.
  private(set) var suspects: [Suspect] = []
  var notesSuspects = false
  /// Entries from here on are those being watched.
  var watchedFrom: Position = 0
  /// What was watched of changes to entries that were there before: corrections of a group may undo
  /// each other.
  private(set) var changes: [Suspect: ExactDecimal] = [:]

  /// A change of a cell that is to be looked into.
  struct Suspect: Hashable {
    var cell: Cell
    var moment: Moment
  }

  init(tables: TableSpace) {
    rows = tables.table("cells")
    blocks = tables.table("blocks")
    counts = tables.table("counts")
    space = tables
  }

  func forgetSuspects() {
    suspects.removeAll(keepingCapacity: true)
    changes.removeAll(keepingCapacity: true)
  }

  /// Adds `amount` to the cell at `moment`; an entry that is there already takes it in. Answers
  /// whether the cell is new.
  func post(_ amount: ExactDecimal, _ unit: Unit, to cell: Cell, at moment: Moment) -> Bool {
    var isNew = false
    var isInOrder = false
    var isBelowZero = false
    var isReadable = true
    var sealed: Block?
    rows.update(cell, initial: CellRow(unit: unit)) { row in
      row.unpack()
      isReadable = row.isReadable
      isNew = row.isNew
      guard row.endsBefore(moment) else { return }
      isInOrder = true
      sealed = row.append(Entry(moment: moment, amount: amount))
      row.balance += amount
      isBelowZero = row.balance.isNegative && amount.isNegative
    }
    if !isReadable { space.isDamaged = true }
    if let sealed { blocks[BlockKey(cell: cell, number: sealed.number)] = sealed }
    if isInOrder {
      if isBelowZero { note(cell, moment) }
    } else {
      insert(Entry(moment: moment, amount: amount), in: cell)
    }
    return isNew
  }

  /// States that `counted` is in the cell at `moment`.
  func count(
    _ counted: ExactDecimal, _ unit: Unit, in cell: Cell, at moment: Moment, id: String
  ) {
    rows.update(cell, initial: CellRow(unit: unit)) { _ in }
    counts[moment.position] = CountRow(id: id, cell: cell, counted: counted, variance: .zero)
    insert(Entry(moment: moment, amount: counted, isCount: true), in: cell)
  }

  /// Changes what a count stated by `difference`; a reversal takes the count away.
  func correctCount(
    _ difference: ExactDecimal, in cell: Cell, at moment: Moment, id: String, isReversed: Bool
  ) {
    guard var block = block(holding: moment, of: cell) else { return }
    let index = block.index(of: moment)
    guard index < block.entries.count, block.entries[index].moment == moment else { return }
    let former = block.entries[index]
    let book = block.balance(before: index)
    let counted = (former.isCount ? former.amount : .zero) + difference
    let before = former.isCount ? former.amount : book
    if isReversed {
      block.entries[index] = Entry(moment: moment, amount: .zero)
      counts[moment.position] = nil
    } else {
      block.entries[index] = Entry(moment: moment, amount: counted, isCount: true)
      counts.update(
        moment.position, initial: CountRow(id: id, cell: cell, counted: counted, variance: .zero)
      ) {
        $0.counted = counted
        $0.variance = counted - book
      }
    }
    keep(block, of: cell)
    let change = (isReversed ? book : counted) - before
    watch(change, cell, moment)
    carry(change, from: block, after: index, of: cell, moment)
  }

  /// The balance of the cell after everything up to `moment`.
  func balance(of cell: Cell, upTo moment: Moment) -> ExactDecimal {
    guard let row = rows[cell] else { return .zero }
    if row.tail.entries.last.map({ $0.moment <= moment }) ?? true { return row.balance }
    guard let block = block(holding: moment, of: cell) else { return .zero }
    var index = block.index(of: moment)
    if index < block.entries.count, block.entries[index].moment == moment { index += 1 }
    return block.balance(before: index)
  }

  /// The most that was in the cell from just before `start` to the instant of `moment`, left alone
  /// what changed at `moment` itself.
  func highest(of cell: Cell, from start: Moment, to moment: Moment) -> ExactDecimal {
    guard var block = block(holding: start, of: cell) else { return .zero }
    var balance = block.opening
    var highest: ExactDecimal?
    while true {
      for entry in block.entries {
        if entry.moment.stamp > moment.stamp { return highest ?? balance }
        if entry.moment >= start { highest = max(highest ?? balance, balance) }
        if entry.moment == moment { continue }
        balance = entry.isCount ? entry.amount : balance + entry.amount
        if entry.moment >= start { highest = max(highest ?? balance, balance) }
      }
      guard let next = next(after: block, of: cell) else { break }
      block = next
    }
    return highest ?? balance
  }

  /// Whether an act of this moment posted to the cell.
  func hasEntry(at moment: Moment, in cell: Cell) -> Bool {
    guard let block = block(holding: moment, of: cell) else { return false }
    let index = block.index(of: moment)
    return index < block.entries.count && block.entries[index].moment == moment
  }

  // MARK: - Late entries

  private func insert(_ entry: Entry, in cell: Cell) {
    guard var block = block(holding: entry.moment, of: cell) else { return }
    watch(entry.amount, cell, entry.moment)
    let index = block.index(of: entry.moment)
    let change: ExactDecimal
    if index < block.entries.count, block.entries[index].moment == entry.moment {
      let isCount = block.entries[index].isCount
      change = isCount ? .zero : entry.amount
      if !isCount { block.entries[index].amount += entry.amount }
    } else {
      block.entries.insert(entry, at: index)
      if entry.isCount {
        change = entry.amount - block.balance(before: index)
        counts.updateIfPresent(entry.moment.position) { $0.variance = change }
      } else {
        change = entry.amount
      }
    }
    let (kept, place) = splitIfFull(block, index, of: cell)
    carry(change, from: kept, after: place, of: cell, entry.moment)
  }

  /// Takes `change` into every balance after `index` until the next count, which absorbs it.
  private func carry(
    _ change: ExactDecimal, from start: Block, after index: Int, of cell: Cell, _ moment: Moment
  ) {
    // Noted once, however far it reaches.
    var isNoted = false
    func look(_ block: Block, after index: Int) {
      guard !isNoted, change.isNegative, let low = block.lowest(upToCountAfter: index),
        low.isNegative
      else { return }
      isNoted = true
      note(cell, moment)
    }
    look(start, after: index)
    if absorb(change, in: start, from: index + 1) { return }
    var block = start
    while let following = next(after: block, of: cell) {
      block = following
      block.opening += change
      keep(block, of: cell)
      look(block, after: -1)
      if absorb(change, in: block, from: 0) { return }
    }
    rows.updateIfPresent(cell) { $0.balance += change }
  }

  private func absorb(_ change: ExactDecimal, in block: Block, from index: Int) -> Bool {
    guard index <= block.entries.count,
      let count = block.entries[index...].first(where: \.isCount)
    else { return false }
    counts.updateIfPresent(count.moment.position) { $0.variance -= change }
    return true
  }

  private func watch(_ change: ExactDecimal, _ cell: Cell, _ moment: Moment) {
    guard notesSuspects, moment.position < watchedFrom else { return }
    changes[Suspect(cell: cell, moment: moment), default: .zero] += change
  }

  private func note(_ cell: Cell, _ moment: Moment) {
    if notesSuspects { suspects.append(Suspect(cell: cell, moment: moment)) }
  }

  // MARK: - Blocks

  /// The block in which an entry at `moment` is or belongs.
  func block(holding moment: Moment, of cell: Cell) -> Block? {
    guard var block = rows[cell]?.tail else { return nil }
    if block.number == 0 { space.isDamaged = true }
    while block.entries.first.map({ moment < $0.moment }) ?? true,
      let previous = previous(before: block, of: cell)
    {
      block = previous
    }
    return block
  }

  /// All blocks, in time.
  func blocks(of cell: Cell) -> [Block] {
    var all: [Block] = []
    var next = rows[cell]?.tail
    if next?.number == 0 { space.isDamaged = true }
    while let block = next {
      all.append(block)
      next = previous(before: block, of: cell)
    }
    return all.reversed()
  }

  /// The block that follows in time; nil after the newest.
  func next(after block: Block, of cell: Cell) -> Block? {
    guard block.next != 0, let next = load(block.next, of: cell) else { return nil }
    return inOrder(block, next) ? next : nil
  }

  private func previous(before block: Block, of cell: Cell) -> Block? {
    guard block.previous != 0, let previous = load(block.previous, of: cell) else { return nil }
    return inOrder(previous, block) ? previous : nil
  }

  /// Whether two linked blocks follow each other in time. Links that do not would lead in a circle: then
  /// the rows are damaged, and every walk still ends.
  private func inOrder(_ earlier: Block, _ later: Block) -> Bool {
    if let first = earlier.entries.first, let second = later.entries.first,
      first.moment < second.moment
    {
      return true
    }
    space.isDamaged = true
    return false
  }

  private func load(_ number: UInt64, of cell: Cell) -> Block? {
    if let tail = rows[cell]?.tail, tail.number == number { return tail }
    let block = blocks[BlockKey(cell: cell, number: number)]
    if let block, block.number == number { return block }
    space.isDamaged = true
    return nil
  }

  private func keep(_ block: Block, of cell: Cell) {
    var isTail = false
    rows.updateIfPresent(cell) { row in
      guard row.tail.number == block.number else { return }
      row.tail = block
      isTail = true
    }
    if !isTail { blocks[BlockKey(cell: cell, number: block.number)] = block }
  }

  /// Keeps the block; one that grew past its capacity becomes two. Returns the part that holds
  /// `index`, and the index in it.
  private func splitIfFull(_ block: Block, _ index: Int, of cell: Cell) -> (Block, Int) {
    guard block.entries.count > Block.capacity else {
      keep(block, of: cell)
      return (block, index)
    }
    let middle = block.entries.count / 2
    var left = block
    var right = block
    left.entries = Array(block.entries[..<middle])
    right.entries = Array(block.entries[middle...])
    right.opening = left.balance(before: middle)
    // The right half keeps the number, so that a tail stays the tail.
    rows.updateIfPresent(cell) { row in
      row.blockCount += 1
      left.number = row.blockCount
    }
    left.next = right.number
    right.previous = left.number
    if left.previous != 0, var before = load(left.previous, of: cell) {
      before.next = left.number
      keep(before, of: cell)
    }
    keep(left, of: cell)
    keep(right, of: cell)
    return index < middle ? (left, index) : (right, index - middle)
  }
}

extension CellRow {
  /// Appends an entry at the end of time; the block it filled, when it had to start a new one.
  mutating func append(_ entry: Entry) -> Block? {
    guard tail.entries.count >= Block.capacity else {
      tail.entries.append(entry)
      return nil
    }
    blockCount += 1
    var full = tail
    full.next = blockCount
    tail = Block(number: blockCount, previous: full.number, opening: balance, entries: [entry])
    // A cell that filled one block will fill the next.
    tail.entries.reserveCapacity(Block.capacity)
    return full
  }
}
