import Crypto

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

  /// The key as a secret text, as `SigningKey.secretText` with this algorithm.
  public var secretText: String {
    SecretText.format(verifierKey, seed: Array(privateKey.rawRepresentation))
  }

  /// Reads a secret text.
  ///
  /// - Throws: `malformed`, also if it is the key of a log.
  public init(parsing text: String) throws(MerkleError) {
    let (name, seed) = try SecretText.parse(text, algorithm: .cosignature)
    try self.init(name: name, seed: seed)
    guard secretText == text else { throw SecretText.otherID }
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
