import Exchange
import Projecting
import Stock

/// What commitments promise and bring to intents: rule R7, worked out when it is asked.
struct Promises {
  typealias Intent = (key: PromiseID, row: IntentRow)
  typealias Commitment = (key: PromiseID, row: CommitmentRow)

  private let agents: AgentTable
  private let intents: [Intent]
  private let listed: [PromiseID: [Intent]]
  private let commitments: [Commitment]
  private var promised: [PromiseID: ExactDecimal] = [:]
  private var delivered: [PromiseID: ExactDecimal] = [:]
  /// What single commitments promise and bring to a need.
  private(set) var parts: [PromiseID: [Part]] = [:]

  struct Part {
    /// The position of the act that made the promise.
    var commitment: Position
    var provider: AgentID
    var promised: ExactDecimal
    var delivered: ExactDecimal
  }

  init(intents: [Intent], commitments: [Commitment], agents: AgentTable) {
    self.agents = agents
    self.intents = intents.filter { !$0.row.isReversed }
    listed = self.intents.reduce(into: [:]) { lists, intent in
      if let list = intent.row.list { lists[list, default: []].append(intent) }
    }
    self.commitments = commitments.filter { !$0.row.isReversed }
    let rows = Dictionary(self.intents.map { ($0.key, $0.row) }) { first, _ in first }
    for (intent, row) in self.intents { delivered[intent] = row.delivered }
    let inOrder = self.commitments.sorted {
      ($0.row.made.stamp, $0.key) < ($1.row.made.stamp, $1.key)
    }
    for (_, commitment) in inOrder {
      // Of a cancelled promise only what was kept counts.
      let amount = commitment.isCancelled ? commitment.fulfilled : commitment.amount
      // A promise may join offers to needs: both sides have it whole.
      for isNeed in [true, false] {
        let side = commitment.satisfies.filter { name in
          rows[name].map { $0.isNeed == isNeed && $0.isMeant(by: commitment.position) } ?? false
        }
        let promises = Self.share(amount, among: side, rows, &promised)
        let brought = Self.share(commitment.fulfilled, among: side, rows, &delivered)
        for (index, name) in side.enumerated() {
          parts[name, default: []].append(
            Part(
              commitment: commitment.position, provider: commitment.provider,
              promised: promises[index], delivered: brought[index]))
        }
      }
    }
  }

  /// In the order in which they are named, each up to what it asks; what is more goes to the last.
  private static func share(
    _ amount: ExactDecimal, among names: [PromiseID], _ rows: [PromiseID: IntentRow],
    _ totals: inout [PromiseID: ExactDecimal]
  ) -> [ExactDecimal] {
    var rest = amount
    var parts: [ExactDecimal] = []
    for (index, name) in names.enumerated() {
      let isLast = index == names.count - 1
      let room = rows[name]?.asked.map { max(.zero, $0 - (totals[name] ?? .zero)) }
      let part = isLast ? rest : min(rest, room ?? rest)
      totals[name, default: .zero] += part
      parts.append(part)
      rest = rest - part
    }
    return parts
  }

  /// What came to a need, with and without a promise.
  func delivered(to need: PromiseID) -> ExactDecimal { delivered[need] ?? .zero }

  /// An intent that still wants something.
  struct Open {
    var key: PromiseID
    var row: IntentRow
    /// What nobody has promised yet; nil where nobody said how much.
    var left: ExactDecimal?
    var status: String
  }

  /// The intents that are neither met, nor promised whole, nor over.
  func open(_ moment: AskedMoment) -> [Open] {
    intents.compactMap { key, row in
      let (promised, delivered) = (promised[key] ?? .zero, delivered[key] ?? .zero)
      let left = row.asked.map { $0 - max(promised, delivered) }
      guard !row.isOver, !row.hasLapsed(moment), left.map({ $0 > .zero }) ?? true
      else { return nil }
      return Open(
        key: key, row: row, left: left, status: status(of: row, promised, delivered, moment))
    }
  }

  // MARK: - Tables

  func intentGrid(_ moment: AskedMoment) -> Report.Grid {
    Report.Grid(
      [
        "intent", "type", "agent", "item", "asked", "promised", "delivered", "open", "left",
        "unit", "due", "list", "status",
      ],
      intents.map { key, row in
        let (promised, delivered) = (promised[key] ?? .zero, delivered[key] ?? .zero)
        func rest(_ given: ExactDecimal) -> Value {
          row.asked.map { .decimal(max(.zero, $0 - given)) } ?? .absent
        }
        return [
          .id(key), .text(row.isNeed ? "need" : "offer"), .id(agents.canonical(row.agent)),
          .id(row.item),
          row.asked.map(Value.decimal) ?? .text("unknown"), .decimal(promised),
          .decimal(delivered), rest(delivered), rest(promised), .text(row.unit.name),
          .time(row.due), .id(row.list),
          .text(status(of: row, promised, delivered, moment)),
        ]
      })
  }

  private func status(
    of row: IntentRow, _ promised: ExactDecimal, _ delivered: ExactDecimal, _ moment: AskedMoment
  ) -> String {
    if row.has(.duplicate) { return "duplicate" }
    if row.has(.withdrawn) { return "withdrawn" }
    if let asked = row.asked, delivered >= asked { return "fulfilled" }
    if row.has(.expired) || row.hasLapsed(moment) { return "expired" }
    if delivered > .zero { return "partial" }
    let zone = moment.zone
    let age = zone.day(of: moment.now).number - zone.day(of: row.confirmed).number
    if row.isNeed, age > NeedsProjector.staleAfterDays { return "stale" }
    return row.verifications.isEmpty ? "open" : "verified"
  }

  var commitmentGrid: Report.Grid {
    Report.Grid(
      [
        "commitment", "provider", "receiver", "item", "promised", "fulfilled", "remaining",
        "surplus", "reserved", "unit", "due", "status",
      ],
      commitments.map { key, row in
        [
          .id(key), .id(agents.canonical(row.provider)), .id(agents.canonical(row.receiver)),
          .id(row.itemNow), .decimal(row.amount),
          .decimal(row.fulfilled), .decimal(row.remaining), .decimal(row.surplus),
          row.reserves ? .decimal(row.remaining) : .absent, .text(row.unit.name),
          .time(row.dueNow),
          .text(row.isCancelled ? "cancelled" : row.isFulfilled ? "fulfilled" : "open"),
        ]
      })
  }

  /// The needs of a list, with where each stands.
  func needs(
    on list: PromiseID, _ standing: ListRow, _ moment: AskedMoment
  ) -> [(key: PromiseID, row: IntentRow, delivered: ExactDecimal, status: String)] {
    (listed[list] ?? []).filter { standing.isMeant(by: $0.row.position) }.map { key, row in
      let (promised, delivered) = (promised[key] ?? .zero, delivered[key] ?? .zero)
      return (key, row, delivered, status(of: row, promised, delivered, moment))
    }
  }

  /// What the needs of a list ask, by item.
  func asked(on list: PromiseID, _ standing: ListRow) -> [ItemID: ExactDecimal] {
    var totals: [ItemID: ExactDecimal] = [:]
    for (_, row) in listed[list] ?? []
    where standing.isMeant(by: row.position) && !row.has(.withdrawn) && !row.has(.duplicate) {
      totals[row.item, default: .zero] += row.asked ?? .zero
    }
    return totals
  }
}
