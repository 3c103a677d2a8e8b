import Exchange
import Projecting
import Wording

/// Refusals for people and for programs.
enum RefusalText {
  /// All of them, one a line: where, what, how to mend it.
  static func draw(_ refusals: [Refusal], count: Int, _ words: any Words) -> String {
    var text = words.phrase(.nothingWritten(refusals: count)) + "\n"
    text += lines(refusals, words, after: "  ")
    if count > refusals.count {
      text += "  " + words.phrase(.moreRefusals(count - refusals.count)) + "\n"
    }
    return text
  }

  /// One a line, without a heading.
  static func lines(_ refusals: [Refusal], _ words: any Words, after lead: String) -> String {
    refusals.map { lead + printable(line($0, words)) + "\n" }.joined()
  }

  private static func line(_ refusal: Refusal, _ words: any Words) -> String {
    let isNamed = refusal.line != nil
    let place = words.phrase(.place(line: refusal.line, id: isNamed ? refusal.id : nil))
    let sentence = sentence(refusal, words)
    let field = refusal.field.map { label($0, words) }
    let named = field.flatMap { sentence.utf8.starts(with: $0.utf8) ? nil : $0 }
    return [place.isEmpty ? nil : place, named, sentence].compactMap { $0 }
      .joined(separator: words.colon)
  }

  /// What is wrong and how to mend it.
  static func sentence(_ refusal: Refusal, _ words: any Words) -> String {
    words.refusal(refusal.reason, field: refusal.field.map { label($0, words) } ?? "")
      + choice(refusal, words)
  }

  /// What may stand in a field that is missing, where that is one of some words: each with what it means.
  private static func choice(_ refusal: Refusal, _ words: any Words) -> String {
    guard refusal.reason == .missingField, let name = refusal.field,
      let field = Field.names.value(named: Array(name.utf8).span), let codes = field.vocabulary
    else { return "" }
    let named = codes.map { code in
      let word = words.word(code, inColumn: name)
      return word == code ? code : "\(code) (\(word))"
    }
    return "\(words.colon)\(named.joined(separator: ", "))"
  }

  /// A field as people call it, with the name they type.
  private static func label(_ name: String, _ words: any Words) -> String {
    guard let field = Field.names.value(named: Array(name.utf8).span) else { return name }
    let label = words.field(field).label
    return label == name ? label : "\(label) (\(name))"
  }

  /// `{"line","field","code","message"}`.
  static func json(_ refusal: Refusal, _ words: any Words, _ console: Console) -> JSON {
    .object([
      ("line", refusal.line.map(JSON.number)), ("id", refusal.id.map(JSON.text)),
      ("field", refusal.field.map(JSON.text)), ("code", .text(refusal.code.rawValue)),
      // A sentence for people, whoever shows it.
      ("message", .text(printable(console.aimed(sentence(refusal, words))))),
    ])
  }
}
