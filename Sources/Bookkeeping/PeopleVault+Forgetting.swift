public import Exchange
import MerkleLog
public import People
import Store

// Forgetting a person: the record with its key, the notes of the acts, and what others' records and notes
// say of the person. What can hardly mean anybody else goes without asking; what may mean the person is
// found first, shown, and goes when it is asked for. Everything can be done again after a crash: the
// person's own record goes last, and each place has a name that stays.

extension PeopleVault {
  /// Where in the vault a text stands.
  public enum Place: Hashable, Sendable, CustomStringConvertible {
    /// The note of a record, from 1 on.
    case note(of: String, Int)
    /// The name of a file.
    case file(of: String, Int)
    /// How somebody is reached, from 1 on.
    case contact(of: String, Int)
    /// The note of an act.
    case act(String)

    /// `p-1/note/2`, `p-1/file/1`, `p-1/contact/1`, `act/don-1`.
    public var description: String {
      switch self {
      case .note(let agent, let number): "\(agent)/note/\(number)"
      case .file(let agent, let number): "\(agent)/file/\(number)"
      case .contact(let agent, let number): "\(agent)/contact/\(number)"
      case .act(let id): "act/\(id)"
      }
    }

    /// Nil for what names no place.
    public init?(_ text: String) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.count >= 2, EventID(parts[parts.count == 2 ? 1 : 0]) != nil else { return nil }
      if parts.count == 2, parts[0] == "act" {
        self = .act(parts[1])
        return
      }
      guard parts.count == 3, let number = Int(parts[2]), number > 0 else { return nil }
      switch parts[1] {
      case "note": self = .note(of: parts[0], number)
      case "file": self = .file(of: parts[0], number)
      case "contact": self = .contact(of: parts[0], number)
      default: return nil
      }
    }
  }

  /// A text in the vault that speaks of a person, or may.
  public struct Trace: Sendable, Equatable {
    public var place: Place
    /// The words that do, as they stand there.
    public var words: [String]
    public var reason: Mention.Reason
    /// Others whom it may mean as well.
    public var others: [String]
    /// Whether it goes without asking.
    public var isSure: Bool
  }

  /// Which mentions go that may mean somebody else.
  public enum Masking: Sendable, Equatable, CustomStringConvertible {
    case sureOnes
    case all
    case also(Set<Place>)

    /// `all`, `none`, or the places with commas between.
    public var description: String {
      switch self {
      case .sureOnes: "none"
      case .all: "all"
      case .also(let places):
        places.map { $0.description }.sortedByBytes().joined(separator: ",")
      }
    }

    func takes(_ mention: Mention, at place: Place) -> Bool {
      switch self {
      case .sureOnes: mention.isSure
      case .all: true
      case .also(let places): mention.isSure || places.contains(place)
      }
    }

    /// Whether the words of a trace go.
    public func takes(_ trace: Trace) -> Bool {
      switch self {
      case .sureOnes: trace.isSure
      case .all: true
      case .also(let places): trace.isSure || places.contains(trace.place)
      }
    }
  }

  /// What was destroyed.
  public struct Forgotten: Sendable, Equatable {
    public var hadRecord = false
    public var attachments = 0
    /// Notes in the record itself.
    public var ownNotes = 0
    public var consents = 0
    /// Notes of acts: those about the person, and any other that names the person.
    public var notes = 0
    /// Records of others in which the person was named; the name is gone from them.
    public var mentions = 0
  }

  /// Where the vault speaks of a person who is registered under `agents`, or may; in the order of the vault.
  /// Notes of `acts`, which go with the person, are left out. Throws `noMention` like an erasure.
  func traces(
    of agents: [AgentID], acts: [EventID], masking: Masking = .sureOnes, by: AgentID
  ) throws(LedgerError) -> (names: [String], traces: [Trace], finder: MentionFinder) {
    let (search, wrong) = try using { () throws(StoreError) -> (Search, LedgerError?) in
      for agent in agents { try note(.show, by: by, about: agent.text) }
      let search = try Search(agents, acts, in: self)
      return (search, try fault(in: masking, search, agents))
    }
    if let wrong { throw wrong }
    return (search.records.compactMap(\.name), search.traces, search.finder)
  }

  /// Texts of the vault outside a person's own record that name the person, or may name nobody else: what is kept
  /// of somebody is not only what is kept under that name. Notes of `acts`, which are shown with them, are left
  /// out.
  public func texts(
    naming agent: AgentID, besides acts: [EventID], by: AgentID
  ) throws(LedgerError) -> [(place: Place, text: String)] {
    try using { () throws(StoreError) in
      try note(.show, by: by, about: agent.text)
      let search = try Search([agent], acts, in: self)
      var found: [(place: Place, text: String)] = []
      search.eachText { place, text in
        if search.finder.mentions(in: text).contains(where: \.isTelling) {
          found.append((place, text))
        }
      }
      return found
    }
  }

  /// What is wrong with a decision: places where nothing speaks of the person. Once an erasure has begun, a
  /// place where something is masked already is right too: what a crash cut short is ended by the same words.
  private func fault(
    in masking: Masking, _ search: Search, _ agents: [AgentID]
  ) throws(StoreError) -> LedgerError? {
    guard case .also(let places) = masking else { return nil }
    let found = search.traces.map { $0.place }
    var strange = places.subtracting(found)
    if strange.isEmpty { return nil }
    if try isBeingErased(agents.map(\.text)) { strange = strange.filter { !search.isMasked($0) } }
    if strange.isEmpty { return nil }
    var listed: [String] = []
    for place in found.map({ $0.description }) where listed.last != place { listed.append(place) }
    return .noMention(places: strange.map { $0.description }.sortedByBytes(), found: listed)
  }

  /// Destroys the record of a person with its key, the notes of the acts given, and the mentions of the
  /// person elsewhere in the vault that `masking` takes. Can be done again: after a crash, or an old copy put
  /// back.
  func forget(
    _ agents: [AgentID], acts: [EventID], masking: Masking = .sureOnes, by: AgentID
  ) throws(LedgerError) -> Forgotten {
    let outcome = try using { () throws(StoreError) -> Result<Forgotten, LedgerError> in
      let search = try Search(agents, acts, in: self)
      if let fault = try fault(in: masking, search, agents) { return .failure(fault) }
      for agent in agents { try note(.erase, by: by, about: agent.text) }
      var forgotten = Forgotten()
      forgotten.hadRecord = !search.owned.isEmpty
      forgotten.attachments = search.records.reduce(0) { $0 + $1.attachments.count }
      forgotten.ownNotes = search.records.reduce(0) { $0 + $1.notes.count }
      forgotten.consents = search.records.reduce(0) { $0 + $1.consents.count }
      forgotten.mentions = try clearRecords(search, masking)
      forgotten.notes = try destroyNotes(search, masking)
      for agent in agents { try vault.destroy(.persons, agent.text) }
      return .success(forgotten)
    }
    return try outcome.get()
  }

  private func clearRecords(_ search: Search, _ masking: Masking) throws(StoreError) -> Int {
    var count = 0
    for before in search.others {
      var record = before
      record.eachText { place, text in
        text = search.finder.masked(text) { masking.takes($0, at: place) }
      }
      if record == before { continue }
      try keep(record)
      count += 1
    }
    return count
  }

  private func destroyNotes(_ search: Search, _ masking: Masking) throws(StoreError) -> Int {
    var count = 0
    for (act, text) in search.notes {
      let isNamed = search.finder.mentions(in: text).contains { masking.takes($0, at: .act(act)) }
      guard search.acts.contains(act) || isNamed else { continue }
      try vault.destroy(.notes, act)
      count += 1
    }
    return count
  }

  /// What there is to be looked through for a person.
  private struct Search {
    /// The ids of the person under which something is kept.
    var owned: [String]
    var records: [PersonRecord] = []
    var others: [PersonRecord] = []
    var notes: [(act: String, text: String)] = []
    /// Acts whose notes go with the person.
    var acts: Set<String>
    var finder: MentionFinder

    /// What cannot be read does not stand in the way: it is destroyed, or left, all the same.
    init(
      _ agents: [AgentID], _ acts: [EventID], in people: PeopleVault
    ) throws(StoreError) {
      let ids = Set(agents.map(\.text))
      let owners = try people.vault.owners(on: .persons)
      owned = owners.filter(ids.contains)
      for owner in owners {
        guard let record = try? people.read(owner) else { continue }
        if ids.contains(owner) { records.append(record) } else { others.append(record) }
      }
      self.acts = Set(acts.map(\.description))
      for act in try people.vault.owners(on: .notes) {
        notes.append((act, people.texts(ofNotesOf: act)))
      }
      finder = MentionFinder(of: records, among: others)
    }

    func eachText(_ body: (Place, String) -> Void) {
      for record in others {
        var record = record
        record.eachText { body($0, $1) }
      }
      for (act, text) in notes where !acts.contains(act) { body(.act(act), text) }
    }

    /// Whether something is masked at a place already, or the note of an act is gone.
    func isMasked(_ place: Place) -> Bool {
      if case .act(let act) = place { return !notes.contains { $0.act == act } }
      var isMasked = false
      eachText { if $0 == place, $1.contains("█") { isMasked = true } }
      return isMasked
    }

    /// In the order of the vault.
    var traces: [Trace] {
      var traces: [Trace] = []
      eachText { place, text in
        let mentions = finder.mentions(in: text)
        let bytes = Array(text.utf8)
        for isSure in [true, false] {
          let some = mentions.filter { $0.isSure == isSure }
          guard let first = some.first else { continue }
          traces.append(
            Trace(
              place: place,
              words: some.map { String(decoding: bytes[$0.range], as: UTF8.self) },
              reason: first.reason,
              others: Set(some.flatMap(\.others).map { ByteText($0) }).sorted().map(\.text),
              isSure: isSure))
        }
      }
      return traces
    }
  }
}

extension PersonRecord {
  /// The texts in which somebody else may be named. A name, a telephone and a mail address are the person's
  /// own; an address may say at whose place.
  mutating func eachText(_ body: (PeopleVault.Place, inout String) -> Void) {
    for index in notes.indices { body(.note(of: agent, index + 1), &notes[index].text) }
    for index in attachments.indices {
      body(.file(of: agent, attachments[index].part), &attachments[index].name)
    }
    for index in contacts.indices where contacts[index].kind == .address {
      body(.contact(of: agent, index + 1), &contacts[index].value)
    }
  }
}
