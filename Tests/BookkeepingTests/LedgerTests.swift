import Bookkeeping
import Exchange
import Foundation
import Projecting
import Testing

private let setting = [
  #"{"agent":"dora","agentType":"organization","category":"company","id":"a1","kind":"agentRegistered","tracked":false}"#,
  #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"feuille"},"unit":"one"}"#,
]

@Suite struct LedgerTests {
  @Test func `an act is recorded and answered for`() async throws {
    let folder = TemporaryFolder()
    let ledger = try await Ledger.fresh(folder)
    let receipt = try await ledger.importLines(
      Array(
        (setting + [
          #"{"id":"e1","item":"sheet","kind":"donationReceived","occurredAt":"2020-04-02","provider":"dora","quantity":{"unit":"one","value":"150"},"receiver":"coop"}"#
        ]).joined(separator: "\n").utf8))
    #expect(receipt.refused == [])
    #expect(receipt.accepted == 3)
    #expect(receipt.size == 4)
    let report = try ledger.report("inventory")
    #expect(report.table("cells")?.rows.count == 1)
    #expect(try ledger.verify().ok)
  }

  @Test func `the same file again is a no-op`() async throws {
    let folder = TemporaryFolder()
    let ledger = try await Ledger.fresh(folder)
    let first = try await ledger.take(setting[0], setting[1])
    let again = try await ledger.take(setting[1], setting[0])
    #expect(first.accepted == 2)
    #expect(again.accepted == 0)
    #expect(again.duplicates == 2)
    #expect(again.size == first.size)
  }

  @Test func `a shared scenario restores to the same root and rebuilds to the same views`() throws {
    let scenarios = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/scenarios")
    for name in ["corrections-converge", "nine-hundred-visors", "production-and-trace"] {
      let bytes = [UInt8](try Data(contentsOf: scenarios.appending(path: "\(name)/log.jsonl")))
      let folder = TemporaryFolder()
      let receipt = try Ledger.restore(
        bytes, to: folder.path, projectors: allProjectors, clock: june2020)
      #expect(receipt.negativeCells == 0)
      let ledger = try Ledger.open(at: folder.path, projectors: allProjectors, clock: june2020)
      for view in allProjectors { _ = try ledger.report(view.name) }
      for rebuilt in try ledger.rebuild() {
        #expect(rebuilt.digestBefore == rebuilt.digestAfter)
      }
      var exported: [UInt8] = []
      try ledger.entries { _, line in
        for index in 0..<line.count { exported.append(line[index]) }
        exported.append(0x0A)
        return true
      }
      #expect(exported == bytes)
    }
  }
}
