// Trace: where goods came from and where they went, as one graph of lots, steps, people and
// documents; the chains in it, and who has a share in what came out.
//
// An edge is what went from one node to another: 60 sheets of LS1 consumed in PR1, 100 visors of V1
// produced by it, 40 of them delivered to a hospital. Backwards from a lot the graph leads to every
// donor, machine, hour and design; forwards to every recipient: a recall list. Goods without a lot
// share the node of their item, and then the trace says all that may have gone in. Facilitated supply
// never enters our stock and is not here.
//
// What Trace does not know: how much is where (Inventory), what anyone is credited with
// (Contributions).

public import Exchange
public import Projecting

/// The graph of who and what went into whom and what.
public final class TraceProjector: Projector {
  public static let name = "trace"
  public static let version = 7
  public static let questions = ["track", "chains", "flow"]

  private let agents: AgentTable
  private let edges: EdgeBook
  private let lots: Table<Node, LotRow>
  private let weights: WeightBook

  public init(tables: TableSpace, zone: LedgerZone) {
    agents = AgentTable(tables: tables)
    edges = EdgeBook(tables: tables)
    lots = tables.table("lots")
    weights = WeightBook(tables: tables, zone: zone)
  }

  public func apply(_ fact: borrowing Fact, history: any History) {
    agents.apply(fact)
    switch fact.event.kind {
    case .donationReceived: enter(fact, .donated)
    case .purchaseReceived: enter(fact, .purchased)
    case .loanStarted: enter(fact, .lent)
    case .foundRecorded: enter(fact, .found)
    case .openingBalance: enter(fact, .opening)
    case .goodsReturned:
      guard let id = fact.event.delivery, let delivery = history.event(id) else { return }
      add(fact, .delivered, -fact.change, from: .thing(fact.event), to: .agent(delivery.receiver))
    case .inputConsumed: add(fact, .consumed, from: .thing(fact.event), to: .process(fact.event))
    case .equipmentUsed: add(fact, .used, from: .thing(fact.event), to: .process(fact.event))
    case .workDone:
      add(fact, .worked, from: .agent(fact.event.provider), to: .process(fact.event))
    case .outputProduced: add(fact, .produced, from: .process(fact.event), to: .thing(fact.event))
    case .designCited:
      let design = Node.document(fact.event) ?? .agent(fact.event.provider)
      add(fact, .cited, from: design, to: .process(fact.event))
    case .documentPublished:
      add(fact, .published, from: .agent(fact.event.provider), to: .document(fact.event))
    case .goodsDelivered:
      add(fact, .delivered, from: .thing(fact.event), to: .agent(fact.event.receiver))
      add(fact, .carried, from: .agent(fact.event.agent), to: .thing(fact.event))
    case .lossRecorded: noteLoss(fact)
    case .lotChecked:
      add(fact, .rejected, from: .thing(fact.event), to: .event(.lotChecked))
      if let lot = Node.thing(fact.event) {
        lots.update(lot, initial: LotRow()) { $0.note(fact) }
      }
    case .handedOut, .handedBack, .moved: noteCustody(fact)
    case .assumptionSet: weights.note(fact)
    default: break
    }
  }

  private func enter(_ fact: borrowing Fact, _ link: Link) {
    let source = fact.event.provider ?? fact.event.receiver
    add(fact, link, from: .agent(source), to: .thing(fact.event))
  }

  /// What is lost at work is scrap of that step.
  private func noteLoss(_ fact: borrowing Fact) {
    if let process = Node.process(fact.event) {
      add(fact, .scrapped, from: .thing(fact.event), to: process)
    } else {
      add(fact, .lost, from: .thing(fact.event), to: .event(.lossRecorded))
    }
  }

  /// Who holds goods of another: one act gives, a later one takes back; and who carried them.
  private func noteCustody(_ fact: borrowing Fact) {
    let thing = Node.thing(fact.event)
    if let receiver = fact.event.receiver, receiver != fact.event.accountable {
      add(fact, .handedOut, fact.change, from: thing, to: .agent(receiver))
    }
    if let provider = fact.event.provider, provider != fact.event.accountable {
      add(fact, .handedOut, -fact.change, from: thing, to: .agent(provider))
    }
    if fact.event.kind == .moved {
      add(fact, .carried, from: .agent(fact.event.agent), to: thing)
    }
  }

  private func add(_ fact: borrowing Fact, _ link: Link, from: Node?, to: Node?) {
    add(fact, link, fact.change, from: from, to: to)
  }

  private func add(
    _ fact: borrowing Fact, _ link: Link, _ change: ExactDecimal, from: Node?, to: Node?
  ) {
    guard let from, let to, !change.isZero else { return }
    let skill = link == .worked ? fact.event.skill : nil
    edges.add(change, fact.event.measure.unit, link, from: from, to: to, skill: skill)
  }

  // MARK: - Answers

  /// Everything that is known by name, so that a slip can be told from a thing without history.
  public func report(_ moment: AskedMoment) -> Report {
    let things = edges.nodes.all.map(\.row).filter { $0.type == .lot }
    let rows = things.map { (ByteText($0.label), $0) }.sorted { $0.0 < $1.0 }.map {
      _, node -> [Value] in
      [.id(node.name), .id(node.lot), .id(node.serial)]
    }
    return Report([
      .init("asOf", .value(moment.stamp)),
      .init("things", .table(.init(["item", "lot", "serial"], rows))),
    ])
  }

  /// `trace`: back to where a thing came from; `track`: forward to where it went; `chains`: the
  /// steps, the lots and who has which share, of one thing or of all; `flow`: what all that was
  /// delivered is made of.
  public func answer(_ question: Question, _ moment: AskedMoment) -> Report {
    let isOfOne = question.subject?.lot != nil || question.subject?.serial != nil
    let isOfAll = question.name == "flow" || (question.name == "chains" && !isOfOne)
    return edges.answering(ofAll: isOfAll) { answered(question, moment) }
  }

  private func answered(_ question: Question, _ moment: AskedMoment) -> Report {
    if question.name == "chains" {
      let chains = Chains(edges: edges, agents: agents, lots: lots, weights: weights)
      return chains.report(question.subject, moment)
    }
    if question.name == "flow" {
      let flow = GiftToCare(edges: edges, agents: agents, weights: weights, moment: moment)
      return Report([.init("asOf", .value(moment.stamp))] + flow.parts)
    }
    guard let subject = question.subject else { return report(moment) }
    return Lineage(edges: edges, agents: agents)
      .report(subject, isForward: question.name == "track", moment)
  }
}
