/// Why something read or verified by this module was refused.
///
/// All cases are answers about foreign bytes and numbers; none means that this module failed, except
/// `signingFailed`.
public enum MerkleError: Error, Hashable, Sendable {
  /// A format this module reads.
  public enum Document: String, CaseIterable, Hashable, Sendable {
    case frontier, tile, bundle, checkpoint, note, key, proof
  }

  /// The bytes are not a well-formed `document`.
  case malformed(Document, because: String)

  /// The document is longer than its limit in `MerkleLimits`.
  case tooLong(Document, byteCount: Int, limit: Int)

  /// The entry is longer than `MerkleLimits.entryByteCount`.
  case entryTooLong(byteCount: Int)

  /// The reader couldn't give the first `width` hashes of the tile.
  case tileUnavailable(TileID, width: Int, because: String)

  /// The tile's hashes don't lead to the tree they are said to belong to.
  case tileMismatch(TileID)

  /// There is no entry `index` in a tree of `size` entries.
  case indexOutsideTree(index: UInt64, size: UInt64)

  /// A tree doesn't grow from `from` to `to`, or `to` is beyond `MerkleLimits.treeSize`.
  case sizesOutOfOrder(from: UInt64, to: UInt64)

  /// The proof has too many or too few hashes for its index and sizes.
  case wrongProofLength(found: Int)

  /// The proof leads to another root than the one expected.
  case rootMismatch(expected: Hash, computed: Hash)

  /// The checkpoint belongs to another log than the key.
  case originMismatch(expected: String, found: String)

  /// The signature of a known key is wrong: the note is forged or damaged.
  case invalidSignature(name: String)

  /// The cosignature was made later than the time given.
  case cosignatureTooLate(name: String, seconds: UInt64, notAfter: UInt64)

  /// The key signs logs, and was to be a witness's.
  case noWitness(name: String)

  /// The note signs another text than the one its signatures were to be added to.
  case otherText

  /// None of the signatures is by a known key.
  case noKnownSignature

  /// The cryptographic library could not sign.
  case signingFailed
}

extension MerkleError: CustomStringConvertible {
  /// What happened, with the values, and what to do next.
  public var description: String {
    switch self {
    case .malformed(let document, let reason):
      "This \(document.rawValue) can't be read: \(reason). Fetch it again from its source."
    case .tooLong(let document, let byteCount, let limit):
      "This \(document.rawValue) has \(byteCount) bytes; at most \(limit) are read."
    case .entryTooLong(let byteCount):
      "This entry has \(byteCount) bytes; at most \(MerkleLimits.entryByteCount) fit in the log."
    case .tileUnavailable(let tile, let width, let reason):
      "The tile \(tile.path(width: width)) can't be had: \(reason)."
    case .tileMismatch(let tile):
      """
      The tile at level \(tile.level), index \(tile.index) doesn't belong to this tree. \
      Rebuild the tiles from the entries.
      """
    case .indexOutsideTree(let index, let size):
      "There is no entry with index \(index) in a tree of \(size) entries."
    case .sizesOutOfOrder(let old, let new):
      "A tree of \(old) entries doesn't grow to one of \(new) entries."
    case .wrongProofLength(let found):
      "A proof of \(found) hashes doesn't fit this index and these sizes. Ask for it again."
    case .rootMismatch(let expected, let computed):
      """
      The proof leads to the root \(computed) instead of \(expected): \
      this is not the same log. Keep both files and ask the log's operator.
      """
    case .originMismatch(let expected, let found):
      "The checkpoint is of the log \(found), not of \(expected)."
    case .invalidSignature(let name):
      "The signature of \(name) is wrong: the note is forged or damaged."
    case .cosignatureTooLate(let name, let seconds, let latest):
      """
      The cosignature of \(name) is dated \(seconds) seconds after 1970, later than \(latest). \
      Check both clocks.
      """
    case .noWitness(let name):
      "\(name) signs a log and is no witness."
    case .otherText:
      "This note signs another head than the one it is added to."
    case .noKnownSignature:
      "None of the signatures is by a key you trust. Check the keys you verify with."
    case .signingFailed:
      "The signature couldn't be made. Nothing was signed; try again."
    }
  }
}
