public import Exchange

/// Writes events as canonical lines; remembers the texts of identifiers.
///
/// A line is put together in one buffer of the writer's, eight bytes at a time, and appended as a
/// whole: an array that grows byte by byte costs several times as much. Each value writes whole
/// words, also over what comes after it; the next value then begins where the last one ended.
public struct LineWriter: Sendable {
  let fields: FieldTable
  var kinds = QuotedTexts(EventKind.allCases.map(\.name))
  var units = QuotedTexts(Unit.allCases.map(\.name))
  /// The texts of the identifiers met, by number.
  var identifiers = QuotedTexts([])
  var times = TimestampWriter()

  private var buffer = [UInt8](repeating: 0, count: 4_096)

  public init() { self = Self.fresh }

  /// A writer that has met nothing yet: its tables are made once, and copies share them.
  private static let fresh = LineWriter(fields: FieldTable.shared)

  private init(fields: FieldTable) { self.fields = fields }

  /// Appends the line of a recorded event, without a newline: the bytes that are hashed.
  ///
  /// The event must have its position and recording time, and all its details: one read as
  /// ``LineForm/replay`` has not.
  public mutating func append(_ event: Event, to line: inout [UInt8]) {
    precondition(
      event.position != nil && event.recordedAt != nil,
      "a stored line needs the event's position and recording time")
    append(event, event.fieldBits | fields.stored, to: &line)
  }

  /// Appends the line of an act that asks to be recorded: without `seq` and `recordedAt`.
  public mutating func append(command event: Event, to line: inout [UInt8]) {
    append(event, event.fieldBits | fields.command | fields.version, to: &line)
  }

  private mutating func append(_ event: Event, _ present: UInt128, to line: inout [UInt8]) {
    let room = room(for: event, present)
    var buffer = consumeBuffer(room)
    var span = buffer.mutableSpan
    let count = writeObject(event, present, to: &span)
    line.append(contentsOf: buffer[..<count])
    self.buffer = buffer
  }

  /// The buffer, with at least so much room; it is put back after the line.
  private mutating func consumeBuffer(_ room: Int) -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &buffer)
    return taken.count >= room ? taken : [UInt8](repeating: 0, count: room * 2)
  }

  /// Bytes that the line may take at most, and a word's slack.
  private mutating func room(for event: borrowing Event, _ present: UInt128) -> Int {
    var longest = ExactDecimal.room + 64  // A quantity; nothing else of fixed form is longer.
    var rest = present & fields.identifiers
    while rest != 0 {
      let raw = rest.trailingZeroBitCount
      rest &= rest &- 1
      let number = event.identifierNumber(slot: Int(fields.entries[raw].slot))
      longest = max(longest, identifiers.remember(number))
    }
    let details = event.details.isEmpty ? 0 : event.details.writtenRoom
    return present.nonzeroBitCount * (longest + 32) + details + 64
  }
}

extension Event {
  /// Appends the line of this recorded event; many lines are cheaper with one ``LineWriter``.
  public func appendLine(to line: inout [UInt8]) {
    var writer = LineWriter()
    writer.append(self, to: &line)
  }

  /// Appends the line of this act without `seq` and `recordedAt`.
  public func appendCommandLine(to line: inout [UInt8]) {
    var writer = LineWriter()
    writer.append(command: self, to: &line)
  }
}
