import EventCodec
public import Exchange
public import Projecting

/// A read model computed anew from the evidence, by the very code that the ledger runs.
public struct Recomputation {
  private let evidence: Evidence
  private let zone: LedgerZone

  /// - Parameter evidence: all of the log, from its first entry.
  public init(_ evidence: Evidence, zone: LedgerZone = .brussels) {
    precondition(evidence.start == 0, "A read model needs every entry.")
    self.evidence = evidence
    self.zone = zone
  }

  /// The answer to a question, as the ledger gives it; `now` decides what is overdue.
  ///
  /// Throws the refusal of a line that cannot be read.
  public func report(
    _ question: Question, by type: any Projector.Type, at: Timestamp? = nil,
    known: Timestamp? = nil, from: Timestamp? = nil, now: Instant
  ) throws(Refusal) -> Report {
    var moment = AskedMoment(at: at, known: known, from: from, now: now, size: 0, zone: zone)
    let projection = Projection(type, zone: zone, asked: moment)
    let history = EvidenceHistory(evidence)
    let limit = known?.end(in: zone)
    let times = limit == nil ? RecordingTimes() : evidence.recordingTimes()
    var reader = LineReader()
    for index in evidence.ranges.indices {
      let event = try reader.read(
        evidence.bytes.span.extracting(evidence.ranges[index]), as: .stored)
      if let limit, let recordedAt = event.recordedAt,
        times.time(at: Position(index), saying: recordedAt) > limit
      {
        break
      }
      history.note(event.id, at: index)
      projection.apply(event, history: history)
    }
    moment.size = projection.cursor
    return projection.projector.answer(question, moment)
  }
}

/// The entries that were read so far, by their ids.
final class EvidenceHistory: History {
  private let evidence: Evidence
  private var places: [EventID: Int] = [:]
  private var ids: [EventID] = []

  init(_ evidence: Evidence) { self.evidence = evidence }

  func note(_ id: EventID, at index: Int) {
    places[id] = index
    ids.append(id)
  }

  func event(_ id: EventReference) -> Event? {
    guard let id = EventID(id.text), let place = places[id] else { return nil }
    var reader = LineReader()
    let (bytes, range) = (evidence.bytes, evidence.ranges[place])
    do throws(Refusal) {
      return try reader.read(bytes.span.extracting(range), as: .stored)
    } catch { return nil }
  }

  func id(at position: Position) -> EventID? {
    position < UInt64(ids.count) ? ids[Int(position)] : nil
  }
}
