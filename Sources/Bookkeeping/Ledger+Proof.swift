public import Exchange
public import MerkleLog
import Store

extension Ledger {
  /// What others need to check this ledger's signatures; nil where it has no key.
  public var verifierKey: VerifierKey? { anchor.key?.verifierKey }

  /// The head of the log, signed now (C2SP tlog-checkpoint), with the cosignatures there are for it. It
  /// is durable already.
  ///
  /// Throws `noKey` for a ledger made without one.
  public func checkpoint() throws(LedgerError) -> Note {
    let head = try storing { () throws(StoreError) in try log.head() }
    return try cosigned(try signed(head), at: head.size)
  }

  func signed(_ head: LogHead) throws(LedgerError) -> Note {
    try signed(size: head.size, root: head.root)
  }

  /// The head as it was at `size` entries, which are durable.
  func signed(size: UInt64, root: Hash) throws(LedgerError) -> Note {
    let note: Note?
    do throws(MerkleError) { note = try anchor.signed(size: size, root: root) } catch {
      throw .notSigned(path: path, error)
    }
    guard let note else { throw LedgerFolder(path: path).lackOfKey }
    return note
  }

  /// Proof, for anyone and without asking the log again, that an act is in it: its place, the path
  /// to the signed head, and its line, which is the bytes that are hashed.
  ///
  /// Nil for an id that the log does not have. Throws `noKey`.
  public func proof(of id: EventID) throws(LedgerError) -> ProofFile? {
    guard let entry = try entry(id) else { return nil }
    let head = try storing { () throws(StoreError) in try log.head() }
    let note = try cosigned(try signed(head), at: head.size)
    do throws(MerkleError) {
      let proof = try LogTiles(log).inclusionProof(index: entry.position, size: head.size)
      // Nobody is handed what does not hold.
      try proof.verify(leaf: .leaf(of: entry.line), root: head.root)
      return ProofFile(
        index: entry.position, path: proof.path, checkpoint: note, extra: entry.line)
    } catch { throw .treeDamaged(path: path, error) }
  }

  /// How the file of a proof is called: by the id of its act, fit for any disk, of which some know no capitals.
  public static func fileName(ofProof id: EventID) -> String {
    VaultName.safe(id.description) + ".tlog-proof"
  }

  /// The id of the act that a line of the log states; nil for what is none.
  public static func id(ofLine line: [UInt8]) -> EventID? {
    LedgerCheck.findID(line.span).flatMap {
      EventID(String(decoding: line[$0], as: UTF8.self))
    }
  }
}
