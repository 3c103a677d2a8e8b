import MerkleLog
import Testing

struct MerkleErrorTests {
  @Test func `messages say what happened and what to do`() {
    check(
      .malformed(.note, because: "its text is not UTF-8"),
      "This note can't be read: its text is not UTF-8. Fetch it again from its source.")
    check(
      .tooLong(.proof, byteCount: 3, limit: 2), "This proof has 3 bytes; at most 2 are read.")
    check(
      .entryTooLong(byteCount: 70_000),
      "This entry has 70000 bytes; at most 65535 fit in the log.")
    check(
      .tileUnavailable(TileID(level: 0, index: 1), width: 5, because: "no such file"),
      "The tile tile/0/001.p/5 can't be had: no such file.")
    check(
      .tileMismatch(TileID(level: 0, index: 1)),
      "The tile at level 0, index 1 doesn't belong to this tree. Rebuild the tiles from the entries."
    )
    check(
      .indexOutsideTree(index: 5, size: 5),
      "There is no entry with index 5 in a tree of 5 entries.")
    check(
      .sizesOutOfOrder(from: 6, to: 5),
      "A tree of 6 entries doesn't grow to one of 5 entries.")
    check(
      .wrongProofLength(found: 3),
      "A proof of 3 hashes doesn't fit this index and these sizes. Ask for it again.")
    check(
      .rootMismatch(expected: Hash(base64: Vector.root5)!, computed: Hash(base64: Vector.root3)!),
      "The proof leads to the root \(Vector.root3) instead of \(Vector.root5): "
        + "this is not the same log. Keep both files and ask the log's operator.")
    check(
      .originMismatch(expected: "a", found: "b"), "The checkpoint is of the log b, not of a.")
    check(
      .invalidSignature(name: "a"),
      "The signature of a is wrong: the note is forged or damaged.")
    check(
      .cosignatureTooLate(name: "a", seconds: 2, notAfter: 1),
      "The cosignature of a is dated 2 seconds after 1970, later than 1. Check both clocks.")
    check(.noWitness(name: "a"), "a signs a log and is no witness.")
    check(.otherText, "This note signs another head than the one it is added to.")
    check(
      .noKnownSignature,
      "None of the signatures is by a key you trust. Check the keys you verify with.")
    check(.signingFailed, "The signature couldn't be made. Nothing was signed; try again.")
  }

  private func check(_ error: MerkleError, _ message: String) {
    #expect("\(error)" == message)
  }
}
