import Bookkeeping
import Exchange
import MerkleLog
import Projecting
import Reporting
import Wording

/// What a stranger needs to check a report without us: the document and its page, the deliveries it
/// counts, the log as static tiles, a proof of every act it rests on, and the command lines.
///
/// The folder holds public ids and no name that is not on the page. The key that signs is in `site/key`
/// for comparison only: whoever checks takes it by another way.
struct ReportPack {
  let report: ProvenReport
  let document: [UInt8]
  let page: String
  let session: Session
  let ledger: Ledger
  /// Where it goes.
  let folder: String

  /// What the pack came to hold.
  struct Contents {
    var proofCount: Int
    var size: UInt64
  }

  func write() throws(Failure) -> Contents {
    let published = try asking { () throws(LedgerError) in
      try ledger.publish(to: folder + "/site")
    }
    try keep("rapport.json", document)
    try keep("rapport.html", Array(page.utf8))
    let deliveries = try deliveries
    try keep("livraisons.csv", Array(sheet(of: deliveries).utf8))
    let cited = cited(deliveries)
    var count = 0
    for id in cited {
      let found = try asking { () throws(LedgerError) in try ledger.proof(of: id) }
      guard let proof = found else { continue }
      try keep("\(id).tlog-proof", Array(proof.formatted.utf8))
      count += 1
    }
    let text = session.words.phrase(
      .packGuide(
        origin: ledger.settings.origin, size: session.words.language.format(report.proof.size),
        root: "\(report.proof.root)",
        proof: cited.first.map { "\($0).tlog-proof" } ?? "*.tlog-proof"))
    try keep("LISEZMOI.txt", Array(printable(text, keepingLines: true).utf8))
    return Contents(proofCount: count, size: published.size)
  }

  private func keep(_ name: String, _ bytes: [UInt8]) throws(Failure) {
    try session.keep(bytes, at: folder + "/" + name, isOfPack: true)
  }

  /// The deliveries of the period, as the report counts them, under public ids.
  private var deliveries: Report {
    get throws(Failure) {
      let subject = report.subject
      return try asking { () throws(LedgerError) in
        try ledger.report(
          Question("deliveries"), at: subject.at, known: subject.known, from: subject.from)
      }
    }
  }

  private func sheet(of deliveries: Report) -> String {
    ReportSheet(report: deliveries, words: session.words, zone: ledger.settings.zone)
      .text(.machine)
  }

  /// Every act that the report names: the deliveries it counts, the assumptions in force, the report
  /// before it, and what changed its figures since.
  private func cited(_ deliveries: Report) -> [EventID] {
    var ids = report.proof.assumptions.map(\.id)
    for row in deliveries.table("deliveries")?.rows ?? [] {
      if case .text(let text) = row[0], let id = EventID(text) { ids.append(id) }
    }
    if let previous = report.previous {
      ids.append(previous.id)
      ids += previous.changes.flatMap(\.because)
    }
    var seen: Set<EventID> = []
    return ids.filter { seen.insert($0).inserted }
  }
}
