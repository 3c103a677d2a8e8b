import Bookkeeping
import Exchange
import Pages
import People
import Projecting
import Reporting
import Wording

/// Who and what may be named on a page: items by their labels, organisations by the names that the log
/// has, persons only where they agreed to it. The vault writes down that it was asked.
struct ReportNames {
  /// Characters of the address on a page; a longer one makes a code too fine to scan.
  private static let addressLimit = 200

  let session: Session
  let ledger: Ledger
  private let registry: Report

  init(_ session: Session, _ ledger: Ledger) throws(Failure) {
    self.session = session
    self.ledger = ledger
    registry = try asking { () throws(LedgerError) in try ledger.registry() }
  }

  /// What a report on everybody may name.
  ///
  /// - Parameter command: what makes the report again.
  func names(for report: ProvenReport, command: String) throws(Failure) -> PageNames {
    var names = try names(command: command)
    names.thanks = try thanks(report)
    names.territory = territory(of: report)
    names.quotation = try quotation()
    if session.arguments.has(.issue) { names.issue = report.issuedCount + 1 }
    return names
  }

  /// What a report on one agent may name: nobody is looked up in the vault for it.
  func names(command: String) throws(Failure) -> PageNames {
    let organisations = organisations
    let coop = ledger.settings.coop.text
    var names = PageNames(
      cooperative: organisations[coop] ?? coop, command: command, software: Maillon.version)
    names.log = ledger.settings.origin
    names.items = items
    names.organisations = organisations
    names.erasedCount =
      try asking { () throws(LedgerError) in try ledger.erasedAgents() }.count
    names.address = try session.address(limit: Self.addressLimit)
    return names
  }

  /// Whom a statement is for. It goes to that very person, so a person has there the name that the
  /// vault knows; the look is written down.
  func reader(_ agent: AgentID) throws(Failure) -> Party {
    var reader = Party(agent.text, name: organisations[agent.text])
    reader.isPerson = isPerson(agent)
    reader.isErased =
      try asking { () throws(LedgerError) in try ledger.erasedAgents() }.contains(agent)
    guard reader.isPerson, !reader.isErased, !ledger.isReadOnly else { return reader }
    let by = session.actor(ledger)
    reader.name = try asking { () throws(LedgerError) in
      try ledger.people.record(of: agent, by: by, for: .paper)?.name
    }
    return reader
  }

  private func isPerson(_ agent: AgentID) -> Bool {
    let row = registry.table("agents")?.rows.first { $0[0].isText(agent.text) }
    return row?[2].isText(AgentType.person.rawValue) == true
  }

  /// Labels in the language of the page, else in French, else in any.
  var items: [String: String] {
    var items: [String: String] = [:]
    for row in registry.table("items")?.rows ?? [] {
      guard case .text(let id) = row[0], case .object(let labels) = row[2] else { continue }
      let wanted = [session.words.language, .fr].map(\.rawValue)
      let found = wanted.compactMap { language in labels.first { $0.0 == language }?.1 }.first
      if case .text(let label)? = found ?? labels.first?.1 { items[id] = label }
    }
    return items
  }

  /// The names of organisations, by id; those of persons are not in the log.
  var organisations: [String: String] {
    var names: [String: String] = [:]
    for row in registry.table("agents")?.rows ?? [] {
      if case .text(let id) = row[0], case .text(let name) = row[1] { names[id] = name }
    }
    return names
  }

  /// Who contributed and may be named, as people look for names.
  private func thanks(_ report: ProvenReport) throws(Failure) -> [String] {
    let subject = report.subject
    let answer = try asking { () throws(LedgerError) in
      try ledger.report(
        Question("contributions"), at: subject.at, known: subject.known, from: subject.from)
    }
    var contributors: Set<String> = []
    for row in answer.table("contributions")?.rows ?? [] {
      if case .text(let id) = row[0] { contributors.insert(id) }
    }
    contributors.remove(ledger.settings.coop.text)
    var names = contributors.compactMap { organisations[$0] }
    for record in try consenting where contributors.contains(record.agent) {
      if let name = record.name { names.append(name) }
    }
    return names.map { (ByteText(PlainLetters.fold($0)), ByteText($0)) }.sorted { $0 < $1 }.map(
      \.1.text)
  }

  /// The records of persons who agreed to be named in reports.
  private var consenting: [PersonRecord] {
    get throws(Failure) {
      // No look at the vault without a note of it.
      if ledger.isReadOnly { return [] }
      return try asking { () throws(LedgerError) in
        try ledger.people.records(by: session.actor(ledger))
      }.filter { $0.consent(to: .nameInReport) != nil }
    }
  }

  /// The territory that the local share is of.
  private func territory(of report: ProvenReport) -> String? {
    for part in report.figures where part.name == "local" {
      guard case .value(.object(let members)) = part.content,
        case .text(let name)? = members.first(where: { $0.0 == "territory" })?.1
      else { continue }
      return session.words.word("province:\(name)", inColumn: "place")
    }
    return nil
  }

  /// What somebody said, and agreed to see printed under the own name.
  private func quotation() throws(Failure) -> PageNames.Quotation? {
    let arguments = session.arguments
    guard let text = arguments[OptionName.voice] else {
      if arguments.has(.voiceOf) { throw .usage(.needs(option: "--voice-of", other: "--voice")) }
      return nil
    }
    guard let speaker = arguments[OptionName.voiceOf] else {
      throw .usage(.needs(option: "--voice", other: "--voice-of"))
    }
    try session.check(agent: speaker, ledger)
    let agreed = try consenting.first { $0.agent == speaker }
    guard let name = organisations[speaker] ?? agreed?.name else {
      throw .report(agreed == nil ? .noConsent(speaker) : .noName(speaker))
    }
    return PageNames.Quotation(text: text, speaker: name)
  }
}
