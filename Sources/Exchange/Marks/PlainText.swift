/// A text as the forms of marks are looked for in it: small letters, and whatever space, dash, bracket or
/// digit was written, the one of ASCII.
struct PlainText {
  var bytes: [UInt8] = []

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
    if bytes.contains(UInt8(ascii: "%")) { readEscapes() }
    if bytes.contains(where: { "([{".utf8.contains($0) }) { spellOut() }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0xFF01...0xFF5E: bytes.append(UInt8(scalar.value - 0xFEE0).smallLetter)
    case 0xFE6B: bytes.append(UInt8(ascii: "@"))
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: bytes.append(UInt8(ascii: "-"))
    case 0xB7, 0x2022, 0x2219, 0x22C5, 0x2024: bytes.append(UInt8(ascii: "."))
    case 0x2044, 0x2215: bytes.append(UInt8(ascii: "/"))
    case 0x2018, 0x2019, 0x2BC: bytes.append(UInt8(ascii: "'"))
    case 0xB0, 0xBA: bytes.append(Self.sign)
    case 0x260E, 0x260F, 0x2706, 0x1F4DE, 0x1F4F1, 0x1F4F2: bytes.append(Self.telephone)
    default:
      if let plain = PlainLetters.of[scalar] {
        bytes.append(contentsOf: plain.map { UInt8(truncatingIfNeeded: $0.value) })
        return
      }
      if let usual = PlainLetters.usual(scalar) { return bytes.append(UInt8(usual.value)) }
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
}

extension UInt8 {
  fileprivate var smallLetter: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x61...0x7A).contains(self) || self >= 0x80 }
  var isMailByte: Bool { isDigit || isLetter || "._%+-'".utf8.contains(self) }
}
