/// "Did you mean": the candidates nearest to a mistyped word.
public enum Suggestions {
  /// At most three candidates within a third of the word's length in edits, nearest first; none
  /// for an empty word.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> [String] {
    let target = Array(word.lowercased())
    guard !target.isEmpty, target.count <= 64 else { return [] }
    let limit = max(1, (target.count + 1) / 3)
    var found: [(distance: Int, text: String)] = []
    for candidate in candidates {
      let other = Array(candidate.lowercased())
      guard abs(other.count - target.count) <= limit || other.starts(with: target) else { continue }
      let distance = other.starts(with: target) ? 1 : edits(target, other)
      if distance <= limit { found.append((distance, candidate)) }
    }
    found.sort { ($0.distance, $0.text) < ($1.distance, $1.text) }
    return found.prefix(3).map(\.text)
  }

  /// Insertions, deletions, replacements and swaps of neighbours (restricted Damerau–Levenshtein).
  public static func edits<Letter: Equatable>(_ left: [Letter], _ right: [Letter]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for (row, a) in left.enumerated() {
      var current = [row + 1]
      for (column, b) in right.enumerated() {
        var best = min(previous[column] + (a == b ? 0 : 1), previous[column + 1] + 1)
        best = min(best, current[column] + 1)
        if row > 0, column > 0, a == right[column - 1], left[row - 1] == b {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      (before, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
