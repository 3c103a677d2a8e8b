public import Exchange
public import MerkleLog
import Synchronization

/// The log in memory: the twin of ``LMDBLog``, for tests and for questions of "what if".
public final class MemoryLog: EventLog {
  private struct State {
    var entries: [[UInt8]] = []
    var positions: [EventID: Position] = [:]
    var tree = TileMemory()
    var recordedAt = Instant(milliseconds: .min)

    var head: LogHead { LogHead(frontier: tree.frontier, recordedAt: recordedAt) }
  }
  private let state = Mutex(State())

  public init() {}

  public func head() throws(StoreError) -> LogHead {
    state.withLock { $0.head }
  }

  public func append(
    _ batch: borrowing EntryBatch, at expected: Position
  ) throws(StoreError) -> LogHead {
    let lines = (0..<batch.count).map { Array(batch.bytes[batch.range(of: $0)]) }
    let ids = batch.ids
    let recordedAt = batch.recordedAt
    return try state.withLock { (state) throws(StoreError) in
      let size = Position(state.entries.count)
      guard size == expected else { throw .positionTaken(expected: expected, found: size) }
      var positions = state.positions
      for (index, id) in ids.enumerated() {
        if let taken = positions.updateValue(expected + UInt64(index), forKey: id) {
          throw .idTaken(id, taken)
        }
      }
      state.positions = positions
      state.entries += lines
      state.tree.append(contentsOf: lines.map { Hash.leaf(of: $0) })
      state.recordedAt = recordedAt
      return state.head
    }
  }

  public func positions(of ids: [EventID]) throws(StoreError) -> [Position?] {
    state.withLock { state in ids.map { state.positions[$0] } }
  }

  public func greatestID() throws(StoreError) -> EventID? {
    state.withLock { $0.positions.keys.max() }
  }

  public func scan(
    from start: Position, to end: Position,
    _ body: (Position, Span<UInt8>) throws(StoreError) -> Bool
  ) throws(StoreError) {
    let entries = state.withLock { $0.entries }
    let last = min(end, Position(entries.count))
    guard start < last else { return }
    for position in start..<last {
      let entry = entries[Int(position)]
      guard try body(position, entry.span) else { return }
    }
  }

  public func tile(_ id: TileID, width: Int) throws(StoreError) -> [UInt8] {
    let tree = state.withLock { $0.tree }
    do throws(MerkleError) { return try tree.tile(id, width: width) } catch {
      throw .damaged("\(error)")
    }
  }
}
