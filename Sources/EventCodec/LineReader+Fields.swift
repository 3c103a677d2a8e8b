import Exchange

// The object of a line, field by field.

extension LineReader {
  mutating func readFields(_ line: Span<UInt8>, _ event: inout Event) throws(Refusal) {
    var at = 0
    try line.punctuation(UInt8(ascii: "{"), "\"{\"", &at, canonical: canonical)
    if !line.isClosed(&at, by: UInt8(ascii: "}")) {
      if canonical {
        try readCanonical(line, &at, &event)
      } else {
        try readLoose(line, &at, &event)
      }
    }
    current = nil
    line.skipSpace(&at, canonical: canonical)
    guard at == line.count else { throw line.unreadable(at, .trailingBytes) }
  }

  /// The members of a canonical object; `at` is on the first name.
  private mutating func readCanonical(
    _ line: Span<UInt8>, _ at: inout Int, _ event: inout Event
  ) throws(Refusal) {
    var progress = Progress(place: at)
    repeat {
      let isDone = lexicon.readUsual(line, &progress, &event, wantsDetails: wantsDetails)
      (at, seen) = (progress.place, progress.seen)
      if isDone { return }
      let start = at
      let field = if let plain = plainName(line, &at) { plain } else { try spelledName(line, &at) }
      if Int(field.rawValue) <= progress.last {
        throw line.unreadable(
          start, hasSeen(field) ? .duplicateField(field.name) : .fieldsOutOfOrder(field.name))
      }
      try readValue(of: field, line, &at, &event)
      progress.last = Int(field.rawValue)
      (progress.place, progress.seen) = (at, seen)
    } while try hasNext(line, &at, &progress)
  }

  /// Steps over the comma before the next member, or over the end of the object: then false.
  private func hasNext(
    _ line: Span<UInt8>, _ at: inout Int, _ progress: inout Progress
  ) throws(Refusal) -> Bool {
    defer { progress.place = at }
    return try line.hasNext(&at, before: UInt8(ascii: "}"), canonical: true)
  }

  /// The members of what people send; `at` is on the first name. Programs mostly send the usual
  /// layout, so that is run through as far as it goes, again after each unusual member.
  private mutating func readLoose(
    _ line: Span<UInt8>, _ at: inout Int, _ event: inout Event
  ) throws(Refusal) {
    var progress = Progress(place: at)
    var isUsual = true
    repeat {
      if isUsual {
        progress.place = at
        let isDone = lexicon.readUsual(line, &progress, &event, wantsDetails: wantsDetails)
        // What only a ledger may say is found again at its place, member by member.
        if progress.seen & lexicon.fields.stampedByLedger != 0 {
          return try readAgain(line, &event)
        }
        (at, seen) = (progress.place, progress.seen)
        if isDone { return }
        line.skipSpace(&at, canonical: false)
      }
      let field = try readMember(line, &at, &event)
      isUsual = isUsual && Int(field.rawValue) > progress.last
      (progress.last, progress.seen) = (Int(field.rawValue), seen)
    } while try line.hasNext(&at, before: UInt8(ascii: "}"), canonical: false)
  }

  /// The members from the start, one by one, to say where the first wrong one is.
  private mutating func readAgain(_ line: Span<UInt8>, _ event: inout Event) throws(Refusal) {
    event.reset()
    seen = 0
    var at = 0
    try line.punctuation(UInt8(ascii: "{"), "\"{\"", &at, canonical: false)
    line.skipSpace(&at, canonical: false)
    repeat {
      _ = try readMember(line, &at, &event)
    } while try line.hasNext(&at, before: UInt8(ascii: "}"), canonical: false)
  }

  private mutating func readMember(
    _ line: Span<UInt8>, _ at: inout Int, _ event: inout Event
  ) throws(Refusal) -> Field {
    let start = at
    let field = try name(line, &at)
    guard !hasSeen(field) else { throw line.unreadable(start, .duplicateField(field.name)) }
    try line.punctuation(UInt8(ascii: ":"), "\":\"", &at, canonical: false)
    if field == .seq || field == .recordedAt {
      throw line.unreadable(start, .notAllowedInCommand(field.name))
    }
    try readValue(of: field, line, &at, &event)
    return field
  }

  /// The field that is named in its usual layout at `at`, which moves to the value; else nil.
  private mutating func plainName(_ line: Span<UInt8>, _ at: inout Int) -> Field? {
    let table = lexicon.fields
    let entries = table.entries.span
    let raw = FieldTable.find(at &- 1, line, entries, table.heads.span)
    guard raw &+ 1 < entries.count else { return nil }
    at = at &+ Int(entries[raw].byteCount) &- 1
    current = entries[raw].field
    return current
  }

  private mutating func spelledName(
    _ line: Span<UInt8>, _ at: inout Int
  ) throws(Refusal) -> Field {
    let field = try name(line, &at)
    try line.punctuation(UInt8(ascii: ":"), "\":\"", &at, canonical: true)
    return field
  }

  /// A name, maybe with escapes, maybe one that no field has.
  private mutating func name(
    _ line: Span<UInt8>, _ at: inout Int
  ) throws(Refusal) -> Field {
    current = nil
    let token = try line.string(&at, canonical: canonical)
    let name = try line.text(token)
    let bytes = Array(name.utf8)
    if let field = Field.names.value(named: bytes.span) {
      current = field
      return field
    }
    let suggestions = Suggestions.nearest(to: name, among: Field.allCases.map(\.name))
    var refusal = line.unreadable(token.offset, .unknownField(name, suggestions: suggestions))
    refusal.field = name
    throw refusal
  }

  private mutating func readValue(
    of field: Field, _ line: Span<UInt8>, _ at: inout Int, _ event: inout Event
  ) throws(Refusal) {
    let form = lexicon.fields.entries[Int(field.rawValue)].form
    switch form {
    case .identifier: event.set(field, identifier: try identifier(line, &at))
    case .category: event.set(field, identifier: try category(line, &at))
    case .term: event.set(field, identifier: try term(line, &at))
    case .quantity: event.set(field, try quantity(line, &at))
    case .time: event.set(field, try time(line, &at))
    case .flag: event.set(field, try line.flag(&at))
    case .text, .digest, .count, .identifiers, .texts, .value:
      if wantsDetails {
        event.set(field, try detail(field, form, line, &at, of: event.kind))
      } else {
        try skip(line, &at, isText: form == .text)
      }
    case .id: event.id = try eventID(line, &at)
    case .kind: event.kind = try kind(line, &at)
    case .occurredAt: event.occurredAt = try time(line, &at)
    case .recordedAt: event.recordedAt = try recordingTime(line, &at)
    case .seq: event.position = try line.number(&at)
    case .unit: event.set(unit: try unit(line, &at))
    case .v: try version(line, &at)
    }
    see(field)
  }

  private func version(_ line: Span<UInt8>, _ at: inout Int) throws(Refusal) {
    let start = at
    let version = try line.number(&at)
    guard version == UInt64(Event.currentVersion) else {
      throw line.unreadable(start, .unsupportedVersion("\(version)"))
    }
  }
}
