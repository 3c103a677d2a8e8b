import Exchange
import Projecting

/// What was put in, in euros: a range between the low and the high assumption, line by line.
struct Worth {
  let work: [WorkKey: ExactDecimal]
  let gifts: [(key: GiftKey, row: GiftRow)]
  let machines: [(item: ItemID, hours: ExactDecimal)]
  let assumptions: AssumptionTable
  let moment: AskedMoment

  /// One thing that is valued, or could not be.
  private struct Line {
    var kind: String
    var item: ItemID?
    var skill: Term?
    var quantity: ExactDecimal
    var unit: Unit
    /// Prefixes of the keys that price it, the first that is there counts.
    var keys: [String]
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

  var parts: [Report.Part] {
    let lines = lines
    var rows: [[Value]] = []
    var (low, central, high) = (ExactDecimal.zero, ExactDecimal.zero, ExactDecimal.zero)
    var (priced, centralCount) = (0, 0)
    for line in lines {
      let price = price(of: line)
      let bounds = price?.bounds
      let least = bounds.flatMap { line.quantity.times($0.low) }
      let most = bounds.flatMap { line.quantity.times($0.high) }
      let middle = price?.central.flatMap { line.quantity.times($0) }
      if let least, let most {
        low += least
        high += most
        priced += 1
        if let middle {
          central += middle
          centralCount += 1
        }
      }
      rows.append([
        .text(line.kind), .id(line.item), .id(line.skill), .text(line.unit.name),
        .decimal(line.quantity), least.map(Value.decimal) ?? .absent,
        middle.map(Value.decimal) ?? .absent, most.map(Value.decimal) ?? .absent,
        price.map { .text($0.key) } ?? .absent,
      ])
    }
    let isCentral = priced > 0 && centralCount == priced
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
            ("low", priced > 0 ? .decimal(low) : .absent),
            ("central", isCentral ? .decimal(central) : .absent),
            ("high", priced > 0 ? .decimal(high) : .absent),
            ("priced", .integer(priced)), ("unpriced", .integer(lines.count - priced)),
          ]))),
      .init("assumptions", .table(assumptionGrid)),
    ]
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
    func lines(_ hours: [Term?: ExactDecimal], _ kind: String) -> [Line] {
      hours.sorted { ByteText(of: $0.key) < ByteText(of: $1.key) }.map { skill, amount in
        let own = skill.map { ["hour.given.\($0.text)"] } ?? []
        return Line(
          kind: kind, skill: skill, quantity: amount, unit: .hour, keys: own + ["hour.given"])
      }
    }
    let goods = Dictionary(grouping: gifts, by: \.key.item).sorted { $0.key < $1.key }
    return lines(hours, "work") + lines(paid, "paid")
      + goods.map { item, gifts in
        Line(
          kind: "donation", item: item,
          quantity: gifts.reduce(.zero) { $0 + $1.row.quantity }, unit: gifts[0].row.unit,
          keys: ["\(item.text).unit"])
      }
      + machines.map { item, hours in
        Line(
          kind: "use", item: item, quantity: hours, unit: .hour, keys: ["machine.\(item.text)"])
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
