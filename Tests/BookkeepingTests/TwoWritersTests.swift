import Bookkeeping
import Exchange
import Testing

/// Processes that die are the fault campaign's: Tests/FaultTests.
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

/// The books are stored, and read row by row while deciding: nobody may decide on rows of two states.
@Suite struct StoredBooksTests {
  private func setting() async throws -> (TemporaryFolder, Ledger) {
    let folder = TemporaryFolder()
    _ = try await Ledger.fresh(folder).take(
      #"{"agent":"dora","agentType":"organization","category":"company","id":"a1","kind":"agentRegistered","tracked":false}"#,
      #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"feuille"},"unit":"one"}"#)
    let ledger = try Ledger.open(at: folder.path, projectors: allProjectors, clock: june2020)
    try ledger.settle()
    return (folder, ledger)
  }

  private func deliver(_ count: Int, _ ledger: Ledger) async throws -> ImportReceipt {
    try await ledger.take(
      #"{"id":"d\#(count)","item":"sheet","kind":"goodsDelivered","occurredAt":"2020-04-03","provider":"coop","quantity":{"unit":"one","value":"\#(count)"},"receiver":"dora"}"#
    )
  }

  @Test func `what another process stored is not counted twice`() async throws {
    let (folder, ledger) = try await setting()
    let path = folder.path
    await #expect(processExitsWith: .success) { [path = path as String] in
      let other = try Ledger.open(at: path, projectors: allProjectors, clock: june2020)
      _ = try await other.record([Donations.command(0)])
    }
    #expect(try await deliver(2, ledger).refusalCount == 1)
    #expect(try await deliver(1, ledger).accepted == 1)
  }

  @Test func `after a rebuild acts are decided on as before`() async throws {
    let (folder, ledger) = try await setting()
    defer { withExtendedLifetime(folder) {} }
    _ = try await ledger.record([Donations.command(0)])
    _ = try ledger.rebuild()
    #expect(try await deliver(2, ledger).refusalCount == 1)
    #expect(try await deliver(1, ledger).accepted == 1)
    #expect(try ledger.rebuild().allSatisfy { $0.digestBefore == $0.digestAfter })
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
}
