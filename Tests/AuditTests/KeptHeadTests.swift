import Audit
import Foundation
import MerkleLog
import Testing

/// Heads that an auditor kept, and that are not of the key at hand.
@Suite struct KeptHeadTests {
  private func audit(_ log: SignedLog, kept: [UInt8]) throws -> Auditor.Result {
    // The lines of this log are no acts: what is found of them is left out.
    var result = Auditor(
      try Evidence(site: log), key: log.key.verifierKey, kept: [kept]
    ).run()
    result.findings.removeAll { if case .line = $0 { true } else { false } }
    return result
  }

  private func head(_ log: SignedLog) -> [UInt8] { log["checkpoint"] ?? [] }

  @Test func `one of another key is told as that, and is compared all the same`() throws {
    let origin = "log.example/namur"
    let (old, new) = (SignedLog(5, seed: 1), SignedLog(9, seed: 2))
    let told = Auditor.Finding.kept(.noKnownSignature, origin: origin, signers: [origin])
    let same = try audit(new, kept: head(old))
    #expect(same.findings == [told] && same.isOnlyKeptOtherwise)
    let other = try audit(SignedLog(9, fork: 3, seed: 2), kept: head(old))
    #expect(other.findings.count == 2 && other.findings.first == told && !other.isOnlyKeptOtherwise)
    let shorter = try audit(SignedLog(4, seed: 2), kept: head(old))
    #expect(shorter.findings == [told, .shorter(kept: 5, found: 4)])
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `a log with a new key accuses nobody, unless its past is another`(language: String) throws {
    let file = try Data(contentsOf: Self.root.appending(path: "Fixtures/namur-2020/log.jsonl"))
    let lines = String(decoding: file, as: UTF8.self).split(separator: "\n").map(String.init)
    let (log, scratch) = (SignedLog(Array(lines.prefix(20)), seed: 2), ScratchFolder())
    func write(_ bytes: [UInt8], _ name: String) throws {
      let url = URL(filePath: scratch.path + "/" + name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
    for path in log.paths { try write(log[path] ?? [], "site/" + path) }
    try write(head(SignedLog(Array(lines.prefix(9)), seed: 1)), "kept")
    try write(head(SignedLog(Array(lines.prefix(8)) + ["other"], seed: 1)), "other")
    let audit = { (kept: String) in
      try LocalServer.run(
        Self.root.appending(path: ".build/debug/maillon-audit").path,
        [
          scratch.path + "/site", "--key", "\(log.key.verifierKey)", "--lang", language,
          "--since", scratch.path + "/" + kept,
        ])
    }
    let told = try audit("kept")
    #expect(told.status == 65 && told.output.split(separator: "\n").count == 3, "\(told)")
    #expect(told.output.contains("log.example/namur"), "\(told)")
    let other = try audit("other")
    #expect(other.status == 1 && other.output.split(separator: "\n").count == 3, "\(other)")
  }

  @Test func `one of another log, or a damaged one, says nothing of this log`() throws {
    let log = SignedLog(9)
    let other = try audit(log, kept: head(SignedLog(5, fork: 2, origin: "log.example/other")))
    #expect(other.isOnlyKeptOtherwise && other.findings.count == 1)
    var damaged = head(SignedLog(5))
    damaged[damaged.count - 8] ^= 1
    let broken = try audit(log, kept: damaged)
    #expect(broken.isOnlyKeptOtherwise && broken.findings.count == 1, "\(broken.findings)")
  }
}
