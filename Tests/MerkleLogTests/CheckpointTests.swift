import MerkleLog
import Testing

struct CheckpointTests {
  @Test func `the published text comes out and reads back`() throws {
    #expect(Vector.checkpoint.text == Vector.text)
    #expect(try Checkpoint(parsing: Vector.text) == Vector.checkpoint)
  }

  @Test func `extension lines are kept`() throws {
    let text = Vector.text + "more\nand more\n"
    let checkpoint = try Checkpoint(parsing: text)
    #expect(checkpoint.extensions == ["more", "and more"])
    #expect(checkpoint.text == text)
  }

  @Test(arguments: [
    "", "\n", "a\n1\n", "a\n5\n\(Vector.root5)", "\n5\n\(Vector.root5)\n",
    "a\n05\n\(Vector.root5)\n", "a\n-5\n\(Vector.root5)\n", "a\n+5\n\(Vector.root5)\n",
    "a\n 5\n\(Vector.root5)\n", "a\n\n\(Vector.root5)\n", "a\n٥\n\(Vector.root5)\n",
    "a\n18446744073709551616\n\(Vector.root5)\n", "a\n9223372036854775808\n\(Vector.root5)\n",
    "a\n5\n\(Vector.root5) \n", "a\n5\nAAAA\n", "a\n5\n\(Vector.root5)\n\n",
    "a\n5\n\(Vector.root5)\n\nmore\n", "a\r\n5\r\n\(Vector.root5)\r\n",
    "a\u{0}\n5\n\(Vector.root5)\n",
  ])
  func `any other text is refused`(text: String) {
    #expect(throws: MerkleError.self) { try Checkpoint(parsing: text) }
  }

  @Test func `only lines become origins and extensions`() {
    for line in ["", "a\nb", "a\r\nb", String(repeating: "a", count: 256)] {
      #expect(throws: MerkleError.self) {
        try Checkpoint(origin: line, size: 0, root: .emptyRoot)
      }
    }
    #expect(throws: MerkleError.self) {
      try Checkpoint(origin: "a", size: 0, root: .emptyRoot, extensions: [""])
    }
  }

  @Test func `a checkpoint opens with the log's key only`() throws {
    let note = try Note(parsing: Array(Vector.note.utf8))
    #expect(try Checkpoint(opening: note, key: Vector.key.verifierKey) == Vector.checkpoint)
    let cosigned = try note.adding(Vector.witness.cosign(Vector.checkpoint, seconds: 1))
    #expect(
      throws: MerkleError.originMismatch(
        expected: "witness.example/w1", found: "example.org/ledger")
    ) {
      try Checkpoint(opening: cosigned, key: Vector.witness.verifierKey)
    }
    #expect(throws: MerkleError.noKnownSignature) {
      try Checkpoint(opening: note, key: Vector.witness.verifierKey)
    }
  }
}
