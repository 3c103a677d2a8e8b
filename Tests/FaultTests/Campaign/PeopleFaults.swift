import Bookkeeping
import Exchange
import Foundation
import Programs
import Synchronization

/// Many at once, readers who do not end, clocks that jump, folders put back.
enum PeopleFaults {
  /// 64 appenders in processes and tasks record the same acts: each is recorded once, and everyone is
  /// told the truth.
  static func race(seed: UInt64, acts: Int) throws -> Tally {
    var tally = Tally("64 appenders, the same ids: calls")
    let shop = try Workshop()
    let made = try Child.run("make", shop["ledger"]).said
    let children = try (0..<4).map { number in
      try Child(["race", shop["ledger"], "\(seed * 4 + UInt64(number))", "16", "\(acts)"])
    }
    var places: [Substring: Set<Substring>] = [:]
    var news: [Substring: Int] = [:]
    for child in children {
      let (said, end) = child.finish()
      if end != .exit(0) { tally.count(.unopenable("\(end)"), "seed \(seed)") }
      for line in said.split(separator: "\n") {
        let words = line.split(separator: " ")
        switch words[0] {
        case "new": news[words[1], default: 0] += 1
        case "was": break
        // To be asked to try again is a truthful answer.
        case "no" where words[2] == "75":
          tally.count(.detected, "\(line)")
          continue
        default:
          tally.count(.silent("\(line)"), "seed \(seed)")
          continue
        }
        places[words[1], default: []].insert(words[2])
        tally.count(.harmless, "seed \(seed)")
      }
    }
    for (id, found) in places where found.count != 1 || news[id] != 1 {
      tally.count(.silent("\(id): \(news[id] ?? 0) times new, at \(found)"), "seed \(seed)")
    }
    let said = made + places.map { "ack \($0.key) \($0.value.first!)\n" }.joined()
    try shop.judge([Remains(ledger: "ledger", said: said, which: "seed \(seed)")], into: &tally)
    return tally
  }

  /// A reader is suspended in the middle of a transaction: the writer goes on, and when the reader
  /// has died, its pages are used again.
  static func suspendedReader(acts: Int) async throws -> Tally {
    var tally = Tally("suspended reader, then dead", seeds: "–")
    let shop = try Workshop()
    var said = try Child.run("make", shop["ledger"]).said
    let reader = try Child(["hold", shop["ledger"]])
    guard reader.nextOutput().hasPrefix("holding") else {
      tally.count(.silent("the reader does not read"), "-")
      return tally
    }
    reader.send(SIGSTOP)
    func write(_ name: String, in ledger: Ledger) async throws -> Int {
      let before = size(of: shop["ledger/log/data.mdb"])
      for number in 0..<acts {
        let act = Command(SpaceFaults.donation("\(name)-\(number)"))
        let receipt = try await ledger.record([act], settles: false)
        said += "ack \(name)-\(number) \(receipt.entries[0].position)\n"
      }
      return size(of: shop["ledger/log/data.mdb"]) - before
    }
    var ledger: Ledger? = try Ledger.open(at: shop["ledger"], projectors: [], clock: present)
    let beside = try await write("beside", in: ledger!)
    reader.send(SIGKILL)
    reader.finish()
    let after = try await write("after", in: ledger!)
    ledger = nil
    tally.count(.harmless, acknowledged: acts, "suspended")
    try shop.judge([Remains(ledger: "ledger", said: said, which: "dead")], into: &tally)
    tally.remarks.append(
      "suspended reader: the log grew by \(beside / acts) bytes an act beside it, by "
        + "\(after / acts) when it was dead")
    if after * 2 > beside { tally.count(.silent("a dead reader still holds its pages"), "dead") }
    return tally
  }

  private static let present: @Sendable () -> Instant = { Instant(milliseconds: 1_600_000_000_000) }

  /// A writer is suspended in the middle of a commit: others are told to try again, readers go on, and
  /// when it has died they write.
  static func suspendedWriter(calls: ClosedRange<Int>) async throws -> Tally {
    var tally = Tally("suspended writer, then dead", seeds: "writes \(calls)")
    let shop = try Workshop()
    var said = try Child.run("make", shop["ledger"]).said
    for call in calls {
      shop.remove("fired")
      let shim = Child.Shim(
        root: shop["ledger/log"], plan: "write \(call) stop", fired: shop["fired"])
      let writer = try Child(["append", shop["ledger"], "\(call * 100)", "4"], shim: shim)
      while shop.read("fired").isEmpty { sched_yield() }
      let outcome = try await outcome(beside: shop["ledger"], "other-\(call)")
      writer.send(SIGKILL)
      said += writer.finish().said.upToLastLine
      tally.count(outcome, "write \(call)")
      try shop.judge(
        [Remains(ledger: "ledger", said: said, which: "write \(call)")], into: &tally)
    }
    return tally
  }

  private static func outcome(beside path: String, _ id: String) async throws -> Outcome {
    let ledger = try Ledger.open(at: path, projectors: [], clock: present, patience: .zero)
    guard try ledger.verify().ok else { return .silent("reading beside it") }
    do throws(LedgerError) {
      _ = try await ledger.record([Command(SpaceFaults.donation(id))], settles: false)
      return .silent("two wrote at once")
    } catch { return error.exitStatus == 75 ? .detected : .unopenable("\(error)") }
  }

  private static func size(of path: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }

  /// The clock jumps by up to ten years, either way: no act is recorded before the one before it.
  static func jumpingClock(seed: UInt64, acts: Int) async throws -> Tally {
    var tally = Tally("clock jumps by up to 10 years: acts")
    let shop = try Workshop()
    let made = try Child.run("make", shop["ledger"]).said
    var chance = Chance(seed: seed)
    let present = Mutex<Int64>(1_600_000_000_000)
    let decade: Int64 = 10 * 366 * 86_400_000
    var said = made
    for round in 0..<4 {
      let ledger = try Ledger.open(
        at: shop["ledger"], projectors: [],
        clock: { present.withLock { Instant(milliseconds: $0) } })
      for number in 0..<acts {
        let jump = Int64.random(in: -decade...decade, using: &chance)
        // Within the years that are taken; how far is asked about, and this one is sure.
        present.withLock { $0 = min(max($0 + jump, -1_500_000_000_000), 7_000_000_000_000) }
        let act = Command(SpaceFaults.donation("c\(round)-\(number)"))
        let receipt = try await ledger.record([act], trustClock: true, settles: false)
        said += "ack c\(round)-\(number) \(receipt.entries[0].position)\n"
      }
    }
    // The check looks at the order of recording too.
    var one = Tally("")
    try shop.judge([Remains(ledger: "ledger", said: said, which: "seed \(seed)")], into: &one)
    for _ in 1..<4 * acts { tally.count(.harmless, "") }
    tally.add(one)
    return tally
  }

  /// The log of an earlier moment is put back: refused, with both heads.
  static func olderLog(seed: UInt64, times: Int) throws -> Tally {
    var tally = Tally("an older log put back")
    var chance = Chance(seed: seed)
    let shop = try Workshop()
    try Child.run("make", shop["ledger"])
    for time in 0..<times {
      shop.remove("older")
      try shop.copy("ledger/log", to: "older")
      let count = Int.random(in: 1...4, using: &chance)
      try Child.run("append", shop["ledger"], "\(time * 10)", "\(count)")
      try shop.copy("ledger/log", to: "newer")
      shop.remove("ledger/log")
      try shop.copy("older", to: "ledger/log")
      let verdict = try Child(["check", "-"]).finish(input: shop["ledger"] + "\n").said
      let isTold = verdict.hasPrefix("refused 1 disagrees")
      tally.count(isTold ? .detected : .silent(verdict), "seed \(seed) time \(time)")
      shop.remove("ledger/log")
      try shop.copy("newer", to: "ledger/log")
      shop.remove("newer")
    }
    return tally
  }
}
