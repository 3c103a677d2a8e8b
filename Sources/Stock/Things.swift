public import Exchange
import Projecting

/// One kind of thing, narrowed by lot and serial.
struct ThingKey: TableKey {
  var item: ItemID
  var lot: LotID?
  var serial: SerialID?

  init(item: ItemID, lot: LotID?, serial: SerialID?) {
    self.item = item
    self.lot = lot
    self.serial = serial
  }

  init(_ cell: Cell) {
    self.init(item: cell.item, lot: cell.lot, serial: cell.serial)
  }

  var tableHash: UInt64 {
    UInt64(item.number).mixed(UInt64(lot?.number ?? 0) << 32 | UInt64(serial?.number ?? 0))
  }

  func write(to writer: inout RowWriter) {
    writer.key(item)
    writer.key(lot)
    writer.key(serial)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ThingKey {
    let item: ItemID = try reader.requiredKey()
    let lot: LotID? = try reader.keyIdentifier()
    return ThingKey(item: item, lot: lot, serial: try reader.keyIdentifier())
  }
}

/// What one agent holds of a thing, whoever owns it.
public struct Holding: Hashable, Sendable {
  let thing: ThingKey
  let holder: AgentID

  init(thing: ThingKey, holder: AgentID) {
    self.thing = thing
    self.holder = holder
  }

  /// The holding that an act takes from.
  public init?(givenBy act: borrowing Event) {
    guard let item = act.item, let holder = act.provider else { return nil }
    self.init(thing: ThingKey(item: item, lot: act.lot, serial: act.serial), holder: holder)
  }
}

struct Party {
  var accountable: AgentID
  var custodian: AgentID
}

/// The owner–holder pairs that have had a cell of a thing.
struct ThingRow: TableRow {
  var parties: [Party] = []

  func write(to writer: inout RowWriter) {
    writer.write(UInt64(parties.count))
    for party in parties {
      writer.write(party.accountable)
      writer.write(party.custodian)
    }
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> ThingRow {
    var row = ThingRow()
    for _ in 0..<(try reader.number()) {
      row.parties.append(
        Party(accountable: try reader.required(), custodian: try reader.required()))
    }
    return row
  }
}

struct OwnerRow: TableRow {
  var owner: AgentID

  func write(to writer: inout RowWriter) { writer.write(owner) }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> OwnerRow {
    OwnerRow(owner: try reader.required())
  }
}
