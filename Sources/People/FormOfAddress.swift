import Exchange

/// What stands with a name and is nobody's: Mme, dhr., Herr, Dr., (fils). Folded.
enum FormOfAddress {
  private static let words: Set<ByteText> = [
    "m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "mevr", "mevrouw", "mw", "dhr",
    "heer", "meneer", "juffrouw", "frau", "fr", "fraulein", "herr", "herrn", "hr", "mrs", "ms",
    "miss", "mister", "dr", "drs", "dokter", "docteur", "doctor", "doktor", "prof", "professeur",
    "professor", "ir", "ing",
  ]
  private static let generations: Set<ByteText> = [
    "fils", "pere", "mere", "jr", "junior", "sr", "senior", "zoon", "vader", "sohn", "vater",
  ]

  /// Whether a word is one that stands before a name.
  static func isOne(_ word: String) -> Bool { words.contains(ByteText(word)) }

  /// The words of a name alone, at least one: what stands before it left out (`Herrn Dr.`, `de heer`), and behind it.
  static func left(out name: [String]) -> [String] {
    var name = name[...]
    while name.count > 1 {
      if let first = name.first, isOne(first) {
        name.removeFirst()
      } else if name.count > 2, NamePart.isParticle(name[name.startIndex]),
        isOne(name[name.startIndex + 1])
      {
        name.removeFirst(2)
      } else {
        break
      }
    }
    // A letter behind a name is an initial.
    while name.count > 1, let last = name.last, last.utf8.count > 1,
      isOne(last) && !(name.dropLast().last.map(NamePart.isParticle) ?? false)
        || generations.contains(ByteText(last))
    {
      name.removeLast()
    }
    return Array(name)
  }
}
