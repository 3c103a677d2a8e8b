import Exchange
import FoundationEssentials
import Projecting
import Testing
import Wording

@testable import Terminal

/// Every payload in every field, shown by every face: what is built stays as it was, and the text
/// arrives whole, or with what steers written out.
@Suite(.serialized) struct InjectionTests {
  private static let scene = Task { try await Scene() }

  @Test func `every field that takes a text has every payload`() async throws {
    let log = await (try await Self.scene.value).hostile.run("export").output
    var found: Set<Substring> = []
    for part in log.utf8.split(whereSeparator: { !(0x61...0x7A).contains($0 | 0x20) }) {
      found.insert(Substring(part))
    }
    for field in HostileLog.fields {
      for number in 0..<Scene.count {
        let word = HostileLog.word(number, field)
        #expect(found.contains { $0.utf8.reversed().starts(with: word.utf8.reversed()) }, "\(word)")
      }
    }
  }

  // MARK: - Questions

  /// How each command that only asks is asked, `N` being a number of the payloads.
  private static let questions: [String: [String]] = [
    "inventory": [""], "loans": [""], "needs": [""], "match": ["", "--at 2020-04-20"],
    "lists": ["", "--public", "--as orgN"], "calls": [""], "handouts": [""], "deliveries": [""],
    "doubles": [""], "contributions": ["", "--public", "--as orgN"],
    "impact": ["", "--from 2020-04-01 --at 2020-04-30"], "chains": ["", "itemN#VN"],
    "trace": ["itemN#VN"], "track": ["itemN#LN"], "members": [""], "journal": [""],
    "show": ["a", "d", "q", "s", "r", "R", "e", "x", "k"].map { $0 + "N" },
    "view": [""] + Stage.projectors.map { $0.name },
    // These have tests of their own below.
    "report": [], "check-report": [], "paper": [],
  ]
  @Test func `every question is asked here`() {
    let asked = CommandTable.names.filter { CommandTable.command(named: $0)?.isQuestion == true }
    #expect(Set(asked) == Set(Self.questions.keys))
  }

  @Test(arguments: questions.keys.sorted())
  func `an answer is built as before, and says every text whole`(name: String) async throws {
    let scene = try await Self.scene.value
    for (place, rest) in (Self.questions[name] ?? []).enumerated() {
      for line in Self.lines(name + " " + rest, from: place) {
        try await scene.check(line, StrictReader.terminal, as: .shown)
        let json = try await scene.check(line + " --json", StrictReader.json, as: .exact)
        guard CommandTable.command(named: name)?.options.contains(Option(.csv)) == true else {
          continue
        }
        for part in Self.tables(json) {
          try await scene.check(
            "\(line) --csv --part \(part)", { StrictReader.csv($0, separator: ",") },
            as: .exactCell)
        }
      }
    }
  }

  @Test func `every form of a graph is built as before`() async throws {
    let scene = try await Self.scene.value
    for line in Self.lines("trace itemN#VN", every: 1) {
      for form in TraceCommand.Form.allCases {
        let line = "\(line) --format \(form.rawValue)"
        switch form {
        case .text: try await scene.check(line, StrictReader.terminal, as: .shown)
        case .json: try await scene.check(line, StrictReader.json, as: .exact)
        case .dot: try await scene.check(line, StrictReader.dot, as: .shown)
        case .mermaid: try await scene.check(line, StrictReader.mermaid, as: .shown)
        }
      }
    }
  }

  /// The line, or one for some of the numbers. Most faces show all payloads at once; those that show one
  /// thing take turns.
  private static func lines(_ line: String, from: Int = 0, every: Int = 13) -> [String] {
    guard line.contains("N") else { return [line] }
    return stride(from: from, to: Scene.count, by: every).map { line.replacing("N", with: "\($0)") }
  }

  /// The names of the tables in an answer.
  private static func tables(_ json: String) -> [String] {
    guard case .object(let parts)? = JSONTree(json) else { return [] }
    return parts.compactMap { if case .list = $0.1 { $0.0 } else { nil } }
  }

  // MARK: - Reports and papers

  @Test(arguments: ReportVariant.allCases)
  func `a report is built as before in every format`(variant: ReportVariant) async throws {
    let scene = try await Self.scene.value
    let subject =
      switch variant {
      case .impact, .funder, .annual, .audit: ""
      case .statement: " orgN"
      case .recipient: " hopN"
      }
    let period = " --from 2020-03-01 --to 2020-06-30"
    let lines = Self.lines("report \(variant.rawValue)\(subject)\(period)", every: 21)
    if variant == .audit { return try await checkPack(lines[0], scene) }
    for line in lines {
      for format in ReportFormat.names {
        let line = "\(line) --format \(format)"
        switch format {
        case "json": try await scene.check(line, StrictReader.json, as: .exact)
        case "csv":
          for dialect in CSVDialect.allCases {
            let line = "\(line) --dialect \(dialect.rawValue)"
            switch dialect {
            case .belgian:
              try await scene.check(
                line, { StrictReader.csv($0, separator: ";") }, as: .cell)
            case .machine:
              try await scene.check(line, { StrictReader.csv($0, separator: ",") }, as: .exactCell)
            }
          }
        case "html": try await scene.check(line, StrictReader.page, as: .lines)
        // The same page, rendered.
        case "pdf": continue
        default: Issue.record("\(format) is not looked at")
        }
      }
    }
  }

  /// The folder for an auditor.
  private func checkPack(_ line: String, _ scene: Scene) async throws {
    for stage in [scene.plain, scene.hostile] {
      let folder = stage.folder + "-pack"
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let made = await stage.run("\(line) --out \(folder)")
      #expect(
        made.status == 0 && StrictReader.terminal(made.output).problems() == [], "\(made.errors)")
      let guide = stage.file(folder + "/LISEZMOI.txt") ?? "\u{0}"
      #expect(StrictReader.terminal(guide).problems() == [])
      for (name, read) in [
        ("rapport.html", StrictReader.page), ("rapport.json", StrictReader.json),
        ("livraisons.csv", { StrictReader.csv($0, separator: ",") }),
      ] as [(String, (String) -> Reading)] {
        let text = stage.file("\(folder)/\(name)") ?? ""
        #expect(!text.isEmpty && read(text).problems() == [], "\(name)")
      }
    }
  }

  @Test(arguments: PaperCommand.Kind.allCases)
  func `a paper is built as before`(kind: PaperCommand.Kind) async throws {
    let scene = try await Self.scene.value
    let all = (0..<Scene.count).map { "item\($0)#V\($0)" }.joined(separator: " ")
    let lines =
      switch kind {
      case .receipt: Self.lines("dN", every: 14)
      case .delivery: Self.lines("rN", every: 14)
      case .loan: Self.lines("jN", every: 14)
      case .label: [all]
      case .labels: [all + " --url https://exemple.invalid/"]
      }
    for line in lines {
      try await scene.check(
        "paper \(kind.rawValue) \(line)", StrictReader.page, as: .lines)
    }
  }

  @Test func `what programs get reaches a terminal in signs only`() async throws {
    let scene = try await Self.scene.value
    for line in [
      "inventory", "inventory --csv", "needs --json", "journal --json", "export", "show a20 --json",
      "trace item20#V20 --format dot", "checkpoint", "paper receipt d20", "contributions --csv",
      "report impact --format csv", "report impact --format html", "report impact",
    ] {
      let outcome = await scene.hostile.run(line, isTerminal: true)
      // Our own bold type and the end of a bar may steer.
      var said = outcome.output + outcome.errors
      for own in ["\u{1B}[1m", "\u{1B}[0m", "\r\u{1B}[2K"] { said = said.replacing(own, with: "") }
      #expect(outcome.status == 0 && StrictReader.terminal(said).problems() == [], "\(line)")
    }
  }
}
