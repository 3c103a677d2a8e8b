import Foundation
import Testing
import Wording

@testable import Terminal

/// Runs the session of README.md and compares what it prints; hashes differ from run to run.
@Suite struct ReadmeTests {
  private struct Step {
    var command: [String]
    var expected: [String] = []
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The sessions, one a block of the page.
  private static func sessions() throws -> [[Step]] {
    let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    var sessions: [[Step]] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line == "```console" {
        isInside = true
        sessions.append([])
      } else if line == "```" {
        isInside = false
      } else if isInside, line.hasPrefix("$ maillon ") {
        sessions[sessions.count - 1].append(Step(command: words(line.dropFirst(10))))
      } else if isInside {
        let last = sessions[sessions.count - 1].count - 1
        sessions[sessions.count - 1][last].expected.append(line)
      }
    }
    return sessions
  }

  /// Splits at spaces outside double quotes.
  private static func words(_ line: Substring) -> [String] {
    var words = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == " ", !isQuoted {
        words.append("")
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words
  }

  private static func comparable(_ text: String) -> [String] {
    text.replacingOccurrences(
      of: #"[A-Za-z0-9+/]{43}="#, with: "…", options: .regularExpression
    ).split(separator: "\n").map {
      $0.replacingOccurrences(of: #"\s+$"#, with: "", options: .regularExpression)
    }
  }

  @Test func `the sessions of the README run as printed`() async throws {
    let sessions = try Self.sessions()
    try #require(sessions.count == 4 && sessions[0].count > 8)
    let log = "Fixtures/namur-2020/log.jsonl"
    let lines = try String(contentsOf: Self.root.appending(path: log), encoding: .utf8)
    for session in sessions {
      let stage = Stage()
      stage.write(lines, to: log)
      for step in session { await run(step, on: stage) }
    }
  }

  private func run(_ step: Step, on stage: Stage) async {
    let outcome = await stage.run(step.command)
    let isRefusal = step.expected.contains { $0.contains("refus") }
    #expect(outcome.status == (isRefusal ? 65 : 0), "\(step.command) \(outcome.errors)")
    if step.expected.isEmpty { return }
    let expected = Self.comparable(step.expected.joined(separator: "\n"))
    let printed = Self.comparable(outcome.output + outcome.errors)
      .map { $0.replacingOccurrences(of: stage.folder, with: "/tmp/readme-ledger") }
    #expect(printed == expected.filter { !$0.isEmpty }, "\(step.command)")
  }
}
