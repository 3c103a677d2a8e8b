import Exchange
import Projecting
import Stock

// Shopping lists: what carers need, who goes shopping, what came of it, what it cost.
extension NeedsProjector {
  /// Coordinators see the lists, every line with its shopper, and the expenses; a shopper or a carer
  /// the own lines and expenses; everyone totals by item.
  func lists(for audience: Audience, _ moment: AskedMoment) -> Report {
    let promises = promises
    let stamp = Report.Part("asOf", .value(moment.stamp))
    switch audience {
    case .everyone:
      return Report([stamp, .init("totals", .table(totalGrid(promises)))])
    case .agent(let agent):
      return Report([
        stamp, .init("lines", .table(lineGrid(promises, of: agents.canonical(agent), moment))),
        .init("claims", .table(claimGrid(of: agents.canonical(agent)))),
      ])
    case .coordinators:
      return Report([
        stamp, .init("lists", .table(listGrid(promises))),
        .init("lines", .table(lineGrid(promises, of: nil, moment))),
        .init("claims", .table(claimGrid(of: nil))),
      ])
    }
  }

  /// Each list with its items: asked by its needs, bought, delivered, still open. What was bought
  /// is there also when nobody asks for it any more.
  func listGrid(_ promises: Promises) -> Report.Grid {
    var all: [(key: ListItemKey, row: ListItemRow)] = []
    listItems.each { if !$1.isNothing { all.append(($0, $1)) } }
    let byList = Dictionary(grouping: all) { $0.key.opened }
    let rows = lists.rows.filter { !$0.row.isReversed }.map { list, row -> [Value] in
      let moved = Dictionary(
        (byList[row.opened] ?? []).map { ($0.key.item, $0.row) }, uniquingKeysWith: { $1 })
      let asked = promises.asked(on: list, row)
      let names = Set(asked.keys).union(moved.keys).sorted()
      let status = row.closings > 0 ? "closed" : "open"
      let lines = names.map { line($0, asked[$0] ?? .zero, moved[$0] ?? ListItemRow()) }
      return [.id(list), .id(row.owner), .text(status), .list(lines)]
    }
    return Report.Grid(["list", "agent", "status", "items"], rows)
  }

  private func line(_ item: ItemID, _ asked: ExactDecimal, _ moved: ListItemRow) -> Value {
    .object([
      ("item", .id(item)), ("unit", .text((items[item]?.unit ?? .one).name)),
      ("asked", .decimal(asked)), ("bought", .decimal(moved.bought)),
      ("delivered", .decimal(moved.delivered)),
      ("open", .decimal(max(.zero, asked - moved.delivered))),
    ])
  }

  /// All lists together, by item: nobody's list can be read from it.
  private func totalGrid(_ promises: Promises) -> Report.Grid {
    struct Sum {
      var lists = 0
      var asked = ExactDecimal.zero
      var moved = ListItemRow()
    }
    var sums: [ItemID: Sum] = [:]
    for (list, row) in lists.rows where !row.isReversed {
      for (item, asked) in promises.asked(on: list, row) {
        sums[item, default: Sum()].asked += asked
        sums[item]?.lists += 1
        let moved = listItems[ListItemKey(opened: row.opened, item: item)] ?? ListItemRow()
        sums[item]?.moved.bought += moved.bought
        sums[item]?.moved.delivered += moved.delivered
      }
    }
    return Report.Grid(
      ["item", "lists", "asked", "bought", "delivered", "unit"],
      sums.sorted { $0.key < $1.key }.map { item, sum in
        [
          .id(item), .integer(sum.lists), .decimal(sum.asked), .decimal(sum.moved.bought),
          .decimal(sum.moved.delivered), .text((items[item]?.unit ?? .one).name),
        ]
      })
  }

  /// One row for each need and whoever shops for it; `agent` narrows to the own ones. A shopper sees
  /// what the own errand brings and not what others bring to the same carer.
  private func lineGrid(
    _ promises: Promises, of agent: AgentID?, _ moment: AskedMoment
  ) -> Report.Grid {
    var rows: [[Value]] = []
    for (list, row) in lists.rows where !row.isReversed {
      for need in promises.needs(on: list, row, moment) {
        let carer = agents.canonical(need.row.agent)
        let parts = (promises.parts[need.key] ?? []).filter {
          agent == nil || agent == carer || agents.canonical($0.provider) == agent
        }
        if let agent, agent != carer, parts.isEmpty { continue }
        let asked = need.row.asked.map(Value.decimal) ?? .text("unknown")
        let head: [Value] = [.id(list), .id(need.key), .id(carer), .id(need.row.item), asked]
        let tail: [Value] = [.text(need.row.unit.name), .text(need.status)]
        if parts.isEmpty {
          rows.append(head + [.absent, .absent, .decimal(need.delivered)] + tail)
        }
        for part in parts {
          rows.append(
            head + [
              .id(agents.canonical(part.provider)), .decimal(part.promised),
              .decimal(part.delivered),
            ] + tail)
        }
      }
    }
    return Report.Grid(
      [
        "list", "need", "agent", "item", "asked", "shopper", "promised", "delivered", "unit",
        "status",
      ], rows)
  }

  private func claimGrid(of agent: AgentID?) -> Report.Grid {
    let all = claims.all.filter { !$0.row.isReversed }.map { claim, row in
      (claim, row, agents.canonical(row.payer), agents.canonical(row.shopper))
    }
    let own = all.filter { agent == nil || $0.2 == agent || $0.3 == agent }
    return Report.Grid(
      [
        "claim", "list", "claimant", "payer", "item", "claimed", "refunded", "owed", "status",
      ],
      own.map { claim, row, payer, shopper in
        let owed = row.claimed - row.refunded
        return [
          .id(claim), .id(row.list), .id(shopper), .id(payer), .id(row.item),
          .decimal(row.claimed), .decimal(row.refunded), .decimal(owed),
          .text(owed > .zero ? "open" : "closed"),
        ]
      })
  }
}
