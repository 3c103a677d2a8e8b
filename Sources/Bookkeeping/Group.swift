import Deciding
import EventCodec
import Exchange
import MerkleLog
import Projecting
import Store
import Synchronization

/// The acts on their way into the log in one commit, and the log they can look back at.
final class Group: History {
  private let log: any EventLog
  let start: Position
  /// What the computer's clock says, within the calendar.
  let present: Instant
  /// What the newest entry before the group says of its recording; nil in an empty log.
  let newest: Instant?
  private(set) var batch: EntryBatch
  /// What the submission in hand sets the clock right by.
  var clockChange: ClockChange?
  /// Where the group's own acts stand in the batch.
  private var indices = PlaceIndex()
  /// The act that was looked back at last: decisions ask for one several times.
  private var found: (reference: EventReference, event: Event)?
  private var reader = LineReader()
  private var writer = LineWriter()

  /// Takes over the memory of a former group, which is over: its room for lines, and the words that
  /// its reader and writer have met.
  init(log: any EventLog, head: LogHead, present: Instant, after former: Group?) {
    self.log = log
    self.present = present
    newest = head.size == 0 ? nil : head.recordedAt
    let recordedAt = max(present, head.recordedAt)
    start = head.size
    batch = EntryBatch(recordedAt: recordedAt)
    guard let former else { return }
    swap(&batch, &former.batch)
    swap(&reader, &former.reader)
    swap(&writer, &former.writer)
    batch.removeAll()
    batch.recordedAt = recordedAt
  }

  /// The position the next act gets.
  var next: Position { start + UInt64(batch.count) }

  func add(_ event: Event) {
    enter(event.id)
    batch.add(event.id) { writer.append(event, to: &$0) }
  }

  func add(_ id: EventID, line: Span<UInt8>) {
    enter(id)
    batch.add(id, copying: line)
  }

  private func enter(_ id: EventID) {
    indices.insert(batch.count, id.quickHash)
  }

  private func index(of id: EventID) -> Int? {
    indices.place(id.quickHash) { batch.ids[$0] == id }
  }

  /// Makes room for so many acts, whose commands are `byteCount` bytes long.
  func reserve(count: Int, byteCount: Int) {
    batch.reserve(count: count, byteCount: byteCount + count * 64)
  }

  /// Whether the line of the last act is longer than an entry may be.
  var endsTooLong: Bool {
    batch.count > 0 && batch.range(of: batch.count - 1).count > Limits.lineByteCount
  }

  /// Takes back every act from position `end` on, when the group's time was `recordedAt`.
  func truncate(to end: Position, _ recordedAt: Instant) {
    batch.recordedAt = recordedAt
    clockChange = nil
    let count = Int(end - start)
    guard count < batch.count else { return }
    batch.truncate(to: count)
    found = nil
    indices.removeAll()
    for index in 0..<count {
      indices.insert(index, batch.ids[index].quickHash)
    }
  }

  /// Says when the acts of the group are recorded from here on.
  func recorded(at instant: Instant) {
    batch.recordedAt = instant
  }

  /// The position that an act of this group has.
  func position(of id: EventID) -> Position? {
    index(of: id).map { start + UInt64($0) }
  }

  // MARK: - History

  func event(_ reference: EventReference) -> Event? {
    if let found, found.reference == reference { return found.event }
    guard let id = EventID(reference.text), let line = line(of: id),
      let event = try? reader.read(line.span, as: .replay)
    else { return nil }
    found = (reference, event)
    return event
  }

  func id(at position: Position) -> EventID? {
    if position >= start {
      let index = Int(position - start)
      return index < batch.count ? batch.ids[index] : nil
    }
    guard let line = try? log.entry(at: position) else { return nil }
    return (try? reader.read(line.span, as: .replay))?.id
  }

  private func line(of id: EventID) -> [UInt8]? {
    if let index = index(of: id) { return Array(batch.bytes[batch.range(of: index)]) }
    return storedPosition(of: id).flatMap { try? log.entry(at: $0) }
  }

  /// The position of an act that was in the log when the group began. What another process appended
  /// since is not looked at: the group will not be appended then, and is decided on anew.
  func storedPosition(of id: EventID) -> Position? {
    let found = (try? log.positions(of: [id]))?.first ?? nil
    return found.flatMap { $0 < start ? $0 : nil }
  }

  /// The Merkle leaf of an act of the group.
  func leafHash(at position: Position) -> Hash {
    let batch = batch
    return .leaf(of: batch.bytes.span.extracting(batch.range(of: Int(position - start))))
  }

  /// The act that issued a report on the period of the one at `mark`, at `start` or later.
  func issue(before mark: Position, since start: Position) -> EventID? {
    guard let mine = fullEvent(at: mark), mine.kind == .reportIssued else { return nil }
    for position in min(start, mark)..<mark {
      guard let other = fullEvent(at: position), other.kind == .reportIssued,
        other.text(.period) == mine.text(.period)
      else { continue }
      return other.id
    }
    return nil
  }

  /// The whole event at a position, of the group or of the log.
  func fullEvent(at position: Position) -> Event? {
    let line: [UInt8]?
    if position >= start {
      line = Array(batch.bytes[batch.range(of: Int(position - start))])
    } else {
      line = try? log.entry(at: position)
    }
    return line.flatMap { try? reader.read($0.span, as: .stored) }
  }
}

/// A log as a projector may look back at it, from any thread.
final class LogHistory: History, Sendable {
  private struct Memory {
    var reader = LineReader()
    /// The acts that were looked back at: several read models ask for one.
    var found: [EventReference: Event] = [:]
  }
  private let log: any EventLog
  private let memory = Mutex(Memory())

  init(log: any EventLog) {
    self.log = log
  }

  func event(_ reference: EventReference) -> Event? {
    memory.withLock { memory in
      if let event = memory.found[reference] { return event }
      guard let id = EventID(reference.text),
        let position = (try? log.positions(of: [id]))?.first ?? nil,
        let event = read(position, &memory.reader)
      else { return nil }
      memory.found[reference] = event
      return event
    }
  }

  func id(at position: Position) -> EventID? {
    memory.withLock { read(position, &$0.reader)?.id }
  }

  private func read(_ position: Position, _ reader: inout LineReader) -> Event? {
    guard let line = try? log.entry(at: position) else { return nil }
    return try? reader.read(line.span, as: .replay)
  }

  /// Forgets what was found: call it now and then, since acts are large.
  func forget() {
    memory.withLock { $0.found.removeAll(keepingCapacity: true) }
  }
}
