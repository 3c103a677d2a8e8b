// The story of NamurStory: the spring of 2020 in Namur, as a co-operative's ledger heard it.
//
// Each chapter is a list of sittings: who sat down when, and what they entered. The chapters are
// told by subject, the ledger hears them by the clock. What really happened is told as the press
// told it; every figure that the press did not give is illustrative, and so are all parties: see
// Fixtures/namur-2020/README.md, which says of each figure which it is.

public import Bookkeeping
import Exchange
public import Projecting
import Synchronization

public enum Story {
  /// The first line, written by hand: the co-operative enters itself.
  static let firstLine =
    #"{"agent":"coop","agentType":"organization","category":"association","channel":"terminal","#
    + #""enterpriseNumber":"0000.012.371","id":"nam-0001","kind":"agentRegistered","language":"fr","#
    + #""name":"Coopérative (exemple)","occurredAt":"2020-03-18","postcode":"5000","#
    + #""recordedAt":"2020-03-18T18:00:00.000Z","recordedBy":"coop","seq":0,"tracked":true,"v":1}"#

  private static let chapters: [[Sitting]] = [
    People.sittings, Things.sittings, Loans.sittings, Gifts.sittings, Lots.sittings,
    Recipients.sittings, Needs.sittings, Deliveries.sittings, Aprons.sittings, Park.sittings,
    Masks.sittings, Offers.sittings, Guide.sittings, Shopping.sittings, Liege.sittings,
    Corrections.sittings, Closing.sittings,
  ]

  /// Every sitting, in the order of the clock.
  private static var sittings: [Sitting] {
    let told = chapters.flatMap { $0 }
    // A stable sort: sittings of the same minute stay in the order of the chapters.
    return told.indices.sorted {
      (told[$0].recordedAt, $0) < (told[$1].recordedAt, $1)
    }.map { told[$0] }
  }

  /// Tells the whole story to a new ledger in a folder that holds none.
  public static func tell(
    to path: String, projectors: [any Projector.Type] = []
  ) async throws(LedgerError) -> Ledger {
    let clock = StoryClock(Act.instant("03-18 19:00"))
    _ = try Ledger.restore(
      Array(firstLine.utf8), to: path, projectors: projectors, clock: clock.read,
      origin: "exemple.invalid/namur-2020")
    let ledger = try Ledger.open(at: path, projectors: projectors, clock: clock.read)
    var known = Known()
    for sitting in sittings {
      clock.move(to: sitting.recordedAt)
      let commands = sitting.acts.map { Command(known.completed($0.event)) }
      if let only = commands.first?.event, only.kind == .agentErased {
        _ = try await ledger.erase(saying: only)
      } else {
        _ = try await ledger.record(commands, governing: true, closesEarly: true, settles: false)
      }
    }
    try ledger.settle()
    return ledger
  }

  /// The lines of a ledger, as `export` writes them.
  public static func lines(of ledger: Ledger) throws(LedgerError) -> [UInt8] {
    var bytes: [UInt8] = []
    try ledger.entries { _, line in
      for index in 0..<line.count { bytes.append(line[index]) }
      bytes.append(UInt8(ascii: "\n"))
      return true
    }
    return bytes
  }
}

/// The clock of the story: stands until the next sitting.
private final class StoryClock: Sendable {
  private let now: Mutex<Instant>

  init(_ now: Instant) { self.now = Mutex(now) }

  func move(to instant: Instant) { now.withLock { $0 = instant } }

  var read: @Sendable () -> Instant { { [self] in now.withLock { $0 } } }
}

/// What the log holds so far: two kinds of act say how much that is.
private struct Known {
  /// The first line is there.
  private var events: [Event?] = [nil]

  /// A report bears the size of the log it was made from, an erasure how many acts name the agent.
  mutating func completed(_ event: Event) -> Event {
    var event = event
    switch event.kind {
    case .reportIssued: event.set(.size, .count(UInt64(events.count)))
    case .agentErased:
      let naming = events.count { $0?.names(event.agent) ?? false }
      event.set(.size, .count(UInt64(naming)))
    default: break
    }
    events.append(event)
    return event
  }
}

extension Event {
  fileprivate func names(_ agent: AgentID?) -> Bool {
    presentFields.contains { field in
      guard case .agent = field.form else { return false }
      return text(field) == agent?.text
    }
  }
}
