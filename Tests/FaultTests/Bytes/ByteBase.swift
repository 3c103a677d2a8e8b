import Bookkeeping
import Calls
import Contributions
import Deliveries
import Exchange
import Foundation
import Handouts
import Impact
import Inventory
import Means
import Needs
import Programs
import Projecting
import Quality
import Testing
import Trace

/// A ledger to damage: the beginning of the fixture of spring 2020 and one act more, on disk, made once.
struct ByteBase: Sendable {
  /// `config`, `key` and `checkpoint`.
  let small: [String: Data]
  /// `log/data.mdb` as it is, and as it was before the last act.
  let log: [UInt8]
  let older: [UInt8]
  let views: [UInt8]
  let lines: [[UInt8]]
  let ids: [EventID]
  let root: String

  static let projectors: [any Projector.Type] = [
    InventoryProjector.self, ContributionsProjector.self, ImpactProjector.self,
    TraceProjector.self, NeedsProjector.self, CallsProjector.self, HandoutsProjector.self,
    DeliveriesProjector.self, MeansProjector.self, QualityProjector.self,
  ]
  /// After the last act of the fixture.
  static let clock: @Sendable () -> Instant = { Instant(milliseconds: 1_600_000_000_000) }
  static let isSoaking = ProcessInfo.processInfo.environment["MAILLON_SOAK"] != nil
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  /// The built tool.
  static let tool = root.appending(path: ".build/debug/maillon").path

  /// The first lines of the fixture; enough for two tiles and trees of several levels.
  static func archive(_ count: Int) throws -> [UInt8] {
    let text = try Data(contentsOf: root.appending(path: "Fixtures/namur-2020/log.jsonl"))
    let lines = text.split(separator: 0x0A).prefix(count)
    return lines.flatMap { Array($0) + [0x0A] }
  }

  static let shared = Task { try await make() }

  private static func make() async throws -> ByteBase {
    let folder = ScratchFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder.path
    _ = try Ledger.restore(try archive(320), to: path, projectors: projectors, clock: clock)
    let file = URL(filePath: path + "/log/data.mdb")
    let older = [UInt8](try Data(contentsOf: file))
    let ledger = try Ledger.open(at: path, projectors: projectors, clock: clock)
    var act = Event(
      id: EventID("last-act")!, kind: .agentRegistered, occurredAt: Timestamp("2020-06-01")!)
    act.set(.agent, identifier: AgentID("newcomer").number)
    act.set(.agentType, .text("organization"))
    act.set(.category, identifier: Term("company").number)
    act.set(.tracked, false)
    _ = try await ledger.record([Command(act)])
    for projector in projectors { _ = try ledger.report(projector.name) }
    try ledger.settle()
    var lines: [[UInt8]] = []
    try ledger.entries { _, line in
      lines.append((0..<line.count).map { line[$0] })
      return true
    }
    let ids = lines.map { line in
      let text = String(decoding: line, as: UTF8.self)
      return EventID(String(text.components(separatedBy: #""id":""#)[1].prefix { $0 != "\"" }))!
    }
    let small = try ["config", "key", "checkpoint"].map { name in
      (name, try Data(contentsOf: URL(filePath: path + "/" + name)))
    }
    return ByteBase(
      small: Dictionary(uniqueKeysWithValues: small), log: [UInt8](try Data(contentsOf: file)),
      older: older,
      views: [UInt8](try Data(contentsOf: URL(filePath: path + "/views/data.mdb"))),
      lines: lines, ids: ids, root: "\(try ledger.status().root)")
  }

  /// Lends a copy whose log is replaced, with or without its views.
  func withCopy<R>(
    log: [UInt8]? = nil, views: [UInt8]? = nil, _ body: (String) throws -> R
  ) throws -> R {
    let folder = ScratchFolder()
    try fill(folder, log, views)
    return try withExtendedLifetime(folder) { try body(folder.path) }
  }

  private func fill(_ folder: ScratchFolder, _ log: [UInt8]?, _ views: [UInt8]?) throws {
    let files = FileManager.default
    for name in ["log", "views", "people"] {
      try files.createDirectory(
        atPath: folder.path + "/" + name, withIntermediateDirectories: true)
    }
    for (name, bytes) in small { try bytes.write(to: URL(filePath: folder.path + "/" + name)) }
    try Data(log ?? self.log).write(to: URL(filePath: folder.path + "/log/data.mdb"))
    if let views { try Data(views).write(to: URL(filePath: folder.path + "/views/data.mdb")) }
  }
}

/// A folder that is gone when the test is.
final class ScratchFolder: Sendable {
  let path: String

  init() {
    // In memory where there is such a place: thousands of damaged files need not reach a disk.
    let memory = "/dev/shm"
    let parent =
      FileManager.default.isWritableFile(atPath: memory)
      ? memory : FileManager.default.temporaryDirectory.path
    path = parent + "/maillon-\(UUID().uuidString)"
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A generator whose numbers follow from its seed (SplitMix64).
struct SeededChance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// The tool run as people run it.
struct ToolRun {
  var status: Int32
  var isSignal: Bool
  var output: String
  var errors: String

  init(_ words: [String], at path: String) throws {
    // What never ends would be a defect too, and is ended by a signal.
    let ending = try Program.run(
      "/usr/bin/timeout",
      ["-s", "KILL", "60", ByteBase.tool] + words + ["--ledger", path, "--lang", "en"],
      in: .init(complaints: .apart))
    isSignal = ending.status == nil
    status = ending.status ?? -1
    (output, errors) = (ending.output, ending.errors)
  }

  /// Whether it ended as the interface says: by itself, with a documented status, and with a sentence
  /// whenever it did not answer.
  var isPlain: Bool {
    let known: [Int32] = [0, 1, 64, 65, 74, 75]
    return !isSignal && known.contains(status)
      && (status <= 1 || errors.contains("maillon: ") || status == 65 && !errors.isEmpty)
  }
}
