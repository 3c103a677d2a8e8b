import Calls
import Exchange
import Projecting
import Testing

/// What an answer about calls costs where one group is large and much is asked of it.
struct CallsProjectorTests {
  private struct NoHistory: History {
    func event(_ id: EventReference) -> Event? { nil }
    func id(at position: Position) -> EventID? { nil }
  }

  /// Stored rows that count how often one is read.
  private final class CountedRows: RowSource {
    private var rows: [(key: [UInt8], row: [UInt8])] = []
    private(set) var readCount = 0

    init(_ changes: RowChanges) {
      for index in 0..<changes.count {
        guard let row = changes.rowRange(of: index) else { continue }
        let key = Array(changes.bytes[changes.keyRange(of: index)])
        rows.append((key, Array(changes.bytes[row])))
      }
    }

    func row(forKey key: [UInt8]) -> [UInt8]? {
      readCount += 1
      return rows.first { $0.key == key }?.row
    }

    func scan(prefix: [UInt8], _ body: ([UInt8], [UInt8]) -> Bool) {
      for (key, row) in rows where key.starts(with: prefix) {
        readCount += 1
        guard body(key, row) else { return }
      }
    }
  }

  private static func act(
    _ kind: EventKind, _ position: Int, _ time: String, _ fields: [(Field, UInt32)]
  ) throws -> Event {
    var act = Event(
      id: try #require(EventID("e\(position)")), kind: kind,
      occurredAt: try #require(Timestamp(time)))
    act.position = Position(position)
    for (field, number) in fields { act.set(field, identifier: number) }
    return act
  }

  /// The rows of as many members of one group, calls to it, and answers by each member to the first.
  private static func rows(_ count: Int) throws -> CountedRows {
    let tables = TableSpace()
    let projector = CallsProjector(tables: tables, zone: .brussels)
    let group = AgentID("group").number
    var acts: [Event] = []
    for number in 0..<count {
      let agent = AgentID("member-\(number)").number
      acts.append(
        try act(.membershipStarted, acts.count, "2020-03-01", [(.agent, agent), (.group, group)]))
      let call = PromiseID("call-\(number)").number
      acts.append(try act(.callIssued, acts.count, "2020-03-02", [(.call, call), (.group, group)]))
      var work = try act(
        .workDone, acts.count, "2020-03-03",
        [(.provider, agent), (.call, PromiseID("call-0").number)])
      work.set(.effort, Quantity(ExactDecimal(1), .hour))
      acts.append(work)
    }
    for act in acts { projector.apply(Fact(act: act, zone: .brussels), history: NoHistory()) }
    return CountedRows(tables.drainChanges())
  }

  private static func report(from rows: CountedRows) -> Report {
    let tables = TableSpace(source: rows)
    return withExtendedLifetime(tables) {
      CallsProjector(tables: tables, zone: .brussels)
        .report(AskedMoment(now: Instant(milliseconds: 0), size: 0, zone: .brussels))
    }
  }

  @Test func `each membership is read once, however many calls and answers there are`() throws {
    func readCount(_ count: Int) throws -> Int {
      let rows = try Self.rows(count)
      _ = Self.report(from: rows)
      return rows.readCount
    }
    #expect(try readCount(80) < 3 * readCount(40))
  }
}
