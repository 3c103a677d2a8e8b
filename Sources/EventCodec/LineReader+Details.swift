import Exchange

// Texts, lists, objects and counts: what a replay steps over.

extension LineReader {
  mutating func detail(
    _ field: Field, _ form: FieldTable.Form, _ line: Span<UInt8>, _ at: inout Int,
    of kind: EventKind
  ) throws(Refusal) -> Detail {
    switch form {
    case .text: .text(try freeText(field, line, &at))
    case .digest: .text(try digest(line, &at))
    case .count: .count(try line.number(&at))
    case .identifiers: .texts(try identifierList(line, &at))
    case .texts: .object(try texts(line, &at))
    case .value: try value(line, &at, of: kind)
    default: preconditionFailure("\(field) is no detail")
    }
  }

  /// Steps over a detail of our own log; its tokens must still hang together.
  mutating func skip(
    _ line: Span<UInt8>, _ at: inout Int, isText: Bool
  ) throws(Refusal) {
    guard at < line.count else { throw line.expected("a value", at) }
    switch line[at] {
    case UInt8(ascii: "\""):
      // A text beyond ASCII, such as the name of a town: next time it is known.
      let token = try line.string(&at, canonical: true)
      if isText, token.isWorthRemembering { lexicon.remember(try line.text(token), line, token) }
    case UInt8(ascii: "{"), UInt8(ascii: "["): try skipCollection(line, &at)
    default: _ = try line.number(&at)
    }
  }

  private func skipCollection(
    _ line: Span<UInt8>, _ at: inout Int
  ) throws(Refusal) {
    let isObject = line[at] == UInt8(ascii: "{")
    let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    at += 1
    if line.isClosed(&at, by: close) { return }
    repeat {
      _ = try line.string(&at, canonical: true)
      if isObject {
        try line.punctuation(UInt8(ascii: ":"), "\":\"", &at, canonical: true)
        _ = try line.string(&at, canonical: true)
      }
    } while try line.hasNext(&at, before: close, canonical: true)
  }

  private func shortText(
    _ line: Span<UInt8>, _ token: TextToken, limit: Int
  ) throws(Refusal) -> String {
    let text = try line.text(token)
    guard text.utf8.count <= limit else {
      throw line.unreadable(token.offset, .tooLong(limit: limit))
    }
    return text
  }

  private mutating func freeText(
    _ field: Field, _ line: Span<UInt8>, _ at: inout Int
  ) throws(Refusal) -> String {
    let token = try line.string(&at, canonical: canonical)
    let text = try shortText(line, token, limit: Limits.textByteCount)
    try checkVocabulary(field, text)
    lexicon.remember(text, line, token)
    return text
  }

  /// A SHA-256, as 64 lower-case hexadecimal digits.
  private mutating func digest(_ line: Span<UInt8>, _ at: inout Int) throws(Refusal) -> String {
    let text = try line.text(try line.string(&at, canonical: canonical))
    let isDigit: (UInt8) -> Bool = { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    guard text.utf8.count == 64, text.utf8.allSatisfy(isDigit) else {
      throw Refusal(.badValue(text, expected: ["64 hexadecimal digits 0-9a-f"]))
    }
    return text
  }

  private mutating func identifierList(
    _ line: Span<UInt8>, _ at: inout Int
  ) throws(Refusal) -> [String] {
    try line.punctuation(UInt8(ascii: "["), "a list", &at, canonical: canonical)
    var list: [String] = []
    if line.isClosed(&at, by: UInt8(ascii: "]")) { return list }
    repeat {
      try checkCount(list.count)
      list.append(try identifierText(line, try line.string(&at, canonical: canonical)))
    } while try line.hasNext(&at, before: UInt8(ascii: "]"), canonical: canonical)
    return list
  }

  private mutating func checkCount(_ count: Int) throws(Refusal) {
    guard count < Limits.collectionCount else {
      throw Refusal(.tooMany(limit: Limits.collectionCount))
    }
  }
}

// MARK: - Objects

extension LineReader {
  /// An object of short strings; its keys ascend by UTF-16 code units (RFC 8785 §3.2.3).
  private mutating func texts(_ line: Span<UInt8>, _ at: inout Int) throws(Refusal) -> [DetailEntry]
  {
    try line.punctuation(UInt8(ascii: "{"), "an object", &at, canonical: canonical)
    var entries: [DetailEntry] = []
    if line.isClosed(&at, by: UInt8(ascii: "}")) { return entries }
    repeat {
      try checkCount(entries.count)
      let start = at
      let key = try shortText(
        line, try line.string(&at, canonical: canonical), limit: Limits.termByteCount)
      try line.punctuation(UInt8(ascii: ":"), "\":\"", &at, canonical: canonical)
      let value = try shortText(
        line, try line.string(&at, canonical: canonical), limit: Limits.textByteCount)
      try place(DetailEntry(key: key, value: value), into: &entries, line, start)
    } while try line.hasNext(&at, before: UInt8(ascii: "}"), canonical: canonical)
    return entries
  }

  /// Puts an entry where its key belongs: in canonical lines that is the end.
  private mutating func place(
    _ entry: DetailEntry, into entries: inout [DetailEntry], _ line: Span<UInt8>, _ start: Int
  ) throws(Refusal) {
    var index = entries.count
    while index > 0, entry.key.precedesInUTF16(entries[index - 1].key) { index -= 1 }
    if index > 0, entries[index - 1].key.utf8.elementsEqual(entry.key.utf8) {
      throw line.unreadable(start, .duplicateField(entry.key))
    }
    if canonical, index < entries.count {
      throw line.unreadable(start, .fieldsOutOfOrder(entry.key))
    }
    entries.insert(entry, at: index)
  }

  /// The instant that is written at a place, and where it ends; nil for anything else. What people send may
  /// name a day: whoever knows the kind says what is wanted.
  private func trueTime(_ line: Span<UInt8>, _ start: Int) -> (text: String, end: Int)? {
    var at = start
    guard let token = try? line.string(&at, canonical: canonical), let text = try? line.text(token),
      let time = Timestamp(text), !canonical || time.instant != nil
    else { return nil }
    return (text, at)
  }

  /// A decimal as text, or `{"amount","basis","currency"}`; of a `clockCorrected`, a time. What people
  /// send may name its kind later: then whoever knows the kind looks at it.
  private mutating func value(
    _ line: Span<UInt8>, _ at: inout Int, of kind: EventKind
  ) throws(Refusal) -> Detail {
    if at < line.count, line[at] == UInt8(ascii: "\"") {
      if !canonical || kind == .clockCorrected, let time = trueTime(line, at) {
        at = time.end
        return .text(time.text)
      }
      if !canonical, kind == .clockCorrected {
        let text = try line.text(try line.string(&at, canonical: canonical))
        throw Refusal(.badValue(text, expected: ["2026-11-29T10:00:00+01:00"]))
      }
      return .text("\(try decimal(line, &at))")
    }
    let start = at
    guard at < line.count, line[at] == UInt8(ascii: "{") else {
      throw line.expected("a decimal as text, or an object", at)
    }
    let entries = try texts(line, &at)
    let names = ["amount", "basis", "currency"]
    for entry in entries where !names.contains(entry.key) {
      let token = TextToken(start: start + 1, end: start + 1)
      throw unknownMember(entry.key, names, line, token)
    }
    for name in names where !entries.contains(where: { $0.key == name }) {
      throw line.unreadable(start, .expected("\"\(name)\" in the object"))
    }
    do throws(ExactDecimal.Fault) {
      _ = try ExactDecimal(entries[0].value)
    } catch {
      throw line.unreadable(start, .badDecimal(entries[0].value, error))
    }
    return .object(entries)
  }
}

extension String {
  /// Whether this text comes before `other` in the order of UTF-16 code units.
  func precedesInUTF16(_ other: String) -> Bool {
    utf16.lexicographicallyPrecedes(other.utf16)
  }
}
