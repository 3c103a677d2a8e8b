// Needs: what is asked for and offered, what is promised, what came of it (rule R7).
//
// A need or an offer is an intent; a commitment promises to meet intents; acts fulfil a commitment,
// each at most one. What a commitment promises and brings is counted for its needs, and as much for
// its offers, in the order in which it names them, each up to what it asks; what is more goes to the
// last. Returns are netted
// into the delivery they come from. A need rots: not confirmed for `staleAfterDays` days, it is shown
// as stale, and one `needVerified` makes it fresh.
//
// What Needs does not know: stock. A promise does not say that there is anything to keep it with.

public import Exchange
public import Projecting
import Stock

/// Intents, commitments and shopping lists, and where they stand.
public final class NeedsProjector: Projector {
  public static let name = "needs"
  public static let version = 4
  public static let questions = ["lists", "match"]
  /// Calendar days after which a need that nobody confirmed is shown as stale.
  public static let staleAfterDays = 7

  private let agents: AgentTable
  private let items: Table<ItemID, ItemRow>
  private let intents: Table<PromiseID, IntentRow>
  private let commitments: CommitmentBook
  private let lists: Table<PromiseID, ListRow>
  private let listItems: Table<ListItemKey, ListItemRow>

  public init(tables: TableSpace, zone: LedgerZone) {
    agents = AgentTable(tables: tables)
    items = tables.table("items")
    intents = tables.table("intents")
    commitments = CommitmentBook(tables: tables)
    lists = tables.table("lists")
    listItems = tables.table("listItems")
  }

  public func apply(_ fact: borrowing Fact, history: any History) {
    agents.apply(fact)
    commitments.apply(fact, history: history)
    switch fact.event.kind {
    case .itemDefined:
      if let item = fact.event.item { items[item] = ItemRow(fact.event) }
    case .needPublished, .offerPublished: publish(fact)
    case .needVerified, .intentWithdrawn, .intentExpired, .intentMarkedDuplicate: mark(fact)
    case .listOpened:
      guard let list = fact.event.list, !fact.isCorrection else { return }
      lists[list] = ListRow(owner: fact.event.receiver ?? fact.event.provider)
    case .listClosed:
      guard let list = fact.event.list else { return }
      let occurrence = fact.occurrence
      lists.updateIfPresent(list) { $0.closings += occurrence }
    case .goodsReturned:
      guard let id = fact.event.delivery, let delivery = history.event(id) else { return }
      bring(delivery, -fact.change)
    default: bring(fact.event, fact.change)
    }
  }

  private func publish(_ fact: borrowing Fact) {
    guard let intent = fact.event.intent else { return }
    if fact.isCorrection {
      let (change, occurrence) = (fact.change, fact.occurrence)
      intents.updateIfPresent(intent) { row in
        if let asked = row.asked { row.asked = asked + change }
        if occurrence != 0 { row.isReversed = occurrence < 0 }
      }
    } else if let row = IntentRow(fact.event, unit: fact.event.item.flatMap { items[$0]?.unit }) {
      intents[intent] = row
    }
  }

  private func mark(_ fact: borrowing Fact) {
    guard let intent = fact.event.intent, let mark = IntentRow.Mark(fact.event.kind) else { return }
    let (occurrence, time) = (fact.occurrence, fact.event.occurredAt)
    intents.updateIfPresent(intent) { row in
      row.marks[mark, default: 0] += occurrence
      if mark == .verified, occurrence > 0 { row.confirmed = time }
    }
  }

  /// An act that meets a need without a commitment, or belongs to a list.
  private func bring(_ act: borrowing Event, _ change: ExactDecimal) {
    guard !change.isZero, act.has(.intent) || act.has(.list) else { return }
    if let intent = act.intent, act.fulfills == nil, act.kind.reachesReceiver {
      intents.updateIfPresent(intent) { $0.delivered += change }
    }
    guard let list = act.list, let item = act.item else { return }
    let isPurchase = act.kind == .purchaseReceived
    guard isPurchase || act.kind.reachesReceiver else { return }
    listItems.update(ListItemKey(list: list, item: item), initial: ListItemRow()) { row in
      if isPurchase { row.bought += change } else { row.delivered += change }
    }
  }

  // MARK: - Answers

  public func report(_ moment: AskedMoment) -> Report {
    let promises = promises
    return Report([
      .init("asOf", .value(moment.stamp)),
      .init("intents", .table(promises.intentGrid(moment))),
      .init("commitments", .table(promises.commitmentGrid)),
      .init("lists", .table(listGrid(promises))),
    ])
  }

  public func answer(_ question: Question, _ moment: AskedMoment) -> Report {
    let part: Report.Part
    switch question.name {
    case "lists": part = .init("lists", .table(listGrid(promises)))
    case "match":
      let proposals = Proposals(
        promises: promises, agents: agents, items: items, moment: moment)
      part = .init("proposals", .table(proposals.grid))
    default: return report(moment)
    }
    return Report([.init("asOf", .value(moment.stamp)), part])
  }

  private var promises: Promises {
    Promises(intents: intents.rows, commitments: commitments.all)
  }

  /// Each list with its items: asked by its needs, bought, delivered, still open.
  private func listGrid(_ promises: Promises) -> Report.Grid {
    var moved: [ListItemKey: ListItemRow] = [:]
    listItems.each { moved[$0] = $1 }
    let rows = lists.rows.map { list, row -> [Value] in
      let items = promises.asked(on: list).map { item, unit, asked -> Value in
        let row = moved[ListItemKey(list: list, item: item)] ?? ListItemRow()
        return .object([
          ("item", .id(item)), ("unit", .text(unit.name)), ("asked", .decimal(asked)),
          ("bought", .decimal(row.bought)), ("delivered", .decimal(row.delivered)),
          ("open", .decimal(max(.zero, asked - row.delivered))),
        ])
      }
      let status = row.closings > 0 ? "closed" : "open"
      return [.id(list), .id(row.owner), .text(status), .list(items)]
    }
    return Report.Grid(["list", "agent", "status", "items"], rows)
  }
}

extension EventKind {
  /// Whether such an act brings something to its receiver.
  var reachesReceiver: Bool {
    switch self {
    case .goodsDelivered, .supplyFacilitated, .serviceDelivered: true
    default: false
    }
  }
}
