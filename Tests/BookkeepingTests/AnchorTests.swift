import Bookkeeping
import Exchange
import Foundation
import MerkleLog
import Testing

/// The signed head outside the log: a log that goes back, or is another, is noticed.
@Suite struct AnchorTests {
  private func open(_ path: String, believesLog: Bool = false) throws(LedgerError) -> Ledger {
    try Ledger.open(
      at: path, projectors: [], clock: { Instant(milliseconds: 1_600_000_000_000) },
      believesLog: believesLog)
  }

  private func folder() async throws -> String {
    let path = FileManager.default.temporaryDirectory.path + "/maillon-\(UUID().uuidString)"
    try await make(path)
    return path
  }

  private func make(_ path: String) async throws {
    try await Ledger.create(
      at: path, settings: LedgerSettings(origin: "test.invalid/a", coop: AgentID("coop")),
      coopName: "Maillon", clock: { Instant(milliseconds: 1_590_000_000_000) })
  }

  private func add(_ agent: String, to path: String) async throws {
    var act = Event(
      id: EventID("a-\(agent)")!, kind: .agentRegistered, occurredAt: Timestamp("2020-04-01")!)
    act.set(.agent, identifier: AgentID(agent).number)
    act.set(.agentType, .text("organization"))
    act.set(.category, identifier: Term("company").number)
    act.set(.tracked, false)
    _ = try await open(path).record([Command(act)])
  }

  @Test func `a log put back to an older state is refused, with both heads`() async throws {
    let path = try await folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let files = FileManager.default
    try files.copyItem(atPath: path + "/log", toPath: path + "/old")
    try await add("dora", to: path)
    try files.removeItem(atPath: path + "/log")
    try files.moveItem(atPath: path + "/old", toPath: path + "/log")
    let error = #expect(throws: LedgerError.self) { try open(path) }
    guard case .disagrees(_, let found)? = error else {
      Issue.record("\(error as Any)")
      return
    }
    #expect(found.anchoredSize == 2 && found.size == 1)
    #expect(found.anchoredRoot != found.root)
    let check = try open(path, believesLog: true).verify()
    #expect(!check.ok && check.anchor?.size == 2 && check.problems.isEmpty)
  }

  @Test func `another log of the same length is refused too`() async throws {
    let path = try await folder()
    let other = try await folder()
    defer { for path in [path, other] { try? FileManager.default.removeItem(atPath: path) } }
    try await add("dora", to: path)
    try await add("bruno", to: other)
    try FileManager.default.removeItem(atPath: path + "/log")
    try FileManager.default.copyItem(atPath: other + "/log", toPath: path + "/log")
    #expect(throws: LedgerError.self) { try open(path) }
    #expect(try open(other).verify().ok)
  }

  @Test func `an older anchor holds, and a ledger without key has none`() async throws {
    let path = try await folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let first = try Data(contentsOf: URL(filePath: path + "/checkpoint"))
    try await add("dora", to: path)
    try first.write(to: URL(filePath: path + "/checkpoint"))
    #expect(try open(path).verify().anchor?.size == 1)
    try FileManager.default.removeItem(atPath: path + "/key")
    let bare = try open(path)
    #expect(try bare.verify().ok && bare.verifierKey == nil)
    #expect(throws: LedgerError.noKey(path: path)) { try bare.checkpoint() }
  }

  @Test(arguments: [[], [UInt8](repeating: 0, count: 180)])
  func `an anchor that a power cut left empty or as zeros is as none`(left: [UInt8]) async throws {
    let path = try await folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(left).write(to: URL(filePath: path + "/checkpoint"))
    #expect(try open(path, believesLog: true).verify().anchor == nil)
    #expect(Ledger.hasTornAnchor(at: path))
    #expect(try open(path).foundTornAnchor)
    #expect(try open(path).verify().anchor?.size == 1)
    #expect(try !open(path).foundTornAnchor && !Ledger.hasTornAnchor(at: path))
    try await add("dora", to: path)
    #expect(try open(path).verify().anchor?.size == 2)
  }

  @Test func `an anchor that a power cut left short is as none, wherever it was cut`() async throws
  {
    let path = try await folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let whole = try Data(contentsOf: URL(filePath: path + "/checkpoint"))
    for count in 0..<whole.count {
      try whole.prefix(count).write(to: URL(filePath: path + "/checkpoint"))
      #expect(Ledger.hasTornAnchor(at: path), "cut after \(count) bytes")
    }
    try whole.write(to: URL(filePath: path + "/checkpoint"))
    #expect(!Ledger.hasTornAnchor(at: path))
  }

  @Test func `an anchor that was tampered with is said, and nothing is lost`() async throws {
    let path = try await folder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("nonsense".utf8).write(to: URL(filePath: path + "/checkpoint"))
    let error = #expect(throws: LedgerError.self) { try open(path) }
    guard case .badAnchor(let file, _)? = error else {
      Issue.record("\(error as Any)")
      return
    }
    #expect(file == path + "/checkpoint")
    let check = try open(path, believesLog: true).verify()
    #expect(!check.ok && check.problems.count == 1 && check.size == 1)
    try FileManager.default.removeItem(atPath: file)
    #expect(try open(path).verify().ok)
  }
}
