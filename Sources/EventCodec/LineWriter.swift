public import Exchange

/// Writes events as canonical lines; remembers the texts of identifiers.
public struct LineWriter {
  /// `"name":` of each field, by raw value.
  private let prefixes: [[UInt8]] = Field.allCases.map { Array("\"\($0.name)\":".utf8) }
  private let fields = Field.allCases
  private let forms = Field.allCases.map(\.form)
  private let kindNames = EventKind.allCases.map { Array("\"\($0.name)\"".utf8) }
  private let unitNames = Unit.allCases.map { Array("\"\($0.name)\"".utf8) }

  /// The quoted text of each identifier met, by number; empty for one not met.
  private var quoted: [[UInt8]] = []

  public init() {}

  /// Appends the line of a recorded event, without a newline: the bytes that are hashed.
  ///
  /// The event must have its position and recording time, and all its details: one read as
  /// ``LineForm/replay`` has not.
  public mutating func append(_ event: Event, to line: inout [UInt8]) {
    precondition(
      event.position != nil && event.recordedAt != nil,
      "a stored line needs the event's position and recording time")
    appendObject(event, Self.storedEnvelope, to: &line)
  }

  /// Appends the line of an act that asks to be recorded: without `seq` and `recordedAt`.
  public mutating func append(command event: Event, to line: inout [UInt8]) {
    appendObject(event, Self.commandEnvelope, to: &line)
  }

  private static let commandEnvelope: [Field] = [.id, .kind, .occurredAt, .v]
  private static let storedEnvelope: [Field] = commandEnvelope + [.recordedAt, .seq]

  private mutating func appendObject(
    _ event: borrowing Event, _ envelope: [Field], to line: inout [UInt8]
  ) {
    var rest = event.fieldBits
    for field in envelope { rest |= 1 << UInt128(field.rawValue) }
    var separator = UInt8(ascii: "{")
    while rest != 0 {
      let field = fields[rest.trailingZeroBitCount]
      rest &= rest &- 1
      line.append(separator)
      separator = UInt8(ascii: ",")
      line.append(contentsOf: prefixes[Int(field.rawValue)])
      appendValue(of: field, event, to: &line)
    }
    line.append(UInt8(ascii: "}"))
  }

  private mutating func appendValue(
    of field: Field, _ event: borrowing Event, to line: inout [UInt8]
  ) {
    switch forms[Int(field.rawValue)] {
    case .identifier(let slot), .agent(let slot), .term(let slot):
      appendIdentifier(event.identifierNumber(slot: slot), to: &line)
    case .quantity: append(event.quantity(field)!, to: &line)
    case .time: append(event.time(field)!, to: &line)
    case .flag: line.append(contentsOf: (event.flagValue(field)! ? "true" : "false").utf8)
    case .envelope: appendEnvelope(field, event, to: &line)
    case .text, .digest, .count, .identifiers, .texts, .value:
      guard let detail = event.details[field] else {
        preconditionFailure("\(field) was noted without its value: a replayed event has no line")
      }
      append(detail, to: &line)
    }
  }

  private func appendEnvelope(
    _ field: Field, _ event: borrowing Event, to line: inout [UInt8]
  ) {
    switch field {
    case .id:
      line.append(UInt8(ascii: "\""))
      event.id.append(to: &line)
      line.append(UInt8(ascii: "\""))
    case .kind: line.append(contentsOf: kindNames[Int(event.kind.rawValue)])
    case .seq: line.append(decimal: event.position!)
    case .v: line.append(decimal: UInt64(Event.currentVersion))
    case .occurredAt: append(event.occurredAt, to: &line)
    case .recordedAt: append(Timestamp(event.recordedAt!), to: &line)
    case .unit: line.append(contentsOf: unitNames[Int(event.unit!.rawValue)])
    default: preconditionFailure("\(field) is not of the envelope")
    }
  }
}

// MARK: - Values

extension LineWriter {
  private func append(_ quantity: Quantity, to line: inout [UInt8]) {
    line.append(contentsOf: "{\"unit\":".utf8)
    line.append(contentsOf: unitNames[Int(quantity.unit.rawValue)])
    line.append(contentsOf: ",\"value\":\"".utf8)
    quantity.value.append(to: &line)
    line.append(contentsOf: "\"}".utf8)
  }

  private func append(_ time: Timestamp, to line: inout [UInt8]) {
    line.append(UInt8(ascii: "\""))
    time.append(to: &line)
    line.append(UInt8(ascii: "\""))
  }

  private mutating func appendIdentifier(_ number: UInt32, to line: inout [UInt8]) {
    let index = Int(number)
    if index >= quoted.count {
      quoted.append(contentsOf: repeatElement([], count: index + 1 - quoted.count))
    }
    if quoted[index].isEmpty { quoted[index].append(quoted: Term(number: number).text) }
    line.append(contentsOf: quoted[index])
  }

  private func append(_ detail: Detail, to line: inout [UInt8]) {
    switch detail {
    case .text(let text): line.append(quoted: text)
    case .count(let count): line.append(decimal: count)
    case .texts(let texts):
      var separator = UInt8(ascii: "[")
      for text in texts {
        line.append(separator)
        separator = UInt8(ascii: ",")
        line.append(quoted: text)
      }
      line.append(contentsOf: (texts.isEmpty ? "[]" : "]").utf8)
    case .object(let entries):
      var separator = UInt8(ascii: "{")
      for entry in entries {
        line.append(separator)
        separator = UInt8(ascii: ",")
        line.append(quoted: entry.key)
        line.append(UInt8(ascii: ":"))
        line.append(quoted: entry.value)
      }
      line.append(contentsOf: (entries.isEmpty ? "{}" : "}").utf8)
    }
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
