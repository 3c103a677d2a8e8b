import Audit
import Bookkeeping
import Exchange
import Foundation
import LMDB
import MerkleLog
import Testing

/// What leaves the machine is made from entries that were hashed on the way.
@Suite struct HashedAnswersTests {
  private func setting() async throws -> (TemporaryFolder, Ledger) {
    let folder = TemporaryFolder()
    let ledger = try await Ledger.fresh(folder)
    _ = try await ledger.take(
      #"{"agent":"dora","agentType":"organization","category":"company","id":"a1","kind":"agentRegistered","tracked":false}"#,
      #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"feuille"},"unit":"one"}"#)
    for number in 0..<300 {
      _ = try await ledger.record([Donations.command(number)], settles: false)
    }
    try ledger.settle()
    return (folder, ledger)
  }

  /// Makes two of the one sheet that entry 200 brought, behind the ledger's back.
  private func alter(_ folder: TemporaryFolder) throws {
    let log = try Environment(path: folder.path + "/log", options: .init(tables: ["entries"]))
    let entries = try log.table("entries")
    let key: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 200]
    try log.write { (write) throws(LMDBError) in
      let line = try write.bytes(key: key.span, in: entries) ?? []
      let text = String(decoding: line, as: UTF8.self)
      let other = text.replacingOccurrences(of: #""value":"1""#, with: #""value":"2""#)
      #expect(other != text)
      try write.put(key: key.span, value: Array(other.utf8).span, in: entries)
    }
  }

  @Test func `answers from hashed entries are those of the stored rows, and stay what they are`()
    async throws
  {
    let (folder, ledger) = try await setting()
    defer { withExtendedLifetime(folder) {} }
    let (before, registry) = (try Answers(ledger), try ledger.registry())
    try ledger.answerFromHashedEntries()
    #expect(ledger.hashedHead?.size == 303)
    #expect(try ledger.hashedHead?.root == ledger.status().root)
    #expect(try Answers(ledger) == before)
    #expect("\(try ledger.registry())" == "\(registry)")
    _ = try await ledger.record([Donations.command(300)])
    #expect(try Answers(ledger) == before)
    #expect(try ledger.status().size == 304)
  }

  @Test func `what was issued meanwhile is known to whoever looks at the entries of before`()
    async throws
  {
    let (folder, ledger) = try await setting()
    defer { withExtendedLifetime(folder) {} }
    let document = Array("{}".utf8)
    try ledger.answerFromHashedEntries()
    #expect(try ledger.issue(of: document) == nil)
    _ = try await ledger.take(
      #"{"digest":"\#(Hash.sha256(of: document.span).hex)","id":"g","kind":"reportIssued","period":"2020-04","size":3}"#
    )
    #expect(try ledger.issue(of: document)?.description == "g")
  }

  @Test func `what is published while others record holds together`() async throws {
    let (folder, ledger) = try await setting()
    let site = folder.path + "-site"
    defer { try? FileManager.default.removeItem(atPath: site) }
    try ledger.answerFromHashedEntries()
    _ = try await ledger.record([Donations.command(300)])
    #expect(try ledger.publish(to: site).size == 304)
    let audit = Auditor(try Evidence(folder: site), key: ledger.verifierKey).run()
    #expect(audit.ok && audit.size == 304, "\(audit.findings)")
  }

  @Test func `an altered entry leaves in no export, report, proof or publication`() async throws {
    let folder: TemporaryFolder
    do {
      let (made, ledger) = try await setting()
      _ = try ledger.publish(to: made.path + "-site")
      folder = made
    }
    defer { try? FileManager.default.removeItem(atPath: folder.path + "-site") }
    try alter(folder)
    let ledger = try Ledger.open(at: folder.path, projectors: allProjectors, clock: june2020)
    #expect(throws: LedgerError.self) { try ledger.answerFromHashedEntries() }
    #expect(ledger.hashedHead == nil)
    #expect(throws: LedgerError.self) { try ledger.proof(of: EventID("k197")!) }
    #expect(try ledger.proof(of: EventID("k198")!) != nil)
    // What was published before stands as it is.
    #expect(throws: LedgerError.self) { try ledger.publish(to: folder.path + "-site") }
    let fresh = folder.path + "-fresh"
    defer { try? FileManager.default.removeItem(atPath: fresh) }
    #expect(throws: LedgerError.self) { try ledger.publish(to: fresh) }
    #expect(!FileManager.default.fileExists(atPath: fresh + "/checkpoint"))
  }
}
