import Audit
import Bookkeeping
import Exchange
import Foundation
import Impact
import MerkleLog
import Projecting
import Testing

/// A stranger with a published folder, or an exported file, and a key.
@Suite struct AuditTests {
  /// The spring of 2020, published and exported.
  private final class Handed {
    let place = FileManager.default.temporaryDirectory.path + "/maillon-\(UUID().uuidString)"
    let key: VerifierKey
    let report: JSON
    var site: String { place + "-site" }
    var export: [UInt8] = []

    init() throws {
      let log = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/namur-2020/log.jsonl")
      let clock: @Sendable () -> Instant = { Instant(milliseconds: 1_600_000_000_000) }
      _ = try Ledger.restore(
        [UInt8](try Data(contentsOf: log)), to: place, projectors: [], clock: clock)
      let ledger = try Ledger.open(
        at: place, projectors: [ImpactProjector.self], clock: clock)
      _ = try ledger.publish(to: place + "-site")
      key = try #require(ledger.verifierKey)
      report = JSON(try ledger.report("impact", known: Timestamp("2020-04-30")))
      try ledger.entries { _, line in
        for index in 0..<line.count { export.append(line[index]) }
        export.append(0x0A)
        return true
      }
    }

    deinit { for path in [place, site] { try? FileManager.default.removeItem(atPath: path) } }

    var head: [UInt8] {
      get throws { [UInt8](try Data(contentsOf: URL(filePath: site + "/checkpoint"))) }
    }
  }

  @Test func `a folder and a file that were handed out whole hold together`() throws {
    let handed = try Handed()
    let result = Auditor(try Evidence(folder: handed.site), key: handed.key).run()
    #expect(result.ok && result.head?.size == result.size)
    let evidence = Evidence(export: handed.export, head: try handed.head)
    let other = Auditor(evidence, key: handed.key, kept: [try handed.head]).run()
    #expect(other.ok && other.root == result.root)
  }

  @Test func `a report is recomputed, figure by figure the same`() throws {
    let handed = try Handed()
    let recomputed = try Recomputation(try Evidence(folder: handed.site)).report(
      Question("impact"), by: ImpactProjector.self, known: Timestamp("2020-04-30"),
      now: Instant(milliseconds: 0))
    #expect(JSON(recomputed).line == handed.report.line)
  }

  @Test func `a changed figure, a missing line, an added one and a changed tile are found`() throws
  {
    let handed = try Handed()
    let head = try handed.head
    let text = String(decoding: handed.export, as: UTF8.self)
    func findings(_ text: String) -> [Auditor.Finding] {
      Auditor(Evidence(export: Array(text.utf8), head: head), key: handed.key).run().findings
    }
    let changed = text.replacing(#""value":"60""#, with: #""value":"66""#, maxReplacements: 1)
    guard case .root? = findings(changed).first else { return #expect(Bool(false), "changed") }
    let lines = text.split(separator: "\n")
    let shorter = lines.dropLast().joined(separator: "\n")
    #expect(findings(shorter).first == .count(expected: 762, found: 761))
    let twice = (lines + [lines[751]]).joined(separator: "\n")
    #expect(findings(twice) == [.order(762)])
    let tile = handed.site + "/tile/0/001"
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: tile)))
    bytes[100] ^= 1
    try Data(bytes).write(to: URL(filePath: tile))
    let result = Auditor(try Evidence(folder: handed.site), key: handed.key).run()
    #expect(result.findings == [.tile("tile/0/001")])
  }

  @Test(arguments: [257, 1_000_000_000_000, 1 << 62] as [UInt64])
  func `a head of more entries than there are is told at once, however many it says`(size: UInt64)
    throws
  {
    let log = SignedLog(256)
    let head = try Checkpoint(origin: log.key.verifierKey.name, size: size, root: .leaf(of: []))
    log["checkpoint"] = Array(try log.key.sign(head).formatted.utf8)
    #expect(throws: SiteFault.self) { _ = try Evidence(site: log) }
    #expect(log.requests.count < 5_000)
    let kept = try Checkpoint(origin: head.origin, size: 256, root: head.root)
    #expect(throws: SiteFault.self) { _ = try Evidence(site: log, since: kept) }
  }

  @Test func `a head and a key that went through Windows are read`() throws {
    let handed = try Handed()
    let head = Array(String(decoding: try handed.head, as: UTF8.self).utf8)
      .flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    let key = try VerifierKey(line: Array("\(handed.key)\r\n".utf8))
    #expect(key == handed.key)
    let result = Auditor(Evidence(export: handed.export, head: head), key: key, kept: [head]).run()
    #expect(result.ok && result.head?.size == 762, "\(result.findings)")
  }

  @Test func `a file that goes on behind its head accuses nobody, and says what nobody signed`()
    throws
  {
    let handed = try Handed()
    let head = try handed.head
    let kept = try Checkpoint(parsing: Note(parsing: head).text)
    let lines = String(decoding: handed.export, as: UTF8.self).split(separator: "\n")
    let older = Array((lines.prefix(700).joined(separator: "\n") + "\n").utf8)
    func audit(_ export: [UInt8], _ head: [UInt8], _ key: VerifierKey) -> Auditor.Result {
      Auditor(Evidence(export: export, head: head), key: key).run()
    }
    let log = SignedLog(lines.prefix(700).map(String.init))
    let result = audit(handed.export, Array(log.note.formatted.utf8), log.key.verifierKey)
    #expect(result.ok && result.unsigned == 62, "\(result.findings)")
    let fork = SignedLog(lines.prefix(699).map(String.init) + ["other"])
    let other = audit(handed.export, Array(fork.note.formatted.utf8), fork.key.verifierKey)
    guard case .root? = other.findings.first else { return #expect(Bool(false), "\(other)") }
    #expect(
      audit(older, head, handed.key).findings.first == .count(expected: kept.size, found: 700))
  }

  @Test(arguments: ["\u{FEFF}", "\r\n", "\n\n"])
  func `a file that an editor or a mail saved anew is the same log`(added: String) throws {
    let handed = try Handed()
    let text = String(decoding: handed.export, as: UTF8.self)
    let saved =
      switch added {
      case "\u{FEFF}": added + text
      case "\n\n": text + "\n\n"
      default: text.split(separator: "\n").joined(separator: added) + added
      }
    let result = Auditor(
      Evidence(export: Array(saved.utf8), head: try handed.head), key: handed.key
    ).run()
    #expect(result.ok && result.size == 762, "\(result.findings.prefix(3))")
  }

  @Test func `an older copy of an honest log is told as shorter, and not as rewritten`() throws {
    let handed = try Handed()
    let lines = String(decoding: handed.export, as: UTF8.self).split(separator: "\n")
    let older = Array((lines.prefix(700).joined(separator: "\n") + "\n").utf8)
    let result = Auditor(
      Evidence(export: older, head: nil), key: handed.key, kept: [try handed.head]
    ).run()
    #expect(result.findings == [.shorter(kept: 762, found: 700)])
    #expect(result.isOnlyShorter && !result.ok)
  }

  @Test func `a past that was rewritten does not agree with the head an auditor kept`() throws {
    let (handed, other) = (try Handed(), try Handed())
    // The same operator signs another past: the auditor's old head tells.
    let kept = try handed.head
    let lines = String(decoding: handed.export, as: UTF8.self).split(separator: "\n")
    let rewritten = Array(lines.prefix(700).joined(separator: "\n").utf8)
    let result = Auditor(Evidence(export: rewritten, head: nil), key: handed.key, kept: [kept])
      .run()
    #expect(result.findings.first == .shorter(kept: 762, found: 700))
    let strange = Auditor(try Evidence(folder: other.site), key: handed.key).run()
    #expect(strange.findings == [.signature(.noKnownSignature)])
  }
}
