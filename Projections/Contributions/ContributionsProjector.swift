// Contributions: who gave what, by member × kind × unit (rule R10). Never one score, never a
// league table.

public import Exchange
public import Projecting
import Stock

/// What each member gave, lent, worked, made, supplied.
public final class ContributionsProjector: Projector {
  public static let name = "contributions"
  public static let version = 5

  private let agents: AgentTable
  private let totals: Table<ContributionKey, ExactDecimal>
  private let machines: MachineHours
  private let loans: LoanBook
  private let documents: Table<DocumentID, DocumentRow>

  public init(tables: TableSpace, zone: LedgerZone) {
    agents = AgentTable(tables: tables)
    totals = tables.table("totals")
    machines = MachineHours(tables: tables)
    loans = LoanBook(tables: tables, zone: zone)
    documents = tables.table("documents")
  }

  public func apply(_ fact: borrowing Fact, history: any History) {
    agents.apply(fact)
    loans.apply(fact)
    machines.noteOwner(fact, loan: fact.event.agreement.flatMap { loans[$0] }) { add($0, to: $1) }
    guard let kind = ContributionKind(fact.event) else { return }
    let unit = fact.event.measure.unit
    if kind == .use {
      guard let key = machines.credit(fact, unit) else { return }
      return add(fact.change, to: key)
    }
    if kind == .document {
      return noteDocument(fact)
    }
    guard let agent = kind == .transport ? fact.event.agent : fact.event.provider else { return }
    let item = kind == .work ? nil : fact.event.item
    add(
      fact.change,
      to: ContributionKey(
        agent: agent, kind: kind, isPaid: fact.event.paid ?? false, item: item, unit: unit))
    if fact.event.kind == .goodsDelivered, let carrier = fact.event.agent {
      add(
        fact.change,
        to: ContributionKey(
          agent: carrier, kind: .transport, isPaid: false, item: item, unit: unit))
    }
  }

  /// A document is its author's; copies count for whoever wrote it.
  private func noteDocument(_ fact: borrowing Fact) {
    guard let document = fact.event.document else { return }
    let (change, occurrence) = (fact.change, fact.occurrence)
    if fact.event.kind == .documentPublished, let author = fact.event.provider {
      documents.update(document, initial: DocumentRow(author: author)) {
        $0.publications += occurrence
      }
    } else {
      documents.updateIfPresent(document) { $0.copies += change }
    }
  }

  private func add(_ amount: ExactDecimal, to key: ContributionKey) {
    guard !amount.isZero else { return }
    totals.update(key, initial: .zero) { $0 += amount }
  }

  // MARK: - Answers

  public func report(_ moment: AskedMoment) -> Report {
    report(lines(moment), moment)
  }

  /// Everybody's, one agent's own, or what everyone may know.
  public func answer(_ question: Question, _ moment: AskedMoment) -> Report {
    let lines = lines(moment)
    switch question.audience {
    case .coordinators: return report(lines, moment)
    case .agent(let agent):
      let own = agents.canonical(agent)
      return report(lines.filter { $0.key.agent == own }, moment)
    case .everyone:
      return Report([
        .init("asOf", .value(moment.datedStamp)),
        .init("contributions", .table(PublicTotals(lines).grid)),
      ])
    }
  }

  /// What one agent gave of one thing.
  struct Line {
    var key: ContributionKey
    var amount: ExactDecimal
    /// The name of a document, and its copies.
    var document: (name: String, copies: ExactDecimal)?
  }

  private func lines(_ moment: AskedMoment) -> [Line] {
    var lines = merged(totals.rows.map { ($0.key, $0.row) } + loanDays(moment)).map {
      Line(key: $0.0, amount: $0.1)
    }
    for (document, row) in documents.rows where row.publications > 0 {
      let key = ContributionKey(
        agent: agents.canonical(row.author), kind: .document, isPaid: false, item: nil, unit: .one)
      lines.append(
        Line(
          key: key, amount: ExactDecimal(row.publications),
          document: (document.text, row.copies)))
    }
    return lines.sorted {
      ($0.key.agent, $0.key.kind.rawValue) < ($1.key.agent, $1.key.kind.rawValue)
    }
  }

  private func report(_ lines: [Line], _ moment: AskedMoment) -> Report {
    let columns = ["agent", "name", "kind", "paid", "item", "unit", "quantity", "copies"]
    let values = lines.map { line -> [Value] in
      [
        .id(line.key.agent), agents[line.key.agent]?.name.map(Value.text) ?? .absent,
        .text("\(line.key.kind)"), line.key.isPaid ? .flag(true) : .absent,
        line.document.map { .text($0.name) } ?? .id(line.key.item), .text(line.key.unit.name),
        .decimal(line.amount), line.document.map { .decimal($0.copies) } ?? .absent,
      ]
    }
    return Report([
      .init("asOf", .value(moment.datedStamp)),
      .init("contributions", .table(.init(columns, values))),
    ])
  }

  /// The rows of doubles together, those of nothing left out.
  private func merged(
    _ rows: [(ContributionKey, ExactDecimal)]
  ) -> [(ContributionKey, ExactDecimal)] {
    var sums: [ContributionKey: ExactDecimal] = [:]
    var order: [ContributionKey] = []
    for (key, amount) in rows {
      var key = key
      key.agent = agents.canonical(key.agent)
      if sums[key] == nil { order.append(key) }
      sums[key, default: .zero] += amount
    }
    return order.compactMap { key in
      sums[key].flatMap { $0.isZero ? nil : (key, $0) }
    }
  }

  /// Loans as pieces × calendar days, up to the moment asked about.
  private func loanDays(_ moment: AskedMoment) -> [(ContributionKey, ExactDecimal)] {
    var days: [ContributionKey: ExactDecimal] = [:]
    for (_, loan) in loans.all where !loan.isReversed {
      let key = ContributionKey(
        agent: loan.lender, kind: .loan, isPaid: false, item: loan.item, unit: .day)
      days[key, default: .zero] += loan.itemDays(now: moment.now, zone: moment.zone)
    }
    return days.filter { !$0.value.isZero }.map { ($0.key, $0.value) }
      .sorted { ByteText(of: $0.0.item) < ByteText(of: $1.0.item) }
  }
}
