import Exchange

// The object of a line, field by field.

extension LineReader {
  mutating func readFields(_ line: Span<UInt8>, _ event: inout Event) throws(Refusal) {
    let canonical = canonical
    var at = 0
    try line.punctuation(UInt8(ascii: "{"), "\"{\"", &at, canonical: canonical)
    if !line.isClosed(&at, by: UInt8(ascii: "}")) {
      var last = -1
      repeat {
        let start = at
        let (field, form) = try readName(line, &at)
        if canonical {
          if Int(field.rawValue) <= last { throw disorder(line, field, start, event) }
          last = Int(field.rawValue)
        } else if has(field, event) {
          throw line.unreadable(start, .duplicateField(field.name))
        }
        try line.punctuation(UInt8(ascii: ":"), "\":\"", &at, canonical: canonical)
        try readValue(of: field, form, start, line, &at, &event)
      } while try line.hasNext(&at, before: UInt8(ascii: "}"), canonical: canonical)
    }
    current = nil
    line.skipSpace(&at, canonical: canonical)
    guard at == line.count else { throw line.unreadable(at, .trailingBytes) }
  }

  @inline(__always) private mutating func readName(
    _ line: Span<UInt8>, _ at: inout Int
  ) throws(Refusal) -> (Field, Field.Form) {
    current = nil
    if let entry = fieldTable.step(over: &at, in: line) {
      current = entry.field
      return (entry.field, entry.form)
    }
    let field = try unusualName(line, try line.string(&at, canonical: canonical))
    current = field
    return (field, field.form)
  }

  /// A name with escapes, or one that no field has.
  @inline(never) private func unusualName(
    _ line: Span<UInt8>, _ token: TextToken
  ) throws(Refusal) -> Field {
    let name = try line.text(token)
    if let field = Field.allCases.first(where: { $0.name == name }) { return field }
    let suggestions = Suggestions.nearest(to: name, among: Field.allCases.map(\.name))
    var refusal = line.unreadable(token.offset, .unknownField(name, suggestions: suggestions))
    refusal.field = name
    throw refusal
  }

  /// Whether the line had this field already.
  private func has(_ field: Field, _ event: Event) -> Bool {
    event.has(field) || !envelope.isDisjoint(with: Envelope(field))
  }

  @inline(never) private func disorder(
    _ line: Span<UInt8>, _ field: Field, _ start: Int, _ event: Event
  ) -> Refusal {
    line.unreadable(
      start, has(field, event) ? .duplicateField(field.name) : .fieldsOutOfOrder(field.name))
  }

  @inline(__always) private mutating func readValue(
    of field: Field, _ form: Field.Form, _ start: Int, _ line: Span<UInt8>, _ at: inout Int,
    _ event: inout Event
  ) throws(Refusal) {
    switch form {
    case .identifier(let slot), .agent(let slot):
      let number =
        field == .category ? try category(line, &at) : try identifier(line, &at)
      event.put(field, slot: slot, identifier: number)
    case .term(let slot):
      event.put(field, slot: slot, identifier: try term(line, &at))
    case .quantity(let slot):
      event.put(field, slot: slot, try quantity(line, &at))
    case .time: event.set(field, try time(line, &at))
    case .flag: event.set(field, try line.flag(&at))
    case .envelope: try readEnvelope(field, start, line, &at, &event)
    case .text, .digest, .count, .identifiers, .texts, .value:
      if wantsDetails {
        event.set(field, try detail(field, form, line, &at))
      } else {
        try skip(line, &at)
        event.note(field)
      }
    }
  }

  @inline(__always) private mutating func readEnvelope(
    _ field: Field, _ start: Int, _ line: Span<UInt8>, _ at: inout Int, _ event: inout Event
  ) throws(Refusal) {
    switch field {
    case .id: event.id = try eventID(line, &at)
    case .kind: event.kind = try kind(line, &at)
    case .occurredAt: event.occurredAt = try time(line, &at)
    case .unit: event.set(unit: try unit(line, &at))
    case .v: try version(line, &at)
    case .seq where canonical: event.position = try line.number(&at)
    case .recordedAt where canonical: event.recordedAt = try recordingTime(line, &at)
    default: throw line.unreadable(start, .notAllowedInCommand(field.name))
    }
    envelope.insert(Envelope(field))
  }

  private mutating func version(_ line: Span<UInt8>, _ at: inout Int) throws(Refusal) {
    let start = at
    let version = try line.number(&at)
    guard version == UInt64(Event.currentVersion) else {
      throw line.unreadable(start, .unsupportedVersion("\(version)"))
    }
  }
}
