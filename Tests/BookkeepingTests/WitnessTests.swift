import Bookkeeping
import Exchange
import Foundation
import MerkleLog
import Testing

/// What witnesses cosigned, taken in, kept, published, and counted.
@Suite struct WitnessTests {
  private let one = try! CosigningKey(name: "witness.example/w1", seed: Array(1...32))
  private let two = try! CosigningKey(name: "witness.example/w2", seed: Array(2...33))
  /// The present of these ledgers, in seconds.
  private let now = UInt64(1_591_005_600)

  private func ledger(_ place: TemporaryFolder, quorum: Int? = 2) async throws -> Ledger {
    let ledger = try await Ledger.fresh(place)
    _ = try ledger.admit([one.verifierKey, two.verifierKey], quorum: quorum)
    return ledger
  }

  private func grow(_ ledger: Ledger, _ names: String...) async throws {
    for name in names {
      _ = try await ledger.take(
        #"{"agent":"\#(name)","agentType":"organization","category":"company","id":"a-\#(name)","#
          + #""kind":"agentRegistered","occurredAt":"2020-05-30","tracked":false}"#)
    }
  }

  /// The head as witnesses give it back.
  private func cosigned(
    _ note: Note, by keys: [CosigningKey], at seconds: UInt64
  ) throws -> [UInt8] {
    let head = try Checkpoint(parsing: note.text)
    return Array(
      try keys.reduce(note) { try $0.adding($1.cosign(head, seconds: seconds)) }.formatted.utf8)
  }

  @Test func `cosignatures of one head come together from two files`() async throws {
    let place = TemporaryFolder()
    let ledger = try await ledger(place)
    let note = try ledger.checkpoint()
    let first = try ledger.takeIn(cosigned: cosigned(note, by: [one], at: now - 7200))
    #expect(first.added == ["witness.example/w1"] && first.after == 0)
    #expect(try ledger.quorum()?.ok == false)
    let second = try ledger.takeIn(cosigned: cosigned(note, by: [two], at: now - 60))
    #expect(second.added == ["witness.example/w2"] && second.head.cosignatures.count == 2)
    let again = try ledger.takeIn(cosigned: cosigned(note, by: [two], at: now - 60))
    #expect(again.added.isEmpty)
    try await grow(ledger, "dora", "chr")
    let check = try #require(try ledger.quorum())
    #expect(check.ok && check.found == 2 && check.wanted == 2 && check.after == 2)
    #expect(check.since == now - 7200 && check.head?.checkpoint.size == 1)
  }

  @Test
  func `the published head carries its cosignatures, and the newest cosigned one lies beside`()
    async throws
  {
    let place = TemporaryFolder()
    let ledger = try await ledger(place)
    let site = place.site
    func read(_ name: String) throws -> Note {
      try Note(parsing: [UInt8](try Data(contentsOf: URL(filePath: site + "/" + name))))
    }
    let witnesses = try Witnesses([one.verifierKey, two.verifierKey])
    _ = try ledger.publish(to: site)
    let note = try read("checkpoint")
    #expect(throws: (any Error).self) { try read("cosigned") }
    _ = try ledger.takeIn(cosigned: cosigned(note, by: [one, two], at: now))
    _ = try ledger.publish(to: site)
    #expect(try witnesses.cosignatures(on: read("checkpoint")).count == 2)
    #expect(try read("checkpoint").signatures.count == 3)
    #expect(try ledger.proof(of: EventID("none")!) == nil)
    try await grow(ledger, "dora")
    _ = try ledger.publish(to: site)
    #expect(try witnesses.cosignatures(on: read("checkpoint")).isEmpty)
    #expect(try read("cosigned").text == note.text)
    #expect(try witnesses.cosignatures(on: read("cosigned")).count == 2)
  }

  @Test func `a newer head with as many cosignatures takes the place of an older one`() async throws
  {
    let place = TemporaryFolder()
    let ledger = try await ledger(place)
    func kept() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: place.path + "/cosigned").sorted()
    }
    _ = try ledger.takeIn(cosigned: cosigned(ledger.checkpoint(), by: [one, two], at: now))
    try await grow(ledger, "dora")
    let middle = try ledger.checkpoint()
    _ = try ledger.takeIn(cosigned: cosigned(middle, by: [one], at: now))
    #expect(try kept() == ["1", "2"])
    #expect(try ledger.quorum()?.head?.checkpoint.size == 1)
    #expect(try ledger.quorum(1)?.head?.checkpoint.size == 2)
    try await grow(ledger, "chr")
    _ = try ledger.takeIn(cosigned: cosigned(ledger.checkpoint(), by: [two], at: now))
    #expect(try kept() == ["1", "3"])
    _ = try ledger.takeIn(cosigned: cosigned(middle, by: [one, two], at: now))
    #expect(try kept() == ["2", "3"])
  }

  @Test func `strangers, forgers, heads of elsewhere and of tomorrow are refused`() async throws {
    let place = TemporaryFolder()
    let ledger = try await ledger(place)
    let note = try ledger.checkpoint()
    let stranger = try CosigningKey(name: "witness.example/w3", seed: Array(3...34))
    #expect(
      throws: LedgerError.notCosigned(
        by: ["witness.example/w3"], known: ["witness.example/w1", "witness.example/w2"])
    ) { try ledger.takeIn(cosigned: cosigned(note, by: [stranger], at: now)) }
    let other = try Checkpoint(origin: "coop.example/test", size: 1, root: .emptyRoot)
    let forged = try note.adding(try one.cosign(other, seconds: now))
    for bad in [
      Array(forged.formatted.utf8), try cosigned(note, by: [one], at: now + 301),
      Array("nothing".utf8), Array(note.formatted.utf8.dropLast(60)),
    ] {
      do {
        _ = try ledger.takeIn(cosigned: bad)
        Issue.record("\(String(decoding: bad, as: UTF8.self))")
      } catch LedgerError.badNote {}
    }
    // Five minutes are what clocks may differ.
    #expect(
      try ledger.takeIn(cosigned: cosigned(note, by: [one, stranger], at: now + 300)).added.count
        == 1)
    #expect(try ledger.checkpoint().signatures.count == 2)
  }

  @Test(arguments: [(1, true), (9, true), (9, false)])
  func `a head of its own that the log has not is kept, and nothing is recorded from then on`(
    size: UInt64, isCosigned: Bool
  ) async throws {
    let place = TemporaryFolder()
    let ledger = try await ledger(place)
    let text = try String(contentsOfFile: place.path + "/key", encoding: .utf8)
    let key = try SigningKey(parsing: text.filter { $0 != "\n" })
    let head = try key.sign(
      Checkpoint(origin: "coop.example/test", size: size, root: Hash.emptyRoot))
    for _ in 0..<2 {
      do {
        _ = try ledger.takeIn(cosigned: cosigned(head, by: isCosigned ? [one] : [], at: now))
        Issue.record("\(size)")
      } catch LedgerError.entriesMissing(let missing, _) {
        #expect(missing == MissingEntries(size: 1, published: 9) && size == 9)
      } catch LedgerError.astray(_, let astray, _) {
        #expect(astray.size == 1 && astray.published == 1 && size == 1)
      }
    }
    await #expect(throws: LedgerError.self) { try await grow(ledger, "dora") }
    #expect(try ledger.size() == 1)
    #expect(try ledger.acceptLoss() != nil)
    _ = try? ledger.takeIn(cosigned: cosigned(head, by: [one], at: now))
    try await grow(ledger, "dora")
    #expect(try ledger.size() == 2)
  }

  @Test func `a log put back beside a newer cosigned head takes no acts`() async throws {
    let (place, old) = (TemporaryFolder(), TemporaryFolder())
    do {
      let ledger = try await ledger(place)
      try FileManager.default.copyItem(atPath: place.path + "/log", toPath: old.path)
      try await grow(ledger, "dora", "chr")
      _ = try ledger.takeIn(cosigned: cosigned(ledger.checkpoint(), by: [one], at: now))
    }
    for name in ["log", "checkpoint", "views"] {
      try FileManager.default.removeItem(atPath: place.path + "/" + name)
    }
    try FileManager.default.copyItem(atPath: old.path, toPath: place.path + "/log")
    let ledger = try Ledger.open(at: place.path, projectors: allProjectors, clock: june2020)
    await #expect(throws: LedgerError.self) { try await grow(ledger, "other") }
    #expect(try ledger.size() == 1)
    #expect(try ledger.standing() == .lacking(MissingEntries(size: 1, published: 3)))
  }

  @Test func `one witness counted twice makes no quorum`() async throws {
    let place = TemporaryFolder()
    let ledger = try await ledger(place)
    let alias = try CosigningKey(name: "witness.example/alias", seed: Array(1...32))
    _ = try ledger.admit([alias.verifierKey, one.verifierKey])
    let note = try ledger.checkpoint()
    let bytes = try cosigned(note, by: [one, one, alias], at: now)
    #expect(try ledger.takeIn(cosigned: bytes).head.cosignatures.count == 1)
    #expect(try ledger.quorum()?.found == 1 && ledger.quorum()?.known == 2)
    #expect(throws: LedgerError.self) { try ledger.quorum(3) }
    #expect(throws: LedgerError.self) { try ledger.quorum(2, of: [one.verifierKey]) }
    #expect(try ledger.quorum(1, of: [two.verifierKey])?.ok == false)
  }

  @Test func `nobody is asked for where nobody said so`() async throws {
    let place = TemporaryFolder()
    let ledger = try await Ledger.fresh(place)
    #expect(try ledger.quorum() == nil)
    #expect(throws: LedgerError.self) { try ledger.quorum(1) }
    let log = try SigningKey(name: "log.example/other", seed: Array(1...32)).verifierKey
    #expect(throws: LedgerError.self) { try ledger.admit([log]) }
    #expect(throws: LedgerError.self) { try ledger.admit([one.verifierKey], quorum: 2) }
    let known = try ledger.admit([one.verifierKey])
    #expect(try ledger.knownWitnesses() == known && known.quorum == nil)
    try Data("witness: x\n".utf8).write(to: URL(filePath: place.path + "/witnesses"))
    #expect(throws: LedgerError.self) { try ledger.knownWitnesses() }
  }
}
