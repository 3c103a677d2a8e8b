// What of a person a text may hold without its writer thinking of it, found by its form.
//
// Three kinds of marks have a form: mail addresses, telephone numbers as they are written in Belgium and
// around it or with their country, and national numbers whose check digits are right. A name has none.
// Texts are read in plain letters first (`PlainText`): whatever space, dash, bracket or digit stands there,
// it is one of ASCII's. What is nearly such a mark is mostly something else (a bar code, a lot, an
// enterprise number, a day, an amount), so each form is asked for exactly; how much a number may look like
// one depends on what is written in that place.

/// Marks of a person that a text may hold.
public enum PersonalPattern: String, CaseIterable, Hashable, Sendable {
  case mail, phone, nationalNumber

  /// What is found in a text, each once, in the order of the cases.
  ///
  /// In names, codes and addresses of the web a bare number is what it is there for: of numbers only those
  /// with a `+` or a word for a telephone before them, those grouped as people group their own, and
  /// national numbers count.
  public static func found(
    in text: String, as textClass: Field.TextClass = .free
  ) -> [PersonalPattern] {
    guard text.utf8.span.mayHoldMark else { return [] }
    let plain = PlainText(text)
    var found: Set<PersonalPattern> = []
    if plain.holdsMail { found.insert(.mail) }
    for run in plain.runs {
      if run.isNationalNumber(isFree: textClass == .free) { found.insert(.nationalNumber) }
      if textClass == .free ? run.isPhone : run.isPhoneInName { found.insert(.phone) }
    }
    return allCases.filter(found.contains)
  }
}

extension Span<UInt8> {
  /// Most texts are short words: one pass tells them apart.
  fileprivate var mayHoldMark: Bool {
    var digits = 0
    for index in indices {
      switch self[index] {
      case 0x30...0x39: digits &+= 1
      // Digits, signs and letters of other scripts; a mail address spelled `(at)`.
      case UInt8(ascii: "@"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), 0xD9...:
        return true
      default: continue
      }
    }
    return digits >= 6
  }
}
