public import Exchange

// The canonical line of an event: what is stored, hashed, exported and read by people.
//
// One event is one JSON object on one line, in the canonical form of RFC 8785: no white space,
// names ascending by their bytes, UTF-8 unescaped but for `"`, `\` and controls, whole numbers
// plain. The line you read is the bytes that are hashed. So, for every line of the current version
// that is accepted as stored, writing the event gives back exactly the same bytes.
//
//   {"id":"e1","item":"sheet","kind":"donationReceived","occurredAt":"2020-04-02",
//    "provider":"dora","quantity":{"unit":"one","value":"500"},"receiver":"coop",
//    "recordedAt":"2020-04-02T07:10:00.000Z","recordedBy":"coop","seq":4,"v":1}
//
// (without the line breaks). One parser reads stored lines and what people send; the form only
// sets how strict it is about layout. Meaning that needs more than the line – which fields a kind
// asks for, who is known, what is in stock – is not looked at here.
//
// Old lines are never rewritten: see `Upcaster`.

/// How a line is laid out, and how much of it is wanted.
public enum LineForm: Sendable {
  /// A line of a log: canonical, with position and recording time; all of it is read and checked.
  case stored
  /// A line of our own log, checked when it was stored: identifiers, quantities, times and flags
  /// are read; ``Event/details`` stay empty, their fields are noted.
  case replay
  /// What people and programs send: any JSON layout, without `seq` and `recordedAt`, which are
  /// the ledger's to give.
  case command
}

/// What a command gets when it does not say it.
public struct CommandDefaults {
  /// Makes the id of an act that has none; called at most once a line.
  public var makeID: () -> EventID
  public var occurredAt: Timestamp
  public var recordedBy: AgentID?

  public init(
    occurredAt: Timestamp, recordedBy: AgentID? = nil, makeID: @escaping () -> EventID
  ) {
    self.makeID = makeID
    self.occurredAt = occurredAt
    self.recordedBy = recordedBy
  }
}

/// Reads event lines one after another, and remembers the identifiers it met.
///
/// Costs one pass over the line. Make one reader and keep it: its tables are what makes the next
/// line cheap.
public struct LineReader {
  let fieldTable = FieldTable()
  let kindNames = WordTable(EventKind.allCases.map(\.name))
  let unitNames = WordTable(Unit.allCases.map(\.name))
  let kinds = EventKind.allCases
  let units = Unit.allCases
  let vocabularies = Field.allCases.map(\.vocabulary)
  let noID = EventID("none")!

  /// Texts that passed the check of an identifier, of a term, of a category.
  var identifiers = WordTable()
  var terms = WordTable()
  var categories = WordTable()

  var canonical = true
  var wantsDetails = true
  /// The fields of the envelope that were read so far.
  var envelope = Envelope()
  /// The field being read, for refusals.
  var current: Field?

  public init() {}

  /// Reads one line, without its newline.
  ///
  /// `defaults` fill what a command may leave out; without them `id` and `occurredAt` must be
  /// there. Lines of an older version are read through the ``Upcaster`` chain; then offsets in
  /// refusals about the fields are 0.
  public mutating func read(
    _ line: Span<UInt8>, as form: LineForm, defaults: CommandDefaults? = nil
  ) throws(Refusal) -> Event {
    var event = Event(id: noID, kind: .agentRegistered, occurredAt: Timestamp(Day(number: 0)))
    try read(line, form, defaults, &event)
    return event
  }

  @inline(never) private mutating func read(
    _ line: Span<UInt8>, _ form: LineForm, _ defaults: CommandDefaults?, _ event: inout Event
  ) throws(Refusal) {
    do throws(Refusal) {
      try readCurrent(line, form, defaults, &event)
    } catch {
      let refusal = located(error, event)
      guard form != .command, let older = try upcast(line, refusal) else { throw refusal }
      try readUpcast(older, form, &event)
    }
  }

  private mutating func readUpcast(
    _ line: [UInt8], _ form: LineForm, _ event: inout Event
  ) throws(Refusal) {
    event = Event(id: noID, kind: .agentRegistered, occurredAt: Timestamp(Day(number: 0)))
    do throws(Refusal) {
      try readCurrent(line.span, form, nil, &event)
    } catch {
      var refusal = located(error, event)
      if case .unreadable(_, let problem) = refusal.reason {
        refusal.reason = .unreadable(offset: 0, problem)
      }
      throw refusal
    }
  }

  /// The refusal with the field being read and the id, if it was read.
  private func located(_ refusal: Refusal, _ event: Event) -> Refusal {
    var refusal = refusal
    if refusal.field == nil { refusal.field = current?.name }
    if envelope.contains(.id) { refusal.id = event.id.description }
    return refusal
  }

  private mutating func readCurrent(
    _ line: Span<UInt8>, _ form: LineForm, _ defaults: CommandDefaults?, _ event: inout Event
  ) throws(Refusal) {
    canonical = form != .command
    wantsDetails = form != .replay
    envelope = Envelope()
    current = nil
    guard line.count <= Limits.lineByteCount else {
      throw line.unreadable(Limits.lineByteCount, .tooLong(limit: Limits.lineByteCount))
    }
    try readFields(line, &event)
    current = nil
    if !canonical { complete(&event, defaults) }
    try checkPresence(event)
  }

  private mutating func complete(_ event: inout Event, _ defaults: CommandDefaults?) {
    guard let defaults else { return }
    if !envelope.contains(.id) {
      event.id = defaults.makeID()
      envelope.insert(.id)
    }
    if !envelope.contains(.occurredAt) {
      event.occurredAt = defaults.occurredAt
      envelope.insert(.occurredAt)
    }
    if !event.has(.recordedBy), let agent = defaults.recordedBy {
      event.set(.recordedBy, identifier: agent.number)
    }
  }
}

// MARK: - What must be there

/// Which fields of the envelope were there.
struct Envelope: OptionSet {
  var rawValue: UInt8 = 0

  static let id = Envelope(rawValue: 1)
  static let kind = Envelope(rawValue: 2)
  static let occurredAt = Envelope(rawValue: 4)
  static let recordedAt = Envelope(rawValue: 8)
  static let seq = Envelope(rawValue: 16)
  static let v = Envelope(rawValue: 32)

  static let command: Envelope = [.id, .kind, .occurredAt]
  static let stored: Envelope = [.id, .kind, .occurredAt, .recordedAt, .seq, .v]

  /// The place of a field; nothing for a field outside the envelope.
  init(_ field: Field) {
    switch field {
    case .id: self = .id
    case .kind: self = .kind
    case .occurredAt: self = .occurredAt
    case .recordedAt: self = .recordedAt
    case .seq: self = .seq
    case .v: self = .v
    default: self = []
    }
  }

  init(rawValue: UInt8 = 0) {
    self.rawValue = rawValue
  }
}

extension LineReader {
  /// Fields that share a place in ``Event``; no kind knows both of a pair.
  private static let exclusive: [(Field, Field)] = [
    (.accepted, .received), (.rejected, .refused), (.until, .validFrom),
  ]

  private mutating func checkPresence(_ event: Event) throws(Refusal) {
    let required = canonical ? Envelope.stored : Envelope.command
    if !envelope.isSuperset(of: required) { throw missing(required) }
    if event.has(.received) || event.has(.refused) || event.has(.validFrom) {
      try checkExclusive(event)
    }
  }

  @inline(never) private func missing(_ required: Envelope) -> Refusal {
    let absent = required.subtracting(envelope)
    let field = Field.allCases.first { !absent.isDisjoint(with: Envelope($0)) }
    return Refusal(field: field?.name, .missingField)
  }

  @inline(never) private func checkExclusive(_ event: Event) throws(Refusal) {
    for (one, other) in Self.exclusive where event.has(one) && event.has(other) {
      let foreign = event.kind.rules.allows(one) ? other : one
      throw Refusal(field: foreign.name, .foreignField(kind: event.kind.name))
    }
  }
}
