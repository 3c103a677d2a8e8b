import Exchange

/// A person's yes to one purpose: given apart from any other, withdrawn as easily.
public struct Consent: Codable, Equatable, Sendable {
  /// What may be done with the person's name or picture.
  public enum Purpose: String, Codable, CaseIterable, Sendable {
    case nameInReport, photo, logo, mentionToRecipient
  }
  public var purpose: Purpose
  /// Which text was agreed to, and in which language.
  public var textVersion: String
  public var language: String
  /// The day on which it was given.
  public var given: String
  /// How: `web`, `terminal`, `csv`, `phone`, `paper`.
  public var channel: String
  /// Who wrote it down.
  public var by: String
  /// SHA-256 of a paper or file that shows it, as it was then.
  public var evidence: String?
  /// What became of that file since, where it is kept in the vault; nil where it is as it was.
  public private(set) var evidenceChange: EvidenceChange?
  /// The day from which it holds no more.
  public var withdrawn: String?

  public init(
    purpose: Purpose, textVersion: String, language: String, given: String, channel: String,
    by: String, evidence: String? = nil
  ) {
    self.purpose = purpose
    self.textVersion = textVersion
    self.language = language
    self.given = given
    self.channel = channel
    self.by = by
    self.evidence = evidence
  }
}

extension Consent {
  /// That the file which shows a consent is not any more what it was.
  public struct EvidenceChange: Codable, Equatable, Sendable {
    public enum Kind: String, Codable, Sendable {
      case wordsMasked, takenOff
    }
    public var kind: Kind
    /// The day of the last change.
    public var day: String
    /// SHA-256 of the file as it is now; nil where it is gone.
    public var digest: String?

    public init(_ kind: Kind, on day: String, digest: String? = nil) {
      (self.kind, self.day, self.digest) = (kind, day, digest)
    }
  }

  /// Whether a file with this digest, in hexadecimal digits, shows it, as it was or as it is now.
  public func isShown(by digest: String) -> Bool {
    guard let evidence, evidenceChange?.kind != .takenOff else { return false }
    return ByteText(evidence.lowercased()) == ByteText(digest)
      || evidenceChange?.digest.map { ByteText($0) } == ByteText(digest)
  }

  fileprivate mutating func note(_ change: EvidenceChange) { evidenceChange = change }

  /// Takes back that its file was taken off, where this is its digest, byte for byte; false where it is not.
  fileprivate mutating func noteBack(_ digest: String) -> Bool {
    guard let evidence, evidenceChange?.kind == .takenOff,
      ByteText(evidence.lowercased()) == ByteText(digest)
    else { return false }
    evidenceChange = nil
    return true
  }
}

extension PersonRecord {
  /// The consent that holds for a purpose; nil when there is none, or it was withdrawn.
  public func consent(to purpose: Consent.Purpose) -> Consent? {
    consents.last { $0.purpose == purpose && $0.withdrawn == nil }
  }

  /// Notes a yes; one that held for the same purpose gives way to it and is kept.
  public mutating func give(_ consent: Consent) {
    withdraw(consent.purpose, on: consent.given)
    consents.append(consent)
  }

  /// Ends what holds for a purpose; false when nothing does.
  @discardableResult
  public mutating func withdraw(_ purpose: Consent.Purpose, on day: String) -> Bool {
    var isFound = false
    for index in consents.indices
    where consents[index].purpose == purpose && consents[index].withdrawn == nil {
      consents[index].withdrawn = day
      isFound = true
    }
    return isFound
  }

  /// For which purposes there are consents that a file with this digest shows.
  public func purposes(shownBy digest: String) -> [Consent.Purpose] {
    let shown = consents.filter { $0.isShown(by: digest) }.map(\.purpose)
    return Consent.Purpose.allCases.filter(shown.contains)
  }

  /// Notes with the consents of which this is the file that it is there again; false where there is none.
  @discardableResult
  public mutating func noteBack(fileWithDigest digest: String) -> Bool {
    var isFound = false
    for index in consents.indices where consents[index].noteBack(digest) { isFound = true }
    return isFound
  }

  /// Notes with the consents that a file shows what became of it.
  public mutating func note(_ change: Consent.EvidenceChange, ofFile digest: String) {
    for index in consents.indices where consents[index].isShown(by: digest) {
      consents[index].note(change)
    }
  }
}
