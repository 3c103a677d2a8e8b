import Exchange

// Quantities, decimals and times.

extension LineReader {
  /// `{"unit":"one","value":"150"}`, in a command in either order.
  @inline(__always) mutating func quantity(
    _ line: Span<UInt8>, _ at: inout Int
  ) throws(Refusal) -> Quantity {
    // `{"unit":` and `,"value"`, each as one word.
    var place = at
    if canonical, line.word(at: place) == 0x3A22_7469_6E75_227B {
      place &+= 8
      let unit = try unit(line, &place)
      if line.word(at: place) == 0x2265_756C_6176_222C,
        line.word(at: place &+ 8) & 0xFF == UInt64(UInt8(ascii: ":"))
      {
        place &+= 9
        let value = try decimal(line, &place)
        if line.isClosed(&place, by: UInt8(ascii: "}")) {
          at = place
          return Quantity(value, unit)
        }
      }
    }
    return try anyQuantity(line, &at)
  }

  /// Any other layout of a quantity, and what is wrong with it.
  @inline(never) private mutating func anyQuantity(
    _ line: Span<UInt8>, _ at: inout Int
  ) throws(Refusal) -> Quantity {
    var unit: Unit?
    var value: ExactDecimal?
    let start = at
    try line.punctuation(
      UInt8(ascii: "{"), "{\"unit\":\"…\",\"value\":\"…\"}", &at, canonical: canonical)
    if !line.isClosed(&at, by: UInt8(ascii: "}")) {
      repeat {
        let token = try line.string(&at, canonical: canonical)
        let name = try line.text(token)
        try line.punctuation(UInt8(ascii: ":"), "\":\"", &at, canonical: canonical)
        switch name {
        case "unit":
          guard unit == nil else { throw line.unreadable(token.offset, .duplicateField(name)) }
          if canonical, value != nil {
            throw line.unreadable(token.offset, .fieldsOutOfOrder(name))
          }
          unit = try self.unit(line, &at)
        case "value":
          guard value == nil else { throw line.unreadable(token.offset, .duplicateField(name)) }
          value = try decimal(line, &at)
        default: throw unknownMember(name, ["unit", "value"], line, token)
        }
      } while try line.hasNext(&at, before: UInt8(ascii: "}"), canonical: canonical)
    }
    guard let unit else { throw line.expected("\"unit\" in the object", start) }
    guard let value else { throw line.expected("\"value\" in the object", start) }
    return Quantity(value, unit)
  }

  /// A member that its object does not have.
  func unknownMember(
    _ name: String, _ known: [String], _ line: Span<UInt8>, _ token: TextToken
  ) -> Refusal {
    let suggestions = Suggestions.nearest(to: name, among: known)
    return line.unreadable(token.offset, .unknownField(name, suggestions: suggestions))
  }

  /// An exact decimal, as text.
  @inline(__always) mutating func decimal(
    _ line: Span<UInt8>, _ at: inout Int
  ) throws(Refusal) -> ExactDecimal {
    let token = try line.string(&at, canonical: canonical)
    if let small = smallWhole(line, token) { return small }
    return try anyDecimal(line, token)
  }

  /// A whole number of one to eight digits, the usual case.
  @inline(__always) private mutating func smallWhole(
    _ line: Span<UInt8>, _ token: TextToken
  ) -> ExactDecimal? {
    guard token.byteCount > 0, token.byteCount <= 8, line[token.start] != UInt8(ascii: "0") else {
      return nil
    }
    var value = 0
    var index = token.start
    while index < token.end {
      let digit = line[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
      index &+= 1
    }
    return ExactDecimal(value)
  }

  @inline(never) private mutating func anyDecimal(
    _ line: Span<UInt8>, _ token: TextToken
  ) throws(Refusal) -> ExactDecimal {
    let bytes = try line.bytes(token)
    do throws(ExactDecimal.Fault) {
      return try ExactDecimal(bytes.span)
    } catch {
      let text = String(decoding: bytes, as: UTF8.self)
      throw line.unreadable(token.offset, .badDecimal(text, error))
    }
  }
}

// MARK: - Times

extension LineReader {
  private static let timeExamples = ["2020-04-05", "2020-04-05T08:00:00+02:00"]
  private static let recordingExamples = ["2020-04-05T06:00:00.000Z"]

  mutating func time(_ line: Span<UInt8>, _ at: inout Int) throws(Refusal) -> Timestamp {
    // The usual lengths: with an offset, with milliseconds in UTC, a day.
    if let time = step(over: &at, 25, line) ?? step(over: &at, 24, line)
      ?? step(over: &at, 10, line)
    {
      return time
    }
    let token = try line.string(&at, canonical: canonical)
    let text = try line.text(token)
    guard let time = Timestamp(text) else {
      throw Refusal(.badValue(text, expected: Self.timeExamples))
    }
    return time
  }

  /// The time whose text has this length and begins behind the quote at `at`.
  @inline(__always) private mutating func step(
    over at: inout Int, _ byteCount: Int, _ line: Span<UInt8>
  ) -> Timestamp? {
    let (start, end) = (at &+ 1, at &+ 1 &+ byteCount)
    guard end < line.count, line[end] == UInt8(ascii: "\""), line[at] == UInt8(ascii: "\""),
      let time = Timestamp(line.extracting(start..<end))
    else { return nil }
    at = end &+ 1
    return time
  }

  /// The ledger's own clock: UTC, exactly three decimals, `Z`.
  mutating func recordingTime(_ line: Span<UInt8>, _ at: inout Int) throws(Refusal) -> Instant {
    let start = at
    let time = try time(line, &at)
    let token = TextToken(start: start + 1, end: at - 1)
    guard token.byteCount == 24, line[token.end - 1] == UInt8(ascii: "Z"),
      let instant = time.instant
    else {
      throw Refusal(.badValue(try line.text(token), expected: Self.recordingExamples))
    }
    return instant
  }
}
