import Bookkeeping
import Exchange
import Projecting
import Reporting

extension Session {
  /// A page or a sheet of a period in which nothing happened would look measured.
  func refuseEmpty(_ report: ProvenReport) throws(Failure) {
    let subject = report.subject
    let (from, to) = (subject.from.map(\.description), subject.at.map(\.description))
    let agent = subject.agent?.text ?? ""
    switch subject.kind {
    case .impact: if report.hasNoActs { throw .report(.emptyPeriod(from: from, to: to)) }
    case .statement:
      if report.isEmpty(["contributions", "deliveries"]) {
        throw .report(.nothingGivenOrReceived(agent, from: from, to: to))
      }
    case .recipient:
      if report.isEmpty(["deliveries", "intents"]) {
        throw .report(.nothingReceived(agent, from: from, to: to))
      }
    }
  }

  /// Says when the report is about somebody who asked to be forgotten: its document holds the public id.
  func remarkErased(_ report: ProvenReport, _ ledger: Ledger) throws(Failure) {
    guard let agent = report.subject.agent else { return }
    let erased = try asking { () throws(LedgerError) in try ledger.erasedAgents() }
    if erased.contains(agent) { remark(words.phrase(.statementOfErased(id: agent.text))) }
  }
}

extension ProvenReport {
  /// Whether no act counts in it.
  fileprivate var hasNoActs: Bool {
    figures.contains { part in
      guard part.name == "freshness", case .value(.object(let members)) = part.content,
        case .integer(0)? = members.first(where: { $0.0 == "acts" })?.1
      else { return false }
      return true
    }
  }

  /// Whether none of the tables has a row.
  fileprivate func isEmpty(_ names: Set<String>) -> Bool {
    figures.allSatisfy { part in
      guard names.contains(part.name), case .table(let grid) = part.content else { return true }
      return grid.rows.isEmpty
    }
  }
}
