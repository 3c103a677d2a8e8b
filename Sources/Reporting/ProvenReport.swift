public import Exchange
public import MerkleLog
public import Projecting

/// A report with its proof, as it was made from the first entries of a log.
public struct ProvenReport: Sendable {
  public let subject: ReportSubject
  /// The figures, as the question alone would give them.
  public let figures: [Report.Part]
  /// The report that was issued before it for the same period.
  public let previous: Previous?
  /// How many on the same period were issued before it.
  public let issuedCount: Int
  public let proof: ReportProof

  /// A report on the same period that was issued before, and what is different now.
  public struct Previous: Equatable, Sendable {
    /// The act that issued it.
    public var id: EventID
    /// Entries that it was made from.
    public var size: UInt64
    /// In the order of the figures; empty where all are as they were.
    public var changes: [FigureChange]
  }

  /// The document: one line of JSON and its newline. The same report under the same signed head is
  /// the same bytes.
  ///
  /// - Parameter head: the note over exactly ``ReportProof/size`` entries.
  public func bytes(signed head: Note) -> [UInt8] {
    Array((json(head: head).line + "\n").utf8)
  }

  func json(head: Note) -> JSON {
    let origin = (try? Checkpoint(parsing: head.text))?.origin ?? ""
    guard case .object(var members) = JSON(Report(figures)) else { return .object([]) }
    members.append(("previous", previous.map(JSON.init)))
    members.append(("proof", proof.json(subject, origin: origin, head: head)))
    return .object(members)
  }
}

/// From what exactly a report was made.
public struct ReportProof: Sendable {
  /// Entries of the log that it rests on.
  public let size: UInt64
  /// The root over them.
  public let root: Hash
  public let views: [View]
  /// The assumptions in force at its end.
  public let assumptions: [Assumption]

  /// A read model.
  public struct View: Sendable {
    public var name: String
    public var version: Int
    /// A hash over its rows in key order (``RowDigest``).
    public var digest: Hash
  }

  /// The version of an assumption, and the act that set it.
  public struct Assumption: Sendable {
    public var key: String
    public var id: EventID
    public var version: String?
  }

  /// The version of the block's form.
  static let form = 1

  func json(_ subject: ReportSubject, origin: String, head: Note) -> JSON {
    .object([
      ("v", .number(Self.form)), ("report", .text(subject.kind.rawValue)),
      ("agent", subject.agent.map { .text($0.text) }), ("origin", .text(origin)),
      ("size", .number(size)), ("root", .text(root.base64)),
      ("from", subject.from.map { .text($0.description) }),
      ("at", subject.at.map { .text($0.description) }),
      ("known", subject.known.map { .text($0.description) }),
      ("zone", .text(subject.zone.name)),
      (
        "projectors",
        .list(
          views.map { view in
            .object([
              ("name", .text(view.name)), ("version", .number(view.version)),
              ("digest", .text(view.digest.base64)),
            ])
          })
      ),
      (
        "assumptions",
        .list(
          assumptions.map { assumption in
            .object([
              ("key", .text(assumption.key)), ("id", .text(assumption.id.description)),
              ("version", assumption.version.map { .text($0) }),
            ])
          })
      ), ("checkpoint", .text(head.formatted)),
    ])
  }
}

extension JSON {
  /// As the document and the answers of programs say it.
  public init(_ previous: ProvenReport.Previous) {
    self = .object([
      ("id", .text(previous.id.description)), ("size", .number(previous.size)),
      ("changes", JSON(previous.changes)),
    ])
  }

  public init(_ changes: [FigureChange]) {
    self = .list(
      changes.map { change in
        .object([
          ("figure", .text(change.path.description)), ("was", change.was.map { .text($0) }),
          ("is", change.now.map { .text($0) }),
          ("because", .list(change.because.map { .text($0.description) })),
          ("others", change.hasOthers ? .flag(true) : nil),
        ])
      })
  }
}
