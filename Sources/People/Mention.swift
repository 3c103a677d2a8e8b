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
    /// The words run together; of a name, begun at each of them in turn.
    var orders: [ByteText]

    init(_ agent: String, _ words: [String], _ reason: Mention.Reason, others: [String]) {
      (self.agent, self.words, self.reason, self.others) = (agent, words, reason, others)
      isName = reason == .fullName
      orders = isName ? words.turns : [ByteText(words.joined())]
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
    let bearers = others.map { (agent: $0.agent, traits: Traits($0)) }
    for record in records {
      let traits = Traits(record)
      let isSharedName = bearers.filter { Set($0.traits.name) == Set(traits.name) }.map(\.agent)
      if !traits.name.isEmpty {
        known.append(Known(record.agent, traits.name, .fullName, others: isSharedName))
      }
      for mail in traits.mails {
        let shared = bearers.filter { $0.traits.mails.contains(mail) }.map(\.agent)
        known.append(Known(record.agent, mail, .contact, others: shared))
      }
      for address in traits.addresses {
        let shared = bearers.filter { $0.traits.addresses.contains(address) }.map(\.agent)
        known.append(Known(record.agent, address, .address, others: shared))
      }
      for phone in traits.phones {
        let shared = bearers.filter { bearer in
          bearer.traits.phones.contains { FoldedText.isSameNumber($0, phone) }
        }.map(\.agent)
        numbers.append(Number(agent: record.agent, digits: phone, others: shared))
      }
      for index in traits.name.indices where traits.name.count > 1 {
        guard var part = NamePart(traits.name, at: index, of: record.agent) else { continue }
        part.others =
          bearers.filter { $0.traits.name.contains(traits.name[index]) }.map(\.agent)
        for spelling in part.spellings { parts[ByteText(spelling), default: []].append(part) }
      }
    }
    for (index, known) in known.enumerated() {
      for start in Set(known.orders.map { Self.start(of: $0.text) }) {
        places[start, default: []].append(index)
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
private struct Traits {
  var name: [String] = []
  var mails: [[String]] = []
  var addresses: [[String]] = []
  var phones: [String] = []

  init(_ record: PersonRecord) {
    name = FoldedText(record.name ?? "").words.map(\.folded)
    if name.joined().unicodeScalars.count < 3 { name = [] }
    for contact in record.contacts {
      let words = FoldedText(contact.value).words
      switch contact.kind {
      case .mail: if words.count > 1 { mails.append(words.map(\.folded)) }
      case .address: if words.count > 1 { addresses.append(words.map(\.folded)) }
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
    // A name of one word may be a word like others.
    let isTelling = !known.isName || known.words.count > 1 || text.words[first].isCapitalised
    return Mention(
      range: text.range(first..<last), agent: known.agent, reason: known.reason,
      others: known.others, isSure: known.others.isEmpty && isTelling)
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
