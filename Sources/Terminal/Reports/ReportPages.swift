import Bookkeeping
import Exchange
import MerkleLog
import Pages
import Reporting
import Wording

/// The page of a report: what the ledger may name put beside the figures.
struct ReportPages {
  let variant: ReportVariant
  let report: ProvenReport
  let document: [UInt8]
  let session: Session
  let ledger: Ledger

  init(
    _ variant: ReportVariant, _ report: ProvenReport, _ document: [UInt8], _ session: Session,
    _ ledger: Ledger
  ) {
    self.variant = variant
    self.report = report
    self.document = document
    self.session = session
    self.ledger = ledger
  }

  func html() throws(Failure) -> String {
    try session.refuseEmpty(report)
    if let agent = report.subject.agent { return try html(for: agent) }
    let names = try ReportNames(session, ledger).names(for: report, command: command)
    let (digest, language) = (Hash.sha256(of: document.span), session.words.language)
    return switch variant {
    case .funder: FunderPage(report, digest: digest, names: names, language: language).html
    case .annual: AnnualPage(report, digest: digest, names: names, language: language).html
    case .impact, .statement, .recipient, .audit:
      ImpactPage(report, digest: digest, names: names, language: language).html
    }
  }

  /// A page for one agent.
  private func html(for agent: AgentID) throws(Failure) -> String {
    let known = try ReportNames(session, ledger)
    let (names, reader) = (try known.names(command: command), try known.reader(agent))
    let (digest, language) = (Hash.sha256(of: document.span), session.words.language)
    return variant == .recipient
      ? RecipientPage(report, digest: digest, names: names, for: reader, language: language).html
      : StatementPage(report, digest: digest, names: names, for: reader, language: language).html
  }

  /// What makes the document again, as long as nothing is recorded that counts in it.
  private var command: String {
    let subject = report.subject
    var words = ["maillon report \(subject.kind.rawValue)"]
    if let agent = subject.agent { words.append(agent.text) }
    for (name, time) in [("from", subject.from), ("to", subject.at), ("known", subject.known)] {
      if let time { words.append("--\(name) \(time)") }
    }
    return words.joined(separator: " ")
  }
}
