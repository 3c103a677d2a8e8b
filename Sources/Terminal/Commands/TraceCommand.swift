import Bookkeeping
import Exchange
import Projecting

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
    let thing: ThingName
    do throws(UsageFault) {
      thing = ThingName(try session.arguments.oneWord(session.words.placeholder(.thing)))
    } catch {
      throw .usage(error)
    }
    let form = try form(session)
    let ledger = try session.openLedger()
    try session.check(thing.item, .item, in: "items", ledger) {
      .unknownItem($0, suggestions: $1)
    }
    let at = try session.time(.at, zone: ledger.settings.zone)
    let known = try session.time(.known, zone: ledger.settings.zone)
    let report = try asking { () throws(LedgerError) in
      try ledger.report(Question(name, about: thing), at: at, known: known)
    }
    let graph = Graph(report)
    if graph.edges.isEmpty { try explain(thing, ledger) }
    switch form {
    case .json: session.answer(JSON(report))
    case .dot: session.console.write(graph.dot)
    case .mermaid: session.console.write(graph.mermaid)
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

  /// A thing without any edge: a slip in its lot, or nothing has happened to it.
  private func explain(_ thing: ThingName, _ ledger: Ledger) throws(Failure) {
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
