import Exchange

/// Every word a reader knows: the names of the line, closed vocabularies, and the texts it met.
struct Lexicon {
  let fields = FieldTable.shared
  let vocabularies = Vocabularies.shared

  /// Texts that passed the check of an identifier, of a term, of a category.
  var identifiers = WordTable()
  var terms = WordTable()
  var categories = WordTable()
  var phrases = PhraseTable()
  var times = TimestampReader()

  /// Remembers the checked text of a token.
  mutating func remember(_ text: String, _ line: Span<UInt8>, _ token: TextToken) {
    phrases.remember(text, line, token, allowed: vocabularies.bits(allowing: text))
  }
}

/// How far a canonical line has been read.
struct Progress {
  /// The opening quote of the next name; behind the closing brace when all is read.
  var place: Int
  /// The raw value of the last field; fields ascend.
  var last = -1
  /// The fields that were read so far, as ``Event/fieldBits``.
  var seen: UInt128 = 0
}

// MARK: - The usual members

// The strict reader alone decides what a line means and what is wrong with it. What is here only
// runs ahead of it over members in their usual layout, eight bytes at a time, and stops before
// the first one that is unusual in any way. It allocates and throws nothing, and so costs a third.

extension Lexicon {
  /// Reads members as long as they are usual; true when that was all.
  @inline(never) mutating func readUsual(
    _ line: Span<UInt8>, _ progress: inout Progress, _ event: inout Event, wantsDetails: Bool
  ) -> Bool {
    let table = fields
    let (entries, heads) = (table.entries.span, table.heads.span)
    var place = progress.place
    var last = progress.last
    var seen = progress.seen
    var isDone = false
    while true {
      let raw = FieldTable.find(place &- 1, line, entries, heads)
      guard raw > last, raw &+ 1 < entries.count else { break }
      let start = place &+ Int(entries[raw].byteCount) &- 1
      let slot = Int(entries[raw].slot)
      let next = usualValue(entries[raw].form, raw, slot, line, start, &event, wantsDetails)
      guard next > 0, next < line.count else { break }
      let separator = line[next]
      guard separator == UInt8(ascii: ",") || separator == UInt8(ascii: "}") else { break }
      place = next &+ 1
      last = raw
      seen |= entries[raw].bit
      if separator == UInt8(ascii: "}") {
        isDone = true
        break
      }
    }
    (progress.place, progress.last, progress.seen) = (place, last, seen)
    return isDone
  }

}

// Each of these gives the place behind the value that begins at `start`; 0 for an unusual one. They
// are `mutating` so that the lexicon is lent in place: otherwise each call copies its 336 bytes.

extension Lexicon {
  @inline(__always) private mutating func usualValue(
    _ form: FieldTable.Form, _ raw: Int, _ slot: Int, _ line: Span<UInt8>, _ start: Int,
    _ event: inout Event, _ wantsDetails: Bool
  ) -> Int {
    switch form {
    case .identifier: usualIdentifier(line, start, slot, &event)
    case .quantity: usualQuantity(line, start, slot, &event)
    case .text: usualText(line, start, raw, wantsDetails, &event)
    case .count: usualCount(line, start, raw, wantsDetails, &event)
    case .occurredAt: line.time(start, &times, &event.occurredAt)
    case .id: usualID(line, start, &event)
    case .kind: usualKind(line, start, &event)
    case .recordedAt: usualRecordedAt(line, start, &event)
    case .seq: usualPosition(line, start, &event)
    case .v: line.word(at: start) & 0xFF == Self.versionDigit ? start &+ 1 : 0
    case .category: usualCategory(line, start, slot, &event)
    case .term: usualTerm(line, start, slot, &event)
    case .time: usualTime(line, start, slot, &event)
    case .flag, .unit, .digest, .identifiers, .texts, .value: 0
    }
  }

  /// The version as a line says it. A line of another version is unusual.
  private static var versionDigit: UInt64 { 0x30 + UInt64(Event.currentVersion) }

  @inline(__always) private mutating func usualIdentifier(
    _ line: Span<UInt8>, _ start: Int, _ slot: Int, _ event: inout Event
  ) -> Int {
    let (number, next) = identifiers.find(line, start)
    event.put(identifier: number, slot: slot)
    return next
  }

  @inline(never) private mutating func usualCategory(
    _ line: Span<UInt8>, _ start: Int, _ slot: Int, _ event: inout Event
  ) -> Int {
    let (number, next) = categories.find(line, start)
    event.put(identifier: number, slot: slot)
    return next
  }

  @inline(never) private mutating func usualTerm(
    _ line: Span<UInt8>, _ start: Int, _ slot: Int, _ event: inout Event
  ) -> Int {
    let (number, next) = terms.find(line, start)
    event.put(identifier: number, slot: slot)
    return next
  }

  @inline(never) private mutating func usualKind(
    _ line: Span<UInt8>, _ start: Int, _ event: inout Event
  ) -> Int {
    let (number, next) = vocabularies.kindNames.find(line, start)
    if next > 0 { event.kind = vocabularies.kinds[Int(number) &- 1] }
    return next
  }

  @inline(__always) private mutating func usualID(
    _ line: Span<UInt8>, _ start: Int, _ event: inout Event
  ) -> Int {
    guard start < line.count, line[start] == UInt8(ascii: "\"") else { return 0 }
    let end = start &+ 1 &+ event.id.read(line, at: start &+ 1)
    guard end > start &+ 1, end < line.count, line[end] == UInt8(ascii: "\"") else { return 0 }
    return end &+ 1
  }

  /// `{"unit":"one","value":"150"}`.
  @inline(__always) private mutating func usualQuantity(
    _ line: Span<UInt8>, _ start: Int, _ slot: Int, _ event: inout Event
  ) -> Int {
    // `{"unit":` and `,"value":`, each as one word and a byte or none.
    guard line.word(at: start) == 0x3A22_7469_6E75_227B else { return 0 }
    let (number, behind) = vocabularies.unitNames.find(line, start &+ 8)
    guard number != 0, line.word(at: behind) == 0x2265_756C_6176_222C,
      line.word(at: behind &+ 8) & 0xFFFF == 0x223A
    else { return 0 }
    let (value, end) = line.shortDecimal(behind &+ 10)
    guard end > 0, line.word(at: end) & 0xFFFF == 0x7D22 else { return 0 }
    event.put(value, vocabularies.units[Int(number) &- 1], slot: slot)
    return end &+ 2
  }

  @inline(__always) private mutating func usualPosition(
    _ line: Span<UInt8>, _ start: Int, _ event: inout Event
  ) -> Int {
    let (number, next) = line.smallNumber(start)
    event.position = number
    return next
  }

  @inline(__always) private mutating func usualRecordedAt(
    _ line: Span<UInt8>, _ start: Int, _ event: inout Event
  ) -> Int {
    var time = Timestamp(Instant(milliseconds: 0))
    let next = line.time(start, &times, &time)
    // Only `…Z` with milliseconds has this length.
    guard next == start &+ 26 else { return 0 }
    event.recordedAt = time.instant
    return next
  }

  @inline(__always) private mutating func usualTime(
    _ line: Span<UInt8>, _ start: Int, _ slot: Int, _ event: inout Event
  ) -> Int {
    var time = Timestamp(Instant(milliseconds: 0))
    let next = line.time(start, &times, &time)
    if next > 0 { event.put(time, slot: slot) }
    return next
  }

  @inline(__always) private mutating func usualText(
    _ line: Span<UInt8>, _ start: Int, _ raw: Int, _ wantsDetails: Bool, _ event: inout Event
  ) -> Int {
    if !wantsDetails {
      let next = line.plainString(start)
      return next > 0 ? next : phrases.find(line, start, boundTo: 0).next
    }
    let (phrase, next) = phrases.find(line, start, boundTo: vocabularies.bits[raw])
    if next > 0 { event.put(fields.entries[raw].field, .text(phrase)) }
    return next
  }

  @inline(__always) private mutating func usualCount(
    _ line: Span<UInt8>, _ start: Int, _ raw: Int, _ wantsDetails: Bool, _ event: inout Event
  ) -> Int {
    let (number, next) = line.smallNumber(start)
    if wantsDetails, next > 0 { event.put(fields.entries[raw].field, .count(number)) }
    return next
  }
}

extension Span<UInt8> {
  /// A whole number of one to seven digits.
  @inline(__always) fileprivate func smallNumber(_ start: Int) -> (UInt64, next: Int) {
    let word = word(at: start)
    let count = word.nonDigitMarks.bytesBeforeMark
    guard count > 0, count < 8, count == 1 || word & 0xFF != 0x30 else { return (0, 0) }
    return (word.decimal(digitCount: count), start &+ count)
  }

  /// An exact decimal, not negative: up to seven digits before the point, up to six behind.
  @inline(__always) fileprivate func shortDecimal(_ start: Int) -> (ExactDecimal, next: Int) {
    let (whole, point) = smallNumber(start)
    // A line may end here: it was cut.
    guard point > 0, point < count else { return (.zero, 0) }
    if self[point] != UInt8(ascii: ".") {
      return (ExactDecimal(micros: Int128(whole &* 1_000_000)), point)
    }
    let word = word(at: point &+ 1)
    let count = word.nonDigitMarks.bytesBeforeMark
    let shift = UInt64(truncatingIfNeeded: count &* 8)
    // No zero ends a fraction.
    guard count > 0, count <= Limits.fractionDigitCount, (word &<< (64 &- shift)) &>> 56 != 0x30
    else { return (.zero, 0) }
    let zeros: UInt64 = 0x3030_3030_3030
    let digits = word & ((1 &<< shift) &- 1) | zeros &<< shift
    let micros = whole &* 1_000_000 &+ digits.decimal(digitCount: 6)
    return (ExactDecimal(micros: Int128(micros)), point &+ 1 &+ count)
  }

  /// A string of plain ASCII.
  @inline(__always) fileprivate func plainString(_ start: Int) -> Int {
    guard start < count, self[start] == UInt8(ascii: "\"") else { return 0 }
    var end = start &+ 1
    var marks = word(at: end).specialMarks
    while marks == 0 {
      end &+= 8
      marks = word(at: end).specialMarks
    }
    end &+= marks.bytesBeforeMark
    return end < count && self[end] == UInt8(ascii: "\"") ? end &+ 1 : 0
  }

  @inline(__always) fileprivate func time(
    _ start: Int, _ times: inout TimestampReader, _ time: inout Timestamp
  ) -> Int {
    guard start < count, self[start] == UInt8(ascii: "\"") else { return 0 }
    let byteCount = times.read(self, at: start &+ 1, into: &time)
    return byteCount > 0 ? start &+ byteCount &+ 2 : 0
  }
}
