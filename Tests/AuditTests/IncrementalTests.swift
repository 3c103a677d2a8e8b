import Foundation
import MerkleLog
import Testing

@testable import Audit

/// An audit that goes on from a head which was audited before, and one that asks for witnesses.
@Suite struct IncrementalTests {
  private func hashing(_ result: Auditor.Result) -> [Auditor.Finding] {
    // The lines of these logs are no acts; whoever reads acts is tested elsewhere.
    result.findings.filter { if case .line = $0 { false } else { true } }
  }

  private func audit(
    _ log: SignedLog, since old: SignedLog, quorum: AskedQuorum? = nil
  ) throws -> Auditor.Result {
    let evidence = try Evidence(site: log, since: old.head)
    let kept = Array(old.note.formatted.utf8)
    return Auditor(evidence, key: log.key.verifierKey, kept: [kept], quorum: quorum).run()
  }

  @Test(arguments: [
    (1, 2), (255, 256), (256, 257), (300, 300), (300, 600), (512, 1000), (900, 3000),
  ])
  func `only what came after the kept head is fetched, and the root is the same`(
    old: Int, size: Int
  ) throws {
    let log = SignedLog(size)
    let result = try audit(log, since: SignedLog(old))
    #expect(hashing(result).isEmpty, "\(hashing(result))")
    #expect(result.start == UInt64(old) && result.size == UInt64(size))
    #expect(result.root == log.head.root)
    let bundles = log.requests.filter { $0.contains("entries") }
    #expect(bundles.count == (size > old ? (size + 255) / 256 - old / 256 : 0))
    #expect(!bundles.contains { old >= 256 && $0 == "tile/entries/000" })
  }

  @Test func `no more is fetched than can be held`() throws {
    let log = SignedLog(3_000)
    #expect(throws: SiteFault.tooLong(log.place, limit: 1_000)) {
      _ = try Evidence(site: log, limit: 1_000)
    }
    #expect(throws: Never.self) { _ = try Evidence(site: log, limit: 1 << 20) }
  }

  @Test func `a log that was written anew before the kept head is read whole and told`() throws {
    let log = SignedLog(600, fork: 10)
    let result = try audit(log, since: SignedLog(300))
    #expect(result.start == 0)
    guard case .rewritten(300, _, _)? = hashing(result).first else {
      return #expect(Bool(false), "\(hashing(result))")
    }
  }

  @Test func `changed entries and tiles after the kept head are found, missing ones are named`()
    throws
  {
    let full = SignedLog(600)
    for path in full.paths where path.hasPrefix("tile/") {
      let log = SignedLog(600)
      log[path]![log[path]!.count - 1] ^= 1
      let found = hashing(try audit(log, since: SignedLog(300)))
      // What lies wholly before the kept head was looked at another time.
      let isSpared = path == "tile/entries/000" || path == "tile/0/000"
      #expect(found.isEmpty == isSpared, "\(path) \(found)")
      log[path] = nil
      if path.contains("entries"), !isSpared {
        #expect(throws: SiteFault.missing("memory/" + path)) {
          try audit(log, since: SignedLog(300))
        }
      } else if !isSpared {
        let missing = hashing(try audit(log, since: SignedLog(300)))
        #expect(missing == [.missing(path)], "\(path) \(missing)")
      }
    }
  }

  // MARK: - Witnesses

  private let one = try! CosigningKey(name: "witness.example/w1", seed: Array(1...32))
  private let two = try! CosigningKey(name: "witness.example/w2", seed: Array(2...33))

  private func asked(_ count: Int) throws -> AskedQuorum {
    AskedQuorum(
      try Witnesses([one.verifierKey, two.verifierKey]), count: count, notAfter: 2000)
  }

  /// The log, with the head of another size beside it, cosigned.
  private func log(
    _ size: Int, cosigned: SignedLog, by keys: [CosigningKey]
  ) throws -> SignedLog {
    let log = SignedLog(size)
    let note = try keys.reduce(cosigned.note) {
      try $0.adding($1.cosign(cosigned.head, seconds: 1000))
    }
    log["cosigned"] = Array(note.formatted.utf8)
    return log
  }

  @Test(arguments: [100, 400]) func `enough witnesses on one head of this log are content`(
    kept: Int
  ) throws {
    let log = try log(600, cosigned: SignedLog(300), by: [one, two])
    let result = try audit(log, since: SignedLog(kept), quorum: try asked(2))
    #expect(hashing(result).isEmpty, "\(hashing(result))")
    #expect(result.witnessed?.checkpoint.size == 300 && result.witnessed?.cosignatures.count == 2)
  }

  @Test func `one witness is not two, and none is not one`() throws {
    let log = try log(600, cosigned: SignedLog(300), by: [one, one])
    let result = try audit(log, since: SignedLog(100), quorum: try asked(2))
    #expect(hashing(result) == [.quorum(wanted: 2, found: 1, of: 2)])
    let none = try audit(SignedLog(600), since: SignedLog(100), quorum: try asked(1))
    #expect(hashing(none) == [.quorum(wanted: 1, found: 0, of: 2)])
  }

  @Test(arguments: [100, 400])
  func `a cosigned head of another history is told, and counts for nothing`(kept: Int) throws {
    let other = try log(600, cosigned: SignedLog(300, fork: 299), by: [one, two])
    let result = try audit(other, since: SignedLog(kept), quorum: try asked(1))
    let found = hashing(result)
    #expect(found.contains(.quorum(wanted: 1, found: 0, of: 2)), "\(found)")
    #expect(found.contains { if case .rewritten(300, _, _) = $0 { true } else { false } })
  }

  @Test func `a known witness' bad line rejects the head`() throws {
    let log = SignedLog(600)
    let wrong = try one.cosign(SignedLog(2).head, seconds: 1000)
    log["checkpoint"] = Array(try log.note.adding(wrong).formatted.utf8)
    let result = try audit(log, since: SignedLog(100), quorum: try asked(1))
    #expect(
      hashing(result).first == .witness(.invalidSignature(name: "witness.example/w1")))
  }
}
