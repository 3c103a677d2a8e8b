import Bookkeeping
import Foundation
import Processes
import Testing

@testable import Terminal

/// The tool itself, run on damaged ledgers: it answers or says a sentence, and is never taken down.
@Suite struct ToolDamageTests {
  private static let commands = [
    ["inventory"], ["export"], ["show", "last-act"], ["impact", "--at", "2020-05-01"], ["status"],
    ["rebuild"], ["agent", "another", "--agent-type", "organization", "--category", "company"],
  ]

  @Test(arguments: 0..<UInt64(ByteBase.isSoaking ? 600 : 8))
  func `no command is taken down by damage`(seed: UInt64) async throws {
    let base = try await ByteBase.shared.value
    var chance = SeededChance(seed: seed &+ 77)
    let damage = Damage.allCases.randomElement(using: &chance)!
    var (log, views) = (base.log, base.views)
    let isOfLog = Bool.random(using: &chance)
    let what =
      isOfLog
      ? damage.apply(to: &log, older: base.older, &chance)
      : damage.apply(to: &views, older: base.views, &chance)
    let command = Self.commands.randomElement(using: &chance)!
    let (run, verify) = try base.withCopy(log: log, views: views) {
      (try ToolRun(command, at: $0), try ToolRun(["verify"], at: $0))
    }
    #expect(
      run.isPlain,
      "seed \(seed), \(isOfLog ? "log" : "views"), \(damage), \(what), \(command): \(run)")
    #expect(verify.isPlain && verify.status != 65, "seed \(seed), \(damage), \(what): \(verify)")
  }

  @Test func `verify names what is broken and the way out`() async throws {
    let base = try await ByteBase.shared.value
    var bytes = base.log
    let place = try #require(bytes.firstRange(of: base.lines[100])).lowerBound
    bytes[place / Damage.pageByteCount * Damage.pageByteCount] ^= 0xFF
    let run = try base.withCopy(log: bytes) { try ToolRun(["verify"], at: $0) }
    #expect(run.status == 1)
    #expect(run.output.contains(" restore --root "), "\(run)")
    #expect(run.output.contains("a page of the file is damaged"), "\(run)")
    #expect(run.output.contains("positions "), "\(run)")
  }

  /// A program in place of the tool's own child: it is ended by the system where it reads the first
  /// entries, and does its work behind them.
  @Test func `verify goes on behind a place where its child is ended`() async throws {
    let base = try await ByteBase.shared.value
    let check = try base.withCopy { try verifyWithDyingChild(in: $0, root: base.root) }
    #expect(check.problems.map(\.kind) == [.process, .altered, .process])
    #expect(check.problems.map(\.positions) == [0...16383, 16390...16391, 16384...32767])
    #expect(check.problems.map(\.what) == ["signal 11", "x", "signal 7"])
    #expect(check.size == 40000)
  }

  private func verifyWithDyingChild(
    in path: String, root: String
  ) throws -> Bookkeeping.Verification {
    let script = path + "/child"
    let text = """
      #!/bin/sh
      if [ "$2" = 0 ]; then printf 'at\\t0\\t40000\\n'; kill -SEGV $$; fi
      if [ "$2" = 16384 ]; then printf 'at\\t16384\\t40000\\nproblem\\taltered\\t16390\\t16391\\tx\\n'; kill -BUS $$; fi
      printf 'end\\t40000\\t\(root)\\n'
      """
    try Data(text.utf8).write(to: URL(filePath: script))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script)
    let run = ScrubRun(
      runSelf: { ChildProcess.run(script, $0, patience: 60, line: $1) }, ledgerPath: path,
      language: "en")
    guard case .verified(let check) = run.run({ _, _ in }) else {
      throw CocoaError(.fileReadUnknown)
    }
    return check
  }
}
