public import Exchange
import Projecting

extension StockBook {
  /// Every cell with what is in it, in order of item, lot, serial, owner, holder.
  public var allCells: [(cell: Cell, balance: ExactDecimal, unit: Unit)] {
    var all: [(cell: Cell, balance: ExactDecimal, unit: Unit)] = []
    cells.rows.each { all.append(($0, $1.balance, $1.unit)) }
    return all
  }

  /// What the agent holds of the item now, whoever owns it, lots and serials together.
  public func onhand(of item: ItemID, at holder: AgentID) -> ExactDecimal {
    var held: [Cell] = []
    let prefix = { (writer: inout RowWriter) in writer.key(item) }
    let isOfItem = { (thing: ThingKey) in thing.item == item }
    things.scan(prefix: prefix, where: isOfItem) { thing, row in
      for party in row.parties where party.custodian == holder {
        held.append(
          Cell(
            item: item, lot: thing.lot, serial: thing.serial, accountable: party.accountable,
            custodian: holder))
      }
      return true
    }
    var sum = ExactDecimal.zero
    for cell in held { sum += cells.rows.look(cell) { $0.balance } ?? .zero }
    return sum
  }

  /// Whether there ever was a cell of the item with this lot and serial.
  public func knows(_ item: ItemID, lot: LotID?, serial: SerialID?) -> Bool {
    things[ThingKey(item: item, lot: lot, serial: serial)] != nil
  }

  /// Every count, in the order of the log.
  public var allCounts: [CountRow] { cells.counts.rows.map(\.row) }

  /// Who holds how much of what was lent, as far as it is inventoried.
  public func holders(of loan: LoanRow) -> [(holder: AgentID, amount: ExactDecimal)] {
    let thing = ThingKey(item: loan.item, lot: loan.lot, serial: loan.serial)
    var found: [(holder: AgentID, amount: ExactDecimal)] = []
    for party in things[thing]?.parties ?? []
    where party.accountable == loan.owner && party.custodian != loan.owner {
      let cell = Cell(
        item: loan.item, lot: loan.lot, serial: loan.serial, accountable: party.accountable,
        custodian: party.custodian)
      if let balance = cells.rows.look(cell, { $0.balance }), balance > .zero {
        found.append((party.custodian, balance))
      }
    }
    return found
  }

  /// What the holder has of the item in other lots and serials, of the same owner.
  public func otherLots(of cell: Cell) -> [Shortage.Elsewhere] {
    var others: [Cell] = []
    let prefix = { (writer: inout RowWriter) in writer.key(cell.item) }
    let isOfItem = { (thing: ThingKey) in thing.item == cell.item }
    things.scan(prefix: prefix, where: isOfItem) { thing, row in
      let holds = row.parties.contains {
        $0.accountable == cell.accountable && $0.custodian == cell.custodian
      }
      if holds, thing != ThingKey(cell) {
        others.append(
          Cell(
            item: thing.item, lot: thing.lot, serial: thing.serial, accountable: cell.accountable,
            custodian: cell.custodian))
      }
      return others.count < 20
    }
    return others.compactMap { other in
      guard let balance = cells.rows.look(other, { $0.balance }), balance > .zero else {
        return nil
      }
      return Shortage.Elsewhere(thing: other.thing, amount: balance)
    }
  }
}
