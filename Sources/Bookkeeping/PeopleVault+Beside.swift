public import Exchange
import People
import Store

// Former versions wrote a person's files under the plain id, and know no other names. Where a record lies under its
// safe name they see none, and make a second one beside it. What they wrote goes into the first.

extension PeopleVault {
  /// Puts what a former version wrote of somebody beside a record into that record; gives whose records they are.
  /// Nothing is lost by it: where the two say different things, both stay. What cannot be read stays where it is.
  public func takeInRecordsBeside(by: AgentID) throws(LedgerError) -> [String] {
    let owners = try using(for: .reading) { () throws(StoreError) in
      try vault.ownersTwice(on: .persons)
    }
    if owners.isEmpty { return [] }
    return try using(for: .changing) { () throws(StoreError) in
      var taken: [String] = []
      for owner in owners where try takeInRecord(of: owner, by: by) { taken.append(owner) }
      return taken
    }
  }

  private func takeInRecord(of owner: String, by: AgentID) throws(StoreError) -> Bool {
    guard var record = try? read(owner), let bytes = try? vault.readBeside(.init(.persons, owner)),
      var other = try? Self.record(from: bytes)
    else { return false }
    try note(.change, by: by, about: owner)
    let parts = [0] + other.attachments.map(\.part)
    // The files first: cut short, it is done again.
    for index in other.attachments.indices {
      let file = other.attachments[index]
      if record.attachments.contains(where: { $0.digest == file.digest }) { continue }
      guard let bytes = try? vault.readBeside(.init(.persons, owner, part: file.part)) else {
        return false
      }
      // A number that neither has: where a plain name is there, that would be written over.
      let part = try freePart(record)
      try vault.write(bytes, to: .init(.persons, owner, part: part))
      other.attachments[index].part = part
      record.attachments.append(other.attachments[index])
    }
    record.takeIn(other, at: now, by: by.text)
    try keep(record)
    try vault.destroyBeside(.persons, owner, parts: parts)
    return true
  }
}

extension PersonRecord {
  /// Adds what another record of the same person says; of two names the one that was written before stays as a note.
  fileprivate mutating func takeIn(_ other: PersonRecord, at now: String, by: String) {
    language = language ?? other.language
    if let name = other.name, let own = self.name, !name.hasBytes(of: own) {
      let (kept, former) = other.namedAt > namedAt ? (name, own) : (own, name)
      self.name = kept
      if !notes.contains(where: { $0.text.hasBytes(of: former) }) {
        notes.append(.init(written: now, by: by, text: former))
      }
    }
    name = name ?? other.name
    contacts += other.contacts.filter { !contacts.contains($0) }
    notes += other.notes.filter { !notes.contains($0) }
    consents += other.consents.filter { !consents.contains($0) }
    changes += other.changes.filter { !changes.contains($0) }
    setOff(other.detached ?? [])
    composeTexts()
  }

  /// When the name was written last, in milliseconds.
  private var namedAt: Int64 {
    let change = changes.last { $0.what == "name" }
    return change.flatMap { Timestamp($0.at)?.instant?.milliseconds } ?? .min
  }
}
