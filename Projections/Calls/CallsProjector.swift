// Calls: what the members of a group were called upon for, who answered, and what came of it.
//
// An answer is a commitment that names the call, or an act that does: cloth given, hours sewn. What a
// commitment brings counts once, under the commitment. Memberships have dates: whoever was a member
// on the day of the call was asked, and an answer from outside the group is an answer too.
//
// What Calls does not know: what is where (Inventory), and who holds the work that was given out
// (Handouts).

public import Exchange
public import Projecting
import Stock

/// Calls to members, the answers, and the memberships.
public final class CallsProjector: Projector {
  public static let name = "calls"
  public static let version = 3

  private let agents: AgentTable
  private let calls: Table<PromiseID, CallRow>
  private let commitments: CommitmentBook
  private let memberships: Table<MembershipKey, MembershipRow>
  private let acts: Table<AnswerKey, AnswerRow>
  private let zone: LedgerZone

  public init(tables: TableSpace, zone: LedgerZone) {
    agents = AgentTable(tables: tables)
    calls = tables.table("calls")
    commitments = CommitmentBook(tables: tables)
    memberships = tables.table("memberships")
    acts = tables.table("acts")
    self.zone = zone
  }

  public func apply(_ fact: borrowing Fact, history: any History) {
    agents.apply(fact)
    commitments.apply(fact, history: history)
    switch fact.event.kind {
    case .callIssued: issue(fact)
    case .membershipStarted, .membershipEnded: noteMembership(fact, of: fact.event.group)
    case .agentRegistered, .agentUpdated: noteMembership(fact, of: fact.event.memberOf)
    default: answer(fact)
    }
  }

  public func passOver(_ fact: borrowing Fact) { commitments.passOver(fact) }

  private func issue(_ fact: borrowing Fact) {
    guard let call = fact.event.call else { return }
    if fact.isCorrection {
      let occurrence = fact.occurrence
      calls.updateIfPresent(call) { row in
        if occurrence != 0 { row.isReversed = occurrence < 0 }
      }
    } else if let row = CallRow(fact.event) {
      calls[call] = row
    }
  }

  private func noteMembership(_ fact: borrowing Fact, of group: AgentID?) {
    guard let group, let agent = fact.event.agent else { return }
    let (moment, occurrence) = (fact.moment, fact.occurrence)
    let time = fact.event.occurredAt
    let begins = fact.event.kind != .membershipEnded
    let origin = fact.event.position ?? fact.position
    memberships.update(MembershipKey(group: group, agent: agent), initial: MembershipRow()) { row in
      row.changes.removeAll { $0.moment.position == origin }
      guard occurrence > 0 else { return }
      row.insert(MembershipRow.Change(moment: moment, time: time, begins: begins))
    }
  }

  /// An act that answers a call without a commitment.
  private func answer(_ fact: borrowing Fact) {
    guard let call = fact.event.call, fact.event.fulfills == nil, fact.event.kind.answersCall,
      let agent = fact.event.provider
    else { return }
    let measure = fact.event.measure
    let key = AnswerKey(call: call, agent: agent, item: fact.event.item, unit: measure.unit)
    let (change, time, occurrence) = (fact.change, fact.event.occurredAt, fact.occurrence)
    acts.update(key, initial: AnswerRow(first: time)) { row in
      row.amount += change
      row.count += occurrence
      if occurrence > 0, time.isBefore(row.first, in: zone) { row.first = time }
    }
  }

  // MARK: - Answers

  public func report(_ moment: AskedMoment) -> Report {
    let answers = answers
    let members = Memberships(memberships, agents)
    return Report([
      .init("asOf", .value(moment.stamp)),
      .init("calls", .table(callGrid(answers, members, moment))),
      .init("answers", .table(answerGrid(answers, members, moment.zone))),
      .init("memberships", .table(membershipGrid)),
    ])
  }

  /// One promise or one kind of act that answers a call.
  private struct Answer {
    var call: PromiseID
    var agent: AgentID
    var time: Timestamp
    var commitment: PromiseID?
    var item: ItemID?
    var unit: Unit
    /// Nil for acts without a promise.
    var promised: ExactDecimal?
    var brought: ExactDecimal
    var status: String
  }

  private var answers: [Answer] {
    var found: [Answer] = []
    for (commitment, row) in commitments.all where !row.isReversed {
      guard let call = row.call else { continue }
      found.append(
        Answer(
          call: call, agent: agents.canonical(row.provider), time: row.time,
          commitment: commitment, item: row.itemNow, unit: row.unit,
          // Of a cancelled promise only what was kept counts.
          promised: row.isCancelled ? row.fulfilled : row.amount, brought: row.fulfilled,
          status: row.isCancelled ? "cancelled" : row.isFulfilled ? "fulfilled" : "open"))
    }
    for (key, row) in acts.rows where row.count > 0 {
      found.append(
        Answer(
          call: key.call, agent: agents.canonical(key.agent), time: row.first, commitment: nil,
          item: key.item, unit: key.unit, promised: nil, brought: row.amount, status: "done"))
    }
    return found
  }

  private func callGrid(
    _ answers: [Answer], _ members: Memberships, _ moment: AskedMoment
  ) -> Report.Grid {
    let byCall = Dictionary(grouping: answers, by: \.call)
    let rows = calls.rows.filter { !$0.row.isReversed }.map { call, row -> [Value] in
      let own = byCall[call] ?? []
      let same = own.filter { $0.item == row.item && $0.unit == row.unit }
      let promised = same.reduce(ExactDecimal.zero) { $0 + ($1.promised ?? .zero) }
      let brought = same.reduce(ExactDecimal.zero) { $0 + $1.brought }
      let open = row.asked.map { max(.zero, $0 - brought) }
      let isLate = row.due.map { $0.end(in: moment.zone) < moment.now } ?? false
      let status = open == .zero ? "fulfilled" : isLate ? "overdue" : "open"
      return [
        .id(call), .id(row.group), .id(row.issuer), .id(row.item), .id(row.skill),
        row.asked.map(Value.decimal) ?? .text("unknown"), .decimal(promised), .decimal(brought),
        open.map(Value.decimal) ?? .absent, row.asked == nil ? .absent : .text(row.unit.name),
        .time(row.issued), .time(row.due),
        .integer(members.count(of: row.group, at: Self.end(of: row.issued, moment.zone))),
        .integer(Set(own.map(\.agent)).count), .text(status),
      ]
    }
    return Report.Grid(
      [
        "call", "group", "agent", "item", "skill", "asked", "promised", "brought", "open", "unit",
        "issued", "due", "members", "answered", "status",
      ], rows)
  }

  private func answerGrid(
    _ answers: [Answer], _ members: Memberships, _ zone: LedgerZone
  ) -> Report.Grid {
    let sorted = answers.sorted {
      ($0.call, $0.time.end(in: zone), $0.agent, ByteText(of: $0.item))
        < ($1.call, $1.time.end(in: zone), $1.agent, ByteText(of: $1.item))
    }
    return Report.Grid(
      [
        "call", "agent", "member", "answeredOn", "commitment", "item", "promised", "brought",
        "unit",
        "status",
      ],
      sorted.map { answer in
        let asked = calls[answer.call].map {
          members.contains(answer.agent, in: $0.group, at: Self.end(of: $0.issued, zone))
        }
        return [
          .id(answer.call), .id(answer.agent), .flag(asked ?? false), .time(answer.time),
          .id(answer.commitment), .id(answer.item), answer.promised.map(Value.decimal) ?? .absent,
          .decimal(answer.brought), .text(answer.unit.name), .text(answer.status),
        ]
      })
  }

  /// The end of the day: whoever belonged to the group then was called.
  private static func end(of time: Timestamp, _ zone: LedgerZone) -> Moment {
    Moment.end(of: zone.end(of: zone.day(of: time.end(in: zone))))
  }

  private var membershipGrid: Report.Grid {
    let rows = memberships.rows.flatMap { key, row in
      row.periods.map { period -> [Value] in
        [
          .id(key.group), .id(agents.canonical(key.agent)), .time(period.from), .time(period.until),
        ]
      }
    }
    return Report.Grid(["group", "agent", "from", "until"], rows)
  }
}

extension EventKind {
  /// Whether such an act brings what a call asked for: an offer or a promise does not yet.
  fileprivate var answersCall: Bool {
    switch self {
    case .donationReceived, .purchaseReceived, .loanStarted, .handedBack, .workDone,
      .equipmentUsed, .outputProduced, .goodsDelivered, .supplyFacilitated, .serviceDelivered,
      .documentPublished:
      true
    default: false
    }
  }
}
