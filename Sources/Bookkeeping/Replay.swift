import EventCodec
import Exchange
import Projecting
import Store

/// Reads the log as facts, in order, a batch at a time.
struct Replay {
  /// Facts that are read before they are applied: few enough to stay in the processor's cache.
  private static let batchCount: Position = 512

  let log: any EventLog
  let zone: LedgerZone
  let end: Position
  let readsDetails: Bool
  /// Position of the next entry to read.
  private(set) var next: Position
  private var reader = LineReader()

  init(
    log: any EventLog, from start: Position, to end: Position,
    zone: LedgerZone, readsDetails: Bool
  ) {
    self.log = log
    self.zone = zone
    self.end = end
    self.readsDetails = readsDetails
    next = start
  }

  var isOver: Bool { next >= end }

  /// Puts the next facts in the place of those in `batch`; none when it is over.
  mutating func read(into batch: inout FactBatch) throws(StoreError) {
    batch.count = 0
    let start = next
    try log.scan(from: start, to: min(end, start + Self.batchCount)) {
      (position, line) throws(StoreError) in
      if batch.count == batch.facts.count {
        batch.facts.append(Fact(act: LineReader.blank, zone: zone))
      }
      try read(line, position, into: &batch.facts[batch.count].event)
      batch.facts[batch.count].restate(zone: zone)
      batch.count += 1
      next = position + 1
      return true
    }
    if batch.count == 0, !isOver { throw .damaged("entry \(next) is missing") }
  }

  private mutating func read(
    _ line: Span<UInt8>, _ position: Position, into event: inout Event
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

/// Facts that follow each other in the log. Their memory is used again for those that come next.
struct FactBatch: Sendable {
  // Contiguous, so that a fact is lent from where it stands: an array would copy it.
  fileprivate(set) var facts: ContiguousArray<Fact> = []
  /// How many of them count.
  fileprivate(set) var count = 0

  /// Lends each in order, until `body` says false; whether it never did.
  func each(_ body: (borrowing Fact) -> Bool) -> Bool {
    for index in 0..<count where !body(facts[index]) { return false }
    return true
  }
}

extension Projection {
  /// Takes in those of the facts before `end` that it has not had yet.
  func apply(_ batch: borrowing FactBatch, upTo end: Position = .max, history: any History) {
    for index in 0..<batch.count
    where batch.facts[index].position == cursor && cursor < end {
      apply(batch.facts[index], history: history)
    }
  }

  /// Takes in every entry up to `end`.
  func catchUp(with log: any EventLog, to end: Position) throws(StoreError) {
    guard cursor < end else { return }
    var replay = Replay(
      log: log, from: cursor, to: end, zone: interpreter.zone,
      readsDetails: type(of: projector).readsDetails)
    let history = LogHistory(log: log)
    var batch = FactBatch()
    while !replay.isOver {
      try replay.read(into: &batch)
      apply(batch, history: history)
      history.forget()
    }
  }
}
