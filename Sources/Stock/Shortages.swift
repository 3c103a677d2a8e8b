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
    var seen: Set<Cells.Suspect> = []
    var found: [Finding] = []
    func look(_ suspect: Cells.Suspect) {
      guard seen.insert(suspect).inserted,
        let finding = firstBelowZero(suspect.cell, from: suspect.moment)
      else { return }
      found.append(finding)
    }
    var netted: Set<Cell> = []
    for suspect in cells.suspects {
      if cells.takes(suspect) { look(suspect) } else { netted.insert(suspect.cell) }
    }
    // What came and was taken back may have hidden for a while that others took too much.
    cells.takings(of: netted).forEach(look)
    return found
  }

  private func firstBelowZero(_ cell: Cell, from moment: Moment) -> Finding? {
    guard let row = cells.rows[cell], var block = cells.block(holding: moment, of: cell) else {
      return nil
    }
    let start = Moment(stamp: moment.stamp, position: 0)
    var balance = block.opening
    var before = balance
    var last: Entry?
    func finding() -> Finding? {
      guard let last, balance.isNegative, last.moment.stamp >= start.stamp else { return nil }
      return Finding(
        cause: moment.position, cell: cell, unit: row.unit, failing: last.moment.position,
        have: before, need: before - balance, when: last.moment.instant)
    }
    while true {
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
      guard let next = cells.next(after: block, of: cell) else { break }
      block = next
    }
    return finding()
  }
}

extension Cells {
  /// Whether what was watched takes something out of the cell at the suspect's moment, now that
  /// corrections are netted (rule R3).
  func takes(_ suspect: Suspect) -> Bool {
    if suspect.moment.position < watchedFrom { return changes[suspect]?.isNegative ?? true }
    guard let block = block(holding: suspect.moment, of: suspect.cell) else { return true }
    let index = block.index(of: suspect.moment)
    guard index < block.entries.count, block.entries[index].moment == suspect.moment else {
      return true
    }
    return block.entries[index].isCount || block.entries[index].amount.isNegative
  }

  /// Every watched change that takes something out of one of the cells, in order.
  func takings(of some: Set<Cell>) -> [Suspect] {
    if some.isEmpty { return [] }
    let older = changes.keys.filter { some.contains($0.cell) && takes($0) }
    return (older + some.flatMap(newTakings)).sorted { $0.moment < $1.moment }
  }

  private func newTakings(of cell: Cell) -> [Suspect] {
    var found: [Suspect] = []
    guard var block = block(holding: Moment(stamp: .min, position: 0), of: cell) else {
      return found
    }
    while true {
      for entry in block.entries where entry.moment.position >= watchedFrom {
        let suspect = Suspect(cell: cell, moment: entry.moment)
        if takes(suspect) { found.append(suspect) }
      }
      guard let next = next(after: block, of: cell) else { return found }
      block = next
    }
  }
}
