import Audit
import Calls
import Contributions
import Deliveries
import Exchange
import Foundation
import Glibc
import Handouts
import Impact
import Inventory
import Means
import MerkleLog
import Needs
import Outgoing
import Projecting
import Quality
import Reporting
import Synchronization
import Trace
import Wording

/// The stranger's tool: checks a published folder or an exported file with a key, without the ledger,
/// and recomputes its reports. It links neither the store nor LMDB.
@main enum Program {
  private static let projectors: [any Projector.Type] = [
    InventoryProjector.self, ContributionsProjector.self, ImpactProjector.self,
    TraceProjector.self, NeedsProjector.self, CallsProjector.self, HandoutsProjector.self,
    DeliveriesProjector.self, MeansProjector.self, QualityProjector.self,
  ]

  static func main() {
    var arguments = Arguments(CommandLine.arguments.dropFirst())
    let words = AuditWords.named(
      arguments.take("--lang") ?? ProcessInfo.processInfo.environment["LANG"] ?? "fr")
    do throws(Stop) {
      if let word = GivenWords.garbled() { throw words.stop(garbled: word) }
      exit(ended(try run(&arguments, words), words))
    } catch {
      remark(error.sentence)
      exit(error.status)
    }
  }

  private static func run(
    _ arguments: inout Arguments, _ words: AuditWords
  ) throws(Stop) -> Int32 {
    if arguments.isEmpty {
      say(words.help)
      return 64
    }
    if arguments.takeFlag("--help") {
      say(words.help)
      return 0
    }
    if let command = arguments.takeCommand(WitnessCommand.allCases) {
      return try command.run(&arguments, words)
    }
    return try audit(&arguments, words)
  }

  private static func audit(
    _ arguments: inout Arguments, _ words: AuditWords
  ) throws(Stop) -> Int32 {
    let key = try arguments.take("--key").map { (text) throws(Stop) in
      try Handed.key(text, words)
    }
    let question = try question(&arguments, words)
    let document = arguments.take("--check-report")
    let isForPrograms = arguments.takeFlag("--json")
    if question != nil, document != nil {
      throw Stop(64, words.notTogether("--check-report", "--report"))
    }
    if isForPrograms, question == nil, document == nil {
      throw Stop(64, words.needs("--json", "--check-report"))
    }
    let quorum = try quorum(&arguments, hasKey: key != nil, words)
    let isWhole = arguments.takeFlag("--whole") || question != nil || document != nil
    let since = arguments.takeAll("--since")
    let head = arguments.take("--checkpoint")
    let source = try arguments.only(words)
    let report = try document.map { (path) throws(Stop) in try Handed.report(path, words) }
    var kept: [[UInt8]] = []
    for path in since { kept.append(try Handed.head(path, words)) }
    // A published log has a head of its own: it must go on from the one that was handed over, whose
    // entries nobody has checked yet.
    var isCompared = false
    if head != nil { isCompared = try Handed.site(source, words) != nil }
    if let head, isCompared { kept.append(try Handed.head(head, words)) }
    let checked = isWhole || isCompared ? nil : key.flatMap { Handed.oldest(kept, key: $0) }
    let evidence = try Handed.evidence(source, head: head, since: checked, words)
    let result = Auditor(evidence, key: key, kept: kept, quorum: quorum).run()
    if let report, result.ok {
      return try ReportAudit(evidence: evidence, key: key, projectors: projectors, words: words)
        .run(report, of: source, isForPrograms: isForPrograms)
    }
    guard let question else {
      say(words.summary(result, hasKey: key != nil, now: now))
      return result.exitStatus
    }
    // A report is recomputed from a log that was checked, or not at all.
    guard result.ok else {
      throw Stop(result.exitStatus, words.summary(result, hasKey: key != nil, now: now))
    }
    if let unsigned = words.unsigned(result) { remark(unsigned) }
    do throws(Refusal) {
      func answer(_ name: String, by type: any Projector.Type) throws(Refusal) -> Report {
        try Recomputation(evidence).report(
          Question(name), by: type, at: question.at, known: question.known, from: question.from,
          now: now)
      }
      var report = try answer(question.name, by: question.type)
      if let (other, part) = ReportQuestion.added(to: question.name),
        let type = projectors.first(where: { $0.name == other.view })
      {
        report.parts += try answer(other.name, by: type).parts.filter { $0.name == part }
      }
      hand(JSON(report).line + "\n")
    } catch { throw Stop(65, words.unreadable(source, words.meaning(of: error.reason))) }
    return 0
  }

  private struct Asked {
    var name: String
    var type: any Projector.Type
    var at: Timestamp?
    var known: Timestamp?
    var from: Timestamp?
  }

  private static func question(
    _ arguments: inout Arguments, _ words: AuditWords
  ) throws(Stop) -> Asked? {
    guard let name = arguments.take("--report") else { return nil }
    guard let type = projectors.first(where: { $0.name == name || $0.questions.contains(name) })
    else { throw Stop(64, words.badValue("--report", name, projectors.map { $0.name })) }
    var times: [Timestamp?] = []
    // A period ends where `maillon report` says so.
    for names in [["--at", "--to"], ["--known"], ["--from"]] {
      var said: (option: String, text: String)?
      for option in names where said == nil { said = arguments.take(option).map { (option, $0) } }
      guard let (option, text) = said else {
        times.append(nil)
        continue
      }
      guard let time = Timestamp(text) else {
        throw Stop(64, words.badValue(option, text, ["2020-04-30"]))
      }
      times.append(time)
    }
    if let at = times[0], let from = times[2], LedgerZone.brussels.isBackwards(from: from, to: at) {
      throw Stop(64, words.emptyPeriod(from: from.description, to: at.description))
    }
    return Asked(name: name, type: type, at: times[0], known: times[1], from: times[2])
  }

  // MARK: - What leaves

  /// Says lines as the answer. Files and names come from strangers: what is no sign is written out, so
  /// that none of it steers a terminal.
  static func say(_ lines: String) { give(printable(lines, keepingLines: true) + "\n") }

  /// Says lines beside the answer.
  static func remark(_ lines: String) {
    let shown = printable(Secrets.hidden(in: lines), keepingLines: true) + "\n"
    FileHandle.standardError.write(Data(shown.utf8))
  }

  /// Gives what programs read, exactly; a terminal is no program.
  static func hand(_ text: String) {
    give(isatty(1) == 1 ? printable(text, keepingLines: true) : text)
  }

  private static func give(_ text: String) {
    if !Streams.write(Array(text.utf8), to: 1) { outputFailed.store(true, ordering: .relaxed) }
  }

  private static let outputFailed = Atomic(false)

  /// The status at the end: an answer that could not be written is no answer.
  private static func ended(_ status: Int32, _ words: AuditWords) -> Int32 {
    guard outputFailed.load(ordering: .relaxed) else { return status }
    remark(words.outputFailed)
    return status == 0 ? 74 : status
  }

  /// The present, from the machine's clock.
  static var now: Instant { Instant(secondsSince1970: Date().timeIntervalSince1970) }

  /// What others' clocks may run ahead of ours, in seconds.
  private static let clockSeconds: UInt64 = 300

  private static func quorum(
    _ arguments: inout Arguments, hasKey: Bool, _ words: AuditWords
  ) throws(Stop) -> AskedQuorum? {
    var keys: [VerifierKey] = []
    for text in arguments.takeAll("--witness") {
      keys.append(try Handed.key(text, option: "--witness", words))
    }
    guard let text = arguments.take("--quorum") else {
      if !keys.isEmpty { throw Stop(64, words.needs("--witness", "--quorum")) }
      return nil
    }
    if !hasKey { throw Stop(64, words.needs("--quorum", "--key")) }
    let witnesses: Witnesses
    do throws(MerkleError) { witnesses = try Witnesses(keys) } catch {
      throw Stop(64, "--witness: \(words.reason(error)).")
    }
    guard let count = Int(text), (1...max(1, witnesses.count)).contains(count), !keys.isEmpty else {
      throw Stop(64, words.badQuorum(text, witnesses: witnesses.count))
    }
    let latest = UInt64(max(0, now.milliseconds / 1000)) + clockSeconds
    return AskedQuorum(witnesses, count: count, notAfter: latest)
  }
}

extension Auditor.Result {
  /// 0 where all holds together, 1 where something is to be accounted for, 65 where this program is too old
  /// to judge, or was given heads that are not of this key.
  fileprivate var exitStatus: Int32 { ok ? 0 : isOfNewerProgram || isOnlyKeptOtherwise ? 65 : 1 }
}
