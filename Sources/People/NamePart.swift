import Exchange

/// A word of a name that tells something by itself, with what belongs to it: the particles before it, the
/// first letters of the other words. All of it folded.
struct NamePart: Sendable {
  var agent: String
  /// Others in the vault who bear the word too.
  var others: [String] = []
  /// The word alone, and run together with its particles or the word behind it: `bossche`, `vandenbossche`,
  /// `annesophie`.
  private(set) var spellings: [String] = []
  private let particles: [String]
  private let initials: [String]

  /// Nil for a particle, and for a word too short to tell anything.
  init?(_ name: [String], at index: Int, of agent: String) {
    let word = name[index]
    if Self.isParticle(word) { return nil }
    self.agent = agent
    particles = Array(name[..<index].reversed().prefix(while: Self.isParticle).reversed())
    let others = name.indices.filter { $0 != index && !Self.isParticle(name[$0]) }
    initials = others.compactMap { name[$0].unicodeScalars.first.map { String($0) } }
    spellings = [word] + (particles.isEmpty ? [] : [particles.joined() + word])
    if index + 1 < name.count, !Self.isParticle(name[index + 1]) {
      spellings.append(word + name[index + 1])
    }
    spellings = spellings.filter { $0.unicodeScalars.count >= 2 }
    if spellings.isEmpty { return nil }
  }

  /// Words of a name that are nobody's own.
  private static let words: Set<ByteText> = [
    "van", "von", "der", "den", "del", "les", "des", "dos", "ten", "ter", "het", "dit", "de", "du",
    "la", "le", "da", "di", "do", "al", "el", "te", "op", "in", "zu", "zum", "zur", "vom", "d", "l",
    "s", "t", "vanden", "vander", "vande", "della", "dalla", "dela",
  ]

  static func isParticle(_ word: String) -> Bool { words.contains(ByteText(word)) }

  /// What may spell a part from this word on: the word, and where it is a particle, it and all up to the
  /// first word that is none.
  static func places(from first: Int, in text: FoldedText) -> [Range<Int>] {
    var last = first
    while last + 1 < text.words.count, last - first < 4, isParticle(text.words[last].folded),
      !text.words[last + 1].isBeyondBreak
    {
      last += 1
    }
    return last == first ? [first..<first + 1] : [first..<first + 1, first..<last + 1]
  }

  /// The words of a text that belong to the part that stands at `words`.
  func extent(
    around words: Range<Int>, in text: FoldedText
  ) -> (words: Range<Int>, hasInitial: Bool) {
    var (first, last, hasInitial) = (words.lowerBound, words.upperBound, false)
    while first > 0, Self.isBeside(first, in: text), isOwnParticle(text.words[first - 1].folded) {
      first -= 1
    }
    while first > 0, Self.isBeside(first, in: text), isInitial(text.words[first - 1].folded) {
      (first, hasInitial) = (first - 1, true)
    }
    // Behind a name a small letter is a word: Exemple a dit.
    while last < text.words.count, Self.isBeside(last, in: text), text.words[last].isCapitalised,
      isInitial(text.words[last].folded)
    {
      (last, hasInitial) = (last + 1, true)
    }
    return (first..<last, hasInitial)
  }

  /// Whether a form of address stands before this word.
  static func isAddressed(_ index: Int, in text: FoldedText) -> Bool {
    index > 0 && isNear(index, in: text) && FormOfAddress.isOne(text.words[index - 1].folded)
  }

  /// Whether a word stands right behind the one before it, in one sentence and line.
  private static func isBeside(_ index: Int, in text: FoldedText) -> Bool {
    isNear(index, in: text) && !text.words[index].isBeyondBreak
  }

  /// The same, also where a stop is between them: it may end an abbreviation (Mevr. Exemple).
  private static func isNear(_ index: Int, in text: FoldedText) -> Bool {
    let (one, other) = (text.words[index - 1].range.upperBound, text.words[index].range.lowerBound)
    return other - one <= 3
  }

  private func isOwnParticle(_ word: String) -> Bool {
    particles.contains { $0.utf8.elementsEqual(word.utf8) }
      || particles.joined().utf8.elementsEqual(word.utf8)
      || word.utf8.count == 1 && particles.contains { $0.utf8.starts(with: word.utf8) }
  }

  private func isInitial(_ word: String) -> Bool {
    initials.contains { $0.utf8.elementsEqual(word.utf8) }
  }
}
