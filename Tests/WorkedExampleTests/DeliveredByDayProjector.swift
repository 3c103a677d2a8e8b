// Delivered by day: how much of each item left for its recipients on each day.

public import Exchange
public import Projecting

public final class DeliveredByDayProjector: Projector {
  public static let name = "delivered-by-day"
  public static let version = 1

  private let days: Table<DayAndItem, ExactDecimal>
  private let zone: LedgerZone

  public init(tables: TableSpace, zone: LedgerZone) {
    days = tables.table("days")
    self.zone = zone
  }

  public func apply(_ fact: borrowing Fact, history: any History) {
    guard fact.event.kind == .goodsDelivered, let item = fact.event.item else { return }
    let day = fact.event.occurredAt.day(in: zone)
    let change = fact.change  // a correction arrives as the change it makes
    days.update(DayAndItem(day: day, item: item), initial: .zero) { $0 += change }
  }

  public func report(_ moment: AskedMoment) -> Report {
    let rows = days.rows.map { key, amount in
      [Value.text(Timestamp(key.day).description), .id(key.item), .decimal(amount)]
    }
    return Report([.init("days", .table(.init(["day", "item", "quantity"], rows)))])
  }
}

struct DayAndItem: TableKey {
  var day: Day
  var item: ItemID

  func write(to writer: inout RowWriter) {
    writer.key(UInt64(day.number))  // keys sort as their values do
    writer.key(item)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> DayAndItem {
    DayAndItem(day: Day(number: Int(try reader.keyNumber())), item: try reader.requiredKey())
  }
}
