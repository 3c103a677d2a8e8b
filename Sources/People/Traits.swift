import Exchange

/// What a person is known by, folded.
struct Traits: Equatable {
  /// The words of the name, without forms of address.
  var name: [String] = []
  /// The name with its form of address, where less than two words would be left without it: `Mme Exemple`.
  var addressed: [String]?
  var mails: [[String]] = []
  var addresses: [[String]] = []
  /// Of each address, where it tells one.
  var streets: [Street?] = []
  var phones: [Telephone] = []

  /// In plain letters, and spelled out where that differs: the same places in both.
  static func forms(of record: PersonRecord) -> [Traits] {
    let (plain, long) = (Traits(record, false), Traits(record, true))
    return plain == long ? [plain] : [plain, long]
  }

  private init(_ record: PersonRecord, _ isSpelledOut: Bool) {
    let folded = { (text: String) in FoldedText(text, isSpelledOut: isSpelledOut).words }
    let words = folded(record.name ?? "").map(\.folded)
    name = FormOfAddress.left(out: words)
    if words.joined().unicodeScalars.count < 2 { name = [] }
    if name.count < words.count, name.count(where: { !NamePart.isParticle($0) }) < 2 {
      addressed = words
    }
    for contact in record.contacts {
      let words = folded(contact.value)
      switch contact.kind {
      case .mail: if words.count > 1 { mails.append(words.map(\.folded)) }
      case .address:
        guard words.count > 1 else { continue }
        addresses.append(words.map(\.folded))
        streets.append(Street(contact.value, isSpelledOut: isSpelledOut))
      case .phone: phones += Telephone.all(in: contact.value)
      }
    }
  }
}

extension Traits {
  /// Whether whatever says one of another person's traits says one of these as well; false of who has none.
  func cover(_ other: Traits) -> Bool {
    let isAny =
      !(other.name.isEmpty && other.mails.isEmpty && other.addresses.isEmpty
      && other.phones.isEmpty)
    return isAny && name == other.name && addressed == other.addressed && mails == other.mails
      && addresses == other.addresses && streets == other.streets
      && other.phones.allSatisfy { phone in phones.contains(where: phone.isSame) }
  }
}

extension PersonRecord {
  /// Whether who is known by this record is found wherever another's name or contact stands.
  func covers(_ other: PersonRecord) -> Bool {
    let ours = Traits.forms(of: self)
    return Traits.forms(of: other).allSatisfy { theirs in ours.contains { $0.cover(theirs) } }
  }
}

extension PersonRecord {
  /// Whether the two bear one name, however it is written; nil where the name of one is not known.
  public func hasName(of other: PersonRecord) -> Bool? {
    let names = { (record: PersonRecord) in Set(Traits.forms(of: record).map { Set($0.name) }) }
    let (ours, theirs) = (names(self), names(other))
    if ours.contains([]) || theirs.contains([]) { return nil }
    return !ours.isDisjoint(with: theirs)
  }

  /// The texts of another record that this one has as well, however they are written: its name, its telephones and mail
  /// addresses. Where somebody lives may be many people's.
  public func shared(with other: PersonRecord) -> [String] {
    var texts: [String] = []
    if hasName(of: other) == true, let name = other.name { texts.append(name) }
    let ours = Traits.forms(of: self)[0]
    for contact in other.contacts {
      var alone = PersonRecord(agent: other.agent)
      alone.contacts = [contact]
      let theirs = Traits.forms(of: alone)[0]
      let isShared =
        ours.mails.contains(where: theirs.mails.contains)
        || ours.phones.contains { phone in theirs.phones.contains(where: phone.isSame) }
      if isShared { texts.append(contact.value) }
    }
    return texts
  }

  /// The name of the record, where another has nothing in common with it nor with a former one: neither a word nor
  /// the spelling of one. Then it is most likely somebody else's. Nil where it may well be the same person's.
  public func nameReplaced(by name: String) -> String? {
    // Taken off first, it is what it was.
    guard let current = self.name ?? former?.compactMap(\.name).last, !name.isEmpty else {
      return nil
    }
    var other = PersonRecord(agent: agent)
    other.name = name
    let theirs = Traits.forms(of: other).map(\.name)
    let ours = ([self] + formerSelves).flatMap { Traits.forms(of: $0).map(\.name) }
      .filter { !$0.isEmpty }
    let isAlike = ours.contains { one in theirs.contains { one.isLike($0) } }
    return isAlike || ours.isEmpty || theirs.contains([]) ? nil : current
  }
}

extension [String] {
  /// Whether the words of two names have one in common, or are written so that one may stand for the other.
  fileprivate func isLike(_ other: [String]) -> Bool {
    let (ours, theirs) = (telling, other.telling)
    return joined().isSpelledLike(other.joined())
      || ours.contains { word in theirs.contains { word.isSpelledLike($0) } }
  }

  /// Those that are no particles nor initials, which many have in common; all where none is left.
  private var telling: [String] {
    let words = filter { !NamePart.isParticle($0) && $0.unicodeScalars.count > 1 }
    return words.isEmpty ? self : words
  }
}

extension String {
  /// The letters of a word in which one may be mistyped.
  private static let lettersForEachSlip = 4

  /// Whether two words are one but for slips, or one is the beginning of the other: an initial, a short form.
  fileprivate func isSpelledLike(_ other: String) -> Bool {
    if utf8.starts(with: other.utf8) || other.utf8.starts(with: utf8) { return true }
    let (ours, theirs) = (Array(unicodeScalars), Array(other.unicodeScalars))
    let limit = Swift.min(ours.count, theirs.count) / Self.lettersForEachSlip
    return Suggestions.edits(ours, theirs, atMost: limit) != nil
  }
}
