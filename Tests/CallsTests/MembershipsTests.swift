import Exchange
import Projecting
import Testing

@testable import Calls

/// Who belonged to a group when, held against a look at every change.
struct MembershipsTests {
  private static func moment(_ stamp: Int) -> Moment { Moment(stamp: Int64(stamp), position: 0) }

  private struct Coming {
    var agent: String
    var stamp: Int
    var begins: Bool
  }

  private func memberships(
    _ comings: [Coming], merged: [(String, String)] = []
  ) throws -> Memberships {
    let tables = TableSpace()
    let agents = AgentTable(tables: tables)
    for (agent, other) in merged {
      var act = Event(
        id: try #require(EventID("r-\(agent)")), kind: .agentRegistered,
        occurredAt: try #require(Timestamp("2020-04-01")))
      act.set(.agent, identifier: AgentID(agent).number)
      agents.apply(Fact(act: act, zone: .brussels))
      act.kind = .agentsMerged
      act.set(.duplicateOf, identifier: AgentID(other).number)
      agents.apply(Fact(act: act, zone: .brussels))
    }
    let rows: Table<MembershipKey, MembershipRow> = tables.table("memberships")
    for coming in comings {
      let key = MembershipKey(group: AgentID("group"), agent: AgentID(coming.agent))
      rows.update(key, initial: MembershipRow()) { row in
        row.insert(
          .init(
            moment: Self.moment(coming.stamp), time: Timestamp(Day(number: coming.stamp)),
            begins: coming.begins))
      }
    }
    return withExtendedLifetime(tables) { Memberships(rows, agents) }
  }

  @Test func `who came and went is counted at each moment`() throws {
    let members = try memberships([
      Coming(agent: "anna", stamp: 1, begins: true), Coming(agent: "bert", stamp: 2, begins: true),
      // A second start changes nothing, nor does a second end.
      Coming(agent: "anna", stamp: 3, begins: true), Coming(agent: "anna", stamp: 4, begins: false),
      Coming(agent: "anna", stamp: 5, begins: false),
      Coming(agent: "carl", stamp: 6, begins: false),
    ])
    let counts = (0...6).map { members.count(of: AgentID("group"), at: Self.moment($0)) }
    #expect(counts == [0, 1, 2, 2, 1, 1, 1])
    #expect(members.count(of: AgentID("another"), at: Self.moment(3)) == 0)
    let isIn = (0...5).map {
      members.contains(AgentID("anna"), in: AgentID("group"), at: Self.moment($0))
    }
    #expect(isIn == [false, true, true, true, false, false])
  }

  @Test func `somebody under two ids is one, as long as either belongs`() throws {
    let members = try memberships(
      [
        Coming(agent: "anna", stamp: 1, begins: true), Coming(agent: "ann", stamp: 2, begins: true),
        Coming(agent: "anna", stamp: 3, begins: false),
        Coming(agent: "ann", stamp: 4, begins: false),
      ], merged: [("ann", "anna")])
    let counts = (0...4).map { members.count(of: AgentID("group"), at: Self.moment($0)) }
    #expect(counts == [0, 1, 1, 1, 0])
    #expect(members.contains(AgentID("anna"), in: AgentID("group"), at: Self.moment(3)))
  }
}
