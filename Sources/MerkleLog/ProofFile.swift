/// A file which proves to anyone, without asking the log, that an entry is in it
/// (C2SP tlog-proof, `.tlog-proof`).
public struct ProofFile: Hashable, Sendable {
  /// The index of the entry, from zero.
  public let index: UInt64

  /// The sibling of the leaf first, the child of the root last.
  public let path: [Hash]

  /// The signed checkpoint of the tree.
  public let checkpoint: Note

  /// Bytes with a meaning to the application only; nobody signed them.
  public let extra: [UInt8]?

  /// A proof to be handed out.
  public init(index: UInt64, path: [Hash], checkpoint: Note, extra: [UInt8]? = nil) {
    self.index = index
    self.path = path
    self.checkpoint = checkpoint
    self.extra = extra
  }

  /// Returns the checkpoint in which the entry with this leaf is, signed by the log's key.
  ///
  /// - Throws: as `Checkpoint.init(opening:key:)`, then as `InclusionProof.verify(leaf:root:)`.
  @discardableResult
  public func verify(leaf: Hash, key: VerifierKey) throws(MerkleError) -> Checkpoint {
    let checkpoint = try Checkpoint(opening: checkpoint, key: key)
    let proof = InclusionProof(index: index, size: checkpoint.size, path: path)
    try proof.verify(leaf: leaf, root: checkpoint.root)
    return checkpoint
  }
}

// MARK: - As a file

extension ProofFile {
  private static let header = "c2sp.org/tlog-proof@v1"
  private static let extraPrefix = Array("extra ".utf8)
  private static let indexPrefix = Array("index ".utf8)

  /// The file.
  public var formatted: String {
    var lines = [Self.header]
    if let extra { lines.append("extra \(Base64.encode(extra))") }
    lines.append("index \(index)")
    lines += path.map(\.base64)
    return lines.joined(separator: "\n") + "\n\n" + checkpoint.formatted
  }

  /// Reads a proof file. It proves nothing until `verify(leaf:key:)` returned.
  ///
  /// - Throws: in this order, `tooLong`, `malformed`, and what `Note.init(parsing:)` throws.
  public init(parsing bytes: [UInt8]) throws(MerkleError) {
    guard bytes.count <= MerkleLimits.proofFileByteCount else {
      throw .tooLong(.proof, byteCount: bytes.count, limit: MerkleLimits.proofFileByteCount)
    }
    guard
      let end = bytes.indices.dropLast().first(where: {
        bytes[$0] == newline && bytes[$0 + 1] == newline
      })
    else {
      throw .malformed(.proof, because: "it has no empty line before its checkpoint")
    }
    var lines = bytes[..<end].split(separator: newline, omittingEmptySubsequences: false)[...]
    guard let first = lines.popFirst(), first.elementsEqual(Self.header.utf8) else {
      throw .malformed(.proof, because: "it doesn't start with \(Self.header)")
    }
    extra = try Self.parseExtra(&lines)
    guard let line = lines.popFirst(), line.starts(with: Self.indexPrefix),
      let index = Decimal.decode(line.dropFirst(Self.indexPrefix.count))
    else {
      throw .malformed(.proof, because: "it has no line “index” with a number")
    }
    self.index = index
    path = try Self.parsePath(lines)
    checkpoint = try Note(parsing: Array(bytes[(end + 2)...]))
  }

  private static func parseExtra(
    _ lines: inout ArraySlice<ArraySlice<UInt8>>
  ) throws(MerkleError) -> [UInt8]? {
    guard let line = lines.first, line.starts(with: extraPrefix) else { return nil }
    lines.removeFirst()
    guard let extra = Base64.decode(line.dropFirst(extraPrefix.count)) else {
      throw .malformed(.proof, because: "its extra bytes are not base64")
    }
    return extra
  }

  private static func parsePath(
    _ lines: ArraySlice<ArraySlice<UInt8>>
  ) throws(MerkleError) -> [Hash] {
    guard lines.count <= MerkleLimits.treeSize.bitWidth else {
      throw .malformed(.proof, because: "it has \(lines.count) hashes, more than any tree needs")
    }
    var path: [Hash] = []
    for line in lines {
      guard let bytes = Base64.decode(line), let hash = Hash(bytes) else {
        throw .malformed(.proof, because: "one of its lines is not a hash in base64")
      }
      path.append(hash)
    }
    return path
  }
}
