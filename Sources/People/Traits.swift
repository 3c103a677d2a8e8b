import Exchange

/// What a person is known by, folded.
struct Traits: Equatable {
  var name: [String] = []
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
      case .phone: phones += Telephone.all(in: contact.value)
      }
    }
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
}
