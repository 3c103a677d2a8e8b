import Reporting
import Wording

extension EnglishWords {
  func title(of report: ReportKind) -> String {
    switch report {
    case .impact: "Impact report"
    case .statement: "Statement of contributions"
    case .recipient: "Statement of what was handed over"
    }
  }

  func report(_ fault: ReportFault) -> String {
    switch fault {
    case .emptyPeriod(let from, let to):
      "Nothing happened\(span(from, to)): a report would show zeros that nobody measured. Check --from and --to."
    case .nothingGivenOrReceived(let agent, let from, let to):
      "Nothing is recorded for “\(agent)”\(span(from, to)), neither a contribution nor a delivery: a statement would be empty. Check the identifier, --from and --to."
    case .nothingReceived(let agent, let from, let to):
      "Nothing is recorded for “\(agent)”\(span(from, to)), neither a delivery nor a need: a statement would be empty. Check the identifier, --from and --to."
    case .noName(let agent):
      "“\(agent)” agreed to be named, but the vault does not know the name: note it with maillon people set \(agent) --name …"
    case .noConsent(let agent):
      "“\(agent)” did not agree to be named in a report: note the consent with maillon people consent \(agent) --purpose name-in-report, or do not quote."
    }
  }

  private func span(_ from: String?, _ to: String?) -> String {
    switch (from, to) {
    case (nil, nil): ""
    case (let from?, nil): " since \(day(from))"
    case (nil, let to?): " until \(day(to))"
    case (let from?, let to?): " from \(day(from)) to \(day(to))"
    }
  }
}
