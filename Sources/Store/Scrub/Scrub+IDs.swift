import Dispatch
import Exchange
import LMDB
import MerkleLog
import Synchronization

extension Scrub {
  /// One row of the index.
  private struct Row: Sendable {
    var position: Position
    var idHash: UInt64
  }

  private struct Part: Sendable {
    var rows: [Row] = []
    var met = WalkResult()
  }

  private static let partCount = 64

  /// Every id leads to its entry, every entry has its id, and there is none too many.
  mutating func checkIDs() {
    guard let record = records["ids"] else { return }
    let (pieces, above) = inspection.pieces(of: record)
    var met = above
    var seen = [Bool](repeating: false, count: idHashes.count)
    var wrong: [Position] = []
    var strayCount = 0
    for first in stride(from: 0, to: pieces.count, by: Self.partCount) {
      let some = Array(pieces[first..<min(first + Self.partCount, pieces.count)])
      for part in readRows(some) {
        met.add(part.met)
        for row in part.rows {
          guard row.position < UInt64(seen.count) else {
            strayCount += 1
            continue
          }
          let place = Int(row.position)
          seen[place] = true
          if idHashes[place] != 0, idHashes[place] != row.idHash { wrong.append(row.position) }
        }
      }
    }
    if start == 0 { inspection.note(record, &met) }
    note(met, of: "ids")
    for range in wrong.sorted().ranges {
      note(Flaw(.index, range, "another id leads there"))
    }
    if strayCount > 0 { note(Flaw(.index, nil, "\(strayCount) ids lead to no entry")) }
    noteUnseen(seen)
  }

  private mutating func noteUnseen(_ seen: [Bool]) {
    let unseen = seen.indices.filter { !seen[$0] && idHashes[$0] != 0 }.map { Position($0) }
    for range in unseen.ranges { note(Flaw(.index, range, "no id leads there")) }
  }

  private func readRows(_ pieces: [TreePiece]) -> [Part] {
    let found = Mutex([Part](repeating: Part(), count: pieces.count))
    let inspection = inspection
    DispatchQueue.concurrentPerform(iterations: pieces.count) { index in
      var part = Part()
      part.met = inspection.walk(pieces[index]) { key, value, _ in
        part.rows.append(Row(position: value.number() ?? .max, idHash: key.quickHash))
      }
      let done = part
      found.withLock { $0[index] = done }
    }
    return found.withLock { $0 }
  }
}
