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
public struct LineReader: Sendable {
  var lexicon: Lexicon

  var canonical = true
  var wantsDetails = true
  /// The fields that were read so far, as ``Event/fieldBits``.
  var seen: UInt128 = 0
  /// The field being read, for refusals.
  var current: Field?

  public init() { self = Self.fresh }

  /// A reader that has met nothing yet. Its tables are made once: that takes longer than reading a
  /// hundred lines, and a copy shares them until it learns something.
  private static let fresh = LineReader(lexicon: Lexicon())

  private init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// Reads one line, without its newline.
  ///
  /// `defaults` fill what a command may leave out; without them `id` and `occurredAt` must be
  /// there. Lines of an older version are read through the ``Upcaster`` chain; then offsets in
  /// refusals about the fields are 0.
  public mutating func read(
    _ line: Span<UInt8>, as form: LineForm, defaults: CommandDefaults? = nil
  ) throws(Refusal) -> Event {
    var event = Self.blank
    try read(line, form, defaults, &event)
    return event
  }

  /// Reads one line into an event whose former content is of no more use; for many lines.
  ///
  /// After a refusal the event holds nothing meaningful.
  public mutating func read(
    _ line: Span<UInt8>, as form: LineForm, defaults: CommandDefaults? = nil,
    into event: inout Event
  ) throws(Refusal) {
    event.reset()
    try read(line, form, defaults, &event)
  }

  /// An event to read into.
  public static var blank: Event {
    Event(id: noID, kind: .agentRegistered, occurredAt: Timestamp(Day(number: 0)))
  }

  private static let noID = EventID("none")!

  @inline(never) private mutating func read(
    _ line: Span<UInt8>, _ form: LineForm, _ defaults: CommandDefaults?, _ event: inout Event
  ) throws(Refusal) {
    do throws(Refusal) {
      try readCurrent(line, form, defaults, &event)
    } catch {
      var refusal = located(error, event)
      if line.isOfTwoByteUnits { refusal.reason = .unreadable(offset: 0, .notUTF8) }
      guard form != .command, let older = try upcast(line, refusal) else { throw refusal }
      try readUpcast(older, form, &event)
    }
  }

  private mutating func readUpcast(
    _ line: [UInt8], _ form: LineForm, _ event: inout Event
  ) throws(Refusal) {
    event.reset()
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
    if hasSeen(.id) { refusal.id = event.id.description }
    return refusal
  }

  private mutating func readCurrent(
    _ line: Span<UInt8>, _ form: LineForm, _ defaults: CommandDefaults?, _ event: inout Event
  ) throws(Refusal) {
    canonical = form != .command
    wantsDetails = form != .replay
    seen = 0
    current = nil
    guard line.count <= Limits.lineByteCount else {
      throw line.unreadable(Limits.lineByteCount, .tooLong(limit: Limits.lineByteCount))
    }
    try readFields(line, &event)
    if !canonical { complete(&event, defaults) }
    event.fieldBits = seen & ~lexicon.fields.stored
    // In place: calling a method of the reader would copy all of it.
    let required = canonical ? lexicon.fields.stored : lexicon.fields.command
    if required & ~seen != 0 || seen & lexicon.fields.sharing != 0 {
      try checkPresence(required, event.kind)
    }
  }

  private mutating func complete(_ event: inout Event, _ defaults: CommandDefaults?) {
    guard let defaults else { return }
    if !hasSeen(.id) {
      event.id = defaults.makeID()
      see(.id)
    }
    if !hasSeen(.occurredAt) {
      event.occurredAt = defaults.occurredAt
      see(.occurredAt)
    }
    if !hasSeen(.recordedBy), let agent = defaults.recordedBy {
      event.set(.recordedBy, identifier: agent.number)
      see(.recordedBy)
    }
  }
}

// MARK: - What must be there

extension LineReader {
  /// Whether the line had this field already.
  func hasSeen(_ field: Field) -> Bool {
    seen & lexicon.fields.entries[Int(field.rawValue)].bit != 0
  }

  mutating func see(_ field: Field) { seen |= lexicon.fields.entries[Int(field.rawValue)].bit }

  /// Fields that share a place in ``Event``; no kind knows both of a pair.
  private static let exclusive: [(Field, Field)] = [
    (.accepted, .received), (.rejected, .refused), (.until, .validFrom),
  ]

  @inline(never) private mutating func checkPresence(
    _ required: UInt128, _ kind: EventKind
  ) throws(Refusal) {
    if required & ~seen != 0 { throw missing(required) }
    try checkExclusive(kind)
  }

  @inline(never) private func missing(_ required: UInt128) -> Refusal {
    let absent = required & ~seen
    return Refusal(field: Field(rawValue: UInt8(absent.trailingZeroBitCount))?.name, .missingField)
  }

  @inline(never) private func checkExclusive(_ kind: EventKind) throws(Refusal) {
    for (one, other) in Self.exclusive where hasSeen(one) && hasSeen(other) {
      let foreign = kind.rules.allows(one) ? other : one
      throw Refusal(field: foreign.name, .foreignField(kind: kind.name))
    }
  }
}

extension Span<UInt8> {
  /// Whether this is a line of UTF-16, with its mark or without: no line of UTF-8 begins so.
  fileprivate var isOfTwoByteUnits: Bool {
    guard count >= 2 else { return false }
    return word(at: 0) & 0xFFFF == 0xFEFF || word(at: 0) & 0xFFFF == 0xFFFE || self[0] == 0
      || self[1] == 0
  }
}
