import Exchange
import Projecting

/// Contributions as everyone may know them (rule R10): totals by kind, item and unit, with how many
/// gave. What fewer than ``Audience/fewest`` gave is put together with others of its kind and unit;
/// where even those are too few, nothing is said of how much.
struct PublicTotals {
  private struct Group: Hashable {
    var kind: ContributionKind
    var isPaid: Bool
    var unit: Unit
    /// Nil for what was put together.
    var item: ItemID?
  }
  private struct Sum {
    var amount = ExactDecimal.zero
    var contributors: Set<AgentID> = []

    mutating func add(_ other: Sum) {
      amount += other.amount
      contributors.formUnion(other.contributors)
    }
  }
  private var shown: [Group: Sum] = [:]

  init(_ lines: [ContributionsProjector.Line]) {
    var sums: [Group: Sum] = [:]
    for line in lines {
      let group = Group(
        kind: line.key.kind, isPaid: line.key.isPaid, unit: line.key.unit, item: line.key.item)
      sums[group, default: Sum()].add(
        Sum(amount: line.amount, contributors: [line.key.agent]))
    }
    for (group, sum) in sums {
      var place = group
      if sum.contributors.count < Audience.fewest { place.item = nil }
      shown[place, default: Sum()].add(sum)
    }
  }

  var grid: Report.Grid {
    let sorted = shown.sorted { left, right in
      func rank(_ group: Group) -> [ByteText] {
        [
          group.kind.rawValue < 10 ? "0\(group.kind.rawValue)" : "\(group.kind.rawValue)",
          group.item?.text ?? "\u{10FFFF}", group.unit.name, group.isPaid ? "1" : "0",
        ].map { ByteText($0) }
      }
      return rank(left.key).lexicographicallyPrecedes(rank(right.key))
    }
    return Report.Grid(
      ["kind", "paid", "item", "contributors", "unit", "quantity"],
      sorted.map { group, sum in
        let isTold = sum.contributors.count >= Audience.fewest
        return [
          .text("\(group.kind)"), group.isPaid ? .flag(true) : .absent,
          group.item.map(Value.id) ?? .absent,
          isTold ? .integer(sum.contributors.count) : .text("few"), .text(group.unit.name),
          isTold ? .decimal(sum.amount) : .absent,
        ]
      })
  }
}
