import Exchange

/// A street and a number, by which an address is told among people who know the town; folded.
struct Street: Hashable {
  let number: String
  /// The words of the street, in every way in which its kind is written: `kirchstrasse`, `kirchstr`.
  let spellings: [[String]]

  /// Nil for an address that tells no street and number.
  init?(_ address: String, isSpelledOut: Bool) {
    let line = address.prefix { !",;\n".contains($0) }
    for text in [String(line), address] {
      let words = FoldedText(text, isSpelledOut: isSpelledOut).words
      guard let place = words.firstIndex(where: \.isNumber) else { continue }
      // Before the number, else behind it, up to the next one.
      let street = place > 0 ? words[..<place] : words[1...].prefix { !$0.isNumber }
      let folded = street.map(\.folded)
      guard folded.joined().unicodeScalars.count >= 4 else { continue }
      number = words[place].folded
      spellings = Self.spellings(of: folded)
      return
    }
    return nil
  }

  /// Ways to write one word of a street.
  private static let words = [
    ["rue", "r"], ["avenue", "av", "ave"], ["boulevard", "bd", "bld", "blvd", "boul"],
    ["chaussee", "ch", "chee"], ["place", "pl"], ["square", "sq"], ["impasse", "imp"],
    ["saint", "st"], ["sainte", "ste"], ["sankt", "st"], ["sint", "st"],
  ]
  /// Ways to write the end of one.
  private static let ends = [
    ["strasse", "str"], ["straat", "str"], ["laan", "ln"], ["steenweg", "stwg"], ["platz", "pl"],
    ["plein", "pln"],
  ]

  /// Words that stand before the name of a street or behind it.
  private static let kinds = Set(
    (Array(words.prefix(7).joined()) + Array(ends.joined()) + [
      "quai", "route", "chemin", "clos", "allee", "cite", "venelle", "sentier", "dreve", "cour",
      "parc", "rond",
      "weg", "gasse", "kaai", "dreef", "park", "ecole", "school", "institut",
    ]).map { ByteText($0) })

  /// Whether some words are what a street is called: one of its kinds stands beside them, particles between.
  static func isNamed(_ words: Range<Int>, in text: FoldedText) -> Bool {
    let isKind = { (index: Int) in
      text.words.indices.contains(index) && kinds.contains(ByteText(text.words[index].folded))
    }
    var before = words.lowerBound - 1
    while before > 0, NamePart.isParticle(text.words[before].folded) { before -= 1 }
    return isKind(before) || isKind(words.upperBound)
  }

  private static func spellings(of street: [String]) -> [[String]] {
    var found = [street]
    for index in street.indices {
      for spelling in spellings(of: street[index]) {
        var other = street
        other[index] = spelling
        found.append(other)
      }
    }
    return found
  }

  /// The other ways to write a word; none for most words.
  private static func spellings(of word: String) -> [String] {
    var found: [String] = []
    for ways in words where ways.contains(where: { $0.hasBytes(of: word) }) { found += ways }
    for ways in ends {
      for end in ways where word.hasSuffix(end) {
        found += ways.map { word.dropLast(end.count) + $0 }
      }
    }
    return found.filter { !$0.hasBytes(of: word) }
  }
}
