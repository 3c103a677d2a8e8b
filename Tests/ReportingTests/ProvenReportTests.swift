import Audit
import Bookkeeping
import Exchange
import Impact
import MerkleLog
import Projecting
import Reporting
import Testing

/// A report of the spring of 2020, before and after a delivery of sixty turned out to be fifty.
struct ProvenReportTests {
  @Test func `the figures are those of the question, the proof is of the log as it is`() throws {
    let spring = try Spring()
    let (report, document) = try spring.make()
    let asked = try spring.ledger.report(
      "impact", at: Timestamp("2020-04-30"), from: Timestamp("2020-03-18"))
    #expect(spring.text(document).hasPrefix(String(JSON(asked).line.dropLast()) + ",\"reach\":"))
    let status = try spring.ledger.status()
    #expect(report.proof.size == 745 && report.proof.root == status.root)
    let key = try #require(spring.ledger.verifierKey)
    let head = try Checkpoint(opening: try spring.ledger.checkpoint(), key: key)
    #expect(head.size == report.proof.size && head.root == report.proof.root)
    #expect(
      report.proof.assumptions.prefix(2).map { "\($0.key) \($0.id) \($0.version ?? "")" } == [
        "bom.visor.sheet hypothese-bom.visor.sheet 1", "elastic.unit hypothese-elastic.unit 1",
      ])
  }

  @Test func `the digest of a report on all time is that of the stored rows`() throws {
    let spring = try Spring()
    _ = try spring.ledger.report("impact")
    let stored = try spring.ledger.status().views.first { $0.name == "impact" }
    let made = try spring.make(ReportSubject(.impact)).report.proof.views
    #expect(made.first?.digest == stored?.digest && stored != nil)
    #expect(made.first?.version == ImpactProjector.version)
    #expect(made.map(\.name) == ReportKind.impact.views)
  }

  @Test func `made again later, a report is the same bytes`() async throws {
    let spring = try Spring()
    let document = try await spring.issue("rapport-v1")
    try await spring.correct()
    let known = ReportSubject(
      .impact, from: Timestamp("2020-03-18"), at: Timestamp("2020-04-30"),
      known: Timestamp("2020-04-30"))
    let then = try spring.make(known)
    #expect(then.report.proof.size == 745)
    let check = try spring.ledger.check(report: document)
    #expect(check.verdict == .identical && check.ok && check.signature == .holds)
    #expect(check.issued == EventID("rapport-v1"))
    #expect(try spring.ledger.check(report: then.document).verdict == .identical)
  }

  @Test func `a second report says what it restates, by how much and by which act`() async throws {
    let spring = try Spring()
    let first = try await spring.issue("rapport-v1")
    try await spring.correct()
    let (second, document) = try spring.make()
    let previous = try #require(second.previous)
    #expect(previous.id == EventID("rapport-v1") && previous.size == 745)
    let told = previous.changes.map {
      "\($0.path) \($0.was ?? "–") \($0.now ?? "–") \($0.because.map(\.description))"
    }
    #expect(
      told.prefix(3) == [
        #"delivered.visor.gross 920 910 ["rectif-031"]"#,
        #"delivered.visor.net 900 890 ["rectif-031"]"#,
        #"delivered.visor.byCategory.medicalSecretary 480 470 ["rectif-031"]"#,
      ])
    // Whatever follows from it changed with it, and by the same act.
    for line in [
      "recipients.visor/medicalHouse.quantity 420 410",
      "weeklyDelivered.2020-04-20/visor.quantity 190 180",
      "coverage.visor.coverage 0.7826 0.7739", "replacement.visor/visor.unit.high 2250 2225",
    ] { #expect(told.contains(line + #" ["rectif-031"]"#), "\(line)") }
    #expect(previous.changes.allSatisfy { $0.because == [EventID("rectif-031")] })
    #expect(spring.text(document).contains(#""restated":true,"reach""#))
    #expect(spring.text(document).contains(#""previous":{"id":"rapport-v1""#))
    // The first is still what it was, and says so.
    let check = try spring.ledger.check(report: first)
    #expect(check.ok && check.changes == previous.changes)
    // The act that issues the second bears its number, its digest and its size.
    let act = spring.ledger.issuing(
      second, document: document, id: EventID("v2")!, on: Timestamp("2020-09-13")!)
    #expect(act.text(.version) == "2" && act.details[.size] == .count(747))
    #expect(act.text(.digest) == Hash.sha256(of: document.span).hex)
    #expect(act.text(.period) == "2020-03-18/2020-04-30")
  }

  @Test func `a report that changes nothing says so`() async throws {
    let spring = try Spring()
    try await spring.issue("rapport-v1")
    #expect(try spring.make().report.previous?.changes == [])
    let other = ReportSubject(.impact, from: Timestamp("2020-03-18"), at: Timestamp("2020-03-31"))
    #expect(try spring.make(other).report.previous == nil)
  }

  @Test func `a stranger with the published folder finds what the ledger finds`() async throws {
    let spring = try Spring()
    let document = try await spring.issue("rapport-v1")
    try await spring.correct()
    let key = spring.ledger.verifierKey
    let wrong = spring.text(document).replacing(#""net":"900""#, with: #""net":"950""#)
    for document in [document, Array(wrong.utf8), Array("{}".utf8)] {
      let found = try spring.ledger.check(report: document)
      #expect(try spring.audit(document, key: key) == found)
    }
    var unchecked = try spring.ledger.check(report: document)
    unchecked.signature = .unchecked
    #expect(try spring.audit(document, key: nil) == unchecked)
  }

  @Test func `more acts than can be named are said to be more`() async throws {
    let spring = try Spring()
    try await spring.issue("rapport-v1")
    var acts: [Command] = []
    for number in 1...25 {
      var act = Event(
        id: EventID("heures-\(number)")!, kind: .workDone, occurredAt: Timestamp("2020-04-20")!)
      act.set(.provider, identifier: AgentID("p-7f3a").number)
      act.set(.effort, Quantity(ExactDecimal(1), .hour))
      acts.append(Command(act))
    }
    _ = try await spring.ledger.record(acts)
    let change = try #require(try spring.make().report.previous?.changes.first)
    #expect(change.path.description == "hours.given")
    #expect(change.was == "456" && change.now == "481")
    #expect(change.because.count == 20 && change.hasOthers)
  }

  @Test func `a period that ends before it begins has no report`() throws {
    let spring = try Spring(count: 20)
    let backwards = ReportSubject(
      .impact, from: Timestamp("2020-04-30"), at: Timestamp("2020-03-18"))
    #expect(throws: LedgerError.emptyPeriod(from: "2020-04-30", at: "2020-03-18")) {
      try spring.make(backwards)
    }
  }
}
