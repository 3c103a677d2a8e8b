public import Exchange
import MerkleLog
import People
import Store

// Masking by hand: words that somebody read and that no record finds any more.

extension PeopleVault {
  /// What stands where a name was.
  public static let bar = Mention.bar

  /// What is kept at a place; nil where nothing is.
  public func text(at place: Place, by: AgentID) throws(LedgerError) -> String? {
    try using { () throws(StoreError) in
      try note(.show, by: by, about: place.owner)
      return try kept(at: place)
    }
  }

  /// Puts a bar in place of some words, wherever they stand in the text at a place, and keeps that text alone.
  /// The note of an act then has another digest than the act bears, and says by its bar why.
  ///
  /// Gives the text as it stands then; throws `nothingToMask`, before anything is changed, where the words are
  /// not there.
  public func mask(
    _ words: String, at place: Place, by: AgentID
  ) throws(LedgerError) -> String {
    let outcome = try using(for: .changing) {
      () throws(StoreError) -> Result<String, LedgerError> in
      let text = try kept(at: place)
      guard let masked = text?.masking(words.composed) else {
        return .failure(.nothingToMask(place: place.description, isThere: text != nil))
      }
      try note(.change, by: by, about: place.owner)
      try keep(masked, at: place, by: by)
      return .success(masked)
    }
    return try outcome.get()
  }

  private func kept(at place: Place) throws(StoreError) -> String? {
    if case .act(let act) = place {
      return try vault.read(.init(.notes, act)).map(Self.text(ofSalted:))
    }
    if case .content(let owner, let part) = place {
      return try vault.read(.init(.persons, owner, part: part)).flatMap { AttachmentText($0)?.text }
    }
    var record = try read(place.owner)
    var found: String?
    record?.eachText(ownToo: true) { if $0 == place { found = $1 } }
    return found
  }

  private func keep(_ masked: String, at place: Place, by: AgentID) throws(StoreError) {
    if case .act(let act) = place {
      // Another salt: with the former one the words could be guessed from the digest in the log.
      try vault.write(Self.salted(masked), to: .init(.notes, act))
      return
    }
    if case .content(let owner, let part) = place {
      return try keep(content: masked, owner, part, by: by)
    }
    guard var record = try read(place.owner) else { return }
    record.eachText(ownToo: true) { if $0 == place { $1 = masked } }
    record.changes.append(.init(at: now, by: by.text, what: place.changed))
    try keep(record)
  }

  /// Puts a masked text in place of a file. The record goes first: done again after a crash, both are right.
  func keep(content masked: String, _ owner: String, _ part: Int, by: AgentID) throws(StoreError) {
    guard var record = try read(owner),
      let index = record.attachments.firstIndex(where: { $0.part == part })
    else { return }
    let bytes = Array(masked.utf8)
    record.attachments[index].byteCount = bytes.count
    record.attachments[index].digest = Hash.sha256(of: bytes.span).hex
    let changed = PeopleVault.Place.content(of: owner, part).changed
    record.changes.append(.init(at: now, by: by.text, what: changed))
    try keep(record)
    try vault.write(bytes, to: .init(.persons, owner, part: part))
  }
}

extension PeopleVault.Place {
  /// As the history of a record calls it.
  var changed: String {
    switch self {
    case .note, .act: "note"
    case .file, .content: "attachment"
    case .contact: "address"
    case .name: "name"
    }
  }
}

extension String {
  /// The text, composed, with a bar wherever `words` stand; nil where they do not.
  fileprivate func masking(_ words: String) -> String? {
    let (bytes, wanted) = (Array(composed.utf8), Array(words.utf8))
    if wanted.isEmpty { return nil }
    var masked: [UInt8] = []
    var (index, isFound) = (0, false)
    while index < bytes.count {
      if bytes[index...].starts(with: wanted) {
        masked += Array(PeopleVault.bar.utf8)
        index += wanted.count
        isFound = true
      } else {
        masked.append(bytes[index])
        index += 1
      }
    }
    return isFound ? String(decoding: masked, as: UTF8.self) : nil
  }
}
