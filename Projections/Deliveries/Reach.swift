import Exchange
import Projecting

/// Whom the deliveries of a period reached: how many, of which type, where, week by week, and how much
/// of it is confirmed. Deliveries to recipients only (rule R9), net of returns and corrections; what a
/// third party supplied has its own figures and is not here.
struct Reach {
  /// Calendar days after which a delivery that nobody confirmed is late.
  static let lateAfterDays = 7

  private let told: [DeliveryRow]
  private let agents: AgentTable
  private let moment: AskedMoment

  /// - Parameter told: deliveries that count, under the agents as they are known now.
  init(_ told: [DeliveryRow], agents: AgentTable, moment: AskedMoment) {
    self.agents = agents
    self.moment = moment
    self.told = told.filter { row in
      !row.isSupply && row.net > .zero && Self.isRecipient(row, agents)
    }
  }

  private static func isRecipient(_ row: DeliveryRow, _ agents: AgentTable) -> Bool {
    let category = row.category.flatMap { Category(rawValue: $0.text) }
    return (category ?? agents[row.receiver]?.knownCategory)?.isRecipient ?? false
  }

  var parts: [Report.Part] {
    [
      .init("reach", .value(summary)), .init("late", .table(lateGrid)),
      .init("served", .table(servedGrid)), .init("recipients", .table(recipientGrid)),
      .init("weeklyDelivered", .table(weekGrid)), .init("places", .table(placeGrid)),
    ]
  }

  // MARK: - How many, and how sure

  private var summary: Value {
    let organisations = Set(told.map(\.receiver).filter { isOrganisation($0) })
    let confirmed = told.count { $0.confirmation != nil }
    return .object([
      ("organisations", .integer(organisations.count)),
      ("persons", .integer(Set(told.map(\.receiver)).count - organisations.count)),
      ("people", peopleReached),
      ("deliveries", .integer(told.count)), ("confirmedDeliveries", .integer(confirmed)),
      ("lateDeliveries", .integer(told.count { isLate($0) })),
      ("proofShare", .share(ExactDecimal(confirmed), of: ExactDecimal(told.count))),
    ])
  }

  /// Rule D6: at each site the most that one delivery declared, never their sum; absent where none did.
  private var peopleReached: Value {
    var most: [AgentID: (people: UInt64, act: String)] = [:]
    for row in told {
      guard let people = row.peopleReached else { continue }
      if let former = most[row.receiver], people <= former.people { continue }
      most[row.receiver] = (people, row.id)
    }
    if most.isEmpty { return .absent }
    // A line says less than 2⁵³, and there are fewer sites than acts.
    let sum = most.values.reduce(ExactDecimal.zero) { $0 + ExactDecimal(Int(clamping: $1.people)) }
    return .count(
      sum,
      because: most.values.sorted { ($1.people, $0.act) < ($0.people, $1.act) }.prefix(3).map(\.act)
    )
  }

  private func isLate(_ row: DeliveryRow) -> Bool {
    guard row.confirmation == nil else { return false }
    let day = row.occurredAt.day(in: moment.zone).number
    return moment.zone.day(of: moment.now).number - day > Self.lateAfterDays
  }

  private var lateGrid: Report.Grid {
    var items: [ItemID: (unit: Unit, late: ExactDecimal, all: ExactDecimal, count: Int)] = [:]
    for row in told {
      var item = items[row.item] ?? (row.unit, .zero, .zero, 0)
      item.all += row.net
      if isLate(row) {
        item.late += row.net
        item.count += 1
      }
      items[row.item] = item
    }
    return Report.Grid(
      ["item", "unit", "deliveries", "quantity", "share"],
      items.filter { $0.value.count > 0 }.sorted { $0.key < $1.key }.map { item, sum in
        [
          .id(item), .text(sum.unit.name), .integer(sum.count), .decimal(sum.late),
          .share(sum.late, of: sum.all),
        ]
      })
  }

  // MARK: - Whom

  private func isOrganisation(_ agent: AgentID) -> Bool { agents[agent]?.type != .person }

  /// The receiver's own type, whatever the delivery was for.
  private func type(of agent: AgentID) -> ByteText {
    ByteText(agents[agent]?.knownCategory?.rawValue ?? "unknown")
  }

  private var servedGrid: Report.Grid {
    var served: [ByteText: Set<AgentID>] = [:]
    for row in told where isOrganisation(row.receiver) {
      served[type(of: row.receiver), default: []].insert(row.receiver)
    }
    return Report.Grid(
      ["category", "organisations"],
      served.sorted { $0.key < $1.key }.map { [.text($0.key.text), .integer($0.value.count)] })
  }

  private struct ItemAndWord: Hashable {
    var item: ItemID
    var word: ByteText

    static func < (left: Self, right: Self) -> Bool {
      (left.item, left.word) < (right.item, right.word)
    }
  }

  private struct Sum {
    var unit: Unit
    var quantity = ExactDecimal.zero
    var receivers: Set<AgentID> = []

    mutating func add(_ row: DeliveryRow) {
      quantity += row.net
      receivers.insert(row.receiver)
    }

    func joined(with other: Sum) -> Sum {
      var sum = self
      sum.quantity += other.quantity
      sum.receivers.formUnion(other.receivers)
      return sum
    }
  }

  private func sums(by word: (DeliveryRow) -> ByteText) -> [ItemAndWord: Sum] {
    var sums: [ItemAndWord: Sum] = [:]
    for row in told {
      sums[ItemAndWord(item: row.item, word: word(row)), default: Sum(unit: row.unit)].add(row)
    }
    return sums
  }

  private var recipientGrid: Report.Grid {
    Report.Grid(
      ["item", "unit", "category", "organisations", "quantity"],
      sums { type(of: $0.receiver) }.sorted { $0.key < $1.key }.map { key, sum in
        [
          .id(key.item), .text(sum.unit.name), .text(key.word.text), .integer(sum.receivers.count),
          .decimal(sum.quantity),
        ]
      })
  }

  private var weekGrid: Report.Grid {
    let weeks = sums { ByteText("\(Timestamp($0.occurredAt.day(in: moment.zone).monday))") }
    let sorted = weeks.sorted { ($0.key.word, $0.key.item) < ($1.key.word, $1.key.item) }
    return Report.Grid(
      ["week", "item", "unit", "quantity"],
      sorted.map { key, sum in
        [.text(key.word.text), .id(key.item), .text(sum.unit.name), .decimal(sum.quantity)]
      })
  }

  // MARK: - Where

  /// By postcode. Where fewer than ``Audience/fewest`` were served, places are put together: those of an
  /// arrondissement, then of a province, then as `few`; if those are still too few, the smallest place
  /// beside them joins.
  private var placeGrid: Report.Grid {
    let sums = sums { ByteText(agents[$0.receiver]?.postcode ?? "unknown") }
    var rows: [[Value]] = []
    for item in Set(sums.keys.map(\.item)).sorted() {
      var places: [ByteText: Sum] = [:]
      for (key, sum) in sums where key.item == item { places[key.word] = sum }
      let few = Self.putTogether(&places)
      let sorted = places.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value) }
      for (place, sum) in sorted + (few.map { [("few", $0)] } ?? []) {
        rows.append([
          .id(item), .text(sum.unit.name), .text(place), .integer(sum.receivers.count),
          .decimal(sum.quantity),
        ])
      }
    }
    return Report.Grid(["item", "unit", "place", "organisations", "quantity"], rows)
  }

  private static func putTogether(_ places: inout [ByteText: Sum]) -> Sum? {
    widen(&places) { PostalArea(postcode: $0)?.arrondissement.map { "arrondissement:\($0)" } }
    widen(&places) { place in
      let named = place.split(separator: ":")
      if named.first == "arrondissement" { return "province:Namur" }
      return PostalArea(postcode: place).map { "province:\($0.province)" }
    }
    var few: Sum?
    let bySize = places.sorted {
      ($0.value.receivers.count, $0.key) < ($1.value.receivers.count, $1.key)
    }
    for (place, sum) in bySize
    where isSmall(sum) || few.map(isSmall) ?? false {
      few = few.map { $0.joined(with: sum) } ?? sum
      places[place] = nil
    }
    return few
  }

  private static func isSmall(_ sum: Sum) -> Bool { sum.receivers.count < Audience.fewest }

  /// Puts what is too small where `area` says that it lies.
  private static func widen(_ places: inout [ByteText: Sum], _ area: (String) -> String?) {
    for (place, sum) in places where isSmall(sum) {
      guard let wider = area(place.text).map({ ByteText($0) }) else { continue }
      places[place] = nil
      places[wider] = places[wider].map { $0.joined(with: sum) } ?? sum
    }
  }
}
