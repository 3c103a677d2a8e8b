import Audit
import Bookkeeping
import Exchange
import Foundation
import Impact
import MerkleLog
import Projecting
import Testing

@testable import Reporting

/// Reports that are not what the log gives.
struct ReportCheckTests {
  /// Every text and number of a document with its first figure or letter changed, one at a time.
  private static func forgeries(of document: [UInt8]) -> [[UInt8]] {
    var forgeries: [[UInt8]] = []
    for index in document.indices.dropFirst() {
      let (before, byte) = (document[index - 1], document[index])
      let begins = before == UInt8(ascii: "\"") || before == UInt8(ascii: ":")
      guard begins, isWord(byte) else { continue }
      var forged = document
      forged[index] = byte == UInt8(ascii: "1") ? UInt8(ascii: "2") : byte ^ 1
      guard isWord(forged[index]) else { continue }
      forgeries.append(forged)
    }
    return forgeries
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z")]
      .contains { $0.contains(byte) } || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  @Test func `no name and no value of a report can be changed unseen`() throws {
    // Enough entries for every part of a report, few enough to be made again for each forgery.
    let spring = try Spring(count: 230)
    let (_, document) = try spring.make(ReportSubject(.impact))
    #expect(try spring.ledger.check(report: document).ok)
    let forgeries = Self.forgeries(of: document)
    #expect(forgeries.count > 50)
    for forged in forgeries {
      let check = try spring.ledger.check(report: forged)
      if check.ok {
        // Another number for the version is said, with its figures being the same.
        guard case .otherVersion(_, []) = check.verdict else {
          Issue.record("\(spring.text(forged))")
          continue
        }
      }
      #expect(check.verdict != .identical || check.signature != .holds, "\(spring.text(forged))")
    }
  }

  /// What the proof block states, by what nobody expects there.
  private static let hostile = [
    #""""#, #""0""#, #""-1""#, #""18446744073709551615""#, #""99999999999999999999""#,
    #""9999-12-31""#,
    #""0000-01-01""#, #""1583-01-01""#, #""2020-05-01T25:00Z""#, #""2010-01-01""#, #""2090-01-01""#,
    "0", "-1",
    "9223372036854775807", "18446744073709551615", "1e400", "null", "true", "[]", "{}",
    #"["","0"]"#,
    #""\u0000""#, #""impact""#, #""statement""#, #""recipient""#, #""UTC""#, #""hub""#,
  ]

  @Test func `nothing that a proof block states takes the check down`() throws {
    let spring = try Spring(count: 230)
    let document = spring.text(try spring.make().document)
    let block = try #require(document.range(of: #""proof":{"#)).upperBound
    let rest = document[block...]
    let values = rest.matches(
      of: /"(from|at|known|size|root|report|agent|zone|v|checkpoint)":("(?:[^"\\]|\\.)*"|[^,}\]]+)/)
    #expect(values.count >= 7)
    for value in values {
      for hostile in Self.hostile where hostile != value.output.2 {
        let forged = document.replacingCharacters(
          in: value.output.2.startIndex..<value.output.2.endIndex, with: hostile)
        let check = try spring.ledger.check(report: Array(forged.utf8))
        #expect(!check.ok, "\(value.output.1): \(hostile)")
      }
    }
    // Fields that this report does not state.
    for name in ["from", "at", "known", "agent"] {
      for hostile in Self.hostile {
        let forged = document[..<block] + "\"\(name)\":\(hostile)," + rest
        #expect(try !spring.ledger.check(report: Array(forged.utf8)).ok, "\(name): \(hostile)")
      }
    }
  }

  @Test func `a report whose period ends before it begins is none`() throws {
    let spring = try Spring(count: 230)
    let document = spring.text(try spring.make().document)
    let forged = document.replacing("2020-04-30", with: "2020-03-01")
    let check = try spring.ledger.check(report: Array(forged.utf8))
    #expect(check.verdict == .noProof("at"), "\(check.verdict)")
  }

  @Test func `a signature that was altered is the first that is said`() throws {
    let spring = try Spring(count: 230)
    let document = spring.text(try spring.make().document)
    let mark = "— "
    let start = try #require(document.range(of: mark))
    let rest = document[start.upperBound...]
    let end = try #require(rest.range(of: #"\n""#)).lowerBound
    let at = rest.index(end, offsetBy: -9)
    var forged = document
    forged.replaceSubrange(at...at, with: document[at] == "A" ? "B" : "A")
    let check = try spring.ledger.check(report: Array(forged.utf8))
    #expect(check.verdict == .identical && !check.ok)
    for words in [
      FrenchReportWords(), DutchReportWords(), GermanReportWords(), EnglishReportWords(),
    ] as [any ReportWords] {
      let lines = check.lines(words)
      #expect(lines.first == words.signature(check.signature), "\(lines)")
      #expect(!lines.contains(words.verdict(check)), "\(lines)")
    }
  }

  @Test func `the figure that was changed is named`() throws {
    let spring = try Spring()
    let document = spring.text(try spring.make().document)
    for (old, new, path, stated, computed) in [
      (#""net":"900""#, #""net":"950""#, "delivered.visor.net", "950", "900"),
      (#""organisations":23"#, #""organisations":32"#, "delivered.visor.organisations", "32", "23"),
      (#"f":"420""#, #"f":"520""#, "delivered.visor.byCategory.adminStaff", "520", "420"),
      (#""given":"456""#, #""given":"4560""#, "hours.given", "4560", "456"),
      (#""gross":"2400""#, #""gross":"2500""#, "facilitated.apron.gross", "2500", "2400"),
      (#""copies":"220""#, #""copies":"22""#, "documents.guide-aides.copies", "22", "220"),
      (#""restated":false"#, #""restated":true"#, "restated", "true", "false"),
      (
        #""id":"hypothese-fabric."#, #""id":"fabric."#, "proof.assumptions.fabric.unit.id",
        "fabric.unit", "hypothese-fabric.unit"
      ),
      (#""zone":"Europe/Brussels""#, #""zone":"UTC""#, "proof.zone", "UTC", "Europe/Brussels"),
    ] {
      #expect(document.contains(old))
      let check = try spring.ledger.check(report: Array(document.replacing(old, with: new).utf8))
      #expect(!check.ok && check.isReport, "\(path)")
      #expect(check.differences.map(\.path.description) == [path])
      #expect(check.differences.first?.stated == stated)
      #expect(check.differences.first?.computed == computed)
    }
  }

  @Test func `a figure that was left out or added is named`() throws {
    let spring = try Spring()
    let document = spring.text(try spring.make().document)
    let out = document.replacing(#","paid":"23""#, with: "")
    #expect(
      try spring.ledger.check(report: Array(out.utf8)).lines(EnglishReportWords())[1]
        == "  hours.paid: the report says nothing of it, the log gives 23")
    let more = document.replacing(#""paid":"23""#, with: #""paid":"23","saved":"9""#)
    #expect(
      try spring.ledger.check(report: Array(more.utf8)).lines(EnglishReportWords())[1]
        == "  hours.saved: the report says 9, the log does not give it")
  }

  @Test func `the same values in other bytes are not the report`() throws {
    let spring = try Spring()
    let document = spring.text(try spring.make().document)
    let spaced = Array(document.replacing(#""hours":{"#, with: #""hours": {"#).utf8)
    let check = try spring.ledger.check(report: spaced)
    guard case .rewritten(let offset) = check.verdict else {
      Issue.record("\(check.verdict)")
      return
    }
    #expect(!check.ok && spaced[offset] == UInt8(ascii: " "))
    // A name that stands twice could be read either way.
    let twice = Array(document.replacing(#""paid":"23""#, with: #""paid":"23","paid":"90""#).utf8)
    guard case .unreadable = try spring.ledger.check(report: twice).verdict else {
      Issue.record("a name that stands twice was read")
      return
    }
  }

  @Test func `the signed head of a report that the log does not reach is kept, of any other not`()
    async throws
  {
    let spring = try Spring()
    let old = spring.place + "-old"
    defer { try? FileManager.default.removeItem(atPath: old) }
    try FileManager.default.copyItem(atPath: spring.place, toPath: old)
    try await spring.correct()
    let document = try spring.make().document
    let others = try Spring(count: 746).make().document
    let ledger = try Ledger.open(
      at: old, projectors: [ImpactProjector.self] + Spring.others,
      clock: { Instant(milliseconds: 1_600_000_000_000) })
    try ledger.keepHead(of: ledger.check(report: others))
    #expect(try ledger.standing() == .whole)
    let check = try ledger.check(report: document)
    #expect(check.verdict == .longerLog && check.signature == .holds)
    #expect(throws: LedgerError.self) { try ledger.keepHead(of: check) }
    #expect(
      try ledger.standing() == .lacking(MissingEntries(size: 745, published: spring.ledger.size())))
    // Where it was made, it says nothing new.
    try spring.ledger.keepHead(of: spring.ledger.check(report: document))
    #expect(try spring.ledger.standing() == .whole)
  }

  @Test func `a report of another log, or of a longer one, is refused`() async throws {
    let (spring, other) = (try Spring(), try Spring(count: 700))
    let document = try spring.make().document
    var check = try other.ledger.check(report: document)
    #expect(check.verdict == .longerLog && check.size == 745 && check.logSize == 700)
    let otherDocument = try other.make().document
    check = try spring.ledger.check(report: otherDocument)
    // The same history under another key: the figures are right, and nobody known answers for them.
    #expect(
      check.verdict == .identical && check.signature == .fails(.noKnownSignature) && !check.ok)
    check = try spring.ledger.check(report: otherDocument, key: other.ledger.verifierKey)
    #expect(check.ok)
    // Another history of the same length.
    try await other.correct()
    let differently = try other.make().document
    check = try spring.ledger.check(report: differently)
    guard case .otherLog(let stated, let computed) = check.verdict else {
      Issue.record("\(check.verdict)")
      return
    }
    #expect(stated != computed && !check.ok)
  }

  @Test func `another version of a read model is said, whether figures differ or not`() throws {
    let spring = try Spring()
    let former = try Spring(projector: FormerImpact.self)
    let document = try former.make().document
    let key = former.ledger.verifierKey
    var check = try spring.ledger.check(report: document, key: key)
    let version = ReportCheck.Version(name: "impact", stated: 3, ours: ImpactProjector.version)
    #expect(check.verdict == .otherVersion([version], []) && check.ok)
    #expect(check.lines(EnglishReportWords())[0].hasSuffix("all figures are the same."))
    let generous = try Spring(projector: GenerousImpact.self)
    check = try spring.ledger.check(
      report: try generous.make().document, key: generous.ledger.verifierKey)
    #expect(!check.ok && check.signature == .holds)
    #expect(
      check.lines(EnglishReportWords()).prefix(2) == [
        "Made by another version, “impact” 3 (here 4); values that differ: 5, by the version or by a hand: recompute with the version of that time to know.",
        "  delivered.visor.net: the report says 920, the log gives 900",
      ])
  }

  @Test func `what is no report is said to be none`() throws {
    let spring = try Spring(count: 20)
    for text in ["", "PNG", "[1,2", #"{"a":1.5}"#, String(repeating: "[", count: 1000)] {
      let check = try spring.ledger.check(report: Array(text.utf8))
      #expect(!check.isReport && !check.ok, "\(text.prefix(10))")
    }
    let document = spring.text(try spring.make().document)
    for field in ["v", "report", "size", "root", "zone", "checkpoint"] {
      let without = document.replacing("\"\(field)\":", with: "\"x\(field)\":")
      let check = try spring.ledger.check(report: Array(without.utf8))
      #expect(check.verdict == .noProof(field))
    }
  }

  @Test func `what a document says does not steer the terminal`() throws {
    let spring = try Spring()
    let document = spring.text(try spring.make().document)
    let loud = document.replacing(#""net":"900""#, with: #""net":"\u001b[2J""#)
    let lines = try spring.ledger.check(report: Array(loud.utf8)).lines(FrenchReportWords())
    #expect(lines[1] == "  delivered.visor.net : le rapport dit \u{FFFD}[2J, le journal donne 900")
  }
}
