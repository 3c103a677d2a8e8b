import MerkleLog
import Testing

struct NoteTests {
  private let key = Vector.key.verifierKey
  private let witness = Vector.witness.verifierKey

  @Test func `the published key and signature come out`() throws {
    #expect(
      key.description == "example.org/ledger+47c1c1b2+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")
    #expect(try VerifierKey(parsing: key.description) == key)
    #expect(try Vector.key.sign(Vector.text).description == Vector.signature)
    #expect(try Vector.key.sign(Vector.checkpoint).formatted == Vector.note)
  }

  @Test func `the published note verifies and reads back`() throws {
    let note = try Note(parsing: Array(Vector.note.utf8))
    #expect(note.text == Vector.text)
    #expect(note.formatted == Vector.note)
    #expect(try note.verified(by: [witness, key]).map(\.key) == [key])
  }

  @Test func `every flipped bit of a note is refused`() throws {
    let bytes = Array(Vector.note.utf8)
    for bit in 0..<bytes.count * 8 {
      #expect(throws: MerkleError.self, "bit \(bit)") {
        try Note(parsing: flipped(bytes, bit: bit)).verified(by: [key])
      }
    }
  }

  @Test func `every cut of a note is refused`() {
    let bytes = Array(Vector.note.utf8)
    for count in 0..<bytes.count {
      #expect(throws: MerkleError.self) { try Note(parsing: Array(bytes.prefix(count))) }
    }
  }

  @Test func `the text ends at the last empty line`() throws {
    let text = "one\n\n— two AAAAAAA=\n\n"
    let note = try Note(text: text, signatures: [Vector.key.sign(text)])
    let read = try Note(parsing: Array(note.formatted.utf8))
    #expect(read.text == text)
    #expect(try read.verified(by: [key]).count == 1)
  }

  @Test func `lines by unknown keys are skipped, bad ones by known keys are not`() throws {
    let note = try Note(parsing: Array(Vector.note.utf8))
    let stranger = try SigningKey(name: "example.org/other", seed: Array(1...32))
    let both = try Note(
      text: note.text, signatures: [stranger.sign(note.text)] + note.signatures)
    #expect(try both.verified(by: [key]).map(\.key) == [key])
    #expect(throws: MerkleError.noKnownSignature) { try both.verified(by: []) }
    #expect(throws: MerkleError.noKnownSignature) { try both.verified(by: [witness]) }

    let forged = try stranger.sign("other\n")
    let bad = try note.adding(forged)
    #expect(try bad.verified(by: [key]).count == 1)
    #expect(throws: MerkleError.invalidSignature(name: "example.org/other")) {
      try bad.verified(by: [key, stranger.verifierKey])
    }
  }

  @Test func `a key of the same name with another ID is unknown`() throws {
    let namesake = try SigningKey(name: "example.org/ledger", seed: Array(1...32))
    let note = try Note(parsing: Array(Vector.note.utf8))
    #expect(throws: MerkleError.noKnownSignature) {
      try note.verified(by: [namesake.verifierKey])
    }
  }

  @Test func `a key counts once however often it signed`() throws {
    let signature = try Vector.key.sign(Vector.text)
    let note = try Note(text: Vector.text, signatures: [signature, signature])
    #expect(try note.verified(by: [key]).count == 1)
  }

  @Test func `a cosignature carries its time and verifies beside the log's signature`() throws {
    let cosignature = try Vector.witness.cosign(Vector.checkpoint, seconds: 1_679_315_147)
    let note = try Note(parsing: Array(Vector.note.utf8)).adding(cosignature)
    let read = try Note(parsing: Array(note.formatted.utf8))
    #expect(try read.verified(by: [key, witness]).map(\.seconds) == [nil, 1_679_315_147])
    #expect(try read.verified(by: [witness], notAfter: 1_679_315_147).count == 1)
    #expect(
      throws: MerkleError.cosignatureTooLate(
        name: "witness.example/w1", seconds: 1_679_315_147, notAfter: 1_679_315_146)
    ) { try read.verified(by: [witness], notAfter: 1_679_315_146) }
    #expect(throws: MerkleError.self) {
      try Vector.witness.cosign(Vector.checkpoint, seconds: .max)
    }
    #expect(try VerifierKey(parsing: witness.description) == witness)
  }

  @Test func `every flipped bit of a cosignature is refused`() throws {
    let line = Array(try Vector.witness.cosign(Vector.checkpoint, seconds: 7).description.utf8)
    for bit in 0..<line.count * 8 {
      let bytes = Array("\(Vector.text)\n".utf8) + flipped(line, bit: bit) + Array("\n".utf8)
      #expect(throws: MerkleError.self, "bit \(bit)") {
        try Note(parsing: bytes).verified(by: [witness])
      }
    }
  }

  @Test(arguments: [
    "", "\n", "\n\n", "text\n\n", "text\n— a AAAAAAA=\n", "text\n\n— a AAAAAAA=",
    "text\n\n- a AAAAAAA=\n", "text\n\n—a AAAAAAA=\n", "text\n\n— a  AAAAAAA=\n",
    "text\n\n— a AAAAAAA\n", "text\n\n— a AAAAAA==\n", "text\n\n— a \n", "text\n\n—  AAAAAAA=\n",
    "text\n\n— a+b AAAAAAA=\n", "text\n\n— a\u{A0}b AAAAAAA=\n", "text\n\n— a AAAAAAA= \n",
    "te\u{1}xt\n\n— a AAAAAAA=\n", "text\r\n\r\n— a AAAAAAA=\r\n", "te\tx\n\n— a AAAAAAA=\n",
    "text\n\n— a AAAAAAA=\nmore\n",
    "text\n\n" + String(repeating: "— a AAAAAAA=\n", count: 65),
    "text\n\n— \(String(repeating: "a", count: 256)) AAAAAAA=\n",
  ])
  func `what isn't a note is refused`(text: String) {
    #expect(throws: MerkleError.self) { try Note(parsing: Array(text.utf8)) }
  }

  @Test func `a note of more than a megabyte is refused`() {
    let text = String(repeating: "text\n", count: 250_000) + "\n— a AAAAAAA=\n"
    #expect(throws: MerkleError.self) { try Note(parsing: Array(text.utf8)) }
  }

  @Test func `bytes that aren't UTF-8 are refused`() {
    #expect(throws: MerkleError.self) {
      try Note(parsing: [0xFF] + Array("\n\n— a AAAAAAA=\n".utf8))
    }
    #expect(throws: MerkleError.self) {
      try Note(parsing: Array("a\n\n— ".utf8) + [0xC3] + Array(" AAAAAAA=\n".utf8))
    }
  }

  @Test func `64 signatures are read`() throws {
    let text = "text\n\n" + String(repeating: "— a AAAAAAA=\n", count: 64)
    let note = try Note(parsing: Array(text.utf8))
    #expect(note.signatures.count == 64)
    #expect(note.formatted == text)
  }

  @Test(arguments: [
    "", "+", "++", "a+00000000+", "example.org/ledger+47c1c1b2",
    "example.org/ledger+47c1c1b3+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",
    "example.org/ledger+47C1C1B2+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",
    "example.org/ledges+47c1c1b2+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",
    "example.org/ledger+47c1c1b2+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea\n",
    "example.org/ledger+47c1c1b2+AtdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",
    "example.org/ledger+47c1c1b2+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Eaa",
    " +47c1c1b2+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",
  ])
  func `what isn't a key is refused`(text: String) {
    #expect(throws: MerkleError.self) { try VerifierKey(parsing: text) }
  }

  @Test func `a signing key has a name and 32 secret bytes`() {
    #expect(throws: MerkleError.self) { try SigningKey(name: "a", seed: Array(1...31)) }
    #expect(throws: MerkleError.self) { try CosigningKey(name: "a", seed: []) }
    #expect(throws: MerkleError.self) { try SigningKey(name: "a b", seed: Array(1...32)) }
  }

  @Test func `a log's key signs checkpoints of its own log only`() throws {
    let other = try Checkpoint(origin: "example.org/other", size: 0, root: .emptyRoot)
    #expect(
      throws: MerkleError.originMismatch(
        expected: "example.org/ledger", found: "example.org/other")
    ) { try Vector.key.sign(other) }
  }
}
