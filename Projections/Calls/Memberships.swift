import Exchange
import Projecting

/// Who belonged to which group when, read once for one answer: agents that were merged are one.
struct Memberships {
  private struct Member: Hashable {
    var group: AgentID
    var agent: AgentID
  }
  private var rows: [Member: [MembershipRow]] = [:]
  /// How many belonged to a group from a moment on, in order.
  private var sizes: [AgentID: [(moment: Moment, count: Int)]] = [:]

  init(_ table: Table<MembershipKey, MembershipRow>, _ agents: AgentTable) {
    for (key, row) in table.rows {
      let member = Member(group: key.group, agent: agents.canonical(key.agent))
      rows[member, default: []].append(row)
    }
    var turns: [AgentID: [(moment: Moment, change: Int)]] = [:]
    for (member, rows) in rows { turns[member.group, default: []] += Self.turns(of: rows) }
    sizes = turns.mapValues { turns in
      var count = 0
      return turns.sorted { $0.moment < $1.moment }.map { turn in
        count += turn.change
        return (turn.moment, count)
      }
    }
  }

  func count(of group: AgentID, at moment: Moment) -> Int {
    let sizes = sizes[group] ?? []
    let index = sizes.firstIndex(notBefore: { $0.moment <= moment })
    return index == 0 ? 0 : sizes[index - 1].count
  }

  func contains(_ agent: AgentID, in group: AgentID, at moment: Moment) -> Bool {
    (rows[Member(group: group, agent: agent)] ?? []).contains { $0.isMember(at: moment) }
  }

  /// When somebody, under whichever id, came and went.
  private static func turns(of rows: [MembershipRow]) -> [(moment: Moment, change: Int)] {
    var turns: [(moment: Moment, change: Int)] = []
    for row in rows {
      var isIn = false
      for change in row.changes where change.begins != isIn {
        turns.append((change.moment, change.begins ? 1 : -1))
        isIn = change.begins
      }
    }
    // Under two ids at once somebody is in once.
    var ids = 0
    return turns.sorted { $0.moment < $1.moment }.filter { turn in
      let before = ids
      ids += turn.change
      return min(before, 1) != min(ids, 1)
    }
  }
}
