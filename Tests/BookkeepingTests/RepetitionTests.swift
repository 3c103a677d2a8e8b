import Bookkeeping
import Testing

/// A file that is brought twice.
@Suite struct RepetitionTests {
  private static let gifts = Array(
    (1...9).map {
      #"{"item":"sheet","kind":"donationReceived","occurredAt":"2020-04-0\#($0)","provider":"dora","quantity":{"unit":"one","value":"5"},"receiver":"coop"}"#
    }.joined(separator: "\n").utf8)

  @Test func `of several who bring one file at once one is the first`() async throws {
    let folder = TemporaryFolder()
    let ledger = try await Ledger.fresh(folder)
    _ = try await ledger.take(
      #"{"agent":"dora","agentType":"organization","category":"company","id":"a1","kind":"agentRegistered","tracked":false}"#,
      #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"feuille"},"unit":"one"}"#)
    let before = try ledger.size()
    let receipts = try await withThrowingTaskGroup(of: ImportReceipt.self) { tasks in
      for _ in 0..<8 {
        tasks.addTask { try await ledger.importLines(Self.gifts, repeats: .asked) }
      }
      return try await tasks.reduce(into: [ImportReceipt]()) { $0.append($1) }
    }
    #expect(receipts.count { $0.repetition == nil && $0.accepted == 9 } == 1)
    #expect(receipts.count { $0.repetition?.lines.count == 9 && $0.accepted == 0 } == 7)
    #expect(try ledger.size() == before + 9)
    let left = try await ledger.importLines(Self.gifts, repeats: .leftOut)
    #expect(left.accepted == 0 && left.repeatedLines.map(\.number) == Array(1...9))
    #expect(try await ledger.importLines(Self.gifts, repeats: .taken).accepted == 9)
  }
}
