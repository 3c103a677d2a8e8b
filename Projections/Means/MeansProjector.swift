// Means: what it took. Hours by skill, gifts, machine hours, loans, who gave in which way, how much of
// it came from nearby, and what it may be worth by the assumptions of the ledger.
//
// Time that an employer pays is a line of its own, never added to time given. A person counts once,
// whatever the person did and under however many ids. A value is a range between two assumptions, each
// named; what has none is counted as not valued and never guessed.
//
// Keys of assumptions: `hour.given.SKILL`, else `hour.given`, for an hour of work; `ITEM.unit` for one
// unit of goods; `machine.ITEM` for a machine hour; each followed by `.low`, `.high`, or nothing for
// the value between them.
//
// What Means does not know: what came of it (Impact), who has which share in it (Trace), stock.

public import Exchange
public import Projecting
import Stock

/// What was put in, by whom and of what worth.
public final class MeansProjector: Projector {
  public static let name = "means"
  public static let version = 2
  public static let isKept = false
  /// What donors say that their gifts are worth is a detail.
  public static let readsDetails = true

  private let agents: AgentTable
  private let assumptions: AssumptionTable
  private let loans: LoanBook
  private let work: Table<WorkKey, ExactDecimal>
  private let gifts: Table<GiftKey, GiftRow>
  private let machines: Table<ItemID, ExactDecimal>
  private let givers: Table<GiverKey, GiverRow>
  private let largest: Table<LineKey, LargestActs>
  /// The agent registered first, whose province is "here".
  private let home: Table<UInt64, HomeRow>

  public init(tables: TableSpace, zone: LedgerZone) {
    agents = AgentTable(tables: tables)
    assumptions = AssumptionTable(tables: tables, zone: zone)
    loans = LoanBook(tables: tables, zone: zone)
    work = tables.table("work")
    gifts = tables.table("gifts")
    machines = tables.table("machines")
    givers = tables.table("givers")
    home = tables.table("home")
    largest = tables.table("largest")
  }

  public func apply(_ fact: borrowing Fact, history: any History) {
    agents.apply(fact)
    loans.apply(fact)
    assumptions.apply(fact)
    switch fact.event.kind {
    case .agentRegistered: settle(fact.event)
    case .workDone: noteWork(fact)
    case .donationReceived: noteGift(fact)
    case .equipmentUsed:
      guard let item = fact.event.item, fact.event.measure.unit == .hour else { return }
      let change = fact.change
      machines.update(item, initial: .zero) { $0 += change }
      noteSize(fact, LineKey(kind: .use, name: Term(number: item.number)))
    case .loanStarted: note(fact, fact.event.provider, .loan)
    case .serviceDelivered, .documentPublished: note(fact, fact.event.provider, .service)
    case .moved, .goodsDelivered: note(fact, fact.event.agent, .transport)
    default: break
    }
  }

  private func settle(_ act: borrowing Event) {
    guard let agent = act.agent, act.tracked ?? false, !home.contains(0) else { return }
    home[0] = HomeRow(agent: agent)
  }

  private func noteWork(_ fact: borrowing Fact) {
    guard let worker = fact.event.provider else { return }
    let isPaid = fact.event.paid ?? false
    let (key, change) = (
      WorkKey(skill: fact.event.skill, isPaid: isPaid, worker: worker), fact.change
    )
    work.update(key, initial: .zero) { $0 += change }
    noteSize(fact, LineKey(kind: isPaid ? .paid : .work, name: fact.event.skill))
    if !isPaid { note(fact, worker, .time) }
  }

  private func noteGift(_ fact: borrowing Fact) {
    guard let item = fact.event.item, let giver = fact.event.provider,
      let quantity = fact.event.quantity
    else { return }
    note(fact, giver, .goods)
    noteSize(fact, LineKey(kind: .donation, name: Term(number: item.number)))
    let (change, occurrence, position) = (fact.change, fact.occurrence, fact.event.position ?? 0)
    let declared = fact.event.details[.value]
    let euros = declared?.currency == "EUR" ? declared?.amount : nil
    gifts.update(
      GiftKey(item: item, giver: giver, position: position), initial: GiftRow(unit: quantity.unit)
    ) { row in
      row.quantity += change
      if occurrence > 0 { row.declared = euros.flatMap { try? ExactDecimal($0) } }
    }
  }

  /// Notes an act that may be one of the largest of its line.
  private func noteSize(_ fact: borrowing Fact, _ key: LineKey) {
    let (id, change) = (fact.event.id.description, fact.change)
    if fact.isCorrection {
      largest.updateIfPresent(key) { $0.note(id, change) }
    } else if change >= LargestActs.least {
      largest.update(key, initial: LargestActs()) { $0.note(id, change) }
    }
  }

  /// Notes that somebody gave in some way; what is reversed was never given.
  private func note(_ fact: borrowing Fact, _ giver: AgentID?, _ mode: Mode) {
    guard let giver, fact.occurrence != 0 else { return }
    let occurrence = fact.occurrence
    givers.update(GiverKey(giver: giver, mode: mode), initial: GiverRow()) {
      $0.acts += occurrence
    }
  }

  // MARK: - Answers

  public func report(_ moment: AskedMoment) -> Report {
    let work = merged(work.rows)
    let gifts = gifts.rows.filter { $0.row.quantity > .zero }
    let used = machines.rows.filter { $0.row > .zero }
    let machines = used.map { (item: $0.key, hours: $0.row) }
    let given = GivenBy(givers.rows, agents: agents)
    let worth = Worth(
      work: work, gifts: gifts, machines: machines, assumptions: assumptions, moment: moment
    ) { [largest] in largest[$0]?.ids ?? [] }
    let locality = Locality(
      home: home[0]?.agent, agents: agents, givers: given.everyone, work: work)
    return Report(
      [
        .init("asOf", .value(moment.stamp)), .init("workByRole", .table(workGrid(work))),
      ] + given.parts + [
        .init("gifts", .table(giftGrid(gifts))),
        .init(
          "machines",
          .table(.init(["item", "hours"], machines.map { [.id($0.item), .decimal($0.hours)] }))),
        .init("lent", .table(loanGrid(moment))), .init("local", .value(locality.value)),
      ] + worth.parts)
  }

  /// Hours under the workers as they are known now; nothing of what was taken back whole.
  private func merged(_ rows: [(key: WorkKey, row: ExactDecimal)]) -> [WorkKey: ExactDecimal] {
    var sums: [WorkKey: ExactDecimal] = [:]
    for (key, hours) in rows where !hours.isZero {
      var key = key
      key.worker = agents.canonical(key.worker)
      sums[key, default: .zero] += hours
    }
    return sums
  }

  private func workGrid(_ work: [WorkKey: ExactDecimal]) -> Report.Grid {
    struct Role: Hashable {
      var skill: ByteText
      var isPaid: Bool
    }
    var roles: [Role: (hours: ExactDecimal, people: Set<AgentID>)] = [:]
    for (key, hours) in work {
      let role = Role(skill: ByteText(key.skill?.text ?? "unknown"), isPaid: key.isPaid)
      roles[role, default: (.zero, [])].hours += hours
      roles[role]?.people.insert(key.worker)
    }
    let sorted = roles.sorted {
      ($0.key.isPaid ? 1 : 0, $0.key.skill) < ($1.key.isPaid ? 1 : 0, $1.key.skill)
    }
    return Report.Grid(
      ["skill", "paid", "hours", "people"],
      sorted.map { role, sum in
        [
          .text(role.skill.text), role.isPaid ? .flag(true) : .absent, .decimal(sum.hours),
          .integer(sum.people.count),
        ]
      })
  }

  private func giftGrid(_ gifts: [(key: GiftKey, row: GiftRow)]) -> Report.Grid {
    let items = Dictionary(grouping: gifts, by: \.key.item)
    return Report.Grid(
      ["item", "unit", "quantity", "givers", "declared"],
      items.sorted { $0.key < $1.key }.map { item, gifts in
        let declared = gifts.compactMap(\.row.declared)
        return [
          .id(item), .text(gifts[0].row.unit.name),
          .decimal(gifts.reduce(.zero) { $0 + $1.row.quantity }),
          .integer(Set(gifts.map { agents.canonical($0.key.giver) }).count),
          declared.isEmpty ? .absent : .decimal(declared.reduce(.zero, +)),
        ]
      })
  }

  private func loanGrid(_ moment: AskedMoment) -> Report.Grid {
    let loans = loans.all.map(\.row).filter { !$0.isReversed && $0.lent > .zero }
    let items = Dictionary(grouping: loans, by: \.item)
    return Report.Grid(
      ["item", "loans", "days", "returned", "open", "overdue", "lost", "gifted"],
      items.sorted { $0.key < $1.key }.map { item, loans in
        func ended(_ kind: LoanMovement.Kind) -> Int {
          loans.count { loan in loan.movements.contains { $0.kind == kind } }
        }
        let open = loans.filter { $0.outstanding > .zero }
        return [
          .id(item), .integer(loans.count),
          .decimal(
            loans.reduce(.zero) { $0 + $1.itemDays(now: moment.now, zone: moment.zone) }),
          .integer(ended(.returned)), .integer(open.count),
          .integer(open.count { $0.isOverdue(now: moment.now, zone: moment.zone) }),
          .integer(ended(.lost)), .integer(ended(.given)),
        ]
      })
  }
}
