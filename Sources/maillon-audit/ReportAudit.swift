import Audit
import Exchange
import MerkleLog
import Projecting
import Reporting

/// `--check-report FILE`: a report that somebody handed out, made again from a log that was checked.
struct ReportAudit {
  let evidence: Evidence
  let key: VerifierKey?
  let projectors: [any Projector.Type]
  let words: AuditWords

  /// The exit status: 0 for a report that is what the log gives, 1 for one that is not, 65 for none.
  func run(
    _ document: [UInt8], of source: String, isForPrograms: Bool
  ) throws(Stop) -> Int32 {
    let check: ReportCheck
    do throws(EvidenceLog.Fault) {
      check = try ReportMaker(EvidenceLog(evidence), projectors: projectors)
        .check(document, key: key)
    } catch {
      switch error {
      case .line(let place, let reason):
        throw Stop(65, words.unreadable(source, words.line(place, reason)))
      case .tree(let error): throw Stop(65, words.unreadable(source, words.reason(error)))
      }
    }
    if isForPrograms {
      Program.hand(JSON(check).line + "\n")
    } else {
      for line in check.lines(words.report) { Program.say(printable(line)) }
    }
    return check.isReport ? check.ok ? 0 : 1 : 65
  }
}

extension AuditWords {
  /// What is said of reports.
  var report: any ReportWords {
    switch language {
    case .fr: FrenchReportWords()
    case .nl: DutchReportWords()
    case .de: GermanReportWords()
    case .en: EnglishReportWords()
    }
  }
}
