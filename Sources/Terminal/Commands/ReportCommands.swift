import Bookkeeping
import Exchange
import MerkleLog
import Projecting
import Reporting
import Wording

/// `report impact`, `report statement AGENT`: a report as a document that carries its proof; with
/// `--issue` the log says that it was handed out.
struct ReportCommand: NamedCommand {
  static let command = CommandName.report
  let isQuestion = true
  let usage = [Placeholder.name, .agent]
  let options = [
    Option(.from, .time), Option(.to, .time), Option(.at, .time), Option(.known, .time),
    Option(.format, .text), Option(.dialect, .text), Option(.out, .file), Option(.issue),
  ]
  let examples = [
    "report impact --from 2020-03-18 --to 2020-04-30 --known 2020-04-30 --out rapport.json",
    "report impact --from 2020-03-18 --to 2020-04-30 --out rapport.json --issue",
    "report statement dora --to 2020-04-30 --out dora.json",
    "report impact --to 2020-04-30 --format csv --out rapport.csv",
  ]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let kind = try kind(session)
    let format = try ReportFormat(session)
    let ledger = try session.openLedger()
    let subject = try subject(kind, session, ledger)
    let (report, document) = try asking { () throws(LedgerError) in
      try ledger.provenReport(on: subject)
    }
    if case .csv(let dialect) = format {
      let figures = try session.namingErased(Report(report.figures), ledger)
      let sheet = ReportSheet(
        report: figures, words: session.words, zone: ledger.settings.zone)
      try session.deliver(Array(sheet.text(dialect).utf8))
      return ExitStatus.done
    }
    // People have the document before the log says so: a full disk issues nothing.
    try session.deliver(document)
    guard session.arguments[OptionName.out] != nil else {
      for line in session.lines(of: report) { session.remark(line) }
      return ExitStatus.done
    }
    let receipt =
      session.arguments.has(.issue) ? try await issue(report, document, session, ledger) : nil
    show(report, document, receipt, session)
    return ExitStatus.done
  }

  private func kind(_ session: Session) throws(Failure) -> ReportKind {
    let arguments = session.arguments
    let names = ReportKind.allCases.map(\.rawValue)
    guard let name = arguments.words.first else {
      throw .usage(.missingWord(names.joined(separator: " / ")))
    }
    guard let kind = ReportKind(rawValue: name) else {
      throw .usage(.badValue(option: "report", value: name, expected: names))
    }
    if arguments.has(.to), arguments.has(.at) { throw .usage(.notTogether("--to", "--at")) }
    if kind.isOfAgent, arguments.words.count < 2 {
      throw .usage(.missingWord(session.words.placeholder(.agent)))
    }
    do throws(UsageFault) { try arguments.atMost(kind.isOfAgent ? 2 : 1) } catch {
      throw .usage(error)
    }
    guard arguments.has(.issue) else { return kind }
    if !kind.isIssued { throw .usage(.notTogether(name, "--issue")) }
    // What is issued is of one period and stays at hand.
    for option in [OptionName.from, .to, .out] where !arguments.has(option) {
      if option == .to, arguments.has(.at) { continue }
      throw .usage(.needs(option: "--issue", other: "--" + option.rawValue))
    }
    return kind
  }

  private func subject(
    _ kind: ReportKind, _ session: Session, _ ledger: Ledger
  ) throws(Failure) -> ReportSubject {
    let zone = ledger.settings.zone
    let agent = kind.isOfAgent ? session.arguments.words[1] : nil
    if let agent {
      try session.check(agent, .agent, in: "agents", ledger) { .unknownAgent($0, suggestions: $1) }
    }
    return ReportSubject(
      kind, of: agent.map { AgentID($0) }, from: try session.time(.from, zone: zone),
      at: try session.time(session.arguments.has(.to) ? .to : .at, zone: zone),
      known: try session.time(.known, zone: zone), zone: zone)
  }

  private func issue(
    _ report: ProvenReport, _ document: [UInt8], _ session: Session, _ ledger: Ledger
  ) async throws(Failure) -> Receipt {
    let surroundings = try session.surroundings(ledger)
    var act = ledger.issuing(
      report, document: document, id: session.console.makeID(),
      on: Timestamp(surroundings.now, in: surroundings.zone))
    act.set(.channel, .text("terminal"))
    if let agent = surroundings.recordedBy { act.set(.recordedBy, identifier: agent.number) }
    do throws(LedgerError) { return try await ledger.record([Command(act)]) } catch {
      throw .ledger(error)
    }
  }

  private func show(
    _ report: ProvenReport, _ document: [UInt8], _ receipt: Receipt?, _ session: Session
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
      session.answer(
        words.phrase(
          .reportMade(
            path: session.arguments[OptionName.out] ?? "",
            size: words.language.format(report.proof.size), root: "\(report.proof.root)",
            digest: digest)))
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

/// How a report goes out.
enum ReportFormat {
  /// The document with its proof.
  case json
  /// The figures alone.
  case csv(CSVDialect)

  private static let names = ["json", "csv"]

  /// What `--format` and `--dialect` ask for; only the document is issued.
  init(_ session: Session) throws(Failure) {
    let arguments = session.arguments
    let name = arguments[OptionName.format] ?? Self.names[0]
    guard Self.names.contains(name) else {
      throw .usage(.badValue(option: "--format", value: name, expected: Self.names))
    }
    let asked = arguments[OptionName.dialect]
    guard name == "csv" else {
      if asked != nil { throw .usage(.needs(option: "--dialect", other: "--format csv")) }
      self = .json
      return
    }
    if arguments.has(.issue) { throw .usage(.notTogether("--issue", "--format csv")) }
    guard let dialect = CSVDialect(rawValue: asked ?? CSVDialect.belgian.rawValue) else {
      let expected = CSVDialect.allCases.map(\.rawValue)
      throw .usage(.badValue(option: "--dialect", value: asked ?? "", expected: expected))
    }
    self = .csv(dialect)
  }
}

/// `check-report FILE`: makes the report again from the log as it was and compares, figure by figure.
struct CheckReportCommand: NamedCommand {
  static let command = CommandName.checkReport
  let isQuestion = true
  let usage = [Placeholder.file]
  let options = [Option(.key, .text)]
  let examples = ["check-report rapport.json", "check-report rapport.json --json"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let document = try session.bytes(of: try session.word(.file))
    let key = try session.verifierKey()
    let ledger = try session.openLedger()
    let check = try asking { () throws(LedgerError) in
      try ledger.check(report: document, key: key)
    }
    if session.form == .json {
      session.answer(JSON(check))
    } else {
      let words = session.words.language.reportWords
      for line in check.lines(words, face: session.figureFace) { session.answer(line) }
    }
    guard check.isReport else { return ExitStatus.refused }
    return check.ok ? ExitStatus.done : ExitStatus.wrong
  }
}

extension Session {
  /// What is different from the report that was issued before.
  fileprivate func lines(of report: ProvenReport) -> [String] {
    report.previous?.lines(words.language.reportWords, face: figureFace) ?? []
  }

  /// Figures as people read them: `Livré · visor · net`, `890`.
  fileprivate var figureFace: FigureFace {
    let words = words
    var face = FigureFace()
    face.name = { path in
      let steps = path.steps
      guard let first = steps.first, let part = AnswerPart(rawValue: first) else {
        return path.description
      }
      var names = [words.part(part).title]
      for (above, step) in zip(steps, steps.dropFirst()) {
        // Under a part stands a thing, by its own name, unless the part is a value.
        let isThing = above == first && steps.count > 2
        names.append(
          isThing
            ? step
            : above == "byCategory"
              ? words.word(step, inColumn: above) : words.title(ofColumn: step))
      }
      return names.joined(separator: " · ")
    }
    face.value = { path, text in
      if let number = try? ExactDecimal(text) { return words.decimal(number) }
      return words.word(text, inColumn: path.steps.last ?? "")
    }
    return face
  }
}

extension Language {
  /// What is said of reports.
  var reportWords: any ReportWords {
    switch self {
    case .fr: FrenchReportWords()
    case .nl: DutchReportWords()
    case .de: GermanReportWords()
    case .en: EnglishReportWords()
    }
  }
}
