// A busy hour: writers, rebuilds, questions, verifications, backups, publications at once on one ledger,
// with clumsy hands and hostile files between them, each a process of the built tool. What was
// acknowledged is there afterwards; nothing sound was called wrong; every answer is counted again.
// `make test` runs a minute of it, `make soak` an hour (MAILLON_BUSY_SECONDS says another time); the
// table stands in ARCHITECTURE.md.

import Foundation
import Synchronization
import Testing

private let variables = ProcessInfo.processInfo.environment
private let seconds =
  variables["MAILLON_BUSY_SECONDS"].flatMap { Double($0) }
  ?? (variables["MAILLON_SOAK"] == nil ? 60 : 3600)

@Suite struct BusyHour {
  @Test func `a busy hour loses nothing, takes nothing down, and calls nothing sound wrong`() throws
  {
    let place = try BusyPlace()
    try place.make()
    var tallies = Self.run(in: place)
    tallies.append(try Self.settled(place))
    Self.keep(tallies, "ended")
    print(([BusyTally.heading] + tallies.map(\.row)).joined(separator: "\n"))
    for tally in tallies {
      #expect(tally.isClean, "\(tally.complaints.joined(separator: "\n"))")
      #expect(tally.tries > 0, "\(tally.name) was never done")
    }
  }

  /// Each deed by its hands until the time is over; what each kind came to.
  private static func run(in place: BusyPlace) -> [BusyTally] {
    let deeds = BusyDeed.all
    let tallies = Mutex(deeds.map { BusyTally($0.name) })
    let end = Date(timeIntervalSinceNow: seconds)
    let done = DispatchSemaphore(value: 0)
    var hands = 0
    for (index, deed) in deeds.enumerated() {
      for hand in 0..<deed.hands {
        hands += 1
        Thread.detachNewThread {
          var chance = Chance(seed: UInt64(index * 100 + hand))
          repeat {
            let outcome = told { try deed.body(place, &chance) }
            tallies.withLock { $0[index].count(outcome) }
            Thread.sleep(until: min(end, Date(timeIntervalSinceNow: deed.pause)))
          } while Date() < end
          done.signal()
        }
      }
    }
    let started = Date()
    for _ in 0..<hands {
      while done.wait(timeout: .now() + 60) == .timedOut {
        let minutes = Int(Date().timeIntervalSince(started) / 60)
        keep(tallies.withLock { $0 }, "after \(minutes) minutes")
      }
    }
    return tallies.withLock { $0 }
  }

  /// Keeps the table as far as it is, each minute: an hour that is cut short is not for nothing.
  private static func keep(_ tallies: [BusyTally], _ moment: String) {
    let lines =
      ["Busy hour, \(moment)", "", BusyTally.heading] + tallies.map(\.row)
      + tallies.flatMap(\.complaints)
    try? (lines.joined(separator: "\n") + "\n")
      .write(toFile: ".build/busy-hour.md", atomically: true, encoding: .utf8)
  }

  private static func told(_ body: () throws -> BusyOutcome) -> BusyOutcome {
    do { return try body() } catch { return .silent("\(error)") }
  }

  /// Looks at what is left when all hands rest.
  private static func settled(_ place: BusyPlace) throws -> BusyTally {
    var tally = BusyTally("when all rest: the log, every answer, what lies about")
    for words in ["verify", "rebuild", "verify", "backup backups", "publish site"] {
      tally.count(place.run(words).outcome(0))
    }
    let lines = place.run("export").said.split(separator: "\n")
    let truth = try Truth(lines)
    for id in place.acknowledged.withLock({ $0 }) {
      tally.count(
        truth.count(of: id) == 1 ? .right : .lost("\(id) is there \(truth.count(of: id)) times"))
    }
    for (size, pieces) in place.answers.withLock({ $0 }) {
      let expected = truth.pieces(after: size)
      tally.count(
        pieces == expected
          ? .right : .silent("\(pieces) pieces after \(size) entries, not \(expected)"))
    }
    let left = place.shell(
      "find . -name '*.unfinished' -o -name '*.new' -o -name '*.part' -o -name '.making-*' -o -name '*.making-*'"
    )
    tally.count(left.said.isEmpty ? .right : .silent("left behind: \(left.said)"))
    return tally
  }
}

/// The lines of the log, counted by hand: what the lot at the co-op comes to after each.
private struct Truth {
  private var ids: [String: Int] = [:]
  private var pieces = [0]

  init(_ lines: [Substring]) throws {
    var effects: [String: (sign: Int, quantity: Int)] = [:]
    for line in lines {
      let act = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      let id = act["id"] as? String ?? ""
      ids[id, default: 0] += 1
      let quantity =
        ((act["quantity"] as? [String: Any])?["value"] as? String).flatMap { Int($0) } ?? 0
      var change = 0
      switch act["kind"] as? String {
      case "donationReceived": effects[id] = (1, quantity)
      case "goodsDelivered": effects[id] = (-1, quantity)
      case "amended":
        let of = act["corrects"] as? String ?? ""
        let former = effects[of] ?? (0, 0)
        effects[of] = (former.sign, quantity)
        change = former.sign * (quantity - former.quantity)
      default: break
      }
      if let (sign, quantity) = effects[id] { change = sign * quantity }
      pieces.append(pieces.last! + change)
    }
  }

  func count(of id: String) -> Int { ids[id] ?? 0 }
  func pieces(after size: Int) -> Int { pieces.indices.contains(size) ? pieces[size] : -1 }
}
