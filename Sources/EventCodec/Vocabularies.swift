import Exchange

/// The closed vocabularies of the line: kinds, units, and the words that some texts are bound to.
struct Vocabularies {
  let kindNames = WordTable(EventKind.allCases.map(\.name))
  let kinds = EventKind.allCases
  let unitNames = WordTable(Unit.allCases.map(\.name))
  let units = Unit.allCases
  /// The words that a field may hold, by its raw value; nil where it may hold any.
  let words = Field.allCases.map(\.vocabulary)
  /// A bit for each field that is bound to words, by its raw value; 0 for the others.
  private(set) var bits: [UInt8] = []

  /// Made once: every reader has the same.
  static let shared = Vocabularies()

  private init() {
    var next: UInt8 = 1
    for words in words {
      bits.append(words == nil ? 0 : next)
      if words != nil { next &<<= 1 }
    }
    precondition(next != 0 || bits.contains(128), "a byte has a bit for each bound field")
  }

  /// The bits of the fields that may hold this word.
  func bits(allowing word: String) -> UInt8 {
    var allowed: UInt8 = 0
    for (index, words) in words.enumerated() {
      if let words, words.contains(word) { allowed |= bits[index] }
    }
    return allowed
  }
}

/// Texts that come back line after line, such as a scope or a channel: made into a `String` once.
struct PhraseTable {
  private struct Phrase {
    let text: String
    /// The bits of the bound fields that may hold it, as ``Vocabularies/bits`` says.
    let allowed: UInt8
  }
  private var table = WordTable()
  private var phrases: [Phrase] = []

  /// What people write freely never comes back: more texts than these are not remembered.
  private static let count = 4_096

  /// The text of the string that begins at `start` and the place behind it; 0 when it is not here
  /// or when a field bound to `bit` may not hold it.
  @inline(__always) func find(
    _ line: Span<UInt8>, _ start: Int, boundTo bit: UInt8
  ) -> (String, next: Int) {
    let (number, next) = table.find(line, start)
    guard number != 0, phrases[Int(number) &- 1].allowed & bit == bit else { return ("", 0) }
    return (phrases[Int(number) &- 1].text, next)
  }

  /// Remembers the checked text of a token, if it is worth it.
  mutating func remember(_ text: String, _ line: Span<UInt8>, _ token: TextToken, allowed: UInt8) {
    guard token.isWorthRemembering, phrases.count < Self.count,
      table.find(line, token.offset).next == 0
    else { return }
    phrases.append(Phrase(text: text, allowed: allowed))
    table.insert(line, token.start, token.end, number: UInt32(phrases.count))
  }
}
