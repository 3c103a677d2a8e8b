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
    if let from, let at, at.end(in: settings.zone) < from.start(in: settings.zone) {
      throw .emptyPeriod(from: from.description, at: at.description)
    }
    let size = try storing { () throws(StoreError) in try log.head().size }
    var moment = AskedMoment(
      at: at, known: known, from: from, now: clock(), size: size, zone: settings.zone)
    if type.isKept, at == nil, known == nil, from == nil {
      do throws(LedgerError) { return try live(type, moment, body) } catch {
        // Where the disk takes no more, the stored rows stay behind: the log answers by itself.
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

  private func live(
    _ type: any Projector.Type, _ moment: AskedMoment,
    _ body: (any Projector, AskedMoment) -> Report
  ) throws(LedgerError) -> Report {
    try catchUp([type])
    while true {
      let before = try storing { () throws(StoreError) in try views.standing(of: type.name) }
      let (source, projection) = try storing { () throws(StoreError) in
        let source = try views.source(of: type.name, .live)
        return (
          source, Projection(type, source: source, zone: settings.zone, cursor: before.cursor)
        )
      }
      var moment = moment
      moment.size = before.cursor
      let report = body(projection.projector, moment)
      if let failure = source.failure { throw LedgerError(failure, path: path) }
      if projection.tables.isDamaged { throw .damaged(path: path, what: type.name) }
      // Rows of two states of the view are no answer: ask again.
      let after = try storing { () throws(StoreError) in try views.standing(of: type.name) }
      if before == after { return report }
    }
  }

  /// Brings live read models up to the end of the log; those of an older version are rebuilt.
  func catchUp(_ types: [any Projector.Type]) throws(LedgerError) {
    var outdated: [any Projector.Type] = []
    var behind: [any Projector.Type] = []
    let size = try storing { () throws(StoreError) in try log.head().size }
    for type in types {
      let standing = try storing { () throws(StoreError) in try views.standing(of: type.name) }
      if standing.version != type.version, standing.cursor > 0 || standing.cursorBeside > 0 {
        outdated.append(type)
      } else if standing.cursor < size {
        behind.append(type)
      }
    }
    if !outdated.isEmpty { _ = try rebuild(outdated) { _, _, _ in } }
    guard !behind.isEmpty else { return }
    try storing { () throws(StoreError) in
      try run(on: .live).advance(behind, to: size) { _, _ in }
    }
  }

  private func run(on side: ViewStore.Side) -> ViewRun {
    ViewRun(log: log, views: views, zone: settings.zone, side: side)
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
    return try rebuild(names.isEmpty ? known : chosen) { progress?($0, $1, $2) }
  }

  private func rebuild(
    _ types: [any Projector.Type], progress: (String, UInt64, UInt64) -> Void
  ) throws(LedgerError) -> [Rebuilt] {
    try storing { () throws(StoreError) in
      let size = try log.head().size
      // What is compared must have come as far. A live view that cannot is no reason to stop.
      var current: [any Projector.Type] = []
      for type in types where try isCurrent(type) { current.append(type) }
      try? run(on: .live).advance(current, to: size) { _, _ in }
      let before = try digests(of: types) { $0.version == $1 && $0.cursor == size }
      for type in types {
        let standing = try views.standing(of: type.name)
        if standing.versionBeside != type.version { try views.abandonBeside(type.name) }
        let isResumed = standing.versionBeside == type.version
        progress(type.name, isResumed ? standing.cursorBeside : 0, size)
      }
      try run(on: .beside).advance(types, to: size) { progress($0.name, $1, size) }
      for type in types { try views.swap(type.name, version: type.version, at: size) }
      let after = try digests(of: types) { _, _ in true }
      var rebuilt: [Rebuilt] = []
      for (index, type) in types.enumerated() {
        guard let after = after[index] else { throw .damaged("the view \(type.name)") }
        rebuilt.append(
          Rebuilt(
            name: type.name, version: type.version, entries: size, digestBefore: before[index],
            digestAfter: after))
      }
      return rebuilt
    }
  }

  /// Whether the live view is of this version.
  private func isCurrent(_ type: any Projector.Type) throws(StoreError) -> Bool {
    let standing = try views.standing(of: type.name)
    return standing.cursor > 0 && standing.version == type.version
  }

  /// The digests of live views, side by side; nil for those that `isWanted` does not want by where
  /// they stand and by the version there is.
  private func digests(
    of types: [any Projector.Type], where isWanted: @Sendable (ViewStore.Standing, Int) -> Bool
  ) throws(StoreError) -> [Hash?] {
    let found = Mutex([Hash?](repeating: nil, count: types.count))
    try together(types.count) { index throws(StoreError) in
      let type = types[index]
      guard isWanted(try views.standing(of: type.name), type.version) else { return }
      let digest = try digest(of: type.name)
      found.withLock { $0[index] = digest }
    }
    return found.withLock { $0 }
  }

  /// A hash over the rows of a view in key order; nil while it has none.
  func digest(of view: String) throws(StoreError) -> Hash? {
    guard try views.standing(of: view).cursor > 0 else { return nil }
    return try views.source(of: view, .live).digest()
  }
}
