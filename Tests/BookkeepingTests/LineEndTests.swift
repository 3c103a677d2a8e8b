import Bookkeeping
import Exchange
import Foundation
import MerkleLog
import Testing

/// Small files that a Windows program opened and saved, or sent: each line ends in two bytes then.
@Suite struct LineEndTests {
  /// A ledger with three gifts, and a backup of it.
  private struct Scene {
    let folder = TemporaryFolder()
    let backup: BackupReceipt
    var path: String { folder.path + "/ledger" }

    init(scope: String? = "BE-WNA") async throws {
      let path = folder.path + "/ledger"
      try FileManager.default.createDirectory(
        atPath: folder.path, withIntermediateDirectories: true)
      let settings = LedgerSettings(
        origin: "coop.example/test", scope: scope, coop: AgentID("coop"))
      try await Ledger.create(at: path, settings: settings, coopName: "Coop", clock: june2020)
      let ledger = try Ledger.open(at: path, projectors: allProjectors, clock: june2020)
      _ = try await ledger.take(
        #"{"agent":"dora","agentType":"organization","category":"company","id":"a1","kind":"agentRegistered","tracked":false}"#,
        #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"feuille"},"unit":"one"}"#)
      _ = try await ledger.record((0..<3).map(Donations.command))
      backup = try ledger.backUp(to: folder.path + "/backups")
    }

    func open() throws -> Ledger {
      try Ledger.open(at: path, projectors: allProjectors, clock: june2020)
    }
  }

  private func withWindowsEnds(_ path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let written = lines.map { String(Substring($0)) }.joined(separator: "\r\n")
    try Data(written.utf8).write(to: URL(filePath: path))
  }

  @Test func `settings and keys are read with any end of line`() async throws {
    let scene = try await Scene()
    for name in ["config", "key"] { try withWindowsEnds(scene.path + "/" + name) }
    let ledger = try scene.open()
    #expect(ledger.settings.scope == "BE-WNA" && ledger.settings.coop == AgentID("coop"))
    #expect(ledger.verifierKey?.name == "coop.example/test")
    #expect(try ledger.checkpoint().text.utf8.count > 0)
  }

  @Test func `settings that were changed are found out with any end of line`() async throws {
    let scene = try await Scene()
    let config = scene.path + "/config"
    let text = try String(contentsOfFile: config, encoding: .utf8)
    try Data(text.replacing("coop: coop", with: "coop: koop").utf8).write(to: URL(filePath: config))
    try withWindowsEnds(config)
    #expect(throws: LedgerError.smallFileDamaged(path: config)) { _ = try scene.open() }
  }

  @Test func `witnesses are read with any end of line`() async throws {
    let scene = try await Scene()
    let key = try CosigningKey(name: "w.example/1", seed: [UInt8](repeating: 7, count: 32))
      .verifierKey
    _ = try scene.open().admit([key], quorum: 1)
    try withWindowsEnds(scene.path + "/witnesses")
    let known = try scene.open().knownWitnesses()
    #expect(known.quorum == 1 && known.witnesses.keys == [key])
  }

  @Test func `a backup whose sums were sent through Windows is whole`() async throws {
    let scene = try await Scene()
    try withWindowsEnds(scene.backup.path + "/SHA256SUMS")
    let receipt = try Ledger.restore(
      backup: scene.backup.path, to: scene.folder.path + "/restored", projectors: allProjectors,
      clock: june2020, proof: RestoreProof())
    #expect(receipt.size == scene.backup.size)
  }

  @Test func `a scope is one line, or the settings would say more than was asked`() async throws {
    for scope in ["x\ncoop: other", "x\r", "\u{202E}x", " ", "\u{A0}"] {
      await #expect(
        throws: LedgerError.badSetting(name: "scope", value: scope, expected: ["BE-WNA"])
      ) { _ = try await Scene(scope: scope) }
    }
  }

  @Test func `a name may begin with a mark`() async throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/ledger"
    try FileManager.default.createDirectory(
      atPath: folder.path, withIntermediateDirectories: true)
    let settings = LedgerSettings(
      origin: "\u{301}coop.example", scope: "\u{301}x", coop: AgentID("coop"))
    try await Ledger.create(at: path, settings: settings, coopName: "Coop", clock: june2020)
    let ledger = try Ledger.open(at: path, projectors: allProjectors, clock: june2020)
    #expect(ledger.settings == settings && ledger.verifierKey?.name == settings.origin)
  }
}
