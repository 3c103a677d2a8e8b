import Exchange
import People
import Store

/// Who is looked for in the vault.
struct SoughtPerson {
  /// Every id under which the person is registered; of a contact person, the organisation's.
  var agents: [AgentID]
  /// Acts whose notes are the person's own, and go with the record.
  var acts: [EventID]
  /// Agents that are no persons: what their records have of names is a contact person's.
  var organisations: Set<AgentID>
}

/// What there is in the vault to be looked through for a person, read under its lock.
struct PersonSearch {
  /// The ids of the person under which something is kept.
  let owned: [String]
  private(set) var records: [PersonRecord] = []
  private(set) var others: [PersonRecord] = []
  /// Notes of acts that are not the person's.
  private(set) var notes: [(part: Int, act: String, text: String)] = []
  /// Acts of the person that have a note.
  private(set) var ownNotes: [String] = []
  /// Files of others that speak of the person, or in which something is masked already.
  private(set) var contents: [(part: Int, owner: String, text: String)] = []
  /// Files of others in which nobody could look, or not at every word.
  private(set) var unread: [PeopleVault.Place] = []
  /// Records of the person that cannot be read: what the person is called there was looked for nowhere.
  private(set) var nameless: [VaultGap] = []
  /// Whose records beside, and notes of which acts, are damaged.
  private(set) var unsearched: [String] = []
  /// Those of them who are somebody: what they are called is not known, and masked nowhere.
  private(set) var unnamed: [String] = []
  /// Organisations whose record has the name or a contact of the person.
  let namesakes: [String]
  /// Former names and contacts of others that are the person's.
  let formerly: [PeopleVault.FormerText]
  let finder: MentionFinder
  /// Finds what everybody else is called now, and reached by.
  private let names: MentionFinder
  /// Finds what the person is called now.
  private let ownNames: MentionFinder
  private let organisations: Set<AgentID>

  /// What is damaged does not stand in the way: it is destroyed, or left, all the same. What may be well and cannot be
  /// read now does, for nothing finds the person in it once the record is gone.
  ///
  /// - Parameter known: the record by which the person is looked for, where it is not in the vault any more; what is
  ///   kept there under the id is then somebody else's.
  init(
    _ sought: SoughtPerson, in people: PeopleVault, knownAs known: PersonRecord? = nil
  ) throws(StoreError) {
    let ids = known == nil ? Set(sought.agents.map(\.text)) : []
    records = known.map { [$0] } ?? []
    let owners = try people.vault.owners(on: .persons)
    owned = owners.filter(ids.contains)
    organisations = sought.organisations
    let erased = try people.goneByErasure()
    for owner in owners {
      guard let record = try people.sound(owner) else {
        // Of who is being erased all was looked for before the record went.
        if erased.contains(AgentID(owner)) { continue }
        if ids.contains(owner) {
          nameless.append(try people.gap(owner, .record, isGone: false))
        } else {
          unsearched.append(owner)
          unnamed.append(owner)
        }
        continue
      }
      if ids.contains(owner) { records.append(record) } else { others.append(record) }
    }
    let own = records
    namesakes = others.filter { other in
      sought.organisations.contains(AgentID(other.agent))
        && own.contains { !$0.shared(with: other).isEmpty }
    }.map(\.agent)
    let selves = own + own.flatMap(\.formerSelves)
    formerly = others.flatMap { other in
      zip(other.former ?? [], other.formerSelves).compactMap { former, bearer in
        if sought.organisations.contains(AgentID(other.agent)) { return nil }
        return selves.contains { !$0.shared(with: bearer).isEmpty }
          ? .init(agent: other.agent, text: former.text) : nil
      }
    }
    finder = MentionFinder(of: records, among: others)
    let called = others.map { other in
      var called = other.onlyNamed
      called.contacts = other.contacts
      return called
    }
    names = MentionFinder(of: called, among: called)
    ownNames = MentionFinder(of: records.map(\.onlyNamed))
    let acts = Set(sought.acts.map(\.description))
    for act in try people.vault.owners(on: .notes) {
      if acts.contains(act) {
        ownNotes.append(act)
        continue
      }
      let (texts, isWhole) = try people.texts(ofNotesOf: act)
      notes += texts
      if !isWhole { unsearched.append(act) }
    }
    for record in others {
      for file in record.attachments { try look(into: file, of: record.agent, people.vault) }
    }
  }

  private mutating func look(
    into file: PersonRecord.Attachment, of owner: String, _ vault: Vault
  ) throws(StoreError) {
    let bytes = try vault.sound(.init(.persons, owner, part: file.part))
    let content = bytes.flatMap { AttachmentText($0) }
    if !finder.isEmpty, content?.isPlain != true { unread.append(.file(of: owner, file.part)) }
    guard let text = content?.text,
      text.contains(PeopleVault.bar) || !finder.mentions(in: text).isEmpty
    else { return }
    contents.append((file.part, owner, text))
  }

  func eachText(_ body: (PeopleVault.Place, String) -> Void) {
    for record in others {
      var record = record
      record.eachText(ownToo: hasContactPerson(record)) { body($0, $1) }
    }
    for content in contents { body(.content(of: content.owner, content.part), content.text) }
    for note in notes { body(.act(note.act), note.text) }
  }

  /// Whether the name in a record is not its owner's.
  func hasContactPerson(_ record: PersonRecord) -> Bool {
    organisations.contains(AgentID(record.agent))
  }

  /// Whether something is masked at a place already, or the note of an act is gone.
  func isMasked(_ place: PeopleVault.Place) -> Bool {
    if case .act(let act) = place, !notes.contains(where: { $0.act == act }) { return true }
    var isMasked = false
    eachText { if $0 == place, $1.contains(PeopleVault.bar) { isMasked = true } }
    return isMasked
  }

  func masked(
    _ text: String, at place: PeopleVault.Place, _ masking: PeopleVault.Masking
  ) -> String {
    text.masked(
      mentions(in: text).filter { !isOwn($0, at: place) && masking.takes($0, at: place) })
  }

  /// What speaks of the person in a text, with whoever else has a full name or a contact in which the words stand.
  private func mentions(in text: String) -> [Mention] {
    let found = finder.mentions(in: text)
    if found.isEmpty { return [] }
    var names = names.mentions(in: text)
      .filter { [.fullName, .initialAndName, .contact].contains($0.reason) }[...]
    return found.map { mention in
      while let name = names.first, name.range.upperBound <= mention.range.lowerBound {
        names.removeFirst()
      }
      guard let name = names.first, name.range.lowerBound <= mention.range.lowerBound,
        name.range.upperBound >= mention.range.upperBound
      else { return mention }
      return mention.inName(of: [name.agent] + name.others)
    }
  }

  /// Whether what is found among somebody's contacts is that person's own way to be reached: who lives at one
  /// address keeps it.
  private func isOwn(_ mention: Mention, at place: PeopleVault.Place) -> Bool {
    guard case .contact(let owner, _) = place, !organisations.contains(AgentID(owner)) else {
      return false
    }
    return mention.others.contains { $0.hasBytes(of: owner) }
  }

  /// Of a text that says who is meant, what says it: all of it, and of a file its lines that do, with those over which
  /// a name is broken.
  ///
  /// - Parameter byAnything: also by what may mean somebody else.
  func told(
    _ text: String, at place: PeopleVault.Place, byAnything: Bool = false
  ) -> String? {
    let telling = mentions(in: text).filter {
      byAnything ? !isOwn($0, at: place) : isTelling($0)
    }.map(\.range)
    if telling.isEmpty { return nil }
    guard case .content = place else { return text }
    let bytes = Array(text.utf8)
    let isBreak = { (byte: UInt8) in byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
    let lines = bytes.indices.split { isBreak(bytes[$0]) }
    return lines.filter { line in
      telling.contains { $0.lowerBound < line.endIndex && $0.upperBound > line.startIndex }
    }.map { String(decoding: bytes[$0.startIndex..<$0.endIndex], as: UTF8.self) }
      .joined(separator: "\n")
  }

  /// Whether a mention says who is meant, to who knows the person: also by what the person was called before, and with
  /// words that are a contact person's too, who is most likely the same.
  private func isTelling(_ mention: Mention) -> Bool {
    mention.isTelling
      || [.fullName, .contact, .initialAndName].contains(mention.reason)
        && mention.others.allSatisfy { organisations.contains(AgentID($0)) }
  }

  /// The full name of the person that a text says, where it is somebody else's too: of whom it speaks, only a reader
  /// can tell.
  func sharedName(in text: String) -> String? {
    let bytes = Array(text.utf8)
    return ownNames.mentions(in: text).first { $0.reason == .fullName }
      .map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  /// In the order of the vault.
  var traces: [PeopleVault.Trace] {
    var traces: [PeopleVault.Trace] = []
    eachText { place, text in
      let mentions = mentions(in: text).filter { !isOwn($0, at: place) }
      let bytes = Array(text.utf8)
      for (isSure, isAlone) in [(true, false), (false, false), (false, true)] {
        let some = mentions.filter {
          place.isSure($0) == isSure && place.isForItselfAlone($0) == isAlone
        }
        guard let first = some.first else { continue }
        traces.append(
          .init(
            place: place, words: some.map { String(decoding: bytes[$0.range], as: UTF8.self) },
            reason: first.reason,
            others: Set(some.flatMap(\.others).map { ByteText($0) }).sorted().map(\.text),
            isSure: isSure, isAlone: isAlone))
      }
    }
    return traces
  }

  /// What goes with the record, whatever is decided of the mentions.
  var own: PeopleVault.Forgotten {
    var own = PeopleVault.Forgotten()
    own.records = owned
    own.attachments = records.reduce(0) { $0 + $1.attachments.count }
    own.ownNotes = records.reduce(0) { $0 + $1.notes.count }
    own.consents = records.reduce(0) { $0 + $1.consents.count }
    own.mayBeInReports = records.contains { record in
      record.consents.contains { $0.purpose == .nameInReport }
    }
    own.notes = ownNotes.count
    return own
  }
}

extension PersonRecord {
  /// Whose it is and what that one is called now, nothing else.
  fileprivate var onlyNamed: PersonRecord {
    var named = PersonRecord(agent: agent)
    named.name = name
    return named
  }

  /// The texts in which somebody else may be named: an address may say at whose place.
  ///
  /// - Parameter ownToo: whether the name, the telephone and the mail address are among them; of a person they are
  ///   nobody else's.
  mutating func eachText(
    ownToo: Bool, _ body: (PeopleVault.Place, inout String) -> Void
  ) {
    if ownToo, var name {
      body(.name(of: agent), &name)
      self.name = name
    }
    for index in notes.indices { body(.note(of: agent, index + 1), &notes[index].text) }
    for index in attachments.indices {
      body(.file(of: agent, attachments[index].part), &attachments[index].name)
    }
    for index in contacts.indices where ownToo || contacts[index].kind == .address {
      body(.contact(of: agent, index + 1), &contacts[index].value)
    }
  }
}
