// Impact: what reached whom (rule R9): transfers and services to recipients, net of returns and
// corrections. Custody, moves inside the scope and production never count as delivered.

public import Exchange
public import Projecting

/// Deliveries, facilitated supply, services, documents and hours.
public final class ImpactProjector: Projector {
  public static let name = "impact"
  public static let version = 4

  private let agents: AgentTable
  private let flows: Table<FlowKey, FlowRow>
  private let totals: Table<TotalKey, ExactDecimal>
  /// Deliveries that were corrected or confirmed, by position.
  private let receipts: Table<UInt64, ReceiptRow>

  public init(tables: TableSpace, zone: LedgerZone) {
    agents = AgentTable(tables: tables)
    flows = tables.table("flows")
    totals = tables.table("totals")
    receipts = tables.table("receipts")
  }

  public func apply(_ fact: borrowing Fact, history: any History) {
    agents.apply(fact)
    noteRestatement(fact)
    let change = fact.change
    switch fact.event.kind {
    case .goodsDelivered:
      note(fact.event, in: .delivered) { $0.gross += change }
      if fact.isCorrection { receive(fact.event) { $0.delivered += change } }
    case .loanTurnedGift:
      note(fact.event, in: .delivered) { $0.gross += change }
    case .supplyFacilitated:
      note(fact.event, in: .facilitated) { $0.gross += change }
      if fact.isCorrection { receive(fact.event) { $0.delivered += change } }
    case .goodsReturned:
      guard let id = fact.event.delivery, let delivery = history.event(id) else { return }
      note(delivery, in: .delivered) { $0.returned += change }
    case .deliveryConfirmed:
      confirm(fact, history)
    case .serviceDelivered:
      note(fact.event, in: .service) { $0.gross += change }
    case .documentPublished, .documentCopied:
      guard let document = fact.event.document else { return }
      let copies = fact.event.kind == .documentCopied ? change : .zero
      add(copies, to: TotalKey(.copies, Term(number: document.number)))
    case .workDone:
      add(change, to: TotalKey(fact.event.paid ?? false ? .hoursPaid : .hoursGiven, nil))
    default: break
    }
  }

  /// A figure is restated once a correction changes it after a report was issued (rule D8).
  private func noteRestatement(_ fact: borrowing Fact) {
    if fact.event.kind == .reportIssued { return add(.one, to: TotalKey(.reportsIssued, nil)) }
    guard fact.isCorrection, !fact.change.isZero, fact.event.kind.countsAsImpact,
      totals[TotalKey(.reportsIssued, nil)] != nil
    else { return }
    add(.one, to: TotalKey(.restatements, nil))
  }

  private func confirm(_ fact: borrowing Fact, _ history: any History) {
    guard let id = fact.event.delivery, let delivery = history.event(id) else { return }
    let (received, refused) = (fact.event.received?.value, fact.event.refused?.value)
    let isConfirmed = fact.occurrence > 0
    receive(delivery) { row in
      row.isConfirmed = isConfirmed
      row.received = received
      row.refused = refused ?? .zero
    }
  }

  /// Changes what is known of a delivery's arrival, and with it what counts as confirmed.
  private func receive(_ delivery: borrowing Event, _ change: (inout ReceiptRow) -> Void) {
    guard let position = delivery.position else { return }
    var difference = ExactDecimal.zero
    receipts.update(position, initial: ReceiptRow(delivered: delivery.measure.value)) { row in
      let before = row.confirmed
      change(&row)
      difference = row.confirmed - before
    }
    if difference.isZero { return }
    let flow: FlowKey.Flow = delivery.kind == .supplyFacilitated ? .facilitated : .delivered
    note(delivery, in: flow) { $0.confirmed += difference }
  }

  private func note(
    _ act: borrowing Event, in flow: FlowKey.Flow, _ change: (inout FlowRow) -> Void
  ) {
    guard let item = act.item, let receiver = act.receiver, let unit = act.quantity?.unit else {
      return
    }
    let key = FlowKey(flow: flow, item: item, receiver: receiver, category: act.categoryTerm)
    flows.update(key, initial: FlowRow(unit: unit), change)
  }

  private func add(_ amount: ExactDecimal, to key: TotalKey) {
    totals.update(key, initial: .zero) { $0 += amount }
  }

  // MARK: - What it shows

  public func report(_ moment: AskedMoment) -> Report {
    let rows = flows.rows
    return Report([
      .init("asOf", .value(moment.stamp)),
      .init("period", .value(period(moment))),
      .init("delivered", .table(grid(rows, .delivered))),
      .init("facilitated", .table(grid(rows, .facilitated))),
      .init("services", .table(services(rows))),
      .init("documents", .table(documents())),
      .init(
        "hours",
        .value(
          .object([
            ("given", .decimal(totals[TotalKey(.hoursGiven, nil)] ?? .zero)),
            ("paid", .decimal(totals[TotalKey(.hoursPaid, nil)] ?? .zero)),
          ]))),
      .init("restated", .value(.flag(totals[TotalKey(.restatements, nil)] != nil))),
    ])
  }

  private func period(_ moment: AskedMoment) -> Value {
    .object([("from", .time(moment.from)), ("to", .time(moment.at))])
  }

  private struct ItemImpact {
    var total: FlowRow
    /// What each was left with, whatever the category.
    var organisations: [AgentID: ExactDecimal] = [:]
    var categories: [ByteText: ExactDecimal] = [:]
  }

  private func grid(_ rows: [(key: FlowKey, row: FlowRow)], _ flow: FlowKey.Flow) -> Report.Grid {
    var items: [ItemID: ItemImpact] = [:]
    for (key, row) in rows where key.flow == flow {
      guard let category = category(of: key), category.isRecipient else { continue }
      var impact = items[key.item] ?? ItemImpact(total: FlowRow(unit: row.unit))
      impact.total.add(row)
      impact.categories[ByteText(category.rawValue), default: .zero] += row.net
      impact.organisations[agents.canonical(key.receiver), default: .zero] += row.net
      items[key.item] = impact
    }
    return Report.Grid(
      [
        "item", "unit", "gross", "returned", "net", "confirmed", "organisations", "byCategory",
      ],
      items.sorted { $0.key < $1.key }.map { item, impact in
        let categories = impact.categories.filter { !$0.value.isZero }.sorted { $0.key < $1.key }
        return [
          .id(item), .text(impact.total.unit.name), .decimal(impact.total.gross),
          .decimal(impact.total.returned), .decimal(impact.total.net),
          .decimal(impact.total.confirmed),
          .integer(impact.organisations.count { $0.value > .zero }),
          .object(categories.map { ($0.key.text, .decimal($0.value)) }),
        ]
      })
  }

  /// The category stated by the act, else the receiver's as it is known now.
  private func category(of key: FlowKey) -> Category? {
    if let stated = key.category { return Category(rawValue: stated.text) }
    let receiver = agents.canonical(key.receiver)
    return agents[receiver]?.knownCategory ?? agents[key.receiver]?.knownCategory
  }

  private func services(_ rows: [(key: FlowKey, row: FlowRow)]) -> Report.Grid {
    var items: [ItemID: ExactDecimal] = [:]
    for (key, row) in rows where key.flow == .service && category(of: key)?.isRecipient == true {
      items[key.item, default: .zero] += row.net
    }
    let sorted = items.filter { !$0.value.isZero }.sorted { $0.key < $1.key }
    return Report.Grid(
      ["item", "quantity"], sorted.map { [.id($0.key), .decimal($0.value)] })
  }

  private func documents() -> Report.Grid {
    let rows = totals.rows.filter { $0.key.kind == .copies }
    return Report.Grid(
      ["document", "copies"], rows.map { [.id($0.key.name), .decimal($0.row)] })
  }
}

extension EventKind {
  /// Whether the impact report has a figure made of such acts.
  fileprivate var countsAsImpact: Bool {
    switch self {
    case .goodsDelivered, .goodsReturned, .loanTurnedGift, .supplyFacilitated, .deliveryConfirmed,
      .serviceDelivered, .documentPublished, .documentCopied, .workDone:
      true
    default: false
    }
  }
}
