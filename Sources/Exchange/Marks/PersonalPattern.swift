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
    guard text.withBytes({ $0.mayHoldMark(isFree: textClass == .free) }) else { return [] }
    let plain = PlainText(text)
    var found: Set<PersonalPattern> = []
    if plain.holdsMail { found.insert(.mail) }
    for run in plain.runs {
      // In the address of a page a number is what it is there for.
      let isFree = textClass == .free && !run.isInAddress
      if run.isNationalNumber(isFree: isFree) { found.insert(.nationalNumber) }
      if isFree ? run.isPhone : run.isPhoneInName { found.insert(.phone) }
    }
    if plain.oddRuns.contains(where: \.isOddPhone) { found.insert(.phone) }
    return allCases.filter(found.contains)
  }
}

extension Span<UInt8> {
  /// Most texts are short words, and most numbers short: one pass tells them apart.
  fileprivate func mayHoldMark(isFree: Bool) -> Bool {
    // Digits since the last letter, and whether they begin as telephones do.
    var digits = 0
    var isLed = false
    var isNumbered = false
    for index in indices {
      switch self[index] {
      case 0x30...0x39:
        if digits == 0 { isLed = self[index] == 0x30 || index > 0 && self[index - 1] == 0x2B }
        digits &+= 1
        if digits >= 11 || digits >= 9 && (isFree || isLed) { return true }
        if digits >= 6 { isNumbered = true }
      case 0x41...0x5A, 0x61...0x7A, 0xC3:
        digits = 0
        if isSpelledSign(index) { return true }
      // A mail address, also spelled `(at)` or `%40`; digits of other scripts.
      case UInt8(ascii: "@"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"),
        UInt8(ascii: "%"), 0xD9...0xE1, 0xEA...:
        return true
      default: continue
      }
    }
    // Short numbers are telephones after a word for one only.
    return isNumbered && mayNameTelephone(isFree: isFree)
  }

  /// Whether a word begins here that may stand for the sign of a mail address: at, arobase, apenstaartje.
  private func isSpelledSign(_ index: Int) -> Bool {
    guard self[index] | 0x20 == UInt8(ascii: "a"), index > 0, index + 2 < count,
      !(self[index - 1] | 0x20).isPlainLetter
    else { return false }
    return switch (self[index + 1] | 0x20, self[index + 2] | 0x20) {
    case (UInt8(ascii: "t"), let next): !next.isPlainLetter
    case (UInt8(ascii: "r"), UInt8(ascii: "o")), (UInt8(ascii: "p"), UInt8(ascii: "e")): true
    default: false
    }
  }

  private func mayNameTelephone(isFree: Bool) -> Bool {
    for index in indices.dropFirst(2) {
      switch (self[index - 2] | 0x20, self[index - 1] | 0x20, self[index] | 0x20) {
      // tel, gsm, fax, sms, phone, handy, whatsapp, callto, mobiele, rufnummer; bsn, burgerservicenummer,
      // sofinummer
      case (0x74, 0x65, 0x6C), (0x67, 0x73, 0x6D), (0x66, 0x61, 0x78), (0x73, 0x6D, 0x73),
        (0x70, 0x68, 0x6F), (0x68, 0x61, 0x6E), (0x77, 0x68, 0x61), (0x63, 0x61, 0x6C),
        (0x6D, 0x6F, 0x62), (0x72, 0x75, 0x66), (0x62, 0x73, 0x6E), (0x62, 0x75, 0x72),
        (0x73, 0x6F, 0x66):
        return true
      // tél; a picture of one.
      case (0x74, 0xE3, _) where isFree, (0xE2, _, _) where isFree: return true
      default: continue
      }
    }
    return false
  }
}

extension UInt8 {
  fileprivate var isPlainLetter: Bool { (0x61...0x7A).contains(self) }
}
