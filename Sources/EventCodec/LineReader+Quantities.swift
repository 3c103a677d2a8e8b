import Exchange

// Quantities, decimals and times.

extension LineReader {
  /// `{"unit":"one","value":"150"}`, in a command in either order.
  mutating func quantity(_ line: Span<UInt8>, _ at: inout Int) throws(Refusal) -> Quantity {
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
  func decimal(_ line: Span<UInt8>, _ at: inout Int) throws(Refusal) -> ExactDecimal {
    let token = try line.string(&at, canonical: canonical)
    // The bytes of a copied text where there are escapes, else those of the line.
    let copy = token.isEscaped ? try line.bytes(token) : []
    do throws(ExactDecimal.Fault) {
      return try ExactDecimal(
        token.isEscaped ? copy.span : line.extracting(token.start..<token.end))
    } catch {
      throw line.unreadable(token.offset, .badDecimal(try line.text(token), error))
    }
  }
}

// MARK: - Times

extension LineReader {
  private static let timeExamples = ["2020-04-05", "2020-04-05T08:00:00+02:00"]
  private static let recordingExamples = ["2020-04-05T06:00:00.000Z"]

  func time(_ line: Span<UInt8>, _ at: inout Int) throws(Refusal) -> Timestamp {
    let text = try line.text(try line.string(&at, canonical: canonical))
    let years = canonical ? Limits.recordedYears : Limits.years
    guard let time = Timestamp(text, years: years) else {
      throw Refusal(.badValue(text, expected: Self.timeExamples))
    }
    return time
  }

  /// The ledger's own clock: UTC, exactly three decimals, `Z`.
  func recordingTime(_ line: Span<UInt8>, _ at: inout Int) throws(Refusal) -> Instant {
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
