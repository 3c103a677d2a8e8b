public import Exchange
import MerkleLog
public import People
import Store

// Files that are kept with a record, each sealed under the key of its person. Which there are the record says.

extension PeopleVault {
  /// Keeps a file with a person's record, which lists it once it is on the disk and before it has its name: what
  /// fails leaves neither. `check` as for ``change(_:by:checking:_:)``.
  public func attach(
    _ bytes: [UInt8], named name: String, to agent: AgentID, by: AgentID,
    checking check: () throws(LedgerError) -> Void = { () throws(LedgerError) in }
  ) throws(LedgerError) -> (kept: PersonRecord.Attachment, before: PersonRecord.Attachment?) {
    try using(checking: check) { () throws(StoreError) in
      var record = try toChange(agent)
      try note(.change, by: by, about: agent.text)
      let part = try freePart(record)
      let attachment = PersonRecord.Attachment(
        part: part, added: now, name: name.composed, byteCount: bytes.count,
        digest: Hash.sha256(of: bytes.span).hex)
      let before = record.attachments.first { $0.digest == attachment.digest }
      record.attachments.append(attachment)
      record.noteBack(fileWithDigest: attachment.digest)
      record.changes.append(.init(at: now, by: by.text, what: "attachment"))
      let listing = record
      try vault.write(bytes, to: .init(.persons, agent.text, part: part)) {
        () throws(StoreError) in try keep(listing)
      }
      try noteBack(attachment.digest, except: agent.text)
      return (attachment, before)
    }
  }

  /// A number for a file that no other has, also where an older copy of the record was put back.
  func freePart(_ record: PersonRecord) throws(StoreError) -> Int {
    max(record.nextPart, (try vault.parts(on: .persons, of: record.agent).last ?? 0) + 1)
  }

  /// A file that was kept; nil when there is none. Throws `vaultFileDamaged` for one that is listed and gone.
  public func attachment(
    _ part: Int, of agent: AgentID, by: AgentID
  ) throws(LedgerError) -> [UInt8]? {
    try using { () throws(StoreError) in
      try note(.show, by: by, about: agent.text)
      let place = Vault.Place(.persons, agent.text, part: part)
      if let bytes = try vault.read(place) { return bytes }
      guard try read(agent.text)?.lists(part) == true else { return nil }
      throw .damaged(try vault.file(place))
    }
  }

  /// A file of a record, before it is taken off.
  public enum Attached: Sendable {
    /// - Parameter evidence: the consents that it shows, and nothing else that is kept does.
    case there(PersonRecord.Attachment, name: String?, evidence: [ChangedEvidence])
    /// It was taken off before.
    case detached
    case never
  }

  /// What ``detach(_:from:by:checking:)`` would meet.
  public func attached(
    _ part: Int, to agent: AgentID, by: AgentID
  ) throws(LedgerError) -> Attached {
    try using { () throws(StoreError) in
      try note(.show, by: by, about: agent.text)
      guard let record = try read(agent.text) else { return .never }
      guard let file = record.attachments.first(where: { $0.part == part }) else {
        return record.detached?.contains(part) == true ? .detached : .never
      }
      let shown = try evidence(file.digest, .file(of: agent.text, part))
      return .there(file, name: record.name, evidence: shown)
    }
  }

  /// Takes a file off a record: it is destroyed, and its number is not given again. Nothing is done where the
  /// record has no such file.
  ///
  /// The record goes first: a file that it has taken off and that is still there after a crash is swept.
  public func detach(
    _ part: Int, from agent: AgentID, by: AgentID,
    checking check: () throws(LedgerError) -> Void = { () throws(LedgerError) in }
  ) throws(LedgerError) {
    try using(checking: check) { () throws(StoreError) in
      guard let file = try read(agent.text)?.attachments.first(where: { $0.part == part }) else {
        return
      }
      try note(.change, by: by, about: agent.text)
      try noteEvidence(
        file.digest, .file(of: agent.text, part), .init(.takenOff, on: today))
      guard var record = try read(agent.text) else { return }
      record.detach(part)
      record.changes.append(.init(at: now, by: by.text, what: "detachment"))
      try keep(record)
      try vault.destroy(.init(.persons, agent.text, part: part))
    }
  }

  /// Ends what a crash cut short: a file that its record lists takes its place, one that was taken off goes.
  func endAttaching() throws(StoreError) {
    for place in try vault.leftovers(on: .persons) where place.part > 0 {
      if let record = try? read(place.owner), record.lists(place.part) { try vault.takeUp(place) }
    }
    // Where a former version made a second record, the files may be of that.
    let twice = Set(try vault.ownersTwice(on: .persons))
    var records: [AgentID: PersonRecord] = [:]
    for place in try vault.beside(on: .persons) where !twice.contains(place.owner) {
      let owner = AgentID(place.owner)
      let record = records[owner] ?? (try? read(place.owner))
      records[owner] = record
      guard let record, !record.lists(place.part), record.detached?.contains(place.part) == true
      else { continue }
      try vault.destroy(place)
    }
  }
}

extension PersonRecord {
  /// Whether a file of this number is kept with it.
  func lists(_ part: Int) -> Bool { attachments.contains { $0.part == part } }
}
