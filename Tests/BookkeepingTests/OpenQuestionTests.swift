import Bookkeeping
import Exchange
import Testing

/// What we know to be otherwise than the domain would have it, each with its history.
@Suite struct OpenQuestionTests {
  private let folder = TemporaryFolder()

  private func ledger() async throws -> Ledger {
    let ledger = try await Ledger.fresh(folder)
    let agents = ["dora", "bruno", "hub"].map { agent in
      #"{"agent":"\#(agent)","agentType":"organization","category":"company","id":"a-\#(agent)","kind":"agentRegistered","tracked":false}"#
    }
    let item =
      #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"feuille"},"unit":"one"}"#
    _ = try await ledger.importLines(Array((agents + [item]).joined(separator: "\n").utf8))
    return ledger
  }

  private func act(
    _ id: String, _ kind: String, _ provider: String, _ receiver: String, _ quantity: Int,
    _ time: String, _ more: String = ""
  ) -> String {
    #"{"id":"\#(id)","item":"sheet","kind":"\#(kind)","occurredAt":"\#(time)","provider":"\#(provider)","quantity":{"unit":"one","value":"\#(quantity)"},"receiver":"\#(receiver)"\#(more)}"#
  }

  @Test(arguments: [[0, 1, 2], [1, 0, 2], [2, 1, 0], [2, 0, 1]])
  func `the order of rows does not decide whether an owner is ambiguous`(order: [Int]) async throws
  {
    let ledger = try await ledger()
    let rows = [
      act("d", "donationReceived", "dora", "coop", 5, "2020-04-01"),
      act("l", "loanStarted", "bruno", "coop", 5, "2020-04-02", #","agreement":"A1""#),
      act("h", "handedOut", "coop", "hub", 3, "2020-04-03"),
    ]
    let lines = order.map { rows[$0] }.joined(separator: "\n")
    let receipt = try await ledger.importLines(Array(lines.utf8))
    #expect(receipt.refused.map(\.code) == [.referenceMissing])
  }

  @Test func `reversing a gift from before an agent was tracked gives that agent nothing`()
    async throws
  {
    let ledger = try await ledger()
    _ = try await ledger.take(act("d", "donationReceived", "dora", "coop", 5, "2020-04-01"))
    _ = try await ledger.take(
      #"{"agent":"dora","id":"u","kind":"agentUpdated","occurredAt":"2020-04-02","tracked":true}"#,
      #"{"corrects":"d","id":"r","kind":"reversed","occurredAt":"2020-04-03","reason":"x"}"#)
    #expect(try Answers(ledger).rows.filter { $0.hasPrefix("cell") } == [])
  }

  @Test func `a return dated before its loan began is refused`() async throws {
    let ledger = try await ledger()
    _ = try await ledger.take(
      act("l", "loanStarted", "bruno", "coop", 5, "2020-04-10", #","agreement":"A1""#))
    let early = act("r", "loanReturned", "coop", "hub", 5, "2020-04-05", #","agreement":"A1""#)
    let receipt = try await ledger.importLines(Array(early.utf8), allowNegative: true)
    #expect(receipt.refused.map(\.code) == [.referenceMissing])
    let cells = try Answers(ledger, at: .day(18_360)).rows.filter { $0.hasPrefix("cell") }
    #expect(cells == [])
  }
}
