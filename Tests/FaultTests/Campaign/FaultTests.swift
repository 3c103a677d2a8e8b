// The fault campaign: processes killed, power cut, calls that fail, no room, readers who do not end,
// clocks that jump. Each fault comes from a seed or from the number of a call, and what it leaves is
// looked at by a process of its own. `make test` runs a short one, `make soak` the long one, whose
// table stands in ARCHITECTURE.md; MAILLON_SEEDS says from how many seeds.

import Foundation
import Testing

/// Short in a normal run, long with MAILLON_SOAK=1.
private let isSoaking = ProcessInfo.processInfo.environment["MAILLON_SOAK"] != nil

/// From how many seeds each fault by chance comes.
private let seedCount =
  ProcessInfo.processInfo.environment["MAILLON_SEEDS"].flatMap { UInt64($0) }
  ?? (isSoaking ? 40 : 1)

@Suite struct FaultTests {
  @Test
  func `no fault loses an acknowledged act, alters one silently, or leaves no way on`() async {
    let tallies = await withTaskGroup { group in
      for (index, fault) in Self.faults.enumerated() {
        group.addTask { (index, await told(fault)) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }.sorted { $0.0 < $1.0 }.map(\.1)
    let remarks = tallies.flatMap(\.remarks).map { "- \($0)" }
    print(([Tally.heading] + tallies.map(\.row) + [""] + remarks).joined(separator: "\n"))
    for tally in tallies {
      #expect(tally.lost == 0 && tally.silent == 0 && tally.unopenable == 0, "\(tally.complaints)")
      #expect(tally.injected > 0 || !tally.remarks.isEmpty, "\(tally.name) injected nothing")
    }
  }

  /// The tally of a fault; an error that ends the work is one of its complaints.
  private func told(_ fault: Fault) async -> Tally {
    do { return try await fault() } catch {
      var tally = Tally("ended early")
      tally.count(.silent("\(error)"), "-")
      return tally
    }
  }

  private typealias Fault = @Sendable () async throws -> Tally

  /// Threads of the campaign's own, since waiting for a process blocks one: other tests go on.
  private static let threads: OperationQueue = {
    let threads = OperationQueue()
    threads.maxConcurrentOperationCount = 3
    return threads
  }()

  private static func waiting(_ body: @escaping @Sendable () throws -> Tally) -> Fault {
    {
      try await withCheckedThrowingContinuation { continuation in
        threads.addOperation { continuation.resume(with: Result(catching: body)) }
      }
    }
  }

  private static var faults: [Fault] {
    killing + failing + cutting + [
      fullDisk, fullMap, race, crowd, suspendedReader, suspendedWriter, clock, olderLog,
    ]
  }

  private static var killing: [Fault] {
    let random = waiting {
      try bySeed { try KillFaults.random(seed: $0, rounds: isSoaking ? 10 : 2) }
    }
    return [random]
      + Work.all.map { work in
        waiting { try byCall { try KillFaults.atEachCall(work, stride: $0, from: $1) } }
      }
  }

  private static var failing: [Fault] {
    let faults = Work.all.enumerated().map { place, work in
      waiting {
        try byCall { try CallFaults.atEachCall(work, failures(place), stride: $0, from: $1) }
      }
    }
    let lasting = waiting {
      try byCall {
        try CallFaults.atEachCall(
          .recording, failures(0), stride: $0, from: $1, lasting: true)
      }
    }
    return faults + [lasting]
  }

  /// All in the long run; in the short one each work meets some of them.
  private static func failures(_ place: Int) -> [CallFaults.Failure] {
    if isSoaking { return CallFaults.failures }
    return CallFaults.failures.enumerated().filter { $0.offset % 4 == place % 4 }
      .map(\.element)
  }

  private static var cutting: [Fault] {
    Work.all.map { work in
      waiting {
        try bySeed { try PowerFaults.tally(work, seed: $0, cuts: isSoaking ? 60 : 6) }
      }
    }
  }

  private static let fullDisk: Fault = { try await SpaceFaults.fullDisk(rounds: isSoaking ? 8 : 1) }

  private static let fullMap = waiting {
    try bySeed { try SpaceFaults.fullMap(seed: $0, entries: isSoaking ? 20_000 : 700) }
  }

  private static let race = waiting {
    try bySeed { try PeopleFaults.race(seed: $0, acts: isSoaking ? 25 : 4) }
  }

  private static let crowd = waiting {
    try bySeed { try CrowdFaults.tally(seed: $0, rounds: isSoaking ? 100 : 8) }
  }

  private static let suspendedReader: Fault = {
    try await PeopleFaults.suspendedReader(acts: isSoaking ? 400 : 60)
  }

  private static let suspendedWriter: Fault = {
    try await PeopleFaults.suspendedWriter(calls: 1...(isSoaking ? 12 : 2))
  }

  private static let clock: Fault = {
    var tally = try await PeopleFaults.jumpingClock(seed: 0, acts: 12)
    for seed in 1..<max(seedCount, 1) {
      tally.add(try await PeopleFaults.jumpingClock(seed: seed, acts: 50))
    }
    tally.seeds = "0..<\(seedCount)"
    return tally
  }

  private static let olderLog = waiting {
    try bySeed { try PeopleFaults.olderLog(seed: $0, times: isSoaking ? 3 : 1) }
  }

  private static func bySeed(_ fault: (UInt64) throws -> Tally) throws -> Tally {
    var tally = try fault(0)
    for seed in 1..<max(seedCount, 1) { tally.add(try fault(seed)) }
    tally.seeds = "0..<\(seedCount)"
    return tally
  }

  /// Every call in the long run, some in the short one.
  private static func byCall(_ fault: (_ step: Int, _ first: Int) throws -> Tally) throws -> Tally {
    var tally = try isSoaking ? fault(1, 1) : fault(61, 5)
    tally.seeds = isSoaking ? "each call" : "each 61st call"
    return tally
  }
}
