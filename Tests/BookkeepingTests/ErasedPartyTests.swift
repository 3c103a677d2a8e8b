import Bookkeeping
import Exchange
import Foundation
import Testing

/// Who asked to be forgotten collects no new acts; what began before comes to its end.
@Suite struct `Acts of erased persons` {
  private let folder = TemporaryFolder()

  /// A ledger with a gift and a loan of a person who was erased then.
  private func ledger() async throws -> Ledger {
    let ledger = try await Ledger.fresh(folder)
    let receipt = try await ledger.take(
      #"{"agent":"p-1","agentType":"person","category":"citizen","id":"a1","kind":"agentRegistered","tracked":false}"#,
      #"{"agent":"p-2","agentType":"person","category":"citizen","id":"a2","kind":"agentRegistered","tracked":false}"#,
      #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"Feuille"},"unit":"one"}"#,
      Self.gift("d1", by: "p-1"),
      #"{"agreement":"l1","id":"l1","item":"sheet","kind":"loanStarted","occurredAt":"2020-04-05","provider":"p-1","quantity":{"unit":"one","value":"2"},"receiver":"coop"}"#,
      #"{"agreement":"l2","id":"l2","item":"sheet","kind":"loanStarted","occurredAt":"2020-04-06","provider":"coop","quantity":{"unit":"one","value":"2"},"receiver":"p-1"}"#
    )
    #expect(receipt.refused == [] && receipt.accepted == 6)
    _ = try await ledger.erase(AgentID("p-1"), reason: "request", by: AgentID("coop"))
    return ledger
  }

  private static func gift(_ id: String, by agent: String, _ more: String = "") -> String {
    #"{"id":"\#(id)","item":"sheet","kind":"donationReceived","occurredAt":"2020-04-05","provider":"\#(agent)","quantity":{"unit":"one","value":"10"},"receiver":"coop"\#(more)}"#
  }

  @Test(arguments: [
    ("provider", gift("x", by: "p-1")),
    ("onBehalfOf", gift("x", by: "p-2", #","onBehalfOf":"p-1""#)),
    ("recordedBy", gift("x", by: "p-2", #","recordedBy":"p-1""#)),
    (
      "receiver",
      #"{"id":"x","item":"sheet","kind":"goodsDelivered","occurredAt":"2020-04-06","provider":"coop","quantity":{"unit":"one","value":"1"},"receiver":"p-1"}"#
    ),
    (
      "agent",
      #"{"agent":"p-1","category":"carer","id":"x","kind":"agentUpdated"}"#
    ),
    (
      "provider",
      #"{"effort":{"unit":"hour","value":"1"},"id":"x","kind":"workDone","occurredAt":"2020-04-05","provider":"p-1","skill":"couture"}"#
    ),
  ])
  func `a new one is refused, with the field that names the person`(
    field: String, line: String
  ) async throws {
    let ledger = try await ledger()
    let root = try ledger.status().root
    let receipt = try await ledger.take(line)
    #expect(receipt.refused.map(\.reason) == [.erasedAgent("p-1")])
    #expect(receipt.refused.map(\.field) == [field])
    #expect(try ledger.status().root == root)
  }

  @Test func `what was noted before is the same act when it comes again`() async throws {
    let receipt = try await ledger().take(Self.gift("d1", by: "p-1"))
    #expect(receipt.duplicates == 1 && receipt.refused == [])
  }

  @Test func `an act of before can be put right`() async throws {
    let ledger = try await ledger()
    for lines in [
      [
        #"{"corrects":"d1","id":"c1","kind":"amended","quantity":{"unit":"one","value":"9"},"reason":"x"}"#
      ],
      // Entered anew on another day, as `correct d1 --on` does.
      [
        #"{"corrects":"d1","id":"c2","kind":"reversed","reason":"x"}"#,
        Self.gift("d2", by: "p-1", #","replaces":"d1""#),
      ],
    ] {
      let receipt = try await ledger.take(lines.joined(separator: "\n"))
      #expect(receipt.refused == [] && receipt.accepted == lines.count, "\(lines)")
    }
  }

  @Test func `but no other person's act is made the erased person's`() async throws {
    let ledger = try await ledger()
    #expect(try await ledger.take(Self.gift("d3", by: "p-2")).accepted == 1)
    let receipt = try await ledger.take(
      #"{"corrects":"d3","id":"c3","kind":"reversed","reason":"x"}"#,
      Self.gift("d4", by: "p-1", #","replaces":"d3""#))
    #expect(receipt.refused.map(\.reason) == [.erasedAgent("p-1")])
  }

  @Test func `goods that were lent find their way home`() async throws {
    let receipt = try await ledger().take(
      #"{"agreement":"l1","id":"r1","item":"sheet","kind":"loanReturned","occurredAt":"2020-05-05","provider":"coop","quantity":{"unit":"one","value":"2"},"receiver":"p-1"}"#,
      #"{"agreement":"l2","id":"r2","item":"sheet","kind":"loanReturned","occurredAt":"2020-05-05","provider":"p-1","quantity":{"unit":"one","value":"2"},"receiver":"coop"}"#
    )
    #expect(receipt.refused == [] && receipt.accepted == 2)
  }

  @Test func `a log of before, with acts after the erasure, is restored as it is`() async throws {
    let ledger = try await ledger()
    var lines: [UInt8] = []
    try ledger.entries { _, line in
      for index in 0..<line.count { lines.append(line[index]) }
      lines.append(UInt8(ascii: "\n"))
      return true
    }
    let size = try ledger.status().size
    lines += Array(
      (#"{"id":"late","item":"sheet","kind":"donationReceived","occurredAt":"2020-05-01","provider":"p-1","quantity":{"unit":"one","value":"1"},"receiver":"coop","recordedAt":"2020-06-02T10:00:00.000Z","recordedBy":"coop","seq":\#(size),"v":1}"#
        + "\n").utf8)
    let other = TemporaryFolder()
    _ = try Ledger.restore(lines, to: other.path, projectors: allProjectors, clock: june2020)
    let old = try Ledger.open(at: other.path, projectors: allProjectors, clock: june2020)
    #expect(try old.status().size == size + 1)
    #expect(try old.verify().ok)
  }
}
