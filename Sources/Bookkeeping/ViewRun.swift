import Exchange
import Projecting
import Store

/// Read models on their way through the log together: each line is read once for all of them.
struct ViewRun {
  let log: any EventLog
  let views: ViewStore
  let zone: LedgerZone
  let side: ViewStore.Side

  /// One read model at work.
  private struct Lane {
    let type: any Projector.Type
    let source: StoredRows
    let projection: Projection
    /// Entries whose effect is stored.
    var kept: Position
  }

  /// Applies the log from where each stored view stands, and keeps rows and cursors chunk by chunk.
  func advance(
    _ types: [any Projector.Type], to size: Position,
    progress: (any Projector.Type, Position) -> Void
  ) throws(StoreError) {
    var isDone = false
    while !isDone { isDone = try tryToAdvance(types, to: size, progress) }
  }

  /// Answers false when another process kept a view first: what is stored is the place to go on
  /// from.
  private func tryToAdvance(
    _ types: [any Projector.Type], to size: Position,
    _ progress: (any Projector.Type, Position) -> Void
  ) throws(StoreError) -> Bool {
    var lanes: [Lane] = []
    for type in types {
      let lane = try lane(type)
      if lane.kept < size { lanes.append(lane) }
    }
    var isFirst = true
    try Replay(log: log).feed(lanes.map(\.projection), to: size) { (reached) throws(StoreError) in
      for index in lanes.indices where isFirst && lanes[index].kept < reached {
        isFirst = try keep(&lanes[index], upTo: reached)
        if isFirst { progress(lanes[index].type, reached) }
      }
    }
    return isFirst
  }

  private func lane(_ type: any Projector.Type) throws(StoreError) -> Lane {
    let standing = try views.standing(of: type.name)
    let cursor = side == .live ? standing.cursor : standing.cursorBeside
    let source = try views.source(of: type.name, side)
    let projection = Projection(type, source: source, zone: zone, cursor: cursor)
    return Lane(type: type, source: source, projection: projection, kept: cursor)
  }

  private func keep(_ lane: inout Lane, upTo reached: Position) throws(StoreError) -> Bool {
    if let failure = lane.source.failure { throw failure }
    let (name, tables) = (lane.type.name, lane.projection.tables)
    if tables.isDamaged { throw .damaged("the view \(name)") }
    let isFirst = try views.keep(
      tables.drainChanges(), of: name, side, version: lane.type.version, from: lane.kept,
      to: reached, in: log)
    lane.kept = reached
    tables.trim(to: 100_000)
    return isFirst
  }
}
