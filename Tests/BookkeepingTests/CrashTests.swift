import Bookkeeping
import Exchange
import Foundation
import Glibc
import Testing

/// What was acknowledged survives, whatever moment the process dies at.
@Suite struct CrashTests {
  @Test(arguments: Array(0..<(isSoaking ? 60 : 3)) as [UInt64])
  func `a killed writer has kept every act it acknowledged`(seed: UInt64) async throws {
    let folder = TemporaryFolder()
    try await setUp(folder)
    var chance = SeededGenerator(seed: seed)
    for round in 0..<3 {
      let (path, life) = (folder.path, Int.random(in: 0...120_000, using: &chance))
      let first = round * 100_000
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, life = life as Int, first = first as Int] in
        try await Donations.recordUntilKilled(path, from: first, microseconds: life)
      }
      try await check(folder)
    }
  }

  private func setUp(_ folder: TemporaryFolder) async throws {
    let ledger = try await Ledger.fresh(folder)
    let receipt = try await ledger.take(
      #"{"agent":"dora","agentType":"organization","category":"company","id":"a1","kind":"agentRegistered","tracked":false}"#,
      #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"feuille"},"unit":"one"}"#)
    #expect(receipt.accepted == 2)
  }

  private func check(_ folder: TemporaryFolder) async throws {
    let ledger = try Ledger.open(at: folder.path, projectors: allProjectors, clock: june2020)
    let text = (try? String(contentsOfFile: folder.path + "/acknowledged", encoding: .utf8)) ?? ""
    // The last line may be cut: what it was to say was not said.
    let acknowledged = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    for line in acknowledged {
      let words = line.split(separator: " ")
      let entry = try ledger.entry(EventID(String(words[0]))!)
      #expect(entry?.position == UInt64(words[1]))
    }
    let size = try ledger.status().size
    #expect(size >= UInt64(acknowledged.count) + 3)
    #expect(try ledger.verify().ok)
    try await retry(ledger, acknowledged.last.map { Int($0.split(separator: " ")[0].dropFirst())! })
    try ledger.settle()
    let live = try Answers(ledger)
    for rebuilt in try ledger.rebuild() { #expect(rebuilt.digestBefore == rebuilt.digestAfter) }
    #expect(try Answers(ledger) == live)
  }

  /// The command in flight lands once, whether it had landed or not.
  private func retry(_ ledger: Ledger, _ last: Int?) async throws {
    let last = last ?? -1
    for number in max(0, last)...(last + 1) {
      let before = try ledger.status().size
      let first = try await ledger.record([Donations.command(number)])
      let again = try await ledger.record([Donations.command(number)])
      #expect(first.size == before + (first.entries[0].isDuplicate ? 0 : 1))
      #expect(again.entries[0].isDuplicate && again.size == first.size)
      #expect(again.entries[0].leafHash == first.entries[0].leafHash)
      if number == last { #expect(first.entries[0].isDuplicate) }
    }
  }
}

@Suite struct TwoWritersTests {
  @Test func `two processes take turns without losing an act`() async throws {
    let folder = TemporaryFolder()
    let ledger = try await Ledger.fresh(folder)
    _ = try await ledger.take(
      #"{"agent":"dora","agentType":"organization","category":"company","id":"a1","kind":"agentRegistered","tracked":false}"#,
      #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"feuille"},"unit":"one"}"#)
    for turn in 0..<2 {
      _ = try await ledger.record([Donations.command(turn * 10)])
      let path = folder.path
      await #expect(processExitsWith: .success) {
        [path = path as String, turn = turn as Int] in
        let other = try Ledger.open(at: path, projectors: allProjectors, clock: june2020)
        _ = try await other.record([Donations.command(turn * 10 + 1)])
        _ = try await other.record([Donations.command(turn * 10)])
      }
    }
    let receipt = try await ledger.record([Donations.command(11)])
    #expect(receipt.entries[0].isDuplicate)
    #expect(receipt.size == 7)
    #expect(try Answers(ledger).rows.contains("cell sheet - - coop coop 4"))
    for rebuilt in try ledger.rebuild() { #expect(rebuilt.digestBefore == rebuilt.digestAfter) }
    #expect(try ledger.verify().ok)
  }
}

/// Donations of one sheet each, told apart by their number.
enum Donations {
  static func command(_ number: Int) -> Command {
    var act = Event(
      id: EventID("k\(number)")!, kind: .donationReceived, occurredAt: Timestamp("2020-04-02")!)
    act.set(.provider, identifier: AgentID("dora").number)
    act.set(.receiver, identifier: AgentID("coop").number)
    act.set(.item, identifier: ItemID("sheet").number)
    act.set(.quantity, Quantity(.one, .one))
    return Command(act)
  }

  /// Records one after the other and notes each once it is durable, until the process is killed.
  static func recordUntilKilled(_ path: String, from first: Int, microseconds: Int) async throws {
    let ledger = try Ledger.open(at: path, projectors: allProjectors, clock: june2020)
    let notes = path + "/acknowledged"
    if !FileManager.default.fileExists(atPath: notes) {
      _ = FileManager.default.createFile(atPath: notes, contents: nil)
    }
    let file = try #require(FileHandle(forWritingAtPath: notes))
    try file.seekToEnd()
    let end = ContinuousClock.now + .microseconds(microseconds)
    Thread.detachNewThread {
      while ContinuousClock.now < end {}
      kill(getpid(), SIGKILL)
    }
    for number in first... {
      let receipt = try await ledger.record(
        [command(number)], settles: number.isMultiple(of: 3))
      let note = "k\(number) \(receipt.entries[0].position)\n"
      try file.write(contentsOf: Data(note.utf8))
    }
  }
}
