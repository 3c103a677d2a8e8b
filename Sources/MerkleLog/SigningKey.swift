import Crypto

/// The private key of a log: signs checkpoints and other notes with Ed25519 (RFC 8032).
public struct SigningKey: Sendable {
  /// What others need to check the signatures.
  public let verifierKey: VerifierKey

  private let privateKey: Curve25519.Signing.PrivateKey

  /// The key made from 32 secret bytes, under a name which should be the log's origin.
  ///
  /// - Throws: `malformed` for any other number of bytes or a bad name.
  public init(name: String, seed: [UInt8]) throws(MerkleError) {
    privateKey = try Curve25519.Signing.PrivateKey(seed: seed)
    verifierKey = try VerifierKey(
      name: name, algorithm: .ed25519, publicKey: Array(privateKey.publicKey.rawRepresentation))
  }

  private static let prefix = "PRIVATE+KEY+"

  /// The key as a secret text: `PRIVATE+KEY+<name>+<key ID>+<base64(algorithm ‖ seed)>`, as Go's
  /// `sumdb/note` keeps signers.
  public var secretText: String {
    let id = Hexadecimal.encode(UInt64(verifierKey.keyID).bigEndianBytes.suffix(4))
    let seed = [VerifierKey.Algorithm.ed25519.rawValue] + Array(privateKey.rawRepresentation)
    return "\(Self.prefix)\(verifierKey.name)+\(id)+\(Base64.encode(seed))"
  }

  /// Reads a secret text.
  ///
  /// - Throws: `malformed`, also if the key ID isn't the one of this name and key.
  public init(parsing text: String) throws(MerkleError) {
    let parts = text.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
    guard text.hasPrefix(Self.prefix), parts.count == 5,
      let bytes = Base64.decode(Array(parts[4].utf8)),
      bytes.first == VerifierKey.Algorithm.ed25519.rawValue
    else { throw .malformed(.key, because: "it is not “PRIVATE+KEY+name+id+key”") }
    try self.init(name: String(parts[2]), seed: Array(bytes.dropFirst()))
    guard secretText == text else {
      throw .malformed(.key, because: "its id belongs to another name or key")
    }
  }

  /// The signature of a note's text, which includes its last newline.
  ///
  /// Never sign two checkpoints that are not consistent: the new one must be durable before its
  /// signature leaves (tlog-checkpoint, “Signatures”).
  ///
  /// - Throws: `signingFailed`.
  public func sign(_ text: String) throws(MerkleError) -> NoteSignature {
    NoteSignature(
      name: verifierKey.name, keyID: verifierKey.keyID,
      bytes: try privateKey.sign(Array(text.utf8)))
  }

  /// The checkpoint as a signed note.
  ///
  /// - Throws: `originMismatch` unless the origin is the name of the key; `signingFailed`.
  public func sign(_ checkpoint: Checkpoint) throws(MerkleError) -> Note {
    guard isSameName(checkpoint.origin, verifierKey.name) else {
      throw .originMismatch(expected: verifierKey.name, found: checkpoint.origin)
    }
    return try Note(text: checkpoint.text, signatures: [try sign(checkpoint.text)])
  }
}

/// The private key of a witness: says that at some time a checkpoint was consistent with all it had
/// seen before (C2SP tlog-cosignature). Must not be the key of a log.
public struct CosigningKey: Sendable {
  /// What others need to check the signatures.
  public let verifierKey: VerifierKey

  private let privateKey: Curve25519.Signing.PrivateKey

  /// The key made from 32 secret bytes, under the name of the witness.
  ///
  /// - Throws: `malformed` for any other number of bytes or a bad name.
  public init(name: String, seed: [UInt8]) throws(MerkleError) {
    privateKey = try Curve25519.Signing.PrivateKey(seed: seed)
    verifierKey = try VerifierKey(
      name: name, algorithm: .cosignature, publicKey: Array(privateKey.publicKey.rawRepresentation))
  }

  /// The cosignature of a checkpoint at a time in seconds since 1970, to be added to its note.
  ///
  /// - Throws: `cosignatureTooLate` beyond `MerkleLimits.cosignatureSeconds`; `signingFailed`.
  public func cosign(
    _ checkpoint: Checkpoint, seconds: UInt64
  ) throws(MerkleError) -> NoteSignature {
    guard seconds <= MerkleLimits.cosignatureSeconds else {
      throw .cosignatureTooLate(
        name: verifierKey.name, seconds: seconds, notAfter: MerkleLimits.cosignatureSeconds)
    }
    let message = cosignedMessage(checkpoint.text, seconds: seconds)
    return NoteSignature(
      name: verifierKey.name, keyID: verifierKey.keyID,
      bytes: seconds.bigEndianBytes + (try privateKey.sign(message)))
  }
}

extension Curve25519.Signing.PrivateKey {
  /// The key of a seed (RFC 8032 §5.1.5).
  fileprivate init(seed: [UInt8]) throws(MerkleError) {
    do {
      try self.init(rawRepresentation: seed)
    } catch {
      throw .malformed(.key, because: "its seed has \(seed.count) bytes instead of 32")
    }
  }

  /// The 64 bytes of the signature.
  fileprivate func sign(_ message: [UInt8]) throws(MerkleError) -> [UInt8] {
    do {
      return Array(try signature(for: message))
    } catch {
      throw .signingFailed
    }
  }
}
