import Exchange

// The story of People: what is known of a person and must not be in the log.
//
// The log names persons by public ids. Whatever else is known (a name, how to reach someone, notes,
// consents, papers) is one record per person in the vault `people/`, sealed under a key of the person's
// own. Here is what a record says, how it is edited, and where a text speaks of a person.
// No disk, no clock and no key here: the vault's files are `Store`'s, the door to them `Bookkeeping`'s.

/// Everything that is kept of one person. Times are as the log writes them.
public struct PersonRecord: Codable, Equatable, Sendable {
  /// The public id.
  public let agent: String
  public var name: String?
  /// `fr`, `nl`, `de`, `en`: in which the person is written to.
  public var language: String?
  public var contacts: [Contact] = []
  /// What the record said before it was changed, the oldest first; texts elsewhere may still name the person so.
  /// Kept to find those, until the record is destroyed; nil where nothing was.
  public private(set) var former: [Former]?
  public var notes: [Note] = []
  public var consents: [Consent] = []
  public var attachments: [Attachment] = []
  /// The numbers of files that were taken off; none of them is given again. Nil where none was.
  public private(set) var detached: [Int]?
  /// That something was changed, and when; never what it was before.
  public var changes: [Change] = []

  public init(agent: String) { self.agent = agent }

  /// A way to reach the person.
  public struct Contact: Codable, Equatable, Sendable {
    public enum Kind: String, Codable, CaseIterable, Sendable {
      case mail, phone, address
    }
    public var kind: Kind
    public var value: String

    public init(_ kind: Kind, _ value: String) {
      self.kind = kind
      self.value = value
    }
  }

  /// A name or a contact that the record had.
  public struct Former: Codable, Equatable, Sendable {
    public var name: String?
    public var contact: Contact?

    public var text: String { name ?? contact?.value ?? "" }

    /// A record that says nothing else.
    func record(of agent: String) -> PersonRecord {
      var record = PersonRecord(agent: agent)
      (record.name, record.contacts) = (name, [contact].compactMap(\.self))
      return record
    }
  }

  public struct Note: Codable, Equatable, Sendable {
    public var written: String
    public var by: String
    public var text: String

    public init(written: String, by: String, text: String) {
      self.written = written
      self.by = by
      self.text = text
    }
  }

  /// A file that is kept sealed beside the record.
  public struct Attachment: Codable, Equatable, Sendable {
    /// Which of the person's files: from 1, never given twice.
    public var part: Int
    public var added: String
    public var name: String
    public var byteCount: Int
    /// SHA-256, in hexadecimal digits.
    public var digest: String

    public init(part: Int, added: String, name: String, byteCount: Int, digest: String) {
      self.part = part
      self.added = added
      self.name = name
      self.byteCount = byteCount
      self.digest = digest
    }
  }

  public struct Change: Codable, Equatable, Sendable {
    public var at: String
    public var by: String
    /// `name`, `language`, `mail`, `note`, `consent`…
    public var what: String

    public init(at: String, by: String, what: String) {
      self.at = at
      self.by = by
      self.what = what
    }
  }
}

extension PersonRecord {
  /// The number for the next file.
  public var nextPart: Int {
    ((attachments.map(\.part) + (detached ?? [])).max() ?? 0) + 1
  }

  /// Takes a file off; those that stay keep their numbers.
  public mutating func detach(_ part: Int) {
    attachments.removeAll { $0.part == part }
    setOff([part])
  }

  /// Notes that these numbers were given once.
  public mutating func setOff(_ parts: [Int]) {
    let all = Set((detached ?? []) + parts)
    detached = all.isEmpty ? nil : all.sorted()
  }

  /// Puts a name in place of the one there; an empty one only takes it away.
  public mutating func set(name: String) {
    remember([self.name].compactMap(\.self).map { Former(name: $0) }, unless: Former(name: name))
    self.name = name.isEmpty ? nil : name
  }

  /// Puts a contact in place of those of its kind; an empty one only takes them away.
  public mutating func set(_ contact: Contact) {
    let old = contacts.filter { $0.kind == contact.kind }
    remember(old.map { Former(contact: $0) }, unless: Former(contact: contact))
    contacts.removeAll { $0.kind == contact.kind }
    if !contact.value.isEmpty { contacts.append(contact) }
  }

  /// Former names and contacts of one record; older ones go.
  private static let formerLimit = 20

  /// What stands there now is not former, however it was written.
  private mutating func remember(_ old: [Former], unless new: Former) {
    let now = new.record(of: agent)
    let isSame = { [agent] (old: Former) in old == new || now.covers(old.record(of: agent)) }
    var known = former ?? []
    known.removeAll(where: isSame)
    known += old.filter { !isSame($0) && !known.contains($0) }
    former = former == nil && known.isEmpty ? nil : Array(known.suffix(Self.formerLimit))
  }

  /// Forgets a former name or contact that never was the person's, however it is written, and gives it; nil where there
  /// is none such.
  public mutating func takeOffFormer(_ text: String) -> Former? {
    let words = FoldedText(text).words.map(\.folded)
    let isMeant = { (old: Former) in FoldedText(old.text).words.map(\.folded) == words }
    let taken = former?.first(where: isMeant)
    former?.removeAll(where: isMeant)
    return taken
  }

  /// Forgets former names and contacts in which somebody else is named.
  public mutating func forgetFormer(where isNamed: (String) -> Bool) {
    former?.removeAll { isNamed($0.text) }
  }

  /// The record as it was under each former name, and with each former contact.
  public var formerSelves: [PersonRecord] { (former ?? []).map { $0.record(of: agent) } }

  /// A record that says nothing but by what its person may be named in a text.
  public var namesAlone: PersonRecord {
    var names = PersonRecord(agent: agent)
    (names.name, names.contacts, names.former) = (name, contacts, former)
    return names
  }
}

extension PersonRecord {
  /// Brings every text to its composed form, in which the log's texts are as well.
  public mutating func composeTexts() {
    name = name?.composed
    for index in contacts.indices { contacts[index].value = contacts[index].value.composed }
    for index in notes.indices { notes[index].text = notes[index].text.composed }
  }
}
