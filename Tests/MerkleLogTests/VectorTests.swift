import MerkleLog
import Testing

/// The published vector from end to end, out of nothing but its seed and its five entries.
struct VectorTests {
  private let log = TileMemory(leaves: leaves(5))

  @Test func `the roots at three and at five entries come out`() throws {
    #expect(try log.root(size: 5).base64 == Vector.root5)
    #expect(try log.root(size: 3).base64 == Vector.root3)
    #expect(try log.frontier(size: 3).root.base64 == Vector.root3)
    #expect(log.frontier.root.base64 == Vector.root5)
  }

  @Test func `the signed note, its proofs and its tiles come out of the entries`() throws {
    let head = try Checkpoint(
      origin: "example.org/ledger", size: 5, root: log.frontier.root)
    #expect(try Vector.key.sign(head).formatted == Vector.note)
    let inclusion = try log.inclusionProof(index: 2, size: 5)
    try inclusion.verify(leaf: leaves(3)[2], root: Hash(base64: Vector.root5)!)
    let consistency = try log.consistencyProof(from: 3, to: 5)
    #expect(consistency.path.map(\.base64) == Vector.consistency)
    try consistency.verify(
      oldRoot: Hash(base64: Vector.root3)!, newRoot: Hash(base64: Vector.root5)!)
    let file = ProofFile(index: 2, path: inclusion.path, checkpoint: try Vector.key.sign(head))
    #expect(file.formatted == Vector.proof)
    #expect(
      TileID.partialTiles(forSize: 5).map { $0.tile.path(width: $0.width) } == ["tile/0/000.p/5"])
  }

  @Test func `the secret texts of both kinds of key read back, and neither is the other`() throws {
    let (log, witness) = (Vector.key.secretText, Vector.witness.secretText)
    #expect(try SigningKey(parsing: log).verifierKey == Vector.key.verifierKey)
    #expect(try CosigningKey(parsing: witness).verifierKey == Vector.witness.verifierKey)
    #expect(throws: MerkleError.self) { try SigningKey(parsing: witness) }
    #expect(throws: MerkleError.self) { try CosigningKey(parsing: log) }
    let renamed = witness.replacing("witness.example", with: "witness.exampla")
    #expect(throws: MerkleError.self) { try CosigningKey(parsing: renamed) }
  }
}
