import Audit
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
