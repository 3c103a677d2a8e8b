import Bookkeeping
import Exchange
import Projecting

/// All answers at one moment as sorted rows of text, to be compared row by row.
struct Answers: Equatable {
  var rows: [String]

  /// What only one of both has.
  func difference(from other: Answers) -> String {
    let here = Set(rows).subtracting(other.rows).sorted().map { "- \($0)" }
    let there = Set(other.rows).subtracting(rows).sorted().map { "+ \($0)" }
    return (here + there).joined(separator: "\n")
  }
}

extension Answers {
  /// What the ledger answers, live or as of a moment.
  init(
    _ ledger: Ledger, at: NaiveAct.When? = nil, known: NaiveAct.When? = nil
  ) throws(LedgerError) {
    let at = at.flatMap { Timestamp($0.text) }
    let known = known.flatMap { Timestamp($0.text) }
    let inventory = try ledger.report("inventory", at: at, known: known)
    let loans = try ledger.report("loans", at: at, known: known)
    let given = try ledger.report("contributions", at: at, known: known)
    let impact = try ledger.report("impact", at: at, known: known)
    let needs = try ledger.report("needs", at: at, known: known)
    rows = []
    add(
      "cell", inventory, "cells", ["item", "lot", "serial", "accountable", "custodian", "quantity"])
    add("balance", inventory, "balances", ["agent", "item", "accounting", "onhand"])
    add(
      "count", inventory, "counts",
      ["id", "item", "lot", "serial", "accountable", "custodian", "counted", "variance"])
    add(
      "loan", loans, "loans",
      [
        "agreement", "item", "lot", "serial", "lender", "borrower", "holder", "quantity",
        "outstanding", "due", "status", "daysOverdue", "daysLate", "days", "renewals", "returnedBy",
      ])
    add("gave", given, "contributions", ["agent", "kind", "item", "unit", "paid", "quantity"])
    let columns = ["item", "gross", "returned", "net", "confirmed", "organisations", "byCategory"]
    add("delivered", impact, "delivered", columns)
    add("facilitated", impact, "facilitated", columns)
    add("service", impact, "services", ["item", "quantity"])
    add("intent", needs, "intents", Self.intentColumns)
    add("commitment", needs, "commitments", Self.commitmentColumns)
    add("list", needs, "lists", Self.listColumns)
    for part in impact.parts where part.name == "hours" {
      if case .value(let value) = part.content { rows.append("hours \(Self.text(value))") }
    }
    rows.sort()
  }

  private mutating func add(_ name: String, _ report: Report, _ table: String, _ columns: [String])
  {
    guard let grid = report.table(table) else { return }
    for row in grid.rows {
      let texts = columns.map { column in
        grid.columns.firstIndex(of: column).map { Self.text(row[$0]) } ?? "?"
      }
      // Rows of zeros may be left out.
      if name.hasSuffix("ed"), texts[1] == "0", texts[2] == "0" { continue }
      rows.append(([name] + texts).joined(separator: " "))
    }
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .absent: "-"
    case .text(let text): text
    case .decimal(let decimal): decimal.description
    case .integer(let number): "\(number)"
    case .tooLarge(let acts): "tooLarge: \(acts.joined(separator: " "))"
    case .flag(let flag): "\(flag)"
    case .object(let pairs):
      "{" + pairs.map { "\($0.0):\(text($0.1))" }.joined(separator: ",") + "}"
    case .list(let values): "[" + values.map(text).joined(separator: ",") + "]"
    }
  }
}

extension Answers {
  /// What the naive model answers; `now` is the present when no time is asked about.
  init(_ book: NaiveBook, at: NaiveAct.When? = nil, now: Int) {
    let (end, now) = (at?.end, at?.end ?? now)
    rows = []
    addStock(book, end)
    addNeeds(book, upTo: end, now: now)
    for (agreement, loan) in book.loans(upTo: end, now: now) { add(agreement, loan, now) }
    for (key, amount) in book.contributions(upTo: end, now: now) {
      rows.append("gave \(key) \(amount)")
    }
    for (name, facilitated) in [("delivered", false), ("facilitated", true)] {
      for (item, impact) in book.impact(upTo: end, facilitated: facilitated) {
        add(name, item, impact)
      }
    }
    for (item, amount) in book.services(upTo: end) { rows.append("service \(item) \(amount)") }
    rows.append(
      "hours {given:\(book.hours(paid: false, upTo: end)),paid:\(book.hours(paid: true, upTo: end))}"
    )
    rows.sort()
  }

  private mutating func addStock(_ book: NaiveBook, _ end: Int?) {
    let last = NaiveKey(milliseconds: end ?? .max, rank: .max, seq: .max)
    var accounting: [String: Int] = [:]
    var onhand: [String: Int] = [:]
    for cell in Set(book.postings.map(\.cell)) {
      var balance = 0
      for posting in book.timeline(of: cell) where posting.key <= last {
        if let count = posting.count {
          rows.append("count \(count) \(text(cell)) \(posting.amount) \(posting.amount - balance)")
        }
        balance = posting.count == nil ? balance + posting.amount : posting.amount
      }
      guard balance != 0 else { continue }
      rows.append("cell \(text(cell)) \(balance)")
      accounting["\(cell.accountable) \(cell.item)", default: 0] += balance
      onhand["\(cell.custodian) \(cell.item)", default: 0] += balance
    }
    for key in Set(accounting.keys).union(onhand.keys) {
      rows.append("balance \(key) \(accounting[key] ?? 0) \(onhand[key] ?? 0)")
    }
  }

  private func text(_ cell: NaiveCell) -> String {
    "\(cell.item) \(cell.lot ?? "-") \(cell.serial ?? "-") \(cell.accountable) \(cell.custodian)"
  }

  private mutating func add(_ agreement: String, _ loan: NaiveLoan, _ now: Int) {
    let start = loan.start
    let isOpen = loan.outstanding > 0
    let isOverdue = isOpen && loan.due.map { now > $0.end } ?? false
    let today = BrusselsDays.day(of: now)
    let late = loan.closedDay.flatMap { closed in loan.due.map { closed - $0.calendarDay } } ?? 0
    let columns: [String?] = [
      agreement, start["item"], start["lot"], start["serial"], start["provider"],
      start["receiver"], loan.holder, "\(loan.lent)", "\(loan.outstanding)", loan.due?.text,
      !isOpen ? "closed" : isOverdue ? "overdue" : "open",
      isOverdue ? "\(today - loan.due!.calendarDay)" : nil, late > 0 ? "\(late)" : nil,
      "\(max(0, (loan.closedDay ?? today) - start.when.calendarDay))", "\(loan.renewals)",
      loan.returnedBy,
    ]
    rows.append("loan " + columns.map { $0 ?? "-" }.joined(separator: " "))
  }

  private mutating func add(_ name: String, _ item: String, _ impact: NaiveBook.Impact) {
    if impact.gross == 0, impact.returned == 0 { return }
    let categories = impact.byCategory.filter { $0.value != 0 }.sorted { $0.key < $1.key }
      .map { "\($0.key):\($0.value)" }.joined(separator: ",")
    let organisations = impact.byReceiver.count { $0.value > 0 }
    rows.append(
      "\(name) \(item) \(impact.gross) \(impact.returned) \(impact.gross - impact.returned) "
        + "\(impact.confirmed) \(organisations) {\(categories)}")
  }
}
