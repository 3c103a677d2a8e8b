/// Marks of a person that a free text may hold without its writer thinking of it.
///
/// They are found by their form: a mail address; a telephone number written as in Belgium or with its
/// country; a number of the Belgian national register, whose last two digits are 97 minus the remainder of
/// the first nine by 97 (with a 2 in front for those born from 2000 on). An enterprise number is none of
/// them. A name has no form: it is not found.
public enum PersonalPattern: String, CaseIterable, Hashable, Sendable {
  case mail, phone, nationalNumber

  /// What is found in a text, each once, in the order of the cases.
  public static func found(in text: String) -> [PersonalPattern] {
    let bytes = Array(text.utf8)
    // Most texts are short words: one pass tells them apart.
    var digits = 0
    var hasAt = false
    for byte in bytes {
      if byte.isDigit { digits += 1 }
      if byte == UInt8(ascii: "@") { hasAt = true }
    }
    var found: Set<PersonalPattern> = []
    if hasAt, holdsMail(bytes) { found.insert(.mail) }
    if digits >= 9 { found.formUnion(numbers(in: bytes)) }
    return allCases.filter(found.contains)
  }

  /// Something before the sign, and after it something with a dot within.
  private static func holdsMail(_ bytes: [UInt8]) -> Bool {
    for place in bytes.indices.dropFirst() where bytes[place] == UInt8(ascii: "@") {
      let after = bytes[(place + 1)...].prefix { $0.isMailByte }
      let dot = after.dropFirst().firstIndex(of: UInt8(ascii: "."))
      if bytes[place - 1].isMailByte, let dot, dot + 1 < after.endIndex { return true }
    }
    return false
  }

  /// Runs of digits with what people put between them.
  private static func numbers(in bytes: [UInt8]) -> Set<PersonalPattern> {
    var found: Set<PersonalPattern> = []
    var index = 0
    while index < bytes.count {
      let isPlus = bytes[index] == UInt8(ascii: "+")
      guard bytes[index].isDigit || isPlus else {
        index += 1
        continue
      }
      // Part of a word, a longer number or an address of the web: none of ours.
      let isApart = index == 0 || !bytes[index - 1].isWordByte
      let (digits, end) = run(bytes, from: index + (isPlus ? 1 : 0))
      let endsApart = end == bytes.count || !bytes[end].isWordByte
      let isDate = bytes[index..<end].beginsAsDate
      if isApart, endsApart, !isDate { note(digits, isPlus: isPlus, &found) }
      index = max(end, index + 1)
    }
    return found
  }

  private static func note(
    _ digits: [UInt64], isPlus: Bool, _ found: inout Set<PersonalPattern>
  ) {
    if isPlus {
      if (9...15).contains(digits.count) { found.insert(.phone) }
      return
    }
    let number = digits.prefix(18).reduce(0) { $0 * 10 + $1 }
    if digits.count == 11, isNationalNumber(number) { found.insert(.nationalNumber) }
    let text = digits.map { "\($0)" }.joined()
    if text.hasPrefix("00"), (11...17).contains(digits.count) { found.insert(.phone) }
    let isEnterprise = (try? EnterpriseNumber(text)) != nil
    if digits.first == 0, digits.count > 1, digits[1] != 0, (9...10).contains(digits.count),
      !isEnterprise
    {
      found.insert(.phone)
    }
  }

  private static func isNationalNumber(_ number: UInt64) -> Bool {
    let (body, check) = (number / 100, number % 100)
    let month = body / 100_000 % 100
    let isDate = month % 20 <= 12 && body / 1_000 % 100 <= 31
    return isDate && (97 - body % 97 == check || 97 - (2_000_000_000 + body) % 97 == check)
  }

  /// The digits from here on, at most one separator between two, and where they end.
  private static func run(_ bytes: [UInt8], from start: Int) -> (digits: [UInt64], end: Int) {
    var digits: [UInt64] = []
    var (index, end) = (start, start)
    var gap = 0
    while index < bytes.count, gap <= 1 {
      if bytes[index].isDigit {
        digits.append(UInt64(bytes[index] - 0x30))
        gap = 0
        end = index + 1
      } else if bytes[index].isBetweenDigits {
        gap += 1
      } else {
        break
      }
      index += 1
    }
    return (digits, max(end, start))
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self & 0xDF) || self >= 0x80 }
  fileprivate var isWordByte: Bool { isDigit || isLetter || self == UInt8(ascii: "_") }
  /// `0470/12.34.56`, `0470 12 34 56`, `85.07.30-033.28`.
  fileprivate var isBetweenDigits: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: ".") || self == UInt8(ascii: "/")
      || self == UInt8(ascii: "-")
  }
  fileprivate var isMailByte: Bool {
    isDigit || isLetter || "._%+-".utf8.contains(self)
  }
}

extension ArraySlice<UInt8> {
  /// `05/04/2020 …`: a day, and a number after it.
  fileprivate var beginsAsDate: Bool {
    let groups = prefix(11).split(omittingEmptySubsequences: false) { !$0.isDigit }
    return groups.count > 2 && groups[0].count == 2 && groups[1].count == 2 && groups[2].count == 4
  }
}
