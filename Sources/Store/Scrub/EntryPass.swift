import Dispatch
import Exchange
import LMDB
import MerkleLog
import Synchronization

/// The pass over the entries: hashes them in stretches on all cores and compares them with their tiles.
struct EntryPass {
  let findID: Scrub.FindID

  /// Entries that follow each other, read from one part of the table.
  struct Run: Sendable {
    var start: Position
    var leaves: [Hash] = []
    var idHashes: [UInt64] = []
    var end: Position { start + UInt64(leaves.count) }
  }

  /// What was read from one part of the table.
  struct Part: Sendable {
    var runs: [Run] = []
    var met = WalkResult()
    var lastLine: [UInt8] = []
    /// Keys that are no positions of this log.
    var strangers = 0
  }

  /// Parts of a stretch; a part holds some two thousand entries.
  private static let partCount = 16

  func run(_ scrub: inout Scrub, _ progress: (Position, Position) -> Void) {
    guard let record = scrub.records["entries"] else { return }
    let (pieces, above) = scrub.inspection.pieces(of: record)
    let wanted = pieces.filter { piece in
      scrub.start == 0 || (piece.upper?.span.number() ?? .max) > scrub.start
    }
    var met = above
    var stretch = Stretch(next: scrub.start)
    stretch.explain(above.problems, &scrub)
    for first in stride(from: 0, to: wanted.count, by: Self.partCount) {
      progress(max(stretch.next, scrub.start), scrub.size)
      let some = wanted[first..<min(first + Self.partCount, wanted.count)]
      let parts = read(Array(some), scrub)
      for part in parts {
        met.add(part.met)
        stretch.take(part, &scrub)
      }
      stretch.fold(&scrub, isLast: false)
    }
    stretch.end(&scrub)
    if scrub.start == 0 {
      let before = met.problems.count
      scrub.inspection.note(record, &met)
      for problem in met.problems.dropFirst(before) {
        scrub.note(Flaw(.tables, nil, "entries: \(problem.what)"))
      }
    }
    scrub.lastLine = stretch.lastLine
  }

  private func read(_ pieces: [TreePiece], _ scrub: Scrub) -> [Part] {
    let found = Mutex([Part](repeating: Part(), count: pieces.count))
    let inspection = scrub.inspection
    let (start, size) = (scrub.start, scrub.size)
    let findID = findID
    DispatchQueue.concurrentPerform(iterations: pieces.count) { index in
      var part = Part()
      part.met = inspection.walk(pieces[index]) { key, line, _ in
        guard let position = key.number(), position < size else {
          part.strangers += 1
          return
        }
        guard position >= start else { return }
        if part.runs.last?.end != position { part.runs.append(Run(start: position)) }
        let last = part.runs.count - 1
        part.runs[last].leaves.append(.leaf(of: line))
        part.runs[last].idHashes.append(findID(line).map { line.extracting($0).quickHash } ?? 0)
        if position + 1 == size { part.lastLine = line.copied() }
      }
      let done = part
      found.withLock { $0[index] = done }
    }
    return found.withLock { $0 }
  }
}

/// The leaves that were read and not yet folded into tiles.
struct Stretch {
  /// The position of the next entry to come.
  private(set) var next: Position
  private(set) var lastLine: [UInt8] = []
  /// Leaves from `first` on, those that are out of reach as zeros.
  private var leaves: [Hash] = []
  private var first: Position
  /// Entries out of reach among them.
  private var lost: [Range<Position>] = []
  /// What broken pages hide, and so nobody need miss.
  private var hidden: [Range<Position>] = []

  init(next: Position) {
    // Tiles begin at multiples of their width; what lies before the start is not looked at.
    first = next / Self.width * Self.width
    self.next = first
    if first < next { skip(to: next) }
  }

  private static let width = UInt64(TileID.fullWidth)

  private mutating func skip(to position: Position) {
    lost.append(next..<position)
    leaves += [Hash](repeating: .emptyRoot, count: Int(position - next))
    next = position
  }

  /// Passes over entries that are not there, and says so unless a broken page hides them.
  private mutating func miss(to position: Position, _ scrub: inout Scrub) {
    let gap = next..<position
    if !hidden.contains(where: { $0.overlaps(gap) }) {
      scrub.note(Flaw(.missing, gap.lowerBound...gap.upperBound - 1, "nothing is stored there"))
    }
    skip(to: position)
  }

  /// Notes what broken pages hide.
  mutating func explain(_ problems: [PageProblem], _ scrub: inout Scrub) {
    for problem in problems {
      let lower = problem.lower?.span.number() ?? 0
      // The upper bound of one entry is its key and a byte more.
      let isOne = problem.upper?.count == 9
      let upper = isOne ? lower &+ 1 : problem.upper?.span.number() ?? scrub.size
      if upper > lower { hidden.append(lower..<upper) }
      scrub.note(
        Flaw(
          .page, upper > lower ? lower...upper - 1 : nil,
          "page \(problem.page): \(problem.what)"))
    }
  }

  mutating func take(_ part: EntryPass.Part, _ scrub: inout Scrub) {
    explain(part.met.problems, &scrub)
    if part.strangers > 0 {
      scrub.note(Flaw(.tables, nil, "entries: \(part.strangers) keys are no positions of this log"))
    }
    for run in part.runs { take(run, &scrub) }
    if !part.lastLine.isEmpty { lastLine = part.lastLine }
  }

  private mutating func take(_ run: EntryPass.Run, _ scrub: inout Scrub) {
    guard run.start >= next, run.end <= scrub.size else {
      return scrub.note(
        Flaw(.missing, run.start...max(run.start, run.end - 1), "entries beyond the head"))
    }
    if run.start > next { miss(to: run.start, &scrub) }
    leaves += run.leaves
    for (index, hash) in run.idHashes.enumerated() {
      scrub.idHashes[Int(run.start) + index] = hash
    }
    next = run.end
  }

  /// Compares whole tiles, or at the end also the last one, and leaves the rest for later.
  mutating func fold(_ scrub: inout Scrub, isLast: Bool) {
    let count =
      leaves.count / TileID.fullWidth + (isLast && leaves.count % TileID.fullWidth > 0 ? 1 : 0)
    guard count > 0 else { return }
    let checks = check(count, scrub)
    for check in checks { check.enter(&scrub) }
    let done = min(leaves.count, count * TileID.fullWidth)
    leaves.removeFirst(done)
    first += UInt64(done)
    lost.removeAll { $0.upperBound <= first }
  }

  private func check(_ count: Int, _ scrub: Scrub) -> [TileCheck] {
    let found = Mutex([TileCheck?](repeating: nil, count: count))
    let (leaves, first, lost) = (leaves, first, lost)
    let (tiles, peaks, from) = (scrub.tiles, scrub.head.frontier.peaks, scrub.start)
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let start = index * TileID.fullWidth
      let end = min(start + TileID.fullWidth, leaves.count)
      let range = first + UInt64(start)..<first + UInt64(end)
      let skipped = min(max(from, range.lowerBound), range.upperBound) - range.lowerBound
      let check = TileCheck(
        from: range.lowerBound, leaves: leaves[start..<end],
        lost: lost.filter { $0.overlaps(range) }, skipped: Int(skipped), tiles, peaks: peaks)
      found.withLock { $0[index] = check }
    }
    return found.withLock { $0.compactMap { $0 } }
  }

  mutating func end(_ scrub: inout Scrub) {
    if next < scrub.size { miss(to: scrub.size, &scrub) }
    fold(&scrub, isLast: true)
  }
}

extension Span<UInt8> {
  /// A 64-bit hash of the bytes, never zero, against damage and not against ill will: ids in the index follow
  /// from the entries, whose hashes are SHA-256.
  var quickHash: UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)
    for index in 0..<count {
      hash = (hash ^ UInt64(self[index])) &* 0x0000_0100_0000_01B3
      hash ^= hash >> 29
    }
    hash = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
    return Swift.max(1, hash ^ hash >> 32)
  }
}
