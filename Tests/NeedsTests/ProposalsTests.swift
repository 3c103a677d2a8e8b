import Exchange
import Projecting
import Stock
import Testing

@testable import Needs

/// What could meet, of one item that many offer and many need.
struct ProposalsTests {
  private let tables = TableSpace()

  /// The proposals, and how much was looked at for them.
  private func propose(
    _ count: Int, offer: (Int) -> Int, by giver: (Int) -> String, need: (Int) -> Int,
    of taker: (Int) -> String
  ) throws -> (lines: [[Value]], looks: Int) {
    let needs = try (0..<count).map { number in
      try intent(.needPublished, "n\(number)", need(number), taker(number), number)
    }
    let offers = try (0..<count).map { number in
      try intent(.offerPublished, "o\(number)", offer(number), giver(number), count + number)
    }
    let agents = AgentTable(tables: tables)
    let proposals = Proposals(
      promises: Promises(intents: needs + offers, commitments: [], agents: agents),
      agents: agents, items: tables.table("items"),
      moment: AskedMoment(now: Instant(milliseconds: 0), size: 0, zone: .brussels))
    var looks = 0
    return (proposals.grid(looks: &looks).rows, looks)
  }

  private func intent(
    _ kind: EventKind, _ name: String, _ amount: Int, _ agent: String, _ position: Int
  ) throws -> Promises.Intent {
    var act = Event(
      id: try #require(EventID(name)), kind: kind,
      occurredAt: try #require(Timestamp("2020-04-01")))
    act.position = Position(position)
    act.set(kind == .needPublished ? .receiver : .provider, identifier: AgentID(agent).number)
    act.set(.item, identifier: ItemID("visor").number)
    act.set(.quantity, Quantity(ExactDecimal(amount), .one))
    return (PromiseID(name), try #require(IntentRow(Fact(act: act, zone: .brussels), unit: .one)))
  }

  /// Every second need is covered by none, the others by the last offers only.
  private func looks(_ count: Int) throws -> Int {
    try propose(
      count, offer: { $0 + 1 }, by: { "giver-\($0)" },
      need: { $0 % 2 == 0 ? count : 2 * count }, of: { "taker-\($0)" }
    ).looks
  }

  @Test func `needs and offers of one item are not held against each other one by one`() throws {
    let (some, twice) = (try looks(500), try looks(1_000))
    #expect(twice < 3 * some)
    #expect(twice < 1_000 * 1_000 / 2)
  }

  @Test func `own offers are passed over without a look at each`() throws {
    func looks(_ count: Int) throws -> Int {
      try propose(
        count, offer: { _ in 1 }, by: { $0 == count - 1 ? "another" : "own" }, need: { _ in 1 },
        of: { _ in "own" }
      ).looks
    }
    #expect(try looks(1_000) < 3 * looks(500))
  }

  @Test func `of many offers the first twenty are told, and how many more there are`() throws {
    let lines = try propose(
      30, offer: { $0 }, by: { "giver-\($0)" }, need: { _ in 25 }, of: { "taker-\($0)" }
    ).lines
    // An offer of nothing is none; the five that cover it whole come first.
    let own = lines.prefix(20).map { line in line.map { "\($0)" } }
    let named = { (number: Int) in "\(Value.text("o\(number)"))" }
    #expect(own.prefix(6).map { $0[1] } == ([25, 26, 27, 28, 29, 1].map(named)))
    #expect(own[19].last == "\(Value.integer(9))")
    #expect(own.prefix(19).allSatisfy { $0.last == "\(Value.absent)" })
    #expect(own.allSatisfy { $0[0] == own[0][0] })
  }
}
