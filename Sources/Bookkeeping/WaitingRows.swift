import Deciding
import Projecting

/// The rows of a group that are still to be taken in, in the order in which they come round: the file
/// from its first line to its last, then those that wait once more, and so on.
///
/// A row that waits for something comes round again when that is there, and not before: rows in the
/// reverse order of what they refer to cost as much as rows in order.
struct WaitingRows {
  /// Rows of this round still to come, and of the next; each in ascending order.
  private var round: [Int]
  private var place = 0
  /// Rows behind the one in hand for which what they wait for came in this round.
  private var late = PlaceQueue()
  private var next: [Int] = []
  private var waiting: [Missing: [Int]] = [:]

  init(count: Int) { round = Array(0..<count) }

  /// The next row to be taken in; nil at the end, when each that is left waits in vain.
  mutating func removeFirst() -> Int? {
    if place == round.count, late.isEmpty {
      (round, place) = (next.sorted(), 0)
      next = []
    }
    if let first = late.first, place == round.count || first < round[place] {
      return late.removeFirst()
    }
    guard place < round.count else { return nil }
    place += 1
    return round[place - 1]
  }

  /// Notes that a row cannot be taken in before `missing` is there.
  mutating func wait(_ row: Int, for missing: Missing) { waiting[missing, default: []].append(row) }

  /// Brings round again the rows that waited for what came with `row`.
  mutating func note(_ brought: @autoclosure () -> [Missing], with row: Int) {
    if waiting.isEmpty { return }
    for missing in brought() {
      for waited in waiting.removeValue(forKey: missing) ?? [] {
        if waited > row { late.insert(waited) } else { next.append(waited) }
      }
    }
  }

  /// Begins anew with these rows, whatever they wait for.
  mutating func begin(with rows: [Int]) {
    self = WaitingRows(count: 0)
    round = rows
  }
}
