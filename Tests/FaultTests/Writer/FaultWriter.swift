// The process that the fault campaign torments: it writes to a ledger and says each act that is
// durable on a line of its own, at once. What it said is held against what is left of the ledger.

import Bookkeeping
import Contributions
import Exchange
import Foundation
import Inventory
import Projecting

@main enum FaultWriter {
  static let projectors: [any Projector.Type] = [
    InventoryProjector.self, ContributionsProjector.self,
  ]

  static func main() async {
    // Whatever befalls it, it must not hang: that would show as the end by this signal.
    alarm(60)
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count >= 2 else { return say("fault-writer COMMAND FOLDER …") }
    do throws(LedgerError) {
      try await obey(words[0], words[1], Array(words.dropFirst(2)))
    } catch {
      say("failed \(error.exitStatus) \(error.brief)")
    }
  }

  private static func obey(
    _ command: String, _ folder: String, _ rest: [String]
  ) async throws(LedgerError) {
    let numbers = rest.compactMap { Int($0) }
    switch command {
    case "make": try await make(folder)
    case "append":
      try await append(folder, from: numbers[0], count: numbers[1], numbers.dropFirst(2).first)
    case "race":
      try await race(folder, seed: UInt64(numbers[0]), tasks: numbers[1], acts: numbers[2])
    case "publish": try publish(folder, to: rest[0])
    case "restore": try restore(folder, from: rest[0])
    case "export": try export(folder)
    case "hold": try hold(folder)
    case "backup": try backUp(folder, to: rest[0])
    case "unback": try takeBack(folder, from: rest[0])
    case "persons": try await Persons(folder).keep(rest)
    case "whom": try Persons(folder).tell(rest)
    case "lose": lose(rest, of: folder)
    case "recover": try recover(folder, from: rest[0])
    case "papers": try Papers(folder).begin()
    case "paperwork": try Papers(folder).change()
    case "papers?": try Papers(folder).tell()
    case "toil": try await Toil(folder: folder, rest).run()
    case "check": await CheckedLedger.answerLines()
    default: say("failed 64 \(command)")
    }
  }

  /// One line, written whole and at once.
  static func say(_ line: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data("\(line)\n".utf8))
  }

  static let now: @Sendable () -> Instant = {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }

  static func open(_ folder: String) throws(LedgerError) -> Ledger {
    try Ledger.open(at: folder, projectors: projectors, clock: now)
  }

  // MARK: - Commands

  /// A ledger with one giver and one item.
  private static func make(_ folder: String) async throws(LedgerError) {
    try await Ledger.create(
      at: folder, settings: LedgerSettings(origin: "coop.example/faults", coop: AgentID("coop")),
      coopName: "Coop", clock: now)
    say("made")
    let lines = [
      #"{"agent":"giver","agentType":"organization","category":"company","id":"a1","kind":"agentRegistered","tracked":false}"#,
      #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"feuille"},"unit":"one"}"#,
    ]
    let receipt = try await open(folder).importLines(Array(lines.joined(separator: "\n").utf8))
    if receipt.accepted == 2 {
      say("ack a1 1")
      say("ack i1 2")
    }
  }

  /// Records acts one after the other, each that failed once more; with a life in microseconds it
  /// kills itself when that is over.
  private static func append(
    _ folder: String, from first: Int, count: Int, _ life: Int?
  ) async throws(LedgerError) {
    if let life {
      let end = ContinuousClock.now + .microseconds(life)
      Thread.detachNewThread {
        while ContinuousClock.now < end {}
        kill(getpid(), SIGKILL)
      }
    }
    let ledger = try open(folder)
    for number in first..<first + count {
      if await !record(number, in: ledger) { _ = await record(number, in: ledger) }
    }
  }

  private static func record(_ number: Int, in ledger: Ledger) async -> Bool {
    // Every fourth is a group of three, which goes in whole or not at all.
    let ids = number % 4 == 3 ? ["k\(number)", "k\(number)b", "k\(number)c"] : ["k\(number)"]
    do throws(LedgerError) {
      let receipt = try await ledger.record(
        ids.map { Command(donation($0)) }, settles: number.isMultiple(of: 3))
      say(receipt.entries.map { "ack \($0.id) \($0.position)" }.joined(separator: "\n"))
      return true
    } catch {
      say("no k\(number) \(error.exitStatus) \(error.brief)")
      return false
    }
  }

  /// Many tasks record the same acts, each in an order of its own.
  private static func race(
    _ folder: String, seed: UInt64, tasks: Int, acts: Int
  ) async throws(LedgerError) {
    let ledger = try open(folder)
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<tasks {
        group.addTask {
          var order = Array(0..<acts)
          var chance = Chance(seed: seed &* 1000 &+ UInt64(task))
          order.shuffle(using: &chance)
          for number in order { await vie(number, in: ledger) }
        }
      }
    }
  }

  private static func vie(_ number: Int, in ledger: Ledger) async {
    do throws(LedgerError) {
      let receipt = try await ledger.record([Command(donation("k\(number)"))], settles: false)
      let entry = receipt.entries[0]
      say("\(entry.isDuplicate ? "was" : "new") k\(number) \(entry.position)")
    } catch { say("no k\(number) \(error.exitStatus) \(error.brief)") }
  }

  private static func publish(_ folder: String, to site: String) throws(LedgerError) {
    let done = try open(folder).publish(to: site)
    say("published \(done.size)")
  }

  private static func backUp(_ folder: String, to place: String) throws(LedgerError) {
    let done = try open(folder).backUp(to: place)
    say("backed \(done.path.split(separator: "/").last ?? "") \(done.size)")
  }

  private static func takeBack(_ folder: String, from backup: String) throws(LedgerError) {
    let done = try Ledger.restore(
      backup: backup, to: folder, projectors: projectors, clock: now)
    say("restored \(done.size)")
  }

  /// Takes these files and folders out of the vault; of one that begins with a tilde the half.
  private static func lose(_ names: [String], of folder: String) {
    for name in names {
      let path = folder + "/people/" + name.drop { $0 == "~" }
      if name.hasPrefix("~"), let whole = FileManager.default.contents(atPath: path) {
        try? whole.prefix(whole.count / 2).write(to: URL(filePath: path))
      } else {
        try? FileManager.default.removeItem(atPath: path)
      }
    }
    say("lost")
  }

  /// Takes back what the vault lacks from the newest backup in a place.
  private static func recover(_ folder: String, from place: String) throws(LedgerError) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    let newest = names.filter { !$0.hasSuffix(".unfinished") }.max() ?? ""
    let request = RecoveryRequest(source: place + "/" + newest)
    let ledger = try open(folder)
    let by = AgentID("coop")
    // What fails is tried once more, as people do.
    do throws(LedgerError) { _ = try ledger.recover(request, by: by) } catch {
      _ = try ledger.recover(request, by: by)
    }
    say("recovered")
  }

  private static func restore(_ folder: String, from archive: String) throws(LedgerError) {
    guard let bytes = FileManager.default.contents(atPath: archive) else { return }
    let done = try Ledger.restore([UInt8](bytes), to: folder, projectors: projectors, clock: now)
    var lines: [String] = []
    try open(folder).entries { position, line in
      lines.append("ack \(CheckedLedger.id(of: line)) \(position)")
      return true
    }
    say((["restored \(done.size)"] + lines).joined(separator: "\n"))
  }

  private static func export(_ folder: String) throws(LedgerError) {
    try open(folder).entries { _, line in
      say(String(decoding: (0..<line.count).map { line[$0] }, as: UTF8.self))
      return true
    }
  }

  /// Reads the log, and does not come to an end.
  private static func hold(_ folder: String) throws(LedgerError) {
    let ledger = try open(folder)
    try ledger.entries { _, _ in
      say("holding")
      _ = FileHandle.standardInput.readDataToEndOfFile()
      return false
    }
  }

  /// A gift of one sheet.
  static func donation(_ id: String) -> Event {
    var act = Event(
      id: EventID(id)!, kind: .donationReceived, occurredAt: Timestamp("2020-04-02")!)
    act.set(.provider, identifier: AgentID("giver").number)
    act.set(.receiver, identifier: AgentID("coop").number)
    act.set(.item, identifier: ItemID("sheet").number)
    act.set(.quantity, Quantity(.one, .one))
    return act
  }
}

extension LedgerError {
  /// The name of the case and what it says, on one line.
  var brief: String { "\(self)".replacing("\n", with: " ") }
}

/// SplitMix64, after Sebastiano Vigna's public-domain description.
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
