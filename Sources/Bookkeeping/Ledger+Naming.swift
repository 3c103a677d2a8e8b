import EventCodec
public import Exchange
import People
import Store

extension Ledger {
  /// An act whose texts name persons of the vault beyond doubt.
  public struct Naming: Sendable, Equatable {
    /// Line of the file, from 1; nil for an act that is in no file.
    public var line: Int?
    public var act: EventID
    public var field: Field
    /// The persons' public ids.
    public var persons: [String]
  }

  /// Where the texts of acts name persons of whom the vault knows: what is in the log stays there, and no
  /// erasure reaches it. Nothing is written down of the look unless somebody is named.
  public func namings(
    in acts: some Sequence<(line: Int?, act: Event)>, by: AgentID
  ) throws(LedgerError) -> [Naming] {
    guard let finder = try people.finder() else { return [] }
    var namings: [Naming] = []
    for (line, act) in acts {
      for (field, text) in act.texts {
        let persons = Set(finder.mentions(in: text).filter(\.isSure).map { ByteText($0.agent) })
        if persons.isEmpty { continue }
        namings.append(
          Naming(line: line, act: act.id, field: field, persons: persons.sorted().map(\.text)))
      }
    }
    try people.noteNaming(of: Set(namings.flatMap(\.persons)), by: by)
    return namings
  }

  /// The same for the lines of a file; those that cannot be read are passed over.
  public func namings(inLines bytes: [UInt8], by: AgentID) throws(LedgerError) -> [Naming] {
    guard try people.finder() != nil else { return [] }
    var reader = LineReader()
    let defaults = CommandDefaults(occurredAt: Timestamp(clock(), in: settings.zone)) {
      .unique(Instant(milliseconds: 0))
    }
    let acts = DecisionRun.lines(of: bytes).lazy.compactMap { number, range -> (Int?, Event)? in
      let line = bytes.span.extracting(range)
      return (try? reader.read(line, as: .command, defaults: defaults)).map { (number, $0) }
    }
    return try namings(in: acts.map { (line: $0.0, act: $0.1) }, by: by)
  }
}

extension PeopleVault {
  /// Finds everybody of whom something is kept; nil when that is nobody.
  func finder() throws(LedgerError) -> MentionFinder? {
    if vault.owners(on: .persons).isEmpty { return nil }
    return try using { () throws(StoreError) in
      let records = vault.owners(on: .persons).compactMap { try? read($0) }
      return records.isEmpty ? nil : MentionFinder(of: records)
    }
  }

  func noteNaming(of persons: Set<String>, by: AgentID) throws(LedgerError) {
    if persons.isEmpty { return }
    try using { () throws(StoreError) in
      for person in persons.sortedByBytes() { try note(.show, by: by, about: person) }
    }
  }
}
