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

  /// The key as a secret text: `PRIVATE+KEY+<name>+<key ID>+<base64(algorithm ‖ seed)>`, as Go's
  /// `sumdb/note` keeps signers.
  public var secretText: String {
    SecretText.format(verifierKey, seed: Array(privateKey.rawRepresentation))
  }

  /// Reads a secret text.
  ///
  /// - Throws: `malformed`, also if the key ID isn't the one of this name and key.
  public init(parsing text: String) throws(MerkleError) {
    let (name, seed) = try SecretText.parse(text, algorithm: .ed25519)
    try self.init(name: name, seed: seed)
    guard secretText == text else { throw SecretText.otherID }
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

/// How private keys of either kind are kept as a text.
enum SecretText {
  private static let prefix = "PRIVATE+KEY+"
  static let otherID = MerkleError.malformed(
    .key, because: "its id belongs to another name or key")

  static func format(_ key: VerifierKey, seed: [UInt8]) -> String {
    let id = Hexadecimal.encode(UInt64(key.keyID).bigEndianBytes.suffix(4))
    return "\(prefix)\(key.name)+\(id)+\(Base64.encode([key.algorithm.rawValue] + seed))"
  }

  /// The name and the secret bytes; the key ID is for the caller to compare.
  static func parse(
    _ text: String, algorithm: VerifierKey.Algorithm
  ) throws(MerkleError) -> (name: String, seed: [UInt8]) {
    let parts = Array(text.utf8).split(
      separator: UInt8(ascii: "+"), maxSplits: 4, omittingEmptySubsequences: false)
    guard text.utf8.starts(with: prefix.utf8), parts.count == 5,
      let name = String(validating: parts[2], as: UTF8.self),
      let bytes = Base64.decode(parts[4]), bytes.first == algorithm.rawValue
    else { throw .malformed(.key, because: "it is not “PRIVATE+KEY+name+id+key”") }
    return (name, Array(bytes.dropFirst()))
  }
}

extension Curve25519.Signing.PrivateKey {
  /// The key of a seed (RFC 8032 §5.1.5).
  init(seed: [UInt8]) throws(MerkleError) {
    do {
      try self.init(rawRepresentation: seed)
    } catch {
      throw .malformed(.key, because: "its seed has \(seed.count) bytes instead of 32")
    }
  }

  /// The 64 bytes of the signature.
  func sign(_ message: [UInt8]) throws(MerkleError) -> [UInt8] {
    do {
      return Array(try signature(for: message))
    } catch {
      throw .signingFailed
    }
  }
}
