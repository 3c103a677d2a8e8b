// Inventory: what is where, whose it is, what was counted, what is lent, what is promised away.

public import Exchange
public import Projecting
import Stock

/// Cells owner × holder, balances, counts and loans.
public final class InventoryProjector: Projector {
  public static let name = "inventory"
  public static let version = 5
  public static let questions = ["loans", "variance"]

  private let agents: AgentTable
  private let stock: StockBook
  private let commitments: CommitmentBook

  public init(tables: TableSpace, zone: LedgerZone) {
    agents = AgentTable(tables: tables)
    stock = StockBook(tables: tables, agents: agents, zone: zone)
    commitments = CommitmentBook(tables: tables)
  }

  public func apply(_ fact: borrowing Fact, history: any History) {
    agents.apply(fact)
    stock.apply(fact)
    commitments.apply(fact, history: history)
  }

  public func passOver(_ fact: borrowing Fact) { commitments.passOver(fact) }

  public func report(_ moment: AskedMoment) -> Report {
    let cells = stock.allCells.filter { !$0.balance.isZero }
    return Report([
      .init("asOf", .value(moment.stamp)),
      .init("cells", .table(cellGrid(cells))),
      .init("balances", .table(balanceGrid(cells))),
      .init("counts", .table(countGrid())),
    ])
  }

  private typealias FilledCell = (cell: Cell, balance: ExactDecimal, unit: Unit)

  private func cellGrid(_ cells: [FilledCell]) -> Report.Grid {
    Report.Grid(
      ["item", "lot", "serial", "accountable", "custodian", "quantity", "unit", "negative"],
      cells.map { cell, balance, unit in
        [
          .id(cell.item), .id(cell.lot), .id(cell.serial), .id(cell.accountable),
          .id(cell.custodian), .decimal(balance), .text(unit.name),
          balance.isNegative ? .flag(true) : .absent,
        ]
      })
  }

  /// Sums by agent and item: what each owns, what each holds, lots and serials together; where
  /// promises hold something back, how much, and what is left for others.
  private func balanceGrid(_ cells: [FilledCell]) -> Report.Grid {
    typealias Key = CommitmentBook.Reserved
    struct Balance {
      var accounting = ExactDecimal.zero
      var onhand = ExactDecimal.zero
      var unit: Unit
    }
    var balances: [Key: Balance] = [:]
    for (cell, amount, unit) in cells {
      let owner = Key(agent: cell.accountable, item: cell.item)
      balances[owner, default: Balance(unit: unit)].accounting += amount
      let holder = Key(agent: cell.custodian, item: cell.item)
      balances[holder, default: Balance(unit: unit)].onhand += amount
    }
    let reserved = commitments.reserved
    let named = balances.map { (agent: $0.agent.text, item: $0.item.text, key: $0, balance: $1) }
    let sorted = named.sorted { ($0.agent, $0.item) < ($1.agent, $1.item) }
    return Report.Grid(
      ["agent", "item", "accounting", "onhand", "reserved", "available", "unit"],
      sorted.map { agent, item, key, balance in
        let held = reserved[key]
        return [
          .text(agent), .text(item), .decimal(balance.accounting), .decimal(balance.onhand),
          held.map(Value.decimal) ?? .absent,
          held.map { .decimal(balance.onhand - $0) } ?? .absent, .text(balance.unit.name),
        ]
      })
  }

  private func countGrid() -> Report.Grid {
    Report.Grid(
      ["id", "item", "lot", "serial", "accountable", "custodian", "counted", "variance"],
      stock.allCounts.map { count in
        [
          .text(count.id), .id(count.cell.item), .id(count.cell.lot), .id(count.cell.serial),
          .id(count.cell.accountable), .id(count.cell.custodian), .decimal(count.counted),
          .decimal(count.variance),
        ]
      }, newestBy: 1..<6)
  }

  public func answer(_ question: Question, _ moment: AskedMoment) -> Report {
    switch question.name {
    case "loans": loans(moment)
    case "variance": variance(moment)
    default: report(moment)
    }
  }

  /// By how much the last count of each cell differed from the books, added up by item.
  private func variance(_ moment: AskedMoment) -> Report {
    struct Sum {
      var unit: Unit
      var counted = ExactDecimal.zero
      var variance = ExactDecimal.zero
      var cells = 0
    }
    var last: [Cell: (counted: ExactDecimal, variance: ExactDecimal)] = [:]
    for count in stock.allCounts { last[count.cell] = (count.counted, count.variance) }
    var units: [ItemID: Unit] = [:]
    for cell in stock.allCells { units[cell.cell.item] = cell.unit }
    var sums: [ItemID: Sum] = [:]
    for (cell, count) in last {
      var sum = sums[cell.item] ?? Sum(unit: units[cell.item] ?? .one)
      sum.counted += count.counted
      sum.variance += count.variance
      sum.cells += 1
      sums[cell.item] = sum
    }
    return Report([
      .init("asOf", .value(moment.stamp)),
      .init(
        "variances",
        .table(
          .init(
            ["item", "unit", "cells", "counted", "variance"],
            sums.sorted { $0.key < $1.key }.map { item, sum in
              [
                .id(item), .text(sum.unit.name), .integer(sum.cells), .decimal(sum.counted),
                .decimal(sum.variance),
              ]
            }))),
    ])
  }

  /// Every loan with where it stands at the moment asked about.
  private func loans(_ moment: AskedMoment) -> Report {
    let columns = [
      "agreement", "item", "lot", "serial", "lender", "borrower", "holder", "quantity",
      "outstanding", "unit", "started", "due", "status", "daysOverdue", "daysLate", "days",
      "renewals", "returnedBy",
    ]
    var holders = stock.loanHolders
    let rows = stock.loans.all.filter { !$0.row.isReversed }.map { agreement, loan in
      row(agreement, loan, loan.outstanding > .zero ? holders.of(loan) : [], moment)
    }
    return Report([
      .init("asOf", .value(moment.datedStamp)),
      .init("loans", .table(.init(columns, rows))),
    ])
  }

  private func row(
    _ agreement: AgreementID, _ loan: LoanRow, _ holders: [StockBook.Holder], _ moment: AskedMoment
  ) -> [Value] {
    let (now, zone) = (moment.now, moment.zone)
    let isOpen = loan.outstanding > .zero
    let isOverdue = loan.isOverdue(now: now, zone: zone)
    let status = !isOpen ? "closed" : isOverdue ? "overdue" : "open"
    return [
      .id(agreement), .id(loan.item), .id(loan.lot), .id(loan.serial), .id(loan.lender),
      .id(loan.borrower),
      isOpen ? .id(holders.count == 1 ? holders[0].holder : loan.borrower) : .absent,
      .decimal(loan.lent), .decimal(loan.outstanding), .text(loan.unit.name),
      .text(loan.started.description), .time(loan.due), .text(status),
      loan.daysOverdue(now: now, zone: zone).map(Value.integer) ?? .absent,
      loan.daysLate(zone: zone).map(Value.integer) ?? .absent,
      .integer(loan.days(now: now, zone: zone)), .integer(loan.renewals), .id(loan.returnedBy),
    ]
  }
}
