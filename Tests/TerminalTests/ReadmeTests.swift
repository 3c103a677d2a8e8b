import Foundation
import Testing

@testable import Terminal

/// Runs the session of README.md and compares what it prints; hashes differ from run to run.
@Suite struct ReadmeTests {
  private struct Step {
    var command: [String]
    var expected: [String] = []
  }

  private static func steps() throws -> [Step] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    var steps: [Step] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line == "```console" { isInside = true } else if line == "```" { isInside = false }
      guard isInside, line != "```console" else { continue }
      if line.hasPrefix("$ maillon ") {
        steps.append(Step(command: words(line.dropFirst(10))))
      } else {
        steps[steps.count - 1].expected.append(line)
      }
    }
    return steps
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

  @Test func `the session of the README runs as printed`() async throws {
    let steps = try Self.steps()
    try #require(steps.count > 8)
    let stage = Stage()
    for step in steps {
      let outcome = await stage.run(step.command)
      let isRefusal = step.expected.contains { $0.contains("refus") }
      #expect(outcome.status == (isRefusal ? 65 : 0), "\(step.command) \(outcome.errors)")
      if step.expected.isEmpty { continue }
      let expected = Self.comparable(step.expected.joined(separator: "\n"))
      let printed = Self.comparable(outcome.output + outcome.errors)
        .map { $0.replacingOccurrences(of: stage.folder, with: "/tmp/readme-ledger") }
      #expect(printed == expected.filter { !$0.isEmpty }, "\(step.command)")
    }
  }
}
