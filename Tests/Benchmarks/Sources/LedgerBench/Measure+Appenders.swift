import Bookkeeping
import Exchange
import Projecting

extension Measure {
  /// Appenders of single acts at the same ledger, each waiting for its act to be durable before it
  /// hands in the next.
  func append(_ shop: Workshop, tasks: Int, acts: Int) async throws -> Reading {
    let ledger = try open(shop.ledger)
    // The first act brings the books into memory.
    _ = try await ledger.record([Self.command()], settles: false)
    // Made before: making an act is not the ledger's work.
    let commands = (0..<tasks).map { _ in (0..<acts).map { _ in Self.command() } }
    var reading = Reading()
    reading.count = UInt64(tasks * acts)
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for own in commands {
        group.addTask {
          for command in own { _ = try await ledger.record([command], settles: false) }
        }
      }
      try await group.waitForAll()
    }
    reading.nanoseconds = Reading.nanoseconds(since: start)
    return reading
  }

  static func command() -> Command {
    var act = Event(
      id: .unique(clock()), kind: .donationReceived, occurredAt: Timestamp(clock(), in: .brussels))
    act.set(.provider, identifier: AgentID("donor-\(Int.random(in: 1...400))").number)
    act.set(.receiver, identifier: AgentID("coop").number)
    act.set(.recordedBy, identifier: AgentID("coop").number)
    act.set(.item, identifier: ItemID("visor").number)
    act.set(.quantity, Quantity(ExactDecimal(Int.random(in: 1...90)), .one))
    return Command(act)
  }
}
