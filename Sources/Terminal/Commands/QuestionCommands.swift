import Bookkeeping
import Exchange
import Projecting
import Reporting
import Wording

/// Every question that a read model answers as it is: `inventory`, `needs`, `match`, `impact`…
struct ViewQuestion: TerminalCommand {
  let command: CommandName
  let isQuestion = true
  var asksForPeriod = false
  /// Whether the answer depends on who reads it.
  var hasAudiences = false
  var filters = [Option(.item, .thing), Option(.agent, .agent)]

  var name: String { command.rawValue }
  var options: [Option] {
    Option.question + (asksForPeriod ? [Option(.from, .time)] : []) + filters
      + (hasAudiences ? [Option(.as, .agent), Option(.public)] : [])
  }

  func help(_ words: any Words) -> String {
    HelpText.draw(
      name, about: words.command(command), usage: [], sections: [(.options, options)],
      examples: [name, "\(name) --at 2020-04-08 --known 2020-04-30"], words)
  }

  func run(_ session: Session) async throws(Failure) -> Int32 {
    do throws(UsageFault) { try session.arguments.atMost(0) } catch { throw .usage(error) }
    let ledger = try session.openLedger()
    let zone = ledger.settings.zone
    let at = try session.time(.at, zone: zone)
    let known = try session.time(.known, zone: zone)
    let from = asksForPeriod ? try session.time(.from, zone: zone) : nil
    let question = Question(name, for: hasAudiences ? try session.audience(ledger) : .coordinators)
    var report = try asking { () throws(LedgerError) in
      try ledger.report(question, at: at, known: known, from: from)
    }
    if let (other, name) = ReportQuestion.added(to: name) {
      let answer = try asking { () throws(LedgerError) in
        try ledger.report(Question(other.name), at: at, known: known, from: from)
      }
      report.parts += answer.parts.filter { part in
        guard part.name == name, case .value(.object(let members)) = part.content else {
          return false
        }
        // Whoever asked nobody for anything need not read that nothing was met.
        guard case .integer(0)? = members.first?.1 else { return true }
        return session.form == .json
      }
    }
    let kept = try session.filtered(report, ledger).settled(session.words, session.console)
    let answer = try session.namingErased(kept, ledger)
    try session.answer(answer, zone: zone)
    if session.form == .people, let acceptance = kept.acceptance {
      session.remark("")
      session.remark(session.words.phrase(.howToAccept(command: acceptance)))
    }
    return ExitStatus.done
  }
}

extension Report {
  /// The command that promises what the first proposal of a match says, if it says how much.
  fileprivate var acceptance: String? {
    guard let grid = table("proposals") else { return nil }
    for row in grid.rows {
      let told = Dictionary(uniqueKeysWithValues: zip(grid.columns, row))
      func text(_ column: String) -> String? {
        if case .text(let text)? = told[column] { text } else { nil }
      }
      guard case .decimal(let amount)? = told["quantity"], let unit = text("unit"),
        let item = text("offered") ?? text("item"), let provider = text("provider"),
        let receiver = text("receiver"), let need = text("need"), let offer = text("offer")
      else { continue }
      return "maillon commit \(amount)\(unit == "one" ? "" : " \(unit)") \(item) "
        + "--provider \(provider) --receiver \(receiver) --satisfies \(need),\(offer)"
    }
    return nil
  }
}

/// `view [NAME]`: any read model's report; without a name, which there are.
struct ViewCommand: NamedCommand {
  static let command = CommandName.view
  let isQuestion = true
  let usage = [Placeholder.view]
  let options = Option.question + [Option(.from, .time)]
  let examples = ["view", "view inventory --at 2020-04-08"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    do throws(UsageFault) { try session.arguments.atMost(1) } catch { throw .usage(error) }
    guard let name = session.arguments.words.first else {
      let rows = session.projectors.map { [Value.text($0.name), .integer($0.version)] }
      let report = Report([.init("views", .table(.init(["name", "version"], rows)))])
      try session.answer(report, zone: .brussels)
      return ExitStatus.done
    }
    let ledger = try session.openLedger()
    let zone = ledger.settings.zone
    let at = try session.time(.at, zone: zone)
    let known = try session.time(.known, zone: zone)
    let from = try session.time(.from, zone: zone)
    let report: Report
    do throws(LedgerError) {
      report = try ledger.report(name, at: at, known: known, from: from)
    } catch {
      throw .ledger(error)
    }
    try session.answer(try session.namingErased(report, ledger), zone: zone)
    return ExitStatus.done
  }
}

// MARK: - Filters

extension Session {
  /// Keeps the rows that name what `--item` (with lot and serial, if given) and `--agent` ask for;
  /// what cannot be told apart by it is left out. A name that the ledger does not know is refused:
  /// a slip of the hand must not read as "nothing in stock".
  func filtered(_ report: Report, _ ledger: Ledger) throws(Failure) -> Report {
    var report = report
    if let text = arguments[OptionName.item] {
      let thing = ThingName(text)
      try check(item: thing.item, ledger)
      report = report.keeping(["item"], thing.item)
      if let lot = thing.lot { report = report.keeping(["lot"], lot) }
      if let serial = thing.serial { report = report.keeping(["serial"], serial) }
    }
    if let agent = arguments[OptionName.agent] {
      try check(agent: agent, ledger)
      report = report.keeping(
        [
          "agent", "accountable", "custodian", "lender", "borrower", "holder", "provider",
          "receiver", "carrier", "duplicateOf",
        ],
        agent)
    }
    return report
  }

  /// Who will read the answer: `--public`, `--as AGENT`, else those who do the work.
  func audience(_ ledger: Ledger) throws(Failure) -> Audience {
    let agent = arguments[OptionName.as]
    if arguments.has(.public) {
      if agent != nil { throw .usage(.notTogether("--public", "--as")) }
      return .everyone
    }
    guard let agent else { return .coordinators }
    try check(agent: agent, ledger)
    return .agent(AgentID(agent))
  }

  /// Refuses who is not registered; nobody is told to register a name that is no id.
  func check(agent: String, _ ledger: Ledger) throws(Failure) {
    try check(agent, .agent, in: "agents", ledger) {
      EventID($0) == nil ? .noSuchAgent($0, suggestions: $1) : .unknownAgent($0, suggestions: $1)
    }
  }

  func check(item: String, _ ledger: Ledger) throws(Failure) {
    try check(item, .item, in: "items", ledger) {
      EventID($0) == nil
        ? .unreadable(offset: 0, .badText($0)) : .unknownItem($0, suggestions: $1)
    }
  }

  /// Refuses a name that is not in the registry.
  func check(
    _ name: String, _ field: Field, in table: String, _ ledger: Ledger,
    _ reason: (String, [String]) -> RefusalReason
  ) throws(Failure) {
    let known = try asking { () throws(LedgerError) in try ledger.registry() }
      .texts(of: field.name, in: table)
    guard !known.contains(name) else { return }
    let near = Suggestions.nearest(to: name, among: known)
    throw .refused([Refusal(field: field.name, reason(printable(name), near))])
  }
}

extension Report {
  /// The texts of a column.
  func texts(of column: String, in name: String) -> [String] {
    guard let grid = table(name), let place = grid.columns.firstIndex(of: column) else { return [] }
    return grid.rows.compactMap { if case .text(let text) = $0[place] { text } else { nil } }
  }

  /// The tables that have one of the columns, with the rows that hold `text` in it, and the stamp.
  fileprivate func keeping(_ columns: Set<String>, _ text: String) -> Report {
    Report(
      parts.compactMap { part in
        guard case .table(var grid) = part.content else {
          return part.name == "asOf" || part.name == "period" ? part : nil
        }
        let places = grid.columns.indices.filter { columns.contains(grid.columns[$0]) }
        guard !places.isEmpty else { return nil }
        grid.rows = grid.rows.filter { row in places.contains { row[$0].isText(text) } }
        return Part(part.name, .table(grid))
      })
  }
}

extension Value {
  func isText(_ text: String) -> Bool {
    if case .text(let own) = self { own == text } else { false }
  }
}
