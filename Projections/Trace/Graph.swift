import Exchange
import Projecting

/// A place in the graph.
struct Node: Hashable, TableKey, TableRow {
  enum Kind: UInt64 {
    /// A thing, narrowed by lot and serial where they are known.
    case lot = 1
    case process, agent, document, event

    var name: String {
      switch self {
      case .lot: "lot"
      case .process: "process"
      case .agent: "agent"
      case .document: "document"
      case .event: "event"
      }
    }
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

  /// The agent that it is, if it is one.
  var agent: AgentID? { type == .agent ? AgentID(number: name.number) : nil }

  /// `sheet#LS1@P1`, or the name.
  var label: String {
    name.text + (lot.map { "#\($0)" } ?? "") + (serial.map { "@\($0)" } ?? "")
  }

  /// Unique among nodes of every type.
  var id: String { type.name + ":" + label }

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

  var tableHash: UInt64 {
    UInt64(name.number).mixed(UInt64(lot?.number ?? 0) << 32 | UInt64(serial?.number ?? 0))
      .mixed(type.rawValue)
  }
}

/// The nodes by number, in the order in which the log brings them: an edge is two small numbers and
/// not two texts.
final class NodeBook {
  private let numbers: Table<Node, Count>
  private let nodes: Table<UInt64, Node>
  /// Under 0, how many there are.
  private let counts: Table<UInt64, Count>

  struct Count: TableRow {
    var value: UInt64 = 0

    func write(to writer: inout RowWriter) { writer.write(value) }

    static func read(from reader: inout RowReader) throws(RowReader.Damage) -> Count {
      Count(value: try reader.number())
    }
  }

  init(tables: TableSpace) {
    numbers = tables.table("numbers")
    nodes = tables.table("nodes")
    counts = tables.table("counts")
  }

  /// The number of the node, from 1; a new one gets the next.
  func number(of node: Node) -> UInt64 {
    if let known = numbers.look(node, { $0.value }) { return known }
    var number: UInt64 = 0
    counts.update(0, initial: Count()) { count in
      count.value += 1
      number = count.value
    }
    numbers[node] = Count(value: number)
    nodes[number] = node
    return number
  }

  /// Its number, where the log has named it.
  func known(_ node: Node) -> UInt64? { numbers.look(node) { $0.value } }

  subscript(number: UInt64) -> Node? { nodes[number] }

  var all: [(key: UInt64, row: Node)] { nodes.rows }
}

/// How one node leads to another. The raw values are stored: they stay.
enum Link: UInt64 {
  case donated = 1
  case purchased, lent, found, opening
  case consumed, used, worked, cited, produced, published
  case delivered, lost, rejected, handedOut, carried, scrapped

  /// The kind of act that makes it.
  var kind: EventKind {
    switch self {
    case .donated: .donationReceived
    case .purchased: .purchaseReceived
    case .lent: .loanStarted
    case .found: .foundRecorded
    case .opening: .openingBalance
    case .consumed: .inputConsumed
    case .used: .equipmentUsed
    case .worked: .workDone
    case .cited: .designCited
    case .produced: .outputProduced
    case .published: .documentPublished
    case .delivered: .goodsDelivered
    case .lost, .scrapped: .lossRecorded
    case .rejected: .lotChecked
    case .handedOut: .handedOut
    case .carried: .moved
    }
  }

  /// Whether it brings goods into a thing: what the thing consists of.
  var isSource: Bool {
    switch self {
    case .donated, .purchased, .lent, .found, .opening, .produced: true
    default: false
    }
  }

  /// Whether it takes goods out of a thing for good.
  var isTaking: Bool {
    switch self {
    case .consumed, .scrapped, .delivered, .lost, .rejected: true
    default: false
    }
  }
}

/// What goes by one kind of link between two nodes, seen from the near one.
struct EdgeKey: TableKey {
  var near: UInt64
  var far: UInt64
  var link: Link
  /// The craft of hours worked.
  var skill: Term?

  var tableHash: UInt64 {
    near.mixed(far << 8 | link.rawValue).mixed(UInt64(skill?.number ?? 0))
  }

  func write(to writer: inout RowWriter) {
    writer.key(near)
    writer.key(far << 8 | link.rawValue)
    writer.key(skill)
  }

  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> EdgeKey {
    let near = try reader.keyNumber()
    let packed = try reader.keyNumber()
    guard let link = Link(rawValue: packed & 0xFF) else { throw RowReader.Damage() }
    return EdgeKey(near: near, far: packed >> 8, link: link, skill: try reader.keyIdentifier())
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
