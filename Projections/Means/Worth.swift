import Exchange
import Projecting

/// What was put in, in euros: a range between the low and the high assumption, line by line.
struct Worth {
  let work: [WorkKey: ExactDecimal]
  let gifts: [(key: GiftKey, row: GiftRow)]
  let machines: [(item: ItemID, hours: ExactDecimal)]
  let assumptions: AssumptionTable
  let moment: AskedMoment
  /// The acts that say most on a line.
  let largest: (LineKey) -> [String]

  /// One thing that is valued, or could not be.
  private struct Line {
    var key: LineKey
    var quantity: ExactDecimal
    var unit: Unit
    /// Prefixes of the keys that price it, the first that is there counts.
    var keys: [String]

    var isOfHands: Bool { key.kind == .work || key.kind == .paid }
  }

  /// The bounds that assumptions give for one unit; one assumption alone is no range.
  private struct Price {
    var key: String
    var low: ExactDecimal?
    var central: ExactDecimal?
    var high: ExactDecimal?

    var bounds: (low: ExactDecimal, high: ExactDecimal)? {
      // A low above a high is no range, and nothing to add up.
      guard let low = low ?? central, let high = high ?? central, low <= high else { return nil }
      return (low, high)
    }
  }

  /// A sum of products, or the acts that make one of them too large.
  private struct Total {
    private var sum = ExactDecimal.zero
    private var acts: [String] = []
    private var isTooLarge = false
    private(set) var count = 0

    mutating func add(_ value: Value) {
      switch value {
      case .decimal(let amount): sum += amount
      case .tooLarge(let others):
        isTooLarge = true
        acts += others
      default: return
      }
      count += 1
    }

    var value: Value {
      if count == 0 { return .absent }
      return isTooLarge ? .tooLarge(because: acts) : .decimal(sum)
    }
  }

  var parts: [Report.Part] {
    let lines = lines
    var rows: [[Value]] = []
    var (low, central, high) = (Total(), Total(), Total())
    for line in lines {
      let price = price(of: line)
      let bounds = price?.bounds
      let (least, most) = (worth(of: line, at: bounds?.low), worth(of: line, at: bounds?.high))
      let middle = worth(of: line, at: price?.central)
      if bounds != nil {
        low.add(least)
        high.add(most)
        central.add(middle)
      }
      rows.append([
        .text("\(line.key.kind)"), line.isOfHands ? .absent : .id(line.key.name),
        line.isOfHands ? .id(line.key.name) : .absent, .text(line.unit.name),
        .decimal(line.quantity), least, middle, most, price.map { .text($0.key) } ?? .absent,
      ])
    }
    let isCentral = low.count > 0 && central.count == low.count
    return [
      .init(
        "valued",
        .table(
          .init(
            ["kind", "item", "skill", "unit", "quantity", "low", "central", "high", "key"], rows))),
      .init(
        "value",
        .value(
          .object([
            ("low", low.value), ("central", isCentral ? central.value : .absent),
            ("high", high.value), ("priced", .integer(low.count)),
            ("unpriced", .integer(lines.count - low.count)),
          ]))),
      .init("assumptions", .table(assumptionGrid)),
    ]
  }

  /// What a line is worth at a price; absent where there is none.
  private func worth(of line: Line, at price: ExactDecimal?) -> Value {
    guard let price else { return .absent }
    return line.quantity.times(price).map(Value.decimal) ?? .tooLarge(because: largest(line.key))
  }

  private var lines: [Line] {
    var hours: [Term?: ExactDecimal] = [:]
    var paid: [Term?: ExactDecimal] = [:]
    for (key, amount) in work {
      if key.isPaid {
        paid[key.skill, default: .zero] += amount
      } else {
        hours[key.skill, default: .zero] += amount
      }
    }
    func lines(_ hours: [Term?: ExactDecimal], _ kind: LineKey.Kind) -> [Line] {
      hours.sorted { ByteText(of: $0.key) < ByteText(of: $1.key) }.map { skill, amount in
        let own = skill.map { ["hour.given.\($0.text)"] } ?? []
        return Line(
          key: LineKey(kind: kind, name: skill), quantity: amount, unit: .hour,
          keys: own + ["hour.given"])
      }
    }
    let goods = Dictionary(grouping: gifts, by: \.key.item).sorted { $0.key < $1.key }
    func key(_ kind: LineKey.Kind, _ item: ItemID) -> LineKey {
      LineKey(kind: kind, name: Term(number: item.number))
    }
    return lines(hours, .work) + lines(paid, .paid)
      + goods.map { item, gifts in
        Line(
          key: key(.donation, item),
          quantity: gifts.reduce(.zero) { $0 + $1.row.quantity }, unit: gifts[0].row.unit,
          keys: ["\(item.text).unit"])
      }
      + machines.map { item, hours in
        Line(
          key: key(.use, item), quantity: hours, unit: .hour, keys: ["machine.\(item.text)"])
      }
  }

  private func price(of line: Line) -> Price? {
    for key in line.keys {
      func value(_ suffix: String) -> ExactDecimal? {
        guard let version = assumptions.version(of: key + suffix, at: moment.now),
          version.currency == "EUR", version.unit ?? line.unit == line.unit
        else { return nil }
        return version.value
      }
      let price = Price(
        key: key, low: value(".low"), central: value(""), high: value(".high"))
      if price.low ?? price.central ?? price.high != nil { return price }
    }
    return nil
  }

  /// Every assumption in force, and whether it holds for the whole period.
  private var assumptionGrid: Report.Grid {
    Report.Grid(
      ["key", "value", "currency", "unit", "basis", "source", "version", "validFrom", "covers"],
      assumptions.all(at: moment.now).map { version in
        let isBefore = moment.from.map {
          version.from.start(in: moment.zone) <= $0.start(in: moment.zone)
        }
        return [
          .text(version.key), .decimal(version.value),
          version.currency.isEmpty ? .absent : .text(version.currency),
          version.unit.map { .text($0.name) } ?? .absent, .text(version.basis),
          .text(version.source), .text(version.name), .time(version.from),
          isBefore == false ? .flag(false) : .absent,
        ]
      })
  }
}
