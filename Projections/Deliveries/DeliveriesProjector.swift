// Deliveries: each one, with what became of it: corrected, returned, confirmed or not yet.
//
// A delivery is what left for its recipient, or what a third party supplied to it (rule R9). A
// reversed one is not shown. What a confirmation says is held against what the delivery amounts to
// after its corrections: never more is confirmed than was delivered.
//
// `doubles` asks what may have been told twice: one delivery by the driver and by the recipient, one
// organisation under two ids. Nothing is settled here: each line is for a person to decide. `reach`
// asks whom the deliveries reached, where and when, and how much of it is confirmed.
//
// What Deliveries does not know: the report's figures by category (Impact), and stock.

public import Exchange
public import Projecting

/// Deliveries with their confirmations, and what may be a double.
public final class DeliveriesProjector: Projector {
  public static let name = "deliveries"
  public static let version = 2
  public static let questions = ["doubles", "reach"]

  private let agents: AgentTable
  /// By the position of the delivery.
  private let deliveries: Table<UInt64, DeliveryRow>

  public init(tables: TableSpace, zone: LedgerZone) {
    agents = AgentTable(tables: tables)
    deliveries = tables.table("deliveries")
  }

  public func apply(_ fact: borrowing Fact, history: any History) {
    agents.apply(fact)
    let change = fact.change
    switch fact.event.kind {
    case .goodsDelivered, .supplyFacilitated: deliver(fact)
    case .goodsReturned:
      changeDelivery(of: fact, history) { $0.returned += change }
    case .deliveryConfirmed:
      let confirmation = fact.occurrence > 0 ? Confirmation(fact.event) : nil
      changeDelivery(of: fact, history) { $0.confirmation = confirmation }
    default: break
    }
  }

  private func deliver(_ fact: borrowing Fact) {
    guard let position = fact.event.position else { return }
    if fact.isCorrection {
      let (change, occurrence) = (fact.change, fact.occurrence)
      deliveries.updateIfPresent(position) { row in
        row.quantity += change
        if occurrence != 0 { row.isReversed = occurrence < 0 }
      }
    } else if let row = DeliveryRow(fact.event) {
      deliveries[position] = row
    }
  }

  /// Changes the delivery that an act refers to, where it counts.
  private func changeDelivery(
    of fact: borrowing Fact, _ history: any History, _ change: (inout DeliveryRow) -> Void
  ) {
    guard let id = fact.event.delivery, let position = history.event(id)?.position else { return }
    deliveries.updateIfPresent(position, change)
  }

  // MARK: - Answers

  public func report(_ moment: AskedMoment) -> Report {
    let rows = told(moment).map { line($0.row) }
    return Report([
      .init("asOf", .value(moment.stamp)),
      .init("deliveries", .table(.init(Self.columns, rows))),
    ])
  }

  public func answer(_ question: Question, _ moment: AskedMoment) -> Report {
    if question.name == "reach" {
      let reach = Reach(told(moment).map(\.row), agents: agents, moment: moment)
      return Report([.init("asOf", .value(moment.stamp))] + reach.parts)
    }
    guard question.name == "doubles" else { return report(moment) }
    let twice = ToldTwice(told(moment), zone: moment.zone)
    return Report([
      .init("asOf", .value(moment.stamp)),
      .init("toldTwice", .table(twice.grid)),
      .init("registeredTwice", .table(RegisteredTwice(agents.all).grid)),
    ])
  }

  /// The deliveries that count, under the agents as they are known now, as they happened.
  private func told(_ moment: AskedMoment) -> [(position: Position, row: DeliveryRow)] {
    var told: [(position: Position, row: DeliveryRow)] = []
    deliveries.each { position, row in if !row.isReversed { told.append((position, copy row)) } }
    for index in told.indices { identify(&told[index].row) }
    let days = told.map { ($0.row.occurredAt.start(in: moment.zone), $0.position) }
    return told.indices.sorted { days[$0] < days[$1] }.map { told[$0] }
  }

  /// Whoever turned out to be somebody else is that one here.
  private func identify(_ row: inout DeliveryRow) {
    row.provider = agents.canonical(row.provider)
    row.receiver = agents.canonical(row.receiver)
    row.carrier = row.carrier.map(agents.canonical)
  }

  private static let columns = [
    "id", "kind", "occurredAt", "provider", "receiver", "carrier", "item", "lot", "serial",
    "quantity", "unit", "returned", "confirmed", "refused", "mode", "confirmedOn", "status",
  ]

  private func line(_ row: DeliveryRow) -> [Value] {
    let confirmation = row.confirmation
    return [
      .text(row.id), .text(row.isSupply ? "supply" : "delivery"), .time(row.occurredAt),
      .id(row.provider), .id(row.receiver), .id(row.carrier), .id(row.item), .id(row.lot),
      .id(row.serial), .decimal(row.quantity), .text(row.unit.name),
      row.returned.isZero ? .absent : .decimal(row.returned),
      row.confirmed.map(Value.decimal) ?? .absent,
      confirmation?.refused.map(Value.decimal) ?? .absent,
      confirmation?.mode.map(Value.text) ?? .absent, .time(confirmation?.on),
      .text("\(row.status)"),
    ]
  }
}
