import MerkleLog
import Testing

/// Who counts as a witness, and what a head with cosignatures is worth.
struct WitnessesTests {
  private let one = Vector.witness
  private let two = try! CosigningKey(name: "witness.example/w2", seed: Array(1...32))
  private let note = try! Vector.key.sign(Vector.checkpoint)

  private func both() throws -> Witnesses { try Witnesses([one.verifierKey, two.verifierKey]) }

  private func note(_ signers: [(CosigningKey, UInt64)]) throws -> Note {
    try signers.reduce(note) { try $0.adding($1.0.cosign(Vector.checkpoint, seconds: $1.1)) }
  }

  private func found(_ note: Note, _ witnesses: Witnesses) throws -> WitnessedHead {
    try WitnessedHead(
      opening: note, key: Vector.key.verifierKey, witnesses: witnesses, notAfter: 1000)
  }

  @Test func `two witnesses make a quorum of two from the later of their times on`() throws {
    let head = try found(try note([(one, 7), (two, 9)]), try both())
    #expect(head.cosignatures.map(\.seconds) == [9, 7])
    #expect(head.seconds(ofQuorum: 1) == 9 && head.seconds(ofQuorum: 2) == 7)
    #expect(head.seconds(ofQuorum: 3) == nil && head.seconds(ofQuorum: 0) == nil)
  }

  @Test func `one witness counts once, however often and under however many names it signs`() throws
  {
    let twice = try found(try note([(one, 7), (one, 9), (one, 8)]), try both())
    #expect(twice.cosignatures.map(\.seconds) == [9])
    let alias = try CosigningKey(name: "witness.example/alias", seed: Array(1...32))
    let namesake = try CosigningKey(name: "witness.example/w1", seed: Array(2...33))
    for other in [(two, alias), (one, namesake)] {
      let pair = try Witnesses([other.0.verifierKey, other.1.verifierKey])
      #expect(pair.count == 1)
      #expect(try found(try note([(other.0, 7), (other.1, 8)]), pair).cosignatures.count == 1)
    }
    #expect(try both().count == 2 && Witnesses.none.count == 0)
  }

  @Test func `a stranger's line is skipped, a known bad one rejects the note`() throws {
    let head = try found(try note([(one, 7), (two, 8)]), try Witnesses([two.verifierKey]))
    #expect(head.cosignatures.map(\.key) == [two.verifierKey])
    let other = try Checkpoint(origin: "example.org/ledger", size: 6, root: .emptyRoot)
    let forged = try note([(one, 7)]).adding(try two.cosign(other, seconds: 8))
    #expect(throws: MerkleError.invalidSignature(name: "witness.example/w2")) {
      try found(forged, try both())
    }
    #expect(try found(forged, try Witnesses([one.verifierKey])).cosignatures.count == 1)
    #expect(throws: MerkleError.self) { try found(try note([(one, 1001)]), try both()) }
    #expect(throws: MerkleError.self) { try Witnesses([Vector.key.verifierKey]) }
  }

  @Test func `notes of one head merge into the newest line of each witness`() throws {
    let merged = try note([(one, 9)]).merging(
      try note([(two, 8), (one, 7)]), of: try both())
    #expect(merged.signatures.count == 3)
    #expect(try found(merged, try both()).cosignatures.map(\.seconds) == [9, 8])
    let known = try Witnesses([one.verifierKey])
    #expect(try note.merging(try note([(two, 8)]), of: known) == note)
    let other = try Note(text: "other\n", signatures: note.signatures)
    #expect(throws: MerkleError.self) { try note.merging(other, of: known) }
  }

  @Test func `the best head is the newest that enough signed, else the one that most did`() throws {
    func head(_ size: UInt64, _ count: Int) throws -> WitnessedHead {
      let checkpoint = try Checkpoint(
        origin: "example.org/ledger", size: size, root: .emptyRoot)
      let lines = try [one, two].prefix(count).map { try $0.cosign(checkpoint, seconds: 5) }
      let note = try lines.reduce(try Vector.key.sign(checkpoint)) { try $0.adding($1) }
      return try found(note, try both())
    }
    let heads = [try head(3, 2), try head(5, 2), try head(7, 1), try head(9, 0)]
    #expect(heads.best(for: 2)?.checkpoint.size == 5)
    #expect(heads.best(for: 1)?.checkpoint.size == 7)
    #expect(heads.best(for: 3)?.checkpoint.size == 5)
    #expect([WitnessedHead]().best(for: 1) == nil)
  }
}
