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
    func told(_ isBeginning: Bool?) -> [Auditor.Finding] {
      [
        .kept(
          .noKnownSignature, origin: origin, signers: [origin], isBeginning: isBeginning)
      ]
    }
    let same = try audit(new, kept: head(old))
    #expect(same.findings == told(true) && same.isOnlyKeptOtherwise)
    let other = try audit(SignedLog(9, fork: 3, seed: 2), kept: head(old))
    #expect(other.findings == told(false) && other.isOnlyKeptOtherwise)
    let shorter = try audit(SignedLog(4, seed: 2), kept: head(old))
    #expect(shorter.findings == told(nil) && shorter.isOnlyKeptOtherwise)
  }

  @Test func `without a key too, a head that another signed accuses nobody`() throws {
    let evidence = try Evidence(site: SignedLog(9, fork: 3, seed: 2))
    func found(_ kept: [UInt8]) -> [Auditor.Finding] {
      Auditor(evidence, key: nil, kept: [kept]).run().findings.filter {
        if case .line = $0 { false } else { true }
      }
    }
    let other = found(head(SignedLog(5, seed: 1)))
    #expect(other.count == 1 && { if case .kept = other[0] { true } else { false } }(), "\(other)")
    let own = found(head(SignedLog(5, seed: 2)))
    #expect(own.count == 1 && { if case .rewritten = own[0] { true } else { false } }(), "\(own)")
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `a head of another key accuses nobody`(language: String) throws {
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
    #expect(told.status == 65 && told.output.split(separator: "\n").count == 2, "\(told)")
    #expect(told.output.contains("log.example/namur"), "\(told)")
    let other = try audit("other")
    #expect(other.status == 65 && other.output.split(separator: "\n").count == 2, "\(other)")
    #expect(other.output != told.output)
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
