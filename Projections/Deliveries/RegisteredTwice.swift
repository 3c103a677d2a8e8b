import Exchange
import Projecting

/// Agents that may be one, registered under two ids: by their enterprise number, by their name, or
/// by a name that a slip of the hand sets apart.
///
/// Persons have no name here and are not looked at, nor are agents merged already. Two that bear
/// different numbers are two enterprises, whatever they are called.
struct RegisteredTwice {
  /// From the surest to the least sure.
  private enum Reason: Int {
    case sameNumber, sameName, nearName
  }

  private struct Candidate {
    var agent: AgentID
    var row: AgentRow
    var form: NameForm?
  }

  private struct Pair {
    var double: Candidate
    var kept: Candidate
    var reason: Reason
    /// Those who may be the kept one too, where there are too many to tell each pair.
    var others: [AgentID] = []
  }

  private var pairs: [Pair] = []
  private var proposed: Set<[AgentID]> = []

  init(_ agents: [(key: AgentID, row: AgentRow)]) {
    let candidates = agents.filter {
      $0.row.type != .person && $0.row.mergedInto == nil && !$0.row.isErased
    }.map { agent, row in
      Candidate(agent: agent, row: row, form: row.name.flatMap(NameForm.init))
    }.sorted(by: Self.isBetterKept)
    proposeNumbers(candidates)
    let kept = proposeNames(candidates)
    proposeNearNames(kept)
    pairs.sort {
      ($0.reason.rawValue, $0.kept.agent, $0.double.agent)
        < ($1.reason.rawValue, $1.kept.agent, $1.double.agent)
    }
    putTogether()
  }

  /// Many that may be one and the same become one line.
  private mutating func putTogether() {
    var start = 0
    var lines: [Pair] = []
    while start < pairs.count {
      let first = pairs[start]
      let end =
        pairs[start...].firstIndex {
          $0.reason != first.reason || $0.kept.agent != first.kept.agent
        }
        ?? pairs.count
      if end - start < Alikes.pairedCount {
        lines += pairs[start..<end]
      } else {
        var line = first
        line.others = pairs[start + 1..<end].map(\.double.agent)
        lines.append(line)
      }
      start = end
    }
    pairs = lines
  }

  /// Rather the one of which we know the number, or whose stock is inventoried.
  private static func isBetterKept(_ one: Candidate, _ other: Candidate) -> Bool {
    func rank(_ candidate: Candidate) -> (Int, Int, AgentID) {
      (
        candidate.row.enterpriseNumber == nil ? 1 : 0, candidate.row.isTracked ? 0 : 1,
        candidate.agent
      )
    }
    return rank(one) < rank(other)
  }

  // MARK: - Finding them

  private mutating func proposeNumbers(_ candidates: [Candidate]) {
    var first: [ByteText: Candidate] = [:]
    for candidate in candidates {
      guard let number = candidate.row.enterpriseNumber.map({ ByteText($0) }) else { continue }
      if let kept = first[number] {
        propose(candidate, kept, .sameNumber)
      } else {
        first[number] = candidate
      }
    }
  }

  /// Each against the first of its name; those firsts, for the names that are only near.
  private mutating func proposeNames(_ candidates: [Candidate]) -> [Candidate] {
    var first: [[Unicode.Scalar]: Candidate] = [:]
    var kept: [Candidate] = []
    for candidate in candidates {
      guard let form = candidate.form else { continue }
      if let one = first[form.letters] {
        propose(candidate, one, .sameName)
      } else {
        first[form.letters] = candidate
        kept.append(candidate)
      }
    }
    return kept
  }

  private mutating func proposeNearNames(_ candidates: [Candidate]) {
    let names = NearNames(candidates.compactMap(\.form))
    for group in names.groups {
      let pairs =
        group.count > Alikes.pairedCount
        ? group.dropFirst().map { (group[0], $0) } : names.pairs(in: group)
      for (one, other) in pairs { propose(candidates[other], candidates[one], .nearName) }
    }
  }

  private mutating func propose(_ double: Candidate, _ kept: Candidate, _ reason: Reason) {
    if let one = double.row.enterpriseNumber, let other = kept.row.enterpriseNumber, one != other {
      return
    }
    guard proposed.insert([double.agent, kept.agent]).inserted else { return }
    pairs.append(Pair(double: double, kept: kept, reason: reason))
  }

  // MARK: - What it shows

  var grid: Report.Grid {
    Report.Grid(
      ["agent", "name", "duplicateOf", "keptName", "enterpriseNumber", "reason"]
        + Alikes.columns,
      pairs.map { pair in
        let number = pair.kept.row.enterpriseNumber
        return [
          .id(pair.double.agent), pair.double.row.name.map(Value.text) ?? .absent,
          .id(pair.kept.agent), pair.kept.row.name.map(Value.text) ?? .absent,
          number.map(Value.text) ?? .absent, .text("\(pair.reason)"),
        ] + Alikes.cells(pair.others.map(\.text))
      })
  }
}
