import Exchange

// Values that decisions and projectors need: identifiers, quantities, times.

extension LineReader {
  /// An agent, an item, a reference: 1 to 64 of `A-Za-z0-9._:-`.
  mutating func identifier(
    _ line: Span<UInt8>, _ at: inout Int
  ) throws(Refusal) -> UInt32 {
    let known = lexicon.identifiers.step(over: &at, in: line)
    if known != 0 { return known }
    return try newIdentifier(line, try line.string(&at, canonical: canonical))
  }

  private mutating func newIdentifier(
    _ line: Span<UInt8>, _ token: TextToken
  ) throws(Refusal) -> UInt32 {
    let text = try identifierText(line, token)
    let number = Term(text).number
    if !token.isEscaped { lexicon.identifiers.insert(line, token.start, token.end, number: number) }
    return number
  }

  /// The checked text of an identifier.
  func identifierText(_ line: Span<UInt8>, _ token: TextToken) throws(Refusal) -> String {
    let text = try line.text(token)
    guard text.utf8.count <= Limits.identifierByteCount else {
      throw line.unreadable(token.offset, .tooLong(limit: Limits.identifierByteCount))
    }
    guard !text.isEmpty, text.utf8.allSatisfy(\.isIdentifierByte) else {
      throw line.unreadable(token.offset, .badText(text))
    }
    return text
  }

  /// A category, from its closed vocabulary.
  mutating func category(_ line: Span<UInt8>, _ at: inout Int) throws(Refusal) -> UInt32 {
    let known = lexicon.categories.step(over: &at, in: line)
    if known != 0 { return known }
    let token = try line.string(&at, canonical: canonical)
    let text = try line.text(token)
    try checkVocabulary(.category, text)
    let number = Term(text).number
    if !token.isEscaped { lexicon.categories.insert(line, token.start, token.end, number: number) }
    return number
  }

  /// A short free word.
  mutating func term(_ line: Span<UInt8>, _ at: inout Int) throws(Refusal) -> UInt32 {
    let known = lexicon.terms.step(over: &at, in: line)
    if known != 0 { return known }
    let token = try line.string(&at, canonical: canonical)
    let text = try line.text(token)
    guard text.utf8.count <= Limits.termByteCount else {
      throw line.unreadable(token.offset, .tooLong(limit: Limits.termByteCount))
    }
    guard !text.isEmpty else { throw line.unreadable(token.offset, .badText(text)) }
    let number = Term(text).number
    if !token.isEscaped { lexicon.terms.insert(line, token.start, token.end, number: number) }
    return number
  }

  func checkVocabulary(_ field: Field, _ text: String) throws(Refusal) {
    guard let words = lexicon.vocabularies.words[Int(field.rawValue)], !words.contains(text) else {
      return
    }
    throw Refusal(.badValue(text, expected: words))
  }

  func eventID(_ line: Span<UInt8>, _ at: inout Int) throws(Refusal) -> EventID {
    guard let id = EventID(try identifierText(line, try line.string(&at, canonical: canonical)))
    else { preconditionFailure("the text of an identifier was checked") }
    return id
  }
}

// MARK: - Names

extension LineReader {
  func kind(_ line: Span<UInt8>, _ at: inout Int) throws(Refusal) -> EventKind {
    let number = lexicon.vocabularies.kindNames.step(over: &at, in: line)
    if number != 0 { return lexicon.vocabularies.kinds[Int(number) &- 1] }
    let token = try line.string(&at, canonical: canonical)
    let name = try line.text(token)
    if let kind = lexicon.vocabularies.kinds.first(where: { $0.name == name }) { return kind }
    let suggestions = Suggestions.nearest(to: name, among: lexicon.vocabularies.kinds.map(\.name))
    throw Refusal(.unknownKind(name, suggestions: suggestions))
  }

  func unit(_ line: Span<UInt8>, _ at: inout Int) throws(Refusal) -> Unit {
    let number = lexicon.vocabularies.unitNames.step(over: &at, in: line)
    if number != 0 { return lexicon.vocabularies.units[Int(number) &- 1] }
    let token = try line.string(&at, canonical: canonical)
    let name = try line.text(token)
    if let unit = lexicon.vocabularies.units.first(where: { $0.name == name }) { return unit }
    let suggestions = Suggestions.nearest(to: name, among: lexicon.vocabularies.units.map(\.name))
    throw Refusal(.unknownUnit(name, suggestions: suggestions))
  }
}
