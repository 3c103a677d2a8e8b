// Handouts: work given out, and where it stands: kits at volunteers, cloth at a sheltered workshop.
//
// Goods handed out stay their owner's. Of what somebody was given of a thing, some was used in a
// process, some came back or went on to another, some was lost; the rest is still there. What was
// made of it at the maker's is there too until it is fetched.
//
// What Handouts does not know: counts. A count changes what is in stock (Inventory) and not what was
// given, used, brought back or lost.

public import Exchange
public import Projecting

/// What is out at whom, by thing.
public final class HandoutsProjector: Projector {
  public static let name = "handouts"
  public static let version = 2

  private let agents: AgentTable
  private let rows: Table<HandoutKey, HandoutRow>
  private let zone: LedgerZone

  public init(tables: TableSpace, zone: LedgerZone) {
    agents = AgentTable(tables: tables)
    rows = tables.table("handouts")
    self.zone = zone
  }

  public func apply(_ fact: borrowing Fact, history: any History) {
    agents.apply(fact)
    let change = fact.change
    switch fact.event.kind {
    case .handedOut, .handedBack, .moved:
      take(fact, from: fact.event.provider) { $0.back += change }
      guard fact.event.kind == .handedOut, let receiver = fact.event.receiver,
        receiver != fact.event.accountable
      else { return }
      give(fact, to: receiver) { $0.out += change }
    case .outputProduced:
      guard let maker = fact.event.custodian,
        maker != fact.event.accountable ?? fact.event.receiver
      else { return }
      give(fact, to: maker) { $0.made += change }
    case .inputConsumed: take(fact, from: fact.event.holder) { $0.used += change }
    case .lossRecorded: take(fact, from: fact.event.holder) { $0.lost += change }
    default: break
    }
  }

  private func give(
    _ fact: borrowing Fact, to holder: AgentID, _ change: (inout HandoutRow) -> Void
  ) {
    guard let key = HandoutKey(fact.event, at: holder), let unit = fact.event.quantity?.unit else {
      return
    }
    let (time, isNew) = (fact.event.occurredAt, fact.occurrence > 0)
    rows.update(key, initial: HandoutRow(unit: unit, since: time)) { row in
      change(&row)
      if isNew, time.isBefore(row.since, in: zone) { row.since = time }
    }
  }

  /// Only what was given is taken back: an agent's own goods have no row.
  private func take(
    _ fact: borrowing Fact, from holder: AgentID?, _ change: (inout HandoutRow) -> Void
  ) {
    guard let holder, fact.event.accountable != holder,
      let key = HandoutKey(fact.event, at: holder)
    else { return }
    rows.updateIfPresent(key, change)
  }

  // MARK: - Answers

  public func report(_ moment: AskedMoment) -> Report {
    let all = merged.filter { !$0.row.isEmpty }
    return Report([
      .init("asOf", .value(moment.datedStamp)),
      .init("handouts", .table(grid(all, moment))),
      .init("totals", .table(totals(all))),
    ])
  }

  private typealias Line = (key: HandoutKey, row: HandoutRow)

  /// The rows with those of doubles together.
  private var merged: [Line] {
    var sums: [HandoutKey: HandoutRow] = [:]
    for (key, row) in rows.rows {
      let own = HandoutKey(key, at: agents.canonical(key.holder))
      if sums[own] == nil { sums[own] = HandoutRow(unit: row.unit, since: row.since) }
      sums[own]?.add(row, in: zone)
    }
    return sums.map { ($0, $1) }.sorted { $0.key.text.lexicographicallyPrecedes($1.key.text) }
  }

  private static let amounts = ["out", "made", "used", "back", "lost", "there"]

  private static func values(_ row: HandoutRow) -> [Value] {
    [
      .decimal(row.out), .decimal(row.made), .decimal(row.used), .decimal(row.back),
      .decimal(row.lost), .decimal(row.there),
    ]
  }

  private func grid(_ all: [Line], _ moment: AskedMoment) -> Report.Grid {
    let today = moment.zone.day(of: moment.now).number
    return Report.Grid(
      ["item", "lot", "serial", "agent"] + Self.amounts + ["unit", "since", "days", "status"],
      all.map { key, row in
        let isOpen = row.there > .zero
        let days = today - row.since.day(in: moment.zone).number
        return [.id(key.item), .id(key.lot), .id(key.serial), .id(key.holder)] + Self.values(row)
          + [
            .text(row.unit.name), .text(row.since.description),
            isOpen ? .integer(days) : .absent, .text(isOpen ? "open" : "closed"),
          ]
      })
  }

  private func totals(_ all: [Line]) -> Report.Grid {
    var sums: [ItemID: (row: HandoutRow, holders: Set<AgentID>)] = [:]
    for (key, row) in all {
      let start = (row: HandoutRow(unit: row.unit, since: row.since), holders: Set<AgentID>())
      sums[key.item, default: start].row.add(row, in: zone)
      sums[key.item]?.holders.insert(key.holder)
    }
    return Report.Grid(
      ["item", "holders"] + Self.amounts + ["unit"],
      sums.sorted { $0.key < $1.key }.map { item, sum in
        [.id(item), .integer(sum.holders.count)] + Self.values(sum.row)
          + [.text(sum.row.unit.name)]
      })
  }
}

extension Event {
  /// Who had what the act takes.
  fileprivate var holder: AgentID? { custodian ?? provider }
}

/// A thing at somebody's.
struct HandoutKey: TableKey {
  var holder: AgentID
  var item: ItemID
  var lot: LotID?
  var serial: SerialID?

  init?(_ act: borrowing Event, at holder: AgentID) {
    guard let item = act.item else { return nil }
    self.init(holder: holder, item: item, lot: act.lot, serial: act.serial)
  }

  init(_ key: HandoutKey, at holder: AgentID) {
    self = key
    self.holder = holder
  }

  private init(holder: AgentID, item: ItemID, lot: LotID?, serial: SerialID?) {
    self.holder = holder
    self.item = item
    self.lot = lot
    self.serial = serial
  }

  /// What rows are shown by: thing first, then whoever has it.
  var text: [ByteText] {
    [ByteText(of: item), ByteText(of: lot), ByteText(of: serial), ByteText(of: holder)]
  }

  var tableHash: UInt64 {
    UInt64(holder.number).mixed(UInt64(item.number) << 32 | UInt64(lot?.number ?? 0))
      .mixed(UInt64(serial?.number ?? 0))
  }

  func write(to writer: inout RowWriter) {
    writer.key(holder)
    writer.key(item)
    writer.key(lot)
    writer.key(serial)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> HandoutKey {
    let holder: AgentID = try reader.requiredKey()
    let item: ItemID = try reader.requiredKey()
    let lot: LotID? = try reader.keyIdentifier()
    return HandoutKey(holder: holder, item: item, lot: lot, serial: try reader.keyIdentifier())
  }
}

struct HandoutRow: TableRow {
  var unit: Unit
  /// When the first of it came.
  var since: Timestamp
  var out = ExactDecimal.zero
  var made = ExactDecimal.zero
  var used = ExactDecimal.zero
  var back = ExactDecimal.zero
  var lost = ExactDecimal.zero

  var there: ExactDecimal { out + made - used - back - lost }
  var isEmpty: Bool { [out, made, used, back, lost].allSatisfy(\.isZero) }

  init(unit: Unit, since: Timestamp) {
    self.unit = unit
    self.since = since
  }

  mutating func add(_ other: HandoutRow, in zone: LedgerZone) {
    out += other.out
    made += other.made
    used += other.used
    back += other.back
    lost += other.lost
    if other.since.isBefore(since, in: zone) { since = other.since }
  }

  func write(to writer: inout RowWriter) {
    writer.write(unit)
    writer.write(since)
    for amount in [out, made, used, back, lost] { writer.write(amount) }
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> HandoutRow {
    let unit = try reader.unit()
    guard let since = try reader.time() else { throw RowReader.Damage() }
    var row = HandoutRow(unit: unit, since: since)
    row.out = try reader.decimal()
    row.made = try reader.decimal()
    row.used = try reader.decimal()
    row.back = try reader.decimal()
    row.lost = try reader.decimal()
    return row
  }
}
