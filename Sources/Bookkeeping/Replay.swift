import EventCodec
import Exchange
import Projecting
import Store

/// Reads the log through projections, in order, each entry once.
struct Replay {
  /// Entries copied out of the log at a time.
  private static let chunkCount = 10_000
  /// Entries applied between two commits of a view: a busy row is written once for all of them.
  private static let stepCount: Position = 250_000

  let log: any EventLog

  /// Feeds each projection the entries from its cursor up to `end` that were recorded by `known`;
  /// every line is read once. `step` runs after each chunk.
  func feed(
    _ projections: [Projection], to end: Position, known: Instant? = nil,
    step: (Position) throws(StoreError) -> Void
  ) throws(StoreError) {
    guard var next = projections.map(\.cursor).min(), let zone = projections.first?.interpreter.zone
    else { return }
    let history = LogHistory(log: log)
    let readsDetails = projections.contains { type(of: $0.projector).readsDetails }
    var reader = LineReader()
    var fact = Fact(act: LineReader.blank, zone: zone)
    var chunk = EntryChunk()
    var stepped = next
    while next < end {
      try log.copy(from: next, to: end, count: Self.chunkCount, into: &chunk)
      guard chunk.count > 0 else { throw .damaged("entry \(next) is missing") }
      for index in 0..<chunk.count {
        let line = chunk.bytes.span.extracting(chunk.range(of: index))
        try Self.read(line, &reader, readsDetails, next, into: &fact.event)
        if let known, let recordedAt = fact.event.recordedAt, recordedAt > known { return }
        fact.restate(zone: zone)
        for projection in projections where projection.cursor == next {
          projection.apply(fact, history: history)
        }
        next += 1
      }
      if next - stepped >= Self.stepCount || next == end {
        try step(next)
        stepped = next
      }
    }
  }

  private static func read(
    _ line: Span<UInt8>, _ reader: inout LineReader, _ readsDetails: Bool, _ position: Position,
    into event: inout Event
  ) throws(StoreError) {
    do throws(Refusal) {
      try reader.read(line, as: readsDetails ? .stored : .replay, into: &event)
      guard event.position == position else {
        throw Refusal(
          .unreadable(
            offset: 0, .wrongPosition(expected: position, found: event.position ?? .max)))
      }
      if !readsDetails, event.kind.alwaysHasDetails {
        try reader.read(line, as: .stored, into: &event)
      }
    } catch {
      throw .damaged("entry \(position) cannot be read: \(error.reason)")
    }
  }
}
