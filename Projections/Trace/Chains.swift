import Exchange
import Projecting

/// The chains of the graph: its steps with what they made, machine hours, hours by skill and scrap;
/// its lots with their checks; and, of one thing, who has which share in it.
struct Chains {
  let edges: EdgeBook
  let agents: AgentTable
  let lots: Table<Node, LotRow>
  let weights: WeightBook

  func report(_ subject: ThingName?, _ moment: AskedMoment) -> Report {
    guard let subject else {
      let all = edges.nodes.all.map(\.key)
      return Report([.init("asOf", .value(moment.stamp))] + tables(of: all))
    }
    let own = things(subject)
    let lineage = edges.walk(from: own, isForward: false).nodes
    let shared = own.compactMap { shareable($0) }
    let quantity = shared.reduce(ExactDecimal.zero) { $0 + $1.amount }
    let answer = Shares(edges: edges, agents: agents, weights: weights, moment: moment)
      .answer(shared)
    return Report(
      [
        .init("asOf", .value(moment.stamp)), .init("item", .value(.text(subject.item))),
        .init("lot", .value(subject.lot.map(Value.text) ?? .absent)),
        .init("serial", .value(subject.serial.map(Value.text) ?? .absent)),
        .init("delivered", .value(.decimal(quantity))),
      ] + tables(of: lineage)
        + [
          .init("shares", .table(shareGrid(answer, summingTo: quantity))),
          .init("weights", .table(weightGrid(answer))),
        ])
  }

  private func tables(of nodes: [UInt64]) -> [Report.Part] {
    let steps = nodes.compactMap { Step($0, edges) }.sorted { $0.name < $1.name }
    return [
      .init("processes", .table(stepGrid(steps))), .init("skills", .table(skillGrid(steps))),
      .init("lots", .table(lotGrid(nodes))),
    ]
  }

  /// The thing itself; of an item without a lot also its lots and serials.
  private func things(_ subject: ThingName) -> [UInt64] {
    let start = Node(subject)
    if subject.lot != nil || subject.serial != nil {
      return edges.nodes.known(start).map { [$0] } ?? []
    }
    return edges.nodes.all.filter { $0.row.type == .lot && $0.row.name == start.name }.map(\.key)
  }

  /// What of a thing has been delivered, net of returns; nil when nothing was.
  private func shareable(_ node: UInt64) -> Shares.Lot? {
    let delivered = edges.out(of: node).filter { $0.link == .delivered }
      .reduce(ExactDecimal.zero) { $0 + $1.amount }
    return delivered > .zero ? Shares.Lot(node: node, amount: delivered) : nil
  }

  // MARK: - Steps

  private struct Step {
    var name: Term
    var inputs: [EdgeBook.Edge]
    var made: [(thing: Node, edge: EdgeBook.Edge)]

    init?(_ node: UInt64, _ edges: EdgeBook) {
      guard let own = edges.nodes[node], own.type == .process else { return nil }
      name = own.name
      inputs = edges.into(node)
      made = edges.out(of: node).compactMap { edge in edges.nodes[edge.to].map { ($0, edge) } }
        .sorted { $0.thing.label.precedesInBytes($1.thing.label) }
      if inputs.isEmpty, made.isEmpty { return nil }
    }

    /// Of the edges of one kind, what they amount to; nil when there are none.
    func sum(_ link: Link) -> ExactDecimal? {
      let some = inputs.filter { $0.link == link }
      return some.isEmpty ? nil : some.reduce(.zero) { $0 + $1.amount }
    }
  }

  private func stepGrid(_ steps: [Step]) -> Report.Grid {
    var rows: [[Value]] = []
    for step in steps {
      let hands = Set(step.inputs.filter { $0.link == .worked }.map(\.from)).count
      let own: [Value] = [
        step.sum(.scrapped).map(Value.decimal) ?? .absent,
        step.sum(.used).map(Value.decimal) ?? .absent,
        step.sum(.worked).map(Value.decimal) ?? .absent, hands == 0 ? .absent : .integer(hands),
      ]
      // The hours of a step stand once, whatever it made.
      for (index, made) in step.made.enumerated() {
        rows.append(
          [
            .id(step.name), .id(made.thing.name), .id(made.thing.lot), .decimal(made.edge.amount),
            .text(made.edge.unit.name),
          ] + (index == 0 ? own : own.map { _ in .absent }))
      }
      if step.made.isEmpty {
        rows.append([.id(step.name), .absent, .absent, .absent, .absent] + own)
      }
    }
    return Report.Grid(
      ["process", "item", "lot", "made", "unit", "scrap", "machineHours", "workHours", "people"],
      rows)
  }

  private func skillGrid(_ steps: [Step]) -> Report.Grid {
    var hours: [Term?: (amount: ExactDecimal, hands: Set<UInt64>)] = [:]
    for edge in steps.flatMap(\.inputs) where edge.link == .worked {
      hours[edge.skill, default: (.zero, [])].amount += edge.amount
      hours[edge.skill]?.hands.insert(edge.from)
    }
    let sorted = hours.sorted { ByteText(of: $0.key) < ByteText(of: $1.key) }
    return Report.Grid(
      ["skill", "workHours", "people"],
      sorted.map { [.id($0.key), .decimal($0.value.amount), .integer($0.value.hands.count)] })
  }

  // MARK: - Lots

  private func lotGrid(_ nodes: [UInt64]) -> Report.Grid {
    let things = nodes.compactMap { number in edges.nodes[number].map { (number, $0) } }
      .filter { $0.1.type == .lot && ($0.1.lot != nil || lots.contains($0.1)) }
      .sorted { $0.1.label.precedesInBytes($1.1.label) }
    return Report.Grid(
      [
        "item", "lot", "entered", "used", "delivered", "lost", "accepted", "rejected", "unit",
        "conformity", "intendedUse", "excludedUse",
      ],
      things.map { number, node in
        let (into, out) = (edges.into(number), edges.out(of: number))
        func sum(_ some: [EdgeBook.Edge]) -> Value {
          .decimal(some.reduce(ExactDecimal.zero) { $0 + $1.amount })
        }
        let check = lots[node] ?? LotRow()
        let isChecked = !check.words.isEmpty
        return [
          .id(node.name), .id(node.lot), sum(into.filter(\.link.isSource)),
          sum(out.filter { $0.link == .consumed }), sum(out.filter { $0.link == .delivered }),
          sum(out.filter { $0.link == .lost || $0.link == .scrapped }),
          isChecked ? .decimal(check.checked - check.rejected) : .absent,
          isChecked ? .decimal(check.rejected) : .absent,
          (into.first ?? out.first).map { .text($0.unit.name) } ?? .absent,
          check.last(\.conformity), check.last(\.intendedUse), check.last(\.excludedUse),
        ]
      })
  }

  // MARK: - Shares

  private func shareGrid(_ answer: Shares.Answer, summingTo total: ExactDecimal) -> Report.Grid {
    let claims = Set(answer.participation.keys).union(answer.shares.keys).sorted {
      (ByteText($0.agent?.text ?? "\u{10FFFF}"), $0.role.rawValue)
        < (ByteText($1.agent?.text ?? "\u{10FFFF}"), $1.role.rawValue)
    }
    let parts =
      answer.shares.isEmpty
      ? [] : Flow.shown(claims.map { answer.shares[$0] ?? 0 }, summingTo: total)
    return Report.Grid(
      ["agent", "name", "role", "participation", "share"],
      claims.enumerated().map { index, claim in
        [
          .id(claim.agent),
          claim.agent.map { agents[$0]?.name.map(Value.text) ?? .absent } ?? .text("–"),
          .text(claim.role.rawValue),
          answer.participation[claim].map(Value.decimal) ?? .absent,
          answer.shares[claim].map { _ in .decimal(parts[index]) } ?? .absent,
        ]
      })
  }

  /// The weights that the shares rest on, and those that are missing.
  private func weightGrid(_ answer: Shares.Answer) -> Report.Grid {
    let used = answer.used.values.sorted { $0.key.precedesInBytes($1.key) }.map {
      weight -> [Value] in
      [
        .text(weight.key), .decimal(weight.version.value),
        .text(weight.version.basis), .text(weight.version.from.description), .absent,
      ]
    }
    let missing = answer.missing.sorted().map { key -> [Value] in
      [.text(key.text), .absent, .absent, .absent, .text("missing")]
    }
    return Report.Grid(["key", "value", "basis", "validFrom", "status"], used + missing)
  }
}
