public import Exchange
import People
import Store

// Masking by hand: words that somebody read and that no record finds any more.

extension PeopleVault {
  /// What stands where a name was.
  public static let bar = "█"

  /// What is kept at a place; nil where nothing is.
  public func text(at place: Place, by: AgentID) throws(LedgerError) -> String? {
    try using { () throws(StoreError) in
      try note(.show, by: by, about: place.subject)
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
    let outcome = try using { () throws(StoreError) -> Result<String, LedgerError> in
      let text = try kept(at: place)
      guard let masked = text?.masking(words.composed) else {
        return .failure(.nothingToMask(place: place.description, isThere: text != nil))
      }
      try note(.change, by: by, about: place.subject)
      try keep(masked, at: place, by: by)
      return .success(masked)
    }
    return try outcome.get()
  }

  private func kept(at place: Place) throws(StoreError) -> String? {
    if case .act(let act) = place {
      return try vault.read(.init(.notes, act)).map(Self.text(ofSalted:))
    }
    var record = try read(place.subject)
    var found: String?
    record?.eachText { if $0 == place { found = $1 } }
    return found
  }

  private func keep(_ masked: String, at place: Place, by: AgentID) throws(StoreError) {
    if case .act(let act) = place {
      // Another salt: with the former one the words could be guessed from the digest in the log.
      try vault.write(Self.salted(masked), to: .init(.notes, act))
      return
    }
    guard var record = try read(place.subject) else { return }
    record.eachText { if $0 == place { $1 = masked } }
    record.changes.append(.init(at: now, by: by.text, what: place.changed))
    try keep(record)
  }
}

extension PeopleVault.Place {
  /// Whose record it is in, or which act it is of.
  fileprivate var subject: String {
    switch self {
    case .note(let owner, _), .file(let owner, _), .contact(let owner, _), .act(let owner): owner
    }
  }

  /// As the history of a record calls it.
  fileprivate var changed: String {
    switch self {
    case .note, .act: "note"
    case .file: "attachment"
    case .contact: "address"
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
