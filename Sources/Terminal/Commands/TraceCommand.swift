import Bookkeeping
import Exchange
import Projecting
import Wording

/// `trace THING`, where it came from; `track THING`, where it went.
struct TraceCommand: TerminalCommand {
  enum Form: String, CaseIterable {
    case text, json, dot, mermaid
  }
  let command: CommandName
  let isQuestion = true

  var name: String { command.rawValue }
  let options = [Option(.at, .time), Option(.known, .time), Option(.format, .text)]

  func help(_ words: any Words) -> String {
    HelpText.draw(
      name, about: words.command(command), usage: [words.placeholder(.thing)],
      sections: [(.options, options)],
      examples: ["\(name) visor#V1", "\(name) sheet#LS1 --format mermaid"], words)
  }

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let thing = ThingName(try session.word(.thing))
    let form = try form(session)
    let ledger = try session.openLedger()
    try session.check(thing.item, .item, in: "items", ledger) {
      .unknownItem($0, suggestions: $1)
    }
    let at = try session.time(.at, zone: ledger.settings.zone)
    let known = try session.time(.known, zone: ledger.settings.zone)
    var report = try asking { () throws(LedgerError) in
      try ledger.report(Question(name, about: thing), at: at, known: known)
    }
    report = try session.namingErased(report, ledger)
    let graph = Graph(report)
    if graph.edges.isEmpty { try session.explain(thing, ledger) }
    switch form {
    case .json: session.answer(JSON(report))
    case .dot: session.console.send(graph.dot)
    case .mermaid: session.console.send(graph.mermaid)
    case .text:
      session.console.write(
        GraphText(graph: graph, words: session.words, isForward: command == .track).tree)
    }
    return ExitStatus.done
  }

  private func form(_ session: Session) throws(Failure) -> Form {
    guard let text = session.arguments[.format] else {
      return session.form == .json ? .json : .text
    }
    guard let form = Form(rawValue: text) else {
      let expected = Form.allCases.map(\.rawValue)
      throw .usage(.badValue(option: "--format", value: text, expected: expected))
    }
    return form
  }
}

/// `chains [THING]`: the steps and lots of all chains, or of one thing's with the shares in it.
struct ChainsCommand: NamedCommand {
  static let command = CommandName.chains
  let isQuestion = true
  let usage = [Placeholder.thing]
  let options = Option.question
  let examples = ["chains", "chains visor#V1", "chains visor --at 2020-04-30"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    do throws(UsageFault) { try session.arguments.atMost(1) } catch { throw .usage(error) }
    let thing = session.arguments.words.first.map { ThingName($0) }
    let ledger = try session.openLedger()
    if let thing {
      try session.check(thing.item, .item, in: "items", ledger) {
        .unknownItem($0, suggestions: $1)
      }
    }
    let at = try session.time(.at, zone: ledger.settings.zone)
    let known = try session.time(.known, zone: ledger.settings.zone)
    let report = try asking { () throws(LedgerError) in
      try ledger.report(Question("chains", about: thing), at: at, known: known)
    }
    if let thing, thing.text != thing.item, report.table("lots")?.rows.isEmpty ?? true {
      try session.explain(thing, ledger)
    }
    let answer = try session.namingErased(report, ledger)
    try session.answer(answer, zone: ledger.settings.zone)
    return ExitStatus.done
  }
}

extension Session {
  /// Of a thing without any history: a slip in its lot, or nothing has happened to it.
  fileprivate func explain(_ thing: ThingName, _ ledger: Ledger) throws(Failure) {
    let all = try asking { () throws(LedgerError) in try ledger.report("trace") }
    guard let grid = all.table("things") else { return }
    let known = grid.rows.compactMap { row -> ThingName? in
      guard case .text(let item) = row[0], item == thing.item else { return nil }
      var name = ThingName(item)
      if case .text(let lot) = row[1] { name.lot = lot }
      if case .text(let serial) = row[2] { name.serial = serial }
      return name
    }
    if known.contains(thing) || known.isEmpty { return }
    let near = Suggestions.nearest(to: thing.text, among: known.map(\.text))
    throw .refused([
      Refusal(
        field: Field.lot.name,
        .referenceMissing(
          printable(thing.text), suggestions: near.isEmpty ? known.prefix(5).map(\.text) : near))
    ])
  }
}
