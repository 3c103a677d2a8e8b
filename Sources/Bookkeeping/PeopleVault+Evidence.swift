import Exchange
public import People
import Store

// The files that show consents: which one does, its digest tells. One file may show the consents of many, and hang
// at another record than theirs.

extension PeopleVault {
  /// A consent whose file is not any more what it was.
  public struct ChangedEvidence: Hashable, Sendable {
    public var agent: String
    public var purpose: Consent.Purpose
    public var kind: Consent.EvidenceChange.Kind
  }

  /// The files that are masked or go: one of somebody, or all of some.
  enum Going {
    case file(of: String, Int)
    case all(of: [String])

    fileprivate func takes(_ file: PersonRecord.Attachment, of owner: String) -> Bool {
      switch self {
      case .file(let other, let part): owner.hasBytes(of: other) && file.part == part
      case .all: takesRecord(of: owner)
      }
    }

    fileprivate func takesRecord(of owner: String) -> Bool {
      guard case .all(let owners) = self else { return false }
      return owners.contains { $0.hasBytes(of: owner) }
    }
  }

  /// The day, as a record has it.
  var today: String { Timestamp(zone.day(of: clock())).description }

  /// The consents that a file with this digest shows, unless the same file stays somewhere.
  func evidence(
    _ digest: String, _ going: Going, _ kind: Consent.EvidenceChange.Kind = .takenOff
  ) throws(StoreError) -> [ChangedEvidence] {
    let records = try all()
    let stays = records.contains { record in
      record.attachments.contains { $0.digest == digest && !going.takes($0, of: record.agent) }
    }
    if stays { return [] }
    return records.filter { !going.takesRecord(of: $0.agent) }.flatMap { record in
      record.purposes(shownBy: digest).map {
        ChangedEvidence(agent: record.agent, purpose: $0, kind: kind)
      }
    }
  }

  /// Notes with the consents that a file shows what became of it; gives them. Can be done again.
  @discardableResult
  func noteEvidence(
    _ digest: String, _ going: Going, _ change: Consent.EvidenceChange
  ) throws(StoreError) -> [ChangedEvidence] {
    let shown = try evidence(digest, going, change.kind)
    for agent in Set(shown.map(\.agent)) {
      guard var record = try read(agent) else { continue }
      record.note(change, ofFile: digest)
      try keep(record)
    }
    return shown
  }

  /// Notes with the consents of others that a file which is kept once more shows them again. Can be done again.
  func noteBack(_ digest: String, except owner: String) throws(StoreError) {
    for record in try all() where !record.agent.hasBytes(of: owner) {
      var record = record
      if record.noteBack(fileWithDigest: digest) { try keep(record) }
    }
  }
}
