// Mail addresses, with the signs as people and browsers spell them: `(at)`, `arobase`, `%40`, `@@`.

extension PlainText {
  /// More stands in no brackets that spell a sign.
  private static let spelledByteCount = 16

  private static let at: [String] = ["at", "arobase", "arobas", "apenstaartje"]
  private static let point: [String] = ["dot", "point", "punt", "punkt"]

  /// `jean%40exemple.be`, `%2B32`: what a browser makes of signs in an address.
  mutating func readEscapes() {
    let signs: [(String, UInt8)] = [
      ("%40", UInt8(ascii: "@")), ("%2b", UInt8(ascii: "+")), ("%20", UInt8(ascii: " ")),
    ]
    var read: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let sign = signs.first { bytes[index...].starts(with: $0.0.utf8) }
      read.append(sign?.1 ?? bytes[index])
      index += sign == nil ? 1 : 3
    }
    bytes = read
  }

  /// `jean(at)exemple(point)be`: signs that are spelled out in brackets.
  mutating func spellOut() {
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
      let word = String(decoding: inside.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
      if let close, inside.endIndex < bytes.count, bytes[inside.endIndex] == close,
        let sign = Self.sign(spelled: word)
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

  private static func sign(spelled word: String) -> UInt8? {
    if at.contains(word) || word == "a" || word == "@" { return UInt8(ascii: "@") }
    return point.contains(word) || word == "." ? UInt8(ascii: ".") : nil
  }

  // MARK: - Finding

  /// Something before the sign, and after it a domain: a dot within, letters at its end.
  var holdsMail: Bool {
    bytes.indices.contains { bytes[$0] == UInt8(ascii: "@") && standsInMail($0) }
      || holdsSpelledMail
  }

  private func standsInMail(_ place: Int) -> Bool {
    var before = place
    while before > 0, " @".utf8.contains(bytes[before - 1]) { before -= 1 }
    var after = place + 1
    while after < bytes.count, " @".utf8.contains(bytes[after]) { after += 1 }
    guard before > 0, bytes[before - 1].isMailByte || bytes[before - 1] == UInt8(ascii: "\"")
    else { return false }
    let isTogether = !bytes[before..<after].contains(UInt8(ascii: " "))
    let labels = bytes[after...].prefix { $0.isMailByte }
      .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    // A point may end the sentence.
    let named = labels.last?.isEmpty ?? false ? labels.dropLast() : labels[...]
    guard named.count > 1, named.allSatisfy({ !$0.isEmpty }), let last = named.last,
      last.count >= 2, last.allSatisfy(\.isLetter)
    else {
      let domain = domain(from: after)
      return isTogether && domain.isOne && (domain.isSpaced || domain.isSpelled)
    }
    // With spaces around it may be "at" in a sentence: then the domain must end as domains do here.
    return isTogether || last.count <= 3
      || Self.domains.contains(String(decoding: last, as: UTF8.self))
  }

  /// How the domains of those who write here end.
  private static let domains: [String] = [
    "be", "fr", "nl", "de", "lu", "eu", "uk", "ch", "at", "com", "net", "org", "info", "coop",
    "brussels", "vlaanderen", "gent", "email", "mail", "name", "online",
  ]

  /// Words, and the points between them, from here on: whether they are a domain that ends as domains do
  /// here, and how its points are told.
  private func domain(from start: Int) -> (isOne: Bool, isSpaced: Bool, isSpelled: Bool) {
    var (isSpaced, isSpelled) = (false, false)
    var index = start
    for count in 0..<5 {
      let label = bytes[index...].prefix { $0.isMailByte && $0 != UInt8(ascii: ".") }
      if label.isEmpty { break }
      index = label.endIndex
      if count > 0, Self.domains.contains(String(decoding: label, as: UTF8.self)) {
        return (true, isSpaced, isSpelled)
      }
      let gap = bytes[index...].prefix { " .".utf8.contains($0) }
      index = gap.endIndex
      if gap.contains(UInt8(ascii: ".")) {
        if gap.count > 1 { isSpaced = true }
        continue
      }
      let word = bytes[index...].prefix { $0.isLetter }
      guard !gap.isEmpty, Self.point.contains(String(decoding: word, as: UTF8.self)) else { break }
      index = word.endIndex
      while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
      isSpelled = true
    }
    return (false, false, false)
  }

  /// Words of English before "at" that name no mailbox: look at exemple.org.
  private static let wordsBeforeAt: Set<ByteText> = [
    "look", "looks", "looked", "see", "seen", "available", "more", "found", "find", "published",
    "is", "are", "was", "it", "us", "them", "here", "online", "info", "information", "site", "page",
    "website", "report", "read", "order", "ordered", "bought", "details", "documented", "listed",
    "register", "registered", "and", "or", "hosted", "kept", "files", "plans", "design", "shop",
    "everything", "all", "this", "that", "meet", "meeting", "visit", "buy", "sold", "posted",
    "stored", "shown", "described", "explained", "work", "works",
  ]

  /// `jean at exemple.be`, `jean arobase exemple point be`.
  private var holdsSpelledMail: Bool {
    var word = bytes.startIndex
    while word < bytes.count {
      let letters = bytes[word...].prefix { $0.isLetter }
      guard !letters.isEmpty else {
        word += 1
        continue
      }
      defer { word = letters.endIndex }
      guard letters.count >= 2, Self.at.contains(String(decoding: letters, as: UTF8.self)),
        word > 1, bytes[word - 1] == UInt8(ascii: " "), letters.endIndex + 1 < bytes.count,
        bytes[letters.endIndex] == UInt8(ascii: " ")
      else { continue }
      let before = bytes[..<(word - 1)].reversed().prefix { $0.isMailByte }
      let domain = domain(from: letters.endIndex + 1)
      guard !before.isEmpty, domain.isOne, !domain.isSpaced else { continue }
      let mailbox = String(decoding: before.reversed(), as: UTF8.self)
      if letters.count > 2 || domain.isSpelled || !Self.wordsBeforeAt.contains(ByteText(mailbox)) {
        return true
      }
    }
    return false
  }
}
