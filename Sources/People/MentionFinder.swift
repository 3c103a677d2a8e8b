import Exchange

/// Finds where texts speak of one person, by everything that is kept of that person.
///
/// Texts are compared folded (`FoldedText`): neither case, accents, spaces, the order of the words of a name
/// nor the grouping of a number hide a mention. What is also somebody else's, and what is only a part of a
/// name, is found and left to a person to judge. A nickname is not found.
public struct MentionFinder: Sendable {
  struct Known: Sendable {
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

    /// Whether the name has one word, but for particles.
    var isOneWord: Bool { words.count { !NamePart.isParticle($0) } < 2 }

    /// A street with its number, which stands before or behind it.
    init(_ agent: String, street: [String], _ number: String, others: [String]) {
      self.init(agent, street + [number], .address, others: others)
      orders.append(ByteText(number + street.joined()))
      isDoubtful = true
    }
  }
  struct Number: Sendable {
    var agent: String
    var telephone: Telephone
    var others: [String]
    /// Whether the person has another by now.
    var isFormer: Bool
  }
  private(set) var known: [Known] = []
  /// What is known, by the first two bytes with which it can begin.
  private(set) var places: [UInt16: [Int]] = [:]
  private(set) var numbers: [Number] = []
  private(set) var parts: [ByteText: [NamePart]] = [:]

  /// - Parameter others: everybody else of whom something is kept.
  public init(of records: [PersonRecord], among others: [PersonRecord] = []) {
    let bearers = others.flatMap { [$0] + $0.formerSelves }
      .map { (agent: $0.agent, forms: Traits.forms(of: $0)) }
    for record in records {
      note(record, bearers)
      for former in record.formerSelves { note(former, bearers, isFormer: true) }
    }
    for (index, known) in known.enumerated() {
      for start in Set(known.orders.map { Self.start(of: $0.text) }) {
        places[start, default: []].append(index)
      }
    }
  }

  /// - Parameter isFormer: whether it is what the person was known by once. Another may be by now, so nothing of it
  ///   goes without asking.
  private mutating func note(
    _ record: PersonRecord, _ bearers: [(agent: String, forms: [Traits])], isFormer: Bool = false
  ) {
    let before = known.count
    let forms = Traits.forms(of: record)
    let sharing = { (isShared: (Traits) -> Bool) in
      Set(bearers.filter { $0.forms.contains(where: isShared) }.map(\.agent)).sortedByBytes()
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
      let shared = sharing { $0.phones.contains(where: phone.isSame) }
      numbers.append(
        Number(agent: record.agent, telephone: phone, others: shared, isFormer: isFormer))
    }
    if isFormer { for index in known[before...].indices { known[index].isDoubtful = true } }
  }

  private mutating func noteNames(
    of agent: String, _ forms: [Traits], _ sharing: ((Traits) -> Bool) -> [String]
  ) {
    let names = Set(forms.map { Set($0.name) })
    let shared = sharing { names.contains(Set($0.name)) }
    for form in forms where !form.name.isEmpty {
      known.append(Known(agent, form.addressed ?? form.name, .fullName, others: shared))
    }
    let isLonger = forms[0].name.count > 1 || forms[0].addressed != nil
    for index in forms[0].name.indices where isLonger {
      let words = Set(forms.map { $0.name[index] })
      let bearers = sharing { !words.isDisjoint(with: $0.name) }
      for form in forms {
        guard var part = NamePart(form.name, at: index, of: agent) else { continue }
        part.others = bearers
        for spelling in part.spellings { parts[ByteText(spelling), default: []].append(part) }
      }
    }
  }

  static func start(of text: String) -> UInt16 {
    text.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
  }

  /// Whether nothing is known that could be found.
  public var isEmpty: Bool { known.isEmpty && numbers.isEmpty }
}

extension [String] {
  /// The words run together, begun at each of them in turn: first name first, family name first.
  fileprivate var turns: [ByteText] {
    indices.map { ByteText((self[$0...] + self[..<$0]).joined()) }
  }
}
