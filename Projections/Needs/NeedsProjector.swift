// Needs: what is asked for and offered, what is promised, what came of it (rule R7).
//
// A need or an offer is an intent; a commitment promises to meet intents; acts fulfil a commitment,
// each at most one. What a commitment promises and brings is counted for its needs, and as much for
// its offers, in the order in which it names them, each up to what it asks; what is more goes to the
// last. Commitments count in effective order. Returns are netted into the delivery they come from. A
// need rots: not confirmed for `staleAfterDays` days, it is shown as stale, and one `needVerified`
// makes it fresh.
//
// A name stands for the last act that took it. Acts told before were about what had the name then,
// and that was reversed since.
//
// `coverage` asks how far the verified needs of recipients were met, and how soon.
//
// What Needs does not know: stock. A promise does not say that there is anything to keep it with.

public import Exchange
public import Projecting
import Stock

/// Intents, commitments and shopping lists, and where they stand.
public final class NeedsProjector: Projector {
  public static let name = "needs"
  public static let version = 9
  public static let questions = ["lists", "match", "coverage"]
  /// Calendar days after which a need that nobody confirmed is shown as stale.
  public static let staleAfterDays = 7

  let agents: AgentTable
  let items: Table<ItemID, ItemRow>
  private let zone: LedgerZone
  private let intents: Table<PromiseID, IntentRow>
  private let commitments: CommitmentBook
  let lists: Table<PromiseID, ListRow>
  let listItems: Table<ListItemKey, ListItemRow>
  let claims: ClaimBook
  private let arrivals: Table<ArrivalKey, ArrivalRow>

  public init(tables: TableSpace, zone: LedgerZone) {
    self.zone = zone
    agents = AgentTable(tables: tables)
    items = tables.table("items")
    intents = tables.table("intents")
    commitments = CommitmentBook(tables: tables)
    lists = tables.table("lists")
    listItems = tables.table("listItems")
    claims = ClaimBook(tables: tables)
    arrivals = tables.table("arrivals")
  }

  public func apply(_ fact: borrowing Fact, history: any History) {
    agents.apply(fact)
    commitments.apply(fact, history: history)
    claims.apply(fact)
    switch fact.event.kind {
    case .itemDefined:
      if let item = fact.event.item { items[item] = ItemRow(fact.event) }
    case .needPublished, .offerPublished: publish(fact)
    case .needVerified, .intentWithdrawn, .intentExpired, .intentMarkedDuplicate: mark(fact)
    case .listOpened: open(fact)
    case .listClosed:
      guard let list = fact.event.list else { return }
      let (occurrence, position) = (fact.occurrence, fact.event.position)
      lists.updateIfPresent(list) { row in
        if row.isMeant(by: position) { row.closings += occurrence }
      }
    case .goodsReturned:
      guard let id = fact.event.delivery, let delivery = history.event(id) else { return }
      bring(delivery, -fact.change)
    default: bring(fact.event, fact.change)
    }
  }

  public func passOver(_ fact: borrowing Fact) {
    commitments.passOver(fact)
    claims.passOver(fact)
    let position = fact.position
    switch fact.event.kind {
    case .needPublished, .offerPublished:
      if let intent = fact.event.intent {
        intents.updateIfPresent(intent) { $0.lose(to: position) }
      }
    case .listOpened:
      if let list = fact.event.list { lists.updateIfPresent(list) { $0.lose(to: position) } }
    default: return
    }
  }

  private func publish(_ fact: borrowing Fact) {
    guard let intent = fact.event.intent else { return }
    if fact.isCorrection {
      let (change, occurrence) = (fact.change, fact.occurrence)
      intents.updateIfPresent(intent) { row in
        row.amount += change
        // Whoever amends a need says how much it is.
        if occurrence >= 0 { row.isKnown = true }
        if occurrence != 0 { row.isReversed = occurrence < 0 }
      }
    } else if let row = IntentRow(fact, unit: fact.event.item.flatMap { items[$0]?.unit }) {
      intents[intent] = row
    }
  }

  private func open(_ fact: borrowing Fact) {
    guard let list = fact.event.list else { return }
    if fact.isCorrection {
      let occurrence = fact.occurrence
      lists.updateIfPresent(list) { if occurrence != 0 { $0.isReversed = occurrence < 0 } }
    } else {
      let owner = fact.event.receiver ?? fact.event.provider
      lists[list] = ListRow(opened: fact.position, owner: owner)
    }
  }

  private func mark(_ fact: borrowing Fact) {
    guard let intent = fact.event.intent, let position = fact.event.position else { return }
    let (kind, moment, occurrence) = (fact.event.kind, fact.moment, fact.occurrence)
    intents.updateIfPresent(intent) { row in
      guard row.isMeant(by: position) else { return }
      if let ending = IntentRow.Ending(kind) {
        row.endings[ending, default: 0] += occurrence
      } else if occurrence < 0 {
        row.verifications.removeAll { $0.position == position }
      } else if occurrence > 0 {
        row.verifications.append(moment)
      }
    }
  }

  /// An act that meets a need without a commitment, or belongs to a list.
  private func bring(_ act: borrowing Event, _ change: ExactDecimal) {
    guard !change.isZero else { return }
    arrive(act, change)
    guard act.has(.intent) || act.has(.list) else { return }
    let position = act.position
    if let intent = act.intent, act.fulfills == nil, act.kind.reachesReceiver {
      intents.updateIfPresent(intent) { row in
        if row.isMeant(by: position) { row.delivered += change }
      }
    }
    guard let list = act.list, let item = act.item, let row = lists[list], row.isMeant(by: position)
    else { return }
    let isPurchase = act.kind == .purchaseReceived
    guard isPurchase || act.kind.reachesReceiver else { return }
    let key = ListItemKey(opened: row.opened, item: item)
    listItems.update(key, initial: ListItemRow()) { row in
      if isPurchase { row.bought += change } else { row.delivered += change }
    }
  }

  /// Notes when something came, for a promise or straight for a need.
  private func arrive(_ act: borrowing Event, _ change: ExactDecimal) {
    guard act.kind.reachesReceiver, let position = act.position else { return }
    var opened: Position?
    if let name = act.fulfills {
      if let row = commitments[name], row.isMeant(by: position) { opened = row.position }
    } else if let name = act.intent, let row = intents[name], row.isMeant(by: position) {
      opened = row.position
    }
    guard let opened else { return }
    let moment = Moment(act.occurredAt, act.kind.flow, position, zone: zone)
    arrivals.update(
      ArrivalKey(opened: opened, delivery: position), initial: ArrivalRow(moment: moment)
    ) { $0.amount += change }
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
    switch question.name {
    case "lists": return lists(for: question.audience, moment)
    case "match":
      let proposals = Proposals(
        promises: promises, agents: agents, items: items, moment: moment)
      return Report([
        .init("asOf", .value(moment.stamp)), .init("proposals", .table(proposals.grid)),
      ])
    case "coverage":
      let coverage = Coverage(
        intents.rows, promises: promises, arrivals: arrivals.rows, agents: agents, moment: moment)
      return Report([.init("asOf", .value(moment.stamp))] + coverage.parts)
    default: return report(moment)
    }
  }

  var promises: Promises {
    Promises(intents: intents.rows, commitments: commitments.all, agents: agents)
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
