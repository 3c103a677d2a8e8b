import Bookkeeping
import EventCodec
import Exchange
import Projecting
import Wording

/// `journal`: one line per act, in the order of the log; `--json` gives the canonical lines.
struct JournalCommand: NamedCommand {
  static let command = CommandName.journal
  let isQuestion = true
  let options = [
    Option(.from, .time), Option(.at, .time), Option(.known, .time), Option(.csv),
    Option(.agent, .agent), Option(.item, .thing), Option(.kind, .kind), Option(.last, .number),
  ]
  let examples = ["journal --last 20", "journal --agent dora --from 2020-04-01"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    do throws(UsageFault) { try session.arguments.atMost(0) } catch { throw .usage(error) }
    let last = try Self.last(session.arguments)
    let ledger = try session.openLedger()
    let zone = ledger.settings.zone
    let filter = try JournalFilter(session, ledger, zone: zone)
    var rows: [(event: Event, line: [UInt8])] = []
    var reader = LineReader()
    do throws(LedgerError) {
      let known = filter.known
      try ledger.entries(known: known) { _, line in
        guard let event = try? reader.read(line, as: .replay), filter.keeps(event) else {
          return true
        }
        var bytes: [UInt8] = []
        for index in 0..<line.count { bytes.append(line[index]) }
        rows.append((event, bytes))
        if let last, rows.count > last * 2 + 64 { rows.removeFirst(rows.count - last) }
        return true
      }
    } catch {
      throw .ledger(error)
    }
    if let last, rows.count > last { rows.removeFirst(rows.count - last) }
    if session.form == .json {
      for row in rows { session.console.send(row.line + [UInt8(ascii: "\n")]) }
    } else if session.form == .csv {
      let report = try session.namingErased(Self.table(rows.map(\.event)), ledger)
      try session.answer(report, zone: zone)
    } else {
      let report = Self.report(rows.map(\.event), session, zone)
      try session.answer(try session.namingErased(report, ledger), zone: zone)
    }
    return ExitStatus.done
  }

  private static func last(_ arguments: Arguments) throws(Failure) -> Int? {
    guard let text = arguments[.last] else { return nil }
    guard let count = Int(text), count > 0, count <= Limits.groupCount else {
      throw .usage(.badValue(option: "--last", value: text, expected: ["1", "20", "100"]))
    }
    return count
  }

  private static func report(_ events: [Event], _ session: Session, _ zone: LedgerZone) -> Report {
    let rows = events.map { event -> [Value] in
      [
        .integer(Int(clamping: event.position ?? 0)), .time(event.occurredAt),
        .text(event.kind.name), .text(thing(event, session.words)),
        .id(event.provider ?? event.agent), .id(event.receiver ?? event.group),
        .text(event.id.description),
      ]
    }
    let columns = ["seq", "occurredAt", "kind", "act", "provider", "receiver", "id"]
    return Report([.init("journal", .table(.init(columns, rows)))])
  }

  /// The journal for programs: names and numbers as the line has them.
  private static func table(_ events: [Event]) -> Report {
    let columns = [
      "seq", "id", "kind", "occurredAt", "provider", "receiver", "agent", "item", "lot", "serial",
      "quantity", "unit", "corrects",
    ]
    let rows = events.map { event -> [Value] in
      let amount = event.quantity ?? event.effort
      return [
        .integer(Int(clamping: event.position ?? 0)), .text(event.id.description),
        .text(event.kind.name), .time(event.occurredAt), .id(event.provider), .id(event.receiver),
        .id(event.agent), .id(event.item), .id(event.lot), .id(event.serial),
        amount.map { .decimal($0.value) } ?? .absent,
        amount.map { .text($0.unit.name) } ?? .absent, .id(event.corrects),
      ]
    }
    return Report([.init("journal", .table(.init(columns, rows)))])
  }

  /// What the act is about, in a few words: `150 pièces sheet#LS1`.
  static func thing(_ event: Event, _ words: any Words) -> String {
    var parts: [String] = []
    if let quantity = event.quantity ?? event.effort { parts.append(words.amount(quantity)) }
    if let item = event.item {
      parts.append(
        item.text + (event.lot.map { "#\($0)" } ?? "") + (event.serial.map { "@\($0)" } ?? ""))
    }
    let references: [String?] = [
      event.agreement?.text, event.corrects?.text, event.document?.text, event.intent?.text,
      event.commitment?.text, event.delivery?.text,
      event.until.map { words.language.format($0, in: .brussels) },
    ]
    if event.item == nil || event.quantity == nil { parts += references.compactMap { $0 } }
    return parts.joined(separator: " ")
  }
}

/// Which acts the journal shows.
private struct JournalFilter {
  let known: Timestamp?
  private let first: Instant?
  private let end: Instant?
  private let agent: AgentID?
  private let item: ItemID?
  private let lot: LotID?
  private let kind: EventKind?
  private let zone: LedgerZone

  init(_ session: Session, _ ledger: Ledger, zone: LedgerZone) throws(Failure) {
    let arguments = session.arguments
    self.zone = zone
    known = try session.time(.known, zone: zone)
    first = try session.time(.from, zone: zone)?.start(in: zone)
    end = try session.time(.at, zone: zone)?.end(in: zone)
    agent = arguments[OptionName.agent].map { AgentID($0) }
    if let agent {
      try session.check(agent: agent.text, ledger)
    }
    let thing = arguments[OptionName.item].map { ThingName($0) }
    item = thing.map { ItemID($0.item) }
    lot = thing?.lot.map { LotID($0) }
    if let item {
      try session.check(item: item.text, ledger)
    }
    guard let name = arguments[OptionName.kind] else {
      kind = nil
      return
    }
    guard
      let kind = EventKind.names.value(named: Array(name.utf8).span) ?? ActVerb.named(name)?.kind
    else {
      let near = Suggestions.nearest(to: name, among: EventKind.allCases.map(\.name))
      throw .usage(.unknownKind(name, suggestions: near))
    }
    self.kind = kind
  }

  func keeps(_ event: borrowing Event) -> Bool {
    if let first, event.occurredAt.end(in: zone) < first { return false }
    if let end, event.occurredAt.start(in: zone) > end { return false }
    if let kind, event.kind != kind { return false }
    if let item, event.item != item { return false }
    if let lot, event.lot != lot { return false }
    guard let agent else { return true }
    return event.provider == agent || event.receiver == agent || event.agent == agent
      || event.accountable == agent || event.custodian == agent
  }
}
