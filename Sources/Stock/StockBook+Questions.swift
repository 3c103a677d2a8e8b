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
  public func holders(of loan: LoanRow) -> [Holder] {
    var holders = loanHolders
    return holders.of(loan)
  }

  public typealias Holder = (holder: AgentID, amount: ExactDecimal)

  /// Who holds what was lent, one loan after the other, while nothing is told: who ever had a thing is
  /// looked through once for all loans of it.
  public struct LoanHolders {
    private struct Lent: Hashable {
      var thing: ThingKey
      var owner: AgentID
    }
    private let stock: StockBook
    private var holders: [Lent: [Holder]] = [:]
    private var seen: Set<ThingKey> = []

    init(_ stock: StockBook) { self.stock = stock }

    public mutating func of(_ loan: LoanRow) -> [Holder] {
      let thing = ThingKey(item: loan.item, lot: loan.lot, serial: loan.serial)
      if seen.insert(thing).inserted { look(at: thing) }
      return holders[Lent(thing: thing, owner: loan.owner)] ?? []
    }

    private mutating func look(at thing: ThingKey) {
      for party in stock.things[thing]?.parties ?? [] where party.custodian != party.accountable {
        let cell = Cell(
          item: thing.item, lot: thing.lot, serial: thing.serial, accountable: party.accountable,
          custodian: party.custodian)
        guard let balance = stock.cells.rows.look(cell, { $0.balance }), balance > .zero else {
          continue
        }
        holders[Lent(thing: thing, owner: party.accountable), default: []].append(
          (party.custodian, balance))
      }
    }
  }

  public var loanHolders: LoanHolders { LoanHolders(self) }

  /// Where else the owner and the holder of a cell have its item, one after the other as they are asked
  /// for: what has this item is looked up once for all lots of it.
  public struct OtherLots {
    /// More lots of one item are not looked at.
    private static let count = 20
    private let stock: StockBook
    private var cells: [Cell: [Cell]] = [:]

    init(_ stock: StockBook) { self.stock = stock }

    public mutating func of(_ cell: Cell) -> [Shortage.Elsewhere] {
      let alike = Cell(
        item: cell.item, lot: nil, serial: nil, accountable: cell.accountable,
        custodian: cell.custodian)
      let known = cells[alike] ?? stock.cells(alike: alike, atMost: Self.count + 1)
      cells[alike] = known
      return known.filter { $0 != cell }.prefix(Self.count).compactMap { other in
        guard let balance = stock.cells.rows.look(other, { $0.balance }), balance > .zero else {
          return nil
        }
        return Shortage.Elsewhere(thing: other.thing, amount: balance)
      }
    }
  }

  public var otherLots: OtherLots { OtherLots(self) }

  /// The first cells of an item, whatever the lot and serial, with these parties.
  private func cells(alike cell: Cell, atMost count: Int) -> [Cell] {
    var found: [Cell] = []
    let prefix = { (writer: inout RowWriter) in writer.key(cell.item) }
    let isOfItem = { (thing: ThingKey) in thing.item == cell.item }
    things.scan(prefix: prefix, where: isOfItem) { thing, row in
      let holds = row.parties.contains {
        $0.accountable == cell.accountable && $0.custodian == cell.custodian
      }
      if holds {
        found.append(
          Cell(
            item: thing.item, lot: thing.lot, serial: thing.serial, accountable: cell.accountable,
            custodian: cell.custodian))
      }
      return found.count < count
    }
    return found
  }
}
