import EventCodec
public import Exchange
public import MerkleLog
public import Projecting
public import Reporting

/// What was handed out of a log, as reports are made from it again.
public struct EvidenceLog: ReportingLog {
  private let evidence: Evidence
  private let tree: TileMemory

  /// - Parameter evidence: all of the log, from its first entry.
  public init(_ evidence: Evidence) {
    precondition(evidence.start == 0, "A report needs every entry.")
    self.evidence = evidence
    tree = TileMemory(
      leaves: evidence.ranges.map { .leaf(of: evidence.bytes.span.extracting($0)) })
  }

  /// Why it cannot be read.
  public enum Fault: Error, Equatable, Sendable {
    case line(Position, RefusalReason)
    case tree(MerkleError)
  }

  /// The lines do not say where days begin: the report does.
  public var zone: LedgerZone? { nil }

  public func size() -> UInt64 { evidence.count }

  public func recordingTimes() -> RecordingTimes { evidence.recordingTimes() }

  public func root(size: UInt64) throws(Fault) -> Hash {
    do throws(MerkleError) { return try tree.root(size: size) } catch { throw .tree(error) }
  }

  public func facts(
    from start: Position, to end: Position, zone: LedgerZone, readsDetails: Bool,
    _ body: (borrowing Fact, any History) -> Bool
  ) throws(Fault) {
    let history = EvidenceHistory(evidence)
    var reader = LineReader()
    for index in evidence.ranges.indices where index < end {
      let event: Event
      do throws(Refusal) {
        event = try reader.read(
          evidence.bytes.span.extracting(evidence.ranges[index]), as: .stored)
      } catch { throw .line(UInt64(index), error.reason) }
      history.note(event.id, at: index)
      // What comes before the start is read all the same: acts look back at it.
      guard index >= start else { continue }
      guard body(Fact(act: event, zone: zone), history) else { return }
    }
  }
}

extension Evidence {
  /// When the entries were recorded, once every clock is set right.
  func recordingTimes() -> RecordingTimes {
    var times = RecordingTimes()
    var reader = LineReader()
    for range in ranges {
      if let correction = reader.clockCorrection(in: bytes.span.extracting(range)) {
        times.note(correction)
      }
    }
    return times
  }
}
