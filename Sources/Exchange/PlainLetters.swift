@_spi(_Unicode) import Swift

/// Letters without their accents and in their plain form: for comparing and sorting names as people look for them.
public enum PlainLetters {
  /// Accents that stand as characters of their own.
  public static let marks: ClosedRange<UInt32> = 0x300...0x36F

  /// Letters with their accents, and what is written without them.
  public static let of: [Unicode.Scalar: [Unicode.Scalar]] = {
    let plain: [(String, String)] = [
      ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
      ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"),
      ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšſ"), ("t", "ţťŧ"), ("u", "ùúûüũūŭůűų"),
      ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ae", "æ"), ("oe", "œ"), ("ss", "ß"), ("th", "þ"),
    ]
    var folded: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for (letters, accented) in plain {
      for scalar in accented.unicodeScalars { folded[scalar] = Array(letters.unicodeScalars) }
    }
    return folded
  }()

  /// The text in small plain letters.
  public static func fold(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.lowercased()._nfd where !marks.contains(scalar.value) {
      plain.append(contentsOf: of[scalar] ?? [usual(scalar) ?? scalar])
    }
    return String(plain)
  }

  /// Where Unicode has letters of ASCII once more: for formulas, in circles and squares, wide as Chinese signs.
  private static let doubles: [ClosedRange<UInt32>] = [
    0x2100...0x214F, 0x24B6...0x24E9, 0xFF21...0xFF5A, 0x1D400...0x1D6A3, 0x1F110...0x1F189,
  ]

  /// The small letter of ASCII that another form of it stands for (`Ｊ`, `Ⓙ`, `𝐉`), by what Unicode calls it; nil for
  /// all else.
  static func usual(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard doubles.contains(where: { $0.contains(scalar.value) }) else { return nil }
    // The one italic h is called after Planck.
    if scalar == "\u{210E}" { return "h" }
    let last = scalar.properties.name?.unicodeScalars.suffix(2)
    guard let last, last.first == " ", let letter = last.last, ("A"..."Z").contains(letter) else {
      return nil
    }
    return Unicode.Scalar(UInt8(letter.value) | 0x20)
  }
}
