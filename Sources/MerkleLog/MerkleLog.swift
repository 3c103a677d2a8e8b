// # The story of this module
//
// A ledger that anyone can check is a list of entries under a tree of hashes. Each entry is hashed
// into a leaf, two neighbours into a node, and so on up to one root of 32 bytes. Whoever keeps a
// root can later be shown, with a handful of hashes, that an entry is in the list (inclusion) and
// that a longer list begins with the shorter one (consistency). Nobody has to be trusted for that.
//
//     entries ──Hash.leaf──▶ Frontier ──▶ root ──▶ Checkpoint ──SigningKey──▶ Note
//                               │                                              │
//                           TileWriter ──▶ tiles ──HashReader──▶ proofs ──▶ ProofFile
//
// Writing needs only the `Frontier`, at most 63 hashes, whatever the size. `TileWriter` keeps it
// together with the growing tiles: files of 256 hashes which any web server can hand out. Reading
// needs only tiles: everything a `HashReader` can prove comes from its one method. Checking needs
// neither: `InclusionProof`, `ConsistencyProof`, `Note` and `ProofFile` verify themselves.
//
// ## Invariants
// - Pure values: no disk, no clock, no chance, no Foundation. Time comes in as seconds.
// - A full tile never changes; a partial tile only grows.
// - Whatever comes from outside is measured against `MerkleLimits` and refused with a `MerkleError`;
//   no bytes make this module trap.
// - Every text has one spelling: what `parsing` accepts, formatting gives back byte for byte.
// - Names are compared as bytes, never as Swift strings, for which `é` has two spellings.
//
// ## Formats
// RFC 6962 §2.1 for the tree, RFC 9162 §2.1.3.2 and §2.1.4.2 for the checks, RFC 8032 for Ed25519,
// and C2SP tlog-tiles, signed-note, tlog-checkpoint, tlog-cosignature and tlog-proof.

/// Every limit on what comes from outside.
public enum MerkleLimits {
  /// The largest tree, in entries; no shift or sum over sizes overflows below it.
  public static let treeSize = UInt64(1) << 63 - 1

  /// The longest entry, in bytes: its length has 16 bits in an `EntryBundle`.
  public static let entryByteCount = 65_535

  /// The longest signed note, in bytes. The specification asks for room for 16 signatures of 5 kB.
  public static let noteByteCount = 1 << 20

  /// The most signatures in one note.
  public static let signatureCount = 64

  /// The longest name of a key or origin of a log, in UTF-8 bytes.
  public static let nameByteCount = 255

  /// The longest signature after its key ID, in bytes.
  public static let signatureByteCount = 8_192

  /// The longest proof file, in bytes: a note, its path and the extra bytes.
  public static let proofFileByteCount = 2 << 20

  /// The latest time of a cosignature, in seconds since 1970 (tlog-cosignature, “Format”).
  public static let cosignatureSeconds = UInt64(1) << 63 - 1
}
