@_spi(_Unicode) import Swift

extension String {
  /// The text in Unicode's normalization form C: one spelling for what looks the same ("é" in one scalar,
  /// never in two). New acts are brought to it at the door; stored lines keep their bytes.
  public var composed: String {
    guard withBytes({ $0.mayNeedComposing }) else { return self }
    var composed = UnicodeScalarView()
    for scalar in _nfc { composed.append(scalar) }
    let text = String(composed)
    return hasBytes(of: text) ? self : text
  }

  /// The first character that no reader sees, or that turns what is read around: controls, line breaks,
  /// directions, tags. The joiners U+200C and U+200D are letters' and emoji's own.
  public var hiddenCharacter: Unicode.Scalar? {
    guard withBytes({ $0.mayHoldHidden }) else { return nil }
    return unicodeScalars.first(where: \.isHidden)
  }

  /// Whether nothing is to be seen of the text, or there is none: it names nothing and says nothing.
  public var showsNothing: Bool {
    // Most texts begin with a sign.
    if let first = utf8.first, (0x21...0x7E).contains(first) { return false }
    return unicodeScalars.allSatisfy { scalar in
      scalar.isHidden || scalar.properties.isWhitespace
        || scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}

extension Unicode.Scalar {
  /// Whether a text for the log may not have it.
  public var isHidden: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F: true  // controls
    case 0xAD: true  // soft hyphen
    case 0x61C, 0x200B, 0x200E...0x200F: true  // marks of direction, a space without width
    case 0x2028...0x202E, 0x2060...0x206F: true  // line breaks, embeddings, overrides, isolates
    case 0xFEFF, 0xFFF9...0xFFFC: true  // byte order mark, annotations, the place of an object
    // A braille cell without dots, a head of a note that is not drawn, marks of beams and slurs.
    case 0x2800, 0x1D159, 0x1D173...0x1D17A: true
    // A joiner of none, fillers that look like nothing, inherent vowels, Mongolian selectors.
    case 0x34F, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x3164, 0xFFA0: true
    case 0xE0000...0xE0FFF: true  // tags, selectors beyond the usual ones
    default: value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)  // no characters
    }
  }

  /// `\u{202E}`: how a message shows it.
  public var escape: String { "\\u{\(String(value, radix: 16, uppercase: true))}" }
}

extension Event {
  /// Brings every text of a new act to its composed form.
  public mutating func composeTexts() {
    if let skill {
      let text = skill.text
      let composed = text.composed
      if !composed.hasBytes(of: text) { set(.skill, identifier: Term(composed).number) }
    }
    for index in 0..<details.count {
      guard let detail = details.detail(at: index).composed else { continue }
      details[details.field(at: index)] = detail
    }
  }
}

extension Detail {
  /// The same with composed texts; nil when they are composed already.
  fileprivate var composed: Detail? {
    switch self {
    case .count, .texts: return nil
    case .text(let text):
      return text.withBytes({ $0.mayNeedComposing }) ? .text(text.composed) : nil
    case .object(let entries):
      let isPlain = entries.allSatisfy {
        !$0.key.withBytes({ $0.mayNeedComposing }) && !$0.value.withBytes({ $0.mayNeedComposing })
      }
      if isPlain { return nil }
      let composed = entries.map { DetailEntry(key: $0.key.composed, value: $0.value.composed) }
      return .object(composed.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) })
    }
  }
}

extension Span<UInt8> {
  /// Whether a scalar is there that composing may touch: none below U+0300 is, nor the usual marks of
  /// writing (U+2002 to U+20BF: quotation marks, dashes, narrow spaces, signs of money).
  fileprivate var mayNeedComposing: Bool {
    var index = 0
    while index < count {
      if self[index] >= 0xCC {
        guard self[index] == 0xE2, index + 2 < count else { return true }
        switch (self[index + 1], self[index + 2]) {
        case (0x80, 0x82...), (0x81...0x82, _): index += 2
        default: return true
        }
      }
      index += 1
    }
    return false
  }

  /// Whether a hidden character is there, or bytes with which rarer ones begin.
  fileprivate var mayHoldHidden: Bool {
    var index = 0
    while index < count {
      let next = index + 1 < count ? self[index + 1] : 0
      switch self[index] {
      case 0..<0x20, 0x7F, 0xEF...: return true
      case 0xC2: if next < 0xA0 || next == 0xAD { return true }
      case 0xD8: if next == 0x9C { return true }
      case 0xCD: if next == 0x8F { return true }
      case 0xE1...0xE3:
        let last = index + 2 < count ? self[index + 2] : 0
        switch (next, last) {
        // Of 0xE1 and 0xE3; the few others that end so are looked at in vain.
        case (0x85, 0x9F...0xA0), (0x85, 0xA4), (0x9E, 0xB4...0xB5), (0xA0, 0x8B...0x8F):
          return true
        case (0x80, 0x8B), (0x80, 0x8E...0x8F), (0x80, 0xA8...0xAE), (0x81, 0xA0...), (0xA0, 0x80):
          return true
        default: break
        }
      default: break
      }
      index += 1
    }
    return false
  }
}
