/// Those who are known to watch a log, and how many of them must have signed a head.
///
/// A witness is one party: keys of one name, and one key under several names, count once.
public struct Witnesses: Hashable, Sendable {
  /// Their keys, of the kind that cosigns.
  public let keys: [VerifierKey]

  /// - Throws: `noWitness` for a key that signs logs and does not cosign.
  public init(_ keys: [VerifierKey]) throws(MerkleError) {
    for key in keys where key.algorithm != .cosignature {
      throw .noWitness(name: key.name)
    }
    self.keys = keys
  }

  private init() { keys = [] }

  /// Nobody.
  public static let none = Witnesses()

  /// How many there are.
  public var count: Int {
    Self.parties(keys.map { Verification(key: $0, seconds: 0) }).count
  }

  /// What the known ones say of this note: the newest cosignature of each, newest first; none where
  /// none of them signed. Lines by others are skipped.
  ///
  /// - Parameter latest: as in `Note.verified(by:notAfter:)`.
  /// - Throws: `invalidSignature` or `cosignatureTooLate` for a bad line by a known witness,
  ///   whatever the others.
  public func cosignatures(
    on note: Note, notAfter latest: UInt64 = .max
  ) throws(MerkleError) -> [Verification] {
    var found: [Verification] = []
    for signature in note.signatures {
      guard let key = keys.first(where: { $0.isNamed(in: signature) }),
        let seconds = try key.verify(signature, of: note.text)
      else { continue }
      if seconds > latest {
        throw .cosignatureTooLate(name: key.name, seconds: seconds, notAfter: latest)
      }
      found.append(Verification(key: key, seconds: seconds))
    }
    return Self.parties(found.sorted { ($0.seconds ?? 0) > ($1.seconds ?? 0) })
  }

  private static func parties(_ all: [Verification]) -> [Verification] {
    var parties: [Verification] = []
    for one in all
    where !parties.contains(where: {
      isSameName($0.key.name, one.key.name) || $0.key.publicKey == one.key.publicKey
    }) { parties.append(one) }
    return parties
  }
}

extension Note {
  /// This note, with the lines by `key` replaced by one.
  ///
  /// - Throws: `malformed` beyond `MerkleLimits.signatureCount`; `tooLong`.
  public func replacing(
    by signature: NoteSignature, of key: VerifierKey
  ) throws(MerkleError) -> Note {
    try Note(
      text: text, signatures: signatures.filter { !key.isNamed(in: $0) } + [signature])
  }

  /// This note with the newest line of each of these witnesses, taken from here and from `other`,
  /// which must have the same text; lines by others stay as they are here.
  ///
  /// - Throws: as `Witnesses.cosignatures(on:notAfter:)` for either note; `otherText` for another
  ///   text, `malformed` beyond `MerkleLimits.signatureCount`; `tooLong`.
  public func merging(
    _ other: Note, of witnesses: Witnesses
  ) throws(MerkleError) -> Note {
    guard isSameName(text, other.text) else {
      throw .otherText
    }
    var merged = self
    for key in witnesses.keys {
      var newest: (seconds: UInt64, line: NoteSignature)?
      for line in signatures + other.signatures where key.isNamed(in: line) {
        guard let seconds = try key.verify(line, of: text) else { continue }
        if seconds > newest?.seconds ?? 0 || newest == nil { newest = (seconds, line) }
      }
      if let newest { merged = try merged.replacing(by: newest.line, of: key) }
    }
    return merged
  }
}

/// A head of a log, and which of the known witnesses signed it.
public struct WitnessedHead: Hashable, Sendable {
  public let checkpoint: Checkpoint

  /// One of each witness, newest first.
  public let cosignatures: [Verification]

  /// Opens a note with the log's key and looks for the witnesses.
  ///
  /// - Throws: as `Checkpoint.init(opening:key:)`, then as `Witnesses.cosignatures(on:notAfter:)`.
  public init(
    opening note: Note, key: VerifierKey, witnesses: Witnesses, notAfter latest: UInt64
  ) throws(MerkleError) {
    checkpoint = try Checkpoint(opening: note, key: key)
    cosignatures = try witnesses.cosignatures(on: note, notAfter: latest)
  }

  /// The time from which on `count` witnesses had signed, in seconds since 1970; nil with fewer.
  public func seconds(ofQuorum count: Int) -> UInt64? {
    guard count > 0, count <= cosignatures.count else { return nil }
    return cosignatures[count - 1].seconds
  }
}

extension Collection<WitnessedHead> {
  /// The newest head that `count` witnesses signed, else the one that most of them signed.
  public func best(for count: Int) -> WitnessedHead? {
    func worth(_ head: WitnessedHead) -> (Int, UInt64) {
      (Swift.min(head.cosignatures.count, count), head.checkpoint.size)
    }
    return self.max { worth($0) < worth($1) }
  }
}
