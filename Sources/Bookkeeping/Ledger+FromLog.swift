import Deciding
import Exchange
public import MerkleLog
import Projecting
import Store
import Synchronization

/// What a ledger answers from when it turns to no stored row: so many entries, hashed or not.
struct LogAnswers {
  var size: UInt64
  /// The root that the entries were found to lead to.
  var root: Hash?
  /// The books over these entries, once someone has asked.
  var books: Projection?
}

extension Ledger {
  /// Hashes every entry and holds the root against the head and against the head that was signed. From then
  /// on all that this ledger tells is made from these entries, and from no stored row: for what leaves the
  /// machine.
  ///
  /// Throws `damaged` when the entries do not lead to the head, `disagrees` when it is not the log that was
  /// signed. Cost: one pass over the log, on every core.
  public func answerFromHashedEntries() throws(LedgerError) {
    // The anchor first: what it signs is durable, so that the log has at least that.
    let kept = try anchor.checkpoint()
    var frontier = Frontier()
    var signedRoot = kept?.size == 0 ? Hash.emptyRoot : nil
    let head = try storing { () throws(StoreError) in
      let head = try log.head()
      try EntryHashes(log: log).each(from: 0, to: head.size) { leaf in
        frontier.append(leaf)
        if frontier.size == kept?.size { signedRoot = frontier.root }
      }
      return head
    }
    try check(frontier.root, isThatOf: head)
    if let kept,
      let found = anchor.disagreement(of: kept, with: head, root: signedRoot, isWhole: true)
    {
      throw .disagrees(path: path, found)
    }
    fromLog.withLock { $0 = LogAnswers(size: head.size, root: head.root) }
  }

  /// Throws unless the entries lead to the root that the head has.
  func check(_ root: Hash, isThatOf head: LogHead) throws(LedgerError) {
    if root == head.root { return }
    throw .damaged(
      path: path, what: "the entries lead to root \(root), the head says \(head.root)")
  }

  /// What was hashed, by ``answerFromHashedEntries()``.
  public var hashedHead: (size: UInt64, root: Hash)? {
    fromLog.withLock { told in told.flatMap { told in told.root.map { (told.size, $0) } } }
  }

  /// Turns to no stored row from now on.
  func answerFromLog() throws(LedgerError) {
    let size = try storing { () throws(StoreError) in try log.head().size }
    fromLog.withLock { $0 = LogAnswers(size: size) }
  }

  /// Entries that are told of: those there are, or those that answers were confined to.
  func toldSize() throws(StoreError) -> UInt64 {
    if let size = fromLog.withLock({ $0?.size }) { return size }
    return try log.head().size
  }

  /// Looks at the books.
  func look<R: Sendable>(_ body: (Books) -> R) throws(LedgerError) -> R {
    try inspect { books, _ in body(books) }
  }

  /// The same, with what turns acts into facts.
  func inspect<R: Sendable>(_ body: (Books, Interpreter) -> R) throws(LedgerError) -> R {
    let told = try storing { () throws(StoreError) in
      try fromLog.withLock { answers throws(StoreError) -> R? in
        guard let size = answers?.size else { return nil }
        let projection = answers?.books ?? Projection(Books.self, zone: settings.zone)
        try projection.catchUp(with: log, to: size)
        answers?.books = projection
        guard let books = projection.projector as? Books else { return nil }
        return body(books, projection.interpreter)
      }
    }
    if let told { return told }
    return try writing.inspect(path: path, body)
  }
}

/// The leaves of entries as they are stored, hashed on every core.
struct EntryHashes {
  let log: any EventLog

  /// Entries that one core hashes in a row, and how many such runs there are between two folds.
  private static let runCount: UInt64 = 4096
  private static let runs: UInt64 = 16

  /// Hands out the leaf of each entry, in the order of the log.
  func each(
    from start: Position, to end: Position, _ body: (Hash) -> Void
  ) throws(StoreError) {
    var next = start
    while next < end {
      let stop = min(next + Self.runs * Self.runCount, end)
      for leaves in try leaves(next..<stop) { leaves.forEach(body) }
      next = stop
    }
  }

  private func leaves(_ range: Range<Position>) throws(StoreError) -> [[Hash]] {
    let count = Int((UInt64(range.count) + Self.runCount - 1) / Self.runCount)
    let found = Mutex([[Hash]](repeating: [], count: count))
    try together(count) { [log] index throws(StoreError) in
      let lower = range.lowerBound + UInt64(index) * Self.runCount
      let upper = min(lower + Self.runCount, range.upperBound)
      var leaves: [Hash] = []
      leaves.reserveCapacity(Int(upper - lower))
      try log.scan(from: lower, to: upper) { (_, line) throws(StoreError) in
        leaves.append(.leaf(of: line))
        return true
      }
      guard leaves.count == Int(upper - lower) else {
        throw .damaged("entry \(lower + UInt64(leaves.count)) is missing")
      }
      let done = leaves
      found.withLock { $0[index] = done }
    }
    return found.withLock { $0 }
  }
}
