import Crypto

/// A public key with its name: what one needs to check a log's or a witness's signatures
/// (C2SP signed-note, “Verifier keys”).
///
/// Its text is `<name>+<key ID as 8 hexadecimal digits>+<base64(algorithm ‖ public key)>`.
public struct VerifierKey: Hashable, Sendable {
  /// What the key's signatures are over.
  public enum Algorithm: UInt8, Hashable, Sendable {
    /// Ed25519 over the text of the note.
    case ed25519 = 0x01
    /// Ed25519 over a time and the text of a checkpoint (C2SP tlog-cosignature).
    case cosignature = 0x04
  }

  /// Who signs, an address without scheme.
  public let name: String

  /// What the key's signatures are over.
  public let algorithm: Algorithm

  /// The 32 bytes of the key (RFC 8032 §5.1.5).
  public let publicKey: [UInt8]

  /// The first four bytes of `SHA-256(name ‖ 0x0A ‖ algorithm ‖ publicKey)`.
  public let keyID: UInt32

  /// The key with this name.
  ///
  /// - Throws: `malformed` if the name is empty, too long, or has spaces or a plus, or if the key
  ///   hasn't 32 bytes.
  public init(name: String, algorithm: Algorithm, publicKey: [UInt8]) throws(MerkleError) {
    guard isKeyName(name) else {
      throw .malformed(.key, because: "its name is empty, too long, or has spaces or a plus")
    }
    guard publicKey.count == 32 else {
      throw .malformed(.key, because: "it has \(publicKey.count) bytes instead of 32")
    }
    self.name = name
    self.algorithm = algorithm
    self.publicKey = publicKey
    let identity = Array(name.utf8) + [newline, algorithm.rawValue] + publicKey
    keyID = UInt32(Hash.sha256(of: identity.span).words.0 >> 32)
  }

  /// Reads a key as a file holds it, with or without the end of its line.
  ///
  /// - Throws: `malformed`, as ``init(parsing:)``.
  public init(line bytes: [UInt8]) throws(MerkleError) {
    try self.init(
      parsing: String(decoding: bytes.withPlainLineEnds.filter { $0 != newline }, as: UTF8.self))
  }

  /// Reads the text of a key.
  ///
  /// - Throws: `malformed`, also if the key ID isn't the one of this name and key.
  public init(parsing text: String) throws(MerkleError) {
    let parts = Array(text.utf8).split(
      separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let name = String(validating: parts[0], as: UTF8.self) else {
      throw .malformed(.key, because: "it is not “name+id+key”")
    }
    guard let id = Hexadecimal.decode(parts[1]), id.count == 4 else {
      throw .malformed(.key, because: "its id is not 8 lowercase hexadecimal digits")
    }
    guard let bytes = Base64.decode(parts[2]), let first = bytes.first else {
      throw .malformed(.key, because: "its last part is not base64")
    }
    guard let algorithm = Algorithm(rawValue: first) else {
      throw .malformed(.key, because: "its algorithm \(first) is neither 1 nor 4")
    }
    try self.init(name: name, algorithm: algorithm, publicKey: Array(bytes.dropFirst()))
    guard UInt64(keyID) == UInt64(bigEndianBytes: id) else {
      throw .malformed(.key, because: "its id belongs to another name or key")
    }
  }
}

extension VerifierKey: CustomStringConvertible {
  /// The key's text, as configured by those who verify.
  public var description: String {
    let id = Hexadecimal.encode(UInt64(keyID).bigEndianBytes.suffix(4))
    return "\(name)+\(id)+\(Base64.encode([algorithm.rawValue] + publicKey))"
  }
}

// MARK: - Verifying

/// A signature found good.
public struct Verification: Hashable, Sendable {
  /// Who signed.
  public let key: VerifierKey

  /// When, in seconds since 1970; `nil` for a plain signature, which has no time.
  public let seconds: UInt64?
}

extension Note {
  /// The signatures by `keys`, all of them good; the first one of each key, in the note's order.
  ///
  /// Lines by other keys are skipped, as the specification demands. A cosignature dated after
  /// `notAfter`, in seconds since 1970, is refused; add to your clock what you allow others' to err.
  ///
  /// - Throws: `invalidSignature` or `cosignatureTooLate` for the first bad signature by a known
  ///   key, whatever the others; `noKnownSignature` if there is none by `keys`.
  public func verified(
    by keys: [VerifierKey], notAfter latest: UInt64 = .max
  ) throws(MerkleError) -> [Verification] {
    var verifications: [Verification] = []
    for signature in signatures {
      guard let key = keys.first(where: { $0.isNamed(in: signature) }) else { continue }
      let seconds = try key.verify(signature, of: text)
      if let seconds, seconds > latest {
        throw .cosignatureTooLate(name: key.name, seconds: seconds, notAfter: latest)
      }
      if !verifications.contains(where: { $0.key == key }) {
        verifications.append(Verification(key: key, seconds: seconds))
      }
    }
    guard !verifications.isEmpty else { throw .noKnownSignature }
    return verifications
  }
}

extension VerifierKey {
  /// Whether the line claims to be by this key.
  func isNamed(in signature: NoteSignature) -> Bool {
    signature.keyID == keyID && isSameName(signature.name, name)
  }

  /// The time of a cosignature, `nil` of a plain signature.
  func verify(
    _ signature: NoteSignature, of text: String
  ) throws(MerkleError) -> UInt64? {
    switch algorithm {
    case .ed25519:
      guard isValid(signature.bytes, for: Array(text.utf8)) else {
        throw .invalidSignature(name: name)
      }
      return nil
    case .cosignature:
      let seconds = UInt64(bigEndianBytes: signature.bytes.prefix(8))
      guard seconds <= MerkleLimits.cosignatureSeconds,
        isValid(
          Array(signature.bytes.dropFirst(8)), for: cosignedMessage(text, seconds: seconds))
      else {
        throw .invalidSignature(name: name)
      }
      return seconds
    }
  }

  private func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    guard signature.count == 64,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
    else { return false }
    return key.isValidSignature(signature, for: message)
  }
}

/// What a witness signs (tlog-cosignature, “Ed25519 signed message”).
func cosignedMessage(_ text: String, seconds: UInt64) -> [UInt8] {
  Array("cosignature/v1\ntime \(seconds)\n\(text)".utf8)
}
