import Bookkeeping
import Exchange
import MerkleLog
import Outgoing
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

  /// Makes all, judges all places, then writes.
  func write() throws(Failure) -> Contents {
    let deliveries = try deliveries
    let cited = cited(deliveries)
    let proofs = try proofs(of: cited)
    let files: [OutgoingPack.File] =
      [
        .init("rapport.json", document), .init("rapport.html", Array(page.utf8)),
        .init("livraisons.csv", Array(sheet(of: deliveries).utf8)),
      ] + proofs + [.init("LISEZMOI.txt", guide(cited))]
    let names = Set(files.map { ByteText($0.name) })
    let pack = OutgoingPack(files, in: folder, isForced: session.arguments.has(.force))
    var hold: Hold?
    try session.leaving { door throws(Obstacle) in
      hold = try door.hold(pack: folder)
    }
    defer { hold?.release() }
    try keepFormer()
    try session.leaving { door throws(Obstacle) in try door.judge(pack) }
    let published = try asking { () throws(LedgerError) in
      try ledger.publish(to: folder + "/site")
    }
    try session.leaving { door throws(Obstacle) in
      try session.console.sendPack(pack, hold, door)
      // Proofs of what a former dossier named would be taken for this one's.
      try door.removeProofs(in: folder) { name, bytes in
        !names.contains(ByteText(name)) && isOwnProof(name, bytes)
      }
    }
    try asking { () throws(LedgerError) in try Ledger.makeDurable(around: folder) }
    session.remark(published.beside, in: folder + "/site")
    session.remark(ShownBeside(inPack: folder, isOwn: { names.contains(ByteText($0)) }), in: folder)
    return Contents(proofCount: proofs.count, size: published.size)
  }

  /// Whether a file is a proof of this log, as it is called here.
  private func isOwnProof(_ name: String, _ bytes: [UInt8]) -> Bool {
    guard let proof = try? ProofFile(parsing: bytes), let line = proof.extra,
      let key = ledger.verifierKey, let id = Ledger.id(ofLine: line)
    else { return false }
    return name == Ledger.fileName(ofProof: id)
      && (try? proof.verify(leaf: .leaf(of: line), key: key)) != nil
  }

  /// A dossier about another period may have been handed out, and one that the log calls issued was: neither is
  /// mixed with this one.
  private func keepFormer() throws(Failure) {
    guard !session.arguments.has(.force),
      let former = try? session.console.bytes(
        ofFile: folder + "/rapport.json", limit: Limits.reportByteCount),
      former != document, Mark.report.isOn(former)
    else { return }
    let subject = ReportSubject(of: former)
    guard subject == report.subject else {
      throw .ledger(.obstacle(.otherPack(path: folder, period: subject?.stated)))
    }
    let issue = try asking { () throws(LedgerError) in try ledger.issue(of: former) }
    if issue != nil { throw .ledger(.obstacle(.handedOut(path: folder + "/rapport.json"))) }
  }

  private func proofs(of cited: [EventID]) throws(Failure) -> [OutgoingPack.File] {
    var files: [OutgoingPack.File] = []
    for id in cited {
      let found = try asking { () throws(LedgerError) in try ledger.proof(of: id) }
      if let proof = found {
        files.append(.init(Ledger.fileName(ofProof: id), Array(proof.formatted.utf8)))
      }
    }
    return files
  }

  private func guide(_ cited: [EventID]) -> [UInt8] {
    let text = session.words.phrase(
      .packGuide(
        origin: ledger.settings.origin, size: session.words.language.format(report.proof.size),
        root: "\(report.proof.root)",
        proof: cited.first.map(Ledger.fileName(ofProof:)) ?? "*.tlog-proof"))
    return Array(printable(text, keepingLines: true).utf8)
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
