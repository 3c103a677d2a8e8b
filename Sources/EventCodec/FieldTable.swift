import Exchange

/// The fields, found from the bytes of a canonical line by two steps of arithmetic and one look.
///
/// The first four bytes of a name – with what follows a short one – nearly tell which it is; the
/// few names that begin alike are chained.
struct FieldTable {
  /// How a value is read and written; ``Field/Form`` made flat.
  enum Form: UInt8 {
    case text, digest, count, identifiers, texts, value
    case identifier, category, term, quantity, time, flag
    case id, kind, occurredAt, recordedAt, seq, unit, v

    /// Whether the value stands in ``Event/details``.
    var isDetail: Bool { rawValue <= Form.value.rawValue }
  }

  /// A field by what a line says before its value: a separator, then `"name":`.
  struct Entry {
    /// The text, but for its first byte, which is `{` or `,`; and which bits of it to compare.
    var first: UInt64 = 0
    var firstMask = UInt64.max
    var second: UInt64 = 0
    var secondMask: UInt64 = 0
    var third: UInt64 = 0
    /// The bit of the field among ``Event/fieldBits``, in two halves.
    var lowBit: UInt64 = 0
    var highBit: UInt64 = 0
    /// Bytes of the separator, the quoted name and the colon.
    var byteCount: UInt8 = 0
    var slot: UInt8 = 0
    /// The raw value of the next field whose name begins alike; ``none`` for none.
    var next: UInt8 = 0
    var form = Form.text
    var field = Field.accepted

    var bit: UInt128 { UInt128(highBit) << 64 | UInt128(lowBit) }
  }

  /// By raw value; the last, at ``none``, matches nothing.
  let entries: [Entry]
  /// The raw value of the first field for each hash; ``none`` for none.
  let heads: [UInt8]

  /// The place of an entry that matches nothing.
  static let none = UInt8(Field.allCases.count)

  /// What a command must have, and what a stored line must have: they have their own place in
  /// ``Event``. As bits by raw value.
  let command = FieldTable.bits([.id, .kind, .occurredAt])
  let version = FieldTable.bits([.v])
  /// What only the ledger says, and never a command.
  let stampedByLedger = FieldTable.bits([.seq, .recordedAt])
  let stored = FieldTable.bits([.id, .kind, .occurredAt, .recordedAt, .seq, .v])
  /// Fields whose value is a number of the identifier pool.
  let identifiers = FieldTable.bits(
    Field.allCases.filter {
      switch $0.form {
      case .identifier, .agent, .term: true
      default: false
      }
    })
  /// Fields that share a place in ``Event`` with a more usual one.
  let sharing = FieldTable.bits([.received, .refused, .validFrom])

  /// Made once: every reader has the same.
  static let shared = FieldTable()

  private static func bits(_ fields: [Field]) -> UInt128 {
    fields.reduce(0) { $0 | 1 << UInt128($1.rawValue) }
  }

  private init() {
    var entries = [Entry](repeating: Entry(), count: Int(Self.none) + 1)
    var heads = [UInt8](repeating: Self.none, count: 1024)
    for field in Field.allCases.reversed() {
      let raw = Int(field.rawValue)
      let text = Array(",\"\(field.name)\":".utf8)
      precondition(text.count <= 20, "a field name has at most 16 bytes")
      entries[raw] = Entry(field, text.span)
      // The version in a short `"v":1` is part of its four bytes.
      let head = Array(",\"\(field.name)\":\(Event.currentVersion)".utf8)
      let index = Self.index(head.span.word(at: 0))
      entries[raw].next = heads[index]
      heads[index] = field.rawValue
    }
    (self.entries, self.heads) = (entries, heads)
  }

  /// The hash of bytes 2 to 5 of what stands before a value.
  @inline(__always) private static func index(_ word: UInt64) -> Int {
    let head = UInt32(truncatingIfNeeded: word &>> 16)
    return Int(truncatingIfNeeded: (head &* 0x9E37_79B1) &>> 22)
  }

  /// The raw value of the field that is plainly named behind the separator at `at`; ``none``.
  @inline(__always) static func find(
    _ at: Int, _ line: Span<UInt8>, _ entries: Span<Entry>, _ heads: Span<UInt8>
  ) -> Int {
    let (first, second) = line.twoWords(at: at)
    var raw = Int(heads[index(first)])
    while true {
      let mismatch =
        (first ^ entries[raw].first) & entries[raw].firstMask
        | (second ^ entries[raw].second) & entries[raw].secondMask
      if mismatch == 0 {
        let byteCount = entries[raw].byteCount
        if byteCount <= 16 { return raw }
        if ends(at, line, entries[raw].third, byteCount) { return raw }
      }
      if raw &+ 1 == entries.count { return raw }
      raw = Int(entries[raw].next)
    }
  }

  /// Whether the bytes from the seventeenth to the last are those of `third`.
  @inline(never) private static func ends(
    _ at: Int, _ line: Span<UInt8>, _ third: UInt64, _ byteCount: UInt8
  ) -> Bool {
    let excess = UInt64(24 &- byteCount) &* 8
    return (line.word(at: at &+ 16) ^ third) &<< excess == 0
  }
}

extension FieldTable.Entry {
  fileprivate init(_ field: Field, _ text: Span<UInt8>) {
    self.field = field
    byteCount = UInt8(text.count)
    (first, second, third) = (text.word(at: 0), text.word(at: 8), text.word(at: 16))
    firstMask = (text.count >= 8 ? .max : UInt64.max >> UInt64(64 - 8 * text.count)) & ~0xFF
    secondMask =
      text.count >= 16 ? .max : text.count <= 8 ? 0 : UInt64.max >> UInt64(128 - 8 * text.count)
    let bit = UInt128(1) << UInt128(field.rawValue)
    lowBit = UInt64(truncatingIfNeeded: bit)
    highBit = UInt64(truncatingIfNeeded: bit >> 64)
    let (form, slot) = Self.form(of: field)
    (self.form, self.slot) = (form, UInt8(slot))
  }

  private static func form(of field: Field) -> (FieldTable.Form, slot: Int) {
    switch field.form {
    case .identifier(let slot), .agent(let slot):
      (field == .category ? .category : .identifier, slot)
    case .term(let slot): (.term, slot)
    case .quantity(let slot): (.quantity, slot)
    case .time(let slot): (.time, slot)
    case .flag(let slot): (.flag, slot)
    case .text: (.text, 0)
    case .digest: (.digest, 0)
    case .count: (.count, 0)
    case .identifiers: (.identifiers, 0)
    case .texts: (.texts, 0)
    case .value: (.value, 0)
    case .envelope: (envelopeForm(of: field), 0)
    }
  }

  private static func envelopeForm(of field: Field) -> FieldTable.Form {
    switch field {
    case .id: .id
    case .kind: .kind
    case .occurredAt: .occurredAt
    case .recordedAt: .recordedAt
    case .seq: .seq
    case .unit: .unit
    case .v: .v
    default: preconditionFailure("\(field) is not of the envelope")
    }
  }
}
