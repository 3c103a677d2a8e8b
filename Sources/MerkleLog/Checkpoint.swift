/// What a log says of itself at one moment: how many entries it has, and the root over them
/// (C2SP tlog-checkpoint).
public struct Checkpoint: Hashable, Sendable {
  /// The log, by the same name as its key: an address without scheme, `openflow.example/namur`.
  public let origin: String

  /// The number of entries.
  public let size: UInt64

  /// The root of the tree over them.
  public let root: Hash

  /// Further lines of the signed text, without meaning here; our own checkpoints have none.
  public let extensions: [String]

  /// A checkpoint to be signed.
  ///
  /// - Throws: `malformed` if the origin or an extension isn't one line of text, or the size is
  ///   beyond `MerkleLimits.treeSize`.
  public init(
    origin: String, size: UInt64, root: Hash, extensions: [String] = []
  ) throws(MerkleError) {
    guard origin.utf8.count <= MerkleLimits.nameByteCount, isLine(origin) else {
      throw .malformed(.checkpoint, because: "its origin is not one line of at most 255 bytes")
    }
    guard size <= MerkleLimits.treeSize else {
      throw .malformed(.checkpoint, because: "its size \(size) is beyond every tree")
    }
    guard extensions.allSatisfy(isLine) else {
      throw .malformed(.checkpoint, because: "an extension is not one line of text")
    }
    self.origin = origin
    self.size = size
    self.root = root
    self.extensions = extensions
  }

  /// Reads the text of a checkpoint, including its last newline. It says nothing until its
  /// signature is verified: see `init(opening:key:)`.
  ///
  /// - Throws: `malformed`.
  public init(parsing text: String) throws(MerkleError) {
    let lines = text.utf8.split(separator: newline, omittingEmptySubsequences: false)
    guard lines.count >= 4, lines[lines.count - 1].isEmpty else {
      throw .malformed(.checkpoint, because: "it is not three lines, each ended by a newline")
    }
    guard let size = Decimal.decode(lines[1]) else {
      throw .malformed(.checkpoint, because: "its second line is not a size")
    }
    guard let root = Hash(base64: String(Substring(lines[2]))) else {
      throw .malformed(.checkpoint, because: "its third line is not a hash in base64")
    }
    try self.init(
      origin: String(Substring(lines[0])), size: size, root: root,
      extensions: lines[3..<lines.count - 1].map { String(Substring($0)) })
  }

  /// Reads the checkpoint in a note once the log's own signature on it is verified.
  ///
  /// Signatures by others are not looked at; ask `Note.verified(by:notAfter:)` for witnesses.
  ///
  /// - Throws: in this order, `noKnownSignature` or `invalidSignature` for the log's key,
  ///   `malformed`, `originMismatch` if the origin is not the name of the key.
  public init(opening note: Note, key: VerifierKey) throws(MerkleError) {
    _ = try note.verified(by: [key])
    try self.init(parsing: note.text)
    guard isSameName(origin, key.name) else {
      throw .originMismatch(expected: key.name, found: origin)
    }
  }

  /// The text that is signed: origin, size and root, one per line.
  public var text: String {
    let lines = [origin, String(size), root.base64] + extensions
    return lines.map { $0 + "\n" }.joined()
  }
}
