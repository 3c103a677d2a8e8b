import Exchange
import Projecting
import Stock

// What stays in the log for ever is looked at text by text, by the meaning of its field. What is in an
// archive is in it: only new acts are asked.
extension Decider {
  /// A word that may stay in the log, as a text or only as a name.
  struct FitWord: Hashable {
    var number: UInt32
    var isFree: Bool
  }

  /// Everything that a new act says and the log should not keep (domain §6): characters that nobody sees, a
  /// mail address, a telephone or a national number, an address in place of a postcode.
  mutating func unfitTexts(in act: borrowing Event) -> [Refusal] {
    var found: [Refusal] = []
    if act.id.beginsWithHyphen { found.append(likeOption(act.id.description, .id, act)) }
    if act.id.mayHoldNumber { look(at: act.id.description, .id, as: .name, act, &found) }
    for index in 0..<act.details.count {
      let field = act.details.field(at: index)
      look(at: act.details.detail(at: index), field, act, &found)
    }
    if let skill = act.skill { look(atWord: skill.number, .skill, act, &found) }
    for (field, number) in Self.newNames(in: act) {
      let name = Term(number: number).text
      if name.utf8.first == UInt8(ascii: "-") { found.append(likeOption(name, field, act)) }
      look(atWord: number, field, act, &found)
    }
    for (field, number) in [(Field.lot, act.lot?.number), (.serial, act.serial?.number)] {
      guard let number, let item = act.item,
        !fitWords.contains(FitWord(number: number, isFree: false)),
        !books.stock.knows(item, lot: act.lot, serial: act.serial)
      else { continue }
      look(atWord: number, field, act, &found)
    }
    return found + addressAsPostcode(in: act)
  }

  /// A name that begins like an option: no command that is printed with it could be typed.
  private func likeOption(_ name: String, _ field: Field, _ act: borrowing Event) -> Refusal {
    let bare = String(name.drop { $0 == "-" })
    return refusal(act, field, .badValue(name, expected: [bare.isEmpty ? "x" : bare]))
  }

  /// The names that an act brings in; what it refers to is in the log already.
  private static func newNames(in act: borrowing Event) -> [(Field, UInt32)] {
    var names: [(Field, UInt32)] = []
    if let process = act.process { names.append((.process, process.number)) }
    switch act.kind {
    case .agentRegistered: if let agent = act.agent { names.append((.agent, agent.number)) }
    case .itemDefined: if let item = act.item { names.append((.item, item.number)) }
    default:
      if let key = ReferenceKey(defining: act) {
        names.append((ReferenceKey.field(of: key.space), key.name.number))
      }
    }
    return names
  }

  /// Looks at a word once, however often it comes.
  private mutating func look(
    atWord number: UInt32, _ field: Field, _ act: borrowing Event, _ found: inout [Refusal]
  ) {
    // An agent's name stands for a person in every act: it is looked at like a text.
    let textClass: Field.TextClass = field == .agent ? .free : field.textClass
    let word = FitWord(number: number, isFree: textClass == .free)
    if fitWords.contains(word) { return }
    let before = found.count
    look(
      at: Term(number: number).text, field, as: textClass, limit: Limits.termByteCount, act, &found)
    if found.count == before { fitWords.insert(word) }
  }

  private func look(
    at detail: Detail, _ field: Field, _ act: borrowing Event, _ found: inout [Refusal]
  ) {
    let textClass = field.textClass
    switch (detail, textClass) {
    case (_, .exact), (_, .vocabulary), (.count, _): break
    // Identifiers of what is in the log.
    case (.texts, _): break
    case (.text(let text), _): look(at: text, field, as: textClass, act, &found)
    case (.object(let entries), _):
      for (index, entry) in entries.enumerated() {
        look(at: entry.key, field, as: textClass, limit: Limits.termByteCount, act, &found)
        look(at: entry.value, field, as: textClass, act, &found)
        // Two keys that became one when they were composed.
        if index > 0, entry.key.hasBytes(of: entries[index - 1].key) {
          found.append(refusal(act, field, .unreadable(offset: 0, .duplicateField(entry.key))))
        }
      }
    }
  }

  private func look(
    at text: String, _ field: Field, as textClass: Field.TextClass,
    limit: Int = Limits.textByteCount, _ act: borrowing Event, _ found: inout [Refusal]
  ) {
    // Composing can make a text longer.
    if text.utf8.count > limit {
      found.append(refusal(act, field, .unreadable(offset: 0, .tooLong(limit: limit))))
    }
    if text.showsNothing { return found.append(refusal(act, field, .blankText)) }
    if let hidden = text.hiddenCharacter {
      found.append(refusal(act, field, .hiddenCharacter(hidden.escape)))
    }
    for mark in PersonalPattern.found(in: text, as: textClass) {
      if mark == .phone, let (number, fault) = EnterpriseNumber.mistyped(in: text) {
        found.append(refusal(act, field, .enterpriseNumber("BE \(number)", fault)))
        continue
      }
      found.append(refusal(act, field, .personalText(mark)))
    }
  }

  /// A person's postcode is four or five digits; an organisation's may be any short code.
  private func addressAsPostcode(in act: borrowing Event) -> [Refusal] {
    guard let text = act.text(.postcode) else { return [] }
    let known = act.agent.flatMap { books.agents[$0] }
    let type = act.text(.agentType).flatMap(AgentType.init(rawValue:)) ?? known?.type
    let isPerson =
      type == .person
      || (act.categoryTerm ?? known?.category)?.text == Category.selfEmployed.rawValue
    if isPerson ? Postcode.isAreaOfPerson(text) : Postcode.isCode(text) { return [] }
    let expected = isPerson ? ["5000", "B-5000", "59000"] : ["5000", "B-5000", "1011 AB"]
    return [refusal(act, .postcode, .badValue(text, expected: expected))]
  }
}
