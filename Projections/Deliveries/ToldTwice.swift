import Exchange
import Projecting

/// Pairs of deliveries that may be one, told by two people.
///
/// The same item to the same receiver, as much of it, at most a calendar day apart, and no lot or
/// serial that says otherwise. Two that were both confirmed were both received. Each delivery is
/// held against the few before it that share item, receiver and quantity, so the work grows with
/// the number of deliveries and not with its square; and so do the lines, since of many alike one
/// line says how many they are.
struct ToldTwice {
  typealias Told = (position: Position, row: DeliveryRow)
  /// How many of its like each delivery is held against: more in two days is a round, not a double.
  private static let neighbourCount = 100

  /// What two tellings of one delivery have in common.
  private struct Subject: Hashable {
    var item: ItemID
    var receiver: AgentID
    var quantity: ExactDecimal
  }

  private struct Pair {
    /// The one proposed to be taken back.
    var double: Told
    var kept: Told
    var daysApart: Int
    /// The ids of those who are alike too, where there are too many to tell each pair.
    var others: [String] = []
  }
  private typealias Dated = (day: Int, told: Told)

  private let pairs: [Pair]

  init(_ told: [Told], zone: LedgerZone) {
    var subjects: [Subject: [Dated]] = [:]
    for told in told where told.row.quantity > .zero && told.row.status != .returned {
      let row = told.row
      let subject = Subject(item: row.item, receiver: row.receiver, quantity: row.quantity)
      subjects[subject, default: []].append((row.occurredAt.day(in: zone).number, told))
    }
    var pairs: [Pair] = []
    for likes in subjects.values where likes.count > 1 {
      let likes = likes.sorted { ($0.day, $0.told.position) < ($1.day, $1.told.position) }
      for group in Self.groups(likes) {
        let members = group.map { likes[$0] }
        pairs += group.count > Alikes.pairedCount ? [Self.many(members)] : Self.pairs(members)
      }
    }
    self.pairs = pairs.sorted {
      ($0.double.position, $0.kept.position) < ($1.double.position, $1.kept.position)
    }
  }

  /// Those of which each may be one with another, a day later at most.
  private static func groups(_ likes: [Dated]) -> [[Int]] {
    var alikes = Alikes(count: likes.count)
    for (index, one) in likes.enumerated() {
      for other in (max(0, index - neighbourCount)..<index).reversed() {
        guard one.day - likes[other].day <= 1 else { break }
        if !alikes.areTogether(index, other), mayBeOne(one.told.row, likes[other].told.row) {
          alikes.join(index, other)
        }
      }
    }
    return alikes.groups()
  }

  private static func pairs(_ likes: [Dated]) -> [Pair] {
    var pairs: [Pair] = []
    for (index, one) in likes.enumerated() {
      for other in likes[..<index]
      where one.day - other.day <= 1 && mayBeOne(one.told.row, other.told.row) {
        let keepsOther = isBetterKept(other.told, one.told)
        let (double, kept) = keepsOther ? (one.told, other.told) : (other.told, one.told)
        pairs.append(Pair(double: double, kept: kept, daysApart: one.day - other.day))
      }
    }
    return pairs
  }

  /// Of many alike the one that is best kept, the first of the others, and how many more there are.
  private static func many(_ likes: [Dated]) -> Pair {
    let best = likes.indices.reduce(0) {
      isBetterKept(likes[$1].told, likes[$0].told) ? $1 : $0
    }
    var others = likes
    let kept = others.remove(at: best)
    let double = others.removeFirst()
    return Pair(
      double: double.told, kept: kept.told, daysApart: abs(double.day - kept.day),
      others: others.map(\.told.row.id))
  }

  private static func mayBeOne(_ one: DeliveryRow, _ other: DeliveryRow) -> Bool {
    if one.confirmation != nil, other.confirmation != nil { return false }
    return agree(one.lot, other.lot) && agree(one.serial, other.serial)
  }

  /// What only one of the two says, the other does not deny.
  private static func agree<Name: Equatable>(_ one: Name?, _ other: Name?) -> Bool {
    one == nil || other == nil || one == other
  }

  /// Rather the one that more hangs on: confirmed, partly returned, awaited, with its lot; else the
  /// one that was recorded first.
  private static func isBetterKept(_ one: Told, _ other: Told) -> Bool {
    func weights(_ row: DeliveryRow) -> [Bool] {
      [
        row.confirmation != nil, !row.returned.isZero, row.isAwaited, row.lot != nil,
        row.serial != nil,
      ]
    }
    for (mine, its) in zip(weights(one.row), weights(other.row)) where mine != its { return mine }
    return one.position < other.position
  }

  var grid: Report.Grid {
    Report.Grid(
      [
        "id", "occurredAt", "recordedBy", "kept", "keptOn", "keptBy", "receiver", "item", "lot",
        "serial", "quantity", "unit", "reason",
      ] + Alikes.columns,
      pairs.map { pair in
        let (double, kept) = (pair.double.row, pair.kept.row)
        return [
          .text(double.id), .time(double.occurredAt), .id(double.recordedBy), .text(kept.id),
          .time(kept.occurredAt), .id(kept.recordedBy), .id(kept.receiver), .id(kept.item),
          .id(kept.lot ?? double.lot), .id(kept.serial ?? double.serial), .decimal(kept.quantity),
          .text(kept.unit.name), .text(reason(pair)),
        ] + Alikes.cells(pair.others)
      })
  }

  /// How far apart the two are told, and whether only one of them says which lot.
  private func reason(_ pair: Pair) -> String {
    let day = pair.daysApart == 0 ? "sameDay" : "nextDay"
    return pair.double.row.lot == pair.kept.row.lot ? day : day + "OneLot"
  }
}
