// The story of Reporting: a report that is handed out carries its proof.
//
// `ReportMaker` makes a report from a log as it was at N entries: the figures of the read models it is
// made of, what changed since the report that was issued before it for the same period and by which
// acts, and the proof block: size, root, both clocks, the version of each read model and a digest over
// its rows, the assumptions in force, the signed head over exactly that size. The log is handed in
// as a `ReportingLog`, so the ledger and a stranger with a published folder run the same code: what
// one writes the other makes again, byte for byte, or names the figure that differs.
//
// The document is one line of JSON: the figures as the question alone would give them, then `previous`
// where there is one, then `proof`. It is a function of the log and of what was asked, and of no clock.
//
// What Reporting does not know: a disk, a ledger, who asks, how a page looks.

public import Exchange

/// What a report tells, and of which moment: all that has to be known to make it again.
public struct ReportSubject: Hashable, Sendable {
  public var kind: ReportKind
  /// Whose it is, where it is one agent's.
  public var agent: AgentID?
  /// First day that counts; nil for all from the beginning.
  public var from: Timestamp?
  /// Last day that counts (effective time); nil for all to the end.
  public var at: Timestamp?
  /// Recorded time up to which the log was known; nil for all of it.
  public var known: Timestamp?
  /// Where days begin and end.
  public var zone: LedgerZone

  public init(
    _ kind: ReportKind, of agent: AgentID? = nil, from: Timestamp? = nil, at: Timestamp? = nil,
    known: Timestamp? = nil, zone: LedgerZone = .brussels
  ) {
    self.kind = kind
    self.agent = agent
    self.from = from
    self.at = at
    self.known = known
    self.zone = zone
  }

  /// The period as `reportIssued` states it: `2020-03-18/2020-04-30`, `..` for an open end.
  public var period: String {
    "\(from.map { "\($0)" } ?? "..")/\(at.map { "\($0)" } ?? "..")"
  }
}

/// The reports there are.
public enum ReportKind: String, CaseIterable, Sendable {
  /// What reached whom.
  case impact
  /// What one agent gave, and what came to it.
  case statement
  /// What came to one agent, and what it asks.
  case recipient

  /// What it asks, in the order of its figures. Parts of the answers have names of their own.
  public var questions: [ReportQuestion] {
    switch self {
    case .impact:
      [
        .init(of: "impact"), .init("reach", of: "deliveries"), .init("coverage", of: "needs"),
        .init(of: "means"), .init(of: "quality"), .init("variance", of: "inventory"),
        .init("flow", of: "trace"),
      ]
    case .statement: [.init(of: "contributions"), .init(of: "deliveries")]
    case .recipient: [.init(of: "deliveries"), .init(of: "needs")]
    }
  }

  /// The read models it is made of, by name.
  public var views: [String] { questions.map(\.view) }

  /// Whether it is about one agent.
  public var isOfAgent: Bool { self != .impact }

  /// Whether the log says when it is handed out, so that the next one says what it restates.
  public var isIssued: Bool { self == .impact }
}

/// One question to one read model.
public struct ReportQuestion: Sendable {
  /// The name of the read model.
  public var view: String
  /// The question, which is the read model's own where it is not one of its further ones.
  public var name: String

  init(_ name: String? = nil, of view: String) {
    self.view = view
    self.name = name ?? view
  }

  /// What another read model adds to the answer to a question, and the part of it that is added:
  /// programs find how far needs were met beside the impact.
  public static func added(to name: String) -> (question: ReportQuestion, part: String)? {
    name == "impact" ? (ReportQuestion("coverage", of: "needs"), "needs") : nil
  }
}
