import Bookkeeping
import Exchange
import Foundation
import MerkleLog
import Testing

/// A file that ends too early, at every byte it could.
@Suite struct CutTests {
  /// Forty lines as people import them: an agent, an item, and what was given.
  static let acts: [UInt8] = {
    var lines = [
      #"{"agent":"giver","agentType":"organization","category":"company","id":"c-a","kind":"agentRegistered","occurredAt":"2020-06-01","tracked":false}"#,
      #"{"id":"c-i","item":"pane","kind":"itemDefined","labels":{"fr":"Vitre é","nl":"Ruit"},"occurredAt":"2020-06-01","unit":"one"}"#,
    ]
    for number in 1...38 {
      lines.append(
        #"{"id":"c-\#(number)","item":"pane","kind":"donationReceived","occurredAt":"2020-06-02","provider":"giver","quantity":{"unit":"one","value":"\#(number)"},"receiver":"coop"}"#
      )
    }
    return lines.flatMap { Array($0.utf8) + [0x0A] }
  }()

  /// Every place, or in a short run some, and those near the ends of the last lines.
  private func cuts(of bytes: [UInt8], every step: Int) -> [Int] {
    bytes.indices.filter { place in
      ByteBase.isSoaking || place % step == 0
        || place > bytes.count - 400
          && bytes[max(0, place - 1)...min(place + 1, bytes.count - 1)].contains(0x0A)
    }
  }

  @Test func `an import that is cut is all or nothing, and says the line`() async throws {
    let folder = ScratchFolder()
    let settings = LedgerSettings(origin: "coop.example/cut", coop: AgentID("coop"))
    try await Ledger.create(
      at: folder.path, settings: settings, coopName: "Coop", clock: ByteBase.clock)
    defer { withExtendedLifetime(folder) {} }
    let ledger = try Ledger.open(at: folder.path, projectors: [], clock: ByteBase.clock)
    let size = try ledger.status().size
    let bytes = Self.acts
    for cut in cuts(of: bytes, every: 97) {
      let part = Array(bytes[..<cut])
      let lines = part.split(separator: 0x0A)
      // A line counts when it is whole; its newline may be missing.
      let isWhole = cut == 0 || bytes[cut - 1] == 0x0A || bytes[cut] == 0x0A
      let receipt = try await ledger.importLines(part, dryRun: isWhole)
      if isWhole {
        #expect(receipt.accepted == lines.count && receipt.refusalCount == 0, "cut at \(cut)")
      } else {
        #expect(receipt.refusalCount == 1, "cut at \(cut)")
        #expect(receipt.refused.first?.line == lines.count, "cut at \(cut)")
      }
      #expect(try ledger.status().size == size, "cut at \(cut)")
    }
    #expect(try await ledger.importLines(bytes).accepted == 40)
  }

  @Test func `an archive that is cut is refused, and nothing is left of it`() async throws {
    let base = try await ByteBase.shared.value
    let bytes: [UInt8] = base.lines.prefix(4).flatMap { $0 + [0x0A] }
    let parent = ScratchFolder()
    defer { withExtendedLifetime(parent) {} }
    let files = FileManager.default
    try files.createDirectory(atPath: parent.path, withIntermediateDirectories: true)
    let target = parent.path + "/ledger"
    let root = try Ledger.restore(
      bytes, to: target, projectors: [], clock: ByteBase.clock
    ).root.description
    try files.removeItem(atPath: target)
    // The last newline may be missing; what is missing before it is an entry.
    for cut in cuts(of: Array(bytes.dropLast()), every: 149) {
      #expect(throws: LedgerError.self, "cut at \(cut)") {
        try Ledger.restore(
          Array(bytes[..<cut]), to: target, projectors: [], clock: ByteBase.clock,
          proof: RestoreProof(root: root))
      }
      #expect(try files.contentsOfDirectory(atPath: parent.path) == [], "cut at \(cut)")
    }
  }

  @Test func `a proof that is cut proves nothing`() async throws {
    let base = try await ByteBase.shared.value
    let (key, proof) = try base.withCopy { path in
      let ledger = try Ledger.open(at: path, projectors: [], clock: ByteBase.clock)
      let proof = try ledger.proof(of: base.ids[200])
      return (try #require(ledger.verifierKey), try #require(proof))
    }
    let bytes = Array(proof.formatted.utf8)
    let leaf = MerkleLog.Hash.leaf(of: base.lines[200])
    #expect(try ProofFile(parsing: bytes).verify(leaf: leaf, key: key).size == 321)
    for cut in bytes.indices {
      #expect(throws: MerkleError.self, "cut at \(cut)") {
        try ProofFile(parsing: Array(bytes[..<cut])).verify(leaf: leaf, key: key)
      }
    }
  }

  @Test func `a checkpoint that is cut signs nothing`() async throws {
    let base = try await ByteBase.shared.value
    let (key, note) = try base.withCopy { path in
      let ledger = try Ledger.open(at: path, projectors: [], clock: ByteBase.clock)
      return (try #require(ledger.verifierKey), try ledger.checkpoint())
    }
    let bytes = Array(note.formatted.utf8)
    #expect(try Checkpoint(opening: Note(parsing: bytes), key: key).size == 321)
    for cut in bytes.indices {
      #expect(throws: MerkleError.self, "cut at \(cut)") {
        try Checkpoint(opening: Note(parsing: Array(bytes[..<cut])), key: key)
      }
    }
  }
}
