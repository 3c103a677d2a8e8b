public import Exchange
import MerkleLog
import People
import Store

// Masking by hand: words that somebody read and that no record finds any more.

extension PeopleVault {
  /// What stands where a name was.
  public static let bar = Mention.bar

  /// What is kept at a place; nil where nothing is. Throws `noText` for a file that is none.
  public func text(at place: Place, by: AgentID) throws(LedgerError) -> String? {
    let found = try using { () throws(StoreError) in
      try note(.show, by: by, about: place.owner)
      return try kept(at: place)
    }
    return try found.get()
  }

  /// Puts a bar in place of some words, wherever they stand in the text at a place, and keeps that text alone.
  /// The note of an act then has another digest than the act bears, and says by its bar why.
  ///
  /// Gives the text as it stands then, and the consents that it shows, where it is a file that does; throws
  /// `nothingToMask`, before anything is changed, where the words are not there, and `noText` for a file that is none.
  public func mask(
    _ words: String, at place: Place, by: AgentID
  ) throws(LedgerError) -> (text: String, evidence: [ChangedEvidence]) {
    let outcome = try using(for: .changing) {
      () throws(StoreError) -> Result<(text: String, evidence: [ChangedEvidence]), LedgerError> in
      let found = try kept(at: place)
      if case .failure(let error) = found { return .failure(error) }
      let text = (try? found.get()) ?? nil
      guard let text, let masked = text.masking(words.composed) else {
        return .failure(.nothingToMask(place: place.description, isThere: text != nil))
      }
      try note(.change, by: by, about: place.owner)
      return .success((masked, try keep(masked, insteadOf: text, at: place, by: by)))
    }
    return try outcome.get()
  }

  /// Those of these places at which a text is kept.
  func places(among places: [Place]) throws(LedgerError) -> Set<Place> {
    if places.isEmpty { return [] }
    return try using(for: .reading) { () throws(StoreError) in
      var kept: Set<Place> = []
      for place in places {
        let text: Result<String?, LedgerError>
        do throws(StoreError) { text = try self.kept(at: place) } catch {
          // What cannot be read is not gone.
          kept.insert(place)
          continue
        }
        if case .success(nil) = text { continue }
        kept.insert(place)
      }
      return kept
    }
  }

  private func kept(at place: Place) throws(StoreError) -> Result<String?, LedgerError> {
    if case .act(let act) = place {
      return .success(try vault.read(.init(.notes, act)).map(Self.text(ofSalted:)))
    }
    if case .content(let owner, let part) = place {
      guard let bytes = try vault.read(.init(.persons, owner, part: part)) else {
        return .success(nil)
      }
      return AttachmentText(bytes).map { .success($0.text) }
        ?? .failure(.noText(agent: owner, part: part))
    }
    var record = try read(place.owner)
    var found: String?
    record?.eachText(ownToo: true) { if $0 == place { found = $1 } }
    return .success(found)
  }

  private func keep(
    _ masked: String, insteadOf text: String, at place: Place, by: AgentID
  ) throws(StoreError) -> [ChangedEvidence] {
    if case .act(let act) = place {
      // Another salt: with the former one the words could be guessed from the digest in the log.
      try vault.write(Self.salted(masked), to: .init(.notes, act))
      return []
    }
    if case .content(let owner, let part) = place {
      return try keep(content: masked, insteadOf: text, owner, part, by: by)
    }
    guard var record = try read(place.owner) else { return [] }
    record.eachText(ownToo: true) { if $0 == place { $1 = masked } }
    record.changes.append(.init(at: now, by: by.text, what: place.changed))
    try keep(record)
    return []
  }

  /// Puts a masked text in place of a file; gives the consents that the file shows. The file goes last: done again
  /// after a crash, all of it is right.
  func keep(
    content masked: String, insteadOf text: String, _ owner: String, _ part: Int, by: AgentID
  ) throws(StoreError) -> [ChangedEvidence] {
    let (bytes, former) = (Array(masked.utf8), Array(text.utf8))
    let digest = Hash.sha256(of: bytes.span).hex
    let evidence = try noteEvidence(
      Hash.sha256(of: former.span).hex, .file(of: owner, part),
      .init(.wordsMasked, on: today, digest: digest))
    guard var record = try read(owner),
      let index = record.attachments.firstIndex(where: { $0.part == part })
    else { return evidence }
    record.attachments[index].byteCount = bytes.count
    record.attachments[index].digest = digest
    let changed = PeopleVault.Place.content(of: owner, part).changed
    record.changes.append(.init(at: now, by: by.text, what: changed))
    try keep(record)
    try vault.write(bytes, to: .init(.persons, owner, part: part))
    return evidence
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
  /// The text, composed, with a bar wherever `words` stand as words of their own; nil where they do not.
  fileprivate func masking(_ words: String) -> String? {
    let (text, wanted) = (composed, Array(words.utf8))
    if wanted.isEmpty { return nil }
    let bytes = Array(text.utf8)
    var isInWord = [Bool](repeating: false, count: bytes.count + 1)
    for word in FoldedText(text).words {
      for place in word.range.dropFirst() { isInWord[place] = true }
      // A letter beside a digit is in one word with it: p-12 has the word 12, p12 has not.
      if word.isGlued { isInWord[word.range.lowerBound] = true }
    }
    var masked: [UInt8] = []
    var (index, isFound) = (0, false)
    while index < bytes.count {
      if !isInWord[index], bytes[index...].starts(with: wanted), !isInWord[index + wanted.count] {
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
