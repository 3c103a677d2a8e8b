// Quality: how good the goods were, and how good the records are. What checks of lots accepted and
// rejected and why, what work left as scrap, how soon acts were told, how many came from files, how
// many had to be corrected.
//
// Key of assumptions: `bom.PRODUCT.ITEM`, how much of an item one piece of a product should take. Scrap
// is what was used beyond that, and nobody's guess where no such assumption is in force.
//
// What Quality does not know: stock and its counts (Inventory), what was confirmed (Deliveries).

public import Exchange
public import Projecting

/// Acceptance, scrap, and the freshness of the records.
public final class QualityProjector: Projector {
  public static let name = "quality"
  public static let version = 1
  public static let isKept = false
  /// By which way an act came in is a detail.
  public static let readsDetails = true

  /// Hours after which an act was told late.
  static let soonHours: Int64 = 48

  private let assumptions: AssumptionTable
  private let lots: Table<LotKey, CheckRow>
  private let inputs: Table<StepKey, MadeRow>
  private let outputs: Table<StepKey, MadeRow>
  private let records: Table<UInt64, RecordsRow>
  private let corrected: Table<UInt64, Flag>
  private let zone: LedgerZone

  public init(tables: TableSpace, zone: LedgerZone) {
    assumptions = AssumptionTable(tables: tables, zone: zone)
    lots = tables.table("lots")
    inputs = tables.table("inputs")
    outputs = tables.table("outputs")
    records = tables.table("records")
    corrected = tables.table("corrected")
    self.zone = zone
  }

  public func apply(_ fact: borrowing Fact, history: any History) {
    assumptions.apply(fact) { $0.hasPrefix("bom.") }
    noteRecord(fact)
    switch fact.event.kind {
    case .lotChecked:
      guard let item = fact.event.item else { return }
      let key = LotKey(item: item, lot: fact.event.lot)
      lots.update(key, initial: CheckRow(unit: fact.event.measure.unit)) { $0.note(fact) }
    case .inputConsumed: add(fact, to: inputs)
    case .outputProduced: add(fact, to: outputs)
    default: break
    }
  }

  private func add(_ fact: borrowing Fact, to table: Table<StepKey, MadeRow>) {
    guard let process = fact.event.process, let item = fact.event.item else { return }
    let (change, unit) = (fact.change, fact.event.measure.unit)
    table.update(StepKey(process: process, item: item), initial: MadeRow(unit: unit)) {
      $0.amount += change
    }
  }

  private func noteRecord(_ fact: borrowing Fact) {
    guard !fact.event.kind.definesThings else { return }
    if fact.isCorrection {
      if let position = fact.event.position { corrected[position] = Flag() }
      return
    }
    let isSoon = fact.event.recordedAt.map { recordedAt in
      let end = fact.event.occurredAt.end(in: zone)
      return recordedAt.milliseconds - end.milliseconds <= Self.soonHours * 3_600_000
    }
    let isImported = fact.event.text(.channel) == "csv"
    records.update(0, initial: RecordsRow()) { row in
      row.acts += 1
      if isSoon ?? true { row.soon += 1 }
      if isImported { row.imported += 1 }
    }
  }

  // MARK: - Answers

  public func report(_ moment: AskedMoment) -> Report {
    Report([
      .init("asOf", .value(moment.stamp)),
      .init("acceptance", .table(acceptanceGrid)), .init("scrap", .table(scrapGrid(moment))),
      .init("freshness", .value(freshness)),
    ])
  }

  private var acceptanceGrid: Report.Grid {
    let checked = lots.rows.filter { $0.row.checked > .zero }
    let items = Dictionary(grouping: checked, by: \.key.item)
    return Report.Grid(
      [
        "item", "unit", "accepted", "rejected", "share", "lots", "lotsAccepted", "lotShare",
        "reasons",
      ],
      items.sorted { $0.key < $1.key }.map { item, lots in
        let rejected = lots.reduce(ExactDecimal.zero) { $0 + $1.row.rejected }
        let checked = lots.reduce(ExactDecimal.zero) { $0 + $1.row.checked }
        let good = lots.count { $0.row.rejected.isZero }
        let reasons = Set(lots.filter { $0.row.rejected > .zero }.map { ByteText($0.row.reason) })
          .sorted()
        return [
          .id(item), .text(lots[0].row.unit.name), .decimal(checked - rejected),
          .decimal(rejected), .share(checked - rejected, of: checked), .integer(lots.count),
          .integer(good), .share(ExactDecimal(good), of: ExactDecimal(lots.count)),
          .list(reasons.map(\.text).filter { !$0.isEmpty }.map(Value.text)),
        ]
      })
  }

  private func scrapGrid(_ moment: AskedMoment) -> Report.Grid {
    let (made, used) = (outputs.rows, inputs.rows)
    let rows = assumptions.all(at: moment.now).compactMap { version -> [Value]? in
      let names = version.key.split(separator: ".").map(String.init)
      guard names.count == 3 else { return nil }
      // A step of which nobody noted what it took says nothing of scrap.
      let takers = Set(used.filter { $0.key.item.text == names[2] }.map(\.key.process))
      let steps = made.filter {
        $0.key.item.text == names[1] && $0.row.amount > .zero && takers.contains($0.key.process)
      }
      let makers = Set(steps.map(\.key.process))
      let taken = used.filter { $0.key.item.text == names[2] && makers.contains($0.key.process) }
      let output = steps.reduce(ExactDecimal.zero) { $0 + $1.row.amount }
      guard let unit = taken.first?.row.unit else { return nil }
      let consumed = taken.reduce(ExactDecimal.zero) { $0 + $1.row.amount }
      guard let expected = output.times(version.value) else {
        return [
          .text(names[1]), .text(names[2]), .text(unit.name), .decimal(consumed),
          .tooLarge(because: []), .absent, .absent,
        ]
      }
      let scrap = max(.zero, consumed - expected)
      return [
        .text(names[1]), .text(names[2]), .text(unit.name), .decimal(consumed),
        .decimal(expected), .decimal(scrap), .share(scrap, of: consumed),
      ]
    }
    return Report.Grid(
      ["product", "item", "unit", "consumed", "expected", "scrap", "share"], rows)
  }

  private var freshness: Value {
    let row = records[0] ?? RecordsRow()
    let corrected = Int(clamping: corrected.rows.count)
    func share(_ part: Int) -> Value { .share(ExactDecimal(part), of: ExactDecimal(row.acts)) }
    return .object([
      ("acts", .integer(row.acts)), ("soon", .integer(row.soon)),
      ("imported", .integer(row.imported)), ("corrected", .integer(corrected)),
      ("soonShare", share(row.soon)), ("importedShare", share(row.imported)),
      ("correctedShare", share(corrected)),
    ])
  }
}
