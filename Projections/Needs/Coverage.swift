import Exchange
import Projecting
import Stock

/// How far the verified needs of recipients were met, and how soon.
///
/// A need leaves the count when it turned out to be a double, was withdrawn or expired; how many did is
/// told. What came counts up to what each need asks, or plenty at one would hide a gap at another.
struct Coverage {
  typealias Intent = (key: PromiseID, row: IntentRow)

  private let promises: Promises
  private let agents: AgentTable
  private let moment: AskedMoment
  /// Needs of recipients that were not reversed.
  private let needs: [Intent]
  /// When something came first, by the need.
  private let firstArrivals: [PromiseID: Moment]

  init(
    _ intents: [Intent], promises: Promises, arrivals: [(key: ArrivalKey, row: ArrivalRow)],
    agents: AgentTable, moment: AskedMoment
  ) {
    self.promises = promises
    self.agents = agents
    self.moment = moment
    needs = intents.filter { _, row in
      row.isNeed && !row.isReversed
        && agents[agents.canonical(row.agent)]?.knownCategory?.isRecipient ?? false
    }
    firstArrivals = Self.firstArrivals(of: needs, promises, arrivals)
  }

  private static func firstArrivals(
    of needs: [Intent], _ promises: Promises, _ arrivals: [(key: ArrivalKey, row: ArrivalRow)]
  ) -> [PromiseID: Moment] {
    var first: [Position: Moment] = [:]
    for (key, row) in arrivals where row.amount > .zero {
      first[key.opened] = min(first[key.opened] ?? row.moment, row.moment)
    }
    var byNeed: [PromiseID: Moment] = [:]
    for (name, row) in needs {
      let kept = (promises.parts[name] ?? []).filter { $0.delivered > .zero }
      let opened = [row.position] + kept.map(\.commitment)
      byNeed[name] = opened.compactMap { first[$0] }.min()
    }
    return byNeed
  }

  var parts: [Report.Part] {
    let verified = needs.filter { isVerified($0.row) }
    let items = Dictionary(grouping: verified, by: \.row.item)
    let principal = items.max {
      ($0.value.count, $1.key) < ($1.value.count, $0.key)
    }?.key
    return [
      .init("needs", .value(summary(verified, principal))),
      .init(
        "principal",
        .value(
          .object([
            ("item", .id(principal)),
            (
              "unit",
              principal.flatMap { items[$0]?.first }.map { .text($0.row.unit.name) } ?? .absent
            ),
          ]))),
      .init(
        "coverage",
        .table(
          .init(
            ["item", "unit"] + Tally.columns,
            items.sorted { $0.key < $1.key }.map { item, needs in
              [.id(item), .text(needs[0].row.unit.name)] + tally(needs).values
            }))),
      .init("weeklyVerified", .table(weekGrid(verified))),
    ]
  }

  private func isVerified(_ row: IntentRow) -> Bool {
    !row.verifications.isEmpty && !row.isOver && !row.hasLapsed(moment)
  }

  private func delivered(_ need: Intent) -> ExactDecimal {
    promises.delivered(to: need.key)
  }

  /// Needs that count in the denominator, put together.
  private struct Tally {
    var needs = 0
    var asked = ExactDecimal.zero
    var covered = ExactDecimal.zero
    var full = 0
    var oldestDays: Int?
    /// Days from the verification to the first delivery, where one came.
    var waits: [Int] = []

    static let columns = [
      "needs", "verified", "covered", "coverage", "full", "open", "oldestDays", "medianDays",
      "p90Days",
    ]

    var values: [Value] {
      [
        .integer(needs), .decimal(asked), .decimal(covered), .share(covered, of: asked),
        .integer(full), .integer(needs - full), oldestDays.map(Value.integer) ?? .absent,
        waits.median, waits.ninthDecile.map(Value.integer) ?? .absent,
      ]
    }
  }

  private func tally(_ needs: [Intent]) -> Tally {
    var tally = Tally()
    for need in needs {
      let (row, delivered) = (need.row, delivered(need))
      tally.needs += 1
      tally.asked += row.asked ?? .zero
      tally.covered += min(delivered, row.asked ?? .zero)
      let start = moment.zone.day(of: row.verified.instant).number
      if let asked = row.asked, delivered >= asked {
        tally.full += 1
      } else {
        let age = moment.zone.day(of: moment.now).number - start
        tally.oldestDays = max(tally.oldestDays ?? 0, age)
      }
      if let first = firstArrivals[need.key] {
        tally.waits.append(max(0, moment.zone.day(of: first.instant).number - start))
      }
    }
    return tally
  }

  private func summary(_ verified: [Intent], _ principal: ItemID?) -> Value {
    let tally = tally(verified.filter { $0.row.item == principal })
    let all = self.tally(verified)
    let hours = verified.map { need in
      Int(
        (need.row.verified.instant.milliseconds - need.row.published.instant.milliseconds)
          / 3_600_000)
    }
    func ended(_ ending: IntentRow.Ending) -> Value {
      .integer(needs.count { $0.row.has(ending) })
    }
    return .object([
      ("published", .integer(needs.count)), ("count", .integer(verified.count)),
      (
        "unverified",
        .integer(
          needs.count {
            $0.row.verifications.isEmpty && !$0.row.isOver && !$0.row.hasLapsed(moment)
          })
      ), ("full", .integer(all.full)), ("open", .integer(all.needs - all.full)),
      ("withdrawn", ended(.withdrawn)),
      ("expired", .integer(needs.count { $0.row.has(.expired) || $0.row.hasLapsed(moment) })),
      ("duplicates", ended(.duplicate)),
      ("item", .id(principal)), ("asked", .decimal(published(principal))),
      ("verified", .decimal(tally.asked)), ("covered", .decimal(tally.covered)),
      ("coverage", .share(tally.covered, of: tally.asked)), ("medianDays", tally.waits.median),
      ("p90Days", tally.waits.ninthDecile.map(Value.integer) ?? .absent),
      ("oldestOpenDays", all.oldestDays.map(Value.integer) ?? .absent),
      ("medianHoursToVerify", hours.median),
    ])
  }

  /// All that was asked of an item, whatever became of the needs.
  private func published(_ item: ItemID?) -> ExactDecimal {
    needs.reduce(.zero) { $0 + ($1.row.item == item ? $1.row.asked ?? .zero : .zero) }
  }

  private func weekGrid(_ verified: [Intent]) -> Report.Grid {
    struct Week: Hashable {
      var day: String
      var item: ItemID
    }
    var weeks: [Week: (unit: Unit, count: Int, asked: ExactDecimal)] = [:]
    for (_, row) in verified {
      let monday = Timestamp(moment.zone.day(of: row.verified.instant).monday)
      let week = Week(day: monday.description, item: row.item)
      var sum = weeks[week] ?? (row.unit, 0, .zero)
      sum.count += 1
      sum.asked += row.asked ?? .zero
      weeks[week] = sum
    }
    return Report.Grid(
      ["week", "item", "unit", "needs", "quantity"],
      weeks.sorted { ($0.key.day, $0.key.item) < ($1.key.day, $1.key.item) }.map { week, sum in
        [
          .text(week.day), .id(week.item), .text(sum.unit.name), .integer(sum.count),
          .decimal(sum.asked),
        ]
      })
  }
}

extension IntentRow {
  /// When it was first verified; when it was published, where it never was.
  fileprivate var verified: Moment { verifications.min() ?? published }
}

extension [Int] {
  /// The middle value, or the mean of the two in the middle.
  fileprivate var median: Value {
    guard !isEmpty else { return .absent }
    let sorted = sorted()
    let sum = sorted[(count - 1) / 2] + sorted[count / 2]
    return .decimal(ExactDecimal(sum).divided(by: ExactDecimal(2), decimals: 1))
  }

  /// The smallest value that nine tenths do not exceed (nearest rank).
  fileprivate var ninthDecile: Int? {
    isEmpty ? nil : sorted()[(count * 9 + 9) / 10 - 1]
  }
}

/// What one act brought to a need, or for a commitment; both known by the position of the act that took
/// their name.
struct ArrivalKey: TableKey {
  var opened: Position
  var delivery: Position

  var tableHash: UInt64 { opened.mixed(delivery) }

  func write(to writer: inout RowWriter) {
    writer.key(opened)
    writer.key(delivery)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ArrivalKey {
    ArrivalKey(opened: try reader.keyNumber(), delivery: try reader.keyNumber())
  }
}

struct ArrivalRow: TableRow {
  var moment: Moment
  /// Net of corrections and returns.
  var amount = ExactDecimal.zero

  func write(to writer: inout RowWriter) {
    writer.write(moment)
    writer.write(amount)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ArrivalRow {
    ArrivalRow(moment: try reader.moment(), amount: try reader.decimal())
  }
}
