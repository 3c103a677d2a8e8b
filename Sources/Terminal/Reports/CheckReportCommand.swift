import Bookkeeping
import Exchange
import MerkleLog
import Outgoing
import Projecting
import Reporting
import Wording

/// `check-report FILE`: makes the report again from the log as it was and compares, figure by figure.
struct CheckReportCommand: NamedCommand {
  static let command = CommandName.checkReport
  let isQuestion = true
  let usage = [Placeholder.file]
  let options = [Option(.key, .text)]
  let examples = ["check-report rapport.json", "check-report rapport.json --json"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let path = try session.word(.file)
    let document = try session.bytes(of: path, as: .report)
    let key = try session.verifierKey()
    let words = session.words
    let ledger = try session.openLedger(
      orElse: "maillon-audit \(words.placeholder(.directory)) --key \(words.placeholder(.key))"
        + " --check-report \(TypedWord.path(path))")
    let check = try asking { () throws(LedgerError) in
      try ledger.check(report: document, key: key)
    }
    if session.form == .json {
      session.answer(JSON(check))
    } else {
      let reportWords = words.language.reportWords
      for line in check.lines(reportWords, face: session.figureFace) { session.answer(line) }
    }
    // A head of this ledger that it does not reach, or does not lead to: it takes no acts from then on.
    do throws(LedgerError) { try ledger.keepHead(of: check) } catch {
      session.remark(words.ledgerError(error))
    }
    guard check.isReport else { return ExitStatus.refused }
    return check.ok ? ExitStatus.done : ExitStatus.wrong
  }
}

extension Session {
  /// What is different from the report that was issued before.
  func lines(of report: ProvenReport) -> [String] {
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
