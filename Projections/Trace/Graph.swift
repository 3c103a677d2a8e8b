import Exchange
import Projecting

/// A place in the graph.
struct Node: Hashable {
  enum Kind: UInt64 {
    /// A thing, narrowed by lot and serial where they are known.
    case lot = 1
    case process, agent, document, event
  }
  var type: Kind
  var name: Term
  var lot: Term?
  var serial: Term?

  private init(_ type: Kind, _ name: Term, lot: Term? = nil, serial: Term? = nil) {
    self.type = type
    self.name = name
    self.lot = lot
    self.serial = serial
  }

  init(_ thing: ThingName) {
    self.init(
      .lot, Term(thing.item), lot: thing.lot.map { Term($0) }, serial: thing.serial.map { Term($0) }
    )
  }

  static func thing(_ act: borrowing Event) -> Node? {
    guard let item = act.item else { return nil }
    return Node(
      .lot, Term(number: item.number), lot: act.lot.map { Term(number: $0.number) },
      serial: act.serial.map { Term(number: $0.number) })
  }

  static func process(_ act: borrowing Event) -> Node? {
    act.process.map { Node(.process, Term(number: $0.number)) }
  }

  static func document(_ act: borrowing Event) -> Node? {
    act.document.map { Node(.document, Term(number: $0.number)) }
  }

  static func agent(_ agent: AgentID?) -> Node? {
    agent.map { Node(.agent, Term(number: $0.number)) }
  }

  static func event(_ kind: EventKind) -> Node { Node(.event, Term(kind.name)) }

  /// `sheet#LS1@P1`, or the name.
  var label: String {
    name.text + (lot.map { "#\($0)" } ?? "") + (serial.map { "@\($0)" } ?? "")
  }

  /// Unique among nodes of every type.
  var id: String { "\(type):\(label)" }

  func write(to writer: inout RowWriter) {
    writer.key(type.rawValue)
    writer.key(name)
    writer.key(lot)
    writer.key(serial)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> Node {
    guard let type = Kind(rawValue: try reader.keyNumber()) else { throw RowReader.Damage() }
    let name: Term = try reader.requiredKey()
    let lot: Term? = try reader.keyIdentifier()
    return Node(type, name, lot: lot, serial: try reader.keyIdentifier())
  }

  var quickHash: UInt64 {
    UInt64(name.number).mixed(UInt64(lot?.number ?? 0) << 32 | UInt64(serial?.number ?? 0))
      .mixed(type.rawValue)
  }
}

/// What goes by one kind of act between two nodes, seen from the near one.
struct EdgeKey: TableKey {
  var near: Node
  var far: Node
  var kind: EventKind

  init(_ near: Node, _ far: Node, _ kind: EventKind) {
    self.near = near
    self.far = far
    self.kind = kind
  }

  var tableHash: UInt64 { near.quickHash.mixed(far.quickHash).mixed(UInt64(kind.rawValue)) }

  func write(to writer: inout RowWriter) {
    near.write(to: &writer)
    far.write(to: &writer)
    writer.key(kind.term)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> EdgeKey {
    let near = try Node.read(from: &reader)
    let far = try Node.read(from: &reader)
    let name: Term = try reader.requiredKey()
    guard let kind = EventKind.names.value(named: Array(name.text.utf8).span) else {
      throw RowReader.Damage()
    }
    return EdgeKey(near, far, kind)
  }
}

struct EdgeRow: TableRow {
  var amount = ExactDecimal.zero
  var unit: Unit

  init(unit: Unit) { self.unit = unit }

  func write(to writer: inout RowWriter) {
    writer.write(unit)
    writer.write(amount)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> EdgeRow {
    var row = EdgeRow(unit: try reader.unit())
    row.amount = try reader.decimal()
    return row
  }
}
