public import Exchange

/// The assumptions of the ledger by key: what the log says that an hour, a thing or a weight is taken
/// to be worth, versioned and dated (`assumptionSet`). Never a constant in code.
///
/// A part that read models compose; it is not one itself.
public final class AssumptionTable {
  private let assumptions: Table<Term, AssumptionRow>
  private let zone: LedgerZone

  public init(tables: TableSpace, zone: LedgerZone) {
    assumptions = tables.table("assumptions")
    self.zone = zone
  }

  /// Takes in an assumption whose key is `isKept`; others, and those without a number, pass by.
  public func apply(_ fact: borrowing Fact, where isKept: (String) -> Bool = { _ in true }) {
    guard fact.event.kind == .assumptionSet, let key = fact.event.text(.key), isKept(key),
      let position = fact.event.position
    else { return }
    let origin = fact.event.position
    if fact.occurrence < 0 {
      return assumptions.updateIfPresent(Term(key)) { row in
        row.versions.removeAll { $0.position == origin }
      }
    }
    guard let text = fact.event.details[.value]?.amount, let value = try? ExactDecimal(text),
      !value.isNegative
    else { return }
    let version = AssumptionVersion(
      key: key, position: position, value: value, unit: fact.event.unit,
      currency: fact.event.details[.value]?.currency ?? "",
      from: fact.event.time(.validFrom) ?? fact.event.occurredAt,
      until: fact.event.time(.validUntil), basis: fact.event.text(.basis) ?? "",
      source: fact.event.text(.source) ?? "", name: fact.event.text(.version) ?? "")
    assumptions.update(Term(key), initial: AssumptionRow()) { row in
      if let last = row.versions.last, last.position >= position {
        row.versions.removeAll { $0.position == position }
      }
      row.versions.append(version)
    }
  }

  /// The version of the key in force at a moment: the latest to begin, and of two that begin together
  /// the one recorded last; nil when there is none.
  public func version(of key: String, at now: Instant) -> AssumptionVersion? {
    guard let row = assumptions[Term(key)] else { return nil }
    return row.versions.filter { $0.isInForce(at: now, zone: zone) }.max {
      ($0.from.start(in: zone), $0.position) < ($1.from.start(in: zone), $1.position)
    }
  }

  /// The version in force of every key, keys in order.
  public func all(at now: Instant) -> [AssumptionVersion] {
    assumptions.rows.compactMap { version(of: $0.key.text, at: now) }.sorted {
      $0.key.precedesInBytes($1.key)
    }
  }
}

/// One version of an assumption.
public struct AssumptionVersion: Sendable {
  public var key: String
  /// The act that set it.
  public var position: Position
  public var value: ExactDecimal
  /// Of what one unit is taken to be worth `value`.
  public var unit: Unit?
  /// Empty for a plain number.
  public var currency: String
  public var from: Timestamp
  public var until: Timestamp?
  public var basis: String
  public var source: String
  /// Its version, as its author calls it.
  public var name: String

  func isInForce(at now: Instant, zone: LedgerZone) -> Bool {
    from.start(in: zone) <= now && until.map { now <= $0.end(in: zone) } ?? true
  }
}

private struct AssumptionRow: TableRow {
  var versions: [AssumptionVersion] = []

  func write(to writer: inout RowWriter) {
    writer.write(UInt64(versions.count))
    for version in versions {
      writer.write(version.key)
      writer.write(version.position)
      writer.write(version.value)
      writer.write(version.unit != nil)
      writer.write(version.unit ?? .one)
      writer.write(version.from)
      writer.write(version.until)
      for text in [version.currency, version.basis, version.source, version.name] {
        writer.write(text)
      }
    }
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> AssumptionRow {
    var row = AssumptionRow()
    for _ in 0..<(try reader.number()) {
      let key = try reader.text()
      let position = try reader.number()
      let value = try reader.decimal()
      let hasUnit = try reader.flag()
      let unit = try reader.unit()
      guard let from = try reader.time() else { throw RowReader.Damage() }
      let until = try reader.time()
      row.versions.append(
        AssumptionVersion(
          key: key, position: position, value: value, unit: hasUnit ? unit : nil,
          currency: try reader.text(), from: from, until: until, basis: try reader.text(),
          source: try reader.text(), name: try reader.text()))
    }
    return row
  }
}

extension Detail {
  /// The number of a value, said alone or with its currency.
  public var amount: String? {
    switch self {
    case .text(let text): text
    case .object(let entries): entries.first { $0.key == "amount" }?.value
    default: nil
    }
  }

  /// The currency of a value; nil for a plain number.
  public var currency: String? {
    guard case .object(let entries) = self else { return nil }
    return entries.first { $0.key == "currency" }?.value
  }
}
