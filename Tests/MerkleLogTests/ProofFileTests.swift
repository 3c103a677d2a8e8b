import MerkleLog
import Testing

struct ProofFileTests {
  private let key = Vector.key.verifierKey
  private let leaf = Hash.leaf(of: entry(2))

  @Test func `a proof file proves its entry and reads back`() throws {
    let proof = try ProofFile(parsing: Array(Vector.proof.utf8))
    #expect(proof.formatted == Vector.proof)
    #expect(proof.index == 2)
    #expect(proof.path.map(\.base64) == Vector.inclusion)
    #expect(try proof.verify(leaf: leaf, key: key) == Vector.checkpoint)
  }

  @Test func `a proof file proves no other entry and under no other key`() throws {
    let proof = try ProofFile(parsing: Array(Vector.proof.utf8))
    #expect(throws: MerkleError.self) { try proof.verify(leaf: .leaf(of: entry(3)), key: key) }
    #expect(throws: MerkleError.noKnownSignature) {
      try proof.verify(leaf: leaf, key: Vector.witness.verifierKey)
    }
  }

  @Test func `every flipped bit of a proof file before its note is refused`() throws {
    let bytes = Array(Vector.proof.utf8)
    for bit in 0..<(bytes.count - Vector.note.utf8.count) * 8 {
      #expect(throws: MerkleError.self, "bit \(bit)") {
        try ProofFile(parsing: flipped(bytes, bit: bit)).verify(leaf: leaf, key: key)
      }
    }
  }

  @Test func `every cut of a proof file is refused`() {
    let bytes = Array(Vector.proof.utf8)
    for count in 0..<bytes.count {
      #expect(throws: MerkleError.self) { try ProofFile(parsing: Array(bytes.prefix(count))) }
    }
  }

  @Test func `extra bytes are kept`() throws {
    let note = try Note(parsing: Array(Vector.note.utf8))
    for extra in [[], [1, 2, 3], Array(0...255)] as [[UInt8]] {
      let proof = ProofFile(index: 0, path: [], checkpoint: note, extra: extra)
      #expect(try ProofFile(parsing: Array(proof.formatted.utf8)) == proof)
    }
  }

  @Test(arguments: [
    "c2sp.org/tlog-proof@v2\nindex 2\n\n", "c2sp.org/tlog-proof@v1\n\n",
    "c2sp.org/tlog-proof@v1\nindex 02\n\n", "c2sp.org/tlog-proof@v1\nindex \n\n",
    "c2sp.org/tlog-proof@v1\nindex 18446744073709551616\n\n",
    "c2sp.org/tlog-proof@v1\nindex 2\nextra AAAA\n\n",
    "c2sp.org/tlog-proof@v1\nextra AAA\nindex 2\n\n", "c2sp.org/tlog-proof@v1\nindex 2\nAAAA\n\n",
    "c2sp.org/tlog-proof@v1\nindex 2\n"
      + String(repeating: "\(Vector.root5)\n", count: 65) + "\n",
    "c2sp.org/tlog-proof@v1\r\nindex 2\r\n\r\n",
  ])
  func `what isn't a proof file is refused`(head: String) {
    #expect(throws: MerkleError.self) { try ProofFile(parsing: Array((head + Vector.note).utf8)) }
  }

  @Test func `a proof file of megabytes is refused`() {
    let head = String(repeating: "c2sp.org/tlog-proof@v1\n", count: 100_000)
    #expect(throws: MerkleError.self) { try ProofFile(parsing: Array((head + Vector.note).utf8)) }
  }
}
