/// A text as the forms of marks are looked for in it: small letters, and whatever space, dash, bracket or
/// digit was written, the one of ASCII.
struct PlainText {
  private(set) var bytes: [UInt8] = []

  /// Stands for a letter beyond ASCII.
  static let letter: UInt8 = 0x80
  /// Stands for any other sign.
  static let sign: UInt8 = 0x01
  /// Stands for a picture of a telephone.
  static let telephone: UInt8 = 0x02

  init(_ text: String) {
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        bytes.append(UInt8(scalar.value).smallLetter)
      } else {
        append(scalar)
      }
    }
    if bytes.contains(where: { "([{".utf8.contains($0) }) { spellOut() }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0xFF01...0xFF5E: bytes.append(UInt8(scalar.value - 0xFEE0).smallLetter)
    case 0xFE6B: bytes.append(UInt8(ascii: "@"))
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: bytes.append(UInt8(ascii: "-"))
    case 0xB7, 0x2022, 0x2219, 0x22C5, 0x2024: bytes.append(UInt8(ascii: "."))
    case 0x2044, 0x2215: bytes.append(UInt8(ascii: "/"))
    case 0x260E, 0x260F, 0x2706, 0x1F4DE, 0x1F4F1, 0x1F4F2: bytes.append(Self.telephone)
    default:
      if let plain = PlainLetters.of[scalar] {
        bytes.append(contentsOf: plain.map { UInt8(truncatingIfNeeded: $0.value) })
        return
      }
      let properties = scalar.properties
      switch properties.generalCategory {
      case .spaceSeparator: bytes.append(UInt8(ascii: " "))
      case .dashPunctuation: bytes.append(UInt8(ascii: "-"))
      case .format, .nonspacingMark, .enclosingMark, .control: break
      case .decimalNumber:
        bytes.append(0x30 + UInt8(truncatingIfNeeded: Int(properties.numericValue ?? 0)))
      default:
        let small = properties.lowercaseMapping.unicodeScalars.first.flatMap { PlainLetters.of[$0] }
        if let small {
          bytes.append(contentsOf: small.map { UInt8(truncatingIfNeeded: $0.value) })
        } else {
          bytes.append(properties.isAlphabetic ? Self.letter : Self.sign)
        }
      }
    }
  }

  /// More stands in no brackets that spell a sign.
  private static let spelledByteCount = 16

  /// `jean(at)exemple(point)be`: signs that are spelled out in brackets.
  private mutating func spellOut() {
    let words: [(String, UInt8)] = [
      ("at", UInt8(ascii: "@")), ("arobase", UInt8(ascii: "@")),
      ("apenstaartje", UInt8(ascii: "@")),
      ("a", UInt8(ascii: "@")), ("dot", UInt8(ascii: ".")), ("point", UInt8(ascii: ".")),
      ("punt", UInt8(ascii: ".")), ("punkt", UInt8(ascii: ".")),
    ]
    var spelled: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let close: UInt8? =
        switch bytes[index] {
        case UInt8(ascii: "("): UInt8(ascii: ")")
        case UInt8(ascii: "["): UInt8(ascii: "]")
        case UInt8(ascii: "{"): UInt8(ascii: "}")
        default: nil
        }
      let inside = bytes[(index + 1)...].prefix(Self.spelledByteCount).prefix { $0 != close }
      let word = inside.filter { $0 != UInt8(ascii: " ") }
      if let close, inside.endIndex < bytes.count, bytes[inside.endIndex] == close,
        let sign = words.first(where: { word.elementsEqual($0.0.utf8) })?.1
      {
        while spelled.last == UInt8(ascii: " ") { spelled.removeLast() }
        spelled.append(sign)
        index = inside.endIndex + 1
        while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
      } else {
        spelled.append(bytes[index])
        index += 1
      }
    }
    bytes = spelled
  }
}

// MARK: - Mail

extension PlainText {
  /// Something before the sign, and after it a domain: a dot within, letters at its end.
  var holdsMail: Bool {
    bytes.indices.contains { bytes[$0] == UInt8(ascii: "@") && standsInMail($0) }
  }

  private func standsInMail(_ place: Int) -> Bool {
    var before = place
    while before > 0, bytes[before - 1] == UInt8(ascii: " ") { before -= 1 }
    var after = place + 1
    while after < bytes.count, bytes[after] == UInt8(ascii: " ") { after += 1 }
    guard before > 0, bytes[before - 1].isMailByte || bytes[before - 1] == UInt8(ascii: "\"")
    else { return false }
    let labels = bytes[after...].prefix { $0.isMailByte }
      .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    // A point may end the sentence.
    let named = labels.last?.isEmpty ?? false ? labels.dropLast() : labels[...]
    guard named.count > 1, named.allSatisfy({ !$0.isEmpty }), let last = named.last,
      last.count >= 2, last.allSatisfy(\.isLetter)
    else { return false }
    // With spaces around it may be "at" in a sentence: then the domain must end as domains do here.
    let isTogether = before == place && after == place + 1
    return isTogether || last.count <= 3
      || Self.longDomains.contains(String(decoding: last, as: UTF8.self))
  }

  private static let longDomains: [String] = [
    "info", "coop", "brussels", "vlaanderen", "gent", "email", "mail", "name", "online",
  ]
}

extension UInt8 {
  fileprivate var smallLetter: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x61...0x7A).contains(self) || self >= 0x80 }
  fileprivate var isMailByte: Bool { isDigit || isLetter || "._%+-'".utf8.contains(self) }
}
