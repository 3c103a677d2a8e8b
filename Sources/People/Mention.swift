import Exchange

/// A place in a text that speaks of a person, or may.
public struct Mention: Sendable, Equatable {
  /// Why it is taken for one; the first three can hardly mean anybody else.
  public enum Reason: String, Sendable, CaseIterable {
    case fullName, contact, address
    /// `Z. Exemple`.
    case initialAndName
    /// The family name or the first name alone.
    case partOfName
  }

  /// The bytes of it (UTF-8).
  public let range: Range<Int>
  /// The public id of the person.
  public let agent: String
  public let reason: Reason
  /// Others in the vault whom it may mean as well, by their public ids.
  public let others: [String]
  /// Whether it is taken out without asking.
  public let isSure: Bool

  /// Whether a form of address stands before it: Mme, dhr., Herr.
  public var isAddressed = false

  /// Whether it says who is meant, to who knows the person: a text that stays for ever should not.
  public var isTelling: Bool {
    isSure || others.isEmpty && (isAddressed || reason == .initialAndName)
  }
}

/// Finds where texts speak of one person, by everything that is kept of that person.
///
/// Texts are compared folded (`FoldedText`): neither case, accents, spaces, the order of the words of a name
/// nor the grouping of a number hide a mention. What is also somebody else's, and what is only a part of a
/// name, is found and left to a person to judge. A nickname is not found.
public struct MentionFinder: Sendable {
  private struct Known: Sendable {
    var agent: String
    var words: [String]
    var reason: Mention.Reason
    var others: [String]
    /// Whether the words may come in any order.
    var isName: Bool
    /// Whether it is never taken out without asking.
    var isDoubtful = false
    /// The words run together; of a name, begun at each of them in turn.
    var orders: [ByteText]

    init(_ agent: String, _ words: [String], _ reason: Mention.Reason, others: [String]) {
      (self.agent, self.words, self.reason, self.others) = (agent, words, reason, others)
      isName = reason == .fullName
      orders = isName ? words.turns : [ByteText(words.joined())]
    }

    /// A street with its number, which stands before or behind it.
    init(_ agent: String, street: [String], _ number: String, others: [String]) {
      self.init(agent, street + [number], .address, others: others)
      orders.append(ByteText(number + street.joined()))
      isDoubtful = true
    }
  }
  private struct Number: Sendable {
    var agent: String
    var digits: String
    var others: [String]
  }
  private var known: [Known] = []
  /// What is known, by the first two bytes with which it can begin.
  private var places: [UInt16: [Int]] = [:]
  private var numbers: [Number] = []
  private var parts: [ByteText: [NamePart]] = [:]

  /// - Parameter others: everybody else of whom something is kept.
  public init(of records: [PersonRecord], among others: [PersonRecord] = []) {
    let bearers = others.map { (agent: $0.agent, forms: Traits.forms(of: $0)) }
    for record in records {
      let forms = Traits.forms(of: record)
      let sharing = { (isShared: (Traits) -> Bool) in
        bearers.filter { $0.forms.contains(where: isShared) }.map(\.agent)
      }
      noteNames(of: record.agent, forms, sharing)
      for mail in forms[0].mails {
        known.append(
          Known(record.agent, mail, .contact, others: sharing { $0.mails.contains(mail) }))
      }
      for index in forms[0].addresses.indices {
        let spellings = Set(forms.map { $0.addresses[index] })
        let shared = sharing { !spellings.isDisjoint(with: $0.addresses) }
        known += spellings.map { Known(record.agent, $0, .address, others: shared) }
        for street in Set(forms.compactMap({ $0.streets[index] })) {
          known += street.spellings.map {
            Known(record.agent, street: $0, street.number, others: shared)
          }
        }
      }
      for phone in forms[0].phones {
        let shared = sharing { $0.phones.contains { FoldedText.isSameNumber($0, phone) } }
        numbers.append(Number(agent: record.agent, digits: phone, others: shared))
      }
    }
    for (index, known) in known.enumerated() {
      for start in Set(known.orders.map { Self.start(of: $0.text) }) {
        places[start, default: []].append(index)
      }
    }
  }

  private mutating func noteNames(
    of agent: String, _ forms: [Traits], _ sharing: ((Traits) -> Bool) -> [String]
  ) {
    let names = Set(forms.map { Set($0.name) })
    let shared = sharing { names.contains(Set($0.name)) }
    for form in forms where !form.name.isEmpty {
      known.append(Known(agent, form.name, .fullName, others: shared))
    }
    for index in forms[0].name.indices where forms[0].name.count > 1 {
      let words = Set(forms.map { $0.name[index] })
      let bearers = sharing { !words.isDisjoint(with: $0.name) }
      for form in forms {
        guard var part = NamePart(form.name, at: index, of: agent) else { continue }
        part.others = bearers
        for spelling in part.spellings { parts[ByteText(spelling), default: []].append(part) }
      }
    }
  }

  private static func start(of text: String) -> UInt16 {
    text.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
  }

  /// Whether nothing is known that could be found.
  public var isEmpty: Bool { known.isEmpty && numbers.isEmpty }
}

/// What a person is known by, folded.
private struct Traits: Equatable {
  var name: [String] = []
  var mails: [[String]] = []
  var addresses: [[String]] = []
  /// Of each address, where it tells one.
  var streets: [Street?] = []
  var phones: [String] = []

  /// In plain letters, and spelled out where that differs: the same places in both.
  static func forms(of record: PersonRecord) -> [Traits] {
    let (plain, long) = (Traits(record, false), Traits(record, true))
    return plain == long ? [plain] : [plain, long]
  }

  private init(_ record: PersonRecord, _ isSpelledOut: Bool) {
    let folded = { (text: String) in FoldedText(text, isSpelledOut: isSpelledOut).words }
    name = folded(record.name ?? "").map(\.folded)
    if name.joined().unicodeScalars.count < 2 { name = [] }
    for contact in record.contacts {
      let words = folded(contact.value)
      switch contact.kind {
      case .mail: if words.count > 1 { mails.append(words.map(\.folded)) }
      case .address:
        guard words.count > 1 else { continue }
        addresses.append(words.map(\.folded))
        streets.append(Street(contact.value, isSpelledOut: isSpelledOut))
      case .phone:
        let digits = words.filter(\.isNumber).map(\.folded).joined()
        if digits.utf8.count >= 6 { phones.append(digits) }
      }
    }
  }
}

// MARK: - Finding

extension MentionFinder {
  /// The mentions in a text, in its order; none overlaps another, the surest and longest is kept.
  public func mentions(in text: String) -> [Mention] {
    let folded = FoldedText(text)
    var found = names(in: folded) + telephones(in: text, folded) + partsOfNames(in: folded)
    // Most texts spell out nothing.
    if text.utf8.contains(where: { $0 >= 0x80 }) {
      let long = FoldedText(text, isSpelledOut: true)
      if long.words != folded.words { found += names(in: long) + partsOfNames(in: long) }
    }
    found.sort {
      ($0.isSure ? 0 : 1, -$0.range.count, $0.range.lowerBound)
        < ($1.isSure ? 0 : 1, -$1.range.count, $1.range.lowerBound)
    }
    var kept: [Mention] = []
    var taken = [Bool](repeating: false, count: text.utf8.count)
    for mention in found where !taken[mention.range].contains(true) {
      kept.append(mention)
      for place in mention.range { taken[place] = true }
    }
    return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func names(in text: FoldedText) -> [Mention] {
    var found: [Mention] = []
    for first in text.words.indices where !text.words[first].isGlued {
      let beginning = text.words[first...].prefix(2).map(\.folded).joined()
      for index in places[Self.start(of: beginning)] ?? [] {
        if let mention = mention(of: known[index], in: text, from: first) { found.append(mention) }
      }
    }
    return found
  }

  /// What is known, where the words from `first` on say it; nil where they do not.
  private func mention(of known: Known, in text: FoldedText, from first: Int) -> Mention? {
    let byteCount = known.orders[0].text.utf8.count
    var joined = ""
    var last = first
    while last < text.words.count, joined.utf8.count < byteCount {
      joined += text.words[last].folded
      last += 1
    }
    let isWhole = last == text.words.count || !text.words[last].isGlued
    guard joined.utf8.count == byteCount, isWhole else { return nil }
    let isSaid =
      known.orders.contains(ByteText(joined))
      || known.isName
        && text.words[first..<last].map(\.folded).sortedByBytes() == known.words.sortedByBytes()
    guard isSaid else { return nil }
    // A name of one word may be a word like others, and one that a sentence ends in is hardly one.
    let isTelling =
      !known.isName
      || (known.words.count > 1 || text.words[first].isCapitalised && byteCount > 2)
        && !text.words[(first + 1)..<last].contains(where: \.isBeyondBreak)
    return Mention(
      range: text.range(first..<last), agent: known.agent, reason: known.reason,
      others: known.others, isSure: known.others.isEmpty && isTelling && !known.isDoubtful)
  }

  private func telephones(in text: String, _ folded: FoldedText) -> [Mention] {
    if numbers.isEmpty { return [] }
    return folded.numbers(in: text, atLeast: 5).compactMap { words, digits in
      guard let number = numbers.first(where: { FoldedText.isSameNumber($0.digits, digits) }) else {
        return nil
      }
      let range = folded.range(words)
      let isPlus = text.utf8.prefix(range.lowerBound).last == UInt8(ascii: "+")
      return Mention(
        range: range.lowerBound - (isPlus ? 1 : 0)..<range.upperBound, agent: number.agent,
        reason: .contact, others: number.others,
        isSure: number.others.isEmpty)
    }
  }

  /// A part of a name, with the particles and initials that stand beside it there.
  private func partsOfNames(in text: FoldedText) -> [Mention] {
    text.words.indices.flatMap { first in
      NamePart.places(from: first, in: text).compactMap { words -> Mention? in
        let spelling = text.words[words].map(\.folded).joined()
        // Two small letters are a word like others.
        guard spelling.utf8.count > 2 || text.words[words.lowerBound].isCapitalised else {
          return nil
        }
        let said = parts[ByteText(spelling)]?.map { ($0, $0.extent(around: words, in: text)) } ?? []
        guard let (part, extent) = said.first(where: { $0.1.hasInitial }) ?? said.first else {
          return nil
        }
        return Mention(
          range: text.range(extent.words), agent: part.agent,
          reason: extent.hasInitial ? .initialAndName : .partOfName, others: part.others,
          isSure: false, isAddressed: NamePart.isAddressed(extent.words.lowerBound, in: text))
      }
    }
  }

  /// The text with `mark` in place of the mentions, of those alone that are `wanted`.
  public func masked(
    _ text: String, with mark: String = "█", where isWanted: (Mention) -> Bool = \.isSure
  ) -> String {
    let mentions = mentions(in: text).filter(isWanted)
    if mentions.isEmpty { return text }
    let bytes = Array(text.utf8)
    var masked = ""
    var place = 0
    for mention in mentions {
      masked += String(decoding: bytes[place..<mention.range.lowerBound], as: UTF8.self) + mark
      place = mention.range.upperBound
    }
    return masked + String(decoding: bytes[place...], as: UTF8.self)
  }
}

extension FoldedText {
  /// The bytes of these words and what is between them.
  fileprivate func range(_ words: Range<Int>) -> Range<Int> {
    self.words[words.lowerBound].range
      .lowerBound..<self.words[words.upperBound - 1].range.upperBound
  }
}

extension [String] {
  /// The words run together, begun at each of them in turn: first name first, family name first.
  fileprivate var turns: [ByteText] {
    indices.map { ByteText((self[$0...] + self[..<$0]).joined()) }
  }
}
