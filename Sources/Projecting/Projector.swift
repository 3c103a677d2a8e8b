public import Exchange

/// A read model: tables, and how a fact changes them. A pure function of the log.
///
/// A projector knows no store, no clock and no other projector. Rows and cursor are kept together
/// by whoever runs it, so each entry is applied exactly once.
public protocol Projector: AnyObject, SendableMetatype {
  /// The stable name: of its stored tables, its command and its line in `status`.
  static var name: String { get }
  /// Raised whenever the same log would give other rows; a new version is rebuilt from zero.
  static var version: Int { get }
  /// Whether its rows are kept beside the log. Those of a read model that is asked for reports only
  /// are made anew for each question, and cost nothing when acts come in.
  static var isKept: Bool { get }
  /// Whether ``apply(_:history:)`` reads ``Event/details`` of acts. Definitions always carry them.
  static var readsDetails: Bool { get }

  /// Declares the tables.
  init(tables: TableSpace, zone: LedgerZone)

  /// Takes in one fact. Cannot fail: what is in the log has been decided.
  func apply(_ fact: borrowing Fact, history: any History)

  /// Sees an act that does not count at the time asked about. It may have taken a name that acts
  /// told after it refer to. Never called for a live read model.
  func passOver(_ fact: borrowing Fact)

  /// What this read model shows when asked nothing in particular.
  func report(_ moment: AskedMoment) -> Report

  /// Further questions that it answers, by name, beside its own.
  static var questions: [String] { get }

  /// The answer to one of its questions. By default its report, whatever is asked.
  func answer(_ question: Question, _ moment: AskedMoment) -> Report
}

extension Projector {
  public static var isKept: Bool { true }
  public static var readsDetails: Bool { false }
  public static var questions: [String] { [] }

  public func passOver(_ fact: borrowing Fact) {}

  public func answer(_ question: Question, _ moment: AskedMoment) -> Report { report(moment) }
}

/// What is asked of a read model.
public struct Question: Sendable {
  /// The name of the read model, or of one of its ``Projector/questions``.
  public var name: String
  /// What the question is about, where it is about one thing.
  public var subject: ThingName?
  /// Who will read the answer.
  public var audience: Audience

  public init(
    _ name: String, about subject: ThingName? = nil, for audience: Audience = .coordinators
  ) {
    self.name = name
    self.subject = subject
    self.audience = audience
  }
}

/// Who reads an answer, where that decides what it may show.
public enum Audience: Hashable, Sendable {
  /// Those who do the work: everything.
  case coordinators
  /// One agent, of whom it shows the own part and nobody else's.
  case agent(AgentID)
  /// Everyone: totals, and no group so small that it tells of a person.
  case everyone

  /// The fewest contributors of which a public total tells.
  public static let fewest = 3
}

/// A thing as people name it: `sheet#LS1@P1`.
public struct ThingName: Hashable, Sendable {
  public var item: String
  public var lot: String?
  public var serial: String?

  public init(_ text: String) {
    // By scalars: a sign with a mark on it would be another `Character`.
    let parts = text.unicodeScalars.split(
      separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let front = parts[0].split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    item = String(front[0])
    lot = front.count > 1 ? String(front[1]) : nil
    serial = parts.count > 1 ? String(parts[1]) : nil
  }

  public var text: String { item + (lot.map { "#\($0)" } ?? "") + (serial.map { "@\($0)" } ?? "") }
}

/// When a question is asked of: rule R15's two clocks, and the present for what depends on it.
public struct AskedMoment: Sendable {
  /// Effective time up to which acts count; nil for all.
  public var at: Timestamp?
  /// Recorded time up to which the log was known; nil for all.
  public var known: Timestamp?
  /// First effective time that counts, for questions about a period.
  public var from: Timestamp?
  /// The present, handed in: decides what is overdue. `at` when that is given.
  public var now: Instant
  /// Entries of the log that the answer rests on.
  public var size: UInt64
  public var zone: LedgerZone

  public init(
    at: Timestamp? = nil, known: Timestamp? = nil, from: Timestamp? = nil, now: Instant,
    size: UInt64, zone: LedgerZone
  ) {
    self.at = at
    self.known = known
    self.from = from
    self.now = at?.end(in: zone) ?? now
    self.size = size
    self.zone = zone
  }

  /// The stamp of an answer that counts days to the present: it says to which.
  public var datedStamp: Value {
    var dated = self
    dated.at = at ?? Timestamp(zone.day(of: now))
    return dated.stamp
  }

  /// `{"at","known","size"}` of every answer.
  public var stamp: Value {
    .object([
      ("at", at.map { .text($0.description) } ?? .absent),
      ("known", known.map { .text($0.description) } ?? .absent),
      ("size", .integer(Int(size))),
    ])
  }
}

extension EventKind {
  /// Whether such an act says what there is or what holds, and not what happened: it may be dated
  /// into a closed period, whose figures stay as they are.
  public var definesThings: Bool {
    switch self {
    case .agentRegistered, .agentUpdated, .agentErased, .agentsMerged, .itemDefined,
      .assumptionSet, .reportIssued, .periodClosed, .periodReopened, .clockCorrected:
      true
    default: false
    }
  }

  /// Whether the details of this kind are always read, also in a quick replay.
  public var alwaysHasDetails: Bool {
    switch self {
    case .documentPublished, .commitmentMade, .deliveryConfirmed, .lotChecked, .goodsDelivered: true
    default: definesThings
    }
  }
}
