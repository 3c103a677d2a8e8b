public import Exchange
import MerkleLog
public import People
import Store

// Files that are kept with a record, each sealed under the key of its person. Which there are the record says.

extension PeopleVault {
  /// Keeps a file with a person's record; `check` as for ``change(_:by:checking:_:)``.
  public func attach(
    _ bytes: [UInt8], named name: String, to agent: AgentID, by: AgentID,
    checking check: () throws(LedgerError) -> Void = { () throws(LedgerError) in }
  ) throws(LedgerError) -> (kept: PersonRecord.Attachment, before: PersonRecord.Attachment?) {
    try using(checking: check) { () throws(StoreError) in
      try note(.change, by: by, about: agent.text)
      var record = try read(agent.text) ?? PersonRecord(agent: agent.text)
      let part = record.nextPart
      let attachment = PersonRecord.Attachment(
        part: part, added: now, name: name.composed, byteCount: bytes.count,
        digest: Hash.sha256(of: bytes.span).hex)
      let before = record.attachments.first { $0.digest == attachment.digest }
      try vault.write(bytes, to: .init(.persons, agent.text, part: part))
      record.attachments.append(attachment)
      record.changes.append(.init(at: now, by: by.text, what: "attachment"))
      try keep(record)
      return (attachment, before)
    }
  }

  /// A file that was kept; nil when there is none.
  public func attachment(
    _ part: Int, of agent: AgentID, by: AgentID
  ) throws(LedgerError) -> [UInt8]? {
    try using { () throws(StoreError) in
      try note(.show, by: by, about: agent.text)
      return try vault.read(.init(.persons, agent.text, part: part))
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
  /// The record goes last, so that after a crash the same is done again: a file that is listed and gone is
  /// taken off as well.
  public func detach(
    _ part: Int, from agent: AgentID, by: AgentID,
    checking check: () throws(LedgerError) -> Void = { () throws(LedgerError) in }
  ) throws(LedgerError) {
    try using(checking: check) { () throws(StoreError) in
      guard let file = try read(agent.text)?.attachments.first(where: { $0.part == part }) else {
        return
      }
      try note(.change, by: by, about: agent.text)
      try vault.destroy(.init(.persons, agent.text, part: part))
      try noteEvidence(
        file.digest, .file(of: agent.text, part), .init(.takenOff, on: today))
      guard var record = try read(agent.text) else { return }
      record.detach(part)
      record.changes.append(.init(at: now, by: by.text, what: "detachment"))
      try keep(record)
    }
  }
}
