import Exchange
import Projecting

/// What a line of the valuation adds up: hours of a craft, gifts of an item, hours of a machine.
struct LineKey: TableKey {
  enum Kind: UInt64 {
    case work = 1
    case paid, donation, use
  }
  var kind: Kind
  /// The craft or the item; nil for hours of no craft in particular.
  var name: Term?

  func write(to writer: inout RowWriter) {
    writer.key(kind.rawValue)
    writer.key(name)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> LineKey {
    guard let kind = Kind(rawValue: try reader.keyNumber()) else { throw RowReader.Damage() }
    return LineKey(kind: kind, name: try reader.keyIdentifier())
  }
}

/// The acts that say most on one line, the largest first: whoever reads that a figure is too large to
/// be told has to know which acts to look at.
struct LargestActs: TableRow {
  /// With less, no price that a line can say makes a product too large.
  static let least = ExactDecimal(100_000)
  private static let count = 3

  private struct Act {
    var id: String
    var amount: ExactDecimal
  }
  private var acts: [Act] = []

  var ids: [String] { acts.map(\.id) }

  mutating func note(_ id: String, _ change: ExactDecimal) {
    if let place = acts.firstIndex(where: { $0.id == id }) {
      acts[place].amount += change
    } else {
      acts.append(Act(id: id, amount: change))
    }
    acts.removeAll { $0.amount < Self.least }
    // Of two alike the one that was told first stays first.
    acts.sort { $1.amount < $0.amount }
    acts.removeLast(max(0, acts.count - Self.count))
  }

  init() {}

  func write(to writer: inout RowWriter) {
    writer.write(UInt64(acts.count))
    for act in acts {
      writer.write(act.id)
      writer.write(act.amount)
    }
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> LargestActs {
    var row = LargestActs()
    for _ in 0..<(try reader.number()) {
      row.acts.append(Act(id: try reader.text(), amount: try reader.decimal()))
    }
    return row
  }
}
