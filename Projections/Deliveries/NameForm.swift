import Exchange

/// What is left of a name when case, accents, punctuation and legal form are taken away.
struct NameForm {
  /// Its words; a name is compared by their letters run together, however they were set apart.
  let words: [[Unicode.Scalar]]
  let letters: [Unicode.Scalar]

  /// Nil for a name without any letter or digit.
  init?(_ name: String) {
    var words = Self.words(of: name)
    while words.count > 1, let last = words.last, Self.isLegalForm(last) { words.removeLast() }
    while words.count > 1, let first = words.first, Self.isLegalForm(first) { words.removeFirst() }
    guard !words.isEmpty else { return nil }
    self.words = words
    letters = words.flatMap(\.self)
  }

  private static func words(of name: String) -> [[Unicode.Scalar]] {
    var words: [[Unicode.Scalar]] = [[]]
    for scalar in name.lowercased().unicodeScalars {
      if let plain = PlainLetters.of[scalar] {
        words[words.count - 1] += plain
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        words[words.count - 1].append(scalar)
      } else if scalar != "." && !PlainLetters.marks.contains(scalar.value) {
        // A dot ends no word: « C.H.R. » is « CHR », « a.s.b.l. » is « asbl ».
        words.append([])
      }
    }
    return words.filter { !$0.isEmpty }
  }

  /// Of Belgian companies and associations, today's and yesterday's, in their three languages.
  private static let legalForms: Set<[Unicode.Scalar]> = Set(
    [
      "asbl", "vzw", "vog", "aisbl", "ivzw", "ivog", "srl", "bv", "gmbh", "sprl", "bvba", "pgmbh",
      "sprlu", "ebvba", "sa", "nv", "ag", "sc", "cv", "scrl", "cvba", "snc", "vof", "scs", "commv",
      "gcv",
    ].map { Array($0.unicodeScalars) })

  private static func isLegalForm(_ word: [Unicode.Scalar]) -> Bool { legalForms.contains(word) }
}

extension NameForm {
  /// How many slips of the hand may part a name of so many letters from another.
  static func slips(_ letterCount: Int) -> Int {
    letterCount < 5 ? 0 : letterCount < 10 ? 1 : 2
  }

  /// Whether a word can be the other one misspelt: an initial or a number tells two apart.
  static func mayHoldSlip(_ word: [Unicode.Scalar]) -> Bool {
    word.count > 1 && word.allSatisfy { $0.properties.numericType == nil }
  }

  /// Whether what parts the two names may be slips: a word left out or split, or words of four
  /// letters and more misspelt. Of shorter ones, as CHR and CHU, both are words.
  func mayBeSlips(to other: NameForm) -> Bool {
    var others = other.words
    var own: [[Unicode.Scalar]] = []
    for word in words {
      if let place = others.firstIndex(of: word) {
        others.remove(at: place)
      } else {
        own.append(word)
      }
    }
    let parting = own + others
    guard parting.allSatisfy(Self.mayHoldSlip) else { return false }
    return words.count != other.words.count || parting.allSatisfy { $0.count >= 4 }
  }
}
