/// A text as people look for it: its words in small letters without accents, its numbers by their digits,
/// whatever stands between them.
///
/// Two texts that fold alike say the same to a reader: `Œuvre  d'Été` and `oeuvre d’été`, `0470/98.76.54` and
/// `0470 98 76 54`. Each word knows where it stands, so that what was found can be shown or masked.
public struct FoldedText: Sendable {
  /// One run of letters, or one of digits.
  public struct Word: Sendable, Equatable {
    /// Small letters of their plain form, or digits.
    public let folded: String
    /// Its bytes in the text (UTF-8).
    public let range: Range<Int>
    public let isNumber: Bool
    /// Whether it begins with a capital letter.
    public let isCapitalised: Bool
    /// Whether it stands right behind the word before it, as in `LS1`.
    public let isGlued: Bool
    /// Whether a sentence or a line ended before it: what stands on both sides is hardly one name.
    public let isBeyondBreak: Bool
  }

  public private(set) var words: [Word] = []

  /// - Parameter isSpelledOut: whether letters with dots or a ring stand for the two letters that are typed where
  ///   a keyboard lacks them (`Müller`, `Mueller`), and not for their plain form (`Muller`).
  public init(_ text: String, isSpelledOut: Bool = false) {
    var open = Open()
    var gap = Gap()
    var place = 0
    for scalar in text.unicodeScalars {
      let length = UTF8.width(scalar)
      defer { place += length }
      switch Self.kind(of: scalar) {
      case .silent:
        if isSpelledOut, open.isOpen { open.folded += Self.tail(scalar, behind: open.folded) }
        open.stretch(to: place + length)
      case .gap:
        close(&open, &gap)
        gap.note(scalar, behind: words.last)
      case .letter, .digit:
        let isNumber = Self.kind(of: scalar) == .digit
        if open.isOpen, open.isNumber != isNumber { close(&open, &gap) }
        if !open.isOpen {
          open = Open(start: place, isNumber: isNumber, isCapital: scalar.properties.isUppercase)
        }
        open.folded +=
          (isSpelledOut ? Self.spelledOut[scalar] : nil) ?? Self.fold(scalar, isNumber: isNumber)
        open.stretch(to: place + length)
      }
    }
    close(&open, &gap)
  }

  /// What is between two words.
  private struct Gap {
    private var hasStop = false
    var isBreak = false

    mutating func note(_ scalar: Unicode.Scalar, behind word: Word?) {
      switch scalar {
      case ";", "!", "?", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": isBreak = true
      // Behind a letter or two a stop is of an abbreviation; where no space follows, of a file or an address.
      case ".": hasStop = (word?.folded.utf8.count ?? 0) > 2
      default: if hasStop, scalar.properties.isWhitespace { isBreak = true }
      }
    }
  }

  private static let spelledOut: [Unicode.Scalar: String] = [
    "ä": "ae", "Ä": "ae", "ö": "oe", "Ö": "oe", "ü": "ue", "Ü": "ue", "ø": "oe", "Ø": "oe",
    "å": "aa", "Å": "aa",
  ]

  /// What a mark of its own adds to the letter before it.
  private static func tail(_ mark: Unicode.Scalar, behind folded: String) -> String {
    switch (mark, folded.utf8.last) {
    case ("\u{308}", 0x61), ("\u{308}", 0x6F), ("\u{308}", 0x75): "e"
    case ("\u{30A}", 0x61): "a"
    default: ""
    }
  }

  /// A word that is being read.
  private struct Open {
    var start = -1
    var end = 0
    var isNumber = false
    var isCapital = false
    var folded = ""

    var isOpen: Bool { start >= 0 }

    mutating func stretch(to place: Int) { if isOpen { end = place } }
  }

  private mutating func close(_ open: inout Open, _ gap: inout Gap) {
    guard open.isOpen else { return }
    words.append(
      Word(
        folded: open.folded, range: open.start..<open.end, isNumber: open.isNumber,
        isCapitalised: open.isCapital, isGlued: words.last?.range.upperBound == open.start,
        isBeyondBreak: gap.isBreak))
    (open, gap) = (Open(), Gap())
  }

  private enum Kind { case letter, digit, gap, silent }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    if scalar.isASCII {
      switch scalar {
      case "0"..."9": return .digit
      case "a"..."z", "A"..."Z": return .letter
      default: return .gap
      }
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return .silent
    case .decimalNumber: return .digit
    default: return scalar.properties.isAlphabetic ? .letter : .gap
    }
  }

  private static func fold(_ scalar: Unicode.Scalar, isNumber: Bool) -> String {
    // Most texts are; the general way is twice as slow for all of a text.
    if scalar.isASCII { return String(isNumber ? scalar : scalar.smallLetter) }
    if isNumber { return String(Int(scalar.properties.numericValue ?? 0)) }
    return PlainLetters.fold(String(scalar))
  }
}

extension Unicode.Scalar {
  /// A letter of ASCII as a small one.
  fileprivate var smallLetter: Unicode.Scalar { Unicode.Scalar(UInt8(value) | 0x20) }
}
