/// A part of a table's tree that one thread can walk: a branch page above leaves, or a lone leaf.
public struct TreePiece: Sendable {
  var page: Int
  /// Levels from this page down to the leaves, from 1.
  var depth: Int
  /// Keys of the part are not below this; nil: from the first.
  public internal(set) var lower: [UInt8]?
  /// … and below this; nil: to the last.
  public internal(set) var upper: [UInt8]?
  /// Whether keys are numbers as the machine has them, lowest byte first, instead of bytes.
  var hasNumbersAsKeys = false

  func sorts(_ key: Span<UInt8>, before other: Span<UInt8>) -> Bool {
    guard hasNumbersAsKeys else { return key.sorts(before: other) }
    return key.count == 8 && other.count == 8 && key.uint64(at: 0) < other.uint64(at: 0)
  }
}

/// What a walk through a part of a tree met.
public struct WalkResult: Sendable {
  public var problems: [PageProblem] = []
  public var entryCount = 0
  var branchPageCount = 0
  var leafPageCount = 0
  var overflowPageCount = 0

  /// Nothing met so far.
  public init() {}

  /// Adds what another walk met.
  public mutating func add(_ other: WalkResult) {
    problems += other.problems
    entryCount += other.entryCount
    branchPageCount += other.branchPageCount
    leafPageCount += other.leafPageCount
    overflowPageCount += other.overflowPageCount
  }

  /// Why these counts are not what the tree's record says; nil when they are.
  func fault(against record: TreeRecord) -> String? {
    let pairs = [
      ("entries", entryCount, record.entryCount),
      ("branch pages", branchPageCount, record.branchPageCount),
      ("leaf pages", leafPageCount, record.leafPageCount),
      ("overflow pages", overflowPageCount, record.overflowPageCount),
    ]
    for (name, found, expected) in pairs where found != expected {
      return "it has \(found) \(name), and \(expected) by its record"
    }
    return nil
  }
}

extension Inspection {
  /// The parts of a tree in the order of their keys, as fine as whole branch pages; `met` says what was met above
  /// them, problems included.
  public func pieces(of record: TreeRecord) -> (pieces: [TreePiece], met: WalkResult) {
    var pieces: [TreePiece] = []
    var met = WalkResult()
    if record.root == -1 { return ([], met) }
    let top = TreePiece(
      page: record.root, depth: record.depth, lower: nil, upper: nil,
      hasNumbersAsKeys: record.flags & MetaPage.integerKeyFlag != 0)
    split(top, into: &pieces, &met)
    return (pieces, met)
  }

  private func split(
    _ piece: TreePiece, into pieces: inout [TreePiece], _ met: inout WalkResult
  ) {
    guard piece.depth > 2 else { return pieces.append(piece) }
    var buffer: [UInt8] = []
    do throws(PageFault) {
      try read(piece.page, into: &buffer)
      for child in try children(of: piece, buffer.span) { split(child, into: &pieces, &met) }
      met.branchPageCount += 1
      if let taken = claim([piece.page]) { throw PageFault("page \(taken) is in use twice") }
    } catch { met.problems.append(PageProblem(piece, error)) }
  }

  /// The parts below a branch page, in order.
  func children(of piece: TreePiece, _ page: Span<UInt8>) throws(PageFault) -> [TreePiece] {
    let branch = try TreePage(page, number: piece.page)
    guard branch.kind == .branch else { throw PageFault("it is no branch") }
    var children: [TreePiece] = []
    children.reserveCapacity(branch.nodeCount)
    for index in 0..<branch.nodeCount {
      let range = branch.node(index, page).key
      let key = index == 0 ? piece.lower : range.map { page[$0] }
      if index > 0 {
        let last = children[index - 1].lower ?? []
        guard let key, index == 1 && piece.lower == nil || piece.sorts(last.span, before: key.span)
        else {
          throw PageFault("key \(index) is out of order")
        }
        if let upper = piece.upper, !piece.sorts(key.span, before: upper.span) {
          throw PageFault("key \(index) belongs elsewhere")
        }
        children[index - 1].upper = key
      }
      children.append(
        TreePiece(
          page: branch.child(index, page), depth: piece.depth - 1, lower: key, upper: piece.upper,
          hasNumbersAsKeys: piece.hasNumbersAsKeys))
    }
    return children
  }

  /// How many neighbouring pages are read at once.
  private static let runCount = 32

  /// Lends every entry of a part in the order of the keys; a page that does not hold is passed over and told.
  ///
  /// Unless it `readsLongValues`, a value on pages of its own is lent empty, and is there for `value(at:)`.
  public func walk(
    _ piece: TreePiece, readsLongValues: Bool = true,
    _ body: (_ key: Span<UInt8>, _ value: Span<UInt8>, _ place: ValuePlace) -> Void
  ) -> WalkResult {
    var met = WalkResult()
    var walk = LeafWalk(inspection: self, readsLongValues: readsLongValues)
    if piece.depth == 1 {
      walk.leaves([piece], &met, body)
    } else {
      var buffer: [UInt8] = []
      do throws(PageFault) {
        try read(piece.page, into: &buffer)
        let leaves = try children(of: piece, buffer.span)
        met.branchPageCount += 1
        walk.pages.append(piece.page)
        var start = 0
        while start < leaves.count {
          var end = start + 1
          while end < leaves.count, end - start < Self.runCount,
            leaves[end].page == leaves[end - 1].page + 1
          { end += 1 }
          walk.leaves(leaves[start..<end], &met, body)
          start = end
        }
      } catch { met.problems.append(PageProblem(piece, error)) }
    }
    if let taken = claim(walk.pages) {
      met.problems.append(PageProblem(piece, PageFault("page \(taken) is in use twice")))
    }
    return met
  }
}

/// The reading of neighbouring leaves, with its buffers.
private struct LeafWalk {
  let inspection: Inspection
  let readsLongValues: Bool
  var pages: [Int] = []
  private var buffer: [UInt8] = []
  private var elsewhere: [UInt8] = []

  init(inspection: Inspection, readsLongValues: Bool) {
    self.inspection = inspection
    self.readsLongValues = readsLongValues
  }

  mutating func leaves(
    _ pieces: ArraySlice<TreePiece>, _ met: inout WalkResult,
    _ body: (Span<UInt8>, Span<UInt8>, ValuePlace) -> Void
  ) {
    guard let first = pieces.first else { return }
    do throws(PageFault) {
      try inspection.read(first.page, count: pieces.count, into: &buffer)
    } catch {
      // One of them cannot be read: find out which.
      if pieces.count == 1 { return met.problems.append(PageProblem(first, error)) }
      for piece in pieces { leaves([piece], &met, body) }
      return
    }
    let size = inspection.pageByteCount
    for (index, piece) in pieces.enumerated() {
      pages.append(piece.page)
      // The buffer is lent while the pages of long values are read into the other one.
      let bytes = buffer
      leaf(piece, bytes.span.extracting(index * size..<(index + 1) * size), &met, body)
    }
  }

  private mutating func leaf(
    _ piece: TreePiece, _ page: Span<UInt8>, _ met: inout WalkResult,
    _ body: (Span<UInt8>, Span<UInt8>, ValuePlace) -> Void
  ) {
    do throws(PageFault) {
      let leaf = try TreePage(page, number: piece.page)
      guard leaf.kind == .leaf else { throw PageFault("it is no leaf") }
      try checkOrder(leaf, page, piece)
      met.leafPageCount += 1
      met.entryCount += leaf.nodeCount
      for index in 0..<leaf.nodeCount {
        let node = leaf.node(index, page)
        let key = page.extracting(node.key)
        let value = page.extracting(node.value)
        guard let byteCount = node.byteCountElsewhere else {
          body(key, value, ValuePlace(page: piece.page, range: node.value))
          continue
        }
        let count = inspection.pageCount(ofValue: byteCount)
        met.overflowPageCount += count
        let place = ValuePlace(page: value.uint64(at: 0), range: 0..<byteCount, isElsewhere: true)
        guard readsLongValues else {
          body(key, value.extracting(first: 0), place)
          continue
        }
        do throws(PageFault) {
          try inspection.readValue(at: place, into: &elsewhere)
          pages += place.page..<place.page + count
          let start = TreePage.headerByteCount
          body(key, elsewhere.span.extracting(start..<start + byteCount), place)
        } catch {
          let lost = node.key.map { page[$0] }
          met.problems.append(
            PageProblem(page: piece.page, what: error.what, lower: lost, upper: lost + [0]))
        }
      }
    } catch { met.problems.append(PageProblem(piece, error)) }
  }

  private func checkOrder(
    _ leaf: TreePage, _ page: Span<UInt8>, _ piece: TreePiece
  ) throws(PageFault) {
    var last = leaf.node(0, page).key
    if let lower = piece.lower, piece.sorts(page.extracting(last), before: lower.span) {
      throw PageFault("entry 0 belongs elsewhere")
    }
    for index in 1..<max(1, leaf.nodeCount) {
      let key = leaf.node(index, page).key
      guard piece.sorts(page.extracting(last), before: page.extracting(key)) else {
        throw PageFault("entry \(index) is out of order")
      }
      last = key
    }
    if let upper = piece.upper, !piece.sorts(page.extracting(last), before: upper.span) {
      throw PageFault("entry \(leaf.nodeCount - 1) belongs elsewhere")
    }
  }
}

extension PageProblem {
  init(_ piece: TreePiece, _ fault: PageFault) {
    self.init(page: piece.page, what: fault.what, lower: piece.lower, upper: piece.upper)
  }
}
