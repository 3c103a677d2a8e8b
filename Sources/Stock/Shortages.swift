public import Exchange
import Projecting

extension StockBook {
  /// Starts watching the entries from `position` on for balances below zero and loans
  /// over-returned.
  public func startWatching(from position: Position) {
    cells.notesSuspects = true
    cells.watchedFrom = position
    cells.forgetSuspects()
    forgetChecks()
    loans.notesChanges = true
    loans.forgetChanges()
  }

  /// Ends watching: the next acts are not looked at.
  public func stopWatching() {
    cells.notesSuspects = false
    cells.forgetSuspects()
    forgetChecks()
    loans.notesChanges = false
    loans.forgetChanges()
  }

  /// A lot check that speaks of more than was in its cell.
  public struct Overcheck {
    /// Position of the check.
    public var cause: Position
    public var cell: Cell
    public var there: ExactDecimal
    public var checked: ExactDecimal
  }

  /// Every watched check that accepts and rejects more than was ever there at its instant or, when
  /// only the day is known, on its day.
  public func overchecks() -> [Overcheck] {
    checks.compactMap { check in
      let there = cells.highest(of: check.cell, from: check.start, to: check.moment)
      guard check.checked > there else { return nil }
      return Overcheck(
        cause: check.moment.position, cell: check.cell, there: there, checked: check.checked)
    }
  }

  /// A watched change after which a cell is below zero at some moment, corrections netted.
  public struct Finding {
    /// Position of the act whose change brought it about.
    public var cause: Position
    public var cell: Cell
    public var unit: Unit
    /// Position of the first act that does not find what it takes.
    public var failing: Position
    public var have: ExactDecimal
    public var need: ExactDecimal
    public var when: Instant
  }

  /// Every watched change that leaves its cell below zero, now that all of them are in (rule R6).
  ///
  /// A moment is a distinct effective instant: acts of the same instant are looked at together,
  /// so that the order of rows in one form does not matter.
  public func findings() -> [Finding] {
    var walk = BlockWalk(cells)
    var seen: Set<Cells.Suspect> = []
    var found: [Finding] = []
    func look(_ suspect: Cells.Suspect) {
      guard seen.insert(suspect).inserted,
        let finding = firstBelowZero(suspect.cell, from: suspect.moment, &walk)
      else { return }
      found.append(finding)
    }
    var netted: Set<Cell> = []
    for suspect in cells.suspects {
      if walk.takes(suspect) { look(suspect) } else { netted.insert(suspect.cell) }
    }
    // What came and was taken back may have hidden for a while that others took too much.
    walk.takings(of: netted).forEach(look)
    return found
  }

  private func firstBelowZero(
    _ cell: Cell, from moment: Moment, _ walk: inout BlockWalk
  ) -> Finding? {
    let blocks = walk.blocks(from: moment, of: cell)
    guard let row = cells.rows[cell], let first = blocks.first else { return nil }
    let start = Moment(stamp: moment.stamp, position: 0)
    var balance = first.opening
    var before = balance
    var last: Entry?
    func finding() -> Finding? {
      guard let last, balance.isNegative, last.moment.stamp >= start.stamp else { return nil }
      return Finding(
        cause: moment.position, cell: cell, unit: row.unit, failing: last.moment.position,
        have: before, need: before - balance, when: last.moment.instant)
    }
    for block in blocks {
      for entry in block.entries {
        // A later count states what is there: the cause does not reach beyond it. A count that
        // is being watched itself is looked at with the rest.
        if entry.isCount, entry.moment > moment, entry.moment.position < cells.watchedFrom {
          return last?.moment.stamp == entry.moment.stamp ? nil : finding()
        }
        if last?.moment.stamp != entry.moment.stamp {
          if let finding = finding() { return finding }
          before = balance
        }
        balance = entry.isCount ? entry.amount : balance + entry.amount
        last = entry
      }
    }
    return finding()
  }
}

/// The blocks of cells as they are when watching ends, each cell's read once however many look at it.
private struct BlockWalk {
  private let cells: Cells
  private var read: [Cell: [Block]] = [:]

  init(_ cells: Cells) { self.cells = cells }

  /// The blocks of a cell in time, from the one in which an entry at `moment` is or belongs.
  mutating func blocks(from moment: Moment, of cell: Cell) -> ArraySlice<Block> {
    let all = blocks(of: cell)
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].entries.first.map({ $0.moment <= moment }) ?? false {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return all[max(0, low - 1)...]
  }

  private mutating func blocks(of cell: Cell) -> [Block] {
    if let known = read[cell] { return known }
    let all = cells.blocks(of: cell)
    read[cell] = all
    return all
  }

  /// Whether what was watched takes something out of the cell at the suspect's moment, now that
  /// corrections are netted (rule R3).
  mutating func takes(_ suspect: Cells.Suspect) -> Bool {
    if suspect.moment.position < cells.watchedFrom {
      return cells.changes[suspect]?.isNegative ?? true
    }
    guard let block = blocks(from: suspect.moment, of: suspect.cell).first else { return true }
    let index = block.index(of: suspect.moment)
    guard index < block.entries.count, block.entries[index].moment == suspect.moment else {
      return true
    }
    return block.entries[index].isCount || block.entries[index].amount.isNegative
  }

  /// Every watched change that takes something out of one of the cells, in order.
  mutating func takings(of some: Set<Cell>) -> [Cells.Suspect] {
    if some.isEmpty { return [] }
    var found = cells.changes.keys.filter { some.contains($0.cell) && takes($0) }
    for cell in some {
      for entry in blocks(of: cell).lazy.flatMap(\.entries)
      where entry.moment.position >= cells.watchedFrom {
        let suspect = Cells.Suspect(cell: cell, moment: entry.moment)
        if takes(suspect) { found.append(suspect) }
      }
    }
    return found.sorted { $0.moment < $1.moment }
  }
}
