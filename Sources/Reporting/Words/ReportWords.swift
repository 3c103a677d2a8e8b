import Exchange
import MerkleLog
public import Projecting

/// What is said of a report and of its check, in one language. The compiler asks each language for
/// every sentence, and no `switch` behind them has a `default`.
public protocol ReportWords: Sendable {
  /// Between groups of three digits.
  var groupMark: String { get }
  /// What was found, and what to do about it.
  func verdict(_ check: ReportCheck) -> String
  func signature(_ signature: ReportCheck.Signature) -> String
  /// Of a report that nobody answers for: what it says is what the log gives all the same.
  func figuresHold(size: UInt64) -> String
  /// Whether the log says that this very document was issued.
  func issued(_ id: String?) -> String
  /// Above the figures that are others now than they were at the size of the report.
  func restated(_ count: Int, size: UInt64) -> String
  /// Above the figures that are others than in the report before this one.
  func restates(_ previous: ProvenReport.Previous) -> String
  /// One figure that the document states otherwise than the log.
  func difference(_ figure: String, stated: String?, computed: String?) -> String
  /// One figure that changed, and the acts that changed it.
  func change(_ figure: String, was: String?, now: String?, because: [String], hasOthers: Bool)
    -> String
}

extension ReportWords {
  func number(_ number: some BinaryInteger) -> String {
    let digits = Array(String(number))
    return digits.indices.map { index in
      let startsGroup = index > 0 && (digits.count - index) % 3 == 0
      return (startsGroup ? groupMark : "") + String(digits[index])
    }.joined()
  }

  /// A count of one or more with its noun.
  func many(_ count: some BinaryInteger, _ one: String, _ more: String) -> String {
    number(count) + " " + (count == 1 ? one : more)
  }
}

/// How figures look to the reader: their places and values as they are, unless a face knows better.
public struct FigureFace: Sendable {
  public var name: @Sendable (FigurePath) -> String = { $0.description }
  public var value: @Sendable (FigurePath, String) -> String = { $1 }

  public init() {}

  func line(_ difference: FigureDifference, _ words: any ReportWords) -> String {
    let path = difference.path
    let line = words.difference(
      name(path), stated: difference.stated.map { value(path, $0) },
      computed: difference.computed.map { value(path, $0) })
    return Self.plain(line)
  }

  /// One line for each figure that changed.
  func lines(_ changes: [FigureChange], _ words: any ReportWords) -> [String] {
    changes.map { change in
      let line = words.change(
        name(change.path), was: change.was.map { value(change.path, $0) },
        now: change.now.map { value(change.path, $0) },
        because: change.because.map(\.description), hasOthers: change.hasOthers)
      return "  " + Self.plain(line)
    }
  }

  /// What a document says may not steer the terminal that shows it.
  private static func plain(_ line: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      let steers = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      plain.append(steers ? "\u{FFFD}" : scalar)
    }
    return String(plain)
  }
}

extension ReportCheck {
  /// The check in sentences, the verdict first: what is wrong, where something is.
  public func lines(_ words: any ReportWords, face: FigureFace = FigureFace()) -> [String] {
    var lines = [words.verdict(self)]
    lines += differences.map { "  " + face.line($0, words) }
    guard isReport else { return lines }
    if case .fails = signature, verdict == .identical {
      lines = [words.signature(signature), words.figuresHold(size: size)]
    } else {
      lines.append(words.signature(signature))
    }
    switch verdict {
    case .unreadable, .noProof, .longerLog, .otherLog: return lines
    case .tampered, .otherVersion, .rewritten, .identical: break
    }
    lines.append(words.issued(issued?.description))
    // Where its figures are not the log's, "none has changed since" would sound as if they were.
    if !changes.isEmpty || differences.isEmpty {
      lines.append(words.restated(changes.count, size: logSize))
    }
    return lines + face.lines(changes, words)
  }

  /// The values that the document states otherwise than the log.
  public var differences: [FigureDifference] {
    switch verdict {
    case .tampered(let differences), .otherVersion(_, let differences): differences
    case .unreadable, .noProof, .longerLog, .otherLog, .rewritten, .identical: []
    }
  }
}

extension ProvenReport.Previous {
  /// What is different from the report before, in sentences.
  public func lines(_ words: any ReportWords, face: FigureFace = FigureFace()) -> [String] {
    [words.restates(self)] + face.lines(changes, words)
  }
}

extension JSON {
  /// A check as programs read it.
  public init(_ check: ReportCheck) {
    var versions: [ReportCheck.Version] = []
    if case .otherVersion(let found, _) = check.verdict { versions = found }
    self = .object([
      ("ok", .flag(check.ok)), ("verdict", .text(check.verdict.name)),
      ("signature", .text(check.signature.name)), ("size", .number(check.size)),
      ("logSize", .number(check.logSize)), ("digest", .text(check.digest.hex)),
      ("issued", check.issued.map { .text($0.description) }),
      (
        "versions",
        .list(
          versions.map {
            .object([
              ("name", .text($0.name)), ("stated", .number($0.stated)), ("ours", .number($0.ours)),
            ])
          })
      ),
      (
        "differences",
        .list(
          check.differences.map {
            .object([
              ("figure", .text($0.path.description)), ("stated", $0.stated.map { .text($0) }),
              ("computed", $0.computed.map { .text($0) }),
            ])
          })
      ), ("restated", JSON(check.changes)),
    ])
  }
}

extension ReportCheck.Verdict {
  /// Its name for programs.
  public var name: String {
    switch self {
    case .unreadable: "unreadable"
    case .noProof: "noProof"
    case .longerLog: "longerLog"
    case .otherLog: "otherLog"
    case .tampered: "tampered"
    case .otherVersion: "otherVersion"
    case .rewritten: "rewritten"
    case .identical: "identical"
    }
  }
}

extension ReportCheck.Signature {
  /// Its name for programs.
  public var name: String {
    switch self {
    case .holds: "holds"
    case .unchecked: "unchecked"
    case .fails: "fails"
    }
  }
}
