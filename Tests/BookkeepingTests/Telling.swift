import Bookkeeping
import Exchange
import Synchronization
import Testing

/// The clock of a test: stands until it is moved.
final class StandingClock: Sendable {
  private let milliseconds: Mutex<Int>

  init(_ milliseconds: Int) { self.milliseconds = Mutex(milliseconds) }

  func move(to now: Int) { milliseconds.withLock { $0 = now } }

  var read: @Sendable () -> Instant {
    { [self] in Instant(milliseconds: Int64(milliseconds.withLock { $0 })) }
  }
}

/// Acts told together.
struct ToldGroup {
  var now: Int
  var acts: [NaiveAct]
  var allowsNegative = false

  var text: String {
    let lines = acts.map(\.line).joined(separator: "\n")
    return "# \(now)\(allowsNegative ? " --allow-negative" : "")\n\(lines)"
  }
}

/// A history told to the ledger and to the naive model.
struct Telling {
  private let folder = TemporaryFolder()
  private let clock = StandingClock(1_583_000_000_000)
  private let ledger: Ledger
  private(set) var book = NaiveBook()
  /// Chance for the questions.
  private var chance: RandomHistory
  private var recordedAt: [Int] = []

  init(seed: UInt64) async throws {
    chance = RandomHistory(seed: seed)
    ledger = try await Ledger.fresh(folder, clock: clock.read)
    let setting = chance.setting()
    book.take(NaiveEntry(act: setting[0], seq: 0, recordedAt: 1_583_000_000_000))
    let rest = ToldGroup(now: 1_583_000_000_000, acts: Array(setting.dropFirst()))
    #expect(try await tell(rest) == nil)
  }

  /// Tells a random history; the first disagreement with its lines, made as short as we can.
  static func disagreement(seed: UInt64, groups count: Int) async throws -> String? {
    var history = RandomHistory(seed: seed)
    _ = history.setting()
    var telling = try await Telling(seed: seed)
    var groups: [ToldGroup] = []
    var found: String?
    for number in 0..<count where found == nil {
      // In every other history somebody asks to be forgotten.
      let erases = seed.isMultiple(of: 2) && number == count * 3 / 5
      groups.append(erases ? history.erasure() : history.group(telling.book))
      found = try await telling.tell(groups[groups.count - 1])
    }
    if found == nil { found = try telling.answersDiffer() }
    guard let found else { return nil }
    return try await shortest(groups, found, seed)
  }

  private static func retell(_ groups: [ToldGroup], seed: UInt64) async throws -> String? {
    var telling = try await Telling(seed: seed)
    for group in groups {
      if let found = try await telling.tell(group) { return found }
    }
    return try telling.answersDiffer()
  }

  /// Leaves out group after group, then act after act, as long as both still disagree.
  private static func shortest(
    _ groups: [ToldGroup], _ first: String, _ seed: UInt64
  ) async throws -> String {
    var (groups, found) = (groups, first)
    for index in groups.indices.reversed() {
      var fewer = groups
      fewer.remove(at: index)
      if let still = try await retell(fewer, seed: seed) { (groups, found) = (fewer, still) }
    }
    for group in groups.indices.reversed() where groups[group].acts.count > 1 {
      for index in groups[group].acts.indices.reversed() {
        var fewer = groups
        fewer[group].acts.remove(at: index)
        if let still = try await retell(fewer, seed: seed) { (groups, found) = (fewer, still) }
      }
    }
    return ([found] + groups.map(\.text)).joined(separator: "\n")
  }

  private mutating func tell(_ group: ToldGroup) async throws -> String? {
    clock.move(to: group.now)
    if let act = group.acts.first, act.kind == "agentErased" {
      return try await tellErasure(act, at: group.now)
    }
    let lines = group.acts.map(\.line).joined(separator: "\n")
    let receipt = try await ledger.importLines(
      Array(lines.utf8), governing: true, trustClock: true,
      allowNegative: group.allowsNegative)
    let verdict = book.submit(
      group.acts, recordedAt: group.now, allowsNegative: group.allowsNegative)
    recordedAt.append(group.now)
    let theirs = NaiveVerdict(receipt)
    if verdict.codes != theirs.codes { return "codes: \(verdict.codes) ≠ \(theirs.codes)" }
    guard verdict.codes.isEmpty else { return nil }
    if verdict.floor != theirs.floor { return "floor: \(verdict.floor) ≠ \(theirs.floor)" }
    if !verdict.isRefused, verdict != theirs { return "accepted: \(verdict) ≠ \(theirs)" }
    return nil
  }

  /// An erasure comes from no file.
  private mutating func tellErasure(_ act: NaiveAct, at now: Int) async throws -> String? {
    var event = Event(
      id: EventID(act.id)!, kind: .agentErased, occurredAt: Timestamp(act.when.text)!)
    event.set(.agent, identifier: AgentID(act["agent"]!).number)
    let receipt = try await ledger.erase(saying: event, trustClock: true)
    let seq = book.entries.count
    let time = book.recordingTime(of: act, now: now)
    book.take(NaiveEntry(act: act, seq: seq, recordedAt: time))
    recordedAt.append(now)
    return receipt.entries.count == 1 ? nil : "erasure: \(receipt.entries.count) entries"
  }

  // MARK: - Answers

  private mutating func answersDiffer() throws -> String? {
    func compare(_ name: String, _ one: Answers, _ other: Answers) -> String? {
      one == other ? nil : "\(name):\n\(one.difference(from: other))"
    }
    let now = recordedAt.last ?? 0
    chance.now = now
    let live = try Answers(ledger)
    if let found = compare("live", Answers(book, now: now), live) { return found }
    for rebuilt in try ledger.rebuild() where rebuilt.digestBefore != rebuilt.digestAfter {
      return "rebuilding changes \(rebuilt.name)"
    }
    if let found = compare("rebuilt", live, try Answers(ledger)) { return found }
    let everything = try Answers(ledger, known: recordedAt.max().map { .instant($0) })
    if let found = compare("in memory", live, everything) { return found }
    for _ in 0..<4 {
      let at = chance.happens(70) ? chance.time() : nil
      let known = chance.happens(60) ? chance.one(of: recordedAt) : nil
      let naive = Answers(book.known(at: known), at: at, now: now)
      let theirs = try Answers(ledger, at: at, known: known.map { .instant($0) })
      let question = "at \(at?.text ?? "-") known \(known.map { "\($0)" } ?? "-")"
      if let found = compare(question, naive, theirs) { return found }
    }
    return try ledger.verify().ok ? nil : "the log does not verify"
  }
}

extension NaiveVerdict {
  init(_ receipt: ImportReceipt) {
    accepted = receipt.accepted
    duplicates = receipt.duplicates
    for refusal in receipt.refused + receipt.conflicts {
      switch refusal.reason {
      case .insufficientStock(let shortage): floor.insert(shortage.cell.description)
      case .exceedsReference(let name, _, _): floor.insert(name)
      default:
        // Of all that is wrong with an act the first in the order of refusals counts.
        let id = refusal.id ?? "?"
        if codes[id] == nil { codes[id] = refusal.code.rawValue }
      }
    }
  }
}
