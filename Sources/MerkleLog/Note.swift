/// A text with signatures (C2SP signed-note).
///
/// The text means nothing until `verified(by:notAfter:)` returned.
public struct Note: Hashable, Sendable {
  /// The signed text, with its last newline.
  public let text: String

  /// The signatures in their order, known or not; 1 to `MerkleLimits.signatureCount`.
  public let signatures: [NoteSignature]

  /// A note with this text and these signatures.
  ///
  /// - Throws: `malformed` if the text doesn't end with a newline or has control characters, or if
  ///   there are no or too many signatures; `tooLong`.
  public init(text: String, signatures: [NoteSignature]) throws(MerkleError) {
    guard text.utf8.last == newline, !hasControlCharacter(text.utf8) else {
      throw .malformed(.note, because: "its text is not lines of text, each ended by a newline")
    }
    guard (1...MerkleLimits.signatureCount).contains(signatures.count) else {
      throw .malformed(.note, because: "it has \(signatures.count) signatures instead of 1 to 64")
    }
    self.text = text
    self.signatures = signatures
    let byteCount = formatted.utf8.count
    guard byteCount <= MerkleLimits.noteByteCount else {
      throw .tooLong(.note, byteCount: byteCount, limit: MerkleLimits.noteByteCount)
    }
  }

  /// Reads a note. The text ends at the last empty line.
  ///
  /// - Throws: in this order, `tooLong`, `malformed`.
  public init(parsing bytes: [UInt8]) throws(MerkleError) {
    guard bytes.count <= MerkleLimits.noteByteCount else {
      throw .tooLong(.note, byteCount: bytes.count, limit: MerkleLimits.noteByteCount)
    }
    guard bytes.last == newline,
      let end = bytes.indices.dropLast().last(where: {
        bytes[$0] == newline && bytes[$0 + 1] == newline
      })
    else {
      throw .malformed(.note, because: "it has no empty line before its signatures")
    }
    guard let text = String(validating: bytes[...end], as: UTF8.self) else {
      throw .malformed(.note, because: "its text is not UTF-8")
    }
    let lines = bytes[(end + 2)...].split(
      separator: newline, maxSplits: MerkleLimits.signatureCount + 1)
    var signatures: [NoteSignature] = []
    for line in lines { signatures.append(try NoteSignature(parsing: line)) }
    try self.init(text: text, signatures: signatures)
  }

  /// The note with one more signature, such as a witness's.
  ///
  /// - Throws: as the initializer.
  public func adding(_ signature: NoteSignature) throws(MerkleError) -> Note {
    try Note(text: text, signatures: signatures + [signature])
  }

  /// The note as a file.
  public var formatted: String {
    text + "\n" + signatures.map { $0.description + "\n" }.joined()
  }
}

/// One signature line of a note: who says to have signed, and with which bytes.
public struct NoteSignature: Hashable, Sendable, CustomStringConvertible {
  /// The name of the key.
  public let name: String

  /// The first four bytes of a hash over name, algorithm and key.
  public let keyID: UInt32

  /// The bytes after the key ID; their meaning depends on the key.
  public let bytes: [UInt8]

  init(name: String, keyID: UInt32, bytes: [UInt8]) {
    self.name = name
    self.keyID = keyID
    self.bytes = bytes
  }

  /// Reads a line without its newline.
  ///
  /// - Throws: `malformed`.
  public init(parsing line: some Collection<UInt8>) throws(MerkleError) {
    let parts = Array(line).split(separator: space, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].elementsEqual("—".utf8) else {
      throw .malformed(.note, because: "a signature line is not “— name signature”")
    }
    guard let name = String(validating: parts[1], as: UTF8.self), isKeyName(name) else {
      throw .malformed(.note, because: "a signature's name is empty, too long or has spaces")
    }
    guard let bytes = Base64.decode(parts[2]), bytes.count > 4,
      bytes.count <= 4 + MerkleLimits.signatureByteCount
    else {
      throw .malformed(.note, because: "a signature is not base64 of 5 to 8196 bytes")
    }
    self.init(
      name: name, keyID: UInt32(UInt64(bigEndianBytes: bytes.prefix(4))),
      bytes: Array(bytes.dropFirst(4)))
  }

  /// The line without its newline.
  public var description: String {
    "— \(name) \(Base64.encode(UInt64(keyID).bigEndianBytes.suffix(4) + bytes))"
  }
}

// MARK: - Lines and names

let newline = UInt8(ascii: "\n")
let space = UInt8(ascii: " ")

/// Whether there are ASCII control characters other than newline (signed-note, “Format”).
func hasControlCharacter(_ bytes: some Sequence<UInt8>) -> Bool {
  bytes.contains { $0 < 0x20 && $0 != newline }
}

/// Whether the text is one line with something in it.
func isLine(_ text: String) -> Bool {
  !text.utf8.isEmpty && !text.utf8.contains { $0 < 0x20 }
}

/// Whether a key may be called so (signed-note, “Format”): no space, no plus, no control character.
func isKeyName(_ name: String) -> Bool {
  isLine(name) && name.utf8.count <= MerkleLimits.nameByteCount
    && !name.unicodeScalars.contains { $0 == "+" || $0.properties.isWhitespace }
}

/// Whether two names are the same bytes. Swift's own `==` would take two spellings of `é` for one.
func isSameName(_ one: String, _ other: String) -> Bool {
  one.utf8.elementsEqual(other.utf8)
}
