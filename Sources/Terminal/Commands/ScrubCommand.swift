import Bookkeeping
import Exchange
import MerkleLog
import Processes
import Wording

/// `scrub [POSITION]`: what `verify` runs in a process of its own, so that no damage of the files can
/// take down whoever asked. It is not for people: it tells its parent how far it is and what it found,
/// a line each, words parted by tabs.
struct ScrubCommand: TerminalCommand {
  static let name = "scrub"
  var name: String { Self.name }
  let options: [Option] = []

  func help(_ words: any Words) -> String { HelpText.overview(words) }

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let start = session.arguments.words.first.flatMap { Position($0) } ?? 0
    let console = session.console
    let check = try asking { () throws(LedgerError) in
      try Ledger.verify(
        at: session.ledgerPath, from: start,
        found: { console.send(ScrubLine.problem($0).text + "\n") },
        progress: { console.send(ScrubLine.at($0, of: $1).text + "\n") })
    }
    console.send(ScrubLine.end(check).text + "\n")
    return ExitStatus.done
  }
}

/// One line between `scrub` and `verify`.
enum ScrubLine {
  /// Everything before this entry was looked at.
  case at(Position, of: Position)
  case problem(Problem)
  /// All was looked at; the problems were told before.
  case end(Bookkeeping.Verification)

  var text: String {
    switch self {
    case .at(let position, let size): return "at\t\(position)\t\(size)"
    case .problem(let problem):
      let first = problem.positions.map { "\($0.lowerBound)" } ?? "-"
      let last = problem.positions.map { "\($0.upperBound)" } ?? "-"
      let what = problem.what.map { $0.isNewline || $0 == "\t" ? " " : $0 }
      return "problem\t\(problem.kind.rawValue)\t\(first)\t\(last)\t\(String(what))"
    case .end(let check):
      var words = ["end", "\(check.size)", "\(check.root)"]
      if let anchor = check.anchor {
        words += ["\(anchor.size)", "\(anchor.root)"]
        if let found = anchor.disagreement { words += ["\(found.size)", found.root] }
      }
      return words.joined(separator: "\t")
    }
  }

  /// Reads a line; nil when it is none.
  init?(_ text: String) {
    let words = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    switch words.first {
    case "at":
      guard words.count == 3, let position = Position(words[1]), let size = Position(words[2])
      else {
        return nil
      }
      self = .at(position, of: size)
    case "problem":
      guard words.count == 5, let kind = Problem.Kind(rawValue: words[1]) else { return nil }
      let ends = Position(words[2]).flatMap { first in Position(words[3]).map { (first, $0) } }
      self = .problem(
        Problem(kind, ends.flatMap { $0 <= $1 ? $0...$1 : nil }, words[4]))
    case "end":
      guard let check = Self.verification(words) else { return nil }
      self = .end(check)
    default: return nil
    }
  }

  private static func verification(_ words: [String]) -> Bookkeeping.Verification? {
    guard [3, 5, 7].contains(words.count), let size = Position(words[1]),
      let root = Hash(base64: words[2])
    else { return nil }
    var anchor: AnchorCheck?
    if words.count > 3, let size = Position(words[3]), let root = Hash(base64: words[4]) {
      anchor = AnchorCheck(size: size, root: root, disagreement: nil)
      if words.count == 7, let found = Position(words[5]) {
        anchor?.disagreement = Disagreement(
          anchoredSize: size, anchoredRoot: words[4], size: found, root: words[6])
      }
    }
    return Bookkeeping.Verification(size: size, root: root, anchor: anchor, problems: [])
  }
}

/// The parent's side: starts children until the whole log was looked at, whatever becomes of them.
struct ScrubRun {
  /// Runs this program with arguments, lending the lines of its output; nil when it cannot.
  let runSelf: (_ arguments: [String], _ line: (String) -> Void) -> ChildProcess.Ending?
  let ledgerPath: String
  let language: String

  /// How the run as a whole ended.
  enum Result {
    case verified(Bookkeeping.Verification)
    /// The child said on standard error why it could not look; its exit status.
    case refused(Int32)
    case notStarted
    /// The child said nothing for ``patience`` seconds.
    case notEnding
  }

  /// Seconds for one stretch of entries, the ids of all, or the free pages: on a slow disk some.
  static let patience = 600

  /// Entries that are passed over behind the place where a child was ended.
  static let strideCount: Position = 16_384

  func run(_ progress: (Position, Position) -> Void) -> Result {
    var problems: [Problem] = []
    var start: Position = 0
    var (at, size): (Position, Position) = (0, 0)
    while true {
      at = start
      var end: Bookkeeping.Verification?
      let ending = runSelf(
        [ScrubCommand.name, "\(start)", "--ledger", ledgerPath, "--lang", language]
      ) { line in
        switch ScrubLine(line) {
        case .at(let position, let whole)?:
          (at, size) = (max(position, start), whole)
          progress(at, size)
        case .problem(let problem)?: problems.append(problem)
        case .end(let check)?: end = check
        case nil: break
        }
      }
      switch ending {
      case nil: return .notStarted
      case .notEnding?: return .notEnding
      case .exited(ExitStatus.done)? where end != nil:
        guard var check = end else { return .notStarted }
        check.problems = problems
        return .verified(check)
      case .exited(let status)?: return .refused(status)
      case .signaled(let signal)?:
        let last = min(at + Self.strideCount, size)
        problems.append(
          Problem(.process, last > at ? at...last - 1 : nil, "signal \(signal)"))
        guard last > at, last < size else { return .verified(unfinished(size, problems)) }
        start = last
      }
    }
  }

  private func unfinished(_ size: Position, _ problems: [Problem]) -> Bookkeeping.Verification {
    Bookkeeping.Verification(size: size, root: .emptyRoot, anchor: nil, problems: problems)
  }
}
