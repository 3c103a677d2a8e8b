// Contributions: who gave what, by member × kind × unit (rule R10). Never one score, never a
// league table.

public import Exchange
public import Projecting
import Stock

/// What each member gave, lent, worked, made, supplied.
public final class ContributionsProjector: Projector {
  public static let name = "contributions"
  public static let version = 4

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

  public func report(_ moment: AskedMoment) -> Report {
    let rows = merged(totals.rows.map { ($0.key, $0.row) } + loanDays(moment))
    var lines = rows.map { (key: $0.0, amount: $0.1, document: DocumentRow?.none, name: "") }
    for (document, row) in documents.rows where row.publications > 0 {
      let key = ContributionKey(
        agent: agents.canonical(row.author), kind: .document, isPaid: false, item: nil, unit: .one)
      lines.append((key, ExactDecimal(row.publications), row, document.text))
    }
    lines.sort {
      ($0.key.agent.text, $0.key.kind.rawValue) < ($1.key.agent.text, $1.key.kind.rawValue)
    }
    let columns = ["agent", "name", "kind", "paid", "item", "unit", "quantity", "copies"]
    let values = lines.map { line -> [Value] in
      [
        .id(line.key.agent), agents[line.key.agent]?.name.map(Value.text) ?? .absent,
        .text("\(line.key.kind)"), line.key.isPaid ? .flag(true) : .absent,
        line.document == nil ? .id(line.key.item) : .text(line.name), .text(line.key.unit.name),
        .decimal(line.amount), line.document.map { .decimal($0.copies) } ?? .absent,
      ]
    }
    return Report([
      .init("asOf", .value(moment.stamp)),
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
      .sorted { $0.0.item.map(\.text) ?? "" < $1.0.item.map(\.text) ?? "" }
  }
}

/// The kinds of contribution, in the order in which they are shown.
enum ContributionKind: UInt8, CaseIterable {
  case donation, loan, work, use, production, delivery, transport, supply, service, document

  init?(_ act: borrowing Event) {
    switch act.kind {
    case .donationReceived, .loanTurnedGift: self = .donation
    case .workDone: self = .work
    case .equipmentUsed: self = .use
    case .outputProduced: self = .production
    case .goodsDelivered: self = .delivery
    case .moved where act.agent != nil: self = .transport
    case .supplyFacilitated: self = .supply
    case .serviceDelivered: self = .service
    case .documentPublished, .documentCopied: self = .document
    default: return nil
    }
  }
}

struct ContributionKey: TableKey {
  var agent: AgentID
  var kind: ContributionKind
  var isPaid: Bool
  var item: ItemID?
  var unit: Unit

  var tableHash: UInt64 {
    let rest = UInt64(kind.rawValue) << 16 | UInt64(unit.rawValue) << 8 | (isPaid ? 1 : 0)
    return UInt64(agent.number).mixed(UInt64(item?.number ?? 0) << 32 | rest)
  }

  func write(to writer: inout RowWriter) {
    writer.key(agent)
    writer.key(UInt64(kind.rawValue) << 16 | (isPaid ? 1 << 8 : 0) | UInt64(unit.rawValue))
    writer.key(item)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ContributionKey {
    let agent: AgentID = try reader.requiredKey()
    let packed = try reader.keyNumber()
    guard let kind = ContributionKind(rawValue: UInt8(truncatingIfNeeded: packed >> 16)),
      let unit = Unit(rawValue: UInt8(truncatingIfNeeded: packed))
    else { throw RowReader.Damage() }
    return ContributionKey(
      agent: agent, kind: kind, isPaid: packed & (1 << 8) != 0, item: try reader.keyIdentifier(),
      unit: unit)
  }
}

struct DocumentRow: TableRow {
  var author: AgentID
  var publications = 0
  var copies = ExactDecimal.zero

  init(author: AgentID) {
    self.author = author
  }

  func write(to writer: inout RowWriter) {
    writer.write(author)
    writer.write(Int64(publications))
    writer.write(copies)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> DocumentRow {
    var row = DocumentRow(author: try reader.required())
    row.publications = Int(try reader.signedNumber())
    row.copies = try reader.decimal()
    return row
  }
}
