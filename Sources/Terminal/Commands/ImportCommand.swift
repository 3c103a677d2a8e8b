import Bookkeeping
import EventCodec
import Exchange
import Outgoing
import Projecting
import Wording

/// `import FILE` records many acts, all or none.
struct ImportCommand: NamedCommand {
  static let command = CommandName.import
  let usage = [Placeholder.file]
  let options = [
    Option(.format, .text), Option(.dryRun), Option(.allowNegative), Option(.reason, .text),
    Option(.governing), Option(.yes), Option(.newOnly),
  ]
  let examples = [
    "import acts.jsonl --dry-run", "import acts.jsonl --new-only", "import - < acts.jsonl",
  ]

  /// A line of such a file.
  static let line =
    #"{"item":"sheet","kind":"donationReceived","occurredAt":"2020-04-02","provider":"dora","quantity":{"unit":"one","value":"150"},"receiver":"coop"}"#

  func help(_ words: any Words) -> String {
    HelpText.draw(
      name, about: words.command(Self.command), usage: usage.map(words.placeholder),
      sections: [(.options, options)], examples: examples, words)
      + "\n\(words.placeholder(.line))\n  \(Self.line)\n"
  }

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let path: String
    do throws(UsageFault) {
      path = try session.arguments.oneWord(session.words.placeholder(.file))
      try Self.checkFormat(session.arguments)
      if session.arguments.has(.allowNegative), session.arguments[OptionName.reason] == nil {
        throw .needs(option: "--allow-negative", other: "--reason")
      }
    } catch {
      throw .usage(error)
    }
    let bytes = try session.bytes(of: path, as: .acts) { (bytes) throws(Failure) in
      if let foreign = ForeignFile(bytes, at: path) { throw .foreign(foreign, path: path) }
      try Self.checkFile(bytes)
    }
    if bytes.allSatisfy({ $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      session.remark(session.words.phrase(.noLines(file: printable(path))))
    }
    let ledger = try session.openLedger()
    let isDryRun = session.arguments.has(.dryRun)
    let (namings, erased) = try asking { () throws(LedgerError) in
      (
        try ledger.namings(inLines: bytes, by: session.actor(ledger)),
        try ledger.erasedParties(inLines: bytes)
      )
    }
    guard session.agrees(toErased: erased), session.agrees(to: namings, isTrial: isDryRun) else {
      session.remark(session.words.phrase(.notRecorded))
      return ExitStatus.refused
    }
    let trusts = isDryRun ? session.arguments.has(.yes) : try session.trustsClock(ledger)
    let take = { (repeats: Repeats) async throws(Failure) in
      try await Self.take(bytes, repeats, trustClock: trusts, session, ledger)
    }
    let repeats: Repeats =
      session.arguments.has(.newOnly) ? .leftOut : session.arguments.has(.yes) ? .taken : .asked
    var receipt = try await take(repeats)
    let repetition = receipt.repetition
    if let repetition {
      session.remark(
        session.words.phrase(.repeats(count: repetition.lines.count, of: repetition.lineCount)))
      list(repetition.lines, session)
      guard isDryRun || isMeant(repetition, session) else {
        if session.form == .json { answer(receipt, session) }
        session.remark(session.words.phrase(.repeatsRefused(file: path)))
        return ExitStatus.refused
      }
      receipt = try await take(.taken)
      receipt.repeatedLines = repetition.lines
    } else if !receipt.repeatedLines.isEmpty, receipt.refusalCount == 0, repeats == .leftOut {
      session.remark(session.words.phrase(.leftOut(receipt.repeatedLines.count)))
      list(receipt.repeatedLines, session)
    }
    session.remarkBehindAnchor(size: receipt.size)
    session.remark(receipt.clock, ledger)
    session.remark(receipt.parties)
    if let reason = receipt.viewsBehind { session.remarkBehind(reason) }
    let status = show(receipt, isDryRun, session)
    guard isDryRun, repetition != nil, status == ExitStatus.done else { return status }
    session.remark(session.words.phrase(.repeatsRefused(file: path)))
    return ExitStatus.refused
  }

  private static func take(
    _ bytes: [UInt8], _ repeats: Repeats, trustClock: Bool, _ session: Session, _ ledger: Ledger
  ) async throws(Failure) -> ImportReceipt {
    let bar = session.progress(.importing)
    defer { bar.end() }
    do throws(LedgerError) {
      return try await ledger.importLines(
        bytes, governing: session.arguments.has(.governing), trustClock: trustClock,
        allowNegative: session.arguments.has(.allowNegative),
        dryRun: session.arguments.has(.dryRun), repeats: repeats,
        progress: { bar.show(UInt64(max(0, $0)), of: UInt64(max(0, $1))) })
    } catch {
      throw .ledger(error)
    }
  }

  /// Whether whoever sits there says that the lines are other acts.
  private func isMeant(_ repetition: Repetition, _ session: Session) -> Bool {
    guard let ask = session.console.ask else { return false }
    return session.isYes(ask(session.words.phrase(.askRepeating(repetition.lines.count))))
  }

  /// Lines that are spelled out.
  private static let listedCount = 10

  /// The lines that the log has already, each with the act that it looks like.
  private func list(_ lines: [Repetition.Line], _ session: Session) {
    for line in lines.prefix(Self.listedCount) {
      let id = printable(line.other.description)
      session.remark("  " + session.words.phrase(.place(line: line.number, id: id)))
    }
    if lines.count > Self.listedCount {
      session.remark("  " + session.words.phrase(.moreRefusals(lines.count - Self.listedCount)))
    }
  }

  /// A file that is none of acts is told once, and not by each of its lines.
  private static func checkFile(_ bytes: [UInt8]) throws(Failure) {
    func refuse(_ problem: LineProblem) -> Failure {
      .refused([Refusal(.unreadable(offset: 0, problem))])
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.prefix(2).contains(0)
    {
      throw refuse(.notUTF8)
    }
    var reader = LineReader()
    let first = bytes.prefix(Limits.lineByteCount + 1).prefix { $0 != UInt8(ascii: "\n") }
    if (try? reader.read(Array(first).span, as: .stored)) != nil { throw refuse(.archived) }
  }

  /// Formats to come are named, so that nobody thinks of a slip.
  static func checkFormat(_ arguments: Arguments) throws(UsageFault) {
    guard let format = arguments[.format], format != "jsonl" else { return }
    guard !["csv", "jsonld", "hledger", "sqlite"].contains(format) else {
      throw .formatToCome(format)
    }
    throw .badValue(option: "--format", value: format, expected: ["jsonl"])
  }

  private func answer(_ receipt: ImportReceipt, _ session: Session) {
    let words = session.words
    let pairs = receipt.lookAlikes.map { pair in
      JSON.object([("id", .text("\(pair.id)")), ("other", .text("\(pair.other)"))])
    }
    let repeated = receipt.repeatedLines.map { line in
      JSON.object([("line", .number(line.number)), ("other", .text("\(line.other)"))])
    }
    session.answer(
      .object([
        ("accepted", .number(receipt.accepted)), ("duplicates", .number(receipt.duplicates)),
        (
          "conflicts", .list(receipt.conflicts.map { RefusalText.json($0, words, session.console) })
        ),
        ("refused", .list(receipt.refused.map { RefusalText.json($0, words, session.console) })),
        ("unread", receipt.unreadCount > 0 ? .number(receipt.unreadCount) : nil),
        ("size", .number(receipt.size)), ("lookAlikes", pairs.isEmpty ? nil : .list(pairs)),
        ("repeated", repeated.isEmpty ? nil : .list(repeated)),
      ]))
  }

  private func show(_ receipt: ImportReceipt, _ isDryRun: Bool, _ session: Session) -> Int32 {
    let words = session.words
    let refusals = receipt.conflicts + receipt.refused
    if session.form == .json {
      answer(receipt, session)
    } else if refusals.isEmpty {
      let (accepted, duplicates) = (receipt.accepted, receipt.duplicates)
      let size = words.language.format(receipt.size)
      session.answer(
        words.phrase(
          isDryRun
            ? .wouldImport(accepted: accepted, duplicates: duplicates)
            : .imported(accepted: accepted, duplicates: duplicates, size: size)))
      if !receipt.lookAlikes.isEmpty {
        let shown = receipt.lookAlikes.prefix(10).map { "  \($0.id) = \($0.other)\n" }.joined()
        session.remark(words.phrase(.lookAlikes(receipt.lookAlikes.count)))
        session.console.writeError(shown)
      }
    } else {
      session.console.writeError(
        RefusalText.draw(
          refusals.sorted { ($0.line ?? 0) < ($1.line ?? 0) }, count: receipt.refusalCount, words))
      if receipt.unreadCount > 0 {
        session.remark("  " + words.phrase(.linesUnread(receipt.unreadCount)))
      }
    }
    return refusals.isEmpty ? ExitStatus.done : ExitStatus.refused
  }
}
