import Bookkeeping
import CFloor
import Contributions
import EventCodec
import Exchange
import FoundationEssentials
import Glibc
import Impact
import Inventory
import Projecting

/// One thing that is timed, in a process of its own: names are interned and memory is asked for
/// anew each time, as when a person runs the tool.
enum Measure: String {
  case story
  case floorAppend, restore, importing
  case floorVerify, verify
  case floorParse, rebuild
  case settle
  case floorCommit, oneAppender, manyAppenders
  case prove, checkProof
  case publishAll, publishMore

  static let projectors: [any Projector.Type] = [
    InventoryProjector.self, ContributionsProjector.self, ImpactProjector.self,
  ]

  /// Entries of one commit, of the floor as of a restore.
  static let batch: UInt64 = 10_000

  func run(in shop: Workshop) async throws -> Reading {
    // What others left for the disk to do is not ours to pay.
    sync()
    var reading: Reading
    switch self {
    case .story: reading = try Story.write(to: shop)
    case .floorAppend: reading = try floorAppend(shop)
    case .restore: reading = try restore(shop)
    case .importing: reading = try await importing(shop)
    case .floorVerify: reading = floor(shop) { floor_verify(shop.floor, $0) }
    case .verify: reading = try verify(shop)
    case .floorParse: reading = floorParse(shop)
    case .rebuild: reading = try rebuild(shop)
    case .settle: reading = try Reading(count: 1) { try open(shop.ledger).settle() }
    case .floorCommit: reading = try floorCommit(shop)
    case .prove: reading = try prove(shop)
    case .checkProof: reading = try checkProof(shop)
    case .publishAll: reading = try publishAll(shop)
    case .publishMore: reading = try await publishMore(shop)
    case .oneAppender: reading = try await append(shop, tasks: 1, acts: 3_000)
    case .manyAppenders: reading = try await append(shop, tasks: 64, acts: 640)
    }
    reading.peak = memory("VmHWM")
    return reading
  }

  func open(_ path: String) throws -> Ledger {
    try Ledger.open(at: path, projectors: Self.projectors, clock: Self.clock)
  }

  /// Begins after the story's end and goes on as clocks do: ids are made from it.
  static let clock: @Sendable () -> Instant = {
    Instant(milliseconds: begin + Int64((ContinuousClock.now - start) / .milliseconds(1)))
  }
  private static let start = ContinuousClock.now
  private static let begin = Timestamp("2026-01-05T09:00:00Z")!.instant!.milliseconds

  // MARK: - The floors

  private func floor(
    _ shop: Workshop, _ body: (UnsafeMutablePointer<UInt8>) -> UInt64
  ) -> Reading {
    var root = [UInt8](repeating: 0, count: 32)
    var reading = Reading()
    reading.count = UInt64(shop.events)
    reading.nanoseconds = root.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
    reading.witness = Data(root).base64EncodedString()
    return reading
  }

  private func floorAppend(_ shop: Workshop) throws -> Reading {
    let bytes = try shop.bytes(shop.log)
    try shop.renew(shop.floor)
    return floor(shop) { floor_append(shop.floor, bytes, bytes.count, Self.batch, $0) }
  }

  private func floorParse(_ shop: Workshop) -> Reading {
    var summary = floor_summary()
    var reading = Reading()
    reading.nanoseconds = floor_parse(shop.floor, &summary)
    reading.count = summary.lines
    reading.witness = "\(summary.names),\(summary.totals),\(summary.micros)"
    return reading
  }

  private func floorCommit(_ shop: Workshop) throws -> Reading {
    let bytes = try shop.bytes(shop.log)
    let end = bytes.indices.lazy.filter { bytes[$0] == 0x0A }.prefix(1_000).reduce(0) { $1 }
    let folder = shop.folder + "/floor-commits"
    try shop.renew(folder)
    var reading = floor(shop) { floor_append(folder, bytes, end, 1, $0) }
    reading.count = 1_000
    return reading
  }

  // MARK: - The ledger

  private func restore(_ shop: Workshop) throws -> Reading {
    let bytes = try shop.bytes(shop.log)
    shop.remove(shop.ledger)
    var reading = Reading()
    reading.count = UInt64(shop.events)
    let start = ContinuousClock.now
    let receipt = try Ledger.restore(
      bytes, to: shop.ledger, projectors: Self.projectors, clock: Self.clock
    ) { done, all in
      // The last commit: what follows stores the books.
      if done == all { reading.nanoseconds = Reading.nanoseconds(since: start) }
    }
    reading.witness = "\(receipt.root)"
    return reading
  }

  private func importing(_ shop: Workshop) async throws -> Reading {
    let bytes = try shop.bytes(shop.commands)
    shop.remove(shop.imported)
    try await Ledger.create(
      at: shop.imported,
      settings: LedgerSettings(origin: "bench.example/import", coop: AgentID("coop")),
      coopName: "Coop", clock: Self.clock)
    let ledger = try open(shop.imported)
    var reading = Reading()
    reading.count = UInt64(shop.events)
    let start = ContinuousClock.now
    let receipt = try await ledger.importLines(bytes, settles: false)
    reading.nanoseconds = Reading.nanoseconds(since: start)
    guard receipt.accepted == shop.events - 1 else {
      throw Failure(what: "accepted \(receipt.accepted); \(receipt.refused.prefix(3))")
    }
    return reading
  }

  private func verify(_ shop: Workshop) throws -> Reading {
    let ledger = try open(shop.ledger)
    var root = ""
    var reading = try Reading(count: UInt64(shop.events)) {
      let verification = try ledger.verify()
      guard verification.ok else { throw Failure(what: "\(verification.problems.prefix(3))") }
      root = "\(verification.root)"
    }
    reading.witness = root
    return reading
  }

  private func rebuild(_ shop: Workshop) throws -> Reading {
    let ledger = try open(shop.ledger)
    var own: UInt64 = 0
    var reading = try Reading(count: UInt64(shop.events)) {
      let rebuilt = try ledger.rebuild(Self.projectors.map { $0.name }) { _, _, _ in
        own = max(own, memory("RssAnon"))
      }
      guard rebuilt.allSatisfy({ $0.digestBefore == $0.digestAfter }) else {
        throw Failure(what: "live ≠ rebuilt")
      }
    }
    reading.peakOwn = own
    return reading
  }
}

/// Why a measure means nothing.
struct Failure: Error {
  var what: String
}
