import Bookkeeping
import EventCodec
import Exchange
import Projecting
import Wording

/// `import FILE` records many acts, all or none.
struct ImportCommand: NamedCommand {
  static let command = CommandName.import
  let usage = [Placeholder.file]
  let options = [
    Option(.format, .text), Option(.dryRun), Option(.allowNegative), Option(.reason, .text),
    Option(.governing), Option(.yes),
  ]
  let examples = ["import acts.jsonl --dry-run", "import - < acts.jsonl"]

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
    let bytes = try session.bytes(of: path)
    if let foreign = ForeignFile(bytes, at: path) { throw .foreign(foreign, path: path) }
    try Self.checkFile(bytes)
    let ledger = try session.openLedger()
    let isDryRun = session.arguments.has(.dryRun)
    let namings = try asking { () throws(LedgerError) in
      try ledger.namings(inLines: bytes, by: session.actor(ledger))
    }
    guard session.agrees(to: namings, isTrial: isDryRun) else {
      session.remark(session.words.phrase(.notRecorded))
      return ExitStatus.refused
    }
    let repeats = try repeats(bytes, session, ledger)
    if repeats, !isDryRun {
      session.remark(session.words.phrase(.repeatsRefused))
      return ExitStatus.refused
    }
    let trusts = isDryRun ? session.arguments.has(.yes) : try session.trustsClock(ledger)
    let bar = session.progress(.importing)
    defer { bar.end() }
    let receipt: ImportReceipt
    do throws(LedgerError) {
      receipt = try await ledger.importLines(
        bytes, governing: session.arguments.has(.governing),
        trustClock: trusts,
        allowNegative: session.arguments.has(.allowNegative), dryRun: isDryRun,
        progress: { bar.show(UInt64(max(0, $0)), of: UInt64(max(0, $1))) })
    } catch {
      throw .ledger(error)
    }
    bar.end()
    session.remark(receipt.clock, ledger)
    session.remark(receipt.parties)
    if let reason = receipt.viewsBehind { session.remarkBehind(reason) }
    let status = show(receipt, isDryRun, session)
    guard repeats, status == ExitStatus.done else { return status }
    session.remark(session.words.phrase(.repeatsRefused))
    return ExitStatus.refused
  }

  /// Whether the file was most likely imported before, and nobody says that it is another one.
  private func repeats(
    _ bytes: [UInt8], _ session: Session, _ ledger: Ledger
  ) throws(Failure) -> Bool {
    let found = try asking { () throws(LedgerError) in try ledger.repetition(inLines: bytes) }
    guard found.isLikely else { return false }
    session.remark(session.words.phrase(.repeats(count: found.count, of: found.lineCount)))
    if session.arguments.has(.yes) { return false }
    guard !session.arguments.has(.dryRun), let ask = session.console.ask else { return true }
    return !session.isYes(ask(session.words.phrase(.askMeant)))
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
    let first = bytes.prefix { $0 != UInt8(ascii: "\n") }
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

  private func json(_ pair: LookAlike) -> JSON {
    .object([("id", .text(pair.id.description)), ("other", .text(pair.other.description))])
  }

  private func show(_ receipt: ImportReceipt, _ isDryRun: Bool, _ session: Session) -> Int32 {
    let words = session.words
    let refusals = receipt.conflicts + receipt.refused
    if session.form == .json {
      session.answer(
        .object([
          ("accepted", .number(receipt.accepted)), ("duplicates", .number(receipt.duplicates)),
          ("conflicts", .list(receipt.conflicts.map { RefusalText.json($0, words) })),
          ("refused", .list(receipt.refused.map { RefusalText.json($0, words) })),
          ("size", .number(receipt.size)),
          ("lookAlikes", receipt.lookAlikes.isEmpty ? nil : .list(receipt.lookAlikes.map(json))),
        ]))
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
    }
    return refusals.isEmpty ? ExitStatus.done : ExitStatus.refused
  }
}
