import Bookkeeping
import Exchange
import MerkleLog
import Outgoing
import Projecting
import Reporting
import Wording

/// `report impact`, `report statement AGENT`: a report as a document that carries its proof, or as a
/// page; with `--issue` the log says that it was handed out.
struct ReportCommand: NamedCommand {
  static let command = CommandName.report
  let isQuestion = true
  let usage = [Placeholder.name, .agent]
  let options = [
    Option(.from, .time), Option(.to, .time), Option(.at, .time), Option(.known, .time),
    Option(.format, .text), Option(.dialect, .text), Option(.out, .file), Option(.force),
    Option(.issue), Option(.voice, .text), Option(.voiceOf, .agent), Option(.url, .text),
    Option(.yes),
  ]
  let examples = [
    "report impact --from 2020-03-18 --to 2020-04-30 --known 2020-04-30 --out rapport.json",
    "report impact --from 2020-03-18 --to 2020-04-30 --out rapport.json --issue",
    "report statement dora --to 2020-04-30 --format html --out dora.html",
    "report recipient chr --from 2020-03-18 --to 2020-04-30 --format pdf --out chr.pdf",
    "report annual --from 2020-01-01 --to 2020-12-31 --format html --out annuel.html",
    "report impact --from 2020-03-18 --to 2020-04-30 --format pdf --out rapport.pdf",
    "report impact --to 2020-04-30 --format csv --out rapport.csv",
    "report funder --from 2020-03-18 --to 2020-04-30 --format pdf --out deux-pages.pdf",
    "report audit --from 2020-03-18 --to 2020-04-30 --out dossier",
  ]

  func departure(_ arguments: Arguments) -> Departure {
    arguments.words.first == ReportVariant.audit.rawValue ? .pack : .file
  }

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let variant = try variant(session)
    let format = try ReportFormat(session)
    if session.arguments.has(.issue) { try session.mustStay(format) }
    let ledger = try session.openLedger(leaves: true)
    try session.checkShownTexts(ledger)
    try session.remarkLossOfVault(ledger)
    // Before anything is written that people could take for issued.
    let trusts = session.arguments.has(.issue) ? try session.trustsClock(ledger) : false
    if session.arguments.has(.issue) {
      try asking { () throws(LedgerError) in try ledger.checkClock(trusting: trusts) }
    }
    let subject = try subject(variant.kind, session, ledger)
    // All that is told is of these entries: what was issued beyond them came meanwhile.
    let size = try asking { () throws(LedgerError) in
      if let told = ledger.hashedHead { return told.size }
      return try ledger.size()
    }
    let (report, document) = try asking { () throws(LedgerError) in
      try ledger.provenReport(on: subject)
    }
    try session.remarkErased(report, ledger)
    // What is told of one agent is for that agent.
    let isPersonal = variant.kind.isOfAgent
    if variant == .audit { return try pack(report, document, session, ledger) }
    // A PDF takes its time, which nobody is to wait for.
    let page = try page(variant, report, document, format, session, ledger)
    // All was asked; of several who make a report under one name, one after the other.
    let session = try session.holdingOutput()
    try session.keepIssued(ledger, document)
    if case .csv(let dialect) = format {
      try session.refuseEmpty(report)
      let figures = try session.namingErased(Report(report.figures), ledger)
      let sheet = ReportSheet(
        report: ReportSheet.parts(of: figures, on: subject), words: session.words,
        zone: ledger.settings.zone)
      try session.deliver(Array(sheet.text(dialect).utf8), isPersonal: isPersonal)
      return ExitStatus.done
    }
    if session.arguments.has(.issue) {
      try session.judge(document, at: session.documentPath(format), isIssued: true)
    }
    // People have the document before the log says so: a full disk issues nothing.
    if let page {
      try session.deliver(page, isPersonal: isPersonal)
      if session.arguments.has(.issue) {
        try session.keep(document, at: session.documentPath(format))
      }
    } else {
      try session.deliver(document, isPersonal: isPersonal)
    }
    guard session.arguments[OptionName.out] != nil else {
      for line in session.lines(of: report) { session.remark(line) }
      return ExitStatus.done
    }
    let receipt =
      session.arguments.has(.issue)
      ? try await issue(report, document, since: size, trusts, session, ledger)
      : nil
    show(report, document, receipt, format, session)
    if let receipt { session.remarkBehindAnchor(size: receipt.size) }
    session.remark(receipt?.clock, ledger)
    return ExitStatus.done
  }

  private func page(
    _ variant: ReportVariant, _ report: ProvenReport, _ document: [UInt8], _ format: ReportFormat,
    _ session: Session, _ ledger: Ledger
  ) throws(Failure) -> [UInt8]? {
    guard case .page(let form) = format else { return nil }
    return try session.bytes(
      ofPage: try ReportPages(variant, report, document, session, ledger).html(), as: form,
      isPersonal: variant.kind.isOfAgent)
  }

  private func pack(
    _ report: ProvenReport, _ document: [UInt8], _ session: Session, _ ledger: Ledger
  ) throws(Failure) -> Int32 {
    guard let folder = session.arguments[OptionName.out] else {
      throw .usage(.needs(option: "report audit", other: "--out"))
    }
    for option in [OptionName.format, .issue] where session.arguments.has(option) {
      throw .usage(.notTogether("report audit", "--" + option.rawValue))
    }
    let page = try ReportPages(.audit, report, document, session, ledger).html()
    let contents = try ReportPack(
      report: report, document: document, page: page, session: session, ledger: ledger,
      folder: folder
    ).write()
    let language = session.words.language
    session.answer(
      session.words.phrase(
        .packMade(
          path: folder, size: language.format(report.proof.size),
          proofs: language.format(contents.proofCount))))
    return ExitStatus.done
  }

  private func variant(_ session: Session) throws(Failure) -> ReportVariant {
    let arguments = session.arguments
    let names = ReportVariant.allCases.map(\.rawValue)
    guard let name = arguments.words.first else {
      throw .usage(.missingWord(names.joined(separator: " / ")))
    }
    guard let variant = ReportVariant(rawValue: name) else {
      throw .usage(.badValue(option: "report", value: name, expected: names))
    }
    let kind = variant.kind
    if arguments.has(.to), arguments.has(.at) { throw .usage(.notTogether("--to", "--at")) }
    if kind.isOfAgent, arguments.words.count < 2 {
      throw .usage(.missingWord(session.words.placeholder(.agent)))
    }
    do throws(UsageFault) { try arguments.atMost(kind.isOfAgent ? 2 : 1) } catch {
      throw .usage(error)
    }
    if variant == .annual {
      // A year has two ends.
      for option in [OptionName.from, .to] where !arguments.has(option) {
        if option == .to, arguments.has(.at) { continue }
        throw .usage(.needs(option: name, other: "--" + option.rawValue))
      }
    }
    guard arguments.has(.issue) else { return variant }
    if !kind.isIssued { throw .usage(.notTogether(name, "--issue")) }
    // What is issued is of one period and stays at hand.
    for option in [OptionName.from, .to, .out] where !arguments.has(option) {
      if option == .to, arguments.has(.at) { continue }
      throw .usage(.needs(option: "--issue", other: "--" + option.rawValue))
    }
    return variant
  }

  private func subject(
    _ kind: ReportKind, _ session: Session, _ ledger: Ledger
  ) throws(Failure) -> ReportSubject {
    let zone = ledger.settings.zone
    let agent = kind.isOfAgent ? session.arguments.words[1] : nil
    if let agent {
      try session.check(agent: agent, ledger)
    }
    return ReportSubject(
      kind, of: agent.map { AgentID($0) }, from: try session.time(.from, zone: zone),
      at: try end(session, zone), known: try session.time(.known, zone: zone), zone: zone)
  }

  /// The end of the period: one that is to come is told up to today, for what has not happened yet can be
  /// neither counted nor judged. Such a report, or one that ends today, is issued only where somebody says that it
  /// is meant.
  private func end(_ session: Session, _ zone: LedgerZone) throws(Failure) -> Timestamp? {
    let asked = try session.time(session.arguments.has(.to) ? .to : .at, zone: zone)
    let today = Timestamp(session.console.clock(), in: zone).day(in: zone)
    let from = try session.time(.from, zone: zone)?.day(in: zone)
    guard let end = asked?.day(in: zone), end >= today, from.map({ $0 <= today }) ?? true else {
      return asked
    }
    let isIssued = session.arguments.has(.issue)
    // What is told of today is told for now; what is issued stands, and today is not over.
    if end == today, !isIssued { return asked }
    let language = session.words.language
    session.remark(
      session.words.phrase(
        end == today
          ? .periodNotOver(today: language.format(today))
          : .periodToCome(end: language.format(end), today: language.format(today))))
    guard isIssued, !session.arguments.has(.yes) else { return Timestamp(today) }
    guard let ask = session.console.ask else {
      throw .usage(.needs(option: "--issue", other: "--yes"))
    }
    guard session.isYes(ask(session.words.phrase(.askMeant))) else { throw .declined }
    return Timestamp(today)
  }

  private func issue(
    _ report: ProvenReport, _ document: [UInt8], since size: Position, _ trusts: Bool,
    _ session: Session, _ ledger: Ledger
  ) async throws(Failure) -> Receipt {
    let surroundings = try session.surroundings(ledger)
    var act = ledger.issuing(
      report, document: document, id: session.console.makeID(),
      on: Timestamp(surroundings.now, in: surroundings.zone))
    act.set(.channel, .text("terminal"))
    if let agent = surroundings.recordedBy { act.set(.recordedBy, identifier: agent.number) }
    do throws(LedgerError) {
      return try await ledger.record(
        [Command(act)], governing: true, trustClock: trusts, issuedSince: size)
    } catch {
      throw .ledger(error)
    }
  }

  private func show(
    _ report: ProvenReport, _ document: [UInt8], _ receipt: Receipt?, _ format: ReportFormat,
    _ session: Session
  ) {
    let (words, digest) = (session.words, Hash.sha256(of: document.span).hex)
    let entry = receipt?.entries.first
    if session.form == .json {
      session.answer(
        .object([
          ("report", .text(report.subject.kind.rawValue)),
          ("agent", report.subject.agent.map { .text($0.text) }),
          ("period", .text(report.subject.period)), ("size", .number(report.proof.size)),
          ("root", .text("\(report.proof.root)")), ("digest", .text(digest)),
          ("previous", report.previous.map { JSON($0) }),
          (
            "issued",
            entry.map { entry in
              .object([
                ("id", .text(entry.id.description)), ("seq", .number(entry.position)),
                ("leafHash", .text("\(entry.leafHash)")),
              ])
            }
          ),
        ]))
    } else {
      let (out, size) = (
        session.arguments[OptionName.out] ?? "", words.language.format(report.proof.size)
      )
      if case .page = format {
        session.answer(
          words.phrase(.pageMade(path: out, size: size, root: "\(report.proof.root)")))
      }
      // What can be checked is the document; a page alone shows its digest.
      if format == .json || receipt != nil {
        let path = session.documentPath(format)
        session.answer(
          lines: words.phrase(
            .reportMade(
              path: printable(path), size: size, root: "\(report.proof.root)", digest: digest)))
      }
      if let entry {
        session.answer(
          words.phrase(
            .recorded(
              kind: words.kind(.reportIssued), position: words.language.format(entry.position))))
        session.answer("  \(words.field(.id).label)\(words.colon)\(entry.id)")
      }
      for line in session.lines(of: report) { session.answer(line) }
    }
    if let reason = receipt?.viewsBehind { session.remarkBehind(reason) }
  }
}
