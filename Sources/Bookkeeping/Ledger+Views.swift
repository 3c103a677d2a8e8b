import Deciding
public import Exchange
import MerkleLog
public import Projecting
import Store
import Synchronization

extension Ledger {
  /// The answer of a read model to a question: its own name, or one of its further questions.
  ///
  /// Without times it comes from the live tables, where the read model keeps any; with them the same
  /// projector runs in memory over the log as it was known (rule R15).
  public func report(
    _ question: Question, at: Timestamp? = nil, known: Timestamp? = nil, from: Timestamp? = nil
  ) throws(LedgerError) -> Report {
    let name = question.name
    guard let type = projectors.first(where: { $0.name == name || $0.questions.contains(name) })
    else {
      throw .unknownView(
        name, suggestions: Suggestions.nearest(to: name, among: projectors.map { $0.name }))
    }
    return try answer(type, at: at, known: known, from: from) { projector, moment in
      projector.answer(question, moment)
    }
  }

  /// The same, of a question that is about no one thing.
  public func report(
    _ view: String, at: Timestamp? = nil, known: Timestamp? = nil, from: Timestamp? = nil
  ) throws(LedgerError) -> Report {
    try report(Question(view), at: at, known: known, from: from)
  }

  /// The read models whose rows stand beside the log.
  var kept: [any Projector.Type] { projectors.filter { $0.isKept } }

  private func answer(
    _ type: any Projector.Type, at: Timestamp?, known: Timestamp?, from: Timestamp?,
    _ body: (any Projector, AskedMoment) -> Report
  ) throws(LedgerError) -> Report {
    if let from, let at, settings.zone.isBackwards(from: from, to: at) {
      throw .emptyPeriod(from: from.description, at: at.description)
    }
    let size = try storing { () throws(StoreError) in try toldSize() }
    var moment = AskedMoment(
      at: at, known: known, from: from, now: clock(), size: size, zone: settings.zone)
    let isFromLog = fromLog.withLock { $0 != nil }
    if !isFromLog, type.isKept, at == nil, known == nil, from == nil {
      do throws(LedgerError) { return try live(type, moment, body) } catch {
        // Where the disk takes no more, or others are long at the rows, the stored rows stay behind:
        // the log answers by itself.
        guard error.isOfWriting else { throw error }
      }
    }
    let projection = Projection(type, zone: settings.zone, asked: moment)
    try storing { () throws(StoreError) in
      let limit = known?.end(in: settings.zone)
      try projection.catchUp(with: log, to: log.count(known: limit, of: size))
    }
    moment.size = projection.cursor
    return body(projection.projector, moment)
  }

  /// Times that stored rows are asked again because others put older ones in their place.
  private static let attempts = 100

  /// The answer from the stored rows of one moment, in which all there was when it was asked is in.
  private func live(
    _ type: any Projector.Type, _ moment: AskedMoment,
    _ body: (any Projector, AskedMoment) -> Report
  ) throws(LedgerError) -> Report {
    for _ in 0..<Self.attempts {
      try catchUp([type])
      if let report = try stored(type, moment, body) { return report }
    }
    throw .busy(path: path)
  }

  /// Nil when a rebuild that began before has ended meanwhile: its rows are yet to catch up.
  private func stored(
    _ type: any Projector.Type, _ moment: AskedMoment,
    _ body: (any Projector, AskedMoment) -> Report
  ) throws(LedgerError) -> Report? {
    try storing { () throws(StoreError) in
      let rows = try views.snapshot()
      defer { rows.end() }
      let cursor = try rows.standing(of: type.name).cursor(.live, version: type.version)
      guard cursor >= moment.size else { return nil }
      let source = try rows.rows(of: type.name, .live)
      let projection = Projection(type, source: source, zone: settings.zone, cursor: cursor)
      var moment = moment
      moment.size = cursor
      let report = body(projection.projector, moment)
      if let failure = source.failure { throw failure }
      if projection.tables.isDamaged { throw .viewDamaged(type.name) }
      return report
    }
  }

  /// Brings live read models up to the end of the log; those of an older version are rebuilt.
  func catchUp(_ types: [any Projector.Type]) throws(LedgerError) {
    try storing { () throws(StoreError) in
      let size = try log.head().size
      if try !outdated(types).isEmpty {
        try views.whileNobodyRebuilds { () throws(StoreError) in
          // Another process may have done it while this one waited.
          let types = try outdated(types)
          if !types.isEmpty { _ = try rebuild(types) { _, _, _ in } }
        }
      }
      var behind: [any Projector.Type] = []
      for type in types where try views.standing(of: type.name).cursor < size {
        behind.append(type)
      }
      try advance(behind, on: .live, to: size)
    }
  }

  /// Those whose live rows are of another version.
  private func outdated(
    _ types: [any Projector.Type]
  ) throws(StoreError) -> [any Projector.Type] {
    var found: [any Projector.Type] = []
    for type in types {
      let standing = try views.standing(of: type.name)
      if standing.version != type.version, standing.cursor > 0 || standing.cursorBeside > 0 {
        found.append(type)
      }
    }
    return found
  }

  private func advance(
    _ types: [any Projector.Type], on side: ViewStore.Side, to end: Position,
    progress: (any Projector.Type, Position) -> Void = { _, _ in }
  ) throws(StoreError) {
    let goals = types.map { ViewRun.Goal(type: $0, end: end) }
    try run(on: side).advance(goals, progress: progress)
  }

  private func run(on side: ViewStore.Side) throws(StoreError) -> ViewRun {
    ViewRun(log: log, views: try views, zone: settings.zone, side: side)
  }

  // MARK: - Rebuilding

  /// Builds read models anew from the whole log, beside the live ones, and swaps them in.
  ///
  /// A rebuild that was interrupted goes on where it stopped. No names: all of them.
  public func rebuild(
    _ names: [String] = [], progress: ((String, UInt64, UInt64) -> Void)? = nil
  ) throws(LedgerError) -> [Rebuilt] {
    let known: [any Projector.Type] = [Books.self] + kept
    var chosen: [any Projector.Type] = []
    for name in names {
      guard let type = known.first(where: { $0.name == name }) else {
        throw .unknownView(
          name, suggestions: Suggestions.nearest(to: name, among: known.map { $0.name }))
      }
      chosen.append(type)
    }
    let types = names.isEmpty ? known : chosen
    return try storing { () throws(StoreError) in
      try views.whileNobodyRebuilds { () throws(StoreError) in
        try rebuild(types) { progress?($0, $1, $2) }
      }
    }
  }

  private func rebuild(
    _ types: [any Projector.Type], progress: (String, UInt64, UInt64) -> Void
  ) throws(StoreError) -> [Rebuilt] {
    let size = try log.head().size
    // What is compared should have come as far. A live view that cannot is no reason to stop.
    var current: [any Projector.Type] = []
    for type in types where try isCurrent(type) { current.append(type) }
    do throws(StoreError) { try advance(current, on: .live, to: size) } catch {
      // Whoever does not stop writing would be waited for again and again.
      if case .busy = error { throw error }
    }
    for type in types where try views.standing(of: type.name).versionBeside != type.version {
      try views.abandonBeside(type.name)
    }
    let before = try digests(of: types, .live)
    for (type, former) in zip(types, before) { progress(type.name, former.beside, size) }
    // Others may write: the new rows are compared with the old ones where these stood.
    let goals = zip(types, before).map { ViewRun.Goal(type: $0, end: max($1.live, size)) }
    try run(on: .beside).advance(goals) { progress($0.name, $1, size) }
    let after = try digests(of: types, .beside)
    for type in types { try views.swap(type.name, version: type.version, at: size) }
    return types.indices.map { index in
      let isComparable = before[index].live >= size && after[index].beside == before[index].live
      return Rebuilt(
        name: types[index].name, version: types[index].version, entries: size,
        digestBefore: isComparable ? before[index].digest : nil,
        digestAfter: after[index].digest)
    }
  }

  /// Whether the live view is of this version.
  private func isCurrent(_ type: any Projector.Type) throws(StoreError) -> Bool {
    try views.standing(of: type.name).cursor(.live, version: type.version) > 0
  }

  /// A hash over the rows on one side of a view, and how many entries are in each side.
  private struct SideDigest {
    var digest: Hash
    var live: Position
    var beside: Position
  }

  /// The digests of views, side by side, at one moment.
  private func digests(
    of types: [any Projector.Type], _ side: ViewStore.Side
  ) throws(StoreError) -> [SideDigest] {
    let found = Mutex([SideDigest?](repeating: nil, count: types.count))
    try together(types.count) { index throws(StoreError) in
      let type = types[index]
      let moment = try views.snapshot()
      defer { moment.end() }
      let standing = try moment.standing(of: type.name)
      let digest = SideDigest(
        digest: try moment.rows(of: type.name, side).digest(),
        live: standing.cursor(.live, version: type.version),
        beside: standing.cursor(.beside, version: type.version))
      found.withLock { $0[index] = digest }
    }
    return found.withLock { $0.compactMap { $0 } }
  }

  /// A hash over the rows of a view in key order; nil while it has none.
  func digest(of view: String) throws(StoreError) -> Hash? {
    let moment = try views.snapshot()
    defer { moment.end() }
    guard try moment.standing(of: view).cursor > 0 else { return nil }
    return try moment.rows(of: view, .live).digest()
  }
}
