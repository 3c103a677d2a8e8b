import CLMDB
import Synchronization

/// A named table of one environment; a small value to keep and hand around.
///
/// It is good as long as the environment is open and the table is not dropped. Using it elsewhere, or in a
/// transaction begun before the table was made, is a broken assumption and stops the program with a sentence.
public struct Table: Hashable, Sendable {
  let place: Int
  let serial: UInt64
}

/// The tables an environment has open; a transaction keeps a copy as they were when it began.
struct OpenTables: Sendable {
  /// LMDB's handle of a table and the serial number it belongs to; zero: the place is free.
  private struct Slot: Sendable {
    var handle: MDB_dbi = 0
    var serial: UInt64 = 0
  }

  private var slots: [Slot] = []
  private var names: [String] = []

  /// Serial numbers are unique in the process, so that a foreign or dropped table is always noticed.
  private static let lastSerial = Atomic<UInt64>(0)

  /// LMDB's handle of a table.
  subscript(table: Table) -> MDB_dbi {
    get {
      precondition(
        contains(table),
        "This table is dropped, of another environment, or newer than the transaction.")
      return slots[table.place].handle
    }
    set {
      slots[table.place].handle = newValue
    }
  }

  func table(named name: String) -> Table? {
    for place in slots.indices where slots[place].serial != 0 && names[place] == name {
      return Table(place: place, serial: slots[place].serial)
    }
    return nil
  }

  func contains(_ table: Table) -> Bool {
    table.place < slots.count && slots[table.place].serial == table.serial
  }

  func name(of table: Table) -> String { names[table.place] }

  mutating func add(name: String, handle: MDB_dbi) -> Table {
    let serial = Self.lastSerial.add(1, ordering: .relaxed).newValue
    let place = slots.firstIndex { $0.serial == 0 } ?? slots.count
    if place == slots.count {
      slots.append(Slot())
      names.append(name)
    }
    slots[place] = Slot(handle: handle, serial: serial)
    names[place] = name
    return Table(place: place, serial: serial)
  }

  mutating func remove(_ table: Table) {
    slots[table.place] = Slot()
  }
}

/// A table on its way out: emptied by a transaction that has not committed yet.
struct DroppedTable: Sendable {
  let table: Table
  let name: String
  let handle: MDB_dbi
}
