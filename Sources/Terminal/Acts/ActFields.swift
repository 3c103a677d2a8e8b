import Exchange
import Wording

/// Reads the text of one option into the field of an act.
enum ActFields {
  static func set(
    _ field: Field, _ text: String, in event: inout Event, language: Language,
    times: TimeReading
  ) throws(Refusal) {
    switch field.form {
    case .identifier, .agent:
      if field == .category { try checkVocabulary(field, text) }
      try checkIdentifier(text)
      event.set(field, identifier: Term(text).number)
    case .term:
      try checkLength(text, limit: Limits.termByteCount)
      event.set(field, identifier: Term(text).number)
    case .quantity: preconditionFailure("quantities are read with their unit")
    case .time:
      guard let time = times.time(text) else {
        let expected = ["2020-04-05", "05/04/2020"]
        throw Refusal(times.skipped(text) ?? .badValue(text, expected: expected))
      }
      event.set(field, time)
    case .flag: event.set(field, text != "false")
    case .text, .digest:
      try checkLength(text, limit: Limits.textByteCount)
      try checkVocabulary(field, text)
      event.set(field, .text(text))
    case .count:
      guard let count = UInt64(text), count <= 1 << 53 - 1 else {
        throw Refusal(.badValue(text, expected: ["0", "1", "250"]))
      }
      event.set(field, .count(count))
    case .identifiers:
      let names = text.split(separator: ",").map(String.init)
      for name in names { try checkIdentifier(name) }
      event.set(field, .texts(names))
    case .texts: event.set(field, .object(try entries(text, language)))
    case .value where event.kind == .clockCorrected:
      guard let time = times.time(text) else {
        throw Refusal(times.skipped(text) ?? .badValue(text, expected: ["2026-11-29 10:00"]))
      }
      event.set(field, .text(time.description))
    case .value: event.set(field, try value(text, basis: event.text(.basis)))
    case .envelope:
      guard field == .unit else { return }
      guard let unit = QuantityReading.unit(named: text) else {
        let near = Suggestions.nearest(to: text, among: Unit.allCases.map(\.name))
        throw Refusal(.unknownUnit(text, suggestions: near))
      }
      event.set(unit: unit)
    }
  }

  private static func checkIdentifier(_ text: String) throws(Refusal) {
    guard EventID(text) != nil else { throw Refusal(.unreadable(offset: 0, .badText(text))) }
  }

  private static func checkLength(_ text: String, limit: Int) throws(Refusal) {
    guard !text.isEmpty else { throw Refusal(.missingField) }
    guard text.utf8.count <= limit else {
      throw Refusal(.unreadable(offset: 0, .tooLong(limit: limit)))
    }
  }

  private static func checkVocabulary(_ field: Field, _ text: String) throws(Refusal) {
    guard let words = field.vocabulary, !words.contains(text) else { return }
    throw Refusal(.badValue(text, expected: words))
  }

  /// `fr=Feuille,nl=Blad`; without a sign of equality the text is in the person's language.
  private static func entries(_ text: String, _ language: Language) throws(Refusal) -> [DetailEntry]
  {
    guard text.unicodeScalars.contains("=") else {
      return [DetailEntry(key: language.rawValue, value: text)]
    }
    var entries: [DetailEntry] = []
    for pair in text.unicodeScalars.split(separator: ",") {
      let (key, value) = String(pair).parted(at: "=")
      guard !key.isEmpty, let value, !value.isEmpty else {
        throw Refusal(.badValue(text, expected: ["fr=Feuille,nl=Blad"]))
      }
      entries.append(DetailEntry(key: key, value: value))
    }
    return entries.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
  }

  /// `12.5`, or an amount with its currency and basis: `120 EUR declared`.
  private static func value(_ text: String, basis: String?) throws(Refusal) -> Detail {
    let words = text.unicodeScalars.split(separator: " ", maxSplits: 2).map { String($0) }
    guard let first = words.first else { throw Refusal(.missingField) }
    let amount = try QuantityReading.decimal(first, text).description
    if words.count == 1 { return .text(amount) }
    return .object([
      DetailEntry(key: "amount", value: amount),
      DetailEntry(key: "basis", value: words.count > 2 ? words[2] : basis ?? "declared"),
      DetailEntry(key: "currency", value: words[1]),
    ])
  }
}
