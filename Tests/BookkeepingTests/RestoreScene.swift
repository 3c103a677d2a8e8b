import Bookkeeping
import Exchange
import Foundation

/// A ledger of so many donations, published, with a backup made after some of them.
struct RestoreScene: Sendable {
  let folder = TemporaryFolder()
  var ledger: Ledger
  var backup: BackupReceipt
  var site: String { folder.path + "/site" }
  var target: String { folder.path + "/restored" }

  init(before: Int, after: Int) async throws {
    let path = folder.path + "/ledger"
    try FileManager.default.createDirectory(
      atPath: folder.path, withIntermediateDirectories: true)
    let settings = LedgerSettings(origin: "coop.example/test", coop: AgentID("coop"))
    try await Ledger.create(at: path, settings: settings, coopName: "Coop", clock: june2020)
    ledger = try Ledger.open(at: path, projectors: allProjectors, clock: june2020)
    _ = try await ledger.take(
      #"{"agent":"dora","agentType":"organization","category":"company","id":"a1","kind":"agentRegistered","tracked":false}"#,
      #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"feuille"},"unit":"one"}"#)
    _ = try await ledger.record((0..<before).map(Donations.command), settles: false)
    backup = try ledger.backUp(to: folder.path + "/backups")
    _ = try await ledger.record((before..<before + after).map(Donations.command))
    _ = try ledger.publish(to: folder.path + "/site")
  }

  func restorePublished(_ proof: RestoreProof = RestoreProof()) throws -> RestoreReceipt {
    try Ledger.restore(
      published: site, to: target, projectors: allProjectors, clock: june2020, proof: proof)
  }

  func restoreBackup(_ proof: RestoreProof) throws -> RestoreReceipt {
    try Ledger.restore(
      backup: backup.path, to: target, projectors: allProjectors, clock: june2020, proof: proof)
  }

  func open() throws -> Ledger {
    try Ledger.open(at: target, projectors: allProjectors, clock: june2020)
  }

  func fault(_ body: () throws -> Void) -> LedgerError? {
    do {
      try body()
      return nil
    } catch { return error as? LedgerError }
  }

  var left: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }
}
