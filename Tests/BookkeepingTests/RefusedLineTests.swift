import Bookkeeping
import Exchange
import Testing

/// What a group brings back too much is told of every line that brings it back (rule R6).
@Suite struct RefusedLineTests {
  private let folder = TemporaryFolder()

  private func act(
    _ id: String, _ kind: String, _ provider: String, _ receiver: String, _ quantity: Int,
    _ more: String
  ) -> String {
    #"{"id":"\#(id)","item":"sheet","kind":"\#(kind)","occurredAt":"2020-04-05","provider":"\#(provider)","quantity":{"unit":"one","value":"\#(quantity)"},"receiver":"\#(receiver)"\#(more)}"#
  }

  private func correction(_ id: String, of original: String, to quantity: Int) -> String {
    #"{"corrects":"\#(original)","id":"\#(id)","kind":"amended","quantity":{"unit":"one","value":"\#(quantity)"},"reason":"x"}"#
  }

  private func ledger() async throws -> Ledger {
    let ledger = try await Ledger.fresh(folder)
    let receipt = try await ledger.take(
      #"{"agent":"chr","agentType":"organization","category":"hospital","id":"a1","kind":"agentRegistered","tracked":false}"#,
      #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"feuille"},"unit":"one"}"#,
      act("d", "openingBalance", "chr", "coop", 100, ""),
      act("l", "loanStarted", "coop", "chr", 10, #","agreement":"A1""#),
      act("g", "goodsDelivered", "coop", "chr", 10, ""),
      act("b", "goodsReturned", "chr", "coop", 8, #","delivery":"g""#),
      act("r", "loanReturned", "chr", "coop", 8, #","agreement":"A1""#))
    #expect(receipt.refused == [])
    return ledger
  }

  private func told(_ receipt: ImportReceipt) -> [String] {
    receipt.refused.filter { if case .exceedsReference = $0.reason { true } else { false } }
      .map { "\($0.line ?? 0) \($0.id ?? "?")" }
  }

  @Test func `every return of a loan that brings back too much`() async throws {
    let lines = [
      act("r2", "loanReturned", "chr", "coop", 1, #","agreement":"A1""#),
      act("x", "goodsDelivered", "coop", "chr", 1, ""),
      act("r3", "loanReturned", "chr", "coop", 2, #","agreement":"A1""#),
    ]
    let receipt = try await ledger().importLines(
      Array(lines.joined(separator: "\n").utf8), allowNegative: false)
    #expect(told(receipt) == ["1 r2", "3 r3"])
  }

  @Test func `a correction of the loan itself`() async throws {
    let receipt = try await ledger().take(correction("c", of: "l", to: 7))
    #expect(told(receipt) == ["1 c"])
  }

  @Test func `every return of a delivery and every correction`() async throws {
    let ledger = try await ledger()
    let refused = try await ledger.take(
      act("b2", "goodsReturned", "chr", "coop", 1, #","delivery":"g""#),
      correction("c", of: "g", to: 8))
    #expect(told(refused) == ["1 b2", "2 c"])
    let receipt = try await ledger.take(
      act("b2", "goodsReturned", "chr", "coop", 1, #","delivery":"g""#),
      correction("c", of: "g", to: 8), correction("c2", of: "b", to: 7))
    #expect(receipt.refused == [])
  }

  @Test func `what was recorded anyway may become less`() async throws {
    let ledger = try await ledger()
    let more = act("r2", "loanReturned", "chr", "coop", 5, #","agreement":"A1""#)
    _ = try await ledger.importLines(Array(more.utf8), allowNegative: true)
    #expect(try await ledger.take(correction("c", of: "r2", to: 4)).refused == [])
    #expect(told(try await ledger.take(correction("c2", of: "r2", to: 5))) == ["1 c2"])
  }
}
