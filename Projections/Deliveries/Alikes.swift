import Projecting

/// Which of many belong together because a chain of pairs joins them (union and find).
struct Alikes {
  /// Of so many that may be one each pair is told; of more, how many they are and the first few.
  static let pairedCount = 8
  private static let namedCount = 3
  static let columns = ["alike", "others"]

  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  /// The one that stands for all who belong with it.
  mutating func first(of index: Int) -> Int {
    var found = index
    while parents[found] != found {
      parents[found] = parents[parents[found]]
      found = parents[found]
    }
    return found
  }

  mutating func areTogether(_ one: Int, _ other: Int) -> Bool { first(of: one) == first(of: other) }

  mutating func join(_ one: Int, _ other: Int) {
    let (left, right) = (first(of: one), first(of: other))
    parents[max(left, right)] = min(left, right)
  }

  /// Those who belong with somebody, in the order of the first of each group.
  mutating func groups() -> [[Int]] {
    var groups: [Int: [Int]] = [:]
    for index in parents.indices { groups[first(of: index), default: []].append(index) }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// What a line says of those who are not named in it: how many are alike in all, and a few of them.
  static func cells(_ others: [String]) -> [Value] {
    others.isEmpty
      ? [.absent, .absent]
      : [.integer(others.count + 2), .list(others.prefix(namedCount).map(Value.text))]
  }
}
