@_spi(_Unicode) import Swift

/// Letters without their accents: for comparing and sorting names as people look for them.
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
      plain.append(contentsOf: of[scalar] ?? [scalar])
    }
    return String(plain)
  }
}
