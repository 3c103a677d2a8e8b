import Deciding
import EventCodec
public import Exchange
import FoundationEssentials
public import People
import Projecting
import Store

extension Ledger {
  /// An act whose texts name persons of the vault, or give their addresses.
  public struct Naming: Sendable, Equatable {
    /// Line of the file, from 1; nil for an act that is in no file.
    public var line: Int?
    public var act: EventID
    public var field: Field
    /// Of whom the act is, where it is of an agent.
    public var agent: AgentID?
    /// The persons' public ids.
    public var persons: [String]
    /// Those whose address it gives, and whom it does not name: of a street and its number somebody's in another
    /// town, maybe.
    public var addressed: [String] = []
  }

  /// Where the texts of an act name persons of whom the vault knows: what is in the log stays there, and no
  /// erasure reaches it. Nothing is written down of the look unless somebody is named.
  public func namings(in act: Event, by: AgentID) throws(LedgerError) -> [Naming] {
    // To find nobody in no text, no record is opened.
    guard !(act.texts.isEmpty && act.newNames.isEmpty), let finder = people.finder() else {
      return []
    }
    return try noted(Self.namings(in: act, finder), by: by)
  }

  /// The name in a record, where `name` would most likely put another person's in its place.
  public func nameReplaced(
    by name: String, of agent: AgentID, by actor: AgentID
  ) throws(LedgerError) -> NameReplaced? {
    guard let former = try people.nameReplaced(by: name, of: agent, by: actor) else { return nil }
    return NameReplaced(former: former, isContact: try organisations().contains(agent))
  }

  public struct NameReplaced: Sendable, Equatable {
    public var former: String
    /// Whether it is that of an organisation's contact person.
    public var isContact: Bool
  }

  /// Somebody whose record has what is typed for another.
  public struct Bearer: Sendable, Equatable {
    public var agent: AgentID
    /// What both have: the name, telephones, mail addresses.
    public var texts: [String]
  }

  /// Persons whose records have the name or a contact that is new in a person's record, in order: most likely the same
  /// one, or a slip. Whoever an organisation is reached by may be a person too. Who was merged with the person is none.
  public func bearers(of typed: PersonRecord, by actor: AgentID) throws(LedgerError) -> [Bearer] {
    let agent = AgentID(typed.agent)
    let same = Set(try otherIdentities(of: agent) + [agent])
    let persons = try look { books in
      Set(books.agents.all.map(\.key).filter { books.wasPerson($0) })
    }
    guard persons.contains(agent) else { return [] }
    let records = people.allNames()
    let known = records.first { AgentID($0.agent) == agent }?.shared(with: typed) ?? []
    let found = records.compactMap { record -> Bearer? in
      let bearer = AgentID(record.agent)
      guard persons.contains(bearer), !same.contains(bearer) else { return nil }
      let texts = record.shared(with: typed).filter { !known.contains($0) }
      return texts.isEmpty ? nil : Bearer(agent: bearer, texts: texts)
    }
    try people.noteNaming(of: Set(found.map(\.agent.text)), by: actor)
    return found
  }

  /// The persons of the vault whom a text names that is to be handed out, by public id.
  public func persons(namedIn text: String, by: AgentID) throws(LedgerError) -> [String] {
    guard !isReadOnly, let finder = people.finder() else { return [] }
    let persons = finder.mentions(in: text).filter { $0.isTelling }.agents
    try people.noteNaming(of: Set(persons), by: by)
    return persons
  }

  /// Where the texts of a file's lines name persons of the vault; lines that cannot be read are passed over.
  public func namings(inLines bytes: [UInt8], by: AgentID) throws(LedgerError) -> [Naming] {
    guard let finder = people.finder() else { return [] }
    let defaults = CommandDefaults(occurredAt: Timestamp(clock(), in: settings.zone)) {
      .unique(Instant(milliseconds: 0))
    }
    var namings: [Naming] = []
    DecisionRun.acts(of: bytes, defaults) { number, act in
      namings += Self.namings(in: act, line: number, finder)
    }
    return try noted(namings, by: by)
  }

  private static func namings(
    in act: Event, line: Int? = nil, _ finder: MentionFinder
  ) -> [Naming] {
    (act.texts + act.newNames).compactMap { field, text in
      let mentions = finder.mentions(in: text).filter { $0.belongsInVault }
      if mentions.isEmpty { return nil }
      let named = mentions.filter { $0.reason != .address }.agents
      return Naming(
        line: line, act: act.id, field: field, agent: act.agent, persons: named,
        addressed: mentions.agents.filter { !named.contains($0) })
    }
  }

  /// Where an organisation is tells nothing of a person.
  private func noted(_ found: [Naming], by: AgentID) throws(LedgerError) -> [Naming] {
    var namings = found
    if namings.contains(where: { !$0.addressed.isEmpty }) {
      let organisations = try organisations()
      for index in namings.indices {
        namings[index].addressed.removeAll { organisations.contains(AgentID($0)) }
      }
      namings.removeAll { $0.persons.isEmpty && $0.addressed.isEmpty }
    }
    try people.noteNaming(of: Set(namings.flatMap { $0.persons + $0.addressed }), by: by)
    return namings
  }
}

extension [Mention] {
  /// Whom they mean, by public id, in order.
  fileprivate var agents: [String] {
    Set(map { ByteText($0.agent) }).sorted().map { $0.text }
  }
}

extension Event {
  /// The names that an act may bring into the log, its own among them: an id is what stays longest.
  var newNames: [(field: Field, text: String)] {
    var names: [(field: Field, text: String)] = [(.id, id.description)]
    if kind == .agentRegistered, let agent { names.append((.agent, agent.text)) }
    if kind == .itemDefined, let item { names.append((.item, item.text)) }
    if let lot { names.append((.lot, lot.text)) }
    if let serial { names.append((.serial, serial.text)) }
    if let process { names.append((.process, process.text)) }
    if kind == .loanStarted, let agreement { names.append((.agreement, agreement.text)) }
    switch kind {
    case .needPublished, .offerPublished: if let intent { names.append((.intent, intent.text)) }
    case .commitmentMade: if let commitment { names.append((.commitment, commitment.text)) }
    case .listOpened: if let list { names.append((.list, list.text)) }
    case .callIssued: if let call { names.append((.call, call.text)) }
    case .expenseClaimed: if let claim { names.append((.claim, claim.text)) }
    case .documentPublished: if let document { names.append((.document, document.text)) }
    default: break
    }
    return names.filter { $0.text.mayName }
  }
}

extension String {
  /// Whether there are letters enough for a first name and a family name: `don-1` names nobody.
  fileprivate var mayName: Bool {
    utf8.count { (0x61...0x7A).contains($0 | 0x20) || $0 >= 0x80 } >= 5
  }
}

extension PeopleVault {
  /// From so many records on their names are kept together: fewer are read as fast.
  private static let indexedCount = 32

  /// Finds everybody of whom something is kept; nil when that is nobody. Records are whole on the disk at any
  /// moment: to read them, nobody has to wait, and who records an act does not.
  fileprivate func finder() -> MentionFinder? {
    let records = allNames()
    return records.isEmpty ? nil : MentionFinder(of: records)
  }

  /// What every record that can be read says of names.
  fileprivate func allNames() -> [PersonRecord] { indexed() ?? namesOfAll() }

  private func indexed() -> [PersonRecord]? {
    guard let bytes = try? vault.nameIndex() else { return nil }
    return try? JSONDecoder().decode([PersonRecord].self, from: Data(bytes))
  }

  /// What every record that can be read says of names. Where they are many it is kept for the next act, unless
  /// somebody is at the vault: nobody may be erased between the reading and the keeping.
  private func namesOfAll() -> [PersonRecord] {
    let owners = (try? vault.owners(on: .persons)) ?? []
    if owners.count >= Self.indexedCount {
      let kept = try? hasty.locked(making: false) { () throws(StoreError) in
        let owners = try vault.owners(on: .persons)
        let records = names(of: owners)
        // A record that is damaged may be put back in its place, which is not seen by its folder.
        guard records.count == owners.count, let bytes = try? JSONEncoder().encode(records) else {
          return records
        }
        try? vault.keep(nameIndex: [UInt8](bytes))
        return records
      }
      if let kept { return kept }
    }
    return names(of: owners)
  }

  private func names(of owners: [String]) -> [PersonRecord] {
    owners.compactMap { try? read($0) }.map(\.namesAlone)
  }

  fileprivate func noteNaming(of persons: Set<String>, by: AgentID) throws(LedgerError) {
    if persons.isEmpty { return }
    try using { () throws(StoreError) in
      for person in persons.sortedByBytes() { try note(.show, by: by, about: person) }
    }
  }
}
