import Bookkeeping
import Exchange
import Foundation
import MerkleLog
import Outgoing
import Testing

/// What the auditor's tool writes, against every folder that must stay as it is.
@Suite struct WritingTests {
  private static let tool = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: ".build/debug/maillon-audit").path
  private let scratch = ScratchFolder()

  /// A ledger, its backup and publication, and a witness; gives the log's key.
  private func make() async throws -> VerifierKey {
    let path = scratch.path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let clock: @Sendable () -> Instant = { Instant(milliseconds: 1_591_005_600_000) }
    try await Ledger.create(
      at: path + "/ledger",
      settings: LedgerSettings(origin: "coop.example/test", coop: AgentID("coop")),
      coopName: "Coop", clock: clock)
    let ledger = try Ledger.open(at: path + "/ledger", projectors: [], clock: clock)
    _ = try ledger.backUp(to: path + "/backups")
    _ = try ledger.publish(to: path + "/site")
    #expect(try run("witness", "witness.example/w1", "--folder", path + "/witness").status == 0)
    return try #require(ledger.verifierKey)
  }

  private func run(_ words: String...) throws -> (status: Int32, output: String, errors: String) {
    try LocalServer.run(Self.tool, words + ["--lang", "en"])
  }

  private var contents: [String: Data] {
    var all: [String: Data] = [:]
    for name in (try? FileManager.default.subpathsOfDirectory(atPath: scratch.path)) ?? []
    where !name.hasSuffix("lock") && !name.hasSuffix("lock.mdb") && !name.hasPrefix("link") {
      all[name] = FileManager.default.contents(atPath: scratch.path + "/" + name) ?? Data()
    }
    return all
  }

  @Test func `neither a witness' folder nor what it signs goes where it would harm`() async throws {
    let key = "\(try await make())"
    let (path, before) = (scratch.path, contents)
    let backup = try #require(
      try FileManager.default.contentsOfDirectory(atPath: path + "/backups").first)
    for folder in ["ledger", "backups/" + backup, "site", "witness"] {
      let link = path + "/link-" + folder.split(separator: "/")[0]
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: path + "/" + folder)
      for target in [path + "/" + folder, path + "/\(folder)/new", link + "/new", link] {
        let made = try run("witness", "witness.example/w2", "--folder", target)
        #expect([64, 65].contains(made.status), "\(target): \(made)")
        for file in [target, target + "/key", target + "/checkpoint"] {
          let signed = try run(
            "cosign", path + "/site", "--key", key, "--folder", path + "/witness", "--out", file,
            "--force")
          #expect(signed.status == 64, "\(file): \(signed)")
        }
        if folder != "witness" || target.hasSuffix("new") {
          let signed = try run("cosign", path + "/site", "--key", key, "--folder", target)
          #expect([64, 65].contains(signed.status), "\(target): \(signed)")
        }
      }
    }
    #expect(contents == before)
    // A note goes beside, in place of a former one, and of nothing else.
    let note = path + "/cosigned.txt"
    for _ in 0..<2 {
      let signed = try run(
        "cosign", path + "/site", "--key", key, "--folder", path + "/witness", "--out", note)
      #expect(signed.status == 0, "\(signed)")
    }
    try Data("mine".utf8).write(to: URL(filePath: note))
    let words = ["cosign", path + "/site", "--key", key, "--folder", path + "/witness", "--out"]
    let refused = try LocalServer.run(Self.tool, words + [note, "--lang", "en"])
    #expect(refused.status == 64 && refused.errors.contains("--force"), "\(refused)")
    #expect(try LocalServer.run(Self.tool, words + [note, "--force"]).status == 0)
  }

  @Test func `a head that was handed over is compared with a published log too`() async throws {
    let key = "\(try await make())"
    let (site, head) = (scratch.path + "/site", scratch.path + "/head")
    let note = try #require(FileManager.default.contents(atPath: site + "/checkpoint"))
    try note.write(to: URL(filePath: head))
    let same = try run(site, "--key", key, "--checkpoint", head)
    #expect(same.status == 0, "\(same)")
    // A head of another log, by the same key's name: it is told, and accuses nobody.
    let other = try SigningKey(name: "coop.example/test", seed: Array(1...32))
    let forged = try other.sign(
      Checkpoint(origin: "coop.example/test", size: 1, root: .leaf(of: [1])))
    try Data(forged.formatted.utf8).write(to: URL(filePath: head))
    #expect(try run(site, "--key", key, "--checkpoint", head).status == 65)
    #expect(try run(site, "--key", key, "--checkpoint", head + "-none").status == 65)
  }
}
