import Bookkeeping
import Exchange
import Foundation
import Inventory
import Programs
import Projecting
import Store
import Synchronization

/// No room: a full disk, a full map.
enum SpaceFaults {
  /// A small disk fills up, is read, gets room again, and goes on. Needs the right to mount; says so
  /// loudly where it is missing.
  static func fullDisk(rounds: Int) async throws -> Tally {
    var tally = Tally("full disk", seeds: "tmpfs")
    let shop = try Workshop()
    let disk = shop["disk"]
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    guard try mount(["-t", "tmpfs", "-o", "size=16m", "tmpfs", disk]) else {
      tally.remarks.append(
        "SKIPPED: the full disk, since nothing can be mounted here; run as root.")
      return tally
    }
    var said = try Child.run("make", shop["disk/ledger"]).said
    let result: Result<Void, any Error>
    do {
      for round in 0..<rounds {
        let space = try FileManager.default.attributesOfFileSystem(forPath: disk)[.systemFreeSize]
        guard let free = space as? Int, free > 1 << 20 else { break }
        try shop.write(String(repeating: "x", count: free - 5 << 17), to: "disk/ballast")
        said += try await fill(shop, round, into: &tally)
        shop.remove("disk/ballast")
        try shop.judge(
          [Remains(ledger: "disk/ledger", said: said, which: "room again, round \(round)")],
          into: &tally)
      }
      result = .success(())
    } catch { result = .failure(error) }
    _ = try mount(["-l", disk], program: "/bin/umount")
    try result.get()
    return tally
  }

  private static func mount(_ words: [String], program: String = "/bin/mount") throws -> Bool {
    guard FileManager.default.isExecutableFile(atPath: program) else { return false }
    return try Program.run(program, words).status == 0
  }

  /// Writes until there is no room; reads must go on then. Returns what was acknowledged.
  private static func fill(
    _ shop: Workshop, _ round: Int, into tally: inout Tally
  ) async throws -> String {
    let ledger = try Ledger.open(
      at: shop["disk/ledger"], projectors: [InventoryProjector.self],
      clock: { .init(milliseconds: 0) })
    var said = ""
    for number in 0..<100_000 {
      let acts = (0..<8).map { Command(donation("f\(round)-\(number)-\($0)")) }
      do throws(LedgerError) {
        let receipt = try await ledger.record(acts, settles: number.isMultiple(of: 20))
        for entry in receipt.entries { said += "ack \(entry.id) \(entry.position)\n" }
      } catch {
        tally.count(outcome(error, ledger), "refused at \(number) of round \(round)")
        return said
      }
    }
    tally.count(.silent("the disk never filled up"), "round \(round)")
    return said
  }

  /// The refusal is the right one, and everything recorded can be read.
  private static func outcome(_ error: LedgerError, _ ledger: Ledger) -> Outcome {
    guard case .diskFull = error, error.exitStatus == 74 else { return .unopenable("\(error)") }
    do throws(LedgerError) {
      guard try ledger.verify().ok else { return .silent("verify on the full disk") }
      let size = try ledger.status().size
      let cells = try ledger.report("inventory").table("cells")
      let stock = cells?.rows.first.map { "\($0)" } ?? ""
      let gifts = size - 3
      return stock.contains("\(gifts)") ? .detected : .silent("\(gifts) gifts, stock \(stock)")
    } catch { return .unopenable("reading on the full disk: \(error)") }
  }

  static func donation(_ id: String) -> Event {
    var act = Event(
      id: EventID(id)!, kind: .donationReceived, occurredAt: Timestamp("2020-04-02")!)
    act.set(.provider, identifier: AgentID("giver").number)
    act.set(.receiver, identifier: AgentID("coop").number)
    act.set(.item, identifier: ItemID("sheet").number)
    act.set(.quantity, Quantity(.one, .one))
    return act
  }

  /// A small map is filled again and again while readers look; each doubling is a fault.
  static func fullMap(seed: UInt64, entries count: Int) throws -> Tally {
    var tally = Tally("full map, with readers: appends", seeds: "seed \(seed)")
    let shop = try Workshop()
    let log = try LMDBLog(path: shop["log"], create: true, mapByteCount: 256 << 10)
    let isOver = Atomic(false)
    let faults = Mutex<[String]>([])
    let scans = Atomic(0)
    let readers = (0..<3).map { _ in
      start {
        while !isOver.load(ordering: .acquiring) {
          if let fault = scanFault(log) { return faults.withLock { $0.append(fault) } }
          scans.add(1, ordering: .relaxed)
        }
      }
    }
    var chance = Chance(seed: seed)
    var size: Position = 0
    while size < count {
      var batch = EntryBatch(recordedAt: Instant(milliseconds: 0))
      for _ in 0..<Int.random(in: 1...60, using: &chance) {
        let line = "\(size + UInt64(batch.count)) " + String(repeating: "x", count: 400)
        batch.add(EventID("e\(size + UInt64(batch.count))")!, copying: Array(line.utf8).span)
      }
      let expected = size + UInt64(batch.count)
      size = try log.append(batch, at: size).size
      let outcome: Outcome = size == expected ? .harmless : .lost("\(expected - size) entries")
      tally.count(outcome, acknowledged: batch.count, "entry \(size)")
    }
    isOver.store(true, ordering: .releasing)
    for reader in readers { reader.wait() }
    for fault in faults.withLock({ $0 }) { tally.count(.silent(fault), "seed \(seed)") }
    if scans.load(ordering: .relaxed) == 0 {
      tally.remarks.append("full map: nobody read, seed \(seed)")
    }
    return tally
  }

  /// Entries must be there up to the head that was read before them.
  private static func scanFault(_ log: LMDBLog) -> String? {
    do throws(StoreError) {
      let size = try log.head().size
      var next: Position = 0
      try log.scan(from: 0, to: size) { (position, line) throws(StoreError) in
        next = position + 1
        return true
      }
      return next == size ? nil : "a reader saw \(next) of \(size) entries"
    } catch { return "\(error)" }
  }

  /// Runs a body on a thread of its own; wait for it.
  private static func start(_ body: @escaping @Sendable () -> Void) -> DispatchSemaphore {
    let isDone = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      body()
      isDone.signal()
    }
    return isDone
  }
}
